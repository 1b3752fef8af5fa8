"""No threshold is hidden: what a condition compares with stands in the prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.promises import promises
from tests.support.small_policy import edited, policy

YEARS = "years: {field: years, op: at_least, value: 2年}"
EITHER = (
    "scale: {any: {old: {field: years, op: at_least, value: 5年}, "
    "large: {field: years, op: more_than, value: 3年}}}"
)
TEXT = "每家每年最高{{ s.contest.cap_year }}。"


@pytest.mark.parametrize(
    ("mentioned", "unstated"),
    [
        ("", ["5年", "3年"]),
        ("{{ cond.old }}的，", ["3年"]),
        ("{{ cond.old }}、{{ cond.large }}的，", []),
        # The whole names its parts.
        ("{{ cond.scale }}的，", []),
    ],
)
def test_each_part_of_a_condition_is_mentioned_by_itself_or_by_the_whole(
    mentioned: str, unstated: list[str], tmp_path: Path
) -> None:
    swaps = [(YEARS, EITHER), (TEXT, f"{mentioned}{TEXT}")]
    found = promises(policy(tmp_path, edited("measures/prize.yaml", *swaps)))
    told = [one.message for one in found if one.code == "unstated-condition"]
    assert told == [f"条件中的{one}没有写进条文" for one in unstated]
