"""Opening a .docx that somebody else wrote, with care.

Its XML parts, or why not.

A hundred kilobytes can hold a gigabyte of empty paragraphs, so sizes are
counted before and while unpacking, and elements before parsing. Entities,
outside parts and absolute or climbing names are refused, not resolved.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct, field

from policypress.findings import Finding, Place
from policypress.word.relationships import Names, Target, names_of

DOCUMENT = "word/document.xml"  # the main part, however it is called
_MEGABYTE = 1024 * 1024
ENTRIES = 4096
# Bytes of one unpacked part; a law of 2,400 clauses has about 4 MB.
PART = 32 * _MEGABYTE
WHOLE = 256 * _MEGABYTE
# How many times as large as packed an entry of more than a megabyte may be.
RATIO = 400
# Of one part; a law of 2,400 clauses has a tenth. Each takes some 300 bytes of
# memory.
ELEMENTS = 1_000_000
# Of all parts that are read; a file may have thousands.
ALL_ELEMENTS = 2 * ELEMENTS
# Of one element; the root of a Word file has some 40.
ATTRIBUTES = 256
_LONG_TAG = 2000  # bytes; shorter ones cannot have so many
_IS_ENCRYPTED = 1  # bit of an entry's flags
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_NAMESPACES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
    (b"drawingml/diagram", b"drawingml/2006/diagram"),
    (
        b"drawingml/wordprocessingDrawing",
        b"drawingml/2006/wordprocessingDrawing",
    ),
)
_SHARED = 64 * 1024  # bytes of a part that is kept for the next file
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后重试。"
_UNTRUSTED = f"文件来源可能不可靠；{_RESAVE}"
_INTACT = f"请取得完好的文件，或者{_RESAVE}"
_NO_ARCHIVE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    NotImplementedError,  # a way to compress that Python does not know
    RuntimeError,  # a password
    ValueError,
    OSError,
)
_NO_DATA = (zlib.error, lzma.LZMAError)


class Refusal(NamedTuple):
    """Why a file is not read.

    Code, the message behind the file's name, and the hint.
    """

    code: str
    message: str
    hint: str


class Hints(Struct, frozen=True):
    """What to do about a file, as far as that depends on what it is wanted
    for.
    """

    not_docx: str = "请确认选对了文件。"
    pdf: str = "请使用 Word 文件。"
    large_part: str = "请确认文件来源可靠。"
    nested: str = "在 Word 中减少表格、文本框的嵌套，另存后再试。"


class Package(Struct):
    """The XML parts of a .docx by the name that Word would give them; roots are
    lxml elements.

    targets: what the relationships of the main part lead to, by id. within: what
    those of other parts lead to, by part and id. digests: of the parts that hold
    no text (pictures, charts), whoever shows them, equal for equal parts. shared:
    the parts whose root is that of all with the same bytes.
    finding: why it cannot be read; then there are no roots.
    """

    roots: dict[str, Any] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    within: dict[str, dict[str, Target]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    finding: Finding | None = None
    shared: frozenset[str] = frozenset()


def open_package(
    data: bytes,
    name: str,
    wanted: Callable[[str], bool],
    hints: Hints | None = None,
    shared: tuple[str, ...] = (),
) -> Package:
    """Reads the parts of a .docx whose names are `wanted`.

    data: the file; name: its name for the finding. shared: how parts are called
    that the caller never changes: those with the same bytes, of one file or of
    two, have one root. Never raises for what a file holds.
    """
    reader = _PackageReader(wanted, hints or Hints(), shared)
    problem = reader.foreign(data) or reader.unpack(data)
    if problem is None:
        return Package(
            reader.roots,
            reader.names.targets,
            reader.names.within,
            reader.digests,
            shared=frozenset(reader.of_all),
        )
    message = f"“{name}”{problem.message}"
    finding = Finding(problem.code, message, Place(name), problem.hint)
    return Package(finding=finding)


class _PackageReader:
    """Reads one file; each step gives the reason when the file is not to be
    read.
    """

    def __init__(
        self,
        wanted: Callable[[str], bool],
        hints: Hints,
        shared: tuple[str, ...],
    ) -> None:
        """wanted: which parts are read, by name. shared: how parts are called
        that have one root where their bytes are the same.
        """
        self.wanted = wanted
        self.hints = hints
        self.shared = shared
        self.of_all: set[str] = set()
        self.names = Names()
        self.roots: dict[str, Any] = {}
        self.digests: dict[str, str] = {}
        self.elements = 0

    def foreign(self, data: bytes) -> Refusal | None:
        """What a file is instead of a .docx, by its first bytes."""
        if not data:
            hint = "请确认选对了文件，或者重新导出。"
            return Refusal("empty-file", "是空文件。", hint)
        if data.startswith(_OLE) and _PASSWORD in data:
            hint = "在 Word 或 WPS 中打开，取消密码后另存。"
            return Refusal("encrypted-file", "设有打开密码，不能读取。", hint)
        if data.startswith(_OLE):
            message = "是旧版 .doc 或 .wps 文件，不是 .docx。"
            return Refusal("old-format", message, _RESAVE)
        if data.startswith(b"%PDF"):
            return Refusal("pdf-file", "是 PDF，不是 .docx。", self.hints.pdf)
        return None

    def unpack(self, data: bytes) -> Refusal | None:
        """Reads the wanted parts of the archive into `roots`."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return self._suspicious(archive) or self._read(archive)
        except _NO_ARCHIVE:
            return Refusal(
                "broken-docx",
                "已损坏，不是完整的 .docx。",
                _INTACT,
            )
        except _NO_DATA:
            return Refusal("broken-docx", "已损坏，不能解压。", _INTACT)

    def _suspicious(self, archive: zipfile.ZipFile) -> Refusal | None:
        """What is wrong with the list of entries, before anything
        is unpacked.
        """
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if len(entries) > ENTRIES or size > WHOLE:
            hint = "请确认文件来源可靠；删去大图片后另存再试。"
            return Refusal(
                "too-large",
                "内含的文件过多或过大，没有读取。",
                hint,
            )
        for entry in entries:
            problem = _suspicious_entry(entry)
            if problem:
                return problem
        self.names = names_of(archive)
        if DOCUMENT not in self.names.canonical.values():
            return Refusal("not-docx", "不是 Word 文件。", self.hints.not_docx)
        return None

    def _read(self, archive: zipfile.ZipFile) -> Refusal | None:
        """Parses the wanted parts, and tells the others apart."""
        pictured = self.names.without_text()
        for entry in dict.fromkeys(archive.namelist()):
            part = self.names.canonical.get(entry, entry)
            if part in pictured or "/media/" in part:
                self.digests[part] = _digest(archive, entry)
            if not self.wanted(part):
                continue
            with archive.open(entry) as stream:
                text = stream.read(PART + 1)
            problem = self._take(part, text)
            if problem:
                return problem
        return None

    def _take(
        self,
        part: str,
        text: bytes,
    ) -> Refusal | None:
        """Parses one part."""
        problem = self._too_large(text)
        if problem:
            return problem
        root = self._root(part, text)
        if isinstance(root, Refusal):
            return root
        if root.getroottree().docinfo.doctype:
            hint = f"正常的 Word 文件没有它；{_RESAVE}"
            return Refusal(
                "unsafe-docx",
                "带有 DOCTYPE 声明，没有读取。",
                hint,
            )
        self.roots[part] = root
        return None

    def _too_large(self, text: bytes) -> Refusal | None:
        """What there is too much of in a part, None when it may be parsed."""
        hint = self.hints.large_part
        if len(text) > PART:
            message = f"的正文超过 {PART // _MEGABYTE} MB，没有读取。"
            return Refusal("too-large", message, hint)
        marks = text.count(b"<")
        self.elements += marks
        for found, most in ((marks, ELEMENTS), (self.elements, ALL_ELEMENTS)):
            if found > most:
                message = f"的正文有 {found:,} 个标记，超过 {most:,} 的上限，没有读取。"
                return Refusal("too-large", message, hint)
        tags = text.split(b"<")
        if len(max(tags, key=len)) > _LONG_TAG and any(
            map(_has_many_attributes, tags)
        ):
            message = f"有标记带着超过 {ATTRIBUTES} 个属性，没有读取。"
            return Refusal("too-large", message, _UNTRUSTED)
        return None

    def _root(
        self,
        part: str,
        text: bytes,
    ) -> Any | Refusal:
        """The root of a part, or the reason why there is none."""
        nested = self.hints.nested
        if part.startswith(self.shared) and len(text) < _SHARED:
            self.of_all.add(part)
            return _shared_root(text, nested)
        return _parsed(_transitional(text), nested)


@lru_cache(maxsize=16)
def _shared_root(
    text: bytes,
    nested: str,
) -> Any | Refusal:
    """The root of a small part, one for all parts with these bytes."""
    return _parsed(_transitional(text), nested)


def _parsed(text: bytes, nested: str) -> Any | Refusal:
    """The root of a part, or the reason why there is none.

    nested: the hint for one that is nested too deep. The limits of libxml2 are
    256 elements inside one another and 10 MB of one text or attribute.
    """
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
        message = "的标记嵌套超过 256 层，没有读取。"
        return Refusal("nested-too-deep", message, nested)
    if "XML_PARSE_HUGE" in reason:
        message = "有一段文字或者一个属性超过 1000 万字节，没有读取。"
        return Refusal("long-line", message, _UNTRUSTED)
    return Refusal("broken-docx", "的正文已损坏。", _INTACT)


def _digest(archive: zipfile.ZipFile, entry: str) -> str:
    """What two equal parts have in common: of a large one size and checksum."""
    about = archive.getinfo(entry)
    if about.file_size > PART:
        return f"{about.file_size}-{about.CRC:08x}"
    return hashlib.sha256(archive.read(entry)).hexdigest()


def _transitional(text: bytes) -> bytes:
    """A part of a Strict document with the names of a Transitional one, which
    are the same but for their namespaces (ISO/IEC 29500-4, annex A).
    """
    if _STRICT not in text:
        return text
    for strict, transitional in _NAMESPACES:
        text = text.replace(_STRICT + strict, _TRANSITIONAL + transitional)
    return text


def _suspicious_entry(entry: zipfile.ZipInfo) -> Refusal | None:
    """What is wrong with an entry.

    It climbs out, is encrypted, or is a zip bomb.
    """
    if _leaves_the_folder(entry.filename):
        message = "内含越出文件夹的文件名，没有读取。"
        return Refusal("unsafe-docx", message, _UNTRUSTED)
    if entry.flag_bits & _IS_ENCRYPTED:
        return Refusal(
            "encrypted-file",
            "已加密，不能读取。",
            "取消密码后另存。",
        )
    most = RATIO * max(entry.compress_size, 1)
    if entry.file_size > max(_MEGABYTE, most):
        return Refusal("zip-bomb", "的压缩比异常，没有读取。", _UNTRUSTED)
    return None


def _leaves_the_folder(name: str) -> bool:
    """Whether a name is absolute or goes up."""
    if name.startswith(("/", "\\")) or ":" in name:
        return True
    return ".." in re.split(r"[/\\]", name)


def _has_many_attributes(tag: bytes) -> bool:
    return len(tag) > _LONG_TAG and tag.count(b"=") > ATTRIBUTES
