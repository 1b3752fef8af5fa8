"""What amounts are called (金额的说法): each learns the questions it may name, so that a tier
without words of its own is called as its choice is."""

from __future__ import annotations

from policypress.source.condition_words import (
    PlainConditions,
    condition_words,
)
from policypress.source.model import AmountNode, ConditionNode, Policy
from policypress.source.traverse import limits, supports, thing_of


def name_amounts(policy: Policy) -> None:
    """Binds names to every amount and limit of the policy. Written to __dict__, as
    binding does: the fields are frozen, and this is none."""
    for _, support in supports(policy):
        names = _Names(policy, support.for_each)
        _bind(support.amount, names)
    meta = policy.meta
    are_persons = meta is not None and meta.applicants == "persons"
    for home, owner, limit in limits(policy):
        name = thing_of(home, owner)
        thing = policy.things.get(name or "")
        limit.__dict__["_unit"] = thing.unit if thing else ""
        if are_persons:
            limit.__dict__["_applicant"] = "每人"
        if isinstance(limit.at_most, AmountNode):
            names = _Names(policy, name)
            _bind(limit.at_most, names)


class _Names(PlainConditions):
    """Names without code: a condition whose words take a figure from the policy is
    called by what it compares."""

    def condition(self, condition: ConditionNode) -> str:
        """The words of a condition, or what is made from its parts."""
        if condition.text and "{{" not in condition.text:
            return condition.text
        return condition_words(condition, self)


def _bind(amount: AmountNode, writer: _Names) -> None:
    """Binds how things are called to an amount and those in it."""
    for one in amount.walk():
        one.__dict__["_writer"] = writer
