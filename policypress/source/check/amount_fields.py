"""Amounts against the questions an applicant answers (填报项): what decides the tier, what
a share is taken of."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.check.fields import TYPES, asked
from policypress.source.model import (
    Amount,
    PerUnit,
    Policy,
    Question,
    Share,
    Tier,
    Tiers,
)
from policypress.source.model.base import Node
from policypress.source.traverse import at, supports

_CODE = "wrong-field-type"
_OTHER_FIELD = "换一个填报项，或改它的 type"


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for amounts that no answer of an applicant can decide."""
    if "fields" in policy.broken:
        return
    for _, support in supports(policy):
        yield from _amount(support.amount, policy)


def _amount(amount: Amount, policy: Policy) -> Iterator[Finding]:
    """Each kind asks in its own way; a fixed sum (定额) asks nothing."""
    if isinstance(amount, Tiers):
        yield from _selected(amount, policy)
        if amount.base:
            yield from _typed(amount, "base", amount.base, "money", policy)
    elif isinstance(amount, Share):
        yield from _typed(amount, "field", amount.field, "money", policy)
    elif isinstance(amount, PerUnit):
        yield from _typed(amount, "field", amount.field, "number", policy)


def _typed(
    node: Node,
    child: str,
    name: str,
    wanted: str,
    policy: Policy,
) -> Iterator[Finding]:
    """The question is there and of the wanted type."""
    question = asked(node, child, name, policy)
    if isinstance(question, Finding):
        yield question
    elif question.type != wanted:
        title, right = TYPES[question.type], TYPES[wanted]
        message = f"填报项“{question.label}”是{title}，这里要{right}"
        yield at(
            node,
            child,
            _CODE,
            message,
            _OTHER_FIELD,
        )


def _selected(amount: Tiers, policy: Policy) -> Iterator[Finding]:
    """Tiers by level are the choices of the question; tiers by band need a number."""
    question = asked(amount, "field", amount.field, policy)
    if isinstance(question, Finding):
        yield question
        return
    for key, tier in amount.tiers.items():
        if tier.band:
            yield from _by_band(tier, question)
        elif question.type != "choice":
            title = TYPES[question.type]
            message = f"按档次选择要单选，填报项“{question.label}”是{title}"
            hint = "换一个填报项，或给各档写 band"
            yield at(
                amount,
                "field",
                _CODE,
                message,
                hint,
            )
            return  # the same for every tier
        elif key not in question.choices:
            yield Finding(
                "unknown-choice",
                f"档次“{key}”不是填报项“{question.label}”的选项",
                tier.place,
                did_you_mean(key, question.choices),
            )


def _by_band(tier: Tier, question: Question) -> Iterator[Finding]:
    """A tier by band needs an answer that is a number."""
    if question.type not in ("number", "money"):
        title = TYPES[question.type]
        message = f"按区间分档要数量或金额，填报项“{question.label}”是{title}"
        yield at(
            tier,
            "band",
            _CODE,
            message,
            _OTHER_FIELD,
        )
