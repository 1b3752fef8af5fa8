"""Opening a .docx that nobody here wrote, with care: what it may not be, may not hold and how large it may get.

Limits: a hundred kilobytes can hold a gigabyte of empty paragraphs, so sizes are counted while unpacking, and elements
before parsing. Entities, outside parts and absolute or climbing names are refused, not resolved.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from policypress.findings import Finding, Place

STYLES = "word/styles.xml"
ENTRIES = 4096
PART = (
    32 * 1024 * 1024
)  # bytes of one unpacked part; a law of 2,400 clauses has about 4 MB
WHOLE = 256 * 1024 * 1024
RATIO = 400
ELEMENTS = (
    1_000_000  # a law of 2,400 clauses has a tenth; each takes some 300 bytes of memory
)
ATTRIBUTES = 256  # of one element; the root of a Word file has some 40
_LONG_TAG = 2000  # bytes; shorter ones cannot have so many
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后重试。"


_BROKEN = ("broken-docx", "的正文已损坏。", f"请取得完好的文件，或者{_RESAVE}")
# What libxml2 says of a part beyond its limits → the finding. Its limits are 256 elements inside one another and 10 MB
# of one text or attribute.
_TOO_BIG = {
    "depth": (
        "nested-too-deep",
        "的标记嵌套超过 256 层，没有读取。",
        "在 Word 中减少表格、文本框的嵌套，另存后再比较。",
    ),
    "size": (
        "long-line",
        "有一段文字或者一个属性超过 1000 万字节，没有读取。",
        f"文件来源可能不可靠；{_RESAVE}",
    ),
}


@dataclass(slots=True)
class Package:
    """The XML parts of a .docx by name; roots are lxml elements. finding: why it cannot be read."""

    roots: dict[str, Any] = field(default_factory=dict)
    finding: Finding | None = None


def open_package(data: bytes, name: str, parts: tuple[str, ...]) -> Package:
    """Reads the asked `parts` (those that are there) of a .docx. Never raises for what a file holds."""

    def refused(code: str, message: str, hint: str) -> Package:
        return Package(finding=Finding(code, f"“{name}”{message}", Place(name), hint))

    if not data:
        return refused("empty-file", "是空文件。", "请确认选对了文件，或者重新导出。")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return refused(
                "encrypted-file",
                "设有打开密码，不能读取。",
                "在 Word 或 WPS 中打开，取消密码后另存。",
            )
        return refused("old-format", "是旧版 .doc 或 .wps 文件，不是 .docx。", _RESAVE)
    if data.startswith(b"%PDF"):
        return refused(
            "pdf-file",
            "是 PDF，不是 .docx。",
            "请使用 Word、Markdown 或文本文件；扫描件须先识别为文字。",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            problem = _inspect(archive)
            return refused(*problem) if problem else _read(archive, parts, refused)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ):
        return refused(
            "broken-docx",
            "已损坏，不是完整的 .docx。",
            f"请取得完好的文件，或者{_RESAVE}",
        )
    except Exception as error:  # noqa: BLE001 - zlib and lzma raise their own errors for broken data
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            return refused(
                "broken-docx", "已损坏，不能解压。", f"请取得完好的文件，或者{_RESAVE}"
            )
        raise


def _inspect(archive: zipfile.ZipFile) -> tuple[str, str, str] | None:
    """What is wrong with the list of entries, before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > WHOLE:
        return (
            "too-large",
            "内含的文件过多或过大，没有读取。",
            "请确认文件来源可靠；删去大图片后另存再试。",
        )
    for entry in entries:
        if (
            entry.filename.startswith(("/", "\\"))
            or ".." in re.split(r"[/\\]", entry.filename)
            or ":" in entry.filename
        ):
            return (
                "unsafe-docx",
                "内含越出文件夹的文件名，没有读取。",
                f"文件来源可能不可靠；{_RESAVE}",
            )
        if entry.flag_bits & 1:
            return "encrypted-file", "已加密，不能读取。", "取消密码后另存。"
        if entry.file_size > 1024 * 1024 and entry.file_size > RATIO * max(
            entry.compress_size, 1
        ):
            return (
                "zip-bomb",
                "的压缩比异常，没有读取。",
                f"文件来源可能不可靠；{_RESAVE}",
            )
    if "word/document.xml" not in archive.namelist():
        return (
            "not-docx",
            "不是 Word 文件。",
            "支持政策文件夹、git 版本、.docx、.md 和 .txt。",
        )
    return None


def _read(archive: zipfile.ZipFile, parts: tuple[str, ...], refused: Any) -> Package:
    package = Package()
    for part in parts:
        if part not in archive.namelist():
            continue
        with archive.open(part) as stream:
            text = stream.read(PART + 1)
        if problem := _too_large(text):
            return refused(
                "too-large", problem, "请确认文件来源可靠，或者拆成几个文件比较。"
            )
        if any(
            len(tag) > _LONG_TAG and tag.count(b"=") > ATTRIBUTES
            for tag in text.split(b"<")
        ):
            return refused(
                "too-large",
                f"有标记带着超过 {ATTRIBUTES} 个属性，没有读取。",
                f"文件来源可能不可靠；{_RESAVE}",
            )
        root = _parsed_once(text) if part == STYLES else _parsed(text)
        if isinstance(root, str):
            return refused(*_TOO_BIG.get(root, _BROKEN))
        if root.getroottree().docinfo.doctype:
            return refused(
                "unsafe-docx",
                "带有 DOCTYPE 声明，没有读取。",
                f"正常的 Word 文件没有它；{_RESAVE}",
            )
        package.roots[part] = root
    return package


def _too_large(text: bytes) -> str:
    """What there is too much of in a part, "" when it may be parsed."""
    if len(text) > PART:
        return f"的正文超过 {PART // 1024 // 1024} MB，没有读取。"
    marks = text.count(b"<")
    if marks > ELEMENTS:
        return f"的正文有 {marks:,} 个标记，超过 {ELEMENTS:,} 的上限，没有读取。"
    return ""


def _parsed(text: bytes) -> Any | str:
    """The root of a part; a word for why there is none: "depth", "size" or "broken"."""
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
        said = str(error)
        if "depth" in said:
            return "depth"
        return "size" if "XML_PARSE_HUGE" in said else "broken"


# Two versions of one text mostly have the same styles, which may be many times as long as the text.
_parsed_once = lru_cache(maxsize=2)(_parsed)
