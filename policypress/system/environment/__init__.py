"""The environment policypress runs in: made on the first run, repaired when broken.
Standard library only.

`.venv` beside build.py (or where POLICYPRESS_VENV points) is filled from
`requirements.lock`: exact versions and hashes for every system, nothing else. `state`
says whether it is finished, `setup` makes and repairs it. `.ci/lock` renews the lock
files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from policypress.system.compiled import folder_of
from policypress.system.environment.state import (
    ROOT,
    home_folder,
    is_inside,
    is_ours,
    is_ready,
    python_of,
    read_stamp,
    version,
)

__all__ = ["ROOT", "add_tools", "enter", "mend"]

# Every command begins here, so what only a first run needs is imported where it is
# used.

CANNOT_START = 2
# What one process lets the next one know, as `-X policypress=STEP:VERSION` on its
# command line (a variable would reach programs started later). VERSION is that of the
# Python the environment is for.
_OPTION = "policypress"
_CHECKED = "checked"  # the environment is finished: nobody need look twice
_REPAIR = "repair"  # the environment is damaged: make it anew
_REPAIRED = "repaired"  # it was just made: what fails now would fail for ever
_MISLEADING = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "PYTHONUSERBASE",
    "PYTHONPLATLIBDIR",
    "PYTHONEXECUTABLE",
    "PYTHONSAFEPATH",
    "PYTHONINSPECT",
    "PYTHONCASEOK",
    "PYTHONWARNINGS",
    "__PYVENV_LAUNCHER__",
)


def enter(arguments: list[str]) -> int | None:
    """Get into an environment that has the packages.

    None when this process is in one. Otherwise `build.py` with these arguments has run
    in one, or could not: the exit code (on POSIX the process becomes the other one and
    never returns).
    """
    home = home_folder()
    step, _, expected = str(sys._xoptions.get(_OPTION, "")).partition(":")
    inside = is_inside(home)
    if inside and step in (_CHECKED, _REPAIRED) and expected == version():
        return None
    return _guarded(lambda: _enter(home, step, inside, arguments))


def mend(problem: Exception, arguments: list[str]) -> int | None:
    """After a crash: when a file of the environment is damaged, repair it and run the
    command again.

    None when nothing is damaged (or it was repaired a moment ago): then the crash is a
    mistake of ours. A file changed in place is not seen at the start, since that would
    mean reading all of them each time.
    """
    if str(sys._xoptions.get(_OPTION, "")).startswith(_REPAIRED):
        return None
    home = home_folder()
    if _in_compiled_module(problem):
        _remove_compiled_modules(home)
        return _guarded(
            lambda: _hand_over(
                Path(sys.executable), arguments, _REPAIRED, version()
            )
        )
    if not is_inside(home) or not is_ours(home):
        return None
    from policypress.system.environment.setup import damage

    if not damage(home):
        return None
    return _guarded(lambda: _leave(arguments))


def add_tools(group: str, only_if_there: bool = False) -> int | None:
    """Make a group of developers' tools importable, installing them the first time.

    None when that went well; otherwise the exit code, after the reason has been given.
    only_if_there: never install.
    """
    from policypress.system.environment import setup

    home = home_folder()
    if only_if_there and not setup.is_installed(home, group):
        return None

    def add() -> None:
        sys.path.append(str(setup.extras(home, group)))

    return _guarded(add)


def _enter(
    home: Path, step: str, inside: bool, arguments: list[str]
) -> int | None:
    """The same for a process that may have to change the environment, or to leave for
    another Python.
    """
    if step == _REPAIRED:
        from policypress.system.environment.pip import SetupError

        raise SetupError(
            f"{home} 里的 Python 不能使用。", "请删除这个文件夹后重试。"
        )
    if not step and is_ready(home):
        return (
            None
            if inside
            else _hand_over(
                python_of(home), arguments, _CHECKED, _version_of(home)
            )
        )
    if inside and is_ours(home):  # an environment cannot rebuild itself
        return _leave(arguments)
    if (
        not step and _has_packages()
    ):  # `uv run build.py`, or an environment the user made
        return None
    from policypress.system.environment.setup import prepare

    # A step that led here: the finished environment's Python is not in it, or found it
    # damaged.
    prepare(home, anew=bool(step))
    return _hand_over(python_of(home), arguments, _REPAIRED, _version_of(home))


def _leave(arguments: list[str]) -> int:
    """Go on in the Python that the environment was made from, which makes it anew."""
    base = Path(sys._base_executable)  # type: ignore[attr-defined]  # not documented
    return _hand_over(base, arguments, _REPAIR, version())


def _version_of(home: Path) -> str:
    return str(read_stamp(home).get("python", ""))


def _guarded(action: Callable[[], int | None]) -> int | None:
    """Runs it; what cannot be done is given in words, with the exit code for it."""
    try:
        return action()
    except KeyboardInterrupt:
        _say("已中断。")
        return 130
    except OSError as problem:
        reason = problem.strerror or str(problem)
        _say(
            f"错误：不能使用运行环境（{reason}）。\n建议：请改名或删除 {home_folder()} 后重试。"
        )
        return CANNOT_START
    except Exception as problem:
        from policypress.system.environment.pip import SetupError

        if not isinstance(problem, SetupError):
            raise
        _say(f"错误：{problem.message}\n建议：{problem.remedy}")
        return CANNOT_START


def _has_packages() -> bool:
    """True when this Python already has every direct dependency in the right version."""
    import tomllib
    from importlib import metadata

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"]
    try:  # the ones with a marker are one or the other (pypandoc)
        pins = [item.split("==") for item in wanted if ";" not in item]
        return all(metadata.version(name) == pin for name, pin in pins)
    except metadata.PackageNotFoundError:
        return False


def _in_compiled_module(problem: Exception) -> bool:
    """True when Python could not read a module that it had compiled itself (cut short,
    for instance).
    """
    place = problem.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_name == "_compile_bytecode":
            return True
        place = place.tb_next
    return False


def _remove_compiled_modules(home: Path) -> None:
    """Those of policypress and of an environment of ours; Python compiles again what is
    not there.
    """
    import shutil

    folders = [ROOT / "policypress"]
    if is_inside(home) and is_ours(home):
        folders += [
            Path(folder)
            for folder in sys.path
            if Path(folder).is_relative_to(home)
        ]
    found = [
        place for folder in folders for place in folder.rglob("__pycache__")
    ]
    if sys.pycache_prefix:
        folders.append(Path(os.__file__).parent)
        found += [Path(folder_of(folder / "module.py")) for folder in folders]
    for place in found:
        shutil.rmtree(place, ignore_errors=True)


def _hand_over(
    python: Path, arguments: list[str], step: str, expected: str
) -> int:
    """Go on in `python`. UTF-8 mode makes every system and locale alike; foreign
    modules stay out.
    """
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in _MISLEADING
    }
    options = ["-s", "-X", "utf8", "-X", f"{_OPTION}={step}:{expected}"]
    command = [str(python), *options, str(ROOT / "build.py"), *arguments]
    if os.name != "nt":
        os.execve(command[0], command, surroundings)
    # exec on Windows returns to the shell before the work is done.
    import subprocess

    return subprocess.call(command, env=surroundings)


def _say(sentence: str) -> None:
    stream = getattr(sys.stderr, "buffer", None)
    if stream is not None:
        stream.write(f"{sentence}\n".encode("utf-8", "replace"))
        stream.flush()
