"""The developers' commands: tests on every core unless told otherwise, and the code's own checks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policypress.cli import FINDINGS, OK
from policypress.cli.commands import lint
from policypress.cli.commands import test as command
from policypress.system.environment import ROOT


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(
        command.os, "sched_getaffinity", lambda _process: {0, 1}, raising=False
    )


@pytest.mark.parametrize(
    "arguments, slow, number",
    [
        ([], "", "2"),
        (["-x"], "", "2"),
        (["tests"], "", "2"),
        (["tests/cli", "-k", "用法"], "", "2"),
        (["-m", "slow"], "", "3"),
        ([], "1", "3"),
    ],
)
def test_much_is_run_on_every_core_and_once_more_while_one_waits(
    arguments, slow, number, monkeypatch
):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("POLICYPRESS_SLOW", slow)
    words = command._processes(arguments)
    assert words[:2] == ["-n", number]
    # conftest.py knows better than the number of tests which file takes longest.
    assert "--no-loadscope-reorder" in words


@pytest.mark.parametrize(
    "arguments",
    [
        ["tests/system/test_locks.py"],
        ["tests/system/test_locks.py::test_x"],
        ["-n", "4"],
        ["-n0"],
        ["--pdb"],
        ["--collect-only"],
    ],
)
def test_little_is_not_and_ones_own_choice_stands(arguments):
    assert command._processes(arguments) == []


def test_one_core_gets_one_process(monkeypatch):
    monkeypatch.setattr(
        command.os, "sched_getaffinity", lambda _process: {0}, raising=False
    )
    assert command._processes([]) == []


class Pytest:
    """Stands in for pytest and for the second command: what each was asked."""

    def __init__(self, patch: pytest.MonkeyPatch, code: int) -> None:
        self.code, self.asked, self.again = code, [], []
        patch.setattr(command, "add_tools", lambda *_words, **_options: None)
        patch.setattr(command, "import_module", lambda _name: self)
        patch.setattr(command.subprocess, "call", self.again.append)
        patch.setenv("PYTHONPATH", "")

    def main(self, words: list[str]) -> int:
        self.asked = words
        return self.code


def test_what_failed_runs_once_more_and_shows_the_values(monkeypatch, capfd):
    """Only then are files of tests written anew for it: most runs have no failure."""
    whole = Pytest(monkeypatch, code=1)
    assert command.run(["tests/cli"]) == 1
    assert "--assert=plain" in whole.asked
    (second,) = whole.again
    assert second[2:] == ["test", "tests/cli", "-n", "0", "--last-failed"]
    assert "再运行一次" in capfd.readouterr().out


@pytest.mark.parametrize("code", [0, 2, 5])
def test_nothing_else_runs_once_more(code, monkeypatch):
    whole = Pytest(monkeypatch, code)
    assert command.run([]) == code
    assert whole.again == []


def test_a_single_file_shows_the_values_at_once(monkeypatch):
    whole = Pytest(monkeypatch, code=1)
    assert command.run(["tests/cli/test_developers.py"]) == 1
    assert "--assert=plain" not in whole.asked
    assert whole.again == []


@pytest.mark.parametrize(
    "codes, expected",
    [((0, 0, 0), OK), ((1, 0, 0), FINDINGS), ((0, 0, 2), FINDINGS)],
)
def test_lint_runs_every_tool_and_fails_when_one_found_something(
    monkeypatch, codes, expected
):
    asked: list[list[str]] = []

    def run(words, **_options):
        asked.append(words)
        return subprocess.CompletedProcess(words, codes[len(asked) - 1])

    monkeypatch.setattr(lint, "add_tools", lambda group: None)
    monkeypatch.setattr(subprocess, "run", run)
    assert lint.run([]) == expected
    names = [Path(words[0]).stem for words in asked]
    assert names == ["ruff", "ruff", Path(sys.executable).stem]
    assert [asked[0][1], asked[1][1], asked[2][-1]] == [
        "format",
        "check",
        "policypress",
    ]


def test_lint_without_its_tools_ends_with_the_reason_given_before(monkeypatch):
    monkeypatch.setattr(lint, "add_tools", lambda group: 2)
    assert lint.run([]) == 2
