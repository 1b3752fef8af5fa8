"""`build.py build`: arguments → BuildRequest; BuildResult → what the user is told."""

from __future__ import annotations

import argparse
import gc
from collections import Counter
from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.closing import counts, removed
from policypress.cli.options import add_out, add_policy, folders
from policypress.cli.parser import Parser, did_you_mean, split_list
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline import build as pipeline
from policypress.pipeline.workers import processors

SUMMARY = "生成文件（不写命令时就是它）"
_EXAMPLES = """\
  build.py --only 措施正文 --marks
  build.py --format docx,pdf --out ~/送审稿"""


def run(arguments: list[str]) -> int:
    request = request_from(arguments)
    line = Line()
    gc.disable()  # one short run that frees everything at its end: collecting on the way costs a tenth of it
    try:
        result = pipeline.build(request, line)
    finally:
        line.clear()
    print(tell(result, request.out))
    return FINDINGS if has_errors(result.findings) else OK


def request_from(arguments: list[str]) -> pipeline.BuildRequest:
    """What the command line asks for. Raises WrongUsage."""
    parser = _parser()
    given = parser.parse(arguments)
    formats = split_list(value.lower() for value in given.format)
    for name in formats:
        if name not in pipeline.FORMATS:
            known = "、".join(pipeline.FORMATS)
            parser.error(
                f"没有 {name} 这种格式{did_you_mean(name, pipeline.FORMATS)}（可选：{known}）"
            )
    policy, templates, out = folders(parser, given)
    return pipeline.BuildRequest(
        policy=policy, templates=templates, out=out, only=split_list(given.only), formats=formats or None,
        marks=given.marks, final=given.final, jobs=given.jobs,
    )  # fmt: skip


def _parser() -> Parser:
    parser = Parser(
        "build", "由 YAML 生成全部文件。内容没有变化的文件不会重写。", _EXAMPLES
    )
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
        "--final", action="store_true", help="定稿：还有拟定或待核的数据时拒绝生成"
    )
    parser.add_argument(
        "-j",
        dest="jobs",
        metavar="N",
        type=_jobs,
        default=processors(),
        help="同时用几个进程（默认按处理器个数，最多 8；写 1 只用一个）",
    )
    return parser


def _jobs(text: str) -> int:
    if (
        not text.isascii()
        or not text.isdigit()
        or len(text) > 3
        or not 1 <= int(text) <= 256
    ):
        raise argparse.ArgumentTypeError(f"要写 1 到 256 的整数，写的是“{text}”")
    return int(text)


def tell(result: pipeline.BuildResult, out: Path) -> str:
    """The closing words of a build."""
    lines = (
        [report.as_text([f for f in result.findings if f.severity != "note"])]
        if result.findings
        else []
    )
    if result.written or result.unchanged or result.removed:
        lines += [
            f"{report.shown(folder)}/  {_by_format(files)}"
            for folder, files in _by_folder(result.written, out)
        ]
        lines += removed(result.removed)
        lines.append(f"{counts(result)}，用时 {result.seconds:.1f} 秒。")
    else:
        lines.append(f"没有写入文件，原有输出保持不变，用时 {result.seconds:.1f} 秒。")
    notes = Counter(
        (f.code, f.message) for f in result.findings if f.severity == "note"
    )
    lines += [
        f"需要注意：{message}" + (f"（{count} 处）" if count > 1 else "")
        for (_, message), count in notes.items()
    ]
    lines += (
        []
        if has_errors(result.findings)
        else [f"提示：{hint}" for hint in result.hints]
    )
    return "\n".join(line for line in lines if line)


def _by_folder(files: list[Path], out: Path) -> list[tuple[Path, list[Path]]]:
    """Written files by the folder directly below `out`, in order of name."""
    groups: dict[Path, list[Path]] = {}
    for file in files:
        inside = file.relative_to(out).parts if file.is_relative_to(out) else file.parts
        groups.setdefault(out / inside[0] if len(inside) > 1 else out, []).append(file)
    return sorted(groups.items())


def _by_format(files: list[Path]) -> str:
    """“docx 24 个，xlsx 2 个”."""
    counts = Counter(file.suffix.lstrip(".") for file in files)
    return "，".join(f"{suffix} {count} 个" for suffix, count in sorted(counts.items()))
