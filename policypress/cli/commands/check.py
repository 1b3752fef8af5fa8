"""`build.py check`: every finding, nothing written."""

from __future__ import annotations

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.findings import has_errors
from policypress.pipeline import build as pipeline
from policypress.system import unchanged

SUMMARY = "检查源文件和模板，不生成"


def run(arguments: list[str]) -> int:
    """Print every finding in the form that is asked for; the exit code."""
    parser = Parser(
        "check",
        "检查源文件和模板，一次列出全部问题，不写任何文件。",
        "  build.py check --sarif > 检查结果.sarif",
    )
    add_policy(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="以 JSON 输出")
    form.add_argument(
        "--sarif",
        action="store_true",
        help="以 SARIF 2.1.0 输出，供编辑器和代码平台读取",
    )
    given = parser.parse(arguments)
    policy, templates = folder(given.policy), folder(given.templates)
    sources = (str(policy), str(templates))
    attempt = unchanged.Attempt(unchanged.CHECK, arguments, sources)
    findings, is_fixed = pipeline.checked(policy, templates)
    if given.json:
        text = report.as_json(findings)
    elif given.sarif:
        text = report.as_sarif(findings)
    else:
        text = report.as_text(findings) or "没有发现问题。"
    print(text)
    code = FINDINGS if has_errors(findings) else OK
    if is_fixed:
        attempt.keep(text, code=code)
    return code
