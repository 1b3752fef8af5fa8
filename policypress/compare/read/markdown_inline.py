"""The words within a block of Markdown (行内标记): marks come off, what has no
words is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policypress.compare.read.html_tags import Tags, tag_in
from policypress.compare.read.html_words import references_resolved
from policypress.compare.read.markdown_places import Printed
from policypress.compare.read.raw_lines import EDGES
from policypress.compare.read.unread import Unread
from policypress.compare.read.wrapped import NumberedLine
from policypress.compare.text.glyphs import weight
from policypress.findings import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.I)


class InlineReader:
    """Reads the tokens of one block after the other.

    name: what the user calls the file. unread: takes in pictures.
    """

    def __init__(self, name: str, unread: Unread, printed: Printed) -> None:
        """name: what the user calls the file. printed: takes down how much each
        of its lines prints.
        """
        self.name = name
        self.unread = unread
        self._printed = printed
        self._number = 0  # of the line that is being read
        self._words = ""  # of it so far
        self._tags = Tags(unread, self._at)

    def lines(
        self,
        tokens: Iterable[Token],
        first: int,
    ) -> Iterator[NumberedLine]:
        """The words of a block, line by line of the file.

        first: number of its first line.
        """
        self._number = first
        self._words = ""
        self._tags = Tags(self.unread, self._at)
        forced = False
        for token in tokens:
            ends = token.type in ("softbreak", "hardbreak")
            breaks = token.type == "html_inline" and _BREAK.match(
                token.content
            )
            if not ends and not breaks:
                self._words += self._said(token, self._number)
                continue
            yield self._line(forced)
            self._number += bool(ends)
            forced = token.type != "softbreak"
        self._tags.end_strike()
        yield self._line(forced)

    def _line(self, forced: bool) -> NumberedLine:
        """The line that has been read."""
        words = _unstarred(self._words)
        self._words = ""
        self._printed.words(self._number, words)
        return NumberedLine(self._number, words, forced)

    def _at(self) -> int:
        """How much of the line prints before what is read now."""
        before = self._printed.so_far(self._number)
        return before + weight(_unstarred(self._words))

    def cell(
        self,
        tokens: Iterable[Token],
        number: int,
    ) -> str:
        """The words of a cell of a table."""
        words = self.joined(tokens, number)
        self._printed.cell(number)
        return words

    def joined(
        self,
        tokens: Iterable[Token],
        number: int,
    ) -> str:
        """The words of a heading or cell, one line of print a line."""
        return "\n".join(line.text for line in self.lines(tokens, number))

    def words(
        self,
        parser: MarkdownIt,
        source: str,
        number: int,
    ) -> str:
        """The words of a line that no block holds."""
        inline = parser.parseInline(source.strip(EDGES))[0]
        return self.joined(inline.children or (), number).strip(EDGES)

    def plain(self, line: str) -> str:
        """The words of a line in which only character references are marks."""
        return references_resolved(line).strip(EDGES)

    def _said(self, token: Token, number: int) -> str:
        """The words of one token."""
        place = Place(self.name, number, 1)
        if token.type == "image":
            source = str(token.attrGet("src") or "")
            # What it says of itself stands for it where it cannot be shown.
            about = f"{source} {token.content}".strip()
            self.unread.add("图片", place, about, self._at())
            return ""
        if token.type == "s_open":
            self._tags.strike(place)
        elif token.type == "s_close":
            self._tags.end_strike()
        if token.type in ("text", "code_inline", "text_special"):
            return self._tags.shown(token.content)
        if token.type == "html_inline" and (tag := tag_in(token.content)):
            return self._tags.meet(tag, place)
        return ""


def _unstarred(words: str) -> str:
    """The words without ** that the parser left, as it does where strong words
    end with a mark and others follow (**第一条（目的）**为了).
    """
    return words.replace("**", "").strip(EDGES)
