"""Months read from the words of a window."""

from __future__ import annotations

import pytest

from policypress.site.calendar import months


@pytest.mark.parametrize(
    "said, expected",
    [
        ("每年3月", (3,)),
        ("每年3月、9月", (3, 9)),
        ("3月1日至5月31日", (3, 4, 5)),
        ("11月15日至次年1月10日", (1, 11, 12)),
        ("2025年3月1日—3月20日", (3,)),
        ("以当年申报通知为准", ()),
        ("满12个月后", ()),
        ("13月", ()),
    ],
)
def test_months_of_a_window(said, expected):
    assert months(said) == expected
