"""How far down a page is filled (排到哪里), and what stands on it badly: a page left half empty
while the text goes on, a line alone, a heading without its text, a signature alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from policypress.layout.measure import Layout, Page
from policypress.layout.norm import GBT9704, Norm

# 一、…… （一）…… 第一章……: what a heading begins with; it ends without a full stop.
# With a figure it is a row of a table of clauses.
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十百]+[编章节]|[一二三四五六七八九十]+、"
    r"|（[一二三四五六七八九十]+）)[^。；：，0-9]*"
)
# A heading in one line is shorter: the first line of a paragraph holds 26 characters, and one
# less where punctuation may not begin the next.
_LONGEST_HEADING = 23
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|.*年月日|.*【待核】")
# A signature is the names of bodies and a date: more lines are a text that goes on.
_SIGNATURE = 3

Kind = Literal["thin", "lonely", "heading", "signature"]
NAMES: dict[Kind, str] = {
    "thin": "不满",
    "lonely": "孤行",
    "heading": "标题在页末",
    "signature": "落款独占一页",
}


class WeakPage(Struct, frozen=True):
    """A page on which something stands badly. number: from 1; share: how far it is
    filled."""

    number: int
    kind: Kind
    share: float


def filled(page: Page, norm: Norm = GBT9704) -> float:
    """The share of the text area (版心) from its top to the last ink; 0 of an empty page.

    The page number is no ink of the text area.
    """
    if page.ink is None:
        return 0.0
    area = norm.margins_of(page.landscape)
    height = page.height - area.top - area.bottom
    used = page.height - page.ink.bottom - area.top
    return max(used / height, 0.0)


def thin_pages(
    layout: Layout,
    least: float,
) -> list[tuple[int, float]]:
    """Number and share of each page that is filled less than `least` while the next one
    goes on with the same text: what begins a page of its own has a title there.
    """
    found = []
    for count, (page, after) in enumerate(pairwise(layout.pages), 1):
        share = filled(page, layout.norm)
        if share < least and not after.title:
            found.append((count, share))
    return found


def weak_pages(
    layout: Layout,
    least: float,
) -> list[WeakPage]:
    """Every page on which something stands badly, in order. least: the share below which a
    page is half empty."""
    found = [
        WeakPage(number, "thin", share)
        for number, share in thin_pages(layout, least)
    ]
    for number, page in enumerate(layout.pages, 1):
        share = filled(page, layout.norm)
        goes_on = number < len(layout.pages)
        kinds = _badly(page, is_first=number == 1, goes_on=goes_on)
        found += [WeakPage(number, kind, share) for kind in kinds]
    return sorted(found, key=lambda one: one.number)


def _badly(
    page: Page,
    is_first: bool,
    goes_on: bool,
) -> Iterator[Kind]:
    """What stands badly on one page, besides how full it is. goes_on: on another page."""
    if page.lines == 1 and not is_first:
        yield "lonely"
    if goes_on and is_heading(page.closing):
        yield "heading"
    is_short = 1 < page.lines <= _SIGNATURE
    if is_short and not is_first and _DATE.fullmatch(page.closing):
        yield "signature"


def is_heading(line: str) -> bool:
    """Whether the words of a line are those of a heading."""
    if len(line) > _LONGEST_HEADING:
        return False
    return _HEADING.fullmatch(line) is not None
