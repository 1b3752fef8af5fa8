"""The lines of a provision as one text to be read (连读), and the way back from a place in
it to the line. Lines that a page broke in the middle of a sentence are joined.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

_END = re.compile("[。：:！？!?]$")
_LABEL = re.compile(
    "^(?:第[一二三四五六七八九十百零0-9]+[条章节]|[（(]?[一二三四五六七八九十0-9]{1,3}[）)．.、]"
    "|[—–·•●◆■])"
)
# A column label of the page that stands alone, or in front of a broken line.
_COLUMN = re.compile(r"^[^\s，。；：、0-9]{2,6}\s{2,}")
_NAME = re.compile(r"\s*[^\s，。；：、0-9（）]{2,6}\s*")
_FULL = 0.8  # of the usual width: a line that long without a full stop goes on
_USUAL = 0.8  # of the lines are no longer than the usual one
_WIDEST = 150  # columns of a page
_NARROWEST = 40
_FEWEST = 4  # lines that a broken text has at least


class Flow(Struct):
    """text: as it is read; starts: where each line begins in it; lines: which line that
    is; skipped: how many characters of the line stand before it."""

    text: str
    starts: list[int]
    lines: list[int]
    skipped: list[int]

    def home(self, at: int) -> tuple[int, int]:
        """The line of a place in the text, and the place in that line."""
        index = bisect_right(self.starts, at) - 1
        within = at - self.starts[index] + self.skipped[index]
        return self.lines[index], within


def flow_of(
    lines: Sequence[str],
    labels: Sequence[str] = (),
    full: int = 0,
) -> Flow:
    """Join lines. Each begins anew with a line feed, but where the page broke it.
    labels: the numbers that are printed before lines, and are no words of theirs;
    full: how wide the lines of the whole file are that the page broke."""
    full = full or full_width(lines)
    made: list[str] = []
    flow = Flow("", [], [], [])
    length = 0
    goes_on = False
    for index, line in enumerate(lines):
        if full and _is_column_label(line):
            continue
        skipped = _before_the_words(line) if goes_on else 0
        words = line[skipped:]
        if length and _begins_anew(words, made, goes_on):
            made.append("\n")
            length += 1
        label = labels[index] if labels else ""
        flow.starts.append(length)
        flow.lines.append(index)
        flow.skipped.append(-len(label) if label else skipped)
        made.append(label + words)
        length += len(label + words)
        goes_on = _goes_on(label + words, full)
    flow.text = "".join(made)
    return flow


def _is_column_label(line: str) -> bool:
    """Whether a line is nothing but the label of a column of the page."""
    return "\t" not in line and _NAME.fullmatch(line) is not None


def _before_the_words(line: str) -> int:
    """How many characters of a line are the label of a column before its words."""
    found = _COLUMN.match(line)
    return found.end() if found else 0


def _begins_anew(
    words: str,
    made: Sequence[str],
    goes_on: bool,
) -> bool:
    """Whether a line is one of its own. made: what stands before it; goes_on: whether the
    page broke that."""
    return not goes_on or _begins_item(words, made)


def _begins_item(words: str, made: Sequence[str]) -> bool:
    """Whether a line begins an item (第三条、（二）、3.). made: what stands before it."""
    if not _LABEL.match(words):
        return False
    return not _is_open("".join(made[-3:]))


def _is_open(words: str) -> bool:
    """Whether a bracket is open: （代码 64、 and 65） in the next line is no item."""
    said = words.rpartition("\n")[2]
    return said.count("（") + said.count("(") > said.count("）") + said.count(
        ")"
    )


def _goes_on(line: str, full: int) -> bool:
    """Whether a line was broken by the page. full: columns of a line that is; 0 where the
    page breaks none."""
    if not full:
        return False
    return _width(line) >= full and not _END.search(line.rstrip())


def full_width(lines: Sequence[str]) -> int:
    """How wide a line is that the page broke; 0 where the page breaks none."""
    widths = sorted(_width(one) for one in lines)
    if len(widths) < _FEWEST or widths[-1] > _WIDEST:
        return 0
    full = int(widths[int(len(widths) * _USUAL)] * _FULL)
    broken = [one for one in lines if one.strip() and _goes_on(one, full)]
    return full if len(broken) >= _FEWEST and full >= _NARROWEST else 0


def _width(line: str) -> int:
    """How wide a line is printed: a Chinese character is two columns."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in line.strip()
    )
