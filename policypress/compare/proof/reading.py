"""A small reader of .docx files with tracked changes (修订), for the proof
alone.

It gives the text with all changes accepted, or all rejected, automatic numbers
(自动编号) included. Written from ECMA-376 part 1, 17.13.5; the writer uses
none of it, and neither do `compare.read.docx` and the others that read .docx:
a proof that shared their code would share their faults.

What the reading assumes: a mark that goes joins its paragraph with the next
one, which keeps its own style; the last mark of a body or a cell never goes,
and a paragraph joins with no table; a row that goes takes its words along.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from policypress.compare.proof.counting import Counting

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_W}p"
_TABLE = f"{_W}tbl"
_RUN = f"{_W}r"
_TEXT = f"{_W}t"
_DELETED_TEXT = f"{_W}delText"
_DELETION = f"{_W}del"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n"}
_WITHOUT_WORDS = (f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent")

# What holds words, marks and rows that are not there in a reading.
_GONE = {
    "accepted": (_DELETION, f"{_W}moveFrom"),
    "rejected": (f"{_W}ins", f"{_W}moveTo"),
}
_TRACKED = (*_GONE["accepted"], *_GONE["rejected"])

Reading = Literal["accepted", "rejected"]


class StyledText(NamedTuple):
    """Words of one character style ("" for none)."""

    text: str
    style: str = ""


class Paragraph:
    """A paragraph: the id of its style, and its words.

    numbering: where its number is counted, as (w:numId, w:ilvl); None without
    a number.
    """

    __slots__ = ("style", "words", "numbering")

    def __init__(
        self,
        style: str,
        words: Sequence[StyledText],
        numbering: tuple[str, str] | None,
    ) -> None:
        """words: with their style, in order."""
        self.style = style
        self.words = words
        self.numbering = numbering

    @property
    def text(self) -> str:
        """All its words."""
        texts = [item.text for item in self.words]
        return "".join(texts)


Cell = tuple[Paragraph, ...]
Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table: the paragraphs of each cell of each row."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


def read_body(data: bytes) -> Any:
    """w:body of a .docx as an lxml element."""
    document = _part(data, "word/document.xml")
    return document.find(f"{_W}body")


def read_numbering(data: bytes) -> Any:
    """w:numbering of a .docx as an lxml element, None when it has none."""
    return _part(data, "word/numbering.xml")


def _part(
    data: bytes,
    name: str,
) -> Any:
    """The root of one part of a package, None when the package has no such
    part.
    """
    from lxml import etree

    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream) as archive:
        if name not in archive.namelist():
            return None
        content = archive.read(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    return etree.fromstring(content, parser)


def blocks(
    body: Any,
    reading: Reading,
    numbering: Any = None,
) -> list[Block]:
    """The paragraphs and tables of a body as read.

    body, numbering: as from `read_body` and `read_numbering`; numbers are
    counted by the latter. The empty paragraphs Word demands around tables and
    at the end are left out.
    """
    reader = _Reader(reading)
    found = reader.blocks(body)
    _add_numbers(found, Counting(numbering))
    kept = []
    for index, block in enumerate(found):
        empty = isinstance(block, Paragraph) and not block.text
        if empty and _is_spacer(found, index):
            continue
        kept.append(block)
    return kept


def _add_numbers(
    found: Sequence[Block],
    counting: Counting,
) -> None:
    """Put each automatic number before the words of its paragraph."""
    for block in found:
        if isinstance(block, Paragraph) and block.numbering:
            written = counting.next(*block.numbering)
            number = StyledText(written)
            block.words = [number, *block.words]


def _is_spacer(
    found: Sequence[Block],
    index: int,
) -> bool:
    """Whether an empty paragraph is one that Word demands.

    Beside a table or last.
    """
    if index + 1 == len(found):
        return True
    if isinstance(found[index + 1], Table):
        return True
    if index == 0:
        return False
    return isinstance(found[index - 1], Table)


class _Reader:
    """Reads the blocks of a body or a cell in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._gone = _GONE[reading]
        self._rejected = reading == "rejected"

    def blocks(self, container: Any) -> list[Block]:
        """The paragraphs and tables of a container, in order."""
        found: list[Block] = []
        # A paragraph whose mark is gone, as long as nothing has followed it.
        pending: Paragraph | None = None
        for child in container:
            if child.tag == _PARAGRAPH:
                paragraph = self._paragraph(child)
                if pending:
                    paragraph.words = [*pending.words, *paragraph.words]
                pending = paragraph if self._mark_gone(child) else None
                if not pending:
                    found.append(paragraph)
            elif child.tag == _TABLE:
                if pending and pending.text:
                    found.append(pending)
                pending = None
                found += self._table(child)
        if pending:
            found.append(pending)
        return found

    def _paragraph(self, element: Any) -> Paragraph:
        """A w:p, whether or not its mark is gone."""
        properties = _child(element, "pPr")
        if self._rejected:
            change = _child(properties, "pPrChange")
            former = _child(change, "pPr")
            if former is not None:
                properties = former
        words: list[StyledText] = []
        self._collect(element, words, False, "")
        return Paragraph(
            _value(properties, "pStyle"),
            words,
            _list(properties),
        )

    def _mark_gone(self, paragraph: Any) -> bool:
        """Whether the mark at the end of a w:p is not there in
        this reading.
        """
        properties = _child(paragraph, "pPr")
        mark = _child(properties, "rPr")
        if mark is None:
            return False
        for child in mark:
            if child.tag in _TRACKED:
                return child.tag in self._gone
        return False

    def _table(self, table: Any) -> list[Table]:
        """A w:tbl with the rows that are there in this reading.

        None without rows.
        """
        rows = []
        for row in table.iterchildren(f"{_W}tr"):
            if self._row_gone(row):
                continue
            cells = row.iterchildren(f"{_W}tc")
            there = [cell for cell in cells if not self._cell_gone(cell)]
            rows.append(tuple(map(self._cell, there)))
        if not rows:
            return []
        return [Table(tuple(rows))]

    def _row_gone(self, row: Any) -> bool:
        properties = _child(row, "trPr")
        if properties is None:
            return False
        return any(child.tag in self._gone for child in properties)

    def _cell_gone(self, cell: Any) -> bool:
        """Whether a cell is not there in this reading, its column being new or
        deleted.
        """
        mark = "cellIns" if self._rejected else "cellDel"
        return _child(_child(cell, "tcPr"), mark) is not None

    def _cell(self, cell: Any) -> Cell:
        """The paragraphs of a w:tc; tables inside it are not read."""
        found = self.blocks(cell)
        paragraphs = [one for one in found if isinstance(one, Paragraph)]
        return tuple(paragraphs)

    def _collect(
        self,
        element: Any,
        words: list[StyledText],
        deleted: bool,
        style: str,
    ) -> None:
        """Append the words inside an element.

        deleted: whether they stand in a w:del, where text has another tag.
        style: of the run around them.
        """
        text_tag = _DELETED_TEXT if deleted else _TEXT
        for child in element:
            tag = child.tag
            if tag == text_tag:
                written = child.text or ""
                words.append(StyledText(written, style))
            elif tag == _RUN:
                properties = _child(child, "rPr")
                run_style = _value(properties, "rStyle")
                self._collect(child, words, deleted, run_style)
            elif tag in _SIGNS:
                words.append(StyledText(_SIGNS[tag], style))
            elif tag not in _WITHOUT_WORDS and tag not in self._gone:
                inside = deleted or tag == _DELETION
                self._collect(child, words, inside, style)


class MovedRange:
    """A range that words moved from or to: its name, and the words in it."""

    __slots__ = ("name", "text")

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""


def moved_ranges(
    body: Any,
    kind: Literal["moveFrom", "moveTo"],
) -> list[MovedRange]:
    """The ranges that words moved from, or those that words moved to, in
    order.
    """
    found: list[MovedRange] = []
    open_ids: list[str] = []
    start_tag = f"{_W}{kind}RangeStart"
    end_tag = f"{_W}{kind}RangeEnd"
    tag = f"{_W}{kind}"
    for element in body.iter(start_tag, end_tag, tag):
        identity = element.get(f"{_W}id")
        if element.tag == start_tag:
            name = element.get(f"{_W}name")
            found.append(MovedRange(name))
            open_ids.append(identity)
        elif element.tag == end_tag:
            open_ids = [other for other in open_ids if other != identity]
        elif open_ids:
            moved = found[-1]
            for text in element.iter(_TEXT):
                moved.text += text.text or ""
    return found


def _child(
    element: Any,
    tag: str,
) -> Any:
    """The first child with a tag, None when there is none, or no element.

    Not find(), which reads each tag as a path first, nor iterchildren(tag),
    which makes a filter of it: what is asked for stands at the beginning.
    """
    if element is None:
        return None
    wanted = f"{_W}{tag}"
    for child in element:
        if child.tag == wanted:
            return child
    return None


def _value(
    element: Any,
    tag: str,
) -> str:
    """w:val of a child; "" when there is no such child."""
    found = _child(element, tag)
    if found is None:
        return ""
    return found.get(f"{_W}val")


def _list(properties: Any) -> tuple[str, str] | None:
    """Where a paragraph's number is counted (17.9.18: numId 0 takes a number
    away).
    """
    numbered = _child(properties, "numPr")
    identity = _value(numbered, "numId")
    if identity in ("", "0"):
        return None
    return identity, _value(numbered, "ilvl") or "0"
