"""A drafter writes how long a policy is in force; the last day follows."""

from __future__ import annotations

import datetime

import pytest

from policypress.source.validity import validity
from tests.support.small_policy import edited, policy


@pytest.mark.parametrize(
    ("effective", "lasts", "last"),
    [
        ("2023年2月6日", "3年", datetime.date(2026, 2, 5)),
        ("2023年1月1日", "1年", datetime.date(2023, 12, 31)),
        ("2023年1月31日", "1个月", datetime.date(2023, 2, 28)),
        ("2024年1月31日", "1个月", datetime.date(2024, 2, 29)),
        ("2023年8月31日", "6个月", datetime.date(2024, 2, 29)),
    ],
)
def test_a_term_ends_on_the_day_before_or_on_the_last_of_a_shorter_month(
    tmp_path, effective, lasts, last
):
    begins = "effective: {basis: {status: unknown, reason: 印发时确定}}"
    source = "basis: {status: proposed, reason: 样例}"
    changes = edited(
        "policy.yaml",
        (begins, f"effective: {{value: {effective}, {source}}}"),
        ("validity: {value: 3年", f"validity: {{value: {lasts}"),
    )

    assert validity(policy(tmp_path, changes).meta)[1] == last
