"""A check with all that earlier ones kept finds in the shipped policies what a first check
finds, word for word and place for place."""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from policypress.compose import compose
from policypress.compose.spotless import Spotless
from policypress.findings import Finding
from policypress.lint import quiet_lines
from policypress.lint.quiet_lines import QuietLines
from policypress.pipeline.checking import Asked, checked
from policypress.source import loading
from policypress.source.reading.kept_nodes import KeptNodes
from policypress.system.environment import ROOT
from tests.pipeline.test_kept_results import know_the_program
from tests.support.effort import times

POLICIES = ("policy", "examples/low-altitude", "examples/talent-housing")
AMOUNT = re.compile(r"(?<=: )([0-9]+)(?=万元$)", re.MULTILINE)


class Desk:
    """A copy of a policy, and the folder in which checks keep what they found."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.policy, self._root, self._patch = root / "policy", root, patch

    def check(self, kept: str, jobs: int = 1) -> tuple[list[Finding], int]:
        """What is found, and how many documents had to be laid out."""
        folder = self._root / kept
        folder.mkdir(exist_ok=True)
        for module, made in ((compose, Spotless), (quiet_lines, QuietLines)):
            own = partial(made, folder=folder)
            self._patch.setattr(module, made.__name__, own)
        self._patch.setattr(loading, "KeptNodes", partial(KeptNodes, folder))
        templates = self._root / "templates"
        composed, found = checked(self.policy, templates, Asked(), jobs=jobs)
        return found.findings, len(composed.documents)

    def edit(self, pattern: re.Pattern[str], words: str) -> None:
        """Puts words where a pattern first matches in the sources."""
        for file in sorted(self.policy.rglob("*.yaml")):
            text = file.read_text("utf-8")
            changed = pattern.sub(words, text, count=1)
            if changed != text:
                file.write_text(changed, encoding="utf-8")
                return
        raise AssertionError("nothing of that kind is there")


@pytest.mark.slow
@pytest.mark.parametrize("policy", POLICIES)
def test_what_is_kept_changes_nothing_that_is_found(
    policy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_the_program(monkeypatch)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    shutil.copytree(ROOT / policy, tmp_path / "policy")
    (tmp_path / "templates").mkdir()
    for name in ("measures", "leaflet", "sources"):
        shutil.copy(ROOT / f"templates/{name}.md", tmp_path / "templates")
    shutil.copytree(ROOT / "templates/_parts", tmp_path / "templates/_parts")
    desk = Desk(tmp_path, monkeypatch)
    _, all_of_them = desk.check("kept")
    desk.edit(AMOUNT, "987")
    first, _ = desk.check("nothing")
    found, laid_out = desk.check("kept")
    assert found == first
    assert laid_out < all_of_them / 2


# What a slip of the hand or of the mind does to a line of a source.
SLIPS: dict[str, Callable[[random.Random, str], str]] = {
    "another number": lambda chance, line: re.sub(
        "[0-9]+", str(chance.randrange(3000)), line, count=1
    ),
    "a character less": lambda chance, line: _cut(line, chance, ""),
    "a character twice": lambda chance, line: _cut(line, chance, None),
    "a comma of the wrong kind": lambda chance, line: _cut(line, chance, ","),
    "a wrong word": lambda chance, line: line.replace("根据", "根椐"),
    "a line less": lambda chance, line: "",
    "a line twice": lambda chance, line: f"{line}{line}",
    "a comment": lambda chance, line: f"# 允许 PU-01：照录\n{line}",
}


def _cut(line: str, chance: random.Random, other: str | None) -> str:
    """A line with another character at one place; None: the same one twice."""
    if len(line) < 2:
        return line
    at = chance.randrange(len(line) - 1)
    instead = 2 * line[at] if other is None else other
    return line[:at] + instead + line[at + 1 :]


def slip(policy: Path, chance: random.Random) -> None:
    """One slip somewhere in the sources."""
    file = chance.choice(sorted(policy.rglob("*.yaml")))
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = chance.randrange(len(lines))
    kind = chance.choice(sorted(SLIPS))
    lines[at] = SLIPS[kind](chance, lines[at])
    file.write_text("".join(lines), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(max(1, times(2))))
def test_after_any_slips_a_check_finds_what_a_first_check_finds(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slips in all files of the policy one after the other, most put right again: each
    time a check with all that the earlier ones kept, in one process or in two, against one
    that knows nothing."""
    know_the_program(monkeypatch)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    chance = random.Random(f"slips {seed}")
    shutil.copytree(ROOT / "policy", tmp_path / "policy")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    desk = Desk(tmp_path, monkeypatch)
    desk.check("kept")
    for _ in range(4):
        shutil.copytree(desk.policy, tmp_path / "before")
        for _ in range(chance.choice((1, 1, 3))):
            slip(desk.policy, chance)
        shutil.rmtree(tmp_path / "nothing", ignore_errors=True)
        first, _ = desk.check("nothing")
        for jobs in (2, 1):
            found, _ = desk.check("kept", jobs)
            assert found == first
        if any(one.severity == "error" for one in first):
            shutil.rmtree(desk.policy)
            shutil.copytree(tmp_path / "before", desk.policy)
        shutil.rmtree(tmp_path / "before")
