"""`build.py layout`: a rendered page measured against GB/T 9704—2012."""

from __future__ import annotations

import subprocess
from pathlib import Path

from msgspec.structs import replace

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.parser import Parser
from policypress.findings import Finding, Place, has_errors
from policypress.system import temporary

SUMMARY = "量一量排好的页面是否合乎公文格式（GB/T 9704）"
_EXAMPLES = """\
  build.py layout outputs/措施正文.pdf          逐页量边距、行数、字数和页码
  build.py layout 送审稿.docx                   先由 LibreOffice 转成 PDF 再量"""


def run(arguments: list[str]) -> int:
    """Measures each file; exit code 1 when something is wrong with one of them."""
    parser = Parser(
        "layout",
        "逐页测量 PDF，指出与 GB/T 9704—2012 不合之处。",
        _EXAMPLES,
    )
    parser.add_argument(
        "files",
        metavar="文件",
        nargs="+",
        help="PDF，或 Word 文件（.docx）",
    )
    given = parser.parse(arguments)
    findings: list[Finding] = []
    try:
        with temporary.folder() as workplace:
            for name in given.files:
                findings += _measured(Path(name), workplace)
    except OSError as problem:
        findings.append(temporary.refusal(problem))
    print(report.as_text(findings) or "没有发现偏离")
    return FINDINGS if has_errors(findings) else OK


def _measured(
    file: Path,
    workplace: Path,
) -> list[Finding]:
    """Prints the measurements of a file; what is wrong with it."""
    from policypress.layout.check import check_layout
    from policypress.layout.measure import PopplerMissing, measure
    from policypress.layout.table import table

    place = Place(str(file))
    pdf, refusal = _as_pdf(file, workplace)
    if refusal:
        return [refusal]
    try:
        layout = measure(pdf)
    except PopplerMissing as missing:
        hint = "安装后重试；build.py doctor 可查看缺少哪些工具"
        return [Finding("no-poppler", str(missing), place, hint)]
    except subprocess.TimeoutExpired:
        hint = "核对文件是否完好，或分成几个文件"
        return [Finding("too-slow", "测量超过了时限", place, hint)]
    except (subprocess.CalledProcessError, OSError, ValueError):
        return [Finding("not-a-pdf", "不是能读的 PDF 文件", place, "核对文件")]
    print(f"{file.name}\n{table(layout)}")
    return check_layout(layout)


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
