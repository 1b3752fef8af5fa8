"""A document that nobody here wrote, as one side of a comparison (外来文件): Word,
Markdown, plain text, and what LibreOffice turns into Word.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.findings import Finding, Place, has_errors

if TYPE_CHECKING:
    from policypress.compare import Tree
    from policypress.compare.read.docx_tracked import Reading
    from policypress.document import Document
    from policypress.source.model import Policy

LARGEST = 64 * 1024 * 1024  # bytes of one file
READ = (".docx", ".md", ".markdown", ".txt", ".doc", ".wps", ".rtf", ".odt")
# A package (.docx), an empty one, and what Word wraps a file with a password in.
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")
_WORD_BEGINNINGS = (*_PACKAGES, b"\xd0\xcf\x11\xe0")
_READINGS: dict[str, Reading] = {"accept": "accepted", "reject": "rejected"}
_CALLED = {"accepted": "（接受全部修订）", "rejected": "（拒绝全部修订）"}
_RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后重试。"
# What LibreOffice reads for us, where it is there.
_CONVERTED = {
    ".doc": "旧版 Word 文件",
    ".wps": "WPS 文件",
    ".rtf": "RTF 文件",
    ".odt": "ODT 文件",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = {
    ".doc": (_OLE, b"{\\rtf"),
    ".wps": (_OLE, b"{\\rtf"),
    ".rtf": (b"{\\rtf",),
    ".odt": _PACKAGES,
}
_INTACT = f"请取得完好的文件，或者{_RESAVE}"
OTHERS = {
    ".pdf": (
        "是 PDF，不能比较。",
        "请使用 Word、Markdown 或文本文件；扫描件须先识别为文字并校对。",
    ),
    ".html": ("是网页。", "复制正文到文本文件，或者另存为 .docx。"),
    ".htm": ("是网页。", "复制正文到文本文件，或者另存为 .docx。"),
}


class Side(Struct, frozen=True):
    """A text ready to compare.

    tree: None when a finding says why not. policy, documents: only of our own policies.
    original: the bytes of a .docx that was read as it is, b"" for anything else.
    """

    name: str
    tree: Tree | None = None
    policy: Policy | None = None
    documents: Sequence[Document] = ()
    findings: list[Finding] = field(default_factory=list)
    original: bytes = b""


def not_a_file(name: str) -> Side:
    """The side for a pipe, a device or anything else that is no file and no folder."""
    message = f"“{name}”不是普通文件。"
    return refused(
        name,
        "not-a-file",
        message,
        "写文件、文件夹或者 git 版本。",
    )


def refused(
    spec: str,
    code: str,
    message: str,
    hint: str,
) -> Side:
    """The side for something that cannot be compared."""
    return Side(spec, findings=[Finding(code, message, Place(spec), hint)])


def marked_file(spec: str) -> tuple[str, bytes] | None:
    """Name and content of a Word file with tracked changes; None for anything
    else.
    """
    from policypress.compare.read.docx import has_tracked_changes

    try:
        path = Path(spec).expanduser()
        if not spec or not path.is_file():
            return None
    except (OSError, RuntimeError, ValueError):
        return None  # read_side says why
    data = bytes_of(path)
    if isinstance(data, Side) or not data.startswith(_PACKAGES):
        return None
    if not has_tracked_changes(data, path.name):
        return None
    return path.name, data


def missing(path: Path) -> Side | None:
    """The side for a file that is not there, or is a folder; None for anything else."""
    name = path.name
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError:
        return None  # reading it says why
    if is_folder:
        message = f"“{name}”是文件夹，此处应写一份文件。"
        hint = "写到文件为止；几份文件逐个写出。"
        return refused(name, "is-directory", message, hint)
    if not is_there:
        message = f"找不到“{name}”。"
        hint = "核对路径；文件名里有空格时要加引号。"
        return refused(name, "missing-file", message, hint)
    return None


def word_bytes(path: Path) -> bytes | Finding:
    """A file as .docx, converted where it is of another word processor; or why it
    cannot be read."""
    there = missing(path)
    if there is not None:
        return there.findings[0]
    data = bytes_of(path)
    suffix = path.suffix.lower()
    if isinstance(data, bytes) and _is_converted(data, suffix):
        data = _as_docx(data, path.name, suffix)
    return data.findings[0] if isinstance(data, Side) else data


def bytes_of(path: Path) -> bytes | Side:
    """What a file holds, or why it is not read.

    Its kind and size are looked at before anything is read. Not to wait for a pipe that
    took the place of a file, it is opened without waiting and looked at once it is
    open.
    """
    name = path.name
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                return not_a_file(name)
            data = b"" if about.st_size > LARGEST else file.read(LARGEST + 1)
            size = max(about.st_size, len(data))
    except OSError as problem:
        message = f"不能读取“{name}”（{problem.strerror}）。"
        return refused(
            name,
            "unreadable",
            message,
            "核对权限，或者复制一份自己的。",
        )
    if size > LARGEST:
        megabytes, most = size / 1024 / 1024, LARGEST // 1024 // 1024
        message = (
            f"“{name}”有 {megabytes:.1f} MB，超过 {most} MB 的上限，没有读取。"
        )
        hint = "请确认选对了文件；删去图片后另存再试。"
        return refused(name, "too-large", message, hint)
    return data


def read_lines_of(spec: str) -> tuple[list[str], list[Finding]]:
    """The paragraphs of a file, however it was written, and what a user should
    know; a table is 〔表格〕 and its rows between pipes.
    """
    try:
        path = Path(spec).expanduser()
        data = bytes_of(path)
    except (RuntimeError, ValueError):
        message = f"不能读取“{spec}”。"
        side = refused(spec, "unreadable", message, "核对路径和权限。")
        return [], side.findings
    if isinstance(data, Side):
        return [], data.findings
    suffix = path.suffix.lower()
    if _is_converted(data, suffix):
        docx = _as_docx(data, path.name, suffix)
        if isinstance(docx, Side):
            return [], docx.findings
        lines, findings = _lines_of_word(docx, path.name)
        return lines, [_told_converted(path.name, suffix), *findings]
    if data.startswith(_WORD_BEGINNINGS):
        return _lines_of_word(data, path.name)
    foreign = _not_text(data, path.name, suffix)
    if foreign is not None:
        return [], foreign.findings
    return _lines_of_text(data, path.name)


def _lines_of_text(
    data: bytes,
    name: str,
) -> tuple[list[str], list[Finding]]:
    """The lines of a text or Markdown file, the marks of headings taken off."""
    from policypress.compare.read.encodings import decode

    text, finding = decode(data, name)
    found = [line.lstrip("#").strip() for line in (text or "").splitlines()]
    return found, [finding] if finding else []


def _lines_of_word(
    data: bytes,
    name: str,
) -> tuple[list[str], list[Finding]]:
    """The paragraphs of a Word file, and its tables as a decision quotes them."""
    from policypress.compare.read.docx import read_docx

    read = read_docx(data, name)
    found: list[str] = []
    for line in read.lines:
        if not line.rows:
            found.append(line.text)
            continue
        rows = [f"| {' | '.join(row)} |" for row in line.rows]
        found += [f"“{row}" for row in ("〔表格〕", *rows)]
        found[-1] += "”"
    return found, read.findings


def read_file(path: Path, tracked: str = "") -> Side:
    """A document that nobody here wrote: Word, Markdown or plain text.

    tracked: accept or reject, for a Word file with tracked changes.
    """
    name, suffix = path.name, path.suffix.lower()
    data = bytes_of(path)
    if isinstance(data, Side):
        return data
    reading = _READINGS.get(tracked)
    if _is_converted(data, suffix):
        return _converted(data, name, suffix, reading)
    is_word = data.startswith(_WORD_BEGINNINGS)
    if not is_word:
        foreign = _not_text(data, name, suffix)
        if foreign is not None:
            return foreign
    if is_word or suffix == ".docx":
        side = word_file(data, name, reading)
        return side if reading else replace(side, original=data)
    from policypress.compare import parse_bytes

    parsed = parse_bytes(data, name)
    return Side(name, parsed.tree, findings=list(parsed.findings))


def is_other(data: bytes) -> bool:
    """Whether a file is a Word file or a PDF, whatever it is called."""
    return data.startswith((*_WORD_BEGINNINGS, b"%PDF"))


def _not_text(
    data: bytes,
    name: str,
    suffix: str,
) -> Side | None:
    """Why a file is neither Word nor text; None when it may be text."""
    if not data.strip():
        hint = "请确认选对了文件，或者重新导出。"
        return refused(name, "empty-file", f"“{name}”是空文件。", hint)
    if data.startswith(b"%PDF"):
        message, hint = OTHERS[".pdf"]
        return refused(name, "pdf-file", f"“{name}”{message}", hint)
    if suffix in OTHERS:
        message, hint = OTHERS[suffix]
        return refused(name, "unsupported-file", f"“{name}”{message}", hint)
    return None


def _is_converted(data: bytes, suffix: str) -> bool:
    """Whether LibreOffice has to read a file for us. Some call a .docx .doc, or
    .wps: what a file is, its beginning says.
    """
    is_package = data.startswith(_PACKAGES)
    return suffix in _CONVERTED and not (is_package and suffix != ".odt")


def _converted(
    data: bytes,
    name: str,
    suffix: str,
    reading: Reading | None,
) -> Side:
    """A file of another word processor, read as LibreOffice understands it."""
    docx = _as_docx(data, name, suffix)
    if isinstance(docx, Side):
        return docx
    side = word_file(docx, name, reading)
    told = _told_converted(name, suffix)
    return replace(side, findings=[told, *side.findings])


def _told_converted(name: str, suffix: str) -> Finding:
    """The warning that another program read the file for us."""
    what = _CONVERTED[suffix]
    message = f"“{name}”是{what}，已由 LibreOffice 转换后读取。"
    hint = "请核对编号和表格；要完全可靠，用 Word 或 WPS 另存为 .docx。"
    return Finding("converted", message, Place(name), hint, "warning")


def _as_docx(
    data: bytes,
    name: str,
    suffix: str,
) -> bytes | Side:
    """The file as .docx, or why it cannot be had."""
    from policypress.system import office, temporary

    what = _CONVERTED[suffix]
    if not data.strip():
        hint = "请确认选对了文件，或者重新导出。"
        return refused(name, "empty-file", f"“{name}”是空文件。", hint)
    if data.startswith(b"{\\rtf"):
        suffix = ".rtf"
    if not data.startswith(_BEGINNINGS[suffix]):
        message = f"“{name}”的内容不是{what}，或者已损坏。"
        return refused(name, "broken-file", message, _INTACT)
    try:
        docx, why = office.as_docx(data, suffix)
    except OSError as problem:
        return Side(name, findings=[temporary.refusal(problem)])
    if docx is not None:
        return docx
    message = f"“{name}”是{what}，要借助 LibreOffice 读取：{why}。"
    hint = _INTACT
    if why == office.NOT_THERE:
        hint = f"安装 LibreOffice 后再试；也可以{_RESAVE}"
    return refused(name, "unsupported-file", message, hint)


def word_file(
    data: bytes,
    name: str,
    reading: Reading | None = None,
) -> Side:
    """A Word file, as the lines that Word shows.

    reading: which text of one with tracked changes; None refuses it.
    """
    from policypress.compare import parse_lines
    from policypress.compare.read.docx import read_docx

    read = read_docx(data, name, reading)
    if has_errors(read.findings):
        return Side(name, findings=read.findings)
    called = f"{name}{_CALLED[reading]}" if reading else name
    parsed = parse_lines(read.lines, called, read.unread)
    findings = [*read.findings, *parsed.findings]
    return Side(called, parsed.tree, findings=findings)
