"""Which supports of a measure are combined row by row (逐项合并), and whether limits lie
one inside the other.

Limits that lie inside each other, or apart, can be reckoned as totals one after the
other. Where they cross it matters how a limit falls on single rows: that is left to the
engine for one applicant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from policypress.eligibility.operation import Operation
from policypress.eligibility.parts import Support

_BY_ROW = ("highest_row", "cap_row", "count")
Names = frozenset[str]


class Family(Struct, frozen=True):
    """Supports that are combined row by row, with the operations that do so, in order;
    most are alone and have none but perhaps a number of rows."""

    supports: tuple[Support, ...]
    operations: tuple[Operation, ...]

    @property
    def names(self) -> Names:
        """The supports."""
        return Names(one.name for one in self.supports)


def families(
    supports: Sequence[Support],
    operations: Iterable[Operation],
) -> list[Family]:
    """All supports of a measure, in families, in the order of their first."""
    by_row = [one for one in operations if one.kind in _BY_ROW]
    leaders = {one.name: one.name for one in supports}
    for operation in by_row:
        first, *others = sorted(operation.of)
        for name in others:
            _join(leaders, first, name)
    found: dict[str, list[Support]] = {}
    for one in supports:
        found.setdefault(_leader(leaders, one.name), []).append(one)
    return [_family(members, by_row) for members in found.values()]


def _family(members: list[Support], operations: list[Operation]) -> Family:
    """Some supports with the operations that hold for any of them."""
    names = Names(one.name for one in members)
    own = tuple(one for one in operations if one.of & names)
    return Family(tuple(members), own)


def _leader(leaders: dict[str, str], name: str) -> str:
    """The support that stands for a family."""
    while leaders[name] != name:
        name = leaders[name]
    return name


def _join(leaders: dict[str, str], one: str, other: str) -> None:
    """Makes two families one."""
    leaders[_leader(leaders, other)] = _leader(leaders, one)


def are_nested(groups: Iterable[Names]) -> bool:
    """Whether of any two groups one lies inside the other, or they lie apart."""
    listed = list(dict.fromkeys(groups))
    for at, one in enumerate(listed):
        for other in listed[at + 1 :]:
            if one & other and not (one <= other or other <= one):
                return False
    return True
