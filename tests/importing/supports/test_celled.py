"""Numbers in a table have the unit of the heads above them, wherever that stands."""

from __future__ import annotations

import pytest

from policypress.importing.supports.celled import cells_in
from policypress.importing.supports.tabled import Row


def cells(*lines, said="标准如下表："):
    """The head, the words and the value of each number."""
    rows = []
    at = 0
    for line in lines:
        rows.append(Row(at, line.split("|")))
        at += len(line) + 1
    return [
        (one.head, one.words, one.one and int(one.one.value))
        for one in cells_in(rows, said)
    ]


def test_each_of_several_columns_has_its_own_unit():
    assert cells(
        "类型|新建（万元/床）|改建（万元/床）|比例（%）",
        "护理型|1.5|0.8|30",
    ) == [
        ("新建（万元/床）", "1.5", 15_000),
        ("改建（万元/床）", "0.8", 8_000),
        ("比例（%）", "30", 30),
    ]


def test_a_head_over_several_columns_says_it_for_all():
    assert cells("类别|补助金额(万元)|", "|首届|续办", "国际展|80|50") == [
        ("补助金额(万元)·首届", "80", 800_000),
        ("补助金额(万元)·续办", "50", 500_000),
    ]


@pytest.mark.parametrize(
    ("said", "head"),
    [
        ("标准如下（单位：万元）：", "类别|标准"),
        ("标准如下：", "类别|标准|单位：万元"),
    ],
)
def test_one_unit_for_the_whole_table_may_stand_beside_it(said, head):
    found = cells(head, "甲|30|", "乙|20|", said=said)
    assert [value for _, _, value in found] == [300_000, 200_000]


def test_a_range_is_told_without_a_value():
    assert cells("类别|标准（万元）", "甲|30-50") == [
        ("标准（万元）", "30-50", None)
    ]


def test_counts_and_sums_with_their_unit_are_none_of_these():
    assert cells("序号|名额|标准（万元）", "1|20|30万元") == []
