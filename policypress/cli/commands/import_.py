"""`build.py import`: a text that somebody else wrote becomes a policy folder."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.commands.review import numbers
from policypress.cli.options import add_templates, folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors

if TYPE_CHECKING:
    from policypress.pipeline.importing import ImportRequest, ImportResult

SUMMARY = (
    "把已有的政策文本（Word、WPS、文本、网页、PDF）导入为政策文件夹，逐行核对"
)
_EXAMPLES = """\
  build.py import 某区扶持办法.docx --into ~/某区扶持办法
  build.py import 草稿.docx --into ~/新政策 --draft      文中的数值作为拟定
  build.py import 新版.docx --into ~/某区扶持办法         已有这套政策的，逐处列出修改
  build.py import 甲.docx 乙.doc 丙.txt --into ~/各政策   几个文件各成一个文件夹"""


def run(arguments: list[str]) -> int:
    """Import each file and say what came of it; the exit code."""
    from policypress.pipeline.importing import ImportRequest

    parser = _parser()
    given = parser.parse(arguments)
    into = folder(given.into)
    templates = folder(given.templates)
    is_only = len(given.files) == 1
    names = [Path(one).stem for one in given.files]
    if len(set(names)) < len(names):
        parser.error("几个文件同名，请分别导入到不同的文件夹")
    if is_only and _is_policy(into):
        return _reviewed(given, into, templates)
    requests = []
    for name in given.files:
        file = Path(name).expanduser()
        request = ImportRequest(
            file,
            into if is_only else into / file.stem,
            templates,
            given.draft,
            given.tracked,
        )
        requests.append(request)
    return _reported([_imported(one) for one in requests], given.json)


def _reported(
    results: list[ImportResult],
    json: Path | None,
) -> int:
    """Say what came of some files; the exit code. json: a file for programs, if any."""
    print(_described(results))
    failed = any(has_errors(result.findings) for result in results)
    if json and not _has_written(folder(json), results):
        failed = True
    return FINDINGS if failed else OK


def _is_policy(folder: Path) -> bool:
    """Whether the folder holds a policy already."""
    from policypress.pipeline.reimporting import is_policy

    return is_policy(folder)


def _reviewed(
    given: argparse.Namespace,
    into: Path,
    templates: Path,
) -> int:
    """Show what a newer text changes in the policy that is there; the exit code."""
    from policypress.cli.commands.review import as_text
    from policypress.pipeline.importing import ImportRequest
    from policypress.pipeline.reimporting import reimport

    request = ImportRequest(
        Path(given.files[0]).expanduser(),
        into,
        templates,
        given.draft,
        given.tracked,
    )
    line = Line()
    when = datetime.datetime.now().isoformat(timespec="seconds")
    try:
        made = reimport(request, given.apply, given.pick, when, line)
    finally:
        line.clear()
    if made.review is None:
        print(report.as_text(made.findings))
        return FINDINGS
    print(f"“{into.name}”已经是一套政策，新文本作为回稿处理：")
    print(as_text(made.review))
    review = made.review
    is_wrong = has_errors(review.findings) or review.differences
    return FINDINGS if is_wrong else OK


def _imported(request: ImportRequest) -> ImportResult:
    """Import one file, with a line that says how far it is."""
    from policypress.pipeline.importing import import_text

    line = Line()
    try:
        return import_text(request, line)
    finally:
        line.clear()


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "import",
        "把已有的政策文本写成政策文件夹：章、条、款、项、目、表格各就其位，数值登记为数据，看得懂的资助标准拟成资助项目；再排一遍，与原文逐行核对。看不懂的留作文字，并逐一列出。",
        _EXAMPLES,
    )
    parser.add_argument(
        "files",
        metavar="文件",
        nargs="+",
        help=".docx、.md、.txt、.html、.pdf（经 poppler），或者 .doc、.wps、.rtf、.odt（经 LibreOffice）",
    )
    parser.add_argument(
        "--into",
        metavar="目录",
        type=Path,
        required=True,
        help="新的政策文件夹；几个文件时，其中各成一个文件夹",
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="文中的数值作为拟定（默认作为本文件已公布的）",
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="目录里已有这套政策时：写入新文本中能改回的修改（默认只列出）",
    )
    parser.add_argument(
        "--pick",
        metavar="序号",
        type=numbers,
        default=(),
        help="与 --apply 同用：只采纳这些序号的，如 1,3-5",
    )
    parser.add_argument(
        "--tracked",
        choices=("accept", "reject"),
        default="",
        help="带修订的文件按全部接受或者全部拒绝读取",
    )
    parser.add_argument(
        "--json",
        metavar="文件",
        type=Path,
        default=None,
        help="另把文中的金额、比例逐项写入这个 JSON 文件：所在条款、原句、种类、单位、封顶，以及是否已拟成资助项目",
    )
    add_templates(parser)
    return parser


def _described(results: list[ImportResult]) -> str:
    """The closing text."""
    lines: list[str] = []
    for result in results:
        if result.findings:
            lines.append(report.as_text(result.findings))
        if not result.written:
            lines.append("没有写入文件。")
            continue
        count = len(result.written)
        home = report.shown(result.written[0].parent)
        lines.append(f"已写入 {home}/  {count} 个文件。")
        lines.append(_proof(result))
        lines.append(f"下一步：{result.next}")
    return "\n".join(lines)


def _proof(result: ImportResult) -> str:
    """Whether the text is that of the file."""
    kept = f"，{result.kept} 行的序号作为文字保留" if result.kept else ""
    if result.is_equal:
        return f"已核验：正文 {result.lines} 行与文件逐行相同{kept}。"
    return f"正文 {result.lines} 行中有与文件不同的，见上{kept}。"


def _has_written(
    path: Path,
    results: list[ImportResult],
) -> bool:
    """Write the amounts of all texts; False where the system refuses, which is said."""
    from policypress.system import atomic
    from policypress.system.refusals import explain

    rows = [row for result in results for row in result.amounts]
    words = json.dumps({"amounts": rows}, ensure_ascii=False, indent=2)
    try:
        atomic.write(path, f"{words}\n".encode())
    except OSError as problem:
        print(report.as_text([explain(problem, path)]))
        return False
    print(f"已写入 {report.shown(path)}：{len(rows)} 项金额、比例。")
    return True
