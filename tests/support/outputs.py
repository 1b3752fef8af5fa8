"""Finished files as another program reads them: plain XML and openpyxl, never our own code that wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import openpyxl
from docx.oxml.ns import qn
from lxml import etree

from policypress.word.bookmarks import tag_in

_Read = TypeVar("_Read")


def _remembered(read: Callable[[Path], _Read]) -> Callable[[Path], _Read]:
    """The same file is read once, until it is written again."""
    kept = lru_cache(maxsize=512)(lambda path, written: read(path))
    return wraps(read)(lambda path: kept(path, path.stat().st_mtime_ns))


def documents(out: Path, *suffixes: str) -> list[Path]:
    """The .docx (or what is asked for) of a build, in order; the copies that its site offers apart."""
    files = sorted(
        file
        for suffix in suffixes or (".docx",)
        for file in out.rglob(f"*{suffix}")
    )
    found = [file for file in files if out / "site" not in file.parents]
    assert found, "what is asked of each of none holds of anything"
    return found


@dataclass(frozen=True, slots=True)
class Figure:
    """Words inside a source tag within one paragraph. id: the source node. comment: what hangs on the words.
    shown: the words are highlighted or shaded."""

    id: str
    words: str
    comment: str = ""
    shown: bool = False


@_remembered
def body(path: Path) -> etree._Element:
    """The root of word/document.xml. Nobody changes it."""
    return etree.fromstring(ZipFile(path).read("word/document.xml"))


@_remembered
def origins(path: Path) -> dict[str, str]:
    """The source node of each tag, as the file itself lists them."""
    with ZipFile(path) as file:
        parts = [
            file.read(name)
            for name in file.namelist()
            if name.startswith("customXml/item") and "Props" not in name
        ]
    return {
        item.get("tag"): item.get("id")
        for part in parts
        for item in etree.fromstring(part)
    }


@_remembered
def paragraphs(path: Path) -> tuple[str, ...]:
    """The words of each paragraph in reading order, in tables and content controls too."""
    return tuple(
        "".join(text.text or "" for text in p.iter(qn("w:t")))
        for p in body(path).iter(qn("w:p"))
    )


@_remembered
def words(path: Path) -> str:
    """All words of a file, paragraph after paragraph, cell after cell."""
    if path.suffix == ".xlsx":
        return "\n".join(
            str(value)
            for rows in sheets(path).values()
            for row in rows
            for value in row
            if value is not None
        )
    return "\n".join(paragraphs(path))


@_remembered
def rows(path: Path) -> tuple[tuple[str, ...], ...]:
    """The words of each cell of each table row."""
    return tuple(
        tuple(
            "".join(text.text or "" for text in cell.iter(qn("w:t")))
            for cell in row.iter(qn("w:tc"))
        )
        for row in body(path).iter(qn("w:tr"))
    )


@_remembered
def sheets(path: Path) -> dict[str, tuple[tuple[object, ...], ...]]:
    """The values of a workbook by sheet."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: tuple(sheet.iter_rows(values_only=True)) for sheet in book
    }


@_remembered
def figures(path: Path) -> tuple[Figure, ...]:
    """Every source tag that opens and closes inside one paragraph, with the words between."""
    known, notes = origins(path), comments(path)
    return tuple(
        figure
        for p in body(path).iter(qn("w:p"))
        for figure in _figures(p, known, notes)
    )


def _figures(
    paragraph: etree._Element, known: dict[str, str], notes: dict[str, str]
) -> Iterator[Figure]:
    open_tags: dict[str, tuple[str, list[str], list[str], list[bool]]] = {}
    for element in paragraph.iter():
        if element.tag == qn("w:bookmarkStart") and (
            tag := tag_in(element.get(qn("w:name")))
        ):
            open_tags[element.get(qn("w:id"))] = (known[tag], [], [], [])
        elif element.tag == qn("w:t"):
            look = element.getparent().find(qn("w:rPr"))
            seen = look is not None and (
                look.find(qn("w:highlight")) is not None
                or look.find(qn("w:shd")) is not None
            )
            for _, text, _, shown in open_tags.values():
                text.append(element.text or "")
                shown.append(seen)
        elif element.tag == qn("w:commentRangeStart"):
            for _, _, note, _ in open_tags.values():
                note.append(notes[element.get(qn("w:id"))])
        elif element.tag == qn("w:bookmarkEnd") and (
            found := open_tags.pop(element.get(qn("w:id")), None)
        ):
            identity, text, note, shown = found
            yield Figure(
                identity,
                "".join(text),
                "".join(note),
                bool(shown) and all(shown),
            )


def comments(path: Path) -> dict[str, str]:
    """The words of the comments of a file by id."""
    with ZipFile(path) as file:
        if "word/comments.xml" not in file.namelist():
            return {}
        root = etree.fromstring(file.read("word/comments.xml"))
    return {
        note.get(qn("w:id")): "".join(
            text.text or "" for text in note.iter(qn("w:t"))
        )
        for note in root
    }
