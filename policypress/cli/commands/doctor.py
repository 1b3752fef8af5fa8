"""`build.py doctor`: what is on this machine, what is missing, and the remedy."""

from __future__ import annotations

from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser

SUMMARY = "检查本机的工具和字体，给出补救办法"


def run(arguments: list[str]) -> int:
    """Say what is on this machine and what is missing; the exit code."""
    parser = Parser(
        "doctor",
        "检查 Python、软件包、pandoc、LibreOffice、git 和版式所用的字体。",
    )
    add_policy(parser)
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    given = parser.parse(arguments)
    from policypress import doctor

    checks = doctor.examine(folder(given.templates) / "looks")
    print(doctor.as_json(checks) if given.json else doctor.as_text(checks))
    if any(check.needed and not check.found for check in checks):
        return FINDINGS
    return OK
