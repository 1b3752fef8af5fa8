"""Options that several commands share."""

from __future__ import annotations

import argparse
import errno
import os
from collections.abc import Sequence
from pathlib import Path

from policypress.cli.parser import Parser, WrongUsage
from policypress.system import terminal
from policypress.system.environment import ROOT

_LONGEST_TEXT = (
    255  # characters: longer than any name of a person or an office
)

POLICY = ROOT / "policy"  # what is built when nothing else is named


def a_text(text: str) -> str:
    """The value of an option that goes into documents.

    Raises ArgumentTypeError, which argparse turns into a message.
    """
    if len(text) > _LONGEST_TEXT:
        raise argparse.ArgumentTypeError(
            f"最多 {_LONGEST_TEXT} 个字符，写了 {len(text)} 个"
        )
    if terminal.visible(text) != text:
        raise argparse.ArgumentTypeError(f"里面有看不见的控制字符：“{text}”")
    return text


def add_policy(parser: Parser) -> None:
    """--policy and --templates."""
    parser.add_argument(
        "--policy",
        metavar="目录",
        type=Path,
        default=POLICY,
        help="政策源文件夹（默认 policy/）",
    )
    add_templates(parser)


def add_templates(parser: Parser) -> None:
    """--templates alone, for commands that read no policy."""
    parser.add_argument(
        "--templates",
        metavar="目录",
        type=Path,
        default=ROOT / "templates",
        help="模板文件夹（默认 templates/）",
    )


def add_out(parser: Parser, what: str = "") -> None:
    """--out. what: a clause about what is written there."""
    words = f"输出文件夹（默认 outputs/；用 --policy 指定别的政策时，默认在它旁边的“名称-outputs”）{what}"
    parser.add_argument("--out", metavar="目录", type=Path, help=words)


def folders(
    parser: Parser,
    given: argparse.Namespace,
) -> tuple[Path, Path, Path]:
    """policy, templates and out of a command that has them all.

    Raises WrongUsage: only people write into the first two.
    """
    policy, templates, out = (
        folder(given.policy),
        folder(given.templates),
        folder(given.out or beside(given.policy)),
    )
    refuse_sources(parser, out, [policy, templates])
    return policy, templates, out


def refuse_sources(
    parser: Parser,
    out: Path,
    kept: Sequence[Path],
) -> None:
    """Raises WrongUsage when `out` lies where only people write.

    kept: folders of sources. Any other folder that holds a policy is one as well.
    """
    real = out.resolve()
    for folder_of_sources in kept:
        if real.is_relative_to(folder_of_sources.resolve()):
            parser.error(
                f"--out 不能放在 {folder_of_sources} 里面，那里只放源文件"
            )
    for above in (real, *real.parents):
        if _is_policy(above):
            parser.error(
                f"--out 不能放在政策文件夹 {above} 里面，那里只放源文件"
            )


def _is_policy(folder: Path) -> bool:
    """Whether a folder holds a policy: its own file, and somewhere its text."""
    texts = ("supplementary.yaml", "measures", "parts")
    has_text = any((folder / name).exists() for name in texts)
    return (folder / "policy.yaml").is_file() and has_text


def beside(policy: Path) -> Path:
    """Where a policy's outputs go: another policy never takes the place of the outputs
    of the first.
    """
    home = folder(policy)
    return (
        ROOT / "outputs"
        if home.resolve() == (ROOT / "policy").resolve()
        else home.with_name(f"{home.name}-outputs")
    )


def folder(path: Path) -> Path:
    """`~` expanded and made absolute.

    A folder that does not exist is the loader's finding, not wrong usage.

    Raises WrongUsage for a path that can name nothing on this machine.
    """
    try:
        found = path.expanduser().absolute()
    except RuntimeError:
        raise WrongUsage(
            f"不知道 {path} 指哪里：没有这个用户，或者系统没有给出主目录"
        ) from None
    except FileNotFoundError:
        raise WrongUsage(
            f"不知道 {path} 指哪里：当前所在的文件夹已被删除，请先进入一个存在的文件夹（cd）"
        ) from None
    if _is_too_long(found):
        raise WrongUsage(f"路径太长：{path}")
    return found


def _is_too_long(path: Path) -> bool:
    """Whether the system takes no path of this length: the file system knows its own
    limits (often 255 bytes a name).
    """
    try:
        os.lstat(path)
    except OSError as problem:
        return problem.errno == errno.ENAMETOOLONG
    return False
