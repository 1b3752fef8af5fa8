"""Conditions against the questions an applicant answers (填报项); amounts have a check of
their own (amount_fields)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.source.model import Atom, Figure, Policy, Question
from policypress.source.model.base import Node
from policypress.source.model.figure import Value
from policypress.source.traverse import at, atoms, condition_sets

TYPES = {
    "yes_no": "是否",
    "choice": "单选",
    "number": "数量",
    "money": "金额",
    "date": "日期",
    "text": "文字",
}
_ORDERED = ("at_least", "more_than", "at_most", "less_than")
_EQUAL = ("is", "is_not")
# By the type of the question: how its answer may be compared.
_COMPARISONS = {
    "yes_no": ("yes", "no"),
    "choice": (*_EQUAL, "one_of"),
    "number": (*_ORDERED, *_EQUAL),
    "money": (*_ORDERED, *_EQUAL),
    "date": (*_ORDERED, *_EQUAL),
    "text": _EQUAL,
}
_EXAMPLES = {
    "number": "3{}",
    "money": "100万元",
    "date": "2023年2月6日",
    "text": "文字",
}


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for conditions that no answer of an applicant can decide."""
    if "fields" in policy.broken:
        return
    for question in policy.fields.values():
        if question.type == "choice" and not question.choices:
            message = f"单选项“{question.label}”没有选项"
            hint = "补写 choices: {标识: 名称}"
            yield at(
                question,
                "type",
                "no-choices",
                message,
                hint,
            )
    for _, conditions in condition_sets(policy):
        for atom in atoms(conditions):
            yield from _atom(atom, policy)


def asked(
    node: Node,
    child: str,
    name: str,
    policy: Policy,
) -> Question | Finding:
    """The question of that name, or a finding at the child that names it."""
    question = policy.fields.get(name)
    if question:
        return question
    message = f"fields.yaml 中没有填报项“{name}”"
    hint = did_you_mean(name, policy.fields, "先在 fields.yaml 中登记")
    return at(
        node,
        child,
        "unknown-field",
        message,
        hint,
    )


def _atom(atom: Atom, policy: Policy) -> Iterator[Finding]:
    """One condition: its question is there, can be compared so, and with such a value."""
    question = asked(atom, "field", atom.field, policy)
    if isinstance(question, Finding):
        yield question
    elif atom.op not in _COMPARISONS[question.type]:
        title = TYPES[question.type]
        message = f"填报项“{question.label}”是{title}，不能用 {atom.op} 比较"
        hint = f"可用：{'、'.join(_COMPARISONS[question.type])}"
        yield at(
            atom,
            "op",
            "wrong-comparison",
            message,
            hint,
        )
    elif atom.op == "one_of":
        yield from _values(atom, question)
    elif atom.op not in ("yes", "no"):
        yield from _value(atom, question)


def _values(atom: Atom, question: Question) -> Iterator[Finding]:
    """What one_of compares with: choices of the question, and at least one."""
    if not atom.values:
        message = "one_of 要写明 values（可选值）"
        hint = "补写 values: [选项标识, 选项标识]"
        yield at(
            atom,
            "op",
            "missing-field",
            message,
            hint,
        )
    for number, value in enumerate(atom.values):
        yield from _choice(atom, f"values.{number}", value, question)


def _value(atom: Atom, question: Question) -> Iterator[Finding]:
    """What any other comparison compares with: one value that fits the question."""
    if atom.value is None:
        message = f"{atom.op} 要写明 value（值）"
        yield at(
            atom,
            "op",
            "missing-field",
            message,
            "补写 value: 值",
        )
    elif question.type == "choice":
        yield from _choice(atom, "value", atom.value.value, question)
    elif atom.value.value:
        yield from _unit(atom.value, question)


def _choice(
    node: Node,
    child: str,
    value: str,
    question: Question,
) -> Iterator[Finding]:
    """value: what stands at the child; it is one of the question's choices."""
    if value not in question.choices:
        message = f"填报项“{question.label}”没有选项“{value}”"
        hint = did_you_mean(value, question.choices)
        yield at(
            node,
            child,
            "unknown-choice",
            message,
            hint,
        )


def _unit(figure: Figure, question: Question) -> Iterator[Finding]:
    """The value of a condition is of the kind and unit of the answer."""
    why = _mismatch(figure.parsed, question)
    if not why:
        return
    example = _EXAMPLES[question.type].format(question.unit or "项")
    message = f"填报项“{question.label}”是{TYPES[question.type]}，{why}"
    yield at(
        figure,
        "value",
        "wrong-unit",
        message,
        f"写成如 {example}",
    )


def _mismatch(parsed: Value, question: Question) -> str:
    """Why a value cannot be compared with the answer; empty when it can."""
    if question.type == "money":
        is_money = isinstance(parsed, Quantity) and parsed.kind == "money"
        return "" if is_money else f"写的“{parsed}”不是金额"
    if question.type == "date":
        return "" if isinstance(parsed, Date) else f"写的“{parsed}”不是日期"
    if question.type == "number":
        return _other_number(parsed, question.unit)
    return ""


def _other_number(parsed: Value, unit: str) -> str:
    """Why a value is no number of the question's unit; 3人 and 3个人 are the same."""
    if unit and re.fullmatch(f"[0-9]+{re.escape(unit)}", str(parsed)):
        return ""  # a unit of the question's own, such as 分
    if not isinstance(parsed, Quantity) or parsed.kind == "money":
        return f"写的“{parsed}”不是数量"
    if unit and parsed.unit.removeprefix("个") != unit.removeprefix("个"):
        return f"单位是“{unit}”，写的是“{parsed.unit}”"
    return ""
