"""Opening a .docx that nobody here wrote, with care: what it may not be, may not hold
and how large it may get.

Limits: a hundred kilobytes can hold a gigabyte of empty paragraphs, so sizes are
counted while unpacking, and elements before parsing. Entities, outside parts and
absolute or climbing names are refused, not resolved.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from policypress.findings import Finding, Place

STYLES = "word/styles.xml"
_DOCUMENT = "word/document.xml"
_MEGABYTE = 1024 * 1024
ENTRIES = 4096
# Bytes of one unpacked part; a law of 2,400 clauses has about 4 MB.
PART = 32 * _MEGABYTE
WHOLE = 256 * _MEGABYTE
# How many times as large as packed an entry of more than a megabyte may be.
RATIO = 400
# A law of 2,400 clauses has a tenth; each takes some 300 bytes of memory.
ELEMENTS = 1_000_000
# Of one element; the root of a Word file has some 40.
ATTRIBUTES = 256
_LONG_TAG = 2000  # bytes; shorter ones cannot have so many
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后重试。"
_UNTRUSTED = f"文件来源可能不可靠；{_RESAVE}"
_INTACT = f"请取得完好的文件，或者{_RESAVE}"
# What zipfile raises for archives that are not what they should be.
_NO_ARCHIVE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Refusal(NamedTuple):
    """Why a file is not read: code, what follows its name in the message, and the hint."""

    code: str
    message: str
    hint: str


_BROKEN = Refusal("broken-docx", "的正文已损坏。", _INTACT)
# What libxml2 says of a part beyond its limits → the finding. Its limits are 256
# elements inside one another and 10 MB of one text or attribute.
_TOO_BIG = {
    "depth": Refusal(
        "nested-too-deep",
        "的标记嵌套超过 256 层，没有读取。",
        "在 Word 中减少表格、文本框的嵌套，另存后再比较。",
    ),
    "size": Refusal(
        "long-line",
        "有一段文字或者一个属性超过 1000 万字节，没有读取。",
        _UNTRUSTED,
    ),
}


@dataclass(slots=True)
class Package:
    """The XML parts of a .docx by name; roots are lxml elements. finding: why it cannot
    be read.
    """

    roots: dict[str, Any] = field(default_factory=dict)
    finding: Finding | None = None


def open_package(
    data: bytes,
    name: str,
    parts: tuple[str, ...],
) -> Package:
    """Reads the asked `parts` (those that are there) of a .docx.

    Never raises for what a file holds.
    """
    roots: dict[str, Any] = {}
    problem = _no_docx(data) or _unpack(
        data,
        parts,
        roots,
    )
    if not problem:
        return Package(roots)
    message = f"“{name}”{problem.message}"
    finding = Finding(
        problem.code,
        message,
        Place(name),
        problem.hint,
    )
    return Package(finding=finding)


def _no_docx(data: bytes) -> Refusal | None:
    """What a file is instead of a .docx, by its first bytes."""
    if not data:
        hint = "请确认选对了文件，或者重新导出。"
        return Refusal("empty-file", "是空文件。", hint)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        hint = "在 Word 或 WPS 中打开，取消密码后另存。"
        return Refusal("encrypted-file", "设有打开密码，不能读取。", hint)
    if data.startswith(_OLE):
        message = "是旧版 .doc 或 .wps 文件，不是 .docx。"
        return Refusal("old-format", message, _RESAVE)
    if data.startswith(b"%PDF"):
        hint = "请使用 Word、Markdown 或文本文件；扫描件须先识别为文字。"
        return Refusal("pdf-file", "是 PDF，不是 .docx。", hint)
    return None


def _unpack(
    data: bytes, parts: tuple[str, ...], roots: dict[str, Any]
) -> Refusal | None:
    """Reads the parts of an archive into `roots`; gives the reason when that cannot be
    done.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _suspicious(archive) or _read(
                archive,
                parts,
                roots,
            )
    except _NO_ARCHIVE:
        return Refusal("broken-docx", "已损坏，不是完整的 .docx。", _INTACT)
    except Exception as error:  # noqa: BLE001 - zlib and lzma raise their own errors for broken data
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            return Refusal("broken-docx", "已损坏，不能解压。", _INTACT)
        raise


def _suspicious(archive: zipfile.ZipFile) -> Refusal | None:
    """What is wrong with the list of entries, before anything is unpacked."""
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or size > WHOLE:
        hint = "请确认文件来源可靠；删去大图片后另存再试。"
        return Refusal("too-large", "内含的文件过多或过大，没有读取。", hint)
    for entry in entries:
        problem = _suspicious_entry(entry)
        if problem:
            return problem
    if _DOCUMENT not in archive.namelist():
        hint = "支持政策文件夹、git 版本、.docx、.md 和 .txt。"
        return Refusal("not-docx", "不是 Word 文件。", hint)
    return None


def _suspicious_entry(entry: zipfile.ZipInfo) -> Refusal | None:
    """What is wrong with one entry: its name climbs out, it is encrypted, or it is a
    zip bomb.
    """
    if _leaves_the_folder(entry.filename):
        message = "内含越出文件夹的文件名，没有读取。"
        return Refusal("unsafe-docx", message, _UNTRUSTED)
    if entry.flag_bits & 1:
        return Refusal("encrypted-file", "已加密，不能读取。", "取消密码后另存。")
    most = RATIO * max(entry.compress_size, 1)
    if entry.file_size > max(_MEGABYTE, most):
        return Refusal("zip-bomb", "的压缩比异常，没有读取。", _UNTRUSTED)
    return None


def _leaves_the_folder(name: str) -> bool:
    """Whether a name is absolute or goes up."""
    if name.startswith(("/", "\\")) or ":" in name:
        return True
    return ".." in re.split(r"[/\\]", name)


def _read(
    archive: zipfile.ZipFile, parts: tuple[str, ...], roots: dict[str, Any]
) -> Refusal | None:
    """Parses the parts into `roots`; the reason why one is not parsed."""
    names = archive.namelist()
    for part in parts:
        if part not in names:
            continue
        with archive.open(part) as stream:
            text = stream.read(PART + 1)
        problem = _too_large(text)
        if problem:
            return problem
        root = _parsed(text)
        if isinstance(root, Refusal):
            return root
        if root.getroottree().docinfo.doctype:
            hint = f"正常的 Word 文件没有它；{_RESAVE}"
            return Refusal("unsafe-docx", "带有 DOCTYPE 声明，没有读取。", hint)
        roots[part] = root
    return None


def _too_large(text: bytes) -> Refusal | None:
    """What there is too much of in a part, None when it may be parsed."""
    hint = "请确认文件来源可靠，或者拆成几个文件比较。"
    if len(text) > PART:
        message = f"的正文超过 {PART // _MEGABYTE} MB，没有读取。"
        return Refusal("too-large", message, hint)
    marks = text.count(b"<")
    if marks > ELEMENTS:
        message = f"的正文有 {marks:,} 个标记，超过 {ELEMENTS:,} 的上限，没有读取。"
        return Refusal("too-large", message, hint)
    if any(map(_has_many_attributes, text.split(b"<"))):
        message = f"有标记带着超过 {ATTRIBUTES} 个属性，没有读取。"
        return Refusal("too-large", message, _UNTRUSTED)
    return None


def _has_many_attributes(tag: bytes) -> bool:
    return len(tag) > _LONG_TAG and tag.count(b"=") > ATTRIBUTES


def _parsed(text: bytes) -> Any | Refusal:
    """The root of a part, or the reason why there is none."""
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
    except etree.XMLSyntaxError as error:
        reason = str(error)
    if "depth" in reason:
        return _TOO_BIG["depth"]
    return _TOO_BIG["size"] if "XML_PARSE_HUGE" in reason else _BROKEN
