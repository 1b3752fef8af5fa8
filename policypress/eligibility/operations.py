"""What combines payments, made of the rules once: 就高, limits, numbers of rows, in the
order in which they are carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from policypress.eligibility.alike import alike
from policypress.eligibility.blocks import Names
from policypress.eligibility.operation import Operation
from policypress.eligibility.parts import Measure, Rule, Support
from policypress.rules import compile_number
from policypress.rules.words import unit_of

_STAGES = ("highest_row", "cap_row", "inside", "count")  # then totals


def operations(
    groups: Iterable[Rule],
    limits: Iterable[Rule],
    supports: list[Support],
    own: Iterable[tuple[Support, Rule]] = (),
    measure: str = "",
) -> tuple[Operation, ...]:
    """What combines the payments of supports, in order: 就高 within rows, limits
    of rows, numbers of rows, then totals, the fewest supports first.

    groups: of 就高; limits: over several supports; own: those of one support, with
    it; measure: the id of the measure they are all of, "" = the policy.
    """
    found = [_highest(group, supports, measure) for group in groups]
    members = _Members(supports, measure)
    for limit in limits:
        inside = members.of(limit)
        if is_of_row(limit):
            found += _row_limits(limit, inside)
            continue
        names = Names(one.name for one in inside)
        of_totals = _limit_operation(limit, names)
        found.append(of_totals)
    for support, limit in own:
        of_support = own_operation(limit, support.name)
        found.append(of_support)
    at_home = [replace(one, home=measure) for one in found]
    return in_order(at_home, supports)


def in_order(
    operations: Iterable[Operation],
    supports: Iterable[Support],
) -> tuple[Operation, ...]:
    """Operations in the order in which they are carried out: within rows, then
    what is limited inside a number of rows, the number, then totals."""
    things = {one.name: one.thing for one in supports}
    listed = list(operations)
    counts = _counts_by_support(listed, things)
    found = [_placed(one, counts, things) for one in listed]
    return tuple(sorted(found, key=_order))


class _Count(NamedTuple):
    """The supports of which only so many rows count. tables: how many of them are
    paid by each table."""

    of: Names
    tables: Counter[str]


def _counts_by_support(
    operations: Iterable[Operation],
    things: dict[str, str],
) -> dict[str, list[_Count]]:
    """The numbers of rows that bear on each support. things: its table."""
    found: dict[str, list[_Count]] = {}
    for one in operations:
        if one.kind != "count":
            continue
        tables = Counter(things[name] for name in one.of)
        count = _Count(one.of, tables)
        for name in one.of:
            counts = found.setdefault(name, [])
            counts.append(count)
    return found


def _placed(
    one: Operation,
    counts: dict[str, list[_Count]],
    things: dict[str, str],
) -> Operation:
    """An operation that knows whether it is inside a number of rows. counts: by
    support; things: the table of each."""
    touched: dict[int, _Count] = {}
    for name in one.of:
        for count in counts.get(name, ()):
            touched[id(count)] = count
    others = [two for two in touched.values() if _is_inside(one, two.of)]
    if not others:
        return replace(one, is_inside=False, is_loose=False)
    is_loose = any(_is_mixed(one, count, things) for count in others)
    return replace(one, is_inside=True, is_loose=is_loose)


def _order(operation: Operation) -> tuple[int, int]:
    """For sorting: the stage, then the fewest supports first."""
    kind = operation.kind
    if operation.is_inside and kind in ("cap", "highest"):
        kind = "inside"
    stage = len(_STAGES)
    if kind in _STAGES:
        stage = _STAGES.index(kind)
    return stage, len(operation.of)


def _is_inside(
    one: Operation,
    of: Names,
) -> bool:
    """Whether an operation is about some of the supports of which so many rows
    count. of: these, of which it is known that it touches one."""
    if one.kind == "highest":
        return len(of) > 1
    return not one.of >= of


def _is_mixed(
    one: Operation,
    count: _Count,
    things: dict[str, str],
) -> bool:
    """Whether the rows that count are of supports inside and outside, so that
    which of them count depends on what is paid outside."""
    if one.kind == "highest" or not one.of <= count.of:
        return True
    inside = Counter(things[name] for name in one.of)
    inside.pop("", None)
    return any(count.tables[thing] > n for thing, n in inside.items())


def waiting(
    measures: list[Measure],
    ordered: Iterable[Operation],
) -> set[str]:
    """The ids of measures whose operations cannot all be carried out before those
    of the policy: one of these comes first, or counts rows. ordered: all of them,
    as they are carried out."""
    homes = {name: one.id for one in measures for name in one.names}
    touched: set[str] = set()  # measures, by what came before
    found: set[str] = set()
    for one in ordered:
        if one.home:
            found |= {one.home} & touched
            continue
        bearing = {homes[name] for name in one.of}
        touched |= bearing
        if one.kind == "count":
            found |= bearing
    return found


def _highest(
    group: Rule,
    supports: list[Support],
    measure: str,
) -> Operation:
    """就高: within a row where all are paid by the same table, or between none."""
    names = frozenset(f"{measure}.{one}" for one in group["of"])
    things = {one.thing for one in supports if one.name in names}
    kind = "highest_row" if len(things) == 1 else "highest"
    return Operation(
        kind,
        names,
        None,
        "就高",
        group.get("clause", ""),
    )


class _Members:
    """Finds the supports a limit is about."""

    def __init__(
        self,
        supports: list[Support],
        measure: str,
    ) -> None:
        """measure: the one they are of, which is not said then; "" = the policy,
        where a name may be that of a measure."""
        self._supports = supports
        self._places: dict[str, list[int]] = {}
        for at, support in enumerate(supports):
            home, _, key = support.name.partition(".")
            short = key if measure else home
            for name in {support.name, short}:
                places = self._places.setdefault(name, [])
                places.append(at)

    def of(self, limit: Rule) -> list[Support]:
        """All, or those that the limit names, in order: by support, measure or both
        (measure.support)."""
        named = limit.get("of")
        if not named:
            return self._supports
        found: set[int] = set()
        for name in named:
            places = self._places.get(name, ())
            found.update(places)
        ordered = sorted(found)
        return [self._supports[at] for at in ordered]


def _row_limits(
    limit: Rule,
    inside: list[Support],
) -> Iterator[Operation]:
    """A limit of a row, for each table that its supports are paid by."""
    tables: dict[str, list[str]] = {}
    for support in inside:
        if support.thing:
            names = tables.setdefault(support.thing, [])
            names.append(support.name)
    reckon = alike(bound(limit), compile_number)
    for members in tables.values():
        yield Operation(
            "cap_row",
            frozenset(members),
            reckon,
            limit["name"],
            limit["clause"],
            node=bound(limit),
        )


def _limit_operation(
    limit: Rule,
    names: Names,
) -> Operation:
    """A limit of a total, or a number of rows."""
    kind = "cap" if limit.get("count") is None else "count"
    reckon = alike(bound(limit), compile_number)
    return Operation(
        kind,
        names,
        reckon,
        limit["name"],
        limit["clause"],
        node=bound(limit),
        unit=_counted_in(bound(limit)) or "项",
    )


def _counted_in(node: Any) -> str:
    """What a number of rows is counted in, as it is written: 件 of 3件; "" where it is in
    no words."""
    if isinstance(node, dict):
        own = unit_of(str(node.get("words", "")))
        if own:
            return own
        node = list(node.values())
    parts = node if isinstance(node, list) else []
    return next(filter(None, map(_counted_in, parts)), "")


def own_operation(limit: Rule, name: str) -> Operation:
    """A limit that a support says of itself. name: measure.support."""
    return replace(_limit_operation(limit, frozenset([name])), is_own=True)


def bound(limit: Rule) -> Any:
    """The number of a limit: an amount, or how many rows."""
    count = limit.get("count")
    return limit["at_most"] if count is None else count


def is_of_row(limit: Rule) -> bool:
    """Whether a limit is of each row, and no number of rows."""
    return limit["scope"] == "row" and limit.get("count") is None


def is_of_cell(limit: Rule, support: Rule) -> bool:
    """Whether a support's own limit bears on each payment by itself: without a
    table the support is one item, and its total the same."""
    if limit.get("count") is not None:
        return False
    return limit["scope"] == "row" or not support.get("for_each")
