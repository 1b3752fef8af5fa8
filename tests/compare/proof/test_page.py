"""A page that shows something else than the comparison is caught."""

from __future__ import annotations

import pytest

from policypress.compare.proof import prove
from policypress.render.comparison_page import render
from tests.support.texts import changed

OLD_ROWS = (("项目", "金额"), ("研发", "5万元"), ("专利", "1万元"))
NEW_ROWS = (("项目", "条件", "金额"), ("研发", "获奖", "8万元"))
CHANGES = changed(
    ["示范办法", "第一条 标准如下：", OLD_ROWS, "第二条 由区局解释。"],
    ["示范办法", "第一条 标准见表：", NEW_ROWS, "第二条 由区局解释。"],
)
PAGE = render(CHANGES, title="版本对照", reasons={}).decode()


def messages(page: str) -> list[str]:
    """What is wrong with a page."""
    findings = prove(CHANGES, {"对照.html": page.encode()})
    return [finding.message for finding in findings]


def test_rows_and_columns_of_one_side_stand_on_that_side_only() -> None:
    assert messages(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('data-count="修改">1', 'data-count="修改">2', "条数"),
        ('data-count="修改">1', 'data-count="移动">1', "条数"),
        ('data-kind="修改"', 'data-kind="移动"', "“第一条”的文字"),
        ("由区局解释", "由市局解释", "“第二条”的文字"),
        ("获奖", "获准", "“第一条”的文字"),
        ("专利", "商标", "“第一条”的文字"),
        ("</section>", "</section><section></section>", "处，比较结果有"),
    ],
)
def test_a_page_that_says_something_else_is_caught(
    old: str, new: str, message: str
) -> None:
    assert old in PAGE
    found = messages(PAGE.replace(old, new, 1))
    assert any(message in fault for fault in found), found


def test_a_row_that_is_marked_for_the_wrong_side_is_caught() -> None:
    for name in ("removed", "added"):
        assert f'class="{name}"' in PAGE
        found = messages(PAGE.replace(f'class="{name}"', "", 1))
        assert found, name


def test_a_table_outside_the_sections_is_no_part_of_the_texts() -> None:
    assert "<main" in PAGE
    outside = "<table><tr><td>图例</td></tr></table><td>甲</td>"
    assert messages(PAGE.replace("<main", f"{outside}<main", 1)) == []
