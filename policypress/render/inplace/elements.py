"""Paragraphs, rows and revisions as elements of the original's own tree."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from policypress.compare.changes import Nature
from policypress.compare.read.docx_elements import W
from policypress.render.inplace.places import PARAGRAPH
from policypress.word.revisions import Who

PROPERTIES = f"{W}pPr"
RUN_PROPERTIES = f"{W}rPr"
SECTION = f"{W}sectPr"
TABLE = f"{W}tbl"
ROW = f"{W}tr"
CELL = f"{W}tc"
_FORMER = f"{W}pPrChange"
_SUFFIXES: Mapping[Nature, str] = {
    "": "",
    "number": "（条序）",
    "typography": "（版式）",
}
# What stands between paragraphs and says nothing.
_BETWEEN = tuple(
    f"{W}{tag}"
    for tag in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd"),
    )
)
# What a paragraph shows besides words.
_SHOWN = tuple(f"{W}{tag}" for tag in ("drawing", "pict", "object")) + (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
    "AlternateContent",
)


class Revisions:
    """Makes revisions of one author, each with a number that nothing else in
    the part has.
    """

    def __init__(self, root: Any, who: Who) -> None:
        self._who = who
        self._last = _largest_number(root)

    def wrap(
        self,
        kind: str,
        nature: Nature,
        elements: list[Any],
    ) -> Any:
        """Elements as a revision."""
        revision = self.mark(kind, nature)
        revision.extend(elements)
        return revision

    def mark(self, kind: str, nature: Nature = "") -> Any:
        """A revision without words, of a paragraph end, a row or a cell."""
        element = self.numbered(kind)
        element.set(f"{W}author", f"{self._who.author}{_SUFFIXES[nature]}")
        element.set(f"{W}date", self._who.date)
        return element

    def numbered(self, kind: str) -> Any:
        """A revision of which nobody is named the author."""
        self._last += 1
        element = made(f"{W}{kind}")
        element.set(f"{W}id", str(self._last))
        return element

    def mark_end(self, paragraph: Any, kind: str) -> None:
        """The end of a paragraph comes or goes."""
        properties = paragraph.find(PROPERTIES)
        if properties is None:
            properties = made(PROPERTIES)
            paragraph.insert(0, properties)
        own = properties.find(RUN_PROPERTIES)
        if own is None:
            own = made(RUN_PROPERTIES)
            properties.append(own)
            for tag in (SECTION, _FORMER):
                for later in properties.findall(tag):
                    properties.append(later)
        if own.find(f"{W}{kind}") is None:
            own.insert(0, self.mark(kind))

    def mark_cell(self, cell: Any) -> None:
        """A cell goes with its column."""
        properties = cell.find(f"{W}tcPr")
        if properties is None:
            properties = made(f"{W}tcPr")
            cell.insert(0, properties)
        put_mark(properties, self.mark("cellDel"))

    def mark_row(self, row: Any, kind: str) -> None:
        """A row comes or goes."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = made(f"{W}trPr")
            above = row.find(f"{W}tblPrEx")
            row.insert(0 if above is None else 1, properties)
        put_mark(properties, self.mark(kind))


def put_mark(properties: Any, mark: Any) -> None:
    """Puts a revision last into the properties of a row or cell, but before
    what these were formerly.
    """
    last = properties[-1] if len(properties) else None
    if last is not None and last.tag.endswith("PrChange"):
        last.addprevious(mark)
    else:
        properties.append(mark)


def _largest_number(root: Any) -> int:
    """The largest w:id of a part."""
    largest = 0
    for element in root.iter():
        value = element.get(f"{W}id", "")
        if value.isascii() and value.isdigit() and len(value) < 10:
            largest = max(largest, int(value))
    return largest


def made(tag: str) -> Any:
    """A new element."""
    from lxml import etree

    return etree.Element(tag, nsmap={"w": W[1:-1]})


def properties_like(paragraph: Any, numbered: bool) -> Any:
    """w:pPr for a new paragraph like another, None when that has none.

    numbered: whether it has an automatic number too.
    """
    own = paragraph.find(PROPERTIES)
    properties = made(PROPERTIES) if own is None else copy.deepcopy(own)
    for tag in (SECTION, _FORMER):
        for one in properties.findall(tag):
            properties.remove(one)
    marks = properties.find(RUN_PROPERTIES)
    if marks is not None:
        for tag in ("ins", "del", "rPrChange"):
            for one in marks.findall(f"{W}{tag}"):
                marks.remove(one)
    if not numbered:
        _take_number(properties)
    return properties if len(properties) else None


# What may stand before w:numPr in w:pPr (ISO/IEC 29500-1, A.1, CT_PPrBase).
_BEFORE_NUMBER = tuple(
    f"{W}{tag}"
    for tag in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore"),
        *("framePr", "widowControl"),
    )
)


def _take_number(properties: Any) -> None:
    """Takes the automatic number of a paragraph away, its style's too."""
    own = properties.find(f"{W}numPr")
    if own is not None:
        properties.remove(own)
    number = made(f"{W}numPr")
    none = made(f"{W}numId")
    none.set(f"{W}val", "0")
    number.append(none)
    place = sum(child.tag in _BEFORE_NUMBER for child in properties)
    properties.insert(place, number)


def following(element: Any) -> Any:
    """The next paragraph, table or other thing behind an element, None when it
    is the last of its container or only the section follows.
    """
    for other in element.itersiblings():
        if other.tag == SECTION:
            return None
        if other.tag not in _BETWEEN:
            return other
    return None


def preceding(element: Any) -> Any:
    """The same before an element."""
    for other in element.itersiblings(preceding=True):
        if other.tag not in _BETWEEN and not other.tag.endswith("Pr"):
            return other
    return None


def shows_things(element: Any) -> bool:
    """Whether an element holds a picture or the like."""
    return next(element.iter(*_SHOWN), None) is not None


def ends_section(paragraph: Any) -> bool:
    """Whether a section of the document ends with a paragraph."""
    return paragraph.find(f"{PROPERTIES}/{SECTION}") is not None


def may_go(paragraph: Any) -> bool:
    """Whether the end of a paragraph can be deleted: not the last of a body or
    cell, not the end of a section, not all that keeps two tables apart.
    """
    if ends_section(paragraph) or shows_things(paragraph):
        return False
    behind = following(paragraph)
    if behind is None:
        return False
    if behind.tag != TABLE:
        return bool(behind.tag == PARAGRAPH)
    before = preceding(paragraph)
    return before is not None and before.tag == PARAGRAPH


def without_identity(element: Any) -> Any:
    """A copy without the identities that only one element may have (w14:paraId,
    bookmarks)."""
    copied = copy.deepcopy(element)
    for one in list(copied.iter(*_BETWEEN)):
        if one is not copied:
            one.getparent().remove(one)
    for one in copied.iter():
        for name in list(one.attrib):
            if name.endswith(("}paraId", "}textId")):
                del one.attrib[name]
    return copied


def own_runs(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph, not those of paragraphs inside it."""
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(PARAGRAPH)) is paragraph:
            yield run
