"""One end of a range as an exact fraction of two terms (端点).

A number of the rules is a fraction; a column holds whole numbers. So an end is a
numerator over a denominator, which is a plain number nearly always and a term only
behind a quotient. How large both can become is known from the largest answers of the
list, before anything is reckoned: 64 bits are used where they suffice, else 128, and
what could be larger is not compiled at all. A number never wraps round in silence.

A numerator that is null has no bound on that side.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from msgspec import Struct

from policypress.lists.compiling import terms
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.terms import TOO_LARGE, Term, bits_of


class End(Struct, frozen=True):
    """above / below. most: what the numerator never exceeds in size; most_below: the
    same of a denominator that is a term (above 0). value: where it is one plain
    number. may_be_open: it can be null."""

    above: Term
    below: Any = 1
    most: int = 0
    most_below: int = 1
    value: Fraction | None = None
    may_be_open: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its denominator is a plain number."""
        return isinstance(self.below, int)


def _end(above: Term, below: Any, most: int, most_below: int = 1) -> End:
    """An end; a plain number where it turned out to be one for everybody."""
    is_plain = above.is_constant and isinstance(below, int)
    if is_plain and above.value is not None:
        return plain(Fraction(above.value, below))
    bits_of(most)
    return End(above, below, most, most_below, None, above.has_null)


def plain(value: Fraction | int) -> End:
    """An end that is one number for everybody."""
    number = Fraction(value)
    above, below = number.numerator, number.denominator
    bits_of(above)
    return End(terms.constant(above), below, abs(above), below, number)


def open_end() -> End:
    """No bound."""
    return End(terms.unknown(terms.NUMBER), may_be_open=True)


def _scaled(end: End, factor: Any, most_factor: int) -> tuple[Term, int]:
    """The numerator times a factor, and its largest size. factor: a number or a
    term, at least 1."""
    most = end.most * most_factor
    bits_of(most)
    return end.above * factor, most


def together(ends: Sequence[End]) -> tuple[list[Term], Any, int, int]:
    """Numerators over one denominator: them, it, their largest size, and its."""
    if all(one.is_plain for one in ends):
        below = lcm(*[one.below for one in ends])
        pairs = [
            _scaled(one, below // one.below, below // one.below)
            for one in ends
        ]
        most_below = below
    else:
        below, most_below = _product_of_denominators(ends)
        pairs = [_over(one, ends) for one in ends]
    most = max(size for _, size in pairs)
    return [one for one, _ in pairs], below, most, most_below


def _product_of_denominators(ends: Sequence[End]) -> tuple[Any, int]:
    """The denominators of all, multiplied."""
    below: Any = terms.constant(1)
    most = 1
    for one in ends:
        most = most * one.most_below
        bits_of(most)
        below = below * one.below
    return below, most


def _over(end: End, ends: Sequence[End]) -> tuple[Term, int]:
    """The numerator of one over the product of all denominators."""
    others = [one for one in ends if one is not end]
    if not others:
        return end.above, end.most
    below, most = _product_of_denominators(others)
    return _scaled(end, below, most)


def plain_values(ends: Sequence[End]) -> list[Fraction] | None:
    """The numbers of ends that are all plain; None where one is not."""
    found = [one.value for one in ends if one.value is not None]
    return found if len(found) == len(ends) else None


def add(ends: Sequence[End]) -> End:
    """The sum; without a bound where one has none."""
    values = plain_values(ends)
    if values is not None:
        return plain(sum(values, Fraction(0)))
    used = [one for one in ends if one.value != 0]
    if len(used) == 1:
        return used[0]
    above, below, _, most_below = together(used)
    total = sum(_scaled_size(one, below, most_below) for one in used)
    # The smallest first: of a sum only as much is wide as has to be.
    above.sort(key=lambda one: one.most)
    return _end(_sum(above), below, total, most_below)


def _sum(parts: list[Term]) -> Term:
    """Terms added up, one after the other."""
    result = parts[0]
    for one in parts[1:]:
        result = result + one
    return result


def _scaled_size(end: End, below: Any, most_below: int) -> int:
    """The largest size of a numerator over another denominator."""
    if isinstance(below, int) and end.is_plain:
        return end.most * (below // int(end.below))
    return end.most * most_below


def negative(end: End) -> End:
    """The same below 0."""
    if end.value is not None:
        return plain(-end.value)
    return _end(-end.above, end.below, end.most, end.most_below)


def times(one: End, other: End) -> End:
    """The product of two that have a bound; null where one is null."""
    if one.value is not None and other.value is not None:
        return plain(one.value * other.value)
    if one.value is not None:
        one, other = other, one
    above: Any = other.above
    below = other.below
    factor = other.most
    mine = one.below
    if other.value is not None and one.is_plain:
        shared = gcd(other.value.numerator, int(mine))
        mine = int(mine) // max(shared, 1)
        factor = abs(other.value.numerator) // max(shared, 1)
        above = -factor if other.value < 0 else factor
    bottom, most_bottom = _denominators(
        mine, one.most_below, below, other.most_below
    )
    return _end(one.above * above, bottom, one.most * factor, most_bottom)


def _denominators(
    one: Any, most: int, other: Any, most_other: int
) -> tuple[Any, int]:
    """The product of two denominators, and its largest size."""
    if isinstance(one, int) and isinstance(other, int):
        return one * other, one * other
    size = most * most_other
    bits_of(size)
    return terms.constant(one) * other, size


def inverse(end: End) -> End:
    """1 over an end that is above 0; null, and so without a bound, where it is not."""
    if end.value is not None:
        return plain(1 / end.value) if end.value > 0 else open_end()
    is_above = end.above > 0
    below = terms.largest([end.above.fill_null(1), 1])
    size = end.most_below if not isinstance(end.below, int) else int(end.below)
    above = terms.when(is_above, end.below)
    return End(above, below, size, max(end.most, 1), None, True)


def smallest(ends: Sequence[End]) -> End:
    """The smallest of ends; null ones are passed over."""
    return _extreme(ends, smallest=True)


def largest(ends: Sequence[End]) -> End:
    """The largest of ends; null ones are passed over."""
    return _extreme(ends, smallest=False)


def _extreme(ends: Sequence[End], smallest: bool) -> End:
    """The smallest or largest of those that are not null; null when all are."""
    values = plain_values(ends)
    if values is not None:
        return plain(min(values) if smallest else max(values))
    if len(ends) == 1:
        return ends[0]
    above, below, most, most_below = together(ends)
    combine = terms.smallest if smallest else terms.largest
    return _end(combine(above), below, most, most_below)


def floored(end: End, step: Fraction) -> End:
    """Cut to a multiple of a step."""
    if end.value is not None:
        return plain(end.value // step * step)
    above, size = _scaled(end, step.denominator, step.denominator)
    divisor, _ = _denominators(
        end.below, end.most_below, step.numerator, step.numerator
    )
    largest_multiple = (size // (step.numerator or 1) + 1) * step.numerator
    result = above // divisor * step.numerator
    return _end(result, step.denominator, largest_multiple, step.denominator)


def below_or_equal(one: End, other: End, strictly: bool) -> Term:
    """Whether one is below the other (or equal): null where one of them is null."""
    above, _, _, _ = together([one, other])
    return above[0] < above[1] if strictly else above[0] <= above[1]


def equal(one: End, other: End) -> Term:
    """Whether both are the same number; null where one of them is null."""
    above, _, _, _ = together([one, other])
    return above[0].equals(above[1])


def chosen(cases: Sequence[tuple[Any, End]], otherwise: End) -> End:
    """The end of the first case that is true, else the other."""
    ends = [end for _, end in cases] + [otherwise]
    above, below, most, most_below = together(ends)
    found = above[-1]
    pairs = list(zip(cases, above, strict=False))
    for (holds, _), one in reversed(pairs):
        found = terms.when(holds, one, found)
    return _end(found, below, most, most_below)


def closed(end: End, value: int = 0) -> End:
    """The same with a number where it has no bound."""
    if not end.may_be_open:
        return end
    below = end.below
    if value and not isinstance(below, int):
        raise NotCompiledError(TOO_LARGE)
    filler = value * below if value else 0
    most = max(end.most, abs(filler))
    return _end(end.above.fill_null(filler), below, most, end.most_below)
