"""`build.py site A B …`: one site for several policies."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.closing import pages_made
from policypress.cli.options import POLICY, a_text, folder, refuse_sources
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline.policy_folders import names_of

if TYPE_CHECKING:
    from policypress.pipeline.request import BuildResult


def add_options(parser: Parser) -> None:
    """The policies themselves, and the title of their site."""
    parser.add_argument(
        "policies",
        metavar="政策目录",
        nargs="*",
        type=Path,
        help="几个政策合成一个网站：一个首页、一个搜索、一个计算器",
    )
    parser.add_argument(
        "--title",
        metavar="名称",
        type=a_text,
        default="",
        help="合成的网站的名称（默认按地区，如“云湾区政策”）",
    )


def run(parser: Parser, given: argparse.Namespace) -> int:
    """Make the site and say what happened; the exit code."""
    from policypress.pipeline.hub import HubRequest, build_hub

    if given.policy != POLICY:
        parser.error("--policy 只说一个政策，与几个政策目录只能用一样")
    if given.since:
        parser.error("--since 一次只能用于一个政策")
    if given.out is None:
        parser.error("几个政策合成一个网站，须用 --out 写明文件夹")
    policies = list(dict.fromkeys(map(folder, given.policies)))
    templates, out = folder(given.templates), folder(given.out)
    refuse_sources(parser, out, [*policies, templates])
    names = names_of(policies, None)
    request = HubRequest(
        dict(zip(names, policies, strict=True)),
        templates,
        out,
        given.title,
        given.base_url or "",
        given.final,
        given.public,
    )
    line = Line()
    try:
        result = build_hub(request, line)
    finally:
        line.clear()
    print(_said(result, out / "site"))
    return FINDINGS if has_errors(result.findings) else OK


def _said(result: BuildResult, out: Path) -> str:
    """The closing text. out: the folder of the site."""
    lines = pages_made(result, result.seconds, out)
    if result.findings:
        lines.insert(0, report.as_text(result.findings))
    return "\n".join(lines)
