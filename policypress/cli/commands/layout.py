"""`build.py layout`: a rendered page measured against GB/T 9704—2012."""

from __future__ import annotations

from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.parser import Parser
from policypress.findings import Finding, has_errors
from policypress.pipeline.measuring import measured
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
                found = measured(Path(name), workplace)
                if found.table:
                    print(f"{Path(name).name}\n{found.table}")
                findings += found.findings
    except OSError as problem:
        findings.append(temporary.refusal(problem))
    print(report.as_text(findings) or "没有发现偏离")
    return FINDINGS if has_errors(findings) else OK
