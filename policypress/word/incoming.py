"""Opening a .docx that came back from somebody: its XML parts, or a finding why not.

A hundred kilobytes can hold a gigabyte of empty paragraphs, so sizes are counted before
and while unpacking, and elements before parsing. Entities are refused, not resolved.
`compare/docx_package` guards the files it compares in the same way, with the same
limits; a part of the package that stands below it cannot use it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from policypress.findings import Finding, Place

ENTRIES = 4096
PART = 32 * 1024 * 1024  # bytes unpacked; a law of 2,400 clauses has about 4 MB
WHOLE = 256 * 1024 * 1024
ELEMENTS = 2_000_000
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way to compress that Python does not know
    RuntimeError,  # a password
    ValueError,
    OSError,
)
_RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后重试。"


def parts_of(
    data: bytes, name: str, wanted: Callable[[str], bool]
) -> tuple[dict[str, Any], Finding | None]:
    """The roots (lxml) of the parts whose names are `wanted`, or why there are none.

    data: the file; name: its name for findings. Never raises for what a file holds.
    """
    if not data:
        return {}, _finding("empty-file", name, "是空文件。", "请确认选对了文件。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, name, wanted)
    except _BROKEN:
        return {}, _finding("broken-docx", name, "已损坏，或者不是 .docx。", _RESAVE)


def _read(
    archive: zipfile.ZipFile, name: str, wanted: Callable[[str], bool]
) -> tuple[dict[str, Any], Finding | None]:
    entries = archive.infolist()
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > WHOLE:
        return {}, _too_large(name)
    roots = {}
    left = ELEMENTS
    for entry in entries:
        if not wanted(entry.filename):
            continue
        with archive.open(entry) as stream:
            text = stream.read(PART + 1)
        left -= text.count(b"<")
        if len(text) > PART or left < 0:
            return {}, _too_large(name)
        root = _parsed(text)
        if root is None:
            return {}, _finding("broken-docx", name, "的内容已损坏。", _RESAVE)
        if root.getroottree().docinfo.doctype:
            return {}, _finding("unsafe-docx", name, "带有 DOCTYPE 声明。", _RESAVE)
        roots[entry.filename] = root
    return roots, None


def _parsed(text: bytes) -> Any | None:
    """The root of a part; None when it is no well-formed XML."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        return None


def _too_large(name: str) -> Finding:
    return _finding("too-large", name, "过大，没有读取。", "请确认文件来源可靠。")


def _finding(code: str, name: str, message: str, hint: str) -> Finding:
    return Finding(code, f"“{name}”{message}", Place(name), hint)
