"""A check with all that earlier ones kept finds in the shipped policies what a first check
finds, word for word and place for place."""

from __future__ import annotations

import re
import shutil
import sys
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

POLICIES = ("policy", "examples/low-altitude", "examples/talent-housing")
AMOUNT = re.compile(r"(?<=: )([0-9]+)(?=万元$)", re.MULTILINE)


class Desk:
    """A copy of a policy, and the folder in which checks keep what they found."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.policy, self._root, self._patch = root / "policy", root, patch

    def check(self, kept: str) -> tuple[list[Finding], int]:
        """What is found, and how many documents had to be laid out."""
        folder = self._root / kept
        folder.mkdir(exist_ok=True)
        for module, made in ((compose, Spotless), (quiet_lines, QuietLines)):
            own = partial(made, folder=folder)
            self._patch.setattr(module, made.__name__, own)
        self._patch.setattr(loading, "KeptNodes", partial(KeptNodes, folder))
        templates = self._root / "templates"
        composed, found = checked(self.policy, templates, Asked(), jobs=1)
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
