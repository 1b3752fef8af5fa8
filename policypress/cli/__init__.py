"""The command line: `build.py [command] [options]`.

One module a command, found by its file (commands/<name>.py).
"""

from __future__ import annotations

import gc
import sys
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import ModuleType

from policypress.system import terminal
from policypress.system.kept_patterns import KeptPatterns

OK, FINDINGS, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
DEFAULT = "build"
# Every other command is one short run that frees all it used at its end; collecting on
# the way takes an eighth of a check and a tenth of a build.
_LIVE_LONG = ("serve", "test")


def command_names() -> list[str]:
    """Every command there is, the default first."""
    names = (
        file.stem.rstrip("_").replace("_", "-")
        for file in (Path(__file__).parent / "commands").glob("[!_]*.py")
    )
    return sorted(names, key=lambda name: (name != DEFAULT, name))


def command(name: str) -> ModuleType:
    """The module of a command.

    It has SUMMARY (one Chinese line) and run(arguments) -> exit code.
    """
    module = name.replace("-", "_")
    if iskeyword(module):  # no module is called so: import lives in import_.py
        module += "_"
    return import_module(f"{__name__}.commands.{module}")


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code.

    0 done, 1 errors found, 2 wrong usage or a fault of the tool, 130 interrupted, 141
    reader gone.
    """
    with terminal.guarded():
        try:
            code = _run(arguments)
            sys.stdout.flush()
            return code
        except KeyboardInterrupt:
            print("\n已中断，已有的输出文件保持完整。", file=sys.stderr)
            return INTERRUPTED
        except terminal.CannotWrite as failure:
            return _unheard(failure)


def _run(arguments: list[str]) -> int:
    """The exit code of a command, also of one that leaves by SystemExit or fails
    unexpectedly.
    """
    try:
        with _short_run(arguments):
            return _dispatch(arguments)
    except SystemExit as leaving:  # argparse, after --help
        return leaving.code if isinstance(leaving.code, int) else OK
    except terminal.CannotWrite:
        raise
    except Exception as problem:  # noqa: BLE001 - the last resort: nobody should meet a traceback
        from policypress.cli.faults import explain

        return explain(problem, arguments)


def _unheard(failure: terminal.CannotWrite) -> int:
    """The exit code when standard output takes no more: its reader left (`| head`), or
    its disk is full.
    """
    terminal.discard(sys.stdout)
    if isinstance(failure.__cause__, BrokenPipeError):
        return PIPE_CLOSED
    reason = getattr(failure.__cause__, "strerror", None) or failure
    print(
        f"错误：结果没有写完（{reason}）。\n建议：核对输出重定向到的文件和磁盘空间，再运行一次。",
        file=sys.stderr,
    )
    return FINDINGS


def _dispatch(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit code."""
    from policypress.cli.parser import WrongUsage, did_you_mean

    try:
        if not arguments or arguments[0].startswith("-"):
            if arguments[:1] in (["-h"], ["--help"]):
                return _help()
            return _run_command(DEFAULT, arguments)
        if arguments[0] == "help":
            return _dispatch([*arguments[1:2], "--help"])
        if arguments[0] not in command_names():
            raise WrongUsage(
                f"没有“{arguments[0]}”这个命令{did_you_mean(arguments[0], command_names())}"
            )
        return _run_command(arguments[0], arguments[1:])
    except WrongUsage as wrong:
        words = terminal.shortened(terminal.visible(str(wrong)))
        print(
            f"错误：{words}\n用法见：{wrong.program} --help",
            file=sys.stderr,
        )
        return WRONG_USAGE


def _short_run(arguments: list[str]) -> AbstractContextManager[object]:
    """What makes a short run shorter, from its first import on: nothing is collected,
    and patterns that earlier runs compiled are taken from them."""
    name = arguments[0] if arguments else DEFAULT
    if name.startswith("-"):
        name = DEFAULT
    if name in _LIVE_LONG or name not in command_names():
        return nullcontext()
    gc.disable()
    return KeptPatterns(name)


def _run_command(name: str, arguments: list[str]) -> int:
    """Run a command with its own arguments; the exit code."""
    return command(name).run(arguments)


def _help() -> int:
    from policypress.cli.help import overview

    print(overview({name: command(name).SUMMARY for name in command_names()}))
    return OK
