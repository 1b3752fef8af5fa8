"""Words of others in a text (他人的文字): titles in 《》 and quotations in “”.

A rule about our own words leaves them alone: a quoted law keeps its 帐, an amending
decision quotes what it strikes out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.compare.text.quotation import quoted_lines

_TITLE_MARK = re.compile("[《》\n]")
_QUOTE_MARK = re.compile("[“”\n]")


class Stretches(Struct, frozen=True):
    """Stretches of a text that do not overlap, in order: starts[i] to ends[i]."""

    starts: Sequence[int]
    ends: Sequence[int]

    def touch(self, start: int, end: int) -> bool:
        """Whether text[start:end] lies in one of them, at least with its beginning."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and start < self.ends[at]


def titled(text: str) -> Stretches:
    """What stands within 《》, the marks themselves left out."""
    return _stretches(_pairs(text, _TITLE_MARK, "《"))


def quoted(text: str) -> Stretches:
    """What stands within “”, and whole lines of a quotation over several."""
    pairs = [*_pairs(text, _QUOTE_MARK, "“"), *_quoted_lines(text)]
    return _stretches(sorted(pairs))


def _pairs(
    text: str,
    marks: re.Pattern[str],
    opening: str,
) -> Iterator[tuple[int, int]]:
    """The outermost pairs of a line. An opening mark that nothing closes in its line
    opens nothing."""
    begun: list[int] = []
    for found in marks.finditer(text):
        mark = found[0]
        if mark == "\n":
            if begun and _is_of_paragraphs(text, begun[0] - 1, found.start()):
                yield begun[0], found.start()
            begun.clear()
        elif mark == opening:
            begun.append(found.end())
        elif begun:
            start = begun.pop()
            if not begun:
                yield start, found.start()


def _is_of_paragraphs(text: str, mark: int, end: int) -> bool:
    """Whether a “ that its line does not close belongs to a quotation of several
    paragraphs, each of which begins with “ and only the last ends with ”."""
    if text[mark] != "“":
        return False
    begins = mark == 0 or text[mark - 1] == "\n"
    return begins or text[end + 1 : end + 2] == "“"


def _quoted_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that begin inside a quotation of an earlier line, and what that line
    itself quotes at its end."""
    if "“" not in text:
        return
    lines = text.split("\n")
    insides = quoted_lines(lines)
    start = 0
    for index, line in enumerate(lines):
        end = start + len(line)
        goes_on = index + 1 < len(lines) and insides[index + 1]
        if insides[index]:
            closing = -1 if goes_on else line.rfind("”")
            yield start, start + closing if closing >= 0 else end
        elif goes_on:
            yield start + _last_open(line), end
        start = end + 1


def _last_open(line: str) -> int:
    """Behind the first “ of a line that nothing in it closes; its end when there is
    none."""
    begun: list[int] = []
    for at, mark in enumerate(line):
        if mark == "“":
            begun.append(at + 1)
        elif mark == "”" and begun:
            begun.pop()
    return begun[0] if begun else len(line)


def _stretches(
    pairs: Sequence[tuple[int, int]] | Iterator[tuple[int, int]],
) -> Stretches:
    """Pairs in order as stretches, those within an earlier one left out."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in pairs:
        if ends and start < ends[-1]:
            ends[-1] = max(end, ends[-1])
            continue
        starts.append(start)
        ends.append(end)
    return Stretches(starts, ends)
