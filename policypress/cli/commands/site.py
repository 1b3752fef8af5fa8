"""`build.py site`: the published site (申报服务网页), below outputs/site/."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK, joint_site
from policypress.cli.closing import pages_made
from policypress.cli.options import add_out, add_policy, folder, folders
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import Finding, has_errors
from policypress.pipeline import build as pipeline
from policypress.system import terminal

SUMMARY = "生成申报服务网页：指南、搜索、政策计算器、对照表"
_EXAMPLES = """\
  build.py site
  build.py site 政策甲 政策乙 --out ~/门户
  build.py site --public --out ~/公开网页
  build.py site --base-url https://www.example.gov.cn/zhengce/ --since v1.0"""


def run(arguments: list[str]) -> int:
    """Make the site and say what happened; the exit code."""
    parser = _parser()
    given = parser.parse(arguments)
    if given.policies:
        return joint_site.run(parser, given)
    policy, templates, out = folders(parser, given)
    line = Line()
    with _published(given.since, policy) as since:
        if isinstance(since, Finding):
            print(report.as_text([since]))
            return FINDINGS
        inputs = (since,) if since else ()
        request = pipeline.BuildRequest(
            policy,
            templates,
            out,
            final=given.final,
            inputs=inputs,
        )
        try:
            result = pipeline.site(
                request,
                line,
                given.base_url or "",
                since,
                given.public,
            )
        finally:
            line.clear()
    print(describe(result, out / "site"))
    if has_errors(result.findings):
        return FINDINGS
    return OK


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "site",
        "生成申报服务网页，可直接从文件夹打开，也可放到任何静态网站；网页不向外发出任何请求。",
        _EXAMPLES,
    )
    joint_site.add_options(parser)
    add_policy(parser)
    add_out(parser, "，网页写入其中的 site/")
    parser.add_argument(
        "--base-url",
        metavar="网址",
        type=_address,
        help="网页将来的网址，不写时用政策写明的 site；有网址才生成 sitemap.xml",
    )
    parser.add_argument(
        "--since",
        metavar="版本",
        default="",
        help="上一次公布的版本：git 版本（如标签 v1.0）或政策源文件夹；写明后 feed.xml 逐条列出改动",
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help=(
            "给公众看的：不含拟定理由、数据来源、政策对照和图表；文件没有印发的，各页写明是草案"
        ),
    )
    parser.add_argument(
        "--final",
        action="store_true",
        help="定稿：按“印发”的要求检查，缺一项就拒绝生成",
    )
    return parser


@contextmanager
def _published(
    version: str,
    policy: Path,
) -> Iterator[Path | Finding | None]:
    """The folder of the version published before; a path wins over a revision of the
    same name.
    """
    if not version:
        yield None
    elif os.path.isdir(
        named := folder(Path(version))
    ):  # asks without an exception for what no path can be
        yield named
    else:
        from policypress.pipeline.git import checked_out

        with checked_out(policy, version) as found:
            yield found


def _address(text: str) -> str:
    """An address for the site; raises ArgumentTypeError for what is none."""
    is_address = re.fullmatch(r"https?://[^\s\"<>?#]+", text)
    if is_address and terminal.visible(text) == text:
        return text
    message = f"要写成 https:// 开头的网址，不带 ? 和 #，写的是“{text}”"
    raise argparse.ArgumentTypeError(message)


def describe(
    result: pipeline.BuildResult,
    out: Path,
) -> str:
    """The closing text. out: the folder of the site."""
    serious = [
        finding for finding in result.findings if finding.severity != "note"
    ]
    notes = [
        finding for finding in result.findings if finding.severity == "note"
    ]
    lines = [report.as_text(serious)] if serious else []
    lines += pages_made(result, result.seconds, out)
    lines += [f"需要注意：{finding.message}" for finding in notes]
    return "\n".join(lines)
