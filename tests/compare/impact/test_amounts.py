"""Figures that differ in amended clauses of any text, those that move money first."""

from __future__ import annotations

import pytest

from policypress.compare.impact.amounts import amount_changes, clauses_of
from tests.support.texts import changed

REST = "\n第八条　甲事项由甲部门负责。\n第九条　本办法由区局解释。"


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """What is told of the first clause."""
    changes = changed(f"示范办法\n{old}{REST}", f"示范办法\n{new}{REST}")
    return [
        (one.old, one.new, one.difference) for one in amount_changes(changes)
    ]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("五十万元", "三百万元", "增加250万元（为原来的6倍）"),
        ("1000000元", "150万元", "增加50万元（+50%）"),
        ("二亿元", "一亿五千万元", "减少5000万元（-25%）"),
        ("百分之十", "百分之十五", "提高（+50%）"),
        ("五倍", "十倍", "提高（为原来的2倍）"),
        ("二十个工作日", "十五个工作日", "缩短（-25%）"),
        ("十五日", "五个工作日", ""),
        ("2020年1月1日", "2026年8月1日", ""),
    ],
)
def test_the_difference_is_told_where_both_compare(old, new, difference):
    frame = "第一条　符合前述条件的，按照{}的标准由主管部门依法予以办理。"
    assert told(frame.format(old), frame.format(new)) == [
        (old, new, difference)
    ]


def test_a_range_moved_up_shares_no_figure_with_the_old_one():
    frame = "第一条　逾期不改的，处{}以上{}以下的罚款。"
    assert told(
        frame.format("五万元", "五十万元"),
        frame.format("五十万元", "五百万元"),
    ) == [
        ("五万元", "五十万元", "增加45万元（为原来的10倍）"),
        ("五十万元", "五百万元", "增加450万元（为原来的10倍）"),
    ]


def test_a_figure_that_moves_within_its_clause_is_no_difference():
    old = "第一条　下列行为处罚款：\n（一）甲行为，处5万元；\n（二）乙行为，由主管部门处理。"
    new = "第一条　下列行为处罚款：\n（一）甲行为，由主管部门处理；\n（二）乙行为，处5万元。"
    assert told(old, new) == []


def test_what_only_one_side_has_is_told_without_the_other():
    old = "第一条　逾期不改的，处五万元的罚款。"
    new = "第一条　逾期不改的，处五万元的罚款；情节严重的，处五十万元的罚款，并停业三十日。"
    assert told(old, new) == [("", "五十万元", ""), ("", "三十日", "")]


def test_cells_of_a_table_are_looked_at_too_and_a_clause_is_named_once():
    rows = lambda amount: [  # noqa: E731
        "示范办法",
        "第一条　标准如下：",
        (("档次", "金额"), ("一档", f"{amount}万元"), ("二档", "3万元")),
        "第二条　甲。",
    ]
    amounts = amount_changes(changed(rows("10"), rows("20")))
    assert [(one.old, one.new) for one in amounts] == [("10万元", "20万元")]
    assert len(clauses_of([*amounts, *amounts])) == 1


def test_marks_between_thousands_cut_no_number():
    frame = "第一条　最高奖励{}元，由主管部门依法予以办理并且公布。"
    assert told(frame.format("1,000,000"), frame.format("1,500,000")) == [
        ("1000000元", "1500000元", "增加50万元（+50%）")
    ]
