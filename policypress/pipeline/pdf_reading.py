"""A PDF as the text to import, by poppler's pdftotext where it is there (读取 PDF)."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from policypress.compare import RawLine
from policypress.findings import Finding, Place
from policypress.importing.pdf.lines import Page, PdfLine, Word
from policypress.importing.pdf.paragraphs import paragraphs_of
from policypress.layout.words import Line, Sheet, read_sheets
from policypress.system import temporary
from policypress.system.tools import find_program

_LOOK = "对照原件核对"


class PdfText(Struct, frozen=True):
    """lines: of the document; aside: page numbers and running heads."""

    lines: list[RawLine] = field(default_factory=list)
    aside: list[RawLine] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_pdf(data: bytes, name: str) -> PdfText:
    """The paragraphs of a PDF, or a finding that says why there are none."""
    program = find_program("pdftotext")
    if program is None:
        hint = (
            "安装 poppler（pdftotext）后重试；或者用 Word 打开，另存为 .docx"
        )
        return _refused(
            name,
            "no-pdftotext",
            "这台机器上没有读取 PDF 的程序",
            hint,
        )
    try:
        sheets = _sheets(data, Path(program))
    except (subprocess.SubprocessError, OSError):
        message = "不能读取这个 PDF：已损坏，或者设有密码"
        return _refused(name, "broken-file", message, "请取得完好的文件")
    empty = [number for number, one in enumerate(sheets, 1) if not one.lines]
    if len(empty) == len(sheets):
        hint = "先用文字识别（OCR）软件转为 Word 或文本，并对照原件校对"
        message = "这个 PDF 里没有文字，可能是扫描件"
        return _refused(name, "scanned-pdf", message, hint)
    return _text(sheets, empty, name)


def _text(
    sheets: Sequence[Sheet],
    empty: Sequence[int],
    name: str,
) -> PdfText:
    """The paragraphs of pages. empty: numbers of those without words."""
    pages = [_page(sheet, number) for number, sheet in enumerate(sheets, 1)]
    found = paragraphs_of(pages)
    message = "PDF 没有段落，段落是按缩进和行长还原的"
    findings = [_told("from-pdf", message, Place(name))]
    if empty:
        numbers = "、".join(map(str, empty))
        message = f"第 {numbers} 页没有文字，没有导入（可能是图片）"
        findings.append(_told("page-without-text", message, Place(name)))
    for line in found.rows:
        message = f"可能是表格的一行，按文字读取：“{line.text[:24]}”"
        findings.append(_told("row-as-text", message, _place(line, name)))
    return PdfText(
        [RawLine(text, "", _place(at, name)) for text, at in found.texts],
        [RawLine(one.text, "", _place(one, name)) for one in found.aside],
        findings,
    )


def _sheets(data: bytes, program: Path) -> list[Sheet]:
    """The pages of a PDF. Raises SubprocessError and OSError."""
    with temporary.folder() as home:
        file = home / "text.pdf"
        file.write_bytes(data)
        return read_sheets(file, program)


def _page(sheet: Sheet, number: int) -> Page:
    """A page as `paragraphs` takes it."""
    lines = [
        _line(line, number, count) for count, line in enumerate(sheet.lines, 1)
    ]
    return Page(sheet.width, sheet.height, lines)


def _line(
    line: Line,
    page: int,
    number: int,
) -> PdfLine:
    """A line as `paragraphs` takes it."""
    words = tuple(Word(one.text, one.left, one.right) for one in line.words)
    first = line.words[0]
    height = first.bottom - first.top
    return PdfLine(words, page, number, line.top, height)


def _place(line: PdfLine, name: str) -> Place:
    """Page and line, as a reader of the PDF counts."""
    return Place(f"{name} 第{line.page}页", line.number, 1)


def _told(
    code: str,
    message: str,
    place: Place,
) -> Finding:
    """A warning."""
    return Finding(code, message, place, _LOOK, "warning")


def _refused(
    name: str,
    code: str,
    message: str,
    hint: str,
) -> PdfText:
    """Nothing but an error."""
    return PdfText(
        findings=[Finding(code, f"“{name}”：{message}", Place(name), hint)]
    )
