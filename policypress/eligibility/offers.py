"""What each measure gives, and which measures exclude each other (不得同时享受)."""

from __future__ import annotations

from typing import NamedTuple

from policypress.eligibility.blocks import RowKey
from policypress.eligibility.parts import Exclusion, Measure
from policypress.eligibility.payments import Payment
from policypress.eligibility.result import ConditionResult, Range, Verdict

Key = tuple[str, RowKey]


class Offer(NamedTuple):
    """What a measure gives. given_up: the cells that its other supports exclude,
    once it is known which the applicant chooses."""

    measure: Measure
    conditions: tuple[ConditionResult, ...]
    payments: tuple[Payment, ...]
    verdict: Verdict
    amount: Range
    given_up: frozenset[Key] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether something may be given."""
        return self.verdict != "no"


class Group(NamedTuple):
    """Measures that exclude each other, directly or through others, together, and
    the exclusions between them; or one measure and none."""

    offers: list[Offer]
    exclusive: list[Exclusion]

    def take(self, other: Group) -> None:
        """Takes in another group."""
        self.offers.extend(other.offers)
        self.exclusive.extend(other.exclusive)


def groups(offered: list[Offer], exclusive: list[Exclusion]) -> list[Group]:
    """The groups of all measures; one that joins several stands last. Exclusions
    keep their order."""
    found = {at: Group([one], []) for at, one in enumerate(offered)}
    homes: dict[str, int] = {}
    for at, one in enumerate(offered):
        homes.update(dict.fromkeys(one.measure.names, at))
    for at, exclusion in enumerate(exclusive, len(offered)):
        joined = Group([], [])
        for home in _homes(exclusion, homes):
            joined.take(found.pop(home))
        joined.exclusive.append(exclusion)
        found[at] = joined
        for one in joined.offers:
            homes.update(dict.fromkeys(one.measure.names, at))
    order = {id(one): at for at, one in enumerate(exclusive)}
    for group in found.values():
        group.exclusive.sort(key=lambda one: order[id(one)])
    return list(found.values())


def _homes(exclusion: Exclusion, homes: dict[str, int]) -> list[int]:
    """The groups in which the sides of an exclusion are now, in order."""
    sides = exclusion.of | exclusion.other
    return sorted({homes[name] for name in sides if name in homes})
