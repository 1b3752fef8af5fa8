"""Builders: small functions that make expressions and conditions as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from policypress.rules.exact import as_json

Node = dict[str, Any]  # an operation, or a reference to an answer
Expression = int | str | Node
Condition = bool | Node
Figure = int | Fraction | Decimal


def constant(
    value: Figure | None,
    words: str = "",
) -> Expression:
    """A number; None = still to be settled (待核). words: how it is
    written."""
    number = None if value is None else as_json(value)
    if words or number is None:
        return {"value": number, "words": words}
    return number


def field(name: str, most: Figure | None = None) -> Node:
    """The number that answers a question. most: what it never exceeds."""
    return _with_most({"field": name}, most)


def column(name: str, most: Figure | None = None) -> Node:
    """The number in a column of the row."""
    return _with_most({"column": name}, most)


def _with_most(node: Node, most: Figure | None) -> Node:
    """A reference with the most that its answer can be, where that is said."""
    if most is not None:
        node["most"] = as_json(most)
    return node


def add(parts: Sequence[Expression]) -> Expression:
    """The sum of at least one."""
    if len(parts) == 1:
        return parts[0]
    return {"sum": list(parts)}


def times(parts: Sequence[Expression]) -> Expression:
    """The product of at least one."""
    if len(parts) == 1:
        return parts[0]
    return {"product": list(parts)}


def least(parts: Sequence[Expression]) -> Expression:
    """The smallest of at least one; of a cap, the amount first."""
    if len(parts) == 1:
        return parts[0]
    return {"least": list(parts)}


def greatest(parts: Sequence[Expression]) -> Expression:
    """The largest of at least one; of a floor, the amount first."""
    if len(parts) == 1:
        return parts[0]
    return {"greatest": list(parts)}


def minus(
    one: Expression,
    other: Expression,
    floor: Figure | None = None,
) -> Node:
    """One less the other; never below `floor`."""
    node: Node = {"difference": [one, other]}
    if floor is not None:
        node["floor"] = as_json(floor)
    return node


def divide(one: Expression, other: Expression) -> Node:
    """One divided by the other; by 0 it cannot be reckoned."""
    return {"quotient": [one, other]}


def whole(one: Expression, of: Figure = 1) -> Node:
    """The largest multiple of `of` (above 0) that is no larger (每满…)."""
    return {"whole": one, "of": as_json(of)}


def case(
    when: Condition,
    then: Expression,
    words: str = "",
) -> Node:
    """One case of `choose`; words: what it is called (中国专利金奖)."""
    node: Node = {"when": when, "then": then}
    if words:
        node["words"] = words
    return node


def choose(
    cases: Sequence[Node],
    otherwise: Expression = 0,
) -> Node:
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
) -> Node:
    """Over the rows of a table where a condition holds: the sum of something,
    the greatest, or their count; give exactly one of the three.

    most_rows: only so many rows, the most valuable first. most: how many rows
    the table can have.
    """
    node: Node = {"rows": thing}
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


def undecided(
    words: str,
    most: Expression | None = None,
) -> Node:
    """What a decision leaves open (一事一议), at most so much."""
    node: Node = {"undecided": words}
    if most is not None:
        node["most"] = most
    return node


def step(
    of: Expression,
    kind: str,
    name: str = "",
    clause: str = "",
) -> Node:
    """The same number, shown as a line of arithmetic of its own."""
    return {"step": of, "kind": kind, "name": name, "clause": clause}


# ── conditions ───────────────────────────────────────────────────────────────


def all_of(parts: Sequence[Condition]) -> Condition:
    """Every one holds; of none, true."""
    if len(parts) == 1:
        return parts[0]
    return {"all": list(parts)}


def any_of(parts: Sequence[Condition]) -> Condition:
    """At least one holds; of none, false."""
    if len(parts) == 1:
        return parts[0]
    return {"any": list(parts)}


def at_least(
    number: int,
    parts: Sequence[Condition],
) -> Node:
    """So many hold (满足其中三项)."""
    return {"at_least": number, "of": list(parts)}


def negate(part: Condition) -> Node:
    """It does not hold."""
    return {"not": part}


def equals(ref: Node, value: bool | str | None) -> Node:
    """An answer to yes_no (true, false), a choice (its id) or a text; numbers
    are compared with `compare`."""
    return {"is": ref, "value": value}


def one_of(
    ref: Node,
    values: Sequence[bool | str],
) -> Node:
    """The answer is one of these."""
    return {"one_of": ref, "values": list(values)}


def has(ref: Node, value: str) -> Node:
    """A choice of several includes this one."""
    return {"has": ref, "value": value}


def compare(
    one: Expression,
    op: str,
    other: Expression,
) -> Node:
    """Two numbers. op: < <= > >= = !="""
    return {"compare": [one, op, other]}


def date(
    ref: Node,
    op: str,
    value: str | None,
) -> Node:
    """A date, compared as far as `value` (2023, 2023-02, 2023-02-06) gives
    it."""
    return {"date": ref, "op": op, "value": value}


def exists(thing: str, where: Condition = True) -> Node:
    """A table has a row where a condition holds."""
    return {"exists": thing, "where": where}
