"""What all measures come to (合计), over columns: of measures that exclude each other
one, then the limits of the policy."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.eligibility.choices import CHOICE
from policypress.eligibility.parts import Exclusion, Ready
from policypress.lists.compiling import ends, number
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.openness import is_settled
from policypress.lists.compiling.verdicts import column, may_hold
from policypress.lists.paying.families import are_nested
from policypress.lists.paying.supports import CROSSING, under_cap

EXCLUSIONS = "多组措施不得同时享受"


class Whole(Struct, frozen=True):
    """A measure as it enters the total. plain: without what shared questions draw
    together; amount: with it."""

    amount: Number
    plain: Number
    verdict: Any


def total(
    prepared: Ready,
    wholes: dict[str, Whole],
    compiler: Compiler,
) -> Number:
    """The amount of all measures. Raises NotCompiledError."""
    parts = _parts(prepared, wholes)
    _check(prepared, list(parts))
    for one in prepared.operations:
        inside = [names for names in parts if names & one.of]
        if not all(names <= one.of for names in inside):
            raise NotCompiledError(CROSSING)
        taken = [parts.pop(names) for names in inside]
        found = number.add(taken) if taken else number.exactly(0)
        parts[one.of] = under_cap(found, compiler.number(one.node))
    found = number.add(list(parts.values()))
    why = number.whys([*[one.amount for one in wholes.values()], found])
    return Number(found.low, found.high, why)


def _parts(
    prepared: Ready,
    wholes: dict[str, Whole],
) -> dict[frozenset[str], Number]:
    """What is added up, by the supports it is for: measures, and of two that exclude
    each other the larger."""
    excluded = excluded_measures(prepared)
    parts: dict[frozenset[str], Number] = {}
    for measure in prepared.measures:
        other = excluded.get(measure.id)
        if other is None:
            parts[measure.names] = wholes[measure.id].amount
        elif measure.id < other or other not in wholes:
            names = measure.names | _names(prepared, other)
            parts[names] = _either(wholes[measure.id], wholes[other])
    return parts


def _names(prepared: Ready, measure: str) -> frozenset[str]:
    """The supports of a measure."""
    return next(one.names for one in prepared.measures if one.id == measure)


def excluded_measures(prepared: Ready) -> dict[str, str]:
    """Each measure that excludes just one other as a whole, and that."""
    homes = {name: one for one in prepared.measures for name in one.names}
    found: dict[str, str] = {}
    for one in prepared.exclusive:
        first, second = _sides(one, homes)
        if first in found or second in found:
            raise NotCompiledError(EXCLUSIONS)
        found[first] = second
        found[second] = first
    return found


def _sides(one: Exclusion, homes: dict[str, Any]) -> tuple[str, str]:
    """The two measures that an exclusion is about, where it is about the whole."""
    sides = []
    for names in (one.of, one.other):
        measure = homes[next(iter(names))]
        if one.by_row or measure.names != names:
            raise NotCompiledError(EXCLUSIONS)
        sides.append(measure.id)
    return sides[0], sides[1]


def _either(one: Whole, other: Whole) -> Number:
    """The larger of two that exclude each other; both ends by themselves. Where only
    one is offered it is as if there were no other."""
    are_both = column(may_hold(one.verdict)) & may_hold(other.verdict)
    larger = number.greatest([one.plain, other.plain])
    added = number.add([one.amount, other.amount])
    low = ends.chosen([(are_both, larger.low)], added.low)
    high = ends.chosen([(are_both, larger.high)], added.high)
    known = is_settled(one.amount) & is_settled(other.amount)
    why = {CHOICE: are_both & known & ~is_settled(larger)}
    return Number(low, high, why)


def _check(prepared: Ready, groups: list[frozenset[str]]) -> None:
    """Whether the limits of the policy can be reckoned as totals, one after the
    other."""
    operations = prepared.operations
    if any(one.kind != "cap" for one in operations):
        raise NotCompiledError("对全部措施限定项数")
    if not are_nested([*groups, *(one.of for one in operations)]):
        raise NotCompiledError(CROSSING)
    for measure in prepared.measures:
        kinds = {one.kind for one in measure.operations}
        for one in operations:
            if one.of == measure.names and kinds & {"highest", "count"}:
                raise NotCompiledError(CROSSING)
