"""`build.py lint`: the project's own code, its form and its types, with tools that are
installed the first time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from policypress.cli import FINDINGS, OK
from policypress.cli.parser import Parser
from policypress.system.environment import ROOT, add_tools
from policypress.system.environment.state import home_folder

SUMMARY = "检查本项目的代码：格式、写法、类型"
_EXAMPLES = """\
  build.py lint    依次运行 ruff format --check、ruff check 和 mypy policypress"""
_CODE = ("build.py", "conftest.py", "policypress", "tests", "benchmarks")


def run(arguments: list[str]) -> int:
    """OK when no tool found anything, FINDINGS otherwise; every tool is run whatever
    the one before it found.
    """
    Parser(
        "lint",
        "检查本项目的代码：格式、写法、类型。第一次运行时先装上这些工具。",
        _EXAMPLES,
    ).parse(arguments)
    code = add_tools("lint")
    if code is not None:
        return code
    clean = [_runs(command) for command in _commands(home_folder() / "lint")]
    return OK if all(clean) else FINDINGS


def _commands(tools: Path) -> list[list[str]]:
    """What to run. tools: the folder they were installed in."""
    ruff = str(tools / "bin" / ("ruff.exe" if os.name == "nt" else "ruff"))
    code = [name for name in _CODE if (ROOT / name).exists()]
    # mypy looks for types where its own process finds modules: ours and the stubs
    # beside it.
    start = (
        f"import sys; sys.path.append({str(tools)!r}); "
        "from mypy.__main__ import console_entry; console_entry()"
    )
    return [
        [ruff, "format", "--check", *code],
        [ruff, "check", *code],
        [sys.executable, "-c", start, "policypress"],
    ]


def _runs(command: list[str]) -> bool:
    """Whether a tool ran and found nothing. Its words go straight to the terminal."""
    import subprocess  # not above: the overview of all commands imports every one

    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0
