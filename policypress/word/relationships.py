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
    main = _main(archive, entries)
    found = Names({entry.filename: name for name, entry in entries.items()})
    if main not in entries:
        return found
    canonical = {main: MAIN}
    counts: dict[str, int] = {}
    folder, base = posixpath.split(main)
    listed = entries.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
    for identity, kind, target, inside in _relationships(archive, listed):
        part = _resolved(folder, target) if inside else target
        if inside and kind in _SINGLE:
            canonical.setdefault(part, f"word/{kind}.xml")
        elif inside and kind in _MANY and part not in canonical:
            counts[kind] = counts.get(kind, 0) + 1
            canonical[part] = f"word/{kind}{counts[kind]}.xml"
        name = canonical.get(part, part)
        found.targets[identity] = Target(kind, name, inside)
    for part, name in canonical.items():
        if part in entries:
            found.canonical[entries[part].filename] = name
    return found


def _main(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]
) -> str:
    """The name of the main part."""
    for _, kind, target, inside in _relationships(
        archive, entries.get("_rels/.rels")
    ):
        part = _resolved("", target)
        if kind == "officeDocument" and inside and part in entries:
            return part
    return MAIN


def _relationships(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo | None
) -> Iterator[tuple[str, str, str, bool]]:
    """Id, kind, target and whether it is inside, of each relationship that a
    part lists.
    """
    if entry is None or entry.file_size > _LARGEST:
        return
    for tag in _RELATIONSHIP.findall(archive.read(entry)):
        values = {
            name.decode(): (double or single).decode("utf-8", "replace")
            for name, double, single in _ATTRIBUTE.findall(tag)
        }
        kind = values.get("Type", "").rsplit("/", 1)[-1]
        inside = values.get("TargetMode") != "External"
        yield values.get("Id", ""), kind, values.get("Target", ""), inside


def _resolved(folder: str, target: str) -> str:
    """The part that a target names, seen from a folder."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
