"""One end of a range as an exact fraction of two columns (端点).

A number of the rules is a fraction; a column holds whole numbers. So an end is a
numerator over a denominator, which is a plain number nearly always and a column only
behind a quotient. How large both can become is known from the largest answers of the
list, before anything is reckoned: 64 bits are used where they suffice, else 128, and
what could be larger is not compiled at all. A number never wraps round in silence.

A numerator that is null has no bound on that side.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.lists.compiling.errors import NotCompiledError

if TYPE_CHECKING:
    import polars as pl

_SMALL = 2**63 - 1
_LARGE = 2**127 - 1
TOO_LARGE = "数值可能超出精确计算的范围"


class End(Struct, frozen=True):
    """above / below. most: what the numerator never exceeds in size; most_below: the
    same of a denominator that is a column (above 0). value: where it is one plain
    number. may_be_open: it can be null."""

    above: Any
    below: Any = 1
    most: int = 0
    most_below: int = 1
    value: Fraction | None = None
    may_be_open: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its denominator is a plain number."""
        return isinstance(self.below, int)


def plain(value: Fraction | int) -> End:
    """An end that is one number for everybody."""
    import polars as pl

    number = Fraction(value)
    above = number.numerator
    kind = wide(abs(above))
    return End(
        pl.lit(above, dtype=kind),
        number.denominator,
        abs(above),
        number.denominator,
        number,
    )


def open_end() -> End:
    """No bound."""
    import polars as pl

    return End(pl.lit(None, dtype=pl.Int64), may_be_open=True)


def wide(most: int) -> Any:
    """The type of column that holds numbers of this size; NotCompiledError when none
    does."""
    import polars as pl

    if most <= _SMALL:
        return pl.Int64
    if most <= _LARGE:
        return pl.Int128
    raise NotCompiledError(TOO_LARGE)


def _as(expression: pl.Expr, before: int, after: int) -> pl.Expr:
    """An expression wide enough for what is made of it. before, after: the largest
    sizes."""
    if before <= _SMALL < after:
        return expression.cast(wide(after))
    wide(after)
    return expression


def _scaled(end: End, factor: Any, most_factor: int) -> tuple[Any, int]:
    """The numerator times a factor, and its largest size. factor: a number or a
    column, at least 1."""
    if isinstance(factor, int) and factor == 1:
        return end.above, end.most
    most = end.most * most_factor
    above = _as(end.above, end.most, most)
    return above * _same_width(factor, most), most


def _same_width(factor: Any, most: int) -> Any:
    """A factor as wide as the product. A plain number takes the width of the column."""
    if isinstance(factor, int):
        import polars as pl

        return pl.lit(factor, dtype=wide(max(most, factor)))
    return factor.cast(wide(most)) if most > _SMALL else factor


def together(ends: Sequence[End]) -> tuple[list[Any], Any, int, int]:
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
    above = [_as(one, size, most) for one, size in pairs]
    return above, below, most, most_below


def _product_of_denominators(ends: Sequence[End]) -> tuple[Any, int]:
    """The denominators of all, multiplied."""
    import polars as pl

    below: Any = pl.lit(1, dtype=pl.Int64)
    most = 1
    for one in ends:
        size = most * one.most_below
        kind = wide(size)
        factor = one.below
        if isinstance(factor, int):
            factor = pl.lit(factor)
        below = below.cast(kind) * factor.cast(kind)
        most = size
    return below, most


def _over(end: End, ends: Sequence[End]) -> tuple[Any, int]:
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
    above, below, most, most_below = together(used)
    total = sum(_scaled_size(one, below, most_below) for one in used)
    kind = wide(total)
    wide_ones = [one.cast(kind) for one in above] if total > _SMALL else above
    result = wide_ones[0]
    for one in wide_ones[1:]:
        result = result + one
    return End(
        result,
        below,
        total,
        most_below,
        None,
        any(one.may_be_open for one in used),
    )


def _scaled_size(end: End, below: Any, most_below: int) -> int:
    """The largest size of a numerator over another denominator."""
    if isinstance(below, int) and end.is_plain:
        return end.most * (below // int(end.below))
    return end.most * most_below


def negative(end: End) -> End:
    """The same below 0."""
    if end.value is not None:
        return plain(-end.value)
    return End(
        -end.above,
        end.below,
        end.most,
        end.most_below,
        None,
        end.may_be_open,
    )


def times(one: End, other: End) -> End:
    """The product of two that have a bound; null where one is null."""
    if one.value is not None and other.value is not None:
        return plain(one.value * other.value)
    if one.value is not None:
        one, other = other, one
    above = other.above
    below = other.below
    factor = other.most
    mine = one.below
    if other.value is not None and one.is_plain:
        shared = gcd(other.value.numerator, int(mine))
        mine = int(mine) // max(shared, 1)
        factor = abs(other.value.numerator) // max(shared, 1)
        sign = -1 if other.value < 0 else 1
        above = sign * factor
    most = one.most * factor
    left = _as(one.above, one.most, most)
    result = left * _same_width(above, most)
    bottom, most_bottom = _denominators(
        mine, one.most_below, below, other.most_below
    )
    return End(
        result,
        bottom,
        most,
        most_bottom,
        None,
        one.may_be_open or other.may_be_open,
    )


def _denominators(
    one: Any, most: int, other: Any, most_other: int
) -> tuple[Any, int]:
    """The product of two denominators, and its largest size."""
    if isinstance(one, int) and isinstance(other, int):
        return one * other, one * other
    size = most * most_other
    kind = wide(size)
    import polars as pl

    parts = [
        pl.lit(part) if isinstance(part, int) else part
        for part in (one, other)
    ]
    return parts[0].cast(kind) * parts[1].cast(kind), size


def inverse(end: End) -> End:
    """1 over an end that is above 0; null, and so without a bound, where it is not."""
    import polars as pl

    if end.value is not None:
        return plain(1 / end.value) if end.value > 0 else open_end()
    is_above = end.above > 0
    below = pl.when(is_above).then(end.above).otherwise(1)
    top = end.below if not isinstance(end.below, int) else pl.lit(end.below)
    size = end.most_below if not isinstance(end.below, int) else int(end.below)
    above = pl.when(is_above).then(top.cast(wide(size)))
    return End(above, below, size, max(end.most, 1), None, True)


def smallest(ends: Sequence[End]) -> End:
    """The smallest of ends; null ones are passed over."""
    return _extreme(ends, smallest=True)


def largest(ends: Sequence[End]) -> End:
    """The largest of ends; null ones are passed over."""
    return _extreme(ends, smallest=False)


def _extreme(ends: Sequence[End], smallest: bool) -> End:
    """The smallest or largest of those that are not null; null when all are."""
    import polars as pl

    values = plain_values(ends)
    if values is not None:
        return plain(min(values) if smallest else max(values))
    if len(ends) == 1:
        return ends[0]
    above, below, most, most_below = together(ends)
    combine = pl.min_horizontal if smallest else pl.max_horizontal
    return End(
        combine(*above),
        below,
        most,
        most_below,
        None,
        all(one.may_be_open for one in ends),
    )


def floored(end: End, step: Fraction) -> End:
    """Cut to a multiple of a step."""
    if end.value is not None:
        return plain(end.value // step * step)
    most = end.most * step.denominator
    above, size = _scaled(end, step.denominator, step.denominator)
    divisor, _ = _denominators(
        end.below, end.most_below, step.numerator, step.numerator
    )
    bottom = divisor
    if not isinstance(bottom, int):
        kind = wide(max(size, end.most_below * step.numerator))
        above = above.cast(kind)
        bottom = bottom.cast(kind)
    whole = above // bottom
    largest_multiple = (most // (step.numerator or 1) + 1) * step.numerator
    kind = wide(largest_multiple)
    result = whole.cast(kind) * step.numerator
    return End(
        result,
        step.denominator,
        largest_multiple,
        step.denominator,
        None,
        end.may_be_open,
    )


def below_or_equal(one: End, other: End, strictly: bool) -> Any:
    """Whether one is below the other (or equal): null where one of them is null."""
    if one.value is not None and other.value is not None:
        import polars as pl

        holds = (
            one.value < other.value if strictly else one.value <= other.value
        )
        return pl.lit(holds)
    above, _, _, _ = together([one, other])
    return above[0] < above[1] if strictly else above[0] <= above[1]


def equal(one: End, other: End) -> Any:
    """Whether both are the same number; null where one of them is null."""
    above, _, _, _ = together([one, other])
    return above[0] == above[1]


def chosen(cases: Sequence[tuple[Any, End]], otherwise: End) -> End:
    """The end of the first case that is true, else the other."""
    import polars as pl

    ends = [end for _, end in cases] + [otherwise]
    above, below, most, most_below = together(ends)
    branch: Any = pl
    for (holds, _), one in zip(cases, above, strict=False):
        branch = branch.when(holds).then(one)
    return End(
        branch.otherwise(above[-1]),
        below,
        most,
        most_below,
        None,
        any(one.may_be_open for one in ends),
    )


def closed(end: End, value: int = 0) -> End:
    """The same with a number where it has no bound."""
    if not end.may_be_open:
        return end
    import polars as pl

    below = end.below
    if value and not isinstance(below, int):
        raise NotCompiledError(TOO_LARGE)
    filler = value * below if value else 0
    most = max(end.most, abs(filler))
    above = _as(end.above, end.most, most)
    return End(
        above.fill_null(pl.lit(filler, dtype=wide(most))),
        below,
        most,
        end.most_below,
        None,
        False,
    )
