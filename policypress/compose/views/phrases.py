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
_BEFORE = {value: words.standard for value, words in wording.COMPARISONS.items()}

Write = Callable[[object], str]


def standard(support: Support, write: Write) -> list[Marked]:
    """The standard (资助标准) of a support, one line a rule: amount or tiers, then caps and quota."""
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


def limits(caps: Caps | None, quota: Quota | None, write: Write) -> list[Marked]:
    """Caps and quotas said in words."""
    lines = []
    if caps:
        lines += [
            f"{words}{write(figure)}"
            for words, figure in (
                ("单项最高", caps.per_item),
                ("单个申请人每年最高", caps.per_applicant_year),
                ("年度总额最高", caps.total_year),
            )
            if figure
        ]
    if quota:
        lines += [
            f"{words}{write(figure)}"
            for words, figure in (
                ("单个申请人每年不超过", quota.per_applicant_year),
                ("全区每年不超过", quota.total_year),
            )
            if figure
        ]
    return [Marked(line) for line in lines]


def condition(
    node: Atom | AnyOf, policy: Policy, write: Write, say: Callable[[str, object], str]
) -> Marked:
    """A condition in words: its own text when it has one (rendered by `say`), otherwise made from its parts."""
    if node.text:
        return Marked(say(node.text, node))
    if isinstance(node, AnyOf):
        return Marked(
            "，或者".join(
                condition(atom, policy, write, say) for atom in node.any_of.values()
            )
        )
    question = policy.fields.get(node.field)
    label = write(question.label if question else node.field)
    if node.op in ("yes", "no"):
        return Marked(label if node.op == "yes" else f"无{label}")
    choices = question.choices if question else {}
    if node.op == "one_of":
        return Marked(
            f"{label}为"
            + "、".join(write(choices.get(value, value)) for value in node.values)
            + "之一"
        )
    value = _choice(node.value, choices, write)
    return Marked(f"{label}{_BEFORE[node.op]}{value}")


def _choice(figure: Figure | None, choices: dict[str, str], write: Write) -> str:
    if figure is None:
        return ""
    return write(choices[figure.value]) if figure.value in choices else write(figure)


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
