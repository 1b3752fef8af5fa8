"""What schemas and validators miss in tracked changes: each rule of `revisions` that a file can break.

Each sentence of the answer names one fault; an empty answer means none was found. `verify_word` checks the rest of a file.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from policypress.word.xml import W

_W = f"{{{W}}}"
_WRAPPERS = ("ins", "del", "moveFrom", "moveTo")
_CHANGES = (
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "cellIns",
    "cellDel",
    "cellMerge",
)
_RANGES = ("moveFromRange", "moveToRange", "bookmark", "commentRange")
_STORIES = (
    "document",
    "comments",
    "footnotes",
    "endnotes",
    "header",
    "footer",
)
_WORDS = ("t", "tab", "br", "cr", "sym", "noBreakHyphen")


def verify_revisions(source: str | Path | bytes) -> list[str]:
    """Faults of the tracked changes in a .docx (path or bytes), in English sentences for developers."""
    archive = zipfile.ZipFile(
        io.BytesIO(source) if isinstance(source, bytes) else source
    )
    stories = {
        name: ElementTree.fromstring(archive.read(name))
        for name in archive.namelist()
        if name.startswith("word/")
        and posixpath.basename(name).startswith(_STORIES)
        and name.endswith(".xml")
    }
    faults = [
        f"revision id {number} stands twice"
        for number in _twice(_ids(stories.values()))
    ]
    for name, root in stories.items():
        faults += [f"{name}: {fault}" for fault in _nesting(root, ())]
        faults += [
            f"{name}: {fault}"
            for fault in (
                *_signed(root),
                *_ranges(root),
                *_moves(root),
                *_rows(root),
            )
        ]
    return faults + list(_comments(stories))


def _tag(element: Element) -> str:
    return element.tag.removeprefix(_W)


def _number(element: Element) -> str:
    return element.get(f"{_W}id", "")


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _revisions(root: Element) -> Iterator[Element]:
    return (
        element
        for element in root.iter()
        if _tag(element) in (*_WRAPPERS, *_CHANGES)
    )


def _ids(roots: Iterable[Element]) -> Iterator[str]:
    """Every id that must be unique: of revisions, and of the ranges of moves."""
    for root in roots:
        yield from map(_number, _revisions(root))
        yield from (
            _number(e)
            for e in root.iter()
            if _tag(e) in ("moveFromRangeStart", "moveToRangeStart")
        )


def _nesting(element: Element, inside: tuple[str, ...]) -> Iterator[str]:
    """Deleted words as w:delText and no others; no revision in a revision; none that is empty."""
    for child in element:
        tag = _tag(child)
        if tag in ("t", "instrText") and "del" in inside:
            yield f"w:{tag} inside w:del: {child.text!r}"
        elif tag in ("delText", "delInstrText") and "del" not in inside:
            yield f"w:{tag} outside w:del: {child.text!r}"
        if tag in ("pPr", "trPr", "rPr"):
            yield from _marks(child)
        elif tag in _WRAPPERS:
            if inside:
                yield f"w:{tag} {_number(child)} inside w:{inside[-1]}"
            if not any(True for _ in child.iter(f"{_W}r")):
                yield f"w:{tag} {_number(child)} is empty"
            yield from _nesting(child, (*inside, tag))
        else:
            # Words in a text box are a story of their own.
            yield from _nesting(child, () if tag == "txbxContent" else inside)
            if tag == "r" and inside and not len(child):
                yield f"an empty run inside w:{inside[-1]}"


def _marks(properties: Element) -> Iterator[str]:
    """A paragraph mark or a row comes or goes, not both."""
    holder = (
        properties.find(f"{_W}rPr")
        if _tag(properties) == "pPr"
        else properties
    )
    marks = [
        _tag(child)
        for child in (holder if holder is not None else ())
        if _tag(child) in _WRAPPERS
    ]
    if len(marks) > 1:
        yield f"a mark is {' and '.join(marks)} at once"


def _signed(root: Element) -> Iterator[str]:
    for element in _revisions(root):
        for wanted in ("author", "date"):
            if not element.get(f"{_W}{wanted}"):
                yield f"w:{_tag(element)} {_number(element)} has no {wanted}"


def _ranges(root: Element) -> Iterator[str]:
    """Ranges open and close once, in this order."""
    for kind in _RANGES:
        order = [
            (_tag(e), _number(e))
            for e in root.iter()
            if _tag(e) in (f"{kind}Start", f"{kind}End")
        ]
        starts = [number for tag, number in order if tag.endswith("Start")]
        ends = [number for tag, number in order if tag.endswith("End")]
        yield from (
            f"{kind} {number} stands twice" for number in _twice(starts)
        )
        yield from (
            f"{kind} {number} is not paired"
            for number in sorted(set(starts) ^ set(ends))
        )
        for number in sorted(set(starts) & set(ends)):
            if order.index((f"{kind}End", number)) < order.index(
                (f"{kind}Start", number)
            ):
                yield f"{kind} {number} ends before it begins"


def _moves(root: Element) -> Iterator[str]:
    """Each move has a name, one source and one destination, the same words in both, and nothing outside."""
    moved = {
        "moveFrom": _moved(root, "moveFrom"),
        "moveTo": _moved(root, "moveTo"),
    }
    for kind, (texts, outside, repeated) in moved.items():
        yield from (
            f"w:{kind} {number} stands in no range" for number in outside
        )
        yield from (
            f"{kind} range name {name!r} stands twice" for name in repeated
        )
        yield from (f"{kind} range has no name" for name in texts if not name)
    sources, targets = moved["moveFrom"][0], moved["moveTo"][0]
    yield from (
        f"move {name!r} has no partner"
        for name in sorted(sources.keys() ^ targets.keys())
    )
    for name in sorted(sources.keys() & targets.keys()):
        if sources[name] != targets[name]:
            yield f"move {name!r} changes its words: {sources[name]!r} becomes {targets[name]!r}"


def _moved(
    root: Element, kind: str
) -> tuple[dict[str, str], list[str], list[str]]:
    """The words of each range by its name, ids of moves outside any range, and names used twice."""
    texts: dict[str, str] = {}
    outside: list[str] = []
    repeated: list[str] = []
    names: dict[str, str] = {}
    open_name: str | None = None
    for element in root.iter():
        tag = _tag(element)
        if tag == f"{kind}RangeStart":
            open_name = names[_number(element)] = element.get(f"{_W}name", "")
            repeated += [open_name] if open_name in texts else []
            texts.setdefault(open_name, "")
        elif (
            tag == f"{kind}RangeEnd"
            and names.get(_number(element)) == open_name
        ):
            open_name = None
        elif tag == kind and len(element):
            if open_name is None:
                outside.append(_number(element))
            else:
                texts[open_name] += "".join(
                    e.text or "" for e in element.iter(f"{_W}t")
                )
    return texts, outside, repeated


def _rows(root: Element) -> Iterator[str]:
    """Words in a row that comes or goes do the same."""
    for row in root.iter(f"{_W}tr"):
        mark = next(
            (
                _tag(e)
                for e in row.iterfind(f"{_W}trPr/*")
                if _tag(e) in ("ins", "del")
            ),
            "",
        )
        if not mark:
            continue
        for paragraph in row.iterfind(f"{_W}tc/{_W}p"):
            if any(
                _tag(word) in _WORDS
                for run in paragraph.iterfind(f"{_W}r")
                for word in run
            ):
                yield f"plain words in a row that is w:{mark}"
            for wrapper in paragraph:
                if _tag(wrapper) in ("ins", "del") and _tag(wrapper) != mark:
                    yield f"w:{_tag(wrapper)} {_number(wrapper)} in a row that is w:{mark}"


def _comments(stories: dict[str, Element]) -> Iterator[str]:
    """Each comment is anchored by a range and a reference behind it, and is signed."""
    body = stories["word/document.xml"]
    notes = list(
        stories.get("word/comments.xml", Element("none")).iter(f"{_W}comment")
    )
    known = {_number(note) for note in notes}
    for note in notes:
        for wanted in ("author", "date"):
            if not note.get(f"{_W}{wanted}"):
                yield f"comment {_number(note)} has no {wanted}"
    order = [
        (_tag(e), _number(e))
        for e in body.iter()
        if _tag(e) in ("commentRangeEnd", "commentReference")
    ]
    references = {number for tag, number in order if tag == "commentReference"}
    anchored = {number for tag, number in order if tag == "commentRangeEnd"}
    yield from (
        f"comment {number} has no reference"
        for number in sorted(known - references)
    )
    yield from (
        f"comment {number} has no range" for number in sorted(known - anchored)
    )
    yield from (
        f"reference to comment {number}, which is not there"
        for number in sorted(references - known)
    )
    for number in sorted(references & anchored):
        if order.index(("commentReference", number)) < order.index(
            ("commentRangeEnd", number)
        ):
            yield f"reference to comment {number} stands before its range ends"
