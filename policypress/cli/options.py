"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

from policypress.cli.parser import Parser, WrongUsage
from policypress.environment import ROOT


def add_policy(parser: Parser) -> None:
    """--policy and --templates."""
    parser.add_argument("--policy", metavar="目录", type=Path, default=ROOT / "policy", help="政策源文件夹（默认 policy/）")
    parser.add_argument("--templates", metavar="目录", type=Path, default=ROOT / "templates", help="模板文件夹（默认 templates/）")


def folder(path: Path) -> Path:
    """`~` expanded and made absolute. A folder that does not exist is the loader's finding, not wrong usage."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        raise WrongUsage(f"不知道 {path} 指哪里：系统没有给出主目录") from None
