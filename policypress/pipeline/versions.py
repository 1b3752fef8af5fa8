"""One side of a comparison: a git revision of the policy, a policy folder, or a
document nobody here wrote.
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
from policypress.pipeline.request import Progress

if TYPE_CHECKING:
    from policypress.compare import Tree
    from policypress.compare.read.docx_tracked import Reading
    from policypress.document import Document
    from policypress.source.model import Policy

LARGEST = 64 * 1024 * 1024  # bytes of one file
TEXT = "措施正文"
_READ = (".docx", ".md", ".markdown", ".txt", ".doc", ".wps", ".rtf", ".odt")
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
_OTHERS = {
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
    """

    name: str
    tree: Tree | None = None
    policy: Policy | None = None
    documents: Sequence[Document] = ()
    findings: list[Finding] = field(default_factory=list)


def read_sides(
    old: str,
    new: str,
    policy: Path,
    templates: Path,
    tracked: str,
    progress: Progress,
) -> list[Side]:
    """Both sides of a comparison.

    One Word file with tracked changes alone is both: all rejected, and all
    accepted. tracked: accept or reject, how such a file is read beside another
    one; "" refuses it.
    """
    marked = None if new or tracked else _marked_file(old)
    if marked is not None:
        name, data = marked
        return [
            _word_file(data, name, "rejected"),
            _word_file(data, name, "accepted"),
        ]
    return [
        read_side(spec, policy, templates, progress, tracked)
        for spec in (old, new)
    ]


def _marked_file(spec: str) -> tuple[str, bytes] | None:
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
    data = _bytes(path)
    if isinstance(data, Side) or not data.startswith(_PACKAGES):
        return None
    if not has_tracked_changes(data, path.name):
        return None
    return path.name, data


def read_side(
    spec: str,
    policy: Path,
    templates: Path,
    progress: Progress,
    tracked: str = "",
) -> Side:
    """What a user calls OLD or NEW.

    "" is the working copy of `policy`; a path wins over a revision of the same name.
    tracked: accept or reject, for a Word file with tracked changes.
    """
    if not spec:
        return _policy(policy, templates, "当前文稿", progress)
    try:
        path = Path(spec).expanduser()
        is_folder, is_regular = path.is_dir(), path.is_file()
        is_there = path.exists()
    except RuntimeError:
        return _refused(
            spec,
            "unreadable",
            f"不知道“{spec}”指哪里：没有这个用户。",
            "写完整的路径。",
        )
    except (OSError, ValueError):
        return _refused(
            spec, "unreadable", f"不能读取“{spec}”。", "核对路径和权限。"
        )
    if is_folder:
        return _policy(path.absolute(), templates, path.name or spec, progress)
    if is_regular:
        return _file(path, tracked)
    if is_there:
        return _not_a_file(spec)
    return _missing(spec, path) or _revision(spec, policy, templates, progress)


def _missing(spec: str, path: Path) -> Side | None:
    """Why nothing that is not there can be meant; None when it may be a revision."""
    is_path = spec.endswith(("/", "\\"))
    if is_path or path.suffix.lower() in (*_READ, *_OTHERS):
        hint = "核对路径；文件名里有空格时要加引号。"
        return _refused(spec, "missing-file", f"找不到“{spec}”。", hint)
    if spec.startswith("-"):
        message = f"“{spec}”不是 git 版本。"
        hint = "写 HEAD~1、标签名或者提交号。"
        return _refused(spec, "unknown-revision", message, hint)
    return None


def _not_a_file(name: str) -> Side:
    """The side for a pipe, a device or anything else that is no file and no folder."""
    message = f"“{name}”不是普通文件。"
    return _refused(
        name, "not-a-file", message, "写文件、文件夹或者 git 版本。"
    )


def _refused(spec: str, code: str, message: str, hint: str) -> Side:
    """The side for something that cannot be compared."""
    return Side(spec, findings=[Finding(code, message, Place(spec), hint)])


def _revision(
    revision: str, policy: Path, templates: Path, progress: Progress
) -> Side:
    """The policy as git has it in a revision."""
    from policypress.pipeline.git import checked_out

    progress(f"读取版本 {revision}")
    with checked_out(policy, revision) as found:
        if isinstance(found, Finding):
            return Side(revision, findings=[found])
        return _policy(found, templates, revision, progress)


def _policy(
    folder: Path, templates: Path, name: str, progress: Progress
) -> Side:
    """A policy folder, with every document that is made of it.

    name: as it is called.
    """
    from policypress.compare import from_document
    from policypress.pipeline.build import compose

    if folder.is_dir() and not (folder / "policy.yaml").exists():
        message = f"文件夹“{name}”里没有 policy.yaml，不是政策文件夹。"
        hint = "写政策文件夹的路径；比较文档时写到文件为止。"
        return _refused(name, "not-a-policy", message, hint)
    composed = compose(folder, templates, (), progress)
    if composed.policy is None or has_errors(composed.findings):
        return Side(name, findings=composed.findings)
    text = _text_of_measures(composed.documents)
    if text is None:
        message = f"模板里没有“{TEXT}”，不能比较。"
        hint = "templates/ 里要有生成措施正文的模板。"
        return _refused(name, "no-measures-document", message, hint)
    warnings = [
        finding for finding in composed.findings if finding.severity != "note"
    ]
    tree = replace(from_document(text), name=name)
    return Side(name, tree, composed.policy, composed.documents, warnings)


def _text_of_measures(documents: Sequence[Document]) -> Document | None:
    """The document that has the wording of the measures."""
    for document in documents:
        if document.name == TEXT or document.template == "measures":
            return document
    return None


def _bytes(path: Path) -> bytes | Side:
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
                return _not_a_file(name)
            data = b"" if about.st_size > LARGEST else file.read(LARGEST + 1)
            size = max(about.st_size, len(data))
    except OSError as problem:
        message = f"不能读取“{name}”（{problem.strerror}）。"
        return _refused(
            name, "unreadable", message, "核对权限，或者复制一份自己的。"
        )
    if size > LARGEST:
        megabytes, most = size / 1024 / 1024, LARGEST // 1024 // 1024
        message = (
            f"“{name}”有 {megabytes:.1f} MB，超过 {most} MB 的上限，没有读取。"
        )
        hint = "请确认选对了文件；删去图片后另存再试。"
        return _refused(name, "too-large", message, hint)
    return data


def read_lines_of(spec: str) -> tuple[list[str], list[Finding]]:
    """The paragraphs of a file, however it was written, and what a user should
    know; a table is 〔表格〕 and its rows between pipes.
    """
    try:
        path = Path(spec).expanduser()
        data = _bytes(path)
    except (RuntimeError, ValueError):
        hint = "核对路径和权限。"
        refused = _refused(spec, "unreadable", f"不能读取“{spec}”。", hint)
        return [], refused.findings
    if isinstance(data, Side):
        return [], data.findings
    if not data.startswith(_WORD_BEGINNINGS):
        from policypress.compare.read.encodings import decode

        text, finding = decode(data, path.name)
        lines = [
            line.lstrip("#").strip() for line in (text or "").splitlines()
        ]
        return lines, [finding] if finding else []
    from policypress.compare.read.docx import read_docx

    read = read_docx(data, path.name)
    found: list[str] = []
    for line in read.lines:
        if line.rows:
            rows = [
                "〔表格〕",
                *(f"| {' | '.join(row)} |" for row in line.rows),
            ]
            found += [f"“{row}" for row in rows]
            found[-1] += "”"
        else:
            found.append(line.text)
    return found, read.findings


def _file(path: Path, tracked: str = "") -> Side:
    """A document that nobody here wrote: Word, Markdown or plain text."""
    name, suffix = path.name, path.suffix.lower()
    data = _bytes(path)
    if isinstance(data, Side):
        return data
    if not data.strip():
        message, hint = (
            f"“{name}”是空文件。",
            "请确认选对了文件，或者重新导出。",
        )
        return _refused(name, "empty-file", message, hint)
    # Some call a .docx .doc, or .wps: what a file is, its beginning says.
    is_package = data.startswith(_PACKAGES)
    if suffix in _CONVERTED and not (is_package and suffix != ".odt"):
        return _converted(data, name, suffix)
    is_word = data.startswith(_WORD_BEGINNINGS)
    is_pdf = data.startswith(b"%PDF")
    if not is_word and is_pdf:
        message, hint = _OTHERS[".pdf"]
        return _refused(name, "pdf-file", f"“{name}”{message}", hint)
    if not is_word and suffix in _OTHERS:
        message, hint = _OTHERS[suffix]
        return _refused(name, "unsupported-file", f"“{name}”{message}", hint)
    if is_word or suffix == ".docx":
        return _word_file(data, name, _READINGS.get(tracked))
    from policypress.compare import parse_bytes

    parsed = parse_bytes(data, name)
    return Side(name, parsed.tree, findings=list(parsed.findings))


def _converted(data: bytes, name: str, suffix: str) -> Side:
    """A file of another word processor, read as LibreOffice understands it."""
    from policypress.system import office, temporary

    what = _CONVERTED[suffix]
    if data.startswith(b"{\\rtf"):
        suffix = ".rtf"
    if not data.startswith(_BEGINNINGS[suffix]):
        message = f"“{name}”的内容不是{what}，或者已损坏。"
        return _refused(name, "broken-file", message, _INTACT)
    try:
        docx, why = office.as_docx(data, suffix)
    except OSError as problem:
        return Side(name, findings=[temporary.refusal(problem)])
    if docx is None:
        message = f"“{name}”是{what}，要借助 LibreOffice 读取：{why}。"
        hint = _INTACT
        if why == office.NOT_THERE:
            hint = f"安装 LibreOffice 后再试；也可以{_RESAVE}"
        return _refused(name, "unsupported-file", message, hint)
    side = _word_file(docx, name)
    message = f"“{name}”是{what}，已由 LibreOffice 转换后读取。"
    hint = "请核对编号和表格；要完全可靠，用 Word 或 WPS 另存为 .docx。"
    told = Finding("converted", message, Place(name), hint, "warning")
    return replace(side, findings=[told, *side.findings])


def _word_file(data: bytes, name: str, reading: Reading | None = None) -> Side:
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
