"""HTML within Markdown as a page shows it (网页标记): tables with their merged
cells, line ends, raised digits; pictures are counted.

Only tags that say what is text are known; any other tag just comes off.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from policypress.compare.read.small_digits import raised_or_lowered
from policypress.compare.read.unread import Unread
from policypress.compare.read.wrapped import NumberedLine
from policypress.compare.text import limits
from policypress.findings import Place

# No < inside, so that a text of many < is looked through once.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
# A character reference with more digits than any character has; int() refuses
# the longest.
_NO_CHARACTER = re.compile("&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,});?")
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?\s*([0-9]{1,4})", re.I)
_SOURCE = re.compile(r"src\s*=\s*[\"']?([^\"'\s>]*)", re.I)
_ALT = re.compile(r"\balt\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.I)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|\s)hidden(?:[\s=/]|$)",
    re.I,
)
_CHECKBOX = re.compile(r"type\s*=\s*[\"']?checkbox", re.I)
_CHECKED = re.compile(r"(?:^|\s)checked(?:\s|=|/|$)", re.I)
_START = re.compile(r"start\s*=\s*[\"']?\s*([0-9]{1,4})", re.I)
_SMALL = {"sup": "superscript", "sub": "subscript"}
_LEFT_OUT = ("rt", "rp", "script", "style", "template")
_STRUCK = ("s", "del", "strike")
_ALONE = ("br", "hr", "img", "input", "col", "wbr", "source")
_PARTS = ("tr", "td", "th")
_BLOCKS = ("p", "div", "li", "ul", "ol", "br", "hr", "caption", "dt", "dd")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENDS_LINE = (*_BLOCKS, *_HEADINGS, "tr", "table", "blockquote", "section")
STRUCK = "被划去（~~ ~~）的文字，已按有效文字读取"

Rows = list[tuple[str, ...]]


def references_resolved(text: str) -> str:
    """The text with its character references (&nbsp;) as characters."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text))


class Tags:
    """What the tags that were met do to the words behind them.

    unread: takes in pictures. place: where the words stand.
    """

    def __init__(
        self,
        unread: Unread,
        at: Callable[[], int] = int,
    ) -> None:
        """unread: of the file. at: how much of the line prints so far."""
        self._unread = unread
        self._at = at
        self._align = ""
        self._left_out = 0
        self._struck: list[str] | None = None
        self._struck_at = Place("")
        self._struck_behind = 0
        self._hidden = _Hidden(unread, at)

    def strike(self, place: Place) -> None:
        """What follows is struck through."""
        self._unread.tell(STRUCK, place)
        self._struck, self._struck_at = [], place
        self._struck_behind = self._at()

    def end_strike(self) -> None:
        """What was struck through ends, if anything was."""
        if self._struck is not None:
            words = "".join(self._struck)
            self._unread.add_words(
                "删除线",
                self._struck_at,
                words,
                self._struck_behind,
            )
        self._struck = None

    def meet(
        self,
        tag: re.Match[str],
        place: Place,
    ) -> str:
        """Takes in a tag; the words are those that it shows itself."""
        closes, name, about = bool(tag[1]), tag[2].lower(), tag[3]
        if self._hidden.meet(name, closes, about, place):
            return ""
        if name in _SMALL:
            self._align = "" if closes else _SMALL[name]
        elif name in _LEFT_OUT and not about.endswith("/"):
            self._left_out = max(0, self._left_out + (-1 if closes else 1))
        if closes and name in _STRUCK:
            self.end_strike()
        return "" if closes else self._opened(name, about, place)

    def _opened(
        self,
        name: str,
        about: str,
        place: Place,
    ) -> str:
        """Takes in what begins, or stands alone."""
        if name == "img":
            self._unread.add("图片", place, _picture(about), self._at())
        elif name in _STRUCK:
            self.strike(place)
        elif name == "input" and _CHECKBOX.search(about):
            return "☑" if _CHECKED.search(about) else "☐"
        return ""

    def shown(self, words: str) -> str:
        """Words as the open tags show them, "" where they do not."""
        if self._left_out or self._hidden.takes(words):
            return ""
        if self._struck is not None:
            self._struck.append(words)
        return raised_or_lowered(self._align, words) if self._align else words


def _picture(about: str) -> str:
    """What tells a picture from others: where it is, and what it says of itself."""
    source, alt = _SOURCE.search(about), _ALT.search(about)
    words = alt[1].strip("\"'") if alt else ""
    return f"{source[1] if source else about} {words}".strip()


class _Hidden:
    """Words in an element that no page shows (display: none), which are told of."""

    def __init__(self, unread: Unread, at: Callable[[], int]) -> None:
        """Nothing is hidden."""
        self._unread = unread
        self._at = at
        self._name = ""
        self._depth = 0

    def meet(self, name: str, closes: bool, about: str, place: Place) -> bool:
        """Takes in a tag; whether it is one of a hidden element."""
        if self._depth:
            if name == self._name:
                self._depth += -1 if closes else 1
            return True
        if closes or name in _ALONE or not _HIDDEN.search(about):
            return False
        self._name, self._depth, self._place = name, 1, place
        return True

    def takes(self, words: str) -> bool:
        """Whether words are hidden; those that are anything are noted."""
        if self._depth and words.strip():
            place, at = self._place, self._at()
            self._unread.add_words("隐藏文字", place, words, at)
        return bool(self._depth)


def tag_in(words: str) -> re.Match[str] | None:
    """The one tag that words are, None when they are none."""
    return _TAG.fullmatch(words)


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
    """

    number: int
    rows: Rows = field(default_factory=list)
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
            cells += [one.text(), *[""] * (one.columns - 1)]
        if self.row:
            self._skip_covered(cells)
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
        for tag in _TAG.finditer(content):
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
            self._add_table(self._table.rows, self._table.number)
        self._table = None


def _cell(about: str) -> _Cell:
    """A cell with what its tag says of how much it covers."""
    spans = dict(_spans(about))
    return _Cell(spans.get("colspan", 1), spans.get("rowspan", 1))


def _spans(about: str) -> Iterator[tuple[str, int]]:
    """How many columns and rows a cell covers, from 1 to the limit."""
    for name, number in _SPAN.findall(about):
        yield name.lower(), min(max(int(number), 1), limits.COLUMNS)
