"""Counting the tracked changes of any .docx, whoever wrote it, in one way.

elements    w:ins, w:del, w:moveFrom, w:moveTo as they stand in the file, of runs, paragraph marks and table rows
revisions   what a reader steps through: neighbours of one kind and one author are one revision, across runs and across
            paragraph marks of the same kind; a replacement is two (Docxodus reports the same number of its own output)
places      where a reader has to look: a stretch of marked text between unmarked text, whatever is marked in it; a
            replacement is one
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("ins", "del", "moveFrom", "moveTo")
NUMBERS, TYPOGRAPHY = (
    "（条序）",
    "（版式）",
)  # how our own authors of changes without substance end
_NUMBER = re.compile(
    r"[\s\d第编章节条款项目之（）()．.、〇零一二三四五六七八九十百千]+"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring text of one kind ("" is unmarked) and author; "¶" stands for a paragraph mark."""

    kind: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Revisions:
    """The tracked changes of one or several files."""

    elements: int = 0
    revisions: int = 0
    numbers: int = 0  # … of them by an author of renumbering
    typography: int = 0  # … of them by an author of typography
    bare: int = 0  # … of them nothing but a number, whoever wrote it
    places: int = 0
    characters: int = 0  # inserted + deleted, moves and paragraph marks apart

    def __add__(self, other: Revisions) -> Revisions:
        return Revisions(
            *(
                getattr(self, name) + getattr(other, name)
                for name in self.__slots__
            )
        )


def revisions(docx: bytes) -> Revisions:
    """What is counted in the body of a .docx."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(
            f"{W}body"
        )
    row = [
        Stretch(kind, author, "".join(item.text for item in same))
        for (kind, author), same in groupby(
            _pieces(body), lambda item: (item.kind, item.author)
        )
    ]
    marked = [stretch for stretch in row if stretch.kind]
    return Revisions(
        elements=sum(1 for _ in body.iter(*(W + kind for kind in KINDS))),
        revisions=len(marked),
        numbers=sum(stretch.author.endswith(NUMBERS) for stretch in marked),
        typography=sum(
            stretch.author.endswith(TYPOGRAPHY) for stretch in marked
        ),
        bare=sum(bool(_NUMBER.fullmatch(stretch.text)) for stretch in marked),
        places=sum(
            1
            for is_marked, _ in groupby(bool(stretch.kind) for stretch in row)
            if is_marked
        ),
        characters=sum(
            len(stretch.text.replace("¶", ""))
            for stretch in marked
            if stretch.kind in ("ins", "del")
        ),
    )


def _pieces(body: object) -> Iterator[Stretch]:
    """The body run by run and paragraph mark by paragraph mark."""
    for paragraph in body.iter(f"{W}p"):
        for child in paragraph:
            kind = child.tag.removeprefix(W)
            words = "".join(
                text.text or "" for text in child.iter(f"{W}t", f"{W}delText")
            )
            if words:
                marked = kind in KINDS
                yield Stretch(
                    kind if marked else "",
                    child.get(f"{W}author") if marked else "",
                    words,
                )
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        mark = (
            next(
                (mark for mark in marks if mark.tag.removeprefix(W) in KINDS),
                None,
            )
            if marks is not None
            else None
        )
        yield (
            Stretch("", "", "¶")
            if mark is None
            else Stretch(mark.tag.removeprefix(W), mark.get(f"{W}author"), "¶")
        )
