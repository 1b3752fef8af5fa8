"""Markdown to printed lines (.md): what a reader of the printed page sees.

markdown-it reads it (CommonMark, with tables and struck-through words). What
official texts do otherwise is put right here:

- A number that begins a list item (1. or 1)) is a number of the text.
- Words behind `[1]:` are a note of the text, not the target of a link.
- Lines that are indented are paragraphs, not program code.
- 第一条 is a clause, also where it is marked as a heading.
- Rows between pipes are a table, also without a rule below their head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from policypress.compare.read.html_words import HtmlReader
from policypress.compare.read.markdown_beside import (
    uncommented,
    without_front_matter,
)
from policypress.compare.read.markdown_inline import InlineReader
from policypress.compare.read.markdown_lists import printed_numbers
from policypress.compare.read.markdown_places import Printed
from policypress.compare.read.raw_lines import EDGES, RawLine, Style
from policypress.compare.read.unread import Unread
from policypress.compare.read.wrapped import NumberedLine, paragraphs
from policypress.compare.text import numbers as ordinals
from policypress.findings import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Where none of these stands, a text has no marks but those of its headings. A tag or
# an address begins with a character of ASCII: 关于修改<某法>的决定 has neither.
_MARKS = re.compile(
    r"[*_`~\\&|\[\]]|<[!-~]|^ *(?:[-+=>]|[0-9]{1,9}[.)](?:\s|$))|^ {4,}#|^ {0,3}\t|  $",
    re.M,
)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*\Z")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPED = re.compile(r"^\|", re.M)
_PIPE = re.compile(r"(?<!\\)\|")
_ONLY_SPACES = re.compile(f"^[{EDGES}]+$", re.M)
_TASK = re.compile(r"\[([ xX])\][ \u3000]+")


@cache
def _parser() -> MarkdownIt:
    """The parser, made once: making it takes longer than reading a page."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True})
    parser.enable(["table", "strikethrough"])
    return parser.disable(["code", "reference"])


def read_markdown(
    text: str,
    name: str,
    unread: Unread,
) -> list[RawLine]:
    """The printed lines of a Markdown text.

    name: what the user calls the file. unread: takes in what has no words.
    """
    text = without_front_matter(uncommented(text))
    # A line of spaces of any kind is blank, also of those that Markdown does
    # not know as such.
    text = _ONLY_SPACES.sub("", text)
    reader = _Reader(name, unread)
    if _MARKS.search(text):
        reader.read(_parser().parse(text), text.split("\n"))
        reader.printed.place(unread, reader.lines)
    else:
        reader.read_unmarked(text)
    return reader.lines


class _Reader:
    """Takes the blocks of a text one by one; lines: those found so far.

    titled: the first heading of the highest level, which is the title, came.
    printed: how much each line of the file prints.
    """

    def __init__(self, name: str, unread: Unread) -> None:
        """name: what the user calls the file."""
        self.name = name
        self.lines: list[RawLine] = []
        self.titled = False
        self.printed = Printed()
        self._inline = InlineReader(name, unread, self.printed)
        self._number = ""  # of the list item that begins with the next words
        self._begins_item = False  # whether they begin one, numbered or not
        self._html = HtmlReader(name, unread, self._add_block, self._add_table)

    def read_unmarked(self, text: str) -> None:
        """A text without marks, as the parser would read it, but sooner."""
        block: list[NumberedLine] = []
        for number, raw in enumerate(text.split("\n"), 1):
            words = raw.strip(EDGES)
            found = _HEADING.match(raw)
            if words and not found:
                block.append(NumberedLine(number, words))
                continue
            self._add_block(block)
            block = []
            if found:
                self._add_heading(
                    found[1],
                    (found[2] or "").strip(EDGES),
                    number,
                )
        self._add_block(block)

    def read(self, tokens: list[Token], source: Sequence[str]) -> None:
        """The blocks of a parsed text. source: its lines."""
        table: list[tuple[str, ...]] = []
        numbers = printed_numbers(tokens)
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "list_item_open":
                self._begins_item = True
                self._number = numbers.get(index, self._number)
            elif kind == "inline":
                self._take_words(tokens[index - 1], token, table)
            elif kind == "tr_open":
                table.append(())
            elif kind == "table_close":
                first = _line_of(tokens[index], tokens, index)
                self._add_table(self._whole(table, first, source), first)
                table = []
            elif kind == "fence":
                self._take_verbatim(token)
            elif kind == "html_block":
                self._html.read(token.content, (token.map or [0])[0] + 1)
        self._html.end()

    def _take_words(
        self,
        opening: Token,
        token: Token,
        table: list[tuple[str, ...]],
    ) -> None:
        """The words of a heading, a cell or a paragraph.

        opening: the token that opened it. table: rows of the table being read.
        """
        number = (token.map or [0])[0] + 1
        inline = token.children or ()
        if self._html.in_cell:
            self._html.add_to_cell(self._inline.joined(inline, number))
        elif opening.type in ("th_open", "td_open"):
            table[-1] += (self._inline.cell(inline, number),)
        elif opening.type == "heading_open":
            words = self._inline.joined(inline, number)
            mark = "#" * int(opening.tag[1:])
            self._add_heading(mark, words, number)
        elif _PIPED.search(token.content):
            self._take_rows(token.content, number)
        else:
            self._add_block(list(self._inline.lines(inline, number)))

    def _take_rows(self, content: str, first: int) -> None:
        """Lines of which some stand between pipes, without a rule below."""
        rows: list[tuple[str, ...]] = []
        for number, line in enumerate(content.split("\n"), first):
            if line.startswith("|"):
                rows.append(self._cells(line, number))
                continue
            self._add_table(rows, number - len(rows))
            rows = []
            words = self._inline.words(_parser(), line, number)
            self._add_block([NumberedLine(number, words)])
        self._add_table(rows, first + content.count("\n") + 1 - len(rows))

    def _whole(
        self,
        rows: list[tuple[str, ...]],
        first: int,
        source: Sequence[str],
    ) -> list[tuple[str, ...]]:
        """The rows of a table with the cells beyond its head, which the parser leaves
        out. first: number of the line of its head, below which a rule stands."""
        whole = rows[:1]
        for number, row in enumerate(rows[1:], first + 2):
            line = source[number - 1].strip(f"{EDGES}>")
            more = self._cells("|" + line.removeprefix("|"), number, len(row))
            whole.append((*row, *more))
        return whole

    def _cells(
        self,
        line: str,
        number: int,
        first: int = 0,
    ) -> tuple[str, ...]:
        """The cells of a row, divided by each pipe without a backslash. first: how
        many of them are left out.
        """
        cells = _PIPE.split(line[1:])
        if len(cells) > 1 and not cells[-1].strip(EDGES):
            cells.pop()  # behind the pipe that ends the row
        found = []
        for cell in cells[first:]:
            found.append(self._inline.words(_parser(), cell, number))
            self.printed.cell(number)
        return tuple(found)

    def _take_verbatim(self, token: Token) -> None:
        """Program code, whose words stay words."""
        first = (token.map or [0])[0] + 2
        for number, line in enumerate(token.content.split("\n"), first):
            words = self._inline.plain(line)
            if words:
                self._add_block([NumberedLine(number, words)])

    def _add_heading(
        self,
        mark: str,
        words: str,
        number: int,
    ) -> None:
        """A heading; the first of the highest level is the title."""
        words = words.replace("\n", "")  # where it breaks is typesetting
        if not words:
            return
        style: Style = "heading"
        if ordinals.article(words):
            style = ""
        elif len(mark) == 1 and not self.titled:
            self.titled = True
            style = "title"
        place = Place(self.name, number, 1)
        self.lines.append(RawLine(words, style, place))

    def _add_block(self, lines: Iterable[NumberedLine]) -> None:
        """The paragraphs of one block."""
        for line in paragraphs(lines):
            if self._begins_item:
                line = line._replace(text=_tasked(line.text))
                self._begins_item = False
            # A line end may be written as &#10; and is a space there.
            words = (self._number + line.text).replace("\n", " ").strip(EDGES)
            self._number = ""
            if words:
                place = Place(self.name, line.number, 1)
                self.lines.append(RawLine(words, "", place))

    def _add_table(
        self,
        rows: list[tuple[str, ...]],
        number: int,
    ) -> None:
        """A table, unless it has no rows."""
        if rows:
            place = Place(self.name, number, 1)
            self.lines.append(RawLine("", place=place, rows=tuple(rows)))


def _tasked(words: str) -> str:
    """The first words of a list item, with the box of a task (- [x]) as a page
    shows it.
    """
    found = _TASK.match(words)
    if not found:
        return words
    box = "☐" if found[1] == " " else "☑"
    return box + words[found.end() :]


def _line_of(
    token: Token,
    tokens: list[Token],
    index: int,
) -> int:
    """The line of a file, from 1, on which a table begins."""
    for before in reversed(tokens[:index]):
        if before.type == "table_open":
            return (before.map or [0])[0] + 1
    return 1
