"""`build.py test`: the project's own tests, on every core, with tools that are
installed the first time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

from policypress.cli import OK
from policypress.cli.parser import Parser
from policypress.system.environment import ROOT, add_tools
from policypress.system.environment.state import home_folder

SUMMARY = "运行测试（其后的参数交给 pytest）"
_BROWSER = "--browser"
_LISTS = "--lists"
_EXAMPLES = """\
  build.py test                    全部测试；缺少外部工具的会跳过并说明
  build.py test tests/cli -k 用法  只运行一部分
  build.py test -n 0               不分到多个进程（默认每个处理器核一个）
  build.py test -m libreoffice     只运行需要 LibreOffice 的
  build.py test -m slow            运行耗时较长的
  build.py test --browser          先装上驱动浏览器的工具，以后的测试都会用到
  build.py test --lists            先装上名单测算和集群的组件，以后的测试都会用到"""
# pytest's options that need one process, or tell about it.
_ABOUT_PROCESSES = ("-n", "--numprocesses", "--dist")  # the user has decided
# To show the values of an assertion that fails, pytest writes each file of tests anew:
# ten seconds of every process in a fresh checkout.
_WITHOUT_VALUES = ["--assert=plain"]
_FAILED = 1  # pytest's exit code when a test failed
_ONE_PROCESS = (
    "--pdb",
    "--trace",
    "-s",
    "--capture=no",
    "--collect-only",
    "--co",
    "--fixtures",
    "--markers",
    "--version",
)


def run(arguments: list[str]) -> int:
    """Run the tests; the exit code of pytest."""
    if arguments in (["-h"], ["--help"]):
        print(_help(), end="")
        return OK
    code = _add_all_tools(arguments)
    if code is not None:
        return code
    _share_tools()
    given = [word for word in arguments if word not in (_BROWSER, _LISTS)]
    processes = _processes(given)
    code = _ask_pytest(_WITHOUT_VALUES if processes else [], processes, given)
    if code == _FAILED and processes:
        _explain(given)
    return code


def _help() -> str:
    """What the command says of itself."""
    about = "运行测试。其后的参数原样交给 pytest。"
    return Parser("test", about, _EXAMPLES).format_help()


def _add_all_tools(arguments: list[str]) -> int | None:
    """Adds the tools of the tests, and those of some tests where they are asked for or
    there already; an exit code where that fails, None where all went well."""
    has_browser, has_lists = _BROWSER in arguments, _LISTS in arguments
    code = add_tools("test")
    if code is None:
        code = add_tools("browser", only_if_there=not has_browser)
    for group in ("lists", "cluster"):
        if code is None:
            code = add_tools(group, only_if_there=not has_lists)
    return code


def _share_tools() -> None:
    """Names the tools in the environment: tests start processes of their own that use the
    same ones. build.py itself takes the variable out again."""
    home = str(home_folder())
    tools = [place for place in sys.path if os.path.dirname(place) == home]
    os.environ["PYTHONPATH"] = os.pathsep.join(tools)


def _ask_pytest(*words: list[str]) -> int:
    """Run pytest; its exit code. words: what it is given besides our settings."""
    # Installed with the tests' tools, so not typed.
    pytest = import_module("pytest")
    from policypress.system.terminal import unguarded

    settings = ["--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml")]
    asked = [word for group in words for word in group]
    with unguarded():
        return int(pytest.main([*settings, *asked, *_everything(asked)]))


def _explain(given: list[str]) -> None:
    """Run what has failed once more, now with the values of each assertion."""
    print("失败的再运行一次，写出断言中的各个值：", flush=True)
    command = [sys.executable, str(ROOT / "build.py"), "test", *given]
    subprocess.call([*command, "-n", "0", "--last-failed"])


def _processes(arguments: list[str]) -> list[str]:
    """A process for each core when much is run: each collects all tests for itself, ten
    seconds of work. One more for the long tests, which wait a quarter of their time for
    LibreOffice, a disk or a clock. A single file's tests take less than the start.

    A file's tests stay together, since many of them share what the first one made;
    files come in the order that conftest.py gives them.
    """
    cores = _cores()
    if cores < 2 or _names_files_only(arguments):
        return []
    for word in arguments:
        is_about_processes = (
            word.startswith(_ABOUT_PROCESSES) or word == "no:xdist"
        )
        if is_about_processes or word in _ONE_PROCESS:
            return []
    order = "--no-loadscope-reorder"
    number = cores + 1 if _waits(arguments) else cores
    return ["-n", str(number), "--dist", "loadfile", order]


def _waits(arguments: list[str]) -> bool:
    """Whether long tests are asked for: by a mark, or by the environment as CI does."""
    asked = os.environ.get("POLICYPRESS_SLOW") or os.environ.get("CI")
    return bool(asked) or "-m" in arguments


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _names_files_only(arguments: list[str]) -> bool:
    """Whether files with tests are named, and no folder."""
    named = [
        word for word in arguments if os.path.exists(word.partition("::")[0])
    ]
    return bool(named) and not any(os.path.isdir(word) for word in named)


def _everything(arguments: list[str]) -> list[str]:
    """From another working directory pytest would not find `testpaths`."""
    named = any(os.path.exists(word.partition("::")[0]) for word in arguments)
    if named or _here() == str(ROOT):
        return []
    return [str(ROOT / "tests")]


def _here() -> str:
    """The working directory; "" when it was deleted."""
    try:
        return os.getcwd()
    except OSError:
        return ""
