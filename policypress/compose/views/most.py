"""What a measure gives at most, in one line (最高100万元): derived from its
figures, never typed.

Of several supports it is said what the most is of: 每一资助事项最高100万元 where each of
them has its most in the same words, 每项标准最高50万元 where it is paid for each of
several things, and else the support by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from policypress.compose.views.alternatives import only_one_is_given
from policypress.compose.views.best_of_support import MOST, Highest, best_of
from policypress.source.model import (
    Limit,
    Policy,
    Provision,
    Support,
    Thing,
)

# 每件专利, but not 每人毕业生: what is counted in these needs no name.
_PERSONS = ("人", "名", "位", "户")
# What is so much each time is no thing of which there are several.
_PERIODS = ("每年", "每月", "每季")
_UNIT = "项"


class Offer(Struct, frozen=True):
    """The best of one support. key: that of the support in its measure.

    before: what stands before its figure, with what it is for (每项标准最高); plain: the
    same without the name of the thing (每项最高); is_each: it is for each of several
    things and not for all that an applicant gets.
    """

    key: str
    support: Support
    best: Highest
    before: str
    plain: str
    is_each: bool

    @property
    def is_sum(self) -> bool:
        """Whether it is a sum of money."""
        return self.best.yuan is not None


def highest(
    measure: Provision,
    policy: Policy,
) -> list[Highest]:
    """The most that an applicant can get by a measure: for one of its supports, then
    what bounds all of them together, in money and in number.

    Sums that no clause names are not made. Empty when the measure names no figure.
    """
    offers = list(_offers(measure, policy))
    found: list[Highest] = []
    if offers:
        best = _largest(offers)
        words = _words(best, offers, measure, policy)
        found.append(Highest(words, best.best.figure))
    for limit in _together(measure):
        figure = limit.figure
        if figure is not None and all(
            figure is not one.figure for one in found
        ):
            found.append(Highest(limit.name, figure))
    return found


def further_limits(measure: Provision) -> list[Highest]:
    """What bounds one of several supports for an applicant, with its name: how many it
    counts, and what it gives for all of its things."""
    if len(measure.supports) == 1:
        return []
    return [
        Highest(f"{support.name}{limit.name}", limit.figure)
        for support in measure.supports.values()
        for limit in _of_all_things(support)
        if limit.figure
    ]


def _together(measure: Provision) -> Iterator[Limit]:
    """The limits of all supports together for one applicant; those of an only support
    are such."""
    yield from _bounding(measure.limits.values())
    if len(measure.supports) == 1:
        (support,) = measure.supports.values()
        yield from _of_all_things(support)


def _of_all_things(support: Support) -> Iterator[Limit]:
    """How many a support counts for an applicant, and what it gives for all of its
    things; what it gives where there is one thing only is said by its most."""
    for limit in _bounding(support.limits.values()):
        if limit.is_count or support.for_each:
            yield limit


def _bounding(limits: Iterable[Limit]) -> Iterator[Limit]:
    """Those that bound an applicant by a sum or a number, and not some of the supports
    alone."""
    for limit in limits:
        figure = limit.figure
        if limit.scope != "applicant" or limit.of or figure is None:
            continue
        if limit.is_count or figure.yuan is not None:
            yield limit


def _largest(offers: list[Offer]) -> Offer:
    """The largest sum; the first offer where none is a sum."""
    paid = _sums(offers)
    if not paid:
        return offers[0]
    return max(paid, key=lambda one: one.best.yuan or 0)


def _sums(offers: list[Offer]) -> list[Offer]:
    """Those that are sums of money."""
    return [one for one in offers if one.is_sum]


def _words(
    best: Offer,
    offers: list[Offer],
    measure: Provision,
    policy: Policy,
) -> str:
    """What stands before the largest of several, so that it is true of what it is said
    of."""
    if len(measure.supports) == 1:
        return best.before
    words = _at_most(best.before)
    every = list(measure.supports)
    ended = _keys(_sums(offers))
    alike = _keys([one for one in offers if _is_alike(one, best)])
    if ended == every and only_one_is_given(measure, every):
        return words
    if alike == every and not best.is_each:
        return f"每一{policy.meta.grant}事项{words}"
    if best.is_each and _is_said_of_its_things(best, alike, measure):
        return words
    return _named(best)


def _keys(offers: list[Offer]) -> list[str]:
    """The supports that some offers are of."""
    return [one.key for one in offers]


def _is_said_of_its_things(
    best: Offer,
    alike: list[str],
    measure: Provision,
) -> bool:
    """Whether the best is true of every support for the things it is for. alike: those
    whose most is said in its words."""
    same = [
        key
        for key, support in measure.supports.items()
        if _is_for(support, best)
    ]
    return set(same) <= set(alike) and only_one_is_given(measure, same)


def _is_alike(
    one: Offer,
    best: Offer,
) -> bool:
    """Whether a support has a sum as its most, in the words of the best."""
    return one.is_sum and _at_most(one.before) == _at_most(best.before)


def _is_for(
    support: Support,
    best: Offer,
) -> bool:
    """Whether a support is reckoned for the things that the best one is reckoned for."""
    return support.for_each == best.support.for_each


def _named(best: Offer) -> str:
    """What stands before the best, with the name of its support: 大赛获奖奖励最高."""
    if not best.is_sum:
        return f"{best.support.name}：{best.plain}"
    return f"{best.support.name}{_at_most(best.plain)}"


def _at_most(before: str) -> str:
    """What stands before one of several: a fixed sum is at most that."""
    return before if MOST in before else f"{before}{MOST}"


def _offers(
    measure: Provision,
    policy: Policy,
) -> Iterator[Offer]:
    """The best of each support that names a figure."""
    for key, support in measure.supports.items():
        found = best_of(support)
        if found is not None:
            yield _offer(key, support, found, policy)


def _offer(
    key: str,
    support: Support,
    found: Highest,
    policy: Policy,
) -> Offer:
    """The best of a support with what it is for."""
    before = found.before
    is_whole = _is_limit_of_all(support, before)
    is_each = before.startswith("每") and not before.startswith(_PERIODS)
    thing = policy.things.get(support.for_each or "")
    each = _each(thing)
    is_other = is_each and not before.startswith(each)
    if thing is None or is_whole or is_other:
        is_each = is_each and not is_whole
        return Offer(key, support, found, before, before, is_each)
    rest = before.removeprefix(each)
    name = "" if thing.unit in _PERSONS else thing.label
    named = f"{each}{name}{rest}"
    return Offer(key, support, found, named, f"{each}{rest}", True)


def _is_limit_of_all(support: Support, name: str) -> bool:
    """Whether it is the name of a limit of all that an applicant gets."""
    limits = support.limits.values()
    return any(one.scope == "applicant" and one.name == name for one in limits)


def _each(thing: Thing | None) -> str:
    """每件, 每项 of what has no unit of its own; 每 where there are no things."""
    if thing is None:
        return "每"
    return f"每{thing.unit or _UNIT}"
