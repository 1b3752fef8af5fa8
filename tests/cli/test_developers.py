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
