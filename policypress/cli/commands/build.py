"""`build.py build`: arguments → BuildRequest; BuildResult → what the user reads."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from policypress import report
from policypress.cli import FINDINGS, OK, several
from policypress.cli.closing import counts, removed
from policypress.cli.options import (
    POLICY,
    add_out,
    add_policy,
    folder,
    folders,
)
from policypress.cli.parser import Parser, did_you_mean, split_list
from policypress.cli.progress import Line
from policypress.findings import Finding, has_errors
from policypress.pipeline import build as pipeline
from policypress.pipeline.workers import processors
from policypress.system import unchanged
from policypress.system.program import LookedAtOnce

SUMMARY = "生成文件（不写命令时就是它）"
_EXAMPLES = """\
  build.py --only 措施正文 --marks
  build.py --format docx,pdf --out ~/送审稿
  build.py --at 征求意见稿 --out ~/征求意见稿
  build.py build 政策甲 政策乙
  build.py build --all ~/全部政策 --out ~/全部文件"""


def run(arguments: list[str]) -> int:
    """Build what the arguments ask for, and say what happened; the exit code."""
    parser = _parser()
    given = parser.parse(arguments)
    if several.are_several(given):
        asked = _asked_of_several(parser, given)
        return several.run(parser, given, asked)
    if given.dask:
        parser.error("--dask 用于几个政策：写明政策目录，或者 --all")
    request = request_from(arguments)
    line = Line()
    sources = (str(request.policy), str(request.templates))
    attempt = unchanged.Attempt(unchanged.BUILD, arguments, sources)
    try:
        with LookedAtOnce() as once:
            result = pipeline.build(request, line)
    finally:
        line.clear()
    print(describe(result, request.out))
    if has_errors(result.findings):
        return FINDINGS
    # What a revision is called may be another one tomorrow.
    if result.digests and not request.at:
        before, after = describe_in_two(as_unchanged(result), request.out)
        out, digests = str(request.out), result.digests
        attempt.keep(before, after, OK, out, digests, own=once.own)
    return OK


def as_unchanged(result: pipeline.BuildResult) -> pipeline.BuildResult:
    """What the same build would find: all of its files are there already."""
    there = [*result.written, *result.unchanged]
    return replace(
        result,
        written=[],
        unchanged=there,
        removed=[],
        made=0,
        taken=0,
    )


def request_from(arguments: list[str]) -> pipeline.BuildRequest:
    """What the command line asks for. Raises WrongUsage."""
    parser = _parser()
    given = parser.parse(arguments)
    formats = _formats(parser, given)
    if given.at and given.out is None:
        parser.error("--at 生成的是旧版，须用 --out 另写一个文件夹")
    policy, templates, out = folders(parser, given)
    return pipeline.BuildRequest(
        policy=policy,
        templates=templates,
        out=out,
        only=split_list(given.only),
        formats=formats or None,
        marks=given.marks,
        final=given.final,
        at=given.at,
        jobs=given.jobs,
    )


def _formats(
    parser: Parser,
    given: argparse.Namespace,
) -> tuple[str, ...]:
    """The formats that are asked for. Raises WrongUsage for one that there is not."""
    formats = split_list(value.lower() for value in given.format)
    for name in formats:
        if name not in pipeline.FORMATS:
            known = "、".join(pipeline.FORMATS)
            parser.error(
                f"没有 {name} 这种格式{did_you_mean(name, pipeline.FORMATS)}（可选：{known}）"
            )
    return formats


def _asked_of_several(
    parser: Parser,
    given: argparse.Namespace,
) -> pipeline.BuildRequest:
    """What is asked of each of several policies. Raises WrongUsage for what concerns one
    alone."""
    if given.policy != POLICY:
        parser.error("--policy 只说一个政策，与几个政策目录、--all 只能用一样")
    if given.at:
        parser.error("--at 一次只能用于一个政策")
    return pipeline.BuildRequest(
        policy=folder(given.policy),
        templates=folder(given.templates),
        out=folder(given.policy),
        only=split_list(given.only),
        formats=_formats(parser, given) or None,
        marks=given.marks,
        final=given.final,
        jobs=given.jobs,
    )


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "build",
        "由 YAML 生成全部文件。内容没有变化的文件不会重写。",
        _EXAMPLES,
    )
    several.add_several(parser)
    add_policy(parser)
    add_out(parser)
    parser.add_argument(
        "--only",
        metavar="名称",
        nargs="+",
        action="extend",
        default=[],
        help="只生成这些文件，如 措施正文 申报指南",
    )
    parser.add_argument(
        "--format",
        metavar="格式",
        nargs="+",
        action="extend",
        default=[],
        help=f"只要这些格式：{','.join(pipeline.FORMATS)}",
    )
    parser.add_argument(
        "--marks",
        action="store_true",
        help="标出拟定和待核的数据，并以批注写明理由和来源",
    )
    parser.add_argument(
        "--final",
        action="store_true",
        help="定稿：按“印发”的要求检查（数据已批准、文号、日期、审查等），缺一项就拒绝生成",
    )
    parser.add_argument(
        "--at",
        metavar="版本",
        default="",
        help="按 git 某一版本的政策生成（HEAD~1、标签名、提交号），须同时写 --out；模板用现在的",
    )
    parser.add_argument(
        "-j",
        dest="jobs",
        metavar="N",
        type=_jobs,
        default=processors(),
        help="同时用几个进程（默认按处理器个数，最多 4；写 1 只用一个）",
    )
    return parser


def _jobs(text: str) -> int:
    """A number of processes; raises ArgumentTypeError for what is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 3
    if is_number and 1 <= int(text) <= 256:
        return int(text)
    raise argparse.ArgumentTypeError(f"要写 1 到 256 的整数，写的是“{text}”")


def describe(
    result: pipeline.BuildResult,
    out: Path,
) -> str:
    """The closing text of a build."""
    before, after = describe_in_two(result, out)
    return f"{before}，用时 {result.seconds:.1f} 秒。{after}"


def describe_in_two(
    result: pipeline.BuildResult,
    out: Path,
) -> tuple[str, str]:
    """The closing text before and after the time that the build took."""
    serious = [
        finding for finding in result.findings if finding.severity != "note"
    ]
    before = [report.as_text(serious)] if serious else []
    if result.written or result.unchanged or result.removed:
        for folder, files in _by_folder(result.written, out):
            before.append(f"{report.shown(folder)}/  {_by_format(files)}")
        before += removed(result.removed)
        before.append(counts(result) + _made(result))
    else:
        before.append("没有写入文件，原有输出保持不变")
    after = ["", *_notes(result.findings)]
    if not has_errors(result.findings):
        after += [f"提示：{hint}" for hint in result.hints]
    return "\n".join(before), "\n".join(after)


def _made(result: pipeline.BuildResult) -> str:
    """“，文档重新生成 3 份、沿用 53 份”; "" where all or none were rendered."""
    if not result.made or not result.taken:
        return ""
    return f"，文档重新生成 {result.made} 份、沿用 {result.taken} 份"


def _notes(findings: list[Finding]) -> list[str]:
    """A line for each note; one that was made several times is given once."""
    notes = Counter(
        (finding.code, finding.message)
        for finding in findings
        if finding.severity == "note"
    )
    lines = []
    for (_, message), count in notes.items():
        times = f"（{count} 处）" if count > 1 else ""
        lines.append(f"需要注意：{message}{times}")
    return lines


def _by_folder(
    files: list[Path],
    out: Path,
) -> list[tuple[Path, list[Path]]]:
    """Written files by the folder directly below `out`, in order of name."""
    groups: dict[Path, list[Path]] = {}
    for file in files:
        inside = (
            file.relative_to(out).parts
            if file.is_relative_to(out)
            else file.parts
        )
        groups.setdefault(
            out / inside[0] if len(inside) > 1 else out,
            [],
        ).append(file)
    return sorted(groups.items())


def _by_format(files: list[Path]) -> str:
    """“docx 24 个，xlsx 2 个”."""
    counts = Counter(file.suffix.lstrip(".") for file in files)
    return "，".join(
        f"{suffix} {count} 个" for suffix, count in sorted(counts.items())
    )
