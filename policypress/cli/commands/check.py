"""`build.py check`: every finding of a policy, or of anybody's documents; nothing is
written.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.findings import Finding, has_errors, in_order
from policypress.pipeline import checking, proofreading
from policypress.pipeline.previous import is_fixed
from policypress.report import grouped
from policypress.system import unchanged
from policypress.system.environment import ROOT
from policypress.system.kept_patterns import KeptPatterns
from policypress.system.program import LookedAtOnce

if TYPE_CHECKING:
    from policypress.lint.rule import Loaded
    from policypress.pipeline.mending import Fixed

SUMMARY = "检查政策源文件，或者校核任何人写的文稿，不改动原件"
_EXAMPLES = """\
  build.py check                              检查本政策：源文件、模板和全部成品
  build.py check 送审稿.docx 通知.md          校核别人写的文稿
  build.py check 送审稿.docx --select FC,REF  只看公平竞争和引用
  build.py check --explain PU-01              一条规则的说明
  build.py check 送审稿.docx --format docx     问题作为批注，写在副本上
  build.py check --fix                        改正确定无疑的差错（可用 undo 撤销）
  build.py check --format sarif > 结果.sarif"""
_CLEAN = "没有发现问题。"
# Under which name the patterns of the rules are kept, apart from those of the command: a
# check of the policy leaves the rules to another process, and would have to read eleven
# megabytes before it begins.
_RULES = "rules"
FORMATS = ("text", "json", "sarif", "github", "docx")


def run(arguments: list[str]) -> int:
    """Print every finding in the form that is asked for; the exit code."""
    parser = _parser()
    given = parser.parse(arguments)
    form = _format(given)
    if given.explain:
        return _explain(parser, given.explain)
    asked = _asked(parser, given)
    if given.files:
        return _files(given, _rules(asked), form)
    if form == "docx":
        parser.error("--format docx 要写明校核哪一份 Word 文稿。")
    if given.since:
        parser.error("--since 要写明校核哪一份文稿。")
    if given.fix:
        return _fix(given, _rules(asked))
    return _policy(given, arguments, asked, form)


def _files(
    given: argparse.Namespace,
    rules: Sequence[Loaded],
    form: str,
) -> int:
    """Files that anybody wrote, held to the rules; the exit code."""
    files = [_path(file) for file in given.files]
    if given.fix or form == "docx":
        return _copies(given, files, rules, form)
    since = _path(given.since) if given.since else None
    found = proofreading.of_files(files, rules, since=since)
    if given.layout:
        from policypress.lint.taken_over import under_codes

        found.findings += under_codes(_measured(files), rules)
    text, code = _said(found, form, given.all)
    print(text)
    return code


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "check",
        "检查政策源文件、模板和成品，或者校核所写的文稿（.docx、.md、.txt，以及 LibreOffice 能转换的），"
        "一次列出全部问题，不写任何文件。",
        _EXAMPLES,
    )
    parser.add_argument(
        "files",
        metavar="文稿",
        nargs="*",
        help="要校核的文稿；不写则检查政策",
    )
    add_policy(parser)
    parser.add_argument(
        "--select",
        metavar="规则",
        action="append",
        default=[],
        help="只用这些规则：编号、名称或者类别，逗号分隔（如 FC,PU-01）",
    )
    parser.add_argument(
        "--ignore",
        metavar="规则",
        action="append",
        default=[],
        help="不用这些规则",
    )
    parser.add_argument(
        "--explain",
        metavar="规则",
        help="显示一条规则的说明：检查什么、为什么、正误例、来源",
    )
    parser.add_argument(
        "--since",
        metavar="旧稿",
        help="另与旧稿比较：条号变了、引用没有跟着改的（REF-03）",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="同一份文稿中说法相同的问题也逐处列出（默认列出前三处，其余只列位置）",
    )
    parser.add_argument(
        "--layout",
        action="store_true",
        help="另把文稿排成页面量一量：22行×28字、页边、页码（要有 LibreOffice）",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="改正确定无疑的差错：政策直接改源文件，Word 文稿在副本上作修订",
    )
    parser.add_argument(
        "--out",
        metavar="目录",
        type=Path,
        default=ROOT / "outputs" / "校核",
        help="副本放在哪里（默认 outputs/校核/）",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="输出形式（默认 text）；docx 把问题作为批注加在文稿的副本上",
    )
    form.add_argument("--json", action="store_true", help="即 --format json")
    form.add_argument(
        "--sarif",
        action="store_true",
        help="即 --format sarif（SARIF 2.1.0，供编辑器和代码平台读取）",
    )
    return parser


def _path(file: str) -> Path:
    """A file as the user named it; ~ is the home folder where there is one."""
    path = Path(file)
    try:
        return path.expanduser()
    except RuntimeError:
        return path  # reading it says that it is not there


def _format(given: argparse.Namespace) -> str:
    """In which form findings are printed."""
    if given.json:
        return "json"
    if given.sarif:
        return "sarif"
    return str(given.format)


def _explain(parser: Parser, name: str) -> int:
    """Print the manual page of a rule."""
    from inspect import cleandoc

    [loaded] = _named(parser, [name])[:1]
    rule = loaded.rule
    print(f"{rule.code} {rule.name}\n\n{cleandoc(loaded.manual)}")
    return OK


def _asked(
    parser: Parser,
    given: argparse.Namespace,
) -> checking.Asked:
    """The rules that are asked for, by name. Ends the command where one is unknown."""
    select, ignore = _listed(given.select), _listed(given.ignore)
    for name in (*select, *ignore):
        _named(parser, [name])
    return checking.Asked(tuple(select), tuple(ignore))


def _rules(asked: checking.Asked) -> Sequence[Loaded]:
    """The rules that are asked for."""
    with KeptPatterns(_RULES):
        from policypress.lint.registry import selected

        return selected(asked.select, asked.ignore)


def _listed(values: Sequence[str]) -> list[str]:
    """Names between commas, in one list."""
    joined = ",".join(values).replace("，", ",").replace("、", ",")
    return [name.strip() for name in joined.split(",") if name.strip()]


def _named(
    parser: Parser,
    names: Sequence[str],
) -> Sequence[Loaded]:
    """The rules of a name. Ends the command where there are none."""
    from policypress.findings import did_you_mean
    from policypress.lint import registry

    with KeptPatterns(_RULES):
        found = registry.selected(names)
    if not found:
        known = {
            one
            for loaded in registry.all_rules()
            for one in registry.names(loaded.rule)
        }
        hint = did_you_mean(names[0], sorted(known), "规则见 docs/zh/rules/。")
        parser.error(f"没有名为“{names[0]}”的规则。{hint}")
    return found


def _policy(
    given: argparse.Namespace,
    arguments: list[str],
    asked: checking.Asked,
    form: str,
) -> int:
    """Check our own policy; the exit code."""
    policy, templates = folder(given.policy), folder(given.templates)
    sources = (str(policy), str(templates))
    attempt = unchanged.Attempt(unchanged.CHECK, arguments, sources)
    with LookedAtOnce() as once:
        composed, found = checking.checked(
            policy, templates, asked, meanwhile=once.look
        )
        found.findings = in_order(found.findings)
        text, code = _said(found, form, given.all)
    print(text)
    if is_fixed(composed.policy):
        attempt.keep(text, code=code, own=once.own)
    return code


def _measured(files: Sequence[Path]) -> list[Finding]:
    """What is wrong with the pages of Word files."""
    from policypress.pipeline.measuring import measured
    from policypress.system import temporary

    found: list[Finding] = []
    try:
        with temporary.folder() as workplace:
            for file in files:
                if file.suffix.lower() in (".docx", ".pdf"):
                    found += measured(file, workplace).findings
    except OSError as problem:
        found.append(temporary.refusal(problem))
    return found


def _fix(
    given: argparse.Namespace,
    rules: Sequence[Loaded],
) -> int:
    """Put the mechanical slips of our own policy right; the exit code."""
    from policypress.pipeline.composing import compose
    from policypress.pipeline.mending import fix_policy
    from policypress.pipeline.own_proofreading import of_policy

    policy, templates = folder(given.policy), folder(given.templates)
    composed = compose(policy, templates, (), lambda *_: None)
    found = of_policy(composed, rules, policy)
    made = fix_policy(policy, found.findings)
    return _told(made, "改正")


def _copies(
    given: argparse.Namespace,
    files: Sequence[Path],
    rules: Sequence[Loaded],
    form: str,
) -> int:
    """Make copies of Word files, with comments or with tracked changes; the exit
    code."""
    from policypress.pipeline.mending import comment_word, fix_word

    policy, out = folder(given.policy), folder(given.out)
    code = OK
    for file in files:
        if form == "docx":
            made = comment_word(file, rules, policy, out)
        else:
            made = fix_word(file, rules, policy, out)
        code = max(code, _told(made, "标注" if form == "docx" else "修订"))
    return code


def _told(made: Fixed, what: str) -> int:
    """Say what was put right and written; the exit code."""
    for place, before, after in made.shown:
        print(f"{report.shown_place(place)}\n  - {before}\n  + {after}")
    if made.findings:
        print(report.as_text(made.findings))
    for path in made.written:
        print(f"已写入 {report.shown(path)}")
    if not made.shown and not made.findings:
        print(f"没有要{what}的地方。")
    return FINDINGS if has_errors(made.findings) else OK


def _said(
    found: proofreading.Proofread,
    form: str,
    one_by_one: bool,
) -> tuple[str, int]:
    """What is printed, and the exit code. one_by_one: whether findings that say the
    same are all shown in full."""
    findings = found.findings
    if form == "json":
        text = report.as_json(findings)
    elif form == "sarif":
        text = report.as_sarif(findings)
    elif form == "github":
        text = grouped.as_github(findings)
    else:
        text = grouped.as_grouped(findings, found.lines, one_by_one) or _CLEAN
    return text, FINDINGS if has_errors(findings) else OK
