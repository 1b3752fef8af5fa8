"""Which lines stand inside a quotation of several lines: what is quoted is not said here."""

from __future__ import annotations

import pytest

from policypress.compare.text.quotation import quoted_lines


@pytest.mark.parametrize(
    ("lines", "inside"),
    [
        (["甲“乙”丙", "丁"], "--"),
        (["修改为：“甲", "乙", "丙”", "丁"], "-++-"),
        (["修改为：“甲", "丙”", "修改为：“丁", "戊”"], "-+-+"),
        (["“甲", "“乙", "丙”"], "-++"),
        (["修改为：“甲", "乙"], "--"),
        (["甲”", "乙"], "--"),
        (["称为“甲", "乙”"], "--"),
        (["修改为：“甲“乙”丙", "丁”", "戊"], "-+-"),
        (["修改为：“甲“乙“丙”丁”戊", "己”"], "-+"),
        (["修改为：“甲", "乙“丙”丁", "戊”", "己"], "-++-"),
        ([], ""),
    ],
)
def test_a_quotation_runs_to_the_line_that_closes_it(
    lines: list[str], inside: str
) -> None:
    assert quoted_lines(lines) == [mark == "+" for mark in inside]
