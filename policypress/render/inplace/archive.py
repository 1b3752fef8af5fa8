"""The original package with one part replaced (原件的副本)."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import Any

from policypress.word.package_reader import DOCUMENT
from policypress.word.relationships import names_of

_SIGNED = "_xmlsignatures/"
_STRICT = b"http://purl.oclc.org/ooxml/"


def main_entry(archive: zipfile.ZipFile) -> str:
    """The name of the main part in an archive."""
    for entry, part in names_of(archive).canonical.items():
        if part == DOCUMENT:
            return entry
    return DOCUMENT


def why_not(data: bytes) -> str:
    """Why a package that was read cannot be written into, "" when it can."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if len(names) != len(set(names)):
            return "压缩包内有重名的文件"
        if any(name.startswith(_SIGNED) for name in names):
            return "带有电子签名，改动后签名失效"
        if _STRICT in archive.read(main_entry(archive)):
            return "是 Strict 格式（ISO 29500 严格）"
    return ""


def with_document(data: bytes, root: Any) -> bytes:
    """The package with this main part; every other part is the same bytes, in
    the same order.
    """
    from lxml import etree

    document = etree.tostring(
        root,
        encoding="UTF-8",
        xml_declaration=True,
        standalone=True,
    )
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as original,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        main = main_entry(original)
        for entry in original.infolist():
            is_main = entry.filename == main
            content = document if is_main else original.read(entry)
            written.writestr(copy.copy(entry), content)
    return stream.getvalue()
