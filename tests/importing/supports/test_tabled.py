"""A table that says how much for each situation."""

from __future__ import annotations

from decimal import Decimal

from policypress.importing.supports.tabled import Row, given_in


def table(*lines):
    rows = []
    at = 0
    for line in lines:
        rows.append(Row(at, line.split("|")))
        at += len(line) + 1
    return rows


def read(*lines, said="补助标准如下："):
    found = given_in(table(*lines), said, 0)
    return found and [
        (one.situation, one.main.value, one.per, one.is_most)
        for one in found.grants
    ]


def test_a_row_is_a_situation_with_its_sum():
    assert read("级别|补助标准", "国家级|100万元", "省级|最高50万元") == [
        ("国家级", 1_000_000, "", False),
        ("省级", 500_000, "", True),
    ]


def test_numbers_have_the_unit_of_the_head():
    rows = ("序号|类别|奖励金额（万元）", "1|甲类|30", "2|乙类|12.5")
    assert read(*rows) == [
        ("甲类", 300_000, "", False),
        ("乙类", 125_000, "", False),
    ]


def test_units_stand_in_the_head_or_the_cell():
    head = read("学历|补贴标准（元/人）", "博士|3000", "硕士|2000")
    cell = read("学历|补贴标准", "博士|3000元/人", "硕士|2000元/人")
    assert (
        head
        == cell
        == [("博士", 3000, "人", False), ("硕士", 2000, "人", False)]
    )


def test_an_empty_cell_goes_on_with_the_one_above():
    rows = ("类别|等级|奖励标准", "企业|一级|10万元", "|二级|5万元")
    assert [one[0] for one in read(*rows)] == ["企业，一级", "企业，二级"]


def test_a_table_of_what_firms_earn_gives_nothing():
    assert read("行业|营业收入", "工业|2000万元", "商业|500万元") is None


def test_two_columns_of_sums_are_not_told_apart():
    rows = ("级别|奖励标准|补贴标准", "甲|10万元|5万元", "乙|8万元|4万元")
    assert read(*rows) is None


def test_a_table_that_names_no_benefit_gives_nothing():
    rows = ("级别|金额", "甲|10万元", "乙|8万元")
    assert read(*rows, said="各项如下：") is None


def test_a_row_in_which_nothing_is_given_is_no_situation():
    rows = ("等级|补贴标准", "甲|0.30元/度", "乙|0.20元/度", "丙|不予补贴")
    assert read(*rows) == [
        ("甲", Decimal("0.30"), "度", False),
        ("乙", Decimal("0.20"), "度", False),
    ]


def test_a_column_of_ceilings_stands_beside_that_of_the_sums():
    rows = (
        "年箱量|奖励标准（元/箱）|年度最高奖励（万元）",
        "1000以上|20|30",
        "5000以上|40|90",
    )
    found = given_in(table(*rows), "", 0)
    told = [
        (one.main.value, one.per, one.cap.value, one.cap_scope)
        for one in found.grants
    ]
    assert told == [
        (20, "箱", 300_000, "applicant-year"),
        (40, "箱", 900_000, "applicant-year"),
    ]


def test_ceilings_of_other_clauses_are_not_understood_as_given():
    rows = ("行业|最高奖补（万元）", "甲类|1000", "乙类|500")
    given = given_in(table(*rows), "各行业的最高额见下表：", 0)
    assert given and not given.is_whole
    assert given_in(table(*rows), "按下表给予奖补：", 0).is_whole


def test_a_column_that_says_of_what_time_a_sum_is_has_to_be_read():
    rows = ("行业|奖补（万元）|", "甲类|1000|每年", "乙类|500|累计")
    given = given_in(table(*rows), "按下表给予奖补：", 0)
    assert given.why == "“每年、累计”没有读懂"
