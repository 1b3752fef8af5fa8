"""`build.py audit`: what reviews of the policy found, with their papers."""

from __future__ import annotations

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_out, add_policy, folders
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline import auditing

SUMMARY = (
    "公平竞争审查表、合法性审核意见书、报审材料清单，以及签认后有改动的条款"
)
_EXAMPLES = """\
  build.py audit              审查情况，并生成三份审查材料
  build.py audit --changed    只列签认以后有改动、还没有签认的条款"""


def run(arguments: list[str]) -> int:
    """Say what reviews found and write their papers; the exit code."""
    parser = Parser("audit", SUMMARY, _EXAMPLES)
    add_policy(parser)
    add_out(parser)
    parser.add_argument(
        "--changed",
        action="store_true",
        help="只列签认以后有改动、还没有签认的条款，不写文件",
    )
    given = parser.parse(arguments)
    policy, templates, out = folders(parser, given)
    line = Line()
    try:
        found = auditing.audited(policy, templates, out, line)
        if found.policy is None or given.changed:
            line.clear()
            return _changed(found)
        made = auditing.write_papers(policy, templates, out, found, line)
    finally:
        line.clear()
    text = _text(found)
    if made.findings:
        text.append(report.as_text(made.findings))
    text += [f"已写入 {report.shown(path)}" for path in made.written]
    print("\n".join(text))
    return FINDINGS if has_errors(made.findings) else OK


def _changed(found: auditing.Audited) -> int:
    """The clauses that legal review has to see; 1 when there are some."""
    if found.policy is None:
        print(report.as_text(found.found))
        return FINDINGS
    rows = [one for one in found.clauses if one["state"] != "已签认"]
    for one in rows:
        print(f"{one['name']}  {one['key']}  {one['state']}  {one['begins']}")
    if not rows:
        print("各条均已签认，签认以后没有改动。")
    return FINDINGS if rows else OK


def _text(found: auditing.Audited) -> list[str]:
    """What there is to know, in a few lines."""
    open_ = [one for one in found.objections if not one["kept"]]
    kept = len(found.objections) - len(open_)
    unsigned = [one for one in found.clauses if one["state"] != "已签认"]
    lines = [
        f"公平竞争：{len(open_)} 处待处理，{kept} 处已写明理由保留。",
        f"合法性：{len(found.clauses)} 条，{len(unsigned)} 条未签认或者签认后有改动。",
    ]
    lines += [
        f"报审材料：{one.name}，{one.said}{'（' + one.note + '）' if one.note else ''}"
        for one in found.dossier
        if one.state in ("missing", "stale")
    ]
    return lines
