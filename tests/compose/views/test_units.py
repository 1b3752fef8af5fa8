"""A workbook counts what is one quantity in one unit, and leaves alone what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.views.units import workbook_unit
from tests.support.small_policy import edited, policy

FACT = "{value: 300多个, label: 匠人工作室}"


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("2000元", "万元"),
        ("5万元", "万元"),
        ("50%", "%"),
        ("30家", "家"),
        ("5个工作日", "个工作日"),
        ("300多个", ""),
        ("若干", ""),
        ("2026年3月1日", ""),
    ],
)
def test_each_quantity_has_its_unit(
    value: str, unit: str, tmp_path: Path
) -> None:
    fact = FACT.replace("300多个", value)
    found = policy(tmp_path, edited("policy.yaml", (FACT, fact)))
    assert workbook_unit(found.meta.facts["makers"]) == unit


def test_what_is_not_known_is_counted_in_nothing(tmp_path: Path) -> None:
    open_one = "{basis: {status: unknown, reason: 待核}, label: 匠人工作室}"
    found = policy(tmp_path, edited("policy.yaml", (FACT, open_one)))
    assert workbook_unit(found.meta.facts["makers"]) == ""
