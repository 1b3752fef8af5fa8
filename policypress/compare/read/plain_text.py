"""Plain text and Markdown to printed lines (.txt, .md).

One paragraph a line, tables read.

Marks come off in Markdown only. In plain text `自____年__月__日起施行` has
blanks to be filled in, and `#`, `>`, `**` and `&nbsp;` are characters like any
other. Rows between pipes are a table in both.
"""

from __future__ import annotations

import html
import re
from pathlib import PurePath

from policypress.compare.read.parser import Parsed, parse_lines
from policypress.compare.read.raw_lines import RawLine, Style
from policypress.compare.text import limits
from policypress.compare.text.tree import Rows
from policypress.findings import Finding, Place

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
# A character reference with more digits than any character has; int() refuses
# the longest.
_NO_CHARACTER = re.compile("&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,});?")
_STARS = re.compile(r"\*\*")
# __words__ are strong, but not within a word: 自____年__月__日 has blanks
# (CommonMark 6.2). What stands between them is gone through once, however many
# marks open and never close.
_STRONG = re.compile(r"(?<!\w)__(?=[^\s_])((?:[^_]|_(?!_))++)(?<=\S)__(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"(#{1,6})\s+")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_EDGE = " \t\r\f\v\u3000\u00a0\u200b\ufeff"
_UTF_8_HINT = "请另存为 UTF-8，以免个别字读错。"


def parse_bytes(
    data: bytes,
    name: str,
) -> Parsed:
    """The structure of a .txt or .md file.

    UTF-8 with or without BOM; another encoding is read and reported.
    """
    try:
        return parse_text(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        pass
    try:
        parsed = parse_text(data.decode("gb18030"), name)
    except UnicodeDecodeError:
        return Parsed(None, (_unreadable(data, name),))
    message = f"“{name}”不是 UTF-8 编码，已按 GB 18030 读取。"
    read_so = Finding(
        "encoding",
        message,
        Place(name),
        _UTF_8_HINT,
        "warning",
    )
    return Parsed(parsed.tree, (read_so, *parsed.findings))


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
    lines = read_lines(text, name)
    problems = limits.beyond(lines, name)
    if problems:
        return Parsed(None, tuple(problems))
    return parse_lines(lines, name)


def _unreadable(
    data: bytes,
    name: str,
) -> Finding:
    """Why bytes are no text.

    UTF-16, as old editors write it, or something else.
    """
    place = Place(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = (
            f"“{name}”看来是 UTF-16 编码（记事本的“Unicode”），没有读取。"
        )
        return Finding("encoding", message, place, "在编辑器中另存为 UTF-8。")
    message = f"“{name}”不是文本文件，或者编码无法识别。"
    return Finding("encoding", message, place, _UTF_8_HINT)


def read_lines(
    text: str,
    name: str,
) -> list[RawLine]:
    """The printed lines of a text.

    Blank lines, and the marks of Markdown, are taken off.
    """
    text = text.removeprefix("\ufeff")
    if PurePath(name).suffix.lower() in _MARKDOWN:
        return _MarkdownReader(name).read(_uncommented(text))
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
            line = raw.strip(_EDGE)
            if line.startswith("|"):
                self._row(line, number)
                continue
            self._end_table()
            style, words = self.printed(line)
            if words:
                self.lines.append(
                    RawLine(
                        words,
                        style,
                        Place(self.name, number, 1),
                    )
                )
        self._end_table()
        return self.lines

    def printed(self, line: str) -> tuple[Style, str]:
        """What a line is, as far as it says so, and its words."""
        return "", line

    def cells(self, row: str) -> list[str]:
        """The cells of a row that begins with a pipe."""
        inner = row[1:].removesuffix("|")
        return [cell.strip(_EDGE) for cell in inner.split("|")]

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
        self.rows.append(tuple(self.cells(line)))

    def _end_table(self) -> None:
        """What follows is no row of the table that was being read."""
        if self.rows:
            rows: Rows = tuple(self.rows)
            place = Place(
                self.name,
                self.table_line,
                1,
            )
            self.lines.append(
                RawLine(
                    "",
                    place=place,
                    rows=rows,
                )
            )
        self.rows = []
        self.ruled = False


class _MarkdownReader(_TextReader):
    """Reads Markdown: marks of headings and of strong words come off,
    character references are read.
    """

    titled = False  # the first heading of the highest level is the title

    def printed(self, line: str) -> tuple[Style, str]:
        """What a line is, and its words without marks."""
        found = _HEADING.match(line)
        if not found:
            return "", _bare(line)
        words = _bare(line[found.end() :])
        if self.titled or len(found[1]) > 1:
            return "heading", words
        self.titled = True
        return "title", words

    def cells(self, row: str) -> list[str]:
        """The cells of a row, divided by each pipe that has no backslash
        before it.
        """
        cells = _PIPE.split(row[1:])
        if len(cells) > 1 and not cells[-1].strip(_EDGE):
            cells.pop()  # behind the pipe that ends the row
        return [_bare(cell) for cell in cells]


def _uncommented(text: str) -> str:
    """The text without comments, whose line ends stay, so that places stay
    those of the file.

    A comment that nothing closes is none. Each mark is looked for once, so
    many of them cost no more than few.
    """
    remaining = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        remaining.append(text[place:start])
        remaining.append(
            "\n"
            * text.count(
                "\n",
                start,
                end,
            )
        )
        place = end + 3
    remaining.append(text[place:])
    return "".join(remaining)


def _bare(line: str) -> str:
    """The words of a line or cell without the marks of Markdown."""
    if "\\" in line or "*" in line or "_" in line or "&" in line:
        unmarked = _STRONG.sub(r"\1", _STARS.sub("", line))
        unescaped = _ESCAPED.sub(r"\1", unmarked)
        line = html.unescape(_NO_CHARACTER.sub("\ufffd", unescaped))
    return line.strip(_EDGE)
