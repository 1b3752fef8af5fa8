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


SPLIT = changed(
    ["示范办法", "第一条 单位应当如实提交材料。部门应当在五日内审核。"],
    ["示范办法", "第一条 单位应当如实提交材料。", "部门应当在五日内审核。"],
)
END = '<span class="end" aria-label="段落标记">¶</span>'


def of_split(page: str) -> list[str]:
    """What is wrong with a page of a paragraph that is two now."""
    findings = prove(SPLIT, {"对照.html": page.encode()})
    return [finding.message for finding in findings]


def test_the_end_of_a_paragraph_is_read_back_from_its_mark() -> None:
    page = render(SPLIT, title="版本对照", reasons={}).decode()
    assert page.count(END) == 1
    assert of_split(page) == []
    (fault,) = of_split(page.replace(END, ""))
    assert "“第一条”的文字与原文或者新文不同" in fault


@pytest.mark.parametrize(
    "words",
    [
        "<p>2026</p>",  # digits that count nothing
        "<td>甲</td><tr></tr><p>乙</p>",  # a cell before any row
        '<p class="line">丙</p>',  # a line of no section
        "<td>丁",  # never ended
    ],
)
def test_what_stands_before_the_sections_is_no_part_of_the_texts(
    words: str,
) -> None:
    assert PAGE.count("<body>") == 1
    assert messages(PAGE.replace("<body>", f"<body>{words}")) == []


def test_words_beside_a_count_are_no_count() -> None:
    counted = 'data-count="修改">1'
    assert PAGE.count(counted) == 1
    assert messages(PAGE.replace(counted, f"{counted}<br> 条 ")) == []
