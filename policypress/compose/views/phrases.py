"""Amounts, caps and conditions said in Chinese, for tables and guides (资助标准、申报条件的表述)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from policypress.compose.markdown.markers import Marked
from policypress.source.model import (
    AnyOf,
    Atom,
    Caps,
    Figure,
    Fixed,
    PerUnit,
    Policy,
    Share,
    Support,
    Tiers,
    wording,
)
from policypress.source.model.measure import Quota

MODES, REVIEWS, STACKING = wording.MODES, wording.REVIEWS, wording.STACKING
TIMINGS = {value: words.standard for value, words in wording.TIMINGS.items()}
STATUSES = {"published": "已公布", "proposed": "拟定", "unknown": "待核"}
CONFIDENCES = {
    "primary": "原文",
    "official": "官方通知或指南",
    "secondary": "二手资料",
    "seed": "起草说明",
}
FORCES = {
    "in_force": "现行有效",
    "replaced": "已被替代",
    "expired": "已失效",
    "draft": "征求意见稿",
    "unknown": "效力待核",
}
FORMS = {
    "original": "原件",
    "copy": "复印件",
    "original_and_copy": "原件核验、复印件留存",
    "electronic": "电子件",
    "form": "系统填报并打印",
}
_BEFORE = {
    value: words.standard for value, words in wording.COMPARISONS.items()
}

Write = Callable[[object], str]


def standard(support: Support, write: Write) -> list[Marked]:
    """The standard (资助标准) of a support, one line a rule: amount or tiers, then caps and
    quota."""
    amount, verb = support.amount, MODES[support.mode]
    lines: list[str] = []
    if isinstance(amount, Fixed):
        lines.append(f"{verb}{write(amount.value)}")
    elif isinstance(amount, Share):
        lines.append(f"按{write(amount.of)}的{write(amount.share)}给予{verb}")
    elif isinstance(amount, PerUnit):
        lines.append(f"每{write(amount.unit)}{verb}{write(amount.value)}")
    elif isinstance(amount, Tiers):
        for tier in amount.tiers.values():
            if tier.value is not None:
                lines.append(f"{write(tier.when)}：{write(tier.value)}")
            elif tier.share is not None:
                lines.append(
                    f"{write(tier.when)}：{write(amount.of)}的{write(tier.share)}"
                )
    lines.extend(limits(support.caps, support.quota, write))
    return [Marked(line) for line in lines]


def limits(
    caps: Caps | None,
    quota: Quota | None,
    write: Write,
) -> list[Marked]:
    """Caps and quotas said in words."""
    found: list[tuple[str, Figure | None]] = []
    if caps:
        found += [
            ("单项最高", caps.per_item),
            ("单个申请人每年最高", caps.per_applicant_year),
            ("年度总额最高", caps.total_year),
        ]
    if quota:
        found += [
            ("单个申请人每年不超过", quota.per_applicant_year),
            ("全区每年不超过", quota.total_year),
        ]
    return [
        Marked(f"{name}{write(figure)}") for name, figure in found if figure
    ]


def condition(
    node: Atom | AnyOf,
    policy: Policy,
    write: Write,
    render: Callable[[str, object], str],
) -> Marked:
    """A condition in words: its own text when it has one, otherwise made from its
    parts.

    render: makes marked words of the text of a condition.
    """
    if node.text:
        return Marked(render(node.text, node))
    if isinstance(node, AnyOf):
        parts = [
            condition(a, policy, write, render) for a in node.any_of.values()
        ]
        return Marked("，或者".join(parts))
    return Marked(_atom_text(node, policy, write))


def _atom_text(
    atom: Atom,
    policy: Policy,
    write: Write,
) -> str:
    """One comparison in words: 注册资本不低于100万元, 无失信记录."""
    question = policy.fields.get(atom.field)
    label = write(question.label if question else atom.field)
    choices = question.choices if question else {}
    if atom.op == "yes":
        return label
    if atom.op == "no":
        return f"无{label}"
    if atom.op == "one_of":
        values = [write(choices.get(value, value)) for value in atom.values]
        return f"{label}为{'、'.join(values)}之一"
    value = _choice(atom.value, choices, write)
    return f"{label}{_BEFORE[atom.op]}{value}"


def _choice(
    figure: Figure | None,
    choices: dict[str, str],
    write: Write,
) -> str:
    """The value of a condition; a choice by its label."""
    if figure is None:
        return ""
    if figure.value in choices:
        return write(choices[figure.value])
    return write(figure)


def amount_figures(support: Support) -> Iterable[tuple[str, Figure]]:
    """The figures that say how much, with a short name each."""
    amount = support.amount
    if isinstance(amount, (Fixed, PerUnit)):
        yield support.name, amount.value
    elif isinstance(amount, Share):
        yield support.name, amount.share
    elif isinstance(amount, Tiers):
        for tier in amount.tiers.values():
            if figure := tier.value or tier.share:
                yield tier.when, figure
