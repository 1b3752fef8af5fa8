"""What amounts are called (金额的说法): each learns the questions it may name, so that a tier
without words of its own is called as its choice is."""

from __future__ import annotations

import re

from policypress.source.condition_words import (
    PlainConditions,
    condition_words,
)
from policypress.source.model import (
    AmountNode,
    ConditionNode,
    Limit,
    Policy,
    Provision,
    Support,
)
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
            limit.__dict__["_applicant"] = _person(policy, home, owner, limit)
        if isinstance(limit.at_most, AmountNode):
            names = _Names(policy, name)
            _bind(limit.at_most, names)


# Who gets it is a household where the clause says so: 同一家庭每年补助总额不超过…
_HOUSEHOLD = re.compile(
    "(?:每[个一]?|同一个?|单个|一个)[\u4e00-\u9fff]{0,2}?(?:家庭|户)"
)
_PERSON = re.compile("每人|每[名位]|个人|同一人|申请人")
_PEOPLE = ("人", "名", "位")


def _person(
    policy: Policy,
    home: Provision | None,
    owner: Support | None,
    limit: Limit,
) -> str:
    """What an applicant is called where persons apply: 每人, unless the clause says 每个家庭,
    or 每人 would be each of the people whom the support counts."""
    homes = [home] if home else list(policy.provisions.values())
    before = "".join(_before(one.words, limit.key) for one in homes)
    household = _HOUSEHOLD.search(before)
    if household:
        return household[0]
    counted = owner or (home and next(iter(home.supports.values()), None))
    if (
        counted
        and not _PERSON.search(before)
        and _counts_people(policy, counted)
    ):
        return "单个申请人"
    return "每人"


def _before(text: str, key: str) -> str:
    """What stands before a limit in its piece of a sentence; "" where it does not stand
    there."""
    found = re.search(
        rf"([^，。；：\n{{}}]*)\{{\{{[^{{}}]*\.{re.escape(key)}\b", text
    )
    return found[1] if found else ""


def _counts_people(policy: Policy, support: Support) -> bool:
    """Whether each of several people is paid for: 每人每月, a row each."""
    thing = policy.things.get(support.for_each or "")
    units = [thing.unit] if thing else []
    for one in support.amount.walk():
        units += str(getattr(one, "unit", "")).split("·")
    return any(unit.strip() in _PEOPLE for unit in units)


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
