"""Builders: small functions that make expressions and conditions as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from policypress.rules.exact import as_json

Expression = int | str | dict[str, Any]
Condition = bool | dict[str, Any]
Figure = int | Fraction | Decimal


def constant(value: Figure | None, words: str = "") -> Expression:
    """A number; None = still to be settled (待核). words: how it is
    written."""
    number = None if value is None else as_json(value)
    if words or number is None:
        return {"value": number, "words": words}
    return number


def field(name: str, most: Figure | None = None) -> dict[str, Any]:
    """The number that answers a question. most: what it never exceeds."""
    return _with_most({"field": name}, most)


def column(name: str, most: Figure | None = None) -> dict[str, Any]:
    """The number in a column of the row."""
    return _with_most({"column": name}, most)


def _with_most(node: dict[str, Any], most: Figure | None) -> dict[str, Any]:
    if most is not None:
        node["most"] = as_json(most)
    return node


def add(parts: Sequence[Expression]) -> Expression:
    """The sum of at least one."""
    return parts[0] if len(parts) == 1 else {"sum": list(parts)}


def times(parts: Sequence[Expression]) -> Expression:
    """The product of at least one."""
    return parts[0] if len(parts) == 1 else {"product": list(parts)}


def least(parts: Sequence[Expression]) -> Expression:
    """The smallest of at least one; of a cap, the amount first."""
    return parts[0] if len(parts) == 1 else {"least": list(parts)}


def greatest(parts: Sequence[Expression]) -> Expression:
    """The largest of at least one; of a floor, the amount first."""
    return parts[0] if len(parts) == 1 else {"greatest": list(parts)}


def minus(
    one: Expression,
    other: Expression,
    floor: Figure | None = None,
) -> dict[str, Any]:
    """One less the other; never below `floor`."""
    node: dict[str, Any] = {"difference": [one, other]}
    if floor is not None:
        node["floor"] = as_json(floor)
    return node


def divide(one: Expression, other: Expression) -> dict[str, Any]:
    """One divided by the other; by 0 it cannot be reckoned."""
    return {"quotient": [one, other]}


def whole(one: Expression, of: Figure = 1) -> dict[str, Any]:
    """The largest multiple of `of` (above 0) that is no larger (每满…)."""
    return {"whole": one, "of": as_json(of)}


def case(
    when: Condition,
    then: Expression,
    words: str = "",
) -> dict[str, Any]:
    """One case of `choose`; words: what it is called (中国专利金奖)."""
    node: dict[str, Any] = {"when": when, "then": then}
    if words:
        node["words"] = words
    return node


def choose(
    cases: Sequence[dict[str, Any]], otherwise: Expression = 0
) -> dict[str, Any]:
    """The first case whose condition holds."""
    return {"choose": list(cases), "otherwise": otherwise}


def rows(
    thing: str,
    *,
    sum: Expression | None = None,  # noqa: A002 - the key of the language
    greatest: Expression | None = None,
    count: bool = False,
    where: Condition | None = None,
    most_rows: Expression | None = None,
    most: int | None = None,
) -> dict[str, Any]:
    """Over the rows of a table where a condition holds: the sum of something,
    the greatest, or their count; give exactly one of the three.

    most_rows: only so many rows, the most valuable first. most: how many rows
    the table can have.
    """
    node: dict[str, Any] = {"rows": thing}
    if sum is not None:
        node["sum"] = sum
    if greatest is not None:
        node["greatest"] = greatest
    if count:
        node["count"] = True
    if where is not None:
        node["where"] = where
    if most_rows is not None:
        node["most_rows"] = most_rows
    if most is not None:
        node["most"] = most
    return node


def undecided(words: str, most: Expression | None = None) -> dict[str, Any]:
    """What a decision leaves open (一事一议), at most so much."""
    node: dict[str, Any] = {"undecided": words}
    if most is not None:
        node["most"] = most
    return node


def step(
    of: Expression,
    kind: str,
    name: str = "",
    clause: str = "",
) -> dict[str, Any]:
    """The same number, shown as a line of arithmetic of its own."""
    return {"step": of, "kind": kind, "name": name, "clause": clause}


# ── conditions ───────────────────────────────────────────────────────────────


def all_of(parts: Sequence[Condition]) -> Condition:
    """Every one holds; of none, true."""
    return parts[0] if len(parts) == 1 else {"all": list(parts)}


def any_of(parts: Sequence[Condition]) -> Condition:
    """At least one holds; of none, false."""
    return parts[0] if len(parts) == 1 else {"any": list(parts)}


def at_least(number: int, parts: Sequence[Condition]) -> dict[str, Any]:
    """So many hold (满足其中三项)."""
    return {"at_least": number, "of": list(parts)}


def negate(part: Condition) -> dict[str, Any]:
    """It does not hold."""
    return {"not": part}


def equals(ref: dict[str, Any], value: bool | str | None) -> dict[str, Any]:
    """An answer to yes_no (true, false), a choice (its id) or a text; numbers
    are compared with `compare`."""
    return {"is": ref, "value": value}


def one_of(
    ref: dict[str, Any], values: Sequence[bool | str]
) -> dict[str, Any]:
    """The answer is one of these."""
    return {"one_of": ref, "values": list(values)}


def has(ref: dict[str, Any], value: str) -> dict[str, Any]:
    """A choice of several includes this one."""
    return {"has": ref, "value": value}


def compare(
    one: Expression,
    op: str,
    other: Expression,
) -> dict[str, Any]:
    """Two numbers. op: < <= > >= = !="""
    return {"compare": [one, op, other]}


def date(
    ref: dict[str, Any],
    op: str,
    value: str | None,
) -> dict[str, Any]:
    """A date, compared as far as `value` (2023, 2023-02, 2023-02-06) gives
    it."""
    return {"date": ref, "op": op, "value": value}


def exists(thing: str, where: Condition = True) -> dict[str, Any]:
    """A table has a row where a condition holds."""
    return {"exists": thing, "where": where}
