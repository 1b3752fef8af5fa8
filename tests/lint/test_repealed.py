"""A document that holds no more is told by the day on which it ended."""

from __future__ import annotations

import pytest

from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from policypress.lint.rules.basis._repealed import ORDERS, REPEALED
from tests.support.spoiling import paper_of_lines

RULES = selected(["BAS-03"])
ENDED_LATELY = "水污染防治法"  # 2026-08-15
ENDED_LONG_AGO = "合同法"  # 2021-01-01


def severities(law: str, *day: str) -> list[str]:
    """How grave it is to cite a law in a notice with this day, or with none."""
    lines = ["某通知", f"养蜂场依照《{law}》处理。", "某局", *day]
    found = paper_findings(paper_of_lines(lines), RULES)
    return [one.severity for one in found]


@pytest.mark.parametrize(
    "law, day, severity",
    [
        (ENDED_LATELY, "2026年8月14日", []),
        (ENDED_LATELY, "2026年8月15日", ["error"]),
        (ENDED_LONG_AGO, "2020年12月31日", []),
        (ENDED_LONG_AGO, "2021年1月1日", ["error"]),
    ],
)
def test_what_still_held_when_a_text_was_issued_is_no_mistake(
    law, day, severity
):
    assert severities(law, day) == severity


def test_a_text_without_a_day_is_only_warned_of_what_ended_lately():
    assert severities(ENDED_LATELY) == ["warning"]
    assert severities(ENDED_LONG_AGO) == ["error"]


def test_each_row_says_when_or_why_and_what_to_cite_instead():
    for title, row in (REPEALED | ORDERS).items():
        assert row.said or row.since, title
        assert row.successor and f"《{title}》" not in row.successor, title
        assert not row.message.endswith("。"), title
