"""HTML within Markdown as a page shows it (网页标记): tables with their merged
cells, line ends, raised digits; pictures are counted.

Only tags that say what is text are known; any other tag just comes off.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from policypress.compare.read.html_tags import TAG, Tags
from policypress.compare.read.unread import Unread
from policypress.compare.read.wrapped import NumberedLine
from policypress.compare.text import limits
from policypress.compare.text.glyphs import weight
from policypress.findings import Place

# A character reference with more digits than any character has; int() refuses
# the longest.
_NO_CHARACTER = re.compile("&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,});?")
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?\s*([0-9]{1,4})", re.I)
_START = re.compile(r"start\s*=\s*[\"']?\s*([0-9]{1,4})", re.I)
_PARTS = ("tr", "td", "th")
_BLOCKS = ("p", "div", "li", "ul", "ol", "br", "hr", "caption", "dt", "dd")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENDS_LINE = (*_BLOCKS, *_HEADINGS, "tr", "table", "blockquote", "section")

Rows = list[tuple[str, ...]]


def references_resolved(text: str) -> str:
    """The text with its character references (&nbsp;) as characters."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text))


class _Cell(Struct):
    """A cell in the making. columns, rows: how many it covers."""

    columns: int = 1
    rows: int = 1
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Its words, one line of print a line."""
        lines = "".join(self.words).split("\n")
        return "\n".join(filter(None, (line.strip() for line in lines)))


class _Table(Struct):
    """A table in the making. depth: how many tables inside it are open.
    covered: columns that a cell above covers, with the rows it goes on for.
    merged: the cells that cover others, how many columns and rows, and how much
    of the table prints before their end. printed: how much its rows print.
    """

    number: int
    rows: Rows = field(default_factory=list)
    merged: list[tuple[str, int]] = field(default_factory=list)
    printed: int = 0
    row: list[_Cell] = field(default_factory=list)
    cell: _Cell | None = None
    depth: int = 0
    covered: dict[int, int] = field(default_factory=dict)

    def part(
        self,
        name: str,
        closes: bool,
        about: str,
    ) -> None:
        """A row or a cell begins or ends."""
        if name == "tr":
            self.end_row()
            return
        self.cell = None if closes else _cell(about)
        if self.cell:
            self.row.append(self.cell)

    def end_row(self) -> None:
        """Puts the cells of a row where they stand."""
        self.cell = None
        if len(self.rows) > limits.LINES:
            self.row = []  # a text with as many is not compared
        cells: list[str] = []
        for one in self.row:
            self._skip_covered(cells)
            if len(cells) > limits.COLUMNS:
                one.columns = 1  # more columns than any table may have
            for column in range(len(cells), len(cells) + one.columns):
                if one.rows > 1:
                    self.covered[column] = one.rows
            cells.append(one.text())
            if one.columns > 1 or one.rows > 1:
                at = self.printed + _weight(cells) - 1
                self.merged.append((f"{one.columns}x{one.rows}", at))
            cells += [""] * (one.columns - 1)
        if self.row:
            self._skip_covered(cells)
            self.printed += _weight(cells)
            self.rows.append(tuple(cells))
            left = {at: more - 1 for at, more in self.covered.items()}
            self.covered = {at: more for at, more in left.items() if more}
        self.row = []

    def _skip_covered(self, cells: list[str]) -> None:
        """Leaves the columns empty that a cell above covers."""
        while self.covered.get(len(cells)):
            cells.append("")


class HtmlReader:
    """Reads the blocks of HTML of a text, one after the other.

    A table may go on from one block to the next. add_block, add_table: take
    the lines and tables that are complete.
    """

    def __init__(
        self,
        name: str,
        unread: Unread,
        add_block: Callable[[Iterable[NumberedLine]], None],
        add_table: Callable[[Rows, int], None],
    ) -> None:
        """name: what the user calls the file."""
        self._name = name
        self._unread = unread
        self._tags = Tags(unread)
        self._add_block = add_block
        self._add_table = add_table
        self._lines: list[NumberedLine] = []
        self._words = ""
        self._table: _Table | None = None
        # Of each list that is open the number of its last item, None where it has none.
        self._lists: list[int | None] = []

    @property
    def in_cell(self) -> bool:
        """Whether a cell is open, to which further words belong."""
        return self._table is not None and self._table.cell is not None

    def read(self, content: str, first: int) -> None:
        """Reads one block. first: number of its first line."""
        end = 0
        number = first
        for tag in TAG.finditer(content):
            self._take_words(content[end : tag.start()], number)
            number += content.count("\n", end, tag.start())
            self._take_tag(tag, number)
            number += tag[0].count("\n")
            end = tag.end()
        self._take_words(content[end:], number)
        self._end_line(number)
        self._flush()

    def add_to_cell(self, words: str) -> None:
        """Puts words that Markdown wrote into the cell that is open."""
        if self._table and self._table.cell:
            self._table.cell.words.append(f"{words}\n")

    def end(self) -> None:
        """The text ends; a table that nothing closed ends with it."""
        self._tags.end_strike()
        self._end_table()
        self._flush()

    def _take_words(
        self,
        source: str,
        number: int,
    ) -> None:
        """Words between two tags, with the line ends of the file."""
        words = self._tags.shown(references_resolved(source))
        if self._table and self._table.cell:
            joined = "".join(line.strip() for line in words.split("\n"))
            self._table.cell.words.append(joined)
            return
        for index, line in enumerate(words.split("\n")):
            if index:
                self._end_line(number + index - 1)
            self._words += line

    def _take_tag(
        self,
        tag: re.Match[str],
        number: int,
    ) -> None:
        """Takes in a tag."""
        place = Place(self._name, number, 1)
        shown = self._tags.meet(tag, place)
        name, closes = tag[2].lower(), bool(tag[1])
        if name in ("ol", "ul", "li"):
            shown += self._number(name, closes, tag[3])
        if self._table is None:
            if name in _ENDS_LINE:
                self._end_line(number)
            self._words += shown
            if name == "table" and not closes:
                self._flush()
                self._table = _Table(number)
            return
        self._take_tag_of_table(self._table, name, closes, tag[3])
        if shown and self._table and self._table.cell:
            self._table.cell.words.append(shown)

    def _number(self, name: str, closes: bool, about: str) -> str:
        """Takes in a tag of a list; the number that a page prints before an item."""
        if name == "li":
            last = self._lists[-1] if self._lists else None
            if closes or last is None:
                return ""
            self._lists[-1] = last + 1
            return f"{last + 1}. "
        if closes:
            self._lists = self._lists[:-1]
            return ""
        start = _START.search(about)
        first = int(start[1]) if start else 1
        self._lists.append(first - 1 if name == "ol" else None)
        return ""

    def _take_tag_of_table(
        self,
        table: _Table,
        name: str,
        closes: bool,
        about: str,
    ) -> None:
        """A tag inside a table. What stands in a table inside a cell belongs
        to that cell.
        """
        if name == "table":
            table.depth += -1 if closes else 1
            if table.depth < 0:
                self._end_table()
        elif table.depth == 0 and name in _PARTS:
            table.part(name, closes, about)
        elif table.cell and name in _ENDS_LINE:
            table.cell.words.append("\n")

    def _end_line(self, number: int) -> None:
        """A line of print, or of the file, ends."""
        if words := self._words.strip():
            self._lines.append(NumberedLine(number, words))
        self._words = ""

    def _flush(self) -> None:
        """Hands on the lines that are complete."""
        self._add_block(self._lines)
        self._lines = []

    def _end_table(self) -> None:
        """Hands on the table that is open."""
        if self._table:
            self._table.end_row()
            number = self._table.number
            self._add_table(self._table.rows, number)
            self._unread.sees_merged = True
            for spans, at in self._table.merged:
                place = Place(self._name, number, 1)
                self._unread.add_merged(place, spans, at)
        self._table = None


def _weight(cells: Iterable[str]) -> int:
    """How much cells print, each counting one more."""
    return sum(weight(cell) + 1 for cell in cells)


def _cell(about: str) -> _Cell:
    """A cell with what its tag says of how much it covers."""
    spans = dict(_spans(about))
    return _Cell(spans.get("colspan", 1), spans.get("rowspan", 1))


def _spans(about: str) -> Iterator[tuple[str, int]]:
    """How many columns and rows a cell covers, from 1 to the limit."""
    for name, number in _SPAN.findall(about):
        yield name.lower(), min(max(int(number), 1), limits.COLUMNS)
