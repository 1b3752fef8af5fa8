"""The package around Word parts (OPC, ISO/IEC 29500-2): a zip file.

It is the same bytes in every run: entries keep their order and carry the
earliest date that a zip file knows (1980-01-01), so nothing in a package
depends on the clock or the machine. A part that never changes is deflated once
(`deflate`) and used again.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping

from msgspec import Struct

from policypress.word.xml import DECLARATION, attribute

RELS = "application/vnd.openxmlformats-package.relationships+xml"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MIDNIGHT = 0  # in MS-DOS format
_FIRST_DAY = 0x0021  # 1980-01-01 in MS-DOS format
_LEVEL = 3  # of 9: half the time of the usual 6 for a tenth more bytes
_VERSION = 20  # deflate
_UTF8_NAMES = 0x0800
_NO_EXTRA = 0  # bytes


class Part(Struct, frozen=True):
    """A deflated package part.

    name: path without leading slash; content_type: "" for parts typed by
    extension.
    """

    name: str
    content_type: str
    crc: int
    size: int
    deflated: bytes


class Relationship(Struct, frozen=True):
    """A reference from one part to another (or, when external, to
    an address).
    """

    id: str
    type: str
    target: str
    external: bool = False


def deflate(
    name: str,
    content_type: str,
    text: str,
) -> Part:
    """A part made of text (UTF-8)."""
    return pack(name, content_type, text.encode("utf-8"))


def pack(
    name: str,
    content_type: str,
    data: bytes,
) -> Part:
    """A part made of bytes, such as a picture."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = packer.compress(data) + packer.flush()
    return Part(name, content_type, zlib.crc32(data), len(data), deflated)


def relationships(
    name: str,
    targets: Iterable[Relationship],
) -> Part:
    """The .rels part called `name`."""
    items = "".join(map(_relationship, targets))
    start = f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">'
    return deflate(name, "", f"{start}{items}</Relationships>")


def _relationship(item: Relationship) -> str:
    """One reference as its part of relationships lists it."""
    mode = ' TargetMode="External"' if item.external else ""
    target = attribute(item.target)
    return (
        f'<Relationship Id="{item.id}" Type="{item.type}" '
        f'Target="{target}"{mode}/>'
    )


def package(parts: Iterable[Part]) -> bytes:
    """The bytes of a package holding `parts` in their order.

    It is led by [Content_Types].xml, which is made from them.
    """
    parts = list(parts)
    return _archive([_content_types(parts), *parts])


def raw_package(parts: Mapping[str, str]) -> bytes:
    """The bytes of a package whose parts are all there as text, [Content_Types].xml first:
    name → text."""
    return _archive(deflate(name, "", text) for name, text in parts.items())


def _archive(parts: Iterable[Part]) -> bytes:
    """The zip file of some parts."""
    entries: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        entry = _entry(part)
        entries.append(entry)
        directory.append(_directory_entry(part, offset))
        offset += len(entry)
    index = b"".join(directory)
    return b"".join((*entries, index, _end(len(entries), len(index), offset)))


def _fields(part: Part) -> bytes:
    """What an entry and its line in the directory have in common (APPNOTE
    4.3.7).
    """
    return struct.pack(
        "<HHHHIIIHH",
        _UTF8_NAMES,
        zlib.DEFLATED,
        _MIDNIGHT,
        _FIRST_DAY,
        part.crc,
        len(part.deflated),
        part.size,
        len(part.name.encode("utf-8")),
        _NO_EXTRA,
    )


def _entry(part: Part) -> bytes:
    """A part as it stands in the file."""
    version = struct.pack("<H", _VERSION)
    name = part.name.encode("utf-8")
    return b"".join(
        (b"PK\x03\x04", version, _fields(part), name, part.deflated)
    )


def _directory_entry(
    part: Part,
    offset: int,
) -> bytes:
    """The line of a part in the directory.

    offset: where it stands (APPNOTE 4.3.12).
    """
    versions = struct.pack("<HH", _VERSION, _VERSION)
    comment_disk_attributes = (0, 0, 0, 0)
    place = struct.pack("<HHHII", *comment_disk_attributes, offset)
    name = part.name.encode("utf-8")
    return b"".join((b"PK\x01\x02", versions, _fields(part), place, name))


def _end(
    count: int,
    size: int,
    offset: int,
) -> bytes:
    """What ends a zip file.

    How many entries, and where the directory is (4.3.16).
    """
    disks = (0, 0)
    no_comment = 0
    counts = (count, count)
    return struct.pack(
        "<4sHHHHIIH",
        b"PK\x05\x06",
        *disks,
        *counts,
        size,
        offset,
        no_comment,
    )


def _content_types(parts: list[Part]) -> Part:
    """[Content_Types].xml.

    The type of each part, by extension where it names none.
    """
    overrides = "".join(map(_override, parts))
    content = (
        f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">'
        f'<Default Extension="rels" ContentType="{RELS}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )
    return deflate("[Content_Types].xml", "", content)


def _override(part: Part) -> str:
    if not part.content_type:
        return ""
    name = attribute(part.name)
    return f'<Override PartName="/{name}" ContentType="{part.content_type}"/>'
