"""What is taken off beside a limit can be read in two orders: both are told, and each can
be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.eligibility import evaluate, export
from tests.source.changing import edited, found, of
from tests.support.small_policy import policy

SHARE = "amount: {share: 50%, of: cost, called: 实际培训费用}"
LIMIT = "limits: {cap: {at_most: 5万元, scope: row}}"
LESS = "share: 50%, of: cost, called: 实际培训费用, less: city_grant"
ANSWERS = {"local": True, "cost": 200_000, "city_grant": 20_000}
# Half of 20万元, 2万元 had already, at most 5万元.
TWO = edited("measures/training.yaml", (SHARE, f"amount: {{{LESS}}}"))
CAP_FIRST = edited(
    "measures/training.yaml",
    (SHARE, f"amount: {{{LESS}, at_most: 5万元}}"),
    (f"    {LIMIT}\n", ""),
    ("{{ s.course.cap }}", "{{ s.course.at_most }}"),
)
LESS_FIRST = edited(
    "measures/training.yaml",
    (SHARE, f"amount: {{lowest: {{rest: {{{LESS}}}, cap: 5万元}}}}"),
    (f"    {LIMIT}\n", ""),
    ("{{ s.course.cap }}", "{{ s.course.cap }}"),
)


def paid(folder: Path, changes: dict[str, str]) -> int:
    """Yuan of the course."""
    result = evaluate(export(policy(folder, changes)), ANSWERS)
    assert result["training"].amount.min == result["training"].amount.max
    return int(result["training"].amount.min)


def test_a_limit_beside_what_is_taken_off_is_told_with_both_readings(
    tmp_path,
):
    (one,) = of(found(tmp_path, TWO), "less-beside-limit")
    assert one.severity == "warning" and one.place.line == 10
    assert "先扣除、再按限额" in one.message
    assert "先按限额、再扣除" in one.message and "5万元" in one.message
    assert "at_most" in one.hint and "lowest" in one.hint


@pytest.mark.parametrize(
    ("changes", "yuan"),
    [(TWO, 50_000), (CAP_FIRST, 30_000), (LESS_FIRST, 50_000)],
)
def test_each_reading_can_be_written_and_is_reckoned_so(
    tmp_path, changes, yuan
):
    assert paid(tmp_path, changes) == yuan


@pytest.mark.parametrize("changes", [CAP_FIRST, LESS_FIRST, {}])
def test_what_says_its_order_is_not_told(tmp_path, changes):
    assert not of(found(tmp_path, changes), "less-beside-limit")


@pytest.mark.parametrize(
    "limit",
    [
        "{at_most: 3次, period: ever}",
        "{at_most: 20万元, period: ever}",
        "{at_most: 1亿元, scope: all}",
    ],
)
def test_limits_over_years_of_counts_and_of_all_come_after(tmp_path, limit):
    changes = edited(
        "measures/training.yaml",
        (SHARE, f"amount: {{{LESS}}}"),
        (LIMIT, f"limits: {{cap: {limit}}}"),
    )
    assert not of(found(tmp_path, changes), "less-beside-limit")
