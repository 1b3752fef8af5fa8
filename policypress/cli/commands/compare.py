"""`build.py compare`: two versions → redline, 修改对照表, 修改决定, page, money, impact and
three readings.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.closing import counts, removed
from policypress.cli.options import a_text, add_policy, folders
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline import compare as comparing
from policypress.system import terminal
from policypress.system.environment import ROOT

SUMMARY = "比较两个版本：修订稿、修改对照表、修改决定、资金变动……"
_EXAMPLES = """\
  build.py compare HEAD~1                        上一次提交与当前文稿
  build.py compare v1.0 v2.0 --author 法规科     两个 git 版本
  build.py compare 旧法.docx 新法.docx --out ~/对照
  build.py compare 返回稿.docx                   带修订的一个文件：修订前与修订后
  build.py compare 原稿.docx 新稿.docx --in-place  修订标在原稿的副本上，版式不动
  build.py compare 旧.md 新.txt --json > 对照.json"""


def run(arguments: list[str]) -> int:
    """Compare two versions and say what came of it; the exit code."""
    parser = _parser()
    given = parser.parse(arguments)
    own_folder = given.out is None
    given.out = given.out or ROOT / "outputs" / "对照"
    policy, templates, out = folders(parser, given)
    request = comparing.CompareRequest(
        given.old,
        given.new,
        policy,
        templates,
        out,
        given.author,
        given.date or datetime.date.today().isoformat(),
        given.auto_numbers,
        own_folder,
        given.tracked,
        given.in_place,
        given.quiet_typography,
        given.effective or "",
        given.organ,
        given.meeting,
    )
    line = Line()
    try:
        result = comparing.compare(request, line)
    finally:
        line.clear()
    print(_as_json(result) if given.json else describe(result, out))
    if has_errors(result.findings):
        return FINDINGS
    return OK


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "compare",
        "比较两个版本，逐条对照，并核验每一份输出与两个版本一致。旧、新各可以是 git 版本、政策文件夹，或者 .docx、.md、.txt 文件。",
        _EXAMPLES,
    )
    parser.add_argument("old", metavar="旧", help="旧版本")
    parser.add_argument(
        "new",
        metavar="新",
        nargs="?",
        default="",
        help="新版本（默认当前文稿）",
    )
    add_policy(parser)
    parser.add_argument(
        "--out",
        metavar="目录",
        type=Path,
        default=None,
        help="输出文件夹（默认 outputs/对照/ 下以两个版本命名的文件夹，如 outputs/对照/v1.0→v2.0/）",
    )
    parser.add_argument(
        "--author",
        metavar="姓名",
        type=a_text,
        default="",
        help="修订人（默认起草单位）",
    )
    parser.add_argument(
        "--date",
        metavar="日期",
        type=_date,
        default=None,
        help="修订日期，如 2026-03-01（默认今天）",
    )
    parser.add_argument(
        "--auto-numbers",
        action="store_true",
        help="修订稿的序号用 Word 自动编号，只调整条序的条文不留痕迹（LibreOffice 接受或拒绝修订后序号可能有误；默认序号是文字）",
    )
    parser.add_argument(
        "--tracked",
        choices=("accept", "reject"),
        default="",
        help="两个文件比较时，其中带修订的按全部接受（accept）或者全部拒绝（reject）读取；只给一个带修订的文件时不用写，旧、新各取一种",
    )
    _add_passage(parser)
    parser.add_argument(
        "--quiet-typography",
        action="store_true",
        help="修订稿和原件标注不标仅涉版式的差异（括号、空格、百分号等的写法），并说明有多少处没有标",
    )
    parser.add_argument(
        "--in-place",
        action="store_true",
        help="另出一份原件标注.docx：修订直接标在旧 .docx 的副本上，版式、页眉、图片、域、批注都不动",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="以 JSON 输出全部结果",
    )
    return parser


def _add_passage(parser: Parser) -> None:
    """Who passes the amending decision, and from when on it applies."""
    parser.add_argument(
        "--effective",
        metavar="日期",
        type=_date,
        default=None,
        help="修改决定的施行日期，如 2026-08-01（默认留空，待填）",
    )
    parser.add_argument(
        "--organ",
        metavar="机关",
        type=a_text,
        default="",
        help="作出修改决定的机关，写在决定开头",
    )
    parser.add_argument(
        "--meeting",
        metavar="会议",
        type=a_text,
        default="",
        help="作出修改决定的会议，如 2026年7月1日第十二次会议",
    )


def _date(text: str) -> str:
    """A date as it was written; raises ArgumentTypeError for what is none."""
    wrong = argparse.ArgumentTypeError(
        f"要写成 2026-03-01 这样的日期，写的是“{text}”"
    )
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise wrong
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise wrong from None


def describe(
    result: comparing.CompareResult,
    out: Path,
) -> str:
    """The closing text of a comparison."""
    lines: list[str] = []
    if result.findings:
        lines.append(report.as_text(result.findings))
    lines.append(result.summary)
    if result.identical and result.whole:
        lines.append("两个版本的文字相同，没有写入文件。")
    elif result.identical:
        lines.append(
            "读到的文字没有不同，没有写入文件；未比较的内容有不同，见上。"
        )
    elif result.written or result.unchanged or result.removed:
        lines += _describe_files(result, out)
    else:
        lines.append("没有写入文件，原有输出保持不变。")
    return "\n".join(filter(None, lines))


def _describe_files(
    result: comparing.CompareResult,
    out: Path,
) -> list[str]:
    """What was written, where, and what is no longer there."""
    folder = report.shown(result.folder or out)
    return [
        "已核验：修订稿、修改对照表、修改决定、页面与两个版本一致。",
        result.marked,
        f"{folder}/  {counts(result)}。",
        *removed(result.removed),
    ]


def _as_json(result: comparing.CompareResult) -> str:
    """Everything that came of a comparison, for programs."""
    files = {
        "written": [report.relative(path) for path in result.written],
        "unchanged": [report.relative(path) for path in result.unchanged],
        "removed": [report.relative(path) for path in result.removed],
    }
    whole = {
        **json.loads(report.as_json(result.findings)),
        "identical": result.identical,
        "files": files,
        **result.data,
    }
    return terminal.as_json(whole)
