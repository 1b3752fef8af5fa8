"""What a page of the web prints, block by block (网页文字): paragraphs and tables in
reading order, with the element that each stands in.

Nothing is fetched: neither style sheets nor scripts nor pictures. Sources: HTML
Standard, section Rendering (what is hidden, what begins a new line, white space).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from policypress.compare.read.small_digits import raised_or_lowered
from policypress.compare.text.tree import Rows
from policypress.importing.web.grid import rows_of
from policypress.importing.web.met import (
    DELETED,
    Met,
    filled_in,
    is_field,
    is_without_words,
    without_words,
)

# Elements whose words no reader sees, or that are no words of a document.
_UNSEEN_WORDS = "script style noscript template head title option button rt rp"
_UNSEEN = frozenset(_UNSEEN_WORDS.split())
_BLOCKS_WORDS = (
    "address article aside blockquote body center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
    "html legend li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SMALL = {"sup": "superscript", "sub": "subscript"}
_STRUCK = ("s", "strike", "del")
_LONGEST_CELL = 400  # characters; longer ones hold a page, not data


class Block(Struct):
    """One printed line, or one table.

    element: the block element it stands in; linked: how many of its characters are
    links; line: where it stands in the file.
    """

    text: str
    element: Any
    line: int
    linked: int = 0
    rows: Rows = ()


class Printed(Struct):
    """What a page prints. met: what it shows besides words; struck: the line of each
    stretch of words that is struck through."""

    blocks: list[Block] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)


def printed(root: Any) -> Printed:
    """The blocks of an element (lxml) and of what stands in it."""
    is_marked = next(root.iter("ins"), None) is not None
    walk = _Walk(is_marked)
    walk.element(root, root)
    walk.end_line(root)
    return walk.found


class _Walk:
    """Goes through a page once, collecting the words of the line that is open.

    is_marked: whether the page marks what was inserted, so that what it marks as deleted
    is no word of it any more.
    """

    def __init__(self, is_marked: bool = False) -> None:
        """Before the first element: nothing is found, no line and no link is
        open."""
        self.found = Printed()
        self._is_marked = is_marked
        self._as_typed = (
            0  # how many elements are open whose line ends are printed
        )
        self._words: list[str] = []
        self._linked = 0
        self._line = 0
        self._links = 0  # how many links are open

    def element(self, element: Any, block: Any) -> None:
        """Take in an element. block: the block element around it."""
        tag = element.tag
        if not isinstance(tag, str) or is_unseen(element):
            return
        if tag == "br":
            self.end_line(block)
        elif is_without_words(element):
            self._note(without_words(element))
        elif is_field(element):
            self._say(filled_in(element), element)
        elif tag == "del" and self._is_marked:
            self._note(_deleted(element))
        elif tag == "table" and is_data(element):
            self.end_line(block)
            self._table(element)
        elif tag in _BLOCKS:
            self.end_line(block)
            self._inside(element, element)
            self.end_line(element)
        else:
            self._inside(element, block)

    def _inside(self, element: Any, block: Any) -> None:
        """The words and elements within one."""
        is_link = element.tag == "a" and bool(element.get("href"))
        self._links += is_link
        self._as_typed += element.tag == "pre"
        if element.tag in _STRUCK:
            self.found.struck.append(element.sourceline or 1)
        self._say(_mark(element), element)
        align = _SMALL.get(element.tag, "")
        self._say(raised_or_lowered(align, element.text or ""), element)
        for child in element:
            self.element(child, block)
            self._say(child.tail, child)
        self._links -= is_link
        self._as_typed -= element.tag == "pre"

    def _say(self, words: str | None, element: Any) -> None:
        """Words of the line that is open; where they are printed as typed, their line
        ends end it."""
        if not words:
            return
        if self._as_typed and "\n" in words:
            first, _, rest = words.partition("\n")
            self._add(first, element)
            for line in rest.split("\n"):
                self.end_line(element)
                self._add(line, element)
            return
        self._add(words, element)

    def _add(self, words: str, element: Any) -> None:
        """Words of one line."""
        if words.strip() and not self._line:
            self._line = element.sourceline or 1
        self._words.append(words)
        if self._links:
            self._linked += len("".join(words.split()))

    def end_line(self, block: Any) -> None:
        """The line that is open ends here; one without words is none."""
        text = _BLANKS.sub(" ", "".join(self._words)).strip(" \u00a0\u3000")
        if text:
            one = Block(text, block, self._line or 1, self._linked)
            self.found.blocks.append(one)
        self._words.clear()
        self._linked = self._line = 0

    def _table(self, element: Any) -> None:
        """A table, each cell with one line of its own for each that it prints."""
        rows = rows_of(element, _cell_text)
        if any("".join(row) for row in rows):
            line = element.sourceline or 1
            one = Block("", element, line, _linked(element), rows)
            self.found.blocks.append(one)

    def _note(self, met: Met | None) -> None:
        """Something that the page shows besides its words."""
        if met:
            self.found.met.append(met)


def _deleted(element: Any) -> Met:
    """Words that a page marks as deleted, beside those that it marks as inserted."""
    return Met(DELETED, element.sourceline or 1, "".join(element.itertext()))


def _linked(element: Any) -> int:
    """How many characters of an element are links."""
    links = ("".join(one.itertext()) for one in element.iter("a"))
    return sum(len("".join(words.split())) for words in links)


def is_unseen(element: Any) -> bool:
    """Whether a page does not show an element."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def is_data(table: Any) -> bool:
    """Whether a table holds data: no other table, several cells, none of them long. Old
    pages are laid out in tables."""
    if table.find(".//table") is not None:
        return False
    cells = [one for one in table.iter("td", "th") if not is_unseen(one)]
    if len(cells) < 2:
        return False
    return all(len(_cell_text(one)) <= _LONGEST_CELL for one in cells)


def _cell_text(cell: Any) -> str:
    """The lines of a cell."""
    walk = _Walk(next(cell.getroottree().iter("ins"), None) is not None)
    walk._inside(cell, cell)
    walk.end_line(cell)
    return "\n".join(one.text for one in walk.found.blocks)


def _mark(element: Any) -> str:
    """The number that a page prints before an entry of a numbered list; "" for others."""
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    entries = [one for one in parent if one.tag == "li"]
    first = parent.get("start") or "1"
    start = int(first) if first.isdecimal() else 1
    return f"{start + entries.index(element)}. "


def above(element: Any) -> Iterator[Any]:
    """An element and all that it stands in, from the inside."""
    while element is not None:
        yield element
        element = element.getparent()
