"""Conditions and amounts against the questions an applicant answers (填报项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policypress.findings import Finding, did_you_mean
from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.source.model import Atom, PerUnit, Policy, Question, Share, Tiers
from policypress.source.model.base import Node
from policypress.source.traverse import at, atoms, condition_sets, supports

_TYPES = {
    "yes_no": "是否",
    "choice": "单选",
    "number": "数量",
    "money": "金额",
    "date": "日期",
    "text": "文字",
}
_ORDERED = ("at_least", "more_than", "at_most", "less_than")
_OPS = {
    "yes_no": ("yes", "no"),
    "choice": ("is", "is_not", "one_of"),
    "number": (*_ORDERED, "is", "is_not"),
    "money": (*_ORDERED, "is", "is_not"),
    "date": (*_ORDERED, "is", "is_not"),
    "text": ("is", "is_not"),
}


def check(policy: Policy) -> Iterator[Finding]:
    if "fields" in policy.broken:
        return
    for question in policy.fields.values():
        if question.type == "choice" and not question.choices:
            yield at(
                question,
                "type",
                "no-choices",
                f"单选项“{question.label}”没有选项",
                "补写 choices: {标识: 名称}",
            )
    for _, conditions in condition_sets(policy):
        for atom in atoms(conditions):
            yield from _atom(atom, policy)
    for _, support in supports(policy):
        yield from _amount(support.amount, policy)


def _question(
    node: Node, child: str, name: str, policy: Policy
) -> tuple[Question | None, list[Finding]]:
    question = policy.fields.get(name)
    if question:
        return question, []
    return None, [
        at(
            node,
            child,
            "unknown-field",
            f"fields.yaml 中没有填报项“{name}”",
            did_you_mean(name, policy.fields, "先在 fields.yaml 中登记"),
        )
    ]


def _atom(atom: Atom, policy: Policy) -> Iterator[Finding]:
    question, missing = _question(atom, "field", atom.field, policy)
    yield from missing
    if not question:
        return
    if atom.op not in _OPS[question.type]:
        yield at(
            atom,
            "op",
            "wrong-comparison",
            f"填报项“{question.label}”是{_TYPES[question.type]}，不能用 {atom.op} 比较",
            f"可用：{'、'.join(_OPS[question.type])}",
        )
    elif atom.op == "one_of":
        if not atom.values:
            yield at(
                atom,
                "op",
                "missing-field",
                "one_of 要写明 values（可选值）",
                "补写 values: [选项标识, 选项标识]",
            )
        for number, value in enumerate(atom.values):
            yield from _choice(atom, f"values.{number}", value, question)
    elif atom.op not in ("yes", "no"):
        if atom.value is None:
            yield at(
                atom,
                "op",
                "missing-field",
                f"{atom.op} 要写明 value（值）",
                "补写 value: 值",
            )
        elif question.type == "choice":
            yield from _choice(atom, "value", atom.value.value, question)
        elif atom.value.value and (problem := _mismatch(atom.value.parsed, question)):
            yield Finding(
                "wrong-unit",
                f"填报项“{question.label}”是{_TYPES[question.type]}，{problem}",
                atom.value.place_of("value"),
                f"写成如 {_EXAMPLES[question.type].format(question.unit or '项')}",
            )


_EXAMPLES = {
    "number": "3{}",
    "money": "100万元",
    "date": "2023年2月6日",
    "text": "文字",
}


def _mismatch(parsed: Any, question: Question) -> str:
    """Why a value cannot be compared with the answer; empty when it can."""
    if question.type == "money" and not (
        isinstance(parsed, Quantity) and parsed.kind == "money"
    ):
        return f"写的“{parsed}”不是金额"
    if question.type == "date" and not isinstance(parsed, Date):
        return f"写的“{parsed}”不是日期"
    if question.type == "number":
        if question.unit and re.fullmatch(
            f"[0-9]+{re.escape(question.unit)}", str(parsed)
        ):
            return ""  # a unit of the question's own, such as 分
        if not isinstance(parsed, Quantity) or parsed.kind == "money":
            return f"写的“{parsed}”不是数量"
        if question.unit and parsed.unit.removeprefix(
            "个"
        ) != question.unit.removeprefix("个"):
            return f"单位是“{question.unit}”，写的是“{parsed.unit}”"
    return ""


def _choice(
    node: Node, child: str, value: str, question: Question
) -> Iterator[Finding]:
    if value not in question.choices:
        yield at(
            node,
            child,
            "unknown-choice",
            f"填报项“{question.label}”没有选项“{value}”",
            did_you_mean(value, question.choices),
        )


def _amount(amount: Node, policy: Policy) -> Iterator[Finding]:
    match amount:
        case Tiers():
            question, missing = _question(amount, "field", amount.field, policy)
            yield from missing
            if question:
                yield from _tiers(amount, question)
            if amount.base:
                yield from _numeric(amount, "base", amount.base, ("money",), policy)
        case Share():
            yield from _numeric(amount, "field", amount.field, ("money",), policy)
        case PerUnit():
            yield from _numeric(amount, "field", amount.field, ("number",), policy)


def _numeric(
    node: Node, child: str, name: str, types: tuple[str, ...], policy: Policy
) -> Iterator[Finding]:
    question, missing = _question(node, child, name, policy)
    yield from missing
    if question and question.type not in types:
        yield at(
            node,
            child,
            "wrong-field-type",
            f"填报项“{question.label}”是{_TYPES[question.type]}，这里要{_TYPES[types[0]]}",
            "换一个填报项，或改它的 type",
        )


def _tiers(amount: Tiers, question: Question) -> Iterator[Finding]:
    """Tiers by level are the choices of the question; tiers by band need a number."""
    for key, tier in amount.tiers.items():
        if tier.band:
            if question.type not in ("number", "money"):
                yield at(
                    tier,
                    "band",
                    "wrong-field-type",
                    f"按区间分档要数量或金额，填报项“{question.label}”是{_TYPES[question.type]}",
                    "换一个填报项，或改它的 type",
                )
        elif question.type != "choice":
            yield at(
                amount,
                "field",
                "wrong-field-type",
                f"按档次选择要单选，填报项“{question.label}”是{_TYPES[question.type]}",
                "换一个填报项，或给各档写 band",
            )
            return
        elif key not in question.choices:
            yield Finding(
                "unknown-choice",
                f"档次“{key}”不是填报项“{question.label}”的选项",
                tier.place,
                did_you_mean(key, question.choices),
            )
