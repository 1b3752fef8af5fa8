"""A small reader of .docx files with tracked changes: the text with all of them accepted, or all rejected, automatic
numbers (自动编号) included.

Written from ECMA-376 part 1, 17.13.5, for the proof alone; the writer uses none of it. What the reading assumes:
a mark that goes joins its paragraph with the next one, which keeps its own style; the last mark of a body or a cell
never goes, and a paragraph joins with no table; a row that goes takes its words along.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from typing import Any, Literal

from policypress.compare.proof.counting import Counting

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {"accepted": ("del", "moveFrom"), "rejected": ("ins", "moveTo")}
_WRAPPERS = ("ins", "del", "moveFrom", "moveTo")
_RUN, _TEXT, _DELETED = f"{_W}r", f"{_W}t", f"{_W}delText"
_TAGS_GONE = {
    reading: tuple(f"{_W}{tag}" for tag in tags) for reading, tags in _GONE.items()
}
_NO_WORDS = (f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n"}
Reading = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one character style ("" for none)."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: id of its style, and its words. list: where its number is counted, as (w:numId, w:ilvl)."""

    style: str
    words: tuple[Words, ...]
    list: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        return "".join(item.text for item in self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the paragraphs of each cell of each row."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Block = Paragraph | Table


def read_body(data: bytes) -> Any:
    """w:body of a .docx as an lxml element."""
    return _part(data, "word/document.xml").find(f"{_W}body")


def read_numbering(data: bytes) -> Any:
    """w:numbering of a .docx as an lxml element, None when it has none."""
    return _part(data, "word/numbering.xml")


def _part(data: bytes, name: str) -> Any:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if name not in archive.namelist():
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=True
        )
        return etree.fromstring(archive.read(name), parser)


def blocks(body: Any, reading: Reading, numbering: Any = None) -> list[Block]:
    """The blocks of a body as read, with their automatic numbers as counted by w:numbering. The empty paragraphs Word
    demands around tables and at the end are left out."""
    counting = Counting(numbering)
    found = [_numbered(block, counting) for block in _blocks(body, reading)]
    kept = []
    for index, block in enumerate(found):
        beside = [found[at] for at in (index - 1, index + 1) if 0 <= at < len(found)]
        spacer = index + 1 == len(found) or any(
            isinstance(other, Table) for other in beside
        )
        if isinstance(block, Table) or block.text or not spacer:
            kept.append(block)
    return kept


def _numbered(block: Block, counting: Counting) -> Block:
    if isinstance(block, Table) or not block.list:
        return block
    return replace(block, words=(Words(counting.next(*block.list)), *block.words))


def moves(body: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(name, words) of each range that words moved from, and to, in order."""
    return _ranges(body, "moveFrom"), _ranges(body, "moveTo")


def _ranges(body: Any, kind: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    ids: list[str] = []
    for element in body.iter(
        f"{_W}{kind}RangeStart", f"{_W}{kind}RangeEnd", f"{_W}{kind}"
    ):
        number = element.get(f"{_W}id")
        if element.tag.endswith("RangeStart"):
            found.append((element.get(f"{_W}name"), ""))
            ids.append(number)
        elif element.tag.endswith("RangeEnd"):
            ids = [other for other in ids if other != number]
        elif ids:
            name, text = found[-1]
            found[-1] = (
                name,
                text + "".join(word.text or "" for word in element.iter(f"{_W}t")),
            )
    return found


def _tag(element: Any) -> str:
    return element.tag.removeprefix(_W) if isinstance(element.tag, str) else ""


def _blocks(container: Any, reading: Reading) -> list[Block]:
    found: list[Block] = []
    carried: tuple[Words, ...] = ()
    pending: Paragraph | None = None  # its mark is gone, but nothing has followed yet
    for child in container:
        if _tag(child) == "p":
            words = carried + tuple(_words(child, reading, False, ""))
            own = _child(child, "pPr")
            properties = _properties(own, reading)
            paragraph = Paragraph(
                _value(properties, "pStyle"), words, _list(properties)
            )
            pending = paragraph if _mark(own) in _GONE[reading] else None
            carried = paragraph.words if pending else ()
            if not pending:
                found.append(paragraph)
        elif _tag(child) == "tbl":
            if pending and pending.text:
                found.append(pending)
            pending, carried = None, ()
            rows = tuple(
                _row(row, reading)
                for row in child.iterfind(f"{_W}tr")
                if not _row_gone(row, reading)
            )
            found += [Table(rows)] if rows else []
    return [*found, pending] if pending else found


def _row(row: Any, reading: Reading) -> tuple[tuple[Paragraph, ...], ...]:
    return tuple(
        tuple(block for block in _blocks(cell, reading) if isinstance(block, Paragraph))
        for cell in row.iterfind(f"{_W}tc")
    )


def _row_gone(row: Any, reading: Reading) -> bool:
    return any(row.find(f"{_W}trPr/{_W}{kind}") is not None for kind in _GONE[reading])


def _mark(properties: Any) -> str:
    """How a paragraph's mark is tracked, by its w:pPr; "" when it stays."""
    mark = _child(properties, "rPr")
    return next(
        (tag for tag in map(_tag, () if mark is None else mark) if tag in _WRAPPERS), ""
    )


def _properties(properties: Any, reading: Reading) -> Any:
    """The w:pPr that holds in a reading."""
    former = (
        _child(_child(properties, "pPrChange"), "pPr")
        if reading == "rejected"
        else None
    )
    return properties if former is None else former


def _child(element: Any, tag: str) -> Any:
    # Not find(), which reads each tag as a path first and takes twice as long.
    return None if element is None else next(element.iterchildren(f"{_W}{tag}"), None)


def _value(element: Any, tag: str) -> str:
    found = _child(element, tag)
    return "" if found is None else found.get(f"{_W}val")


def _list(properties: Any) -> tuple[str, str] | None:
    numbered = _child(properties, "numPr")
    identity = _value(numbered, "numId")
    return (
        (identity, _value(numbered, "ilvl") or "0")
        if identity not in ("", "0")
        else None
    )


def _words(element: Any, reading: Reading, deleted: bool, style: str) -> list[Words]:
    found: list[Words] = []
    wanted, gone = _DELETED if deleted else _TEXT, _TAGS_GONE[reading]
    for child in element:
        tag = child.tag
        if tag == wanted:
            found.append(Words(child.text or "", style))
        elif tag == _RUN:
            found += _words(
                child, reading, deleted, _value(_child(child, "rPr"), "rStyle")
            )
        elif tag in _SIGNS:
            found.append(Words(_SIGNS[tag], style))
        elif tag not in _NO_WORDS and tag not in gone:
            found += _words(child, reading, deleted or tag == f"{_W}del", style)
    return found
