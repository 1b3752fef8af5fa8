"""The pages of a document measured (版面测量), a Word file by way of LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.findings import Finding, Place


class Measured(Struct):
    """What measuring a file gave. table: its pages in numbers, "" where there are
    none."""

    findings: list[Finding] = field(default_factory=list)
    table: str = ""


def measured(file: Path, workplace: Path) -> Measured:
    """Measures the pages of a PDF, or of what LibreOffice makes of a Word file.
    workplace: a folder for that."""
    from policypress.layout.check import check_layout
    from policypress.layout.measure import PopplerMissing, measure
    from policypress.layout.table import table

    place = Place(str(file))
    pdf, refusal = _as_pdf(file, workplace)
    if refusal:
        return Measured([refusal])
    try:
        layout = measure(pdf)
    except PopplerMissing as missing:
        hint = "安装后重试；build.py doctor 可查看缺少哪些工具"
        found = Finding("no-poppler", str(missing), place, hint)
        return Measured([found])
    except subprocess.TimeoutExpired:
        hint = "核对文件是否完好，或分成几个文件"
        return Measured([Finding("too-slow", "测量超过了时限", place, hint)])
    except (subprocess.CalledProcessError, OSError, ValueError):
        found = Finding("not-a-pdf", "不是能读的 PDF 文件", place, "核对文件")
        return Measured([found])
    said = [replace(one, place=place) for one in check_layout(layout)]
    return Measured(said, table(layout))


def _as_pdf(
    file: Path,
    workplace: Path,
) -> tuple[Path, Finding | None]:
    """The file itself when it is a PDF, else what LibreOffice makes of it."""
    place = Place(str(file))
    if not file.is_file():
        hint = "核对路径；PDF 由 build.py --format pdf 生成"
        return file, Finding("missing-file", "找不到这个文件", place, hint)
    if file.suffix.lower() != ".docx":
        return file, None
    from policypress.render.pdf import convert

    converted = convert([file], workplace)
    made = workplace / f"{file.stem}.pdf"
    if made.is_file():
        return made, None
    for problem in converted.findings:
        return file, replace(problem, severity="error", place=place)
    hint = "用 Word 或 WPS 打开，另存为 PDF 后再量"
    return file, Finding("not-converted", "没能转成 PDF", place, hint)
