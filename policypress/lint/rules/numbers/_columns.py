"""Bands that stand one below the other in a table or a list (表格、列举里的分档):
超过90平方米, 超过60平方米不超过80平方米, 不超过60平方米."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit
from policypress.lint.rules.numbers._rows_of_text import grids

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_UNIT = "[万亿]?[一-鿿%％㎡]{1,4}?"
_SMALL = "不超过|不高于|不多于|不大于|不满|未满|不足|低于|小于|少于|≤|<|＜"
_BIG = "超过|大于|高于|多于|不低于|不少于|不小于|年满|≥|>|＞"
_OUT = ("不满", "未满", "不足", "低于", "小于", "少于", "<", "＜")
_OVER = ("超过", "大于", "高于", "多于", ">", "＞")
_FOOT = (
    f"(?:(?P<big>{_BIG})(?P<foot>{_NUMBER})(?P<unit>{_UNIT})?"
    f"|(?P<foot2>{_NUMBER})(?P<unit2>{_UNIT})(?:[（(]含[）)])?[及或]?以上)"
)
_TOP = (
    f"(?:(?P<small>{_SMALL})(?P<top>{_NUMBER})(?P<unit3>{_UNIT})"
    f"|(?P<top2>{_NUMBER})(?P<unit4>{_UNIT})(?:[（(]含[）)])?[及或]?以[下内])"
)
_RANGE = (
    f"(?P<low>{_NUMBER})(?:{_UNIT})?(?:[—～~－-]|至)"
    f"(?P<high>{_NUMBER})(?P<unit5>{_UNIT})"
)
_BAND = re.compile(
    f"(?:{_RANGE}|(?:{_FOOT})?[、，且至]?(?:{_TOP})?)(?=的|，|：|$)"
)
_HAS = re.compile(
    f"[0-9](?:[^\n]{{0,6}}以[上下内])|(?:{_SMALL}|{_BIG})[0-9]"
    "|[0-9][一-鿿%％]{0,4}[—～~－至-][0-9]{1,9}[一-鿿%％]"
)
_LABEL = re.compile(
    "[ \u3000]*(?P<kind>[（(]?)[0-9一二三四五六七八九十]{1,3}[）)、.．][ \u3000]*"
)
_FEWEST = 2  # bands of a ladder


class Rung(Struct, frozen=True):
    """A band of a ladder: text[start:end]. foot, top: None where it is open; is_foot_in,
    is_top_in: whether the number itself belongs to it."""

    start: int
    end: int
    foot: Decimal | None
    top: Decimal | None
    is_foot_in: bool
    is_top_in: bool
    unit: str


def gaps(paper: Paper) -> Iterator[Hit]:
    """Each band of a table in lines, or of a list with 不超过, that does not meet the one
    next to it."""
    if not paper.is_in_text(_HAS):
        return
    for grid in grids(paper):
        for column in zip(*grid.rows[1:], strict=False):
            words = [cell.words for cell in column]
            if all(map(_HAS.search, words)):
                yield from _of_ladder(
                    paper,
                    [_rung(paper, cell.start, cell.end) for cell in column],
                )
    for rungs in _lists(paper):
        yield from _of_ladder(paper, rungs)


def _lists(paper: Paper) -> Iterator[list[Rung | None]]:
    """The bands with which the items of each list begin, where one of them says 不超过."""
    rows: list[Rung | None] = []
    has_most = False
    for passage in paper.passages:
        label = _LABEL.match(paper.text, passage.start, passage.end)
        rung = _rung(paper, label.end(), passage.end) if label else None
        if rung is None:
            if has_most:
                yield rows
            rows, has_most = [], False
            continue
        rows.append(rung)
        has_most |= "不超过" in paper.text[rung.start : rung.end]
    if has_most:
        yield rows


def _rung(paper: Paper, start: int, end: int) -> Rung | None:
    """The band that stands at the beginning of some words; None where there is none."""
    found = _BAND.match(paper.text, start, end)
    if found is None or found.end() == start:
        return None
    units = found.group("unit", "unit2", "unit3", "unit4", "unit5")
    named = set(filter(None, units))
    if len(named) != 1:
        return None
    return Rung(
        *found.span(),
        _number(found.group("foot", "foot2", "low")),
        _number(found.group("top", "top2", "high")),
        found["big"] not in _OVER,
        found["small"] not in _OUT,
        named.pop(),
    )


def _number(ways: Sequence[str | None]) -> Decimal | None:
    """A bound, which is written in one of several ways; None where it is in none of them."""
    written = next(filter(None, ways), None)
    return Decimal(written) if written else None


def _of_ladder(
    paper: Paper,
    rungs: Sequence[Rung | None],
) -> Iterator[Hit]:
    """The bands of one column: of one unit, from one that is open below to one that is open
    above."""
    rows = _upwards(rungs)
    if len(rows) < _FEWEST:
        return
    pairs = [(*pair, _between(*pair)) for pair in pairwise(rows)]
    wrong = [(below, above, what) for below, above, what in pairs if what]
    is_open = rows[0].foot is None and rows[-1].top is None
    # 90分以上, 80分以上不满90分, 60分以上不满75分: all but one do meet.
    is_row = len(rows) > _FEWEST and len(wrong) == 1
    if is_open or is_row:
        for below, above, what in wrong:
            yield _unmet(paper, below, above, what)


def _upwards(rungs: Sequence[Rung | None]) -> list[Rung]:
    """The bands of one column, the lowest first; none of them where a cell has no band, or
    one of another unit."""
    rows = [one for one in rungs if one is not None]
    units = {one.unit for one in rows}
    if len(rows) < len(rungs) or len(units) > 1:
        return []
    return sorted(rows, key=lambda one: -1 if one.foot is None else one.foot)


def _unmet(paper: Paper, below: Rung, above: Rung, what: str) -> Hit:
    """Two bands that do not meet; what: whether they leave a gap or overlap."""
    later = max(below, above, key=lambda one: one.start)
    names = [paper.text[one.start : one.end] for one in (below, above)]
    message = f"“{names[0]}”与“{names[1]}”之间{what}。"
    return Hit(later.start, later.end, message, "相接的两档用同一个数。")


def _between(below: Rung, above: Rung) -> str:
    """What is wrong between two bands that follow each other; "" where nothing is."""
    if below.top is None or above.foot is None:
        return "重叠"
    if below.top == above.foot:
        if below.is_top_in == above.is_foot_in:
            return "重叠" if below.is_top_in else "留空"
        return ""
    is_step = below.is_top_in and above.is_foot_in
    if is_step and above.foot - below.top == 1:
        return ""
    return "留空" if below.top < above.foot else "重叠"
