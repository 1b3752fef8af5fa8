"""What amounts are called (金额的说法): each learns the questions it may name, so that a tier
without words of its own is called as its choice is."""

from __future__ import annotations

from policypress.source.asking import Asking
from policypress.source.model import AmountNode, Policy
from policypress.source.traverse import limits, supports, thing_of


def name_amounts(policy: Policy) -> None:
    """Binds the questions to every amount of the policy. Written to __dict__, as
    binding does: the fields are frozen, and this is none."""
    for _, support in supports(policy):
        _bind(support.amount, Asking(policy, support.for_each))
    for home, owner, limit in limits(policy):
        if isinstance(limit.at_most, AmountNode):
            asking = Asking(policy, thing_of(home, owner))
            _bind(limit.at_most, asking)


def _bind(amount: AmountNode, asking: Asking) -> None:
    """Binds what may be asked to an amount and those in it."""
    for one in amount.walk():
        one.__dict__["_asked"] = asking.known
