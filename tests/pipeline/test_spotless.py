"""A check passes over documents in which nothing was found before, and finds what a first
check would find."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from policypress.compose import compose
from policypress.compose.spotless import Spotless
from policypress.findings import Finding
from policypress.pipeline import checking
from policypress.pipeline.checking import Asked, checked
from policypress.source import loading
from policypress.source.reading.kept_nodes import KeptNodes
from policypress.system import program
from policypress.system.environment import ROOT
from tests.pipeline.test_kept_results import (
    CHANGES,
    MEASURE,
    MISTAKES,
    Change,
    append,
    edit,
    know_the_program,
)
from tests.support.small_policy import write

pytestmark = pytest.mark.whole

# The tiny policy has findings of other rules in nearly every document.
RULES = ("PU-01",)
SLIPS: dict[str, Change] = {
    "in a template": append("templates/guide.md", "\n甲,乙。\n"),
    "in a part": append("templates/_parts/guide.md", "\n甲,乙。\n"),
    "in the prose": edit(MEASURE, "每家每年", "每家,每年"),
    "in the supplementary articles": edit(
        "policy/supplementary.yaml", "所需资金", "所需,资金"
    ),
}
TITLE: dict[str, Change] = {
    "in a title": edit("templates/guide.md", 'title: "', 'title: "甲,乙')
}


class Desk:
    """A policy with its templates, and what earlier checks found clean."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self._patch = root, patch
        self.jobs = 1

    def check(
        self, kept: str = "kept", codes: tuple[str, ...] = RULES
    ) -> tuple[list[Finding], int]:
        """What is found, and how many documents had to be looked at besides the text of
        the measures, which is always: reviews are tied to its clauses."""
        folder = self.root / kept
        folder.mkdir(exist_ok=True)
        spotless = partial(Spotless, folder=folder / "documents")
        nodes = partial(KeptNodes, folder / "nodes")
        self._patch.setattr(compose, "Spotless", spotless)
        self._patch.setattr(loading, "KeptNodes", nodes)
        composed, found = checked(
            self.root / "policy",
            self.root / "templates",
            Asked(codes),
            self.jobs,
        )
        looked_at = [
            one for one in composed.documents if one.template != "measures"
        ]
        return found.findings, len(looked_at)

    def first_check(self) -> list[Finding]:
        """What somebody finds who has never checked before."""
        shutil.rmtree(self.root / "nothing", ignore_errors=True)
        return self.check("nothing")[0]


@pytest.fixture(scope="module")
def checked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which everything has been checked once."""
    root = tmp_path_factory.mktemp("desk") / "desk"
    root.mkdir()
    write(root)
    shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("leaflet", "infographic"):
        (root / "templates" / f"{name}.md").unlink()
    with pytest.MonkeyPatch.context() as patch:
        know_the_program(patch)
        assert Desk(root, patch).check()[1] > 5
    return root


@pytest.fixture
def desk(
    checked_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A copy of that desk."""
    know_the_program(monkeypatch)
    shutil.copytree(checked_once, tmp_path / "desk")
    return Desk(tmp_path / "desk", monkeypatch)


def test_what_has_not_changed_is_not_looked_at_again(desk: Desk) -> None:
    assert desk.check()[1] == 0
    CHANGES["an amount"](desk.root)
    assert 0 < desk.check()[1] < 8
    assert desk.check()[1] == 0


SOURCES = {
    name: change
    for name, change in {**CHANGES, **MISTAKES, **SLIPS, **TITLE}.items()
    if not re.search("output|kept|record", name)
}


@pytest.mark.slow
@pytest.mark.parametrize("change", SOURCES.values(), ids=SOURCES.keys())
def test_after_any_change_a_check_finds_what_a_first_check_finds(
    change: Callable[[Path], object], desk: Desk
) -> None:
    change(desk.root)
    first = desk.first_check()
    assert desk.check()[0] == first


@pytest.mark.parametrize("change", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_found_every_time_and_what_it_spoils_looked_at(
    change: Callable[[Path], object], desk: Desk
) -> None:
    clean = {one.code for one in desk.check()[0]}
    change(desk.root)
    for _ in range(2):
        found, number = desk.check()
        assert "PU-01" in {one.code for one in found} - clean
        # The articles stand in the text alone, which is always looked at.
        assert number or change is SLIPS["in the supplementary articles"]


def test_who_looks_for_something_else_looks_at_everything(desk: Desk) -> None:
    others = ("PU-01", "NU-01")
    assert desk.check(codes=others)[1] > 5
    assert desk.check(codes=others)[1] == 0 == desk.check()[1]


def test_another_program_looks_at_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "state", lambda: "another program")
    assert desk.check()[1] > 5
    monkeypatch.setattr(program, "state", lambda: "")
    assert desk.check()[1] > 5 < desk.check()[1]


def test_on_another_day_everything_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules know which years are still to come."""

    class Tomorrow(datetime.date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls.fromordinal(datetime.date.today().toordinal() + 1)

    assert desk.check()[1] == 0
    calendar = SimpleNamespace(date=Tomorrow)
    monkeypatch.setattr(checking, "datetime", calendar)
    assert desk.check()[1] > 5


def test_a_damaged_record_is_no_record(desk: Desk) -> None:
    (file,) = (desk.root / "kept/documents").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert desk.check()[1] > 5
