"""How a policy is called among others."""

from __future__ import annotations

import pytest

from policypress.hub.member import Member
from policypress.portfolio import Facts


def member(title: str, region: str) -> Member:
    return Member(
        "a", title, region, "", "both", "支持", "", 0, {}, {}, {}, (),
        Facts("a", title, region),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "region", "label"),
    [
        ("青石区关于促进手艺发展的若干措施", "青石区", "手艺发展的若干措施"),
        ("云州市青石区人才住房办法", "青石区", "人才住房办法"),
        ("手艺发展办法（试行）", "青石区", "手艺发展办法"),
        ("青石区办法", "青石区", "青石区办法"),
    ],
)
def test_a_policy_is_called_by_what_no_other_has(title, region, label):
    assert member(title, region).label == label
