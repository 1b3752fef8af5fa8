"""What each measure gives, and which measures exclude each other (不得同时享受)."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from policypress.eligibility.blocks import Ends, RowKey
from policypress.eligibility.parts import Exclusion, Measure
from policypress.eligibility.payments import Payment
from policypress.eligibility.result import ConditionResult, Range, Verdict

Key = tuple[str, RowKey]


class Offer(Struct, frozen=True, gc=False):
    """What a measure gives. given_up: the cells that its other supports exclude,
    once it is known which the applicant chooses. ends: its payments after its own
    limits, None where nothing combines them; is_tightened: they are one block,
    for questions that its supports share drew its range together."""

    measure: Measure
    conditions: tuple[ConditionResult, ...]
    payments: tuple[Payment, ...]
    verdict: Verdict
    amount: Range
    given_up: frozenset[Key] = frozenset()
    ends: Ends | None = None
    is_tightened: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something may be given."""
        return self.verdict != "no"


class Group(NamedTuple):
    """Measures that exclude each other, directly or through others, together, and
    the exclusions between them; or one measure and none."""

    offers: list[Offer]
    exclusive: list[Exclusion]


def groups(
    offered: list[Offer],
    exclusive: list[Exclusion],
) -> list[Group]:
    """The groups of all measures, in the order of their first; exclusions keep
    their order. exclusive: those of which both sides are offered."""
    homes: dict[str, int] = {}  # a support → the place of its measure
    if exclusive:
        for at, offer in enumerate(offered):
            homes.update(dict.fromkeys(offer.measure.names, at))
    leaders = list(range(len(offered)))
    for one in exclusive:
        first, *others = _homes(one, homes)
        for other in others:
            leaders[_leader(other, leaders)] = _leader(first, leaders)
    found: dict[int, Group] = {}
    for at, offer in enumerate(offered):
        group = found.setdefault(_leader(at, leaders), Group([], []))
        group.offers.append(offer)
    for one in exclusive:
        first = _homes(one, homes)[0]
        found[_leader(first, leaders)].exclusive.append(one)
    return list(found.values())


def _homes(
    exclusion: Exclusion,
    homes: dict[str, int],
) -> list[int]:
    """The places of the measures that exclude each other, in order."""
    sides = exclusion.of | exclusion.other
    return sorted({homes[name] for name in sides if name in homes})


def _leader(at: int, leaders: list[int]) -> int:
    """The measure that stands for the group of another. leaders: to each measure
    one that is nearer to it; the way is made shorter in passing."""
    while leaders[at] != at:
        leaders[at] = leaders[leaders[at]]
        at = leaders[at]
    return at
