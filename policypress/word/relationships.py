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
_LARGEST = 1024 * 1024  # bytes of a list of relationships
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
    """

    canonical: dict[str, str] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)


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
