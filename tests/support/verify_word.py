"""What schemas and validators miss in a Word file: ids used twice, styles nobody defined, loose ends.

Each sentence of the answer names one fault; an empty answer means none was found.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from policypress.word.xml import R, W

_W = f"{{{W}}}"
_R = f"{{{R}}}"
_STYLE_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_WORDS = {f"{_W}{name}" for name in ("t", "delText", "instrText")}
_STORIES = (
    "document",
    "comments",
    "footnotes",
    "endnotes",
    "header",
    "footer",
)


def verify(source: str | Path | bytes) -> list[str]:
    """Faults of a .docx (path or bytes), in English sentences for developers."""
    try:
        archive = zipfile.ZipFile(
            io.BytesIO(source) if isinstance(source, bytes) else source
        )
    except zipfile.BadZipFile as error:
        return [f"not a zip file: {error}"]
    trees: dict[str, Element] = {}
    faults = [
        f"part {name} stands twice" for name in _twice(archive.namelist())
    ]
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = ElementTree.fromstring(archive.read(name))
            except ElementTree.ParseError as error:
                faults.append(f"{name} is not well-formed: {error}")
    faults += _content_types(archive.namelist(), trees)
    faults += _relationships(archive.namelist(), trees)
    if "word/document.xml" not in trees:
        return [*faults, "word/document.xml is missing"]
    return (
        faults
        + _styles(trees)
        + _ids(trees)
        + _bookmarks(trees)
        + _cells(trees)
        + _strays(trees)
        + _comments(trees)
    )


def _twice(values: Iterator[str] | list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _content_types(names: list[str], trees: dict[str, Element]) -> list[str]:
    root = trees.get("[Content_Types].xml")
    if root is None:
        return ["[Content_Types].xml is missing"]
    extensions = {
        item.get("Extension", "").lower()
        for item in root
        if item.tag.endswith("}Default")
    }
    overrides = [
        item.get("PartName", "").lstrip("/")
        for item in root
        if item.tag.endswith("}Override")
    ]
    typed = set(overrides)
    return [
        *(
            f"content type of {name} is missing"
            for name in names
            if name != "[Content_Types].xml"
            and name not in typed
            and name.rsplit(".", 1)[-1].lower() not in extensions
        ),
        *(
            f"content type for a part that is not there: {name}"
            for name in overrides
            if name not in names
        ),
    ]


def _relationships(names: list[str], trees: dict[str, Element]) -> list[str]:
    faults = []
    for name, root in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for arrow in root:
            target = posixpath.normpath(
                posixpath.join("/", folder, arrow.get("Target", ""))
            ).lstrip("/")
            if arrow.get("TargetMode") != "External" and target not in names:
                faults.append(
                    f"relationship {arrow.get('Id')} of {name} points nowhere: {target}"
                )
        faults += [
            f"relationship id {i} stands twice in {name}"
            for i in _twice([a.get("Id", "") for a in root])
        ]
        story = trees.get(
            posixpath.join(folder, posixpath.basename(name)[: -len(".rels")])
        )
        known = {arrow.get("Id") for arrow in root}
        for element in story.iter() if story is not None else ():
            if element.get(f"{_R}id") not in (None, *known):
                faults.append(
                    f"r:id {element.get(f'{_R}id')} is not in {name}"
                )
    return faults


def _stories(trees: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    for name, root in trees.items():
        if (
            name.startswith("word/")
            and posixpath.basename(name).startswith(_STORIES)
            and name.endswith(".xml")
        ):
            yield name, root


def _styles(trees: dict[str, Element]) -> list[str]:
    sheet = trees.get("word/styles.xml", Element("none"))
    ids = [style.get(f"{_W}styleId", "") for style in sheet.iter(f"{_W}style")]
    names = [
        item.get(f"{_W}val", "").lower()
        for item in sheet.iterfind(f"{_W}style/{_W}name")
    ]
    faults = [f"style {i} is defined twice" for i in _twice(ids)] + [
        f"style name {n} twice" for n in _twice(names)
    ]
    for story, root in [*_stories(trees), ("word/styles.xml", sheet)]:
        used = {
            use.get(f"{_W}val", "")
            for tag in _STYLE_USES
            for use in root.iter(f"{_W}{tag}")
        }
        faults += [
            f"style {style} is used in {story} but not defined"
            for style in sorted(used - set(ids))
        ]
    return faults


def _ids(trees: dict[str, Element]) -> list[str]:
    found: list[str] = []
    for _, root in _stories(trees):
        found += [
            item.get(f"{_W}val", "")
            for item in root.iterfind(f".//{_W}sdtPr/{_W}id")
        ]
    return [
        f"content control id {number} stands twice" for number in _twice(found)
    ]


def _bookmarks(trees: dict[str, Element]) -> list[str]:
    faults = []
    body = trees["word/document.xml"]
    starts = list(body.iter(f"{_W}bookmarkStart"))
    ids = [start.get(f"{_W}id", "") for start in starts]
    names = [start.get(f"{_W}name", "") for start in starts]
    ends = [end.get(f"{_W}id", "") for end in body.iter(f"{_W}bookmarkEnd")]
    faults += [f"bookmark id {number} stands twice" for number in _twice(ids)]
    faults += [
        f"bookmark name {name} stands twice"
        for name in _twice([n.lower() for n in names])
    ]
    faults += [
        f"bookmark name {name} is too long" for name in names if len(name) > 40
    ]
    faults += [
        f"bookmark {number} has no partner"
        for number in sorted(set(ids) ^ set(ends))
    ]
    anchors = {
        link.get(f"{_W}anchor") for link in body.iter(f"{_W}hyperlink")
    } - {None}
    faults += [
        f"link to a bookmark that is not there: {name}"
        for name in sorted(anchors - set(names))
    ]
    return faults


def _cells(trees: dict[str, Element]) -> list[str]:
    return [
        f"a table cell in {story} does not end with a paragraph"
        for story, root in _stories(trees)
        for cell in root.iter(f"{_W}tc")
        if not len(cell) or cell[-1].tag != f"{_W}p"
    ]


def _strays(trees: dict[str, Element]) -> list[str]:
    """Words that stand where only elements may: Word calls such a file damaged."""
    return [
        f"words between elements of {story}: {words.strip()[:20]}"
        for story, root in _stories(trees)
        for element in root.iter()
        for words in (
            element.tail or "",
            "" if element.tag in _WORDS else element.text or "",
        )
        if words.strip()
    ]


def _comments(trees: dict[str, Element]) -> list[str]:
    body = trees["word/document.xml"]
    notes = [
        c.get(f"{_W}id", "")
        for c in trees.get("word/comments.xml", Element("none")).iter(
            f"{_W}comment"
        )
    ]
    faults = [f"comment id {number} stands twice" for number in _twice(notes)]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        used = [item.get(f"{_W}id", "") for item in body.iter(f"{_W}{tag}")]
        faults += [f"{tag} {number} stands twice" for number in _twice(used)]
        faults += [
            f"{tag} and comments differ in {number}"
            for number in sorted(set(used) ^ set(notes))
        ]
    return faults
