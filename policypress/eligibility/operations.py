"""What combines payments, made of the rules once: 就高, limits, numbers of rows, in the
order in which they are carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from policypress.eligibility.combine import Operation
from policypress.eligibility.parts import Rule, Support
from policypress.rules import compile_number


def operations(
    groups: Iterable[Rule],
    limits: Iterable[Rule],
    supports: list[Support],
    own: Iterable[tuple[Support, Rule]] = (),
    measure: str = "",
) -> tuple[Operation, ...]:
    """What combines the payments of supports, in order: 就高 within rows, limits
    of rows, numbers of rows, then totals, the fewest supports first."""
    found = [_highest(group, supports, measure) for group in groups]
    for limit in limits:
        names = _members(limit, supports, measure)
        if is_of_row(limit):
            found += _row_limits(limit, names, supports)
        else:
            found.append(_limit_operation(limit, names))
    for support, limit in own:
        found.append(own_operation(limit, support.name))
    at_home = [replace(one, home=measure) for one in found]
    return in_order(at_home, supports)


def in_order(
    operations: Iterable[Operation], supports: Iterable[Support]
) -> tuple[Operation, ...]:
    """Operations in the order in which they are carried out: within rows, then
    what is limited inside a number of rows, the number, then totals."""
    things = {one.name: one.thing for one in supports}
    listed = list(operations)
    counts = [one.of for one in listed if one.kind == "count"]
    found = []
    for one in listed:
        others = [of for of in counts if _is_part_of(one, of)]
        is_loose = any(_is_mixed(one, of, things) for of in others)
        found.append(replace(one, is_inside=bool(others), is_loose=is_loose))
    return tuple(sorted(found, key=_order))


def _order(operation: Operation) -> tuple[int, int]:
    """For sorting: the stage, then the fewest supports first."""
    stages = ("highest_row", "cap_row", "inside", "count")
    kind = operation.kind
    if operation.is_inside and kind in ("cap", "highest"):
        kind = "inside"
    stage = len(stages)
    if kind in stages:
        stage = stages.index(kind)
    return stage, len(operation.of)


def _is_part_of(one: Operation, of: frozenset[str]) -> bool:
    """Whether it is about some of the supports of which so many rows count."""
    if one.kind == "highest":
        return bool(one.of & of) and len(of) > 1
    return bool(one.of & of) and not one.of >= of


def _is_mixed(
    one: Operation, of: frozenset[str], things: dict[str, str]
) -> bool:
    """Whether the rows that count are of supports inside and outside, so that
    which of them count depends on what is paid outside."""
    if one.kind == "highest" or not one.of <= of:
        return True
    inside = {things[name] for name in one.of}
    outside = {things[name] for name in of - one.of}
    return bool((inside & outside) - {""})


def _highest(group: Rule, supports: list[Support], measure: str) -> Operation:
    """就高: within a row where all are paid by the same table, or between none."""
    names = frozenset(f"{measure}.{one}" for one in group["of"])
    things = {one.thing for one in supports if one.name in names}
    kind = "highest_row" if len(things) == 1 else "highest"
    return Operation(kind, names, None, "就高", group.get("clause", ""))


def _members(
    limit: Rule, supports: list[Support], measure: str
) -> frozenset[str]:
    """The supports a limit is about: all, or those it names, by support,
    measure or both (measure.support)."""
    named = limit.get("of")
    if not named:
        return frozenset(one.name for one in supports)
    found = set()
    for support in supports:
        home, _, key = support.name.partition(".")
        if support.name in named or (key if measure else home) in named:
            found.add(support.name)
    return frozenset(found)


def _row_limits(
    limit: Rule, names: frozenset[str], supports: list[Support]
) -> Iterator[Operation]:
    """A limit of a row, for each table that its supports are paid by."""
    tables: dict[str, list[str]] = {}
    for support in supports:
        if support.thing and support.name in names:
            tables.setdefault(support.thing, []).append(support.name)
    reckon = compile_number(bound(limit))
    for members in tables.values():
        yield Operation(
            "cap_row",
            frozenset(members),
            reckon,
            limit["name"],
            limit["clause"],
        )


def _limit_operation(limit: Rule, names: frozenset[str]) -> Operation:
    kind = "cap" if limit.get("count") is None else "count"
    reckon = compile_number(bound(limit))
    return Operation(kind, names, reckon, limit["name"], limit["clause"])


def own_operation(limit: Rule, name: str) -> Operation:
    return replace(_limit_operation(limit, frozenset([name])), is_own=True)


def bound(limit: Rule) -> Any:
    """The number of a limit: an amount, or how many rows."""
    count = limit.get("count")
    return limit["at_most"] if count is None else count


def is_of_row(limit: Rule) -> bool:
    return limit["scope"] == "row" and limit.get("count") is None


def is_of_cell(limit: Rule, support: Rule) -> bool:
    """Whether a support's own limit bears on each payment by itself: without a
    table the support is one item, and its total the same."""
    if limit.get("count") is not None:
        return False
    return limit["scope"] == "row" or not support.get("for_each")
