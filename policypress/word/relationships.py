"""Where the parts of a Word package are (关系): by relationship, not by name.

A part is called what the program that wrote it liked. What it is, the
relationship that leads to it says (ISO/IEC 29500-2, 6.5; 29500-1, 11.3). Here
each part gets the name that Word would give it, so that nobody else need know.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator

from msgspec import Struct, field

MAIN = "word/document.xml"
# By the last word of the type of a relationship; one of each in a package.
_SINGLE = {
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
    "settings",
}
_MANY = {"header", "footer"}
# Kinds of relationship of the main part to what is not read as text.
_WITHOUT_TEXT = (
    "image",
    "chart",
    "chartEx",
    "oleObject",
    "package",
    "diagramData",
    "diagramLayout",
    "control",
)
_LARGEST = 1024 * 1024  # bytes of a list of relationships
_LISTS = 256  # of parts that the main part leads to; others are not looked at
# Kinds of parts that lead to nothing that is shown.
_ABOUT = {"settings", "webSettings", "theme", "fontTable", "customXml"}
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Target(Struct, frozen=True):
    """What a relationship leads to.

    kind: last word of its type (image). part: name as Word would give it; of
    something outside the package its address. inside: whether it is a part.
    """

    kind: str
    part: str
    inside: bool


class Names(Struct):
    """The parts of a package. canonical: the name in the archive → as Word
    would call it. targets: of the main part, by the id of the relationship.
    within: of other parts that it leads to (headers, charts), by part and id.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    within: dict[str, dict[str, Target]] = field(default_factory=dict)

    def without_text(self) -> set[str]:
        """The parts that are shown and not read as text."""
        found = {
            target.part
            for target in self.targets.values()
            if target.kind in _WITHOUT_TEXT
        }
        for targets in self.within.values():
            found.update(target.part for target in targets.values())
        return found


def names_of(archive: zipfile.ZipFile) -> Names:
    """The names of all parts of an archive, which may hold anything."""
    entries = {
        entry.filename.replace("\\", "/"): entry
        for entry in archive.infolist()
    }
    found = Names({entry.filename: name for name, entry in entries.items()})
    main = _main(archive, entries)
    if main not in entries:
        return found
    folder, base = posixpath.split(main)
    listed = entries.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
    naming = _Naming(main)
    for identity, kind, target, inside in _relationships(archive, listed):
        name = target
        if inside:
            name = naming.name(kind, _resolved(folder, target))
        found.targets[identity] = Target(kind, name, inside)
    for part, name in naming.canonical.items():
        if part in entries:
            found.canonical[entries[part].filename] = name
    found.within = _targets_within(archive, found)
    return found


class _Naming:
    """Gives parts the name that Word would give them. canonical: so far."""

    def __init__(self, main: str) -> None:
        """main: the name of the main part."""
        self.canonical = {main: MAIN}
        self._counts: dict[str, int] = {}

    def name(self, kind: str, part: str) -> str:
        """The name of a part. kind: of the relationship that leads to it."""
        if kind in _SINGLE:
            self.canonical.setdefault(part, f"word/{kind}.xml")
        elif kind in _MANY and part not in self.canonical:
            count = self._counts.get(kind, 0) + 1
            self._counts[kind] = count
            self.canonical[part] = f"word/{kind}{count}.xml"
        return self.canonical.get(part, part)


def _targets_within(
    archive: zipfile.ZipFile,
    names: Names,
) -> dict[str, dict[str, Target]]:
    """What the relationships of other parts than the main one lead to: of headers,
    notes, charts, and of what these lead to; by part and id.

    names: of the parts of this archive.
    """
    entries = {name: entry for entry, name in names.canonical.items()}
    paths = {
        name.replace("\\", "/"): archive.getinfo(name)
        for name in names.canonical
    }
    found: dict[str, dict[str, Target]] = {}
    waiting = list(names.targets.values())
    for target in waiting:
        part = target.part
        is_known = part in found or part == MAIN
        if is_known or not target.inside or target.kind in _ABOUT:
            continue
        if len(found) >= _LISTS:
            break
        path = entries.get(part, part).replace("\\", "/")
        folder, base = posixpath.split(path)
        listed = paths.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found[part] = {}
        for identity, kind, named, inside in _relationships(archive, listed):
            where = _resolved(folder, named) if inside else named
            where = names.canonical.get(where, where)
            found[part][identity] = Target(kind, where, inside)
        waiting += found[part].values()
    return {part: own for part, own in found.items() if own}


def _main(
    archive: zipfile.ZipFile,
    entries: dict[str, zipfile.ZipInfo],
) -> str:
    """The name of the main part."""
    for _, kind, target, inside in _relationships(
        archive,
        entries.get("_rels/.rels"),
    ):
        part = _resolved("", target)
        if kind == "officeDocument" and inside and part in entries:
            return part
    return MAIN


def _relationships(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo | None,
) -> Iterator[tuple[str, str, str, bool]]:
    """Id, kind, target and whether it is inside, of each relationship that a
    part lists.
    """
    if entry is None or entry.file_size > _LARGEST:
        return
    for tag in _RELATIONSHIP.findall(archive.read(entry)):
        values = {
            name: double or single
            for name, double, single in _ATTRIBUTE.findall(tag)
        }
        identity, kind, target = (
            values.get(name, b"").decode("utf-8", "replace")
            for name in (b"Id", b"Type", b"Target")
        )
        inside = values.get(b"TargetMode") != b"External"
        yield identity, kind.rsplit("/", 1)[-1], target, inside


def _resolved(folder: str, target: str) -> str:
    """The part that a target names, seen from a folder."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
