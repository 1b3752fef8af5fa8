"""Whoever changes the program, kills a build or starts two at once gets what a first
build would give: whole commands of a copy of the toolkit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from policypress.system.environment import ROOT
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.small_policy import write
from tests.support.toolkit_copy import copy_of_the_package, forget

HOME = os.environ.get("POLICYPRESS_VENV") or str(ROOT / ".venv")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the toolkit with a small policy, built before; all is kept."""
    root = tmp_path / "toolkit"
    copy_of_the_package(root)
    shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("build.py", "requirements.lock"):
        shutil.copy(ROOT / name, root / name)
    write(root)
    time.sleep(2.1)  # what was written a moment ago is read, not trusted
    run(root)
    edit("policy/guides/prize.yaml", "获奖的", "得奖的")(root)
    said = run(root)
    assert "沿用" in said
    return root


def start(
    root: Path, *arguments: str, **variables: str
) -> subprocess.Popen[str]:
    """A command of the copy, with these variables; what Python is told here is not passed
    on."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON")
    }
    variables = {**kept, "POLICYPRESS_VENV": HOME, **variables}
    return subprocess.Popen(
        [sys.executable, str(root / "build.py"), *arguments],
        env=variables,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(root: Path, *arguments: str, **variables: str) -> str:
    """What a command says; it must end well."""
    process = start(root, *arguments, **variables)
    said, _ = process.communicate()
    assert process.returncode == 0, said
    return said


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def first_build(root: Path) -> dict[str, bytes]:
    """What it would have made if nothing had ever been kept."""
    forget(root)
    run(root, "--out", str(root / "first"))
    return files(root / "first")


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


def a_new_check(root: Path) -> None:
    """A module that was not there, and that finds something everywhere."""
    code = (
        "from policypress.findings import Finding, Place\n"
        "def check(policy):\n"
        "    yield Finding('odd', '有点怪', Place('policy.yaml'), '', 'note')\n"
    )
    path = root / "policypress/source/check/odd.py"
    path.write_text(code, "utf-8")


CHANGES = {
    "a filter": edit("policypress/language/listing.py", "“", "『"),
    "a module of composing": edit(
        "policypress/compose/markdown/blocks.py",
        '("clause-heading", 3)',
        '("heading3", 3)',
    ),
    "a module of rendering": edit(
        "policypress/render/docx/__init__.py", "def render", "\n\ndef render"
    ),
    "a new check": a_new_check,
}


@pytest.mark.slow
def test_a_changed_program_makes_everything_again(copy):
    for change in CHANGES.values():
        change(copy)
        assert "沿用" not in run(copy)
    found = run(copy, "check")
    made = files(copy / "outputs")
    assert first_build(copy) == made
    assert run(copy, "check") == found


@pytest.mark.slow
@pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="这个系统没有 SIGKILL"
)
def test_builds_that_are_killed_or_run_at_once_spoil_nothing(copy):
    edit("policy/measures/prize.yaml", "20万元", "21万元")(copy)
    for number in range(8):
        process = start(copy)
        time.sleep(0.1 * number)
        process.kill()
        process.communicate()
    both = [start(copy), start(copy, "-j", "1")]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    assert first_build(copy) == files(copy / "outputs")


@MORE_OF_THE_SAME
@pytest.mark.slow
@pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="这个系统没有 SIGKILL"
)
def test_checks_that_are_killed_or_run_at_once_say_what_a_first_one_says(copy):
    edit("policy/measures/prize.yaml", "20万元", "21万元")(copy)
    for number in range(8):
        process = start(copy, "check")
        time.sleep(0.1 * number)
        process.kill()
        process.communicate()
    both = [start(copy, "check"), start(copy, "check")]
    said = [process.communicate()[0] for process in both]
    edit("policy/measures/prize.yaml", "21万元", "22万元")(copy)
    later = run(copy, "check")
    forget(copy)
    assert run(copy, "check") == later
    edit("policy/measures/prize.yaml", "22万元", "21万元")(copy)
    forget(copy)
    assert said == [run(copy, "check")] * 2


@pytest.mark.slow
def test_a_rule_that_has_changed_is_asked_of_every_line_again(copy):
    edit("policy/supplementary.yaml", "所需资金", "根椐所需资金")(copy)
    assert "疑为“根据”" in run(copy, "check")
    rule = "policypress/lint/rules/wording/misspelt_words.py"
    edit(rule, "”疑为“", "”恐为“")(copy)
    assert "恐为“根据”" in run(copy, "check")
    edit(
        rule, "return [line for line in lines if line in known]", "return []"
    )(copy)
    assert "根据”" not in run(copy, "check")


@pytest.mark.slow
def test_what_is_kept_and_broken_is_as_good_as_nothing(copy):
    run(copy, "check")
    edit("policy/measures/prize.yaml", "20万元", "23万元")(copy)
    kept = [
        file
        for file in (copy / "policypress").rglob("__pycache__/*")
        if file.is_file() and file.suffix != ".pyc"
    ]
    assert len(kept) > 4
    for number, file in enumerate(kept):
        data = bytearray(file.read_bytes())
        data[number * 37 % len(data)] ^= 1
        file.write_bytes(data[: len(data) - number % 2])
    found = run(copy, "check")
    forget(copy)
    assert run(copy, "check") == found


@pytest.mark.slow
def test_who_wants_no_compiled_modules_has_what_is_kept_elsewhere(copy):
    """As many containers are set up. The second command knows what the first one did."""
    forget(copy)
    for folder in copy.rglob("__pycache__"):
        shutil.rmtree(folder)
    cache = copy.parent / "cache"
    told = {"PYTHONDONTWRITEBYTECODE": "1", "POLICYPRESS_CACHE": str(cache)}
    first = run(copy, "check", **told)
    assert list(copy.rglob("__pycache__")) == []
    record = next(cache.rglob("check.unchanged.json"))
    assert any(cache.rglob("patterns-*")) and any(cache.rglob("*.pyc"))
    record.write_text(
        record.read_text("utf-8").replace("没有发现问题", "没有问题"), "utf-8"
    )
    assert run(copy, "check", **told) == first.replace(
        "没有发现问题", "没有问题"
    )
