"""A tier that was added, and a condition that does not admit it: nobody can get what the text
promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.source import load
from tests.support.small_policy import edited, write

PRIZE = "measures/prize.yaml"


def told(
    folder: Path, condition: str, where: str = "support"
) -> list[Finding]:
    """What is said of a condition on the question that tells the tiers apart."""
    if where == "support":
        swap = (
            "period: year}}\n",
            f"period: year}}}}\n    conditions:\n      level: {condition}\n",
        )
    else:
        swap = ("conditions:\n", f"conditions:\n  level: {condition}\n")
    found = load(write(folder, edited(PRIZE, swap))).findings
    return [one for one in found if one.code == "excluded-tier"]


@pytest.mark.parametrize("where", ["support", "measure"])
def test_a_tier_that_a_condition_leaves_out_is_told_at_its_place(
    tmp_path: Path, where: str
) -> None:
    only = "{field: prize_level, op: one_of, values: [gold], text: 获得金奖}"
    (one,) = told(tmp_path, only, where)
    assert (one.severity, one.place.file) == ("warning", f"policy/{PRIZE}")
    assert "“大赛银奖”没有人能得到" in one.message and "silver" in one.hint


@pytest.mark.parametrize(
    ("condition", "excluded"),
    [
        ("{field: prize_level, op: one_of, values: [gold, silver]}", 0),
        ("{field: prize_level, op: is, value: gold}", 1),
        ("{field: prize_level, op: is_not, value: gold}", 1),
        ("{all: {a: {field: prize_level, op: is, value: gold}}}", 1),
        ("{any: {a: {field: prize_level, op: is, value: gold}, b: {field: local, op: 'yes'}}}", 0),
        ("{field: years, op: at_least, value: 3年}", 0),
    ],
)  # fmt: skip
def test_only_what_must_hold_leaves_a_tier_out(
    tmp_path: Path, condition: str, excluded: int
) -> None:
    assert len(told(tmp_path, condition)) == excluded
