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
    """The odd row of a table."""
    width = len(grid.rows[0])
    if width > _WIDEST or not _may_have_product(grid):
        return
    rows = [row for row in grid.rows[1:] if len(row) == width]
    columns = [[_value(row[at]) for row in rows] for at in range(width)]
    full = [at for at in range(width) if None not in columns[at]]
    if len(rows) != len(grid.rows) - 1 or len(full) < 3:
        return
    for made in full:
        for one, other in combinations([at for at in full if at != made], 2):
            rates = [_is_rate(rows, at) for at in (one, other)]
            heads = [grid.rows[0][at].words for at in (one, other, made)]
            is_price = _is_price(heads[0], heads[1]) and _SUMS.search(heads[2])
            if (any(rates) or is_price) and not _is_rate(rows, made):
                yield from _odd(
                    [row[made] for row in rows],
                    columns[one],
                    columns[other],
                    columns[made],
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
    one: Sequence[Decimal | None],
    other: Sequence[Decimal | None],
    made: Sequence[Decimal | None],
) -> Iterator[Hit]:
    """The only cell of a column that is not the product of the two beside it."""
    wrong = []
    for cell, first, second, said in zip(cells, one, other, made, strict=True):
        product = (first or _SMALL) * (second or _SMALL)
        if abs(product - (said or _SMALL)) > _room(product):
            wrong.append((cell, product, said or _SMALL))
    right = len(cells) - len(wrong)
    if len(wrong) != 1 or not right:
        return
    cell, product, said = wrong[0]
    is_sure = right >= _SURE or abs(product - said) <= product * _NEAR
    if is_sure:
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
    """What a cell says; shares as parts of one, 12%＋12% as their sum; None for words and
    for nothing."""
    words = cell.words.replace(" ", "").replace(",", "")
    if not (_PLAIN.fullmatch(words) or _SUM.fullmatch(words)):
        return None
    values = [
        Decimal(one["value"]) / (_HUNDRED if one["unit"] else 1)
        for one in _NUMBER.finditer(words)
    ]
    total = sum(values, Decimal(0))
    return total if total else None
