"""资金变动: what a policy pays, to whom and on what conditions, before and after."""

from __future__ import annotations

import pytest

from policypress.compare.impact.figures import FigureChange, money_changes
from policypress.compare.text.tree import Node, Tree
from tests.support import small_policy as small
from tests.support.figure_changes import NO_TEXT, figure_changes

PRIZE = "measures/prize.yaml"
GOLD = "measures/prize#supports.contest.amount.tiers.gold.amount.value"


@pytest.fixture
def changed(tmp_path):
    """Rows for a change of one file: changed("measures/prize.yaml", ("20万元", "25万元"))."""

    def rows(name: str, *swaps: tuple[str, str]):
        return figure_changes(tmp_path, {}, small.edited(name, *swaps))

    return rows


def cells(rows: list[FigureChange]) -> list[tuple[str, ...]]:
    return [
        (row.label, row.sort, row.kind, row.old, row.new, row.difference)
        for row in rows
    ]


def test_an_amount_goes_up_in_yuan_and_per_cent_and_says_where_else_it_stands(
    tmp_path,
):
    old = small.policy(tmp_path / "old")
    new = small.policy(
        tmp_path / "new", small.edited(PRIZE, ("20万元", "25万元"))
    )
    where = {GOLD: ["措施正文", "申报指南"]}
    (row,) = money_changes(old, new, (NO_TEXT, NO_TEXT), where)
    assert cells([row]) == [
        (
            "奖励手艺大赛·大赛获奖奖励·大赛金奖·金额",
            "金额",
            "调整",
            "20万元",
            "25万元",
            "增加5万元（+25%）",
        )
    ]
    assert row.path == GOLD
    assert row.where == ("措施正文", "申报指南")
    assert row.rises
    assert (row.old_number, row.new_number, row.unit) == (
        200000,
        250000,
        "yuan",
    )
    assert row.reason == "参照市级标准减半"
    assert str(row.place).startswith("policy/measures/prize.yaml:16:")


def test_what_rises_needs_a_number_on_both_sides():
    row = FigureChange("a", "甲", "金额", "调整", "", "")
    assert row.rises is None
    one_side = FigureChange("a", "甲", "金额", "新增", "", "1元", new_number=1)
    other_side = FigureChange(
        "a", "甲", "金额", "取消", "1元", "", old_number=1
    )
    assert one_side.rises is None and other_side.rises is None
    equal = FigureChange(
        "a", "甲", "金额", "调整", "1元", "1元", old_number=1, new_number=1
    )
    assert equal.rises is None


def test_a_share_changes_by_percentage_points(changed):
    (row,) = changed("measures/training.yaml", ("50%", "40%"))
    assert (row.sort, row.difference, row.rises) == (
        "比例",
        "降低10个百分点",
        False,
    )
    assert (row.old_number, row.new_number, row.unit) == (0.5, 0.4, "ratio")


def test_a_cap_is_a_cap_whether_a_support_has_it_or_the_whole_measure(changed):
    (row,) = changed(PRIZE, ("30万元", "60万元"))
    assert (row.sort, row.difference) == ("上限", "增加30万元（+100%）")
    row, _ = changed(
        PRIZE,
        (
            "conditions:",
            "limits: {pool: {at_most: 90万元, scope: all, period: year}}\nconditions:",
        ),
    )
    assert (row.sort, row.kind, row.old, row.new) == (
        "上限",
        "新增",
        "",
        "90万元",
    )


def test_a_quota_is_a_quota(changed):
    quota = "places: {at_most: 20家, scope: all, period: year}"
    own = f"limits: {{{quota}}}\nconditions:"
    row, _ = changed(PRIZE, ("conditions:", own))
    assert (row.sort, row.kind, row.new) == ("名额", "新增", "20家")
    assert (row.new_number, row.unit) == (20, "count")
    cap = "cap_year: {at_most: 30万元, period: year}"
    row, _ = changed(PRIZE, (cap, f"{cap}, {quota}"))
    assert (row.sort, row.new) == ("名额", "20家")


def test_a_tier_that_is_new_or_struck_out_is_listed_with_what_it_is_given_for(
    tmp_path,
):
    silver = "        silver: {when: 大赛银奖, amount: 10万元}\n"
    without = small.edited(PRIZE, (silver, ""))
    name = "奖励手艺大赛·大赛获奖奖励"
    rows = figure_changes(tmp_path / "1", {}, without)
    assert cells(rows) == [
        (f"{name}·大赛银奖·金额", "金额", "取消", "10万元", "", ""),
        (f"{name}·档次", "规则", "取消", "大赛银奖", "", ""),
    ]
    assert (rows[0].old_number, rows[0].new_number) == (100000, None)
    assert rows[0].unit == "yuan" and rows[0].reason == ""
    rows = figure_changes(tmp_path / "2", without, {})
    assert cells(rows) == [
        (f"{name}·大赛银奖·金额", "金额", "新增", "", "10万元", ""),
        (f"{name}·档次", "规则", "新增", "", "大赛银奖", ""),
    ]


def test_what_is_new_stands_in_the_order_of_the_policy_and_what_went_at_the_end(
    tmp_path,
):
    silver = "        silver: {when: 大赛银奖, amount: 10万元}\n"
    bronze = "        bronze: {when: 大赛铜奖, amount: 1万元}\n"
    new = small.edited(PRIZE, (silver, bronze), ("30万元", "60万元"))
    fields = small.edited("fields.yaml", ("silver: 银奖", "bronze: 铜奖"))
    rows = figure_changes(tmp_path, {}, new | fields)
    assert [(row.kind, row.new or row.old) for row in rows] == [
        ("新增", "1万元"),
        ("调整", "60万元"),
        ("新增", "大赛铜奖"),
        ("取消", "10万元"),
        ("取消", "大赛银奖"),
    ]


def test_dates_periods_counts_and_words_have_sorts_of_their_own(changed):
    rows = changed("policy.yaml", ("3年", "5年"), ("300多个", "400多个"))
    assert [(row.sort, row.old, row.new, row.difference) for row in rows] == [
        ("期限", "3年", "5年", "延长2年（+66.7%）"),
        ("数量", "300多个", "400多个", "增加100个（+33.3%）"),
    ]
    issued = "issued: {value: 2026年3月1日, basis: {status: proposed, reason: 拟定}}"
    unknown = "issued: {basis: {status: unknown, reason: 印发时确定}}"
    (row,) = changed("policy.yaml", (unknown, issued))
    assert (row.sort, row.new, row.new_number) == (
        "日期",
        "2026年3月1日",
        None,
    )
    (row,) = changed("guides/common.yaml", ("每年3月", "每年4月"))
    assert (row.sort, row.old, row.new, row.unit) == (
        "文字",
        "每年3月",
        "每年4月",
        "",
    )


def test_a_fact_may_have_any_name(changed):
    """One called number was once taken for the number of the document, and left out."""
    fact = "makers: {value: 300多个, label: 匠人工作室}"
    more = f"{fact}, number: {{value: 20家, label: 工坊}}"
    (row,) = changed("policy.yaml", (fact, more))
    assert (row.label, row.new) == ("工坊", "20家")


def test_figures_of_other_policies_are_not_ours(changed):
    assert changed("benchmarks/city.yaml", ("40万元", "50万元")) == []


def clauses(*numbers: int) -> Tree:
    """A text in which the prize and the article on money have these numbers."""
    ids = ("measures/prize", "supplementary#articles.funding")
    nodes = [
        Node("clause", label=f"（{number}）", number=(number,), id=name)
        for name, number in zip(ids, numbers, strict=True)
    ]
    return Tree("文本", tuple(nodes))


def test_each_side_has_the_number_of_its_own_text(tmp_path):
    new = small.edited(PRIZE, ("20万元", "25万元"))
    (row,) = figure_changes(tmp_path, {}, new, (clauses(1, 7), clauses(3, 9)))
    assert (row.old_clause, row.clause) == ("第（一）条", "第（三）条")


def test_a_figure_of_a_supplementary_article_belongs_to_that_article(tmp_path):
    funding = "  funding:\n    subject: 资金来源\n"
    basis = "basis: {status: proposed, reason: 拟定}"

    def with_total(total: str) -> dict[str, str]:
        fact = f"most: {{value: {total}, label: 年度总额, {basis}}}"
        facts = f"{funding}    facts: {{{fact}}}\n"
        return small.edited("supplementary.yaml", (funding, facts))

    trees = (clauses(1, 7), clauses(3, 9))
    (row,) = figure_changes(
        tmp_path, with_total("100万元"), with_total("200万元"), trees
    )
    assert (row.old_clause, row.clause) == ("第（七）条", "第（九）条")


def test_the_same_policy_has_no_rows(tmp_path):
    assert figure_changes(tmp_path, {}, {}) == []
