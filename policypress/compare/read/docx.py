"""A .docx that nobody here wrote → the printed lines of its body (读取 Word 文件).

Automatic numbers are spelled out, tables become rows, the table of contents is
marked as one. What would make the text ambiguous is refused with a finding:
tracked changes, a body that stands in a foreign format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from policypress.compare.read.docx_body import BodyReader
from policypress.compare.read.docx_elements import W
from policypress.compare.read.docx_fields import drop_unclosed
from policypress.compare.read.docx_margins import (
    Section,
    margins_of,
    taken_over,
    tell_margins,
)
from policypress.compare.read.docx_package import (
    COMMENTS,
    DOCUMENT,
    WORDED,
    open_package,
)
from policypress.compare.read.docx_paragraphs import ParagraphReader
from policypress.compare.read.docx_shape import misshapen, one_of_each_choice
from policypress.compare.read.docx_trace import Trace
from policypress.compare.read.docx_tracked import (
    Reading,
    is_marked,
    is_tracked,
    passed_over,
    settle,
)
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.read.unread import Unread
from policypress.compare.text import limits
from policypress.findings import Finding, Place
from policypress.word.package_reader import Package

_PARTS = {
    "正文": DOCUMENT,
    "脚注": "word/footnotes",
    "尾注": "word/endnotes",
    "批注": COMMENTS,
    "页眉": "word/header",
    "页脚": "word/footer",
}
_CHUNK = f"{W}altChunk"


class WordText(NamedTuple):
    """The lines of a file, what a user should know, and what has no words.

    An error among the findings means that there is nothing to compare.
    """

    lines: list[RawLine]
    findings: list[Finding]
    unread: Unread | None = None


def read_docx(
    data: bytes,
    name: str,
    reading: Reading | None = None,
    trace: Trace | None = None,
) -> WordText:
    """The lines of a .docx and what a user should know.

    reading: which text of a file with tracked changes is meant; None refuses
        such a file.
    trace: takes down where in the file each word stands.
    """
    package = open_package(data, name)
    if package.finding:
        return WordText([], [package.finding])
    body = package.roots[DOCUMENT].find(f"{W}body")
    if body is None:
        return WordText([], [_no_body(name)])
    tracked = taken_over(package, reading)
    if not _is_settled(package, reading):
        return WordText([], [_tracked_changes(name)])
    problems = misshapen(body, name)
    if problems:
        return WordText([], problems)
    if trace:
        trace.begin(package.roots[DOCUMENT])
    _prepare(package, reading)
    reader = ParagraphReader(package, name, reading or "accepted", trace)
    lines = list(BodyReader(reader).lines(body))
    if foreign := _foreign_parts(package, bool(lines)):
        return WordText([], [_foreign_words(name, foreign)])
    problems = [*reader.problems, *limits.beyond(lines, name)]
    if problems:
        return WordText([], problems)
    tell_margins(package, reader, _sections(body, reader), tracked)
    return WordText(lines, list(_read_otherwise(reader)), reader.unread)


def _is_settled(package: Package, reading: Reading | None) -> bool:
    """Whether a file has one text: it has no tracked changes, or they are settled now as
    meant. False where there are some and nobody says which text is meant."""
    if reading is None:
        return not any(map(is_tracked, _worded(package)))
    roots = [*_worded(package), *margins_of(package)]
    if any(map(is_marked, roots)):
        for root in roots:
            settle(root, reading)
    return True


def _prepare(package: Package, reading: Reading | None) -> None:
    """Takes out of all parts what would be read twice, or would keep from
    reading what follows.
    """
    gone = passed_over(reading) if reading else ()
    for root in (*_worded(package), *margins_of(package)):
        one_of_each_choice(root)
        drop_unclosed(root, gone)


def _worded(package: Package) -> list[Any]:
    """The parts whose words are read: the body and the notes."""
    return [package.roots[part] for part in WORDED if part in package.roots]


def _sections(body: Any, reader: ParagraphReader) -> list[Section]:
    """The sections of a body that has been read."""
    found = []
    first = 0
    ends = list(reader.section_ends)
    last = body.find(f"{W}sectPr")
    if last is not None:
        ends.append((last, reader.count))
    for properties, line in ends:
        found.append(Section(properties, first))
        first = line + 1
    return found


def _foreign_parts(package: Package, partly: bool) -> str:
    """What of a file stands in a format that only Word can open, in Chinese, ""
    for nothing. partly: some of the body was read.
    """
    found = []
    for called, prefix in _PARTS.items():
        roots = [
            root
            for part, root in package.roots.items()
            if part.startswith(prefix)
        ]
        if any(map(_has_chunk, roots)):
            is_whole = prefix == DOCUMENT and not partly
            found.append(called if is_whole else f"部分{called}")
    return "、".join(found)


def _has_chunk(root: Any) -> bool:
    """Whether a part holds words in a foreign format."""
    return next(root.iter(_CHUNK), None) is not None


def _read_otherwise(reader: ParagraphReader) -> Iterator[Finding]:
    """What was read in another way than it is written."""
    name = reader.name
    numbering = reader.numbering
    if numbering.unknown:
        unknown = "、".join(numbering.unknown)
        message = f"“{name}”用了不认识的自动编号格式（{unknown}），已按 1、2、3 读取。"
        hint = "请在 Word 中把自动编号转为文字后再比较。"
        yield Finding(
            "automatic-number",
            message,
            Place(name),
            hint,
            "warning",
        )
    if numbering.odd:
        odd = "；".join(numbering.odd)
        message = f"“{name}”的自动编号有读不懂的地方（{odd}），这些编号可能与 Word 显示的不同。"
        hint = "请对照 Word 中的编号核对；也可以把自动编号转为文字后再比较。"
        yield Finding(
            "odd-numbering",
            message,
            Place(name),
            hint,
            "warning",
        )
    for what, place in reader.odd.items():
        message = f"“{name}”里{what}，没有照此读取。"
        hint = "用 Word 打开、另存后再比较，并核对此处。"
        yield Finding(
            "odd-attribute",
            message,
            place,
            hint,
            "warning",
        )


def _no_body(name: str) -> Finding:
    """A document part without w:body."""
    message = f"“{name}”没有正文。"
    return Finding(
        "broken-docx",
        message,
        Place(name),
        "请确认选对了文件。",
    )


def _tracked_changes(name: str) -> Finding:
    """Revisions that nobody has accepted or rejected yet: two texts in one."""
    message = f"“{name}”里还有未处理的修订（插入、删除、移动，或者改了编号、删除线等），不能确定哪一个是要比较的文字。"
    hint = (
        "单独比较这一个文件（compare 文件），旧、新各取全部拒绝、全部接受的文字；"
        "或者加 --tracked accept（或 reject）。"
    )
    return Finding(
        "tracked-changes",
        message,
        Place(name),
        hint,
    )


def _foreign_words(name: str, foreign: str) -> Finding:
    """Words in a format that only Word can open. foreign: where they stand."""
    message = f"“{name}”的{foreign}以嵌入文件（altChunk）存放，不能读取。"
    hint = "在 Word 中打开，另存为 .docx 后再比较。"
    return Finding(
        "alt-chunk",
        message,
        Place(name),
        hint,
    )


def has_tracked_changes(data: bytes, name: str) -> bool:
    """Whether a file is a .docx with changes that nobody has settled, be they of
    looks alone.
    """
    package = open_package(data, name)
    if package.finding:
        return False
    roots = [*_worded(package), *margins_of(package)]
    return any(map(is_marked, roots))
