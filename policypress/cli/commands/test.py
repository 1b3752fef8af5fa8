"""`build.py test`: the project's own tests, in the environment build.py made."""

from __future__ import annotations

import os

from policypress.cli import OK
from policypress.cli.parser import Parser
from policypress.environment import ROOT

SUMMARY = "运行测试（其后的参数交给 pytest）"
_EXAMPLES = """\
  build.py test                    全部测试；缺少外部工具的会跳过并说明
  build.py test tests/cli -k 用法  只运行一部分
  build.py test -m libreoffice     只运行需要 LibreOffice 的
  build.py test -m slow            运行耗时较长的"""


def run(arguments: list[str]) -> int:
    if arguments in (["-h"], ["--help"]):
        print(Parser("test", "运行测试。其后的参数原样交给 pytest。", _EXAMPLES).format_help(), end="")
        return OK
    import pytest

    from policypress.terminal import unguarded

    settings = ["--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml")]
    with unguarded():
        return int(pytest.main([*settings, *arguments, *_everything(arguments)]))


def _everything(arguments: list[str]) -> list[str]:
    """From another working directory pytest would not find `testpaths`."""
    named = any(os.path.exists(word.partition("::")[0]) for word in arguments)
    return [] if named or _here() == str(ROOT) else [str(ROOT / "tests")]


def _here() -> str:
    """The working directory; "" when it was deleted."""
    try:
        return os.getcwd()
    except OSError:
        return ""
