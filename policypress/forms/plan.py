"""An empty form (申请表) cut up at its fields, so that filling it in is putting strings
together: Python and the browser do the same and write the same bytes.

Fields are content controls as `word/controls` writes them, never one inside another;
rows that can be repeated are one w15:repeatingSection. No control keeps its number
(w:id): repeated rows are written several times, and Word numbers what has none. Source
tags (hidden bookmarks, 来源书签) are left out: they serve review, and a form goes to
the public. The list of fields, by which a form is read back, stays."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from msgspec import Struct

STORY = "word/document.xml"
_LIST = "customXml/item1.xml"
_BOOKMARK = re.compile(r"<w:bookmark(?:Start|End) [^>]*/>")
_NUMBER = re.compile(r'<w:id w:val="\d+"/>')
_ORIGIN = re.compile(r"<origin [^>]*/>")
_OF_FIELD = re.compile(
    r' (?:tag|field|title|kind|prompt|repeats|asked)="[^"]*"'
)
_PROMPTING = "<w:showingPlcHdr/>"
_CONTENT = "</w:sdtPr><w:sdtContent>"
END = "</w:sdtContent></w:sdt>"
_PROPERTIES = r"<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*"
_SECTION = re.compile(
    rf"{_PROPERTIES}<w15:repeatingSection>(?:(?!</w:sdtPr>).)*{_CONTENT}"
)
_ITEM = re.compile(rf"{_PROPERTIES}<w15:repeatingSectionItem/>{_CONTENT}")
_CONTROL = re.compile(rf"({_PROPERTIES}{_CONTENT})((?:(?!</?w:sdt>).)*){END}")
_TAG = re.compile(r'<w:tag w:val="([^"]*)"/>')
_ROWS_END = f"</w:tr>{END}"
_CHECK_MARKS = (
    ('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>'),
    ("☐", "☑"),
)


class Slot(Struct, frozen=True):
    """A field. An answer stands between `before` + `after` and END; without one the field
    is `before`, the mark of a prompt, `after`, `prompt`. Of a check box `before` is the
    empty one and `after` the ticked one, whole."""

    name: str
    kind: str
    before: str
    after: str
    prompt: str = ""


class Rows(Struct, frozen=True):
    """Rows that can be repeated. name: what their fields' names begin with; item: one of
    them; empty: how many an empty form has."""

    name: str
    item: tuple[str | Slot, ...]
    empty: int


Piece = str | Slot | Rows


class Plan(Struct, frozen=True):
    """An empty form. parts: name → text, in their order in the file, that of the story
    empty; pieces: of the story."""

    parts: dict[str, str]
    pieces: tuple[Piece, ...]

    def fields(self) -> Iterator[str]:
        """Names of its fields in reading order; those of repeated rows once."""
        for piece in self.pieces:
            if isinstance(piece, Slot):
                yield piece.name
            elif isinstance(piece, Rows):
                yield from (
                    one.name for one in piece.item if isinstance(one, Slot)
                )


def plan(data: bytes) -> Plan:
    """The plan of an empty form. data: its .docx as `render/docx` makes it."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {
        name: archive.read(name).decode("utf-8") for name in archive.namelist()
    }
    story = _NUMBER.sub("", _BOOKMARK.sub("", parts[STORY]))
    parts[STORY] = ""
    if _LIST in parts:
        parts[_LIST] = _fields_alone(parts[_LIST])
    return Plan(parts, tuple(_pieces(story)))


def _fields_alone(listed: str) -> str:
    """The list of sources with those of fields alone, and of them what reading needs."""

    def kept(found: re.Match[str]) -> str:
        """An entry without its source; "" for one that is of no field."""
        words = found[0]
        if " field=" not in words:
            return ""
        return f"<origin{''.join(_OF_FIELD.findall(words))}/>"

    return _ORIGIN.sub(kept, listed)


def _pieces(story: str) -> Iterator[Piece]:
    """Words, fields and repeated rows in their order."""
    position = 0
    for section in _SECTION.finditer(story):
        begin = section.end()
        end = story.index(f"{END}</w:tbl>", begin)
        yield from _slots(story[position:begin])
        yield _rows(story[begin:end])
        position = end
    yield from _slots(story[position:])


def _rows(items: str) -> Rows:
    """The rows of a section, from the first of its items."""
    starts = len(_ITEM.findall(items))
    first = items[: items.index(_ROWS_END) + len(_ROWS_END)]
    pieces = tuple(_slots(first))
    name = next(one.name for one in pieces if isinstance(one, Slot))
    return Rows(name.rpartition(".")[0], pieces, starts)


def _slots(words: str) -> Iterator[str | Slot]:
    """Words and the fields between them."""
    position = 0
    for found in _CONTROL.finditer(words):
        slot = _slot(found[1], found[2])
        if slot is None:
            continue
        yield words[position : found.start()]
        yield slot
        position = found.end()
    yield words[position:]


def _slot(opening: str, content: str) -> Slot | None:
    """The field of a control; None for one that is no field."""
    tag = _TAG.search(opening)
    if tag is None:
        return None
    if "<w14:checkbox>" in opening:
        empty = ticked = f"{opening}{content}{END}"
        for unticked, mark in _CHECK_MARKS:
            ticked = ticked.replace(unticked, mark)
        return Slot(tag[1], "check", empty, ticked)
    before, _, after = opening.partition(_PROMPTING)
    return Slot(tag[1], "words", before, after, content)
