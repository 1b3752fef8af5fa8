"""The command line: `build.py [command] [options]`. One module a command, found by its file (commands/<name>.py)."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

OK, FINDINGS, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
DEFAULT = "build"


def command_names() -> list[str]:
    """Every command there is, the default first."""
    names = (file.stem for file in (Path(__file__).parent / "commands").glob("[!_]*.py"))
    return sorted(names, key=lambda name: (name != DEFAULT, name))


def command(name: str) -> ModuleType:
    """The module of a command. It has SUMMARY (one Chinese line) and run(arguments) -> exit code."""
    return import_module(f"{__name__}.commands.{name}")


def main(arguments: list[str]) -> int:
    """Run one command. Exit codes: 0 done, 1 errors found, 2 wrong usage, 130 interrupted, 141 reader gone."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a test may have put something simpler in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\n已中断，已有的输出文件保持完整。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `build.py check | head`: nothing is left to say, not even by the flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _dispatch(arguments: list[str]) -> int:
    from policypress.cli.parser import WrongUsage, did_you_mean

    try:
        if not arguments or arguments[0].startswith("-"):
            if arguments[:1] in (["-h"], ["--help"]):
                return _help()
            return command(DEFAULT).run(arguments)
        if arguments[0] == "help":
            return _dispatch([*arguments[1:2], "--help"])
        if arguments[0] not in command_names():
            raise WrongUsage(f"没有“{arguments[0]}”这个命令{did_you_mean(arguments[0], command_names())}")
        return command(arguments[0]).run(arguments[1:])
    except WrongUsage as wrong:
        print(f"错误：{wrong}\n用法见：{wrong.program} --help", file=sys.stderr)
        return WRONG_USAGE


def _help() -> int:
    from policypress.cli.help import overview

    print(overview({name: command(name).SUMMARY for name in command_names()}))
    return OK
