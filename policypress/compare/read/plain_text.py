"""Plain text and Markdown to printed lines (.txt, .md).

One paragraph a line, tables read. Marks come off in Markdown only
(`markdown`). In plain text `自____年__月__日起施行` has blanks to be filled in,
and `#`, `>`, `**` and `&nbsp;` are characters like any other. Rows between
pipes are a table in both.
"""

from __future__ import annotations

from pathlib import PurePath

from policypress.compare.read.encodings import decode
from policypress.compare.read.parser import Parsed, parse_lines
from policypress.compare.read.raw_lines import EDGES, RawLine
from policypress.compare.read.unread import Unread
from policypress.compare.text import limits
from policypress.compare.text.tree import Rows
from policypress.findings import Place
from policypress.language.patterns import later

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_RULE = later(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


def parse_bytes(
    data: bytes,
    name: str,
) -> Parsed:
    """The structure of a .txt or .md file, in whatever encoding it is."""
    text, finding = decode(data, name)
    if text is None:
        return Parsed(None, (finding,) if finding else ())
    parsed = parse_text(text, name)
    if finding is None:
        return parsed
    return Parsed(parsed.tree, (finding, *parsed.findings))


def parse_text(
    text: str,
    name: str,
) -> Parsed:
    """The structure of law text or measures.

    name: path or name for places and messages; one that ends in .md is read as
        Markdown.
    """
    size = len(text)
    if size > limits.RAW:
        what = "有 # 字（含标记和空白）"
        found = limits.too_many(
            "too-much-text",
            name,
            what,
            size,
            limits.RAW,
        )
        return Parsed(None, (found,))
    unread = Unread(name)
    lines = read_lines(text, name, unread)
    problems = limits.beyond(lines, name)
    if problems:
        return Parsed(None, tuple(problems))
    return parse_lines(lines, name, unread)


def read_lines(
    text: str,
    name: str,
    unread: Unread | None = None,
) -> list[RawLine]:
    """The printed lines of a text.

    Blank lines, and the marks of Markdown, are taken off. unread: takes in
    what has no words.
    """
    text = text.removeprefix("\ufeff")
    if PurePath(name).suffix.lower() in _MARKDOWN:
        from policypress.compare.read.markdown import read_markdown

        normal = text.replace("\r\n", "\n").replace("\r", "\n")
        return read_markdown(normal, name, unread or Unread(name))
    return _TextReader(name).read(text)


class _TextReader:
    """Reads plain text line by line.

    rows: those of the table that is being read.
    """

    def __init__(self, name: str) -> None:
        """name: what the user calls the file."""
        self.name = name
        self.lines: list[RawLine] = []
        self.rows: list[tuple[str, ...]] = []
        self.table_line = 0
        self.ruled = False

    def read(self, text: str) -> list[RawLine]:
        """The printed lines of the text."""
        for number, raw in enumerate(text.splitlines(), 1):
            line = raw.strip(EDGES)
            if line.startswith("|"):
                self._row(line, number)
                continue
            self._end_table()
            if line:
                place = Place(self.name, number, 1)
                self.lines.append(RawLine(line, "", place))
        self._end_table()
        return self.lines

    def _row(
        self,
        line: str,
        number: int,
    ) -> None:
        """One more row of a table.

        The rule under its head holds no words; any other row does.
        """
        if not self.rows:
            self.table_line = number
        if _RULE.fullmatch(line) and not self.ruled and len(self.rows) < 2:
            self.ruled = True
            return
        inner = line[1:].removesuffix("|")
        cells = tuple(cell.strip(EDGES) for cell in inner.split("|"))
        self.rows.append(cells)

    def _end_table(self) -> None:
        """What follows is no row of the table that was being read."""
        if self.rows:
            rows: Rows = tuple(self.rows)
            place = Place(self.name, self.table_line, 1)
            self.lines.append(RawLine("", place=place, rows=rows))
        self.rows = []
        self.ruled = False
