"""`build.py calculate --table`: a whole list of applicants."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.closing import counts, removed
from policypress.cli.options import folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.system import terminal
from policypress.system.environment import add_tools

if TYPE_CHECKING:
    from policypress.pipeline.lists import ListResult
    from policypress.source.model import Policy


def add_list_options(parser: Parser) -> None:
    """The options of a list."""
    parser.add_argument(
        "--table",
        metavar="名单",
        type=Path,
        help=".xlsx、.csv、.parquet 文件，或者装有这些文件的文件夹：一行一个申请人，"
        "逐项的内容各一张表；写出 名单测算-… 文件夹",
    )
    parser.add_argument(
        "--table-template",
        metavar="文件.xlsx",
        type=Path,
        help="写一份空白名单，栏目、下拉选项和说明都按当前政策",
    )
    parser.add_argument(
        "--against",
        metavar="旧版本",
        default="",
        help="与 --table 一起用：资金测算表中与另一版本比较（政策文件夹或 git 版本）",
    )
    parser.add_argument(
        "--budget",
        metavar="金额",
        type=_money,
        help="与 --table 一起用：年度预算，如 2000万元；资金测算表中对照，不核减",
    )
    parser.add_argument(
        "--dask",
        metavar="地址",
        default="",
        help="与 --table 一起用：在 Dask 集群上测算，如 tcp://10.0.0.1:8786",
    )


def _money(words: str) -> int:
    """An amount as people write it, in fen."""
    from policypress.eligibility.answers import parse
    from policypress.rules.exact import exact

    yuan = parse({"type": "money", "id": "budget"}, words)
    if yuan is None:
        raise argparse.ArgumentTypeError(f"“{words}”不是金额，写成如 2000万元")
    return int((exact(yuan) or 0) * 100)


def of_list(
    policy: Policy,
    given: argparse.Namespace,
) -> int:
    """Reckon a list, or write the empty one; the exit code."""
    if given.table_template is not None:
        return _template(policy, folder(given.table_template))
    for group in ["lists", "cluster"] if given.dask else ["lists"]:
        code = add_tools(group)
        if code is not None:
            return code
    from policypress.pipeline.lists import ListRequest, reckon_list

    request = ListRequest(
        given.policy,
        given.templates,
        given.out,
        folder(given.table),
        given.against,
        given.dask,
        given.budget,
    )
    line = Line()
    made = reckon_list(policy, request, line)
    line.clear()
    return _tell(made, given.json)


def _template(policy: Policy, target: Path) -> int:
    """Write the empty list; the exit code."""
    from policypress.pipeline.lists import write_template

    findings = write_template(policy, target)
    if findings:
        print(report.as_text(findings))
        return FINDINGS
    print(f"已写入 {report.shown(target)}")
    return OK


def _tell(made: ListResult, as_json: bool) -> int:
    """Print what came of a list; the exit code."""
    if made.findings:
        words = report.as_json if as_json else report.as_text
        print(words(made.findings))
    if has_errors(made.findings):
        return FINDINGS
    if as_json:
        files = [str(one) for one in (*made.written, *made.unchanged)]
        print(terminal.as_json({"lines": made.lines, "files": files}))
        return OK
    print("\n".join(made.lines))
    for path in (*made.written, *made.unchanged):
        print(report.shown(path))
    for one in removed(made.removed):
        print(one)
    print(counts(made))
    return OK
