"""A figure that changed stands against those of other policies: which are to be looked at again."""

from __future__ import annotations

import pytest

from policypress.compare.impact.benchmarks import (
    BenchmarkImpact,
    benchmark_impacts,
)
from tests.support import small_policy as small
from tests.support.figure_changes import figure_changes

PRIZE = "measures/prize.yaml"
CITY = "benchmarks/city.yaml"
RAISED = ("20万元", "25万元")
GOLD = "measures/prize#supports.contest.amount.tiers.gold.amount.value"
OURS = "  compared: [benchmarks/city#articles.contest.figures.gold]\n"
THEIRS = f"        compares: [{GOLD}]\n"


@pytest.fixture
def impacts(tmp_path):
    """What is to be compared anew after a change of files."""

    def found(new: dict[str, str]) -> list[BenchmarkImpact]:
        rows = figure_changes(tmp_path / "rows", {}, new)
        return benchmark_impacts(small.policy(tmp_path / "now", new), rows)

    return found


def test_what_was_compared_with_a_changed_figure_is_to_be_looked_at_again(
    impacts,
):
    (found,) = impacts(small.edited(PRIZE, RAISED))
    assert (found.benchmark, found.article, found.value) == (
        "市手艺规程",
        "第五条",
        "40万元",
    )
    assert (found.path, found.label) == (
        GOLD,
        "奖励手艺大赛·大赛获奖奖励·大赛金奖·金额",
    )
    assert (found.old, found.new) == ("20万元", "25万元")
    assert str(found.place).startswith("policy/benchmarks/city.yaml:13:")


def test_it_is_enough_that_one_side_names_the_other(impacts):
    without_ours = small.edited(PRIZE, RAISED, (OURS, ""))
    assert len(impacts(without_ours)) == 1


def test_it_is_enough_that_our_basis_names_the_other_side(impacts):
    without_theirs = small.edited(CITY, (THEIRS, ""))
    found = impacts(small.edited(PRIZE, RAISED) | without_theirs)
    assert [(item.path, item.value) for item in found] == [(GOLD, "40万元")]


def test_a_figure_that_was_compared_with_nothing_needs_no_look(impacts):
    assert (
        impacts(small.edited("measures/training.yaml", ("50%", "40%"))) == []
    )


def test_a_figure_that_stays_needs_no_look(impacts):
    assert impacts({}) == []
