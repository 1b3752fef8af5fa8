"""Columns of a table that are the product of two others (表格里的乘积):
缴存基数 × 缴存比例 = 月缴存额."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit
from policypress.lint.rules.numbers._rows_of_text import Cell, Grid, grids

_NUMBER = re.compile(r"(?P<value>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<unit>[%％]?)")
_SUM = re.compile(r"[0-9.]{1,9}[%％](?:[＋+][0-9.]{1,9}[%％]){1,2}")
_PLAIN = re.compile(
    r"[0-9]{1,9}(?:\.[0-9]{1,4})?(?:[%％]|[万亿]?[一-鿿㎡]{0,3}(?:/[一-鿿]{1,3})?)"
)
_PRICE = re.compile("单价|标准|每[亩户人箱台头]")
_COUNT = re.compile("数量|面积|人数|户数|个数|头数|台数|天数|月数|亩数|箱数")
_SUMS = re.compile(
    "金额|合计|小计|总[价额计]|补[贴助]|资金|[（(](?:万)?元[）)]"
)
_HUNDRED = Decimal(100)
_NEAR = Decimal("0.1")  # share by which the only wrong one of two may differ
_SURE = 2  # rows that show that a column is a product
_ROOM = Decimal("0.01")  # share that rounding may make
_SMALL = Decimal(1)
_WIDEST = 12  # columns: each two are tried with each third


def products(paper: Paper) -> Iterator[Hit]:
    """The only row of a table in which a column is not the product of two others."""
    for grid in grids(paper):
        yield from _of_grid(grid)


def _of_grid(grid: Grid) -> Iterator[Hit]:
    """The odd row of a table, for each two columns that may make a third."""
    width = len(grid.rows[0])
    if width > _WIDEST or not _may_have_product(grid):
        return
    rows = grid.rows[1:]
    if any(len(row) != width for row in rows):
        return
    numbers = _numbers(rows, width)
    for one, other, made in _threes(grid, list(numbers)):
        cells = [row[made] for row in rows]
        yield from _odd(cells, numbers[one], numbers[other], numbers[made])


def _threes(
    grid: Grid,
    columns: Sequence[int],
) -> Iterator[tuple[int, int, int]]:
    """Each two columns, and the third that they may make; columns: those to choose from."""
    for made in columns:
        if _is_rate(grid.rows[1:], made):
            continue
        others = [at for at in columns if at != made]
        for one, other in combinations(others, 2):
            if _may_make(grid, (one, other), made):
                yield one, other, made


def _numbers(
    rows: Sequence[Sequence[Cell]],
    width: int,
) -> dict[int, list[Decimal]]:
    """The columns in which every row has a number: what is said there, from the first row
    to the last, by the place of the column. width: how many columns there are."""
    columns = {at: _column([row[at] for row in rows]) for at in range(width)}
    return {at: said for at, said in columns.items() if said is not None}


def _column(cells: Sequence[Cell]) -> list[Decimal] | None:
    """What the cells of a column say; None from the first one that is no number."""
    said = []
    for cell in cells:
        value = _value(cell)
        if value is None:
            return None
        said.append(value)
    return said


def _may_make(grid: Grid, factors: tuple[int, int], made: int) -> bool:
    """Whether two columns are such as make a third: one of them has shares, or they are a
    price and a number of things, and the third is a sum of money."""
    heads, rows = grid.rows[0], grid.rows[1:]
    if any(_is_rate(rows, at) for at in factors):
        return True
    one, other = [heads[at].words for at in factors]
    return (
        _is_price(one, other) and _SUMS.search(heads[made].words) is not None
    )


def _may_have_product(grid: Grid) -> bool:
    """Whether a table has shares or prices at all, which most have not."""
    heads, first = grid.rows[0], grid.rows[1]
    has_share = any(cell.words.endswith(("%", "％")) for cell in first)
    return has_share or any(_PRICE.search(cell.words) for cell in heads)


def _is_price(one: str, other: str) -> bool:
    """Whether one of two headings is a price or standard, and the other how many there are."""
    return any(
        _PRICE.search(first) and _COUNT.search(second)
        for first, second in ((one, other), (other, one))
    )


def _odd(
    cells: Sequence[Cell],
    one: Sequence[Decimal],
    other: Sequence[Decimal],
    made: Sequence[Decimal],
) -> Iterator[Hit]:
    """The only cell of a column that is not the product of the two beside it. cells: those
    of that column; made: what they say; one, other: what those beside them say."""
    wrong = []
    for cell, first, second, said in zip(cells, one, other, made, strict=True):
        product = first * second
        if abs(product - said) > _room(product):
            wrong.append((cell, product, said))
    right = len(cells) - len(wrong)
    if len(wrong) != 1 or not right:
        return
    cell, product, said = wrong[0]
    is_near = abs(product - said) <= product * _NEAR
    if right >= _SURE or is_near:
        words = f"{product.normalize():f}"
        message = f"按这一行的数计算是{words}，写作{cell.words}。"
        yield Hit(cell.start, cell.end, message, "核对这一行的各数。")


def _room(product: Decimal) -> Decimal:
    """By how much a product may be rounded."""
    return min(product * _ROOM, _SMALL)


def _is_rate(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether all cells of a column are shares, and not all the same one of 100%."""
    return all(
        row[at].words.replace(" ", "").endswith(("%", "％")) for row in rows
    )


def _value(cell: Cell) -> Decimal | None:
    """What a cell says; shares as parts of one, 12%＋12% as their sum; None for words, for
    nothing and for zero."""
    words = cell.words.replace(" ", "").replace(",", "")
    if not (_PLAIN.fullmatch(words) or _SUM.fullmatch(words)):
        return None
    values = [
        Decimal(one["value"]) / (_HUNDRED if one["unit"] else 1)
        for one in _NUMBER.finditer(words)
    ]
    total = sum(values, Decimal(0))
    return total if total else None
