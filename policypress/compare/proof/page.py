"""Proof of 对照.html: its sections are both texts, and its counts those of the
changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policypress.compare.changes import ChangeSet
from policypress.compare.proof.messages import failed
from policypress.compare.text.tree import Node
from policypress.findings import Finding

# Elements that have no end tag (HTML Living Standard, 13.1.2), of those the
# page uses.
_VOID = ("br", "meta", "input", "link", "col")

# Classes of what the page adds to the texts: signs, line ends, indents, former
# numbers.
_LEFT_OUT = {"badge", "end", "indent", "was"}

# Which class says that a cell or row does not stand in the old, in the new
# text.
_ABSENT = ("added", "removed")

# No page may hold these: control characters, noncharacters.
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def prove_page(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with the page `data`.

    Without <ins> each section must be the old text of its change, without
    <del> the new one.
    """
    page = _read(data)
    faults = [*_count_faults(page, changes), *_section_faults(page, changes)]
    return [failed(file_name, fault) for fault in faults]


def _read(data: bytes) -> _Page:
    """What a page says, as a browser would understand its markup."""
    from lxml import etree

    page = _Page()
    target: Any = page
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    etree.fromstring(data, parser)
    return page


def _count_faults(
    page: _Page,
    changes: ChangeSet,
) -> Iterator[str]:
    """Whether the filter lists each kind with its count, in the order of the
    kinds.
    """
    wanted = []
    for kind, count in changes.counts().items():
        if count:
            wanted.append((kind, count))
    found = list(page.counts.items())
    if found != wanted:
        yield f"页面上的条数 {page.counts} 与比较结果不同"


def _section_faults(
    page: _Page,
    changes: ChangeSet,
) -> Iterator[str]:
    """The first section that is not its change.

    Sections stand in reading order of the new text, as changes do; one that
    moved stands where it is now.
    """
    sections = page.sections
    wanted = changes.changes
    if len(sections) != len(wanted):
        yield f"页面有 {len(sections)} 处，比较结果有 {len(wanted)} 处"
        return
    opposite = zip(wanted, sections, strict=True)
    for change, section in opposite:
        old = _page_text(change.old)
        new = _page_text(change.new)
        if section != (change.kind, old, new):
            yield f"页面上“{change.id}”的文字与原文或者新文不同"
            return


def _page_text(nodes: tuple[Node, ...]) -> str:
    """The printed lines of some nodes as a page can hold them."""
    lines = []
    for node in nodes:
        lines += [line.printed for line in node.lines]
    printed = "\n".join(lines)
    return _NOT_ALLOWED.sub("", printed).replace("\r", "\n")


class _Section(NamedTuple):
    """A section of the page.

    The kind of its change, its old and its new text.
    """

    kind: str
    old: str
    new: str


class _Element(NamedTuple):
    """An element that is open.

    left_out: whether it, or one around it, is none of the texts.
    """

    tag: str
    attributes: Mapping[str, str]
    classes: list[str]
    left_out: bool


class _Sides:
    """Texts of the old and of the new side while they are being read."""

    def __init__(self) -> None:
        self.old: list[str] = []
        self.new: list[str] = []

    def __iter__(self) -> Iterator[list[str]]:
        return iter((self.old, self.new))


class _Page:
    """Reads the page back: what lxml calls for each tag and text.

    counts: kind → clauses, as the filter has them. sections: in order.
    """

    def __init__(self) -> None:
        """Nothing has been read yet: no section, row, cell or line is open."""
        self.counts: dict[str, int] = {}
        self.sections: list[_Section] = []
        self._open: list[_Element] = []
        self._kind = ""
        self._lines = _Sides()
        self._cells: _Sides | None = None
        self._parts: _Sides | None = None

    def start(
        self,
        tag: str,
        attributes: Mapping[str, str],
        _namespaces: object = None,
    ) -> None:
        """Begin a section, a row, a cell or a line. _namespaces: a page has none; lxml
        counts the arguments of this method, and gives them where it cannot tell."""
        if tag in _VOID:
            return
        classes = attributes.get("class", "").split()
        around = bool(self._open) and self._open[-1].left_out
        left_out = around or not _LEFT_OUT.isdisjoint(classes)
        self._open.append(_Element(tag, attributes, classes, left_out))
        if tag == "section":
            self._kind = attributes.get("data-kind", "")
            self._lines = _Sides()
        elif tag == "tr":
            self._cells = _Sides()
        elif tag == "td" or _is_line(tag, classes):
            self._parts = _Sides()
        elif tag == "span" and "end" in classes:
            self._add("\n")

    def end(self, tag: str) -> None:
        """End a line, a cell, a row or a section: put it into what it belongs to."""
        if not self._open or tag in _VOID:
            return
        element = self._open.pop()
        classes = element.classes
        if _is_line(tag, classes):
            self._end_line()
        elif tag == "td":
            self._end_cell(classes)
        elif tag == "tr":
            self._end_row(classes)
        elif tag == "section":
            self._end_section()

    def _end_section(self) -> None:
        """A section has the lines of each side."""
        lines = self._lines
        old = "\n".join(lines.old)
        new = "\n".join(lines.new)
        section = _Section(self._kind, old, new)
        self.sections.append(section)

    def _end_line(self) -> None:
        """A line stands on a side that has a part of it."""
        if self._parts is None:
            return
        sides = zip(self._lines, self._parts, strict=True)
        for lines, parts in sides:
            if parts:
                line = "".join(parts)
                lines.append(line)
        self._parts = None

    def _end_cell(self, classes: list[str]) -> None:
        """A cell stands on both sides, if its class does not say otherwise."""
        if self._parts is None or self._cells is None:
            return
        sides = zip(self._cells, self._parts, _ABSENT, strict=True)
        for cells, parts, absent in sides:
            if absent not in classes:
                cell = "".join(parts)
                cells.append(cell)
        self._parts = None

    def _end_row(self, classes: list[str]) -> None:
        """A row is a line of its section.

        Tables elsewhere are no part of the texts.
        """
        cells_read = self._cells
        self._cells = None
        around = [element.tag for element in self._open]
        if cells_read is None or "section" not in around:
            return
        sides = zip(self._lines, cells_read, _ABSENT, strict=True)
        for lines, cells, absent in sides:
            if absent not in classes:
                line = "\t".join(cells)
                lines.append(line)

    def data(self, data: str) -> None:
        """Read a count of the filter, or words of a text."""
        if self._open:
            element = self._open[-1]
            kind = element.attributes.get("data-count")
            if kind is not None and data.isdigit():
                self.counts[kind] = int(data)
            if element.left_out:
                return
        self._add(data)

    def close(self) -> None:
        """The page has come to its end."""

    def _add(self, text: str) -> None:
        """Add words to the line or cell that is open, on the sides that have
        them.
        """
        if self._parts is None:
            return
        tags = {element.tag for element in self._open}
        if "ins" not in tags:
            self._parts.old.append(text)
        if "del" not in tags:
            self._parts.new.append(text)


def _is_line(
    tag: str,
    classes: list[str],
) -> bool:
    """Whether an element is a printed line."""
    return tag == "p" and "line" in classes
