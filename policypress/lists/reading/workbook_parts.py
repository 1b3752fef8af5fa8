"""What the sheets of a workbook share: their names, words and styles (ECMA-376 Part 1,
18.2, 18.4, 18.8)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from msgspec import Struct, field

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
)
_DATE_IDS = {*range(14, 18), *range(27, 32), 34, 35, 36, *range(50, 59)}


class Book(Struct):
    """What all sheets share. sheets: title → part, visible ones; is_1904: days are
    counted from 1904; dates: styles that show dates."""

    sheets: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    is_1904: bool = False
    dates: set[int] = field(default_factory=set)
    words: list[str] = field(default_factory=list)


def elements(file: IO[bytes], *tags: str) -> Iterator[Any]:
    """Elements of a part as they end, each forgotten after it was looked at."""
    from lxml import etree

    wanted = [f"{MAIN}{tag}" for tag in tags]
    for _, element in etree.iterparse(
        file,
        events=("end",),
        tag=wanted,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    ):
        if element.getroottree().docinfo.doctype:
            raise ValueError("a document type")
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def book_of(archive: zipfile.ZipFile) -> Book:
    """The sheets, shared words and date styles of a workbook."""
    book = Book()
    targets: dict[str, str] = {}
    with archive.open("xl/_rels/workbook.xml.rels") as file:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for one in etree.parse(file, parser).getroot():
            targets[str(one.get("Id"))] = str(one.get("Target"))
    with archive.open("xl/workbook.xml") as file:
        for one in elements(file, "workbookPr", "sheet"):
            if one.tag.endswith("workbookPr"):
                book.is_1904 = one.get("date1904") in ("1", "true")
                continue
            title = one.get("name", "")
            if one.get("state") in ("hidden", "veryHidden"):
                book.hidden.append(title)
                continue
            target = targets[one.get(f"{_LINKS}id")]
            part = (
                target.lstrip("/")
                if target.startswith("/")
                else f"xl/{target}"
            )
            if "worksheets" in part:
                book.sheets[title] = part
    names = set(archive.namelist())
    if "xl/sharedStrings.xml" in names:
        with archive.open("xl/sharedStrings.xml") as file:
            book.words = [words_of(one) for one in elements(file, "si")]
    if "xl/styles.xml" in names:
        with archive.open("xl/styles.xml") as file:
            book.dates = _date_styles(file)
    return book


def words_of(element: Any) -> str:
    """The words of a string, without how it is read aloud (rPh)."""
    shown = [
        one.text or ""
        for one in element.iter(f"{MAIN}t")
        if not one.getparent().tag.endswith("rPh")
    ]
    return "".join(shown)


def _date_styles(file: IO[bytes]) -> set[int]:
    """The cell styles (by place) that show a number as a date."""
    dates = set(_DATE_IDS)
    found: set[int] = set()
    for one in elements(file, "numFmt", "cellXfs"):
        if one.tag.endswith("numFmt"):
            code = re.sub(
                r'"[^"]*"|\[[^\]]*\]|\\.', "", one.get("formatCode", "")
            )
            if re.search("[yYdD年]", code):
                dates.add(int(one.get("numFmtId", "0")))
            continue
        for at, style in enumerate(one):
            if int(style.get("numFmtId", "0")) in dates:
                found.add(at)
    return found
