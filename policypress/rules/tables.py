"""Numbers over the rows of a table: their sum, the greatest, how many there
are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from policypress.rules import ranges
from policypress.rules.errors import RulesError
from policypress.rules.logic import NO, YES, Verdict
from policypress.rules.ranges import NOTHING, Range, exactly
from policypress.rules.scope import Scope

if TYPE_CHECKING:
    from policypress.rules.compiling import Compiler

Reckoner = Callable[[Scope], Range]
_MAKES = ("sum", "greatest", "count")


class _Rows(NamedTuple):
    """A compiled `rows`: of a counted row the value is 1."""

    thing: str
    where: Callable[[Scope], Verdict]
    value: Reckoner
    limit: Reckoner | None
    most: int | None


def compile_rows(
    compiler: Compiler,
    node: dict[str, Any],
    path: str,
) -> Reckoner:
    """Over the rows where a condition holds."""
    makes = [name for name in _MAKES if name in node]
    if len(makes) != 1:
        raise RulesError("“rows”应有sum、greatest、count中的一个", path)
    make = makes[0]
    if make == "count":
        if node["count"] is not True:
            raise RulesError("“count”应为true", path)
        value: Reckoner = lambda scope: exactly(1)  # noqa: E731
    else:
        value = compiler.number(node[make], f"{path}.{make}")
    limit = None
    if "most_rows" in node:
        limit = compiler.number(node["most_rows"], f"{path}.most_rows")
    compiled = _Rows(
        compiler.text(node["rows"], path),
        compiler.condition(node.get("where", True), f"{path}.where"),
        value,
        limit,
        compiler.count(node["most"], path) if "most" in node else None,
    )
    over = _greatest if make == "greatest" else _sum
    return lambda scope: over(compiled, scope)


def _sum(of: _Rows, scope: Scope) -> Range:
    """The sum over the rows, the most valuable first where they are
    limited."""
    found = row_values(of, scope)
    limit = None if of.limit is None else of.limit(scope)
    if found is None:
        return _sum_of_unknown(of, scope, limit)
    if limit is None:
        return ranges.add(found)
    return ranges.largest_of(found, limit)


def _sum_of_unknown(
    of: _Rows,
    scope: Scope,
    limit: Range | None,
) -> Range:
    """The sum while the table is not answered: perhaps no row, perhaps
    many."""
    value = _unknown_row(of, scope)
    count = Range(0, of.most)
    if limit is not None:
        value = ranges.greatest((value, NOTHING))
        counted = ranges.floor(ranges.greatest((limit, NOTHING)), 1)
        count = ranges.least((Range(0, counted.max), count))
        value = Range(0, value.max, ranges.reasons((value, limit)))
    return ranges.multiply(count, value)


def _greatest(of: _Rows, scope: Scope) -> Range:
    """The greatest value of a row; 0 where there is none."""
    found = row_values(of, scope)
    if found is None:
        found = [_unknown_row(of, scope)]
    result = ranges.greatest([NOTHING, *found])
    if of.limit is None:
        return result
    limit = of.limit(scope)
    if limit.max is not None and limit.max < 1:
        return NOTHING
    if limit.min is not None and limit.min >= 1:
        return result
    return Range(0, result.max, ranges.reasons((result, limit)))


def row_values(
    of: _Rows,
    scope: Scope,
) -> list[Range] | None:
    """What each row gives; perhaps 0 where it is unknown whether it counts.
    None while the table is not answered."""
    table = scope.table(of.thing)
    if table is None:
        return None
    found = []
    for row in table:
        inner = scope.inside(of.thing, row)
        verdict = of.where(inner)
        if verdict == NO:
            continue
        value = of.value(inner)
        if verdict != YES:
            value = ranges.hull((value, NOTHING))
        found.append(value)
    return found


def _unknown_row(of: _Rows, scope: Scope) -> Range:
    """What a row may give of which nothing is known, or that is not there."""
    inner = scope.inside(of.thing, {})
    if of.where(inner) == NO:
        return NOTHING
    return ranges.hull((of.value(inner), NOTHING))
