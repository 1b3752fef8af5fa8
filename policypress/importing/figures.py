"""Which numbers of a line become data, and which do not (登记与未登记的数值).

What the source takes as a figure is registered. Any other number stays words: amounts in
Chinese numerals, 三成, 减半, 三分之一, sums in other money. Those are told, each with its line,
since nothing reckons with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from policypress.importing.supports.given import plain
from policypress.language.quantity import (
    Quantity,
    format_money,
    parse_quantity,
)
from policypress.language.sums import even, shares_in_words, sums_of
from policypress.language.tokens import typed_figures
from policypress.source.model.datum import is_datum

_HAN = "零一二两三四五六七八九十百千万"
_NUMBER = r"(?<![0-9.,])[0-9]{1,12}(?:[.,][0-9]{1,9}){0,4}"
_SUM = re.compile(
    rf"(?:{_NUMBER} ?|[一二两三四五六七八九十][{_HAN}]{{0,8}})[多余]?[十百千万亿]{{0,3}}[多余]? ?"
    "(?:美元|美金|欧元|港元|港币|日元|英镑|澳元|澳门元|加元|新元|块(?:钱)?(?=[，。；、）奖补的]|$))"
)
_TITLE = re.compile("《[^《》]*》")
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”")
_BLANK = re.compile(r"[ \t\u3000]+")
_IN_WORDS = re.compile(f"[{_HAN}]")
# Multipliers that stand behind Arabic digits.
_SCALES = re.compile("(?<=[0-9多余])[十百千万亿]+")


class Left(Struct, frozen=True):
    """A number that stays words. start, end: its place in its line."""

    start: int
    end: int
    words: str


Spans = Sequence[tuple[int, int]]


def other_than_written(figure: str) -> str:
    """The value of a sum or rate that ours would print in other characters (5,000元,
    20％): 5000元, 20%. "" of one in Chinese numerals, or of several."""
    text = even(figure)
    bare = _SCALES.sub("", _BLANK.sub("", text)).replace("百分点", "")
    # 叁拾万元 is 三十万元 in an even text.
    if _IN_WORDS.search(bare):
        return ""
    found = sums_of(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return ""
    (one,) = found
    if not one.is_exact or not one.is_said:
        return ""
    value = f"{plain(one.value)}%"
    if one.kind == "money":
        value = format_money(one.value)
    return value if isinstance(parse_quantity(value), Quantity) else ""


def spaced_in(words: str) -> list[tuple[int, int, str]]:
    """The sums and rates of a line that have blanks in them (50 万元), with their values:
    where each stands, and what it is."""
    quoted = [one.span() for one in _QUOTED.finditer(words)]
    found = []
    for one in sums_of(even(words)):
        said = words[one.start : one.end]
        value = other_than_written(said) if _BLANK.search(said) else ""
        if value and not _is_within(one.start, one.end, quoted):
            found.append((one.start, one.end, value))
    return found


@lru_cache(maxsize=64)
def data_in(words: str) -> tuple[tuple[int, int], ...]:
    """Where the figures of a line stand that become data."""
    found = [
        (start, start + len(figure))
        for start, figure, kind in typed_figures(words)
        if is_datum(figure, kind) or other_than_written(figure)
    ]
    found += [(start, end) for start, end, _ in spaced_in(words)]
    return tuple(found)


def left_in(words: str, taken: Spans = ()) -> list[Left]:
    """The numbers of a line that no data holds, in its order. taken: where those stand
    that a support holds."""
    held = bytearray(len(words))
    for start, end in (*taken, *data_in(words)):
        for at in range(max(start, 0), min(end, len(words))):
            held[at] = True
    found: list[tuple[int, int]] = []
    for start, end in sorted(_said(words)):
        # 伍万元整 is 伍万元; both ends of a range are held on their own.
        last = end - 1 - (words[end - 1] == "整")
        if held[start] and held[last]:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [Left(start, end, words[start:end]) for start, end in found]


def _said(words: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand, each maybe more than once."""
    for start, figure, _ in typed_figures(words):
        yield start, start + len(figure)
    titles = [one.span() for one in _TITLE.finditer(words)]
    text = even(words)
    sums = [(one.start, one.end) for one in sums_of(text) if one.is_said]
    others = [one.span() for one in _SUM.finditer(text)]
    for start, end in (*sums, *others, *shares_in_words(text)):
        if not _is_within(start, end, titles):
            yield start, end


def _is_within(start: int, end: int, spans: Spans) -> bool:
    """Whether a place lies in one of several."""
    return any(first <= start and end <= last for first, last in spans)
