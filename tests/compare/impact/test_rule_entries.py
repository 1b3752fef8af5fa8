"""A reader of the money table sees which terms of a support changed, in the words of the trade."""

from __future__ import annotations

import pytest

from tests.support import small_policy as small
from tests.support.figure_changes import figure_changes

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
NAME = "奖励手艺大赛·大赛获奖奖励"
TIERS = (
    small.FILES[PRIZE]
    .partition("    amount:\n")[2]
    .partition("    limits:")[0]
)


@pytest.fixture
def changed(tmp_path):
    """Label, kind, old and new words of each rule that one change of a file touches."""

    def rows(name: str, *swaps: tuple[str, str]):
        found = figure_changes(tmp_path, {}, small.edited(name, *swaps))
        rules = [row for row in found if row.sort == "规则"]
        return [(row.label, row.kind, row.old, row.new) for row in rules]

    return rows


@pytest.mark.parametrize(
    ("old", "new", "label", "words"),
    [
        ("mode: 奖励", "mode: 资助", "资助方式", ("奖励", "资助")),
        ("mode: 奖励", "mode: 配套资助", "资助方式", ("奖励", "配套资助")),
        (
            "mode: 奖励",
            "mode: 奖励\n    review: evaluation",
            "审核方式",
            ("核准制", "评审制"),
        ),
        (
            "mode: 奖励",
            "mode: 奖励\n    timing: before",
            "资助时点",
            ("事后", "事前"),
        ),
        (
            "mode: 奖励",
            "mode: 奖励\n    payee: 获奖团队",
            "资助对象",
            ("申请单位", "获奖团队"),
        ),
        ("when: 大赛银奖", "when: 大赛亚军", "档次", ("大赛银奖", "大赛亚军")),
    ],
)
def test_each_term_of_a_support_is_a_rule(changed, old, new, label, words):
    assert changed(PRIZE, (old, new)) == [(f"{NAME}·{label}", "调整", *words)]


def test_of_which_supports_only_the_highest_is_given_is_a_rule(changed):
    show = "  show: {name: 展示资助, mode: 资助, amount: 1万元}\n"
    highest = "highest: {one: {of: [contest, show]}}\n"
    swap = ("conditions:\n", f"{show}{highest}conditions:\n")
    label = "奖励手艺大赛·就高不重复"
    assert (label, "新增", "", "大赛获奖奖励、展示资助") in changed(
        PRIZE, swap
    )


def test_whom_a_limit_is_for_is_a_rule(changed):
    swap = ("period: year", "period: ever")
    assert changed(PRIZE, swap) == [
        (f"{NAME}·限额", "调整", "单个申请人每年最高", "单个申请人累计最高")
    ]


def test_what_excludes_a_measure_is_named_by_its_title(changed, tmp_path):
    swap = (
        "title: 奖励手艺大赛\n",
        "title: 奖励手艺大赛\nexclusive_with: [training, city-match]\n",
    )
    assert changed(PRIZE, swap) == [
        (
            "奖励手艺大赛·不得同时享受",
            "新增",
            "",
            "配套市级展销资助、资助手艺培训",
        )
    ]


def test_another_title_of_the_measure_that_is_excluded_changes_no_rule(
    tmp_path,
):
    swap = (
        "title: 奖励手艺大赛\n",
        "title: 奖励手艺大赛\nexclusive_with: [training]\n",
    )
    excluding = small.edited(PRIZE, swap)
    renamed = small.edited(
        TRAINING, ("title: 资助手艺培训", "title: 支持手艺培训")
    )
    rows = figure_changes(tmp_path, excluding, excluding | renamed)
    assert "不得同时享受" not in "".join(row.label for row in rows)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("3万元", "定额"),
        ("{each: 1万元, of: years, unit: 年}", "按数量（经营年限）"),
        ("{share: 50%, of: city_grant}", "按比例（市级资助）"),
        (
            "{share: 50%, of: cost, called: 审定培训费用}",
            "按比例（审定培训费用）",
        ),
        ("{value: 3万元, less: cost}", "定额，扣除培训费用"),
    ],
)
def test_the_way_a_support_is_computed_is_a_rule(tmp_path, amount, words):
    old = "{share: 50%, of: cost, called: 实际培训费用}"
    rows = figure_changes(tmp_path, {}, small.edited(TRAINING, (old, amount)))
    assert [row.new for row in rows if row.label.endswith("·计算方式")] == [
        words
    ]


def test_a_tier_that_is_a_range_shows_its_bounds(tmp_path):
    def banded(*bands: str) -> dict[str, str]:
        """The prize, paid by the cost instead of by the award."""
        tiers = "".join(
            f"        t{number}: {{when: 第{number}档, amount: {number}万元, band: {band}}}\n"
            for number, band in enumerate(bands, 1)
        )
        amount = f"      by: cost\n      tiers:\n{tiers}"
        unnamed = (
            "compared: [benchmarks/city#articles.contest.figures.gold]",
            "",
        )
        no_benchmark = {"benchmarks/city.yaml": ""}
        return small.edited(PRIZE, (TIERS, amount), unnamed) | no_benchmark

    old = banded(
        "{to: 10万元}", "{from: 10万元, to: 50万元}", "{from: 50万元}"
    )
    new = banded(
        "{to: 20万元}", "{from: 20万元, to: 60万元}", "{from: 60万元}"
    )
    rows = figure_changes(tmp_path, old, new)
    assert [(row.old, row.new) for row in rows if row.sort == "规则"] == [
        ("第1档（不满10万元）", "第1档（不满20万元）"),
        ("第2档（10万元以上不满50万元）", "第2档（20万元以上不满60万元）"),
        ("第3档（50万元以上）", "第3档（60万元以上）"),
    ]


def test_a_whole_support_that_is_new_has_a_row_of_its_own(changed):
    caps = "    limits: {cap_year: {at_most: 30万元, period: year}}\n"
    support = (
        "  show:\n    name: 展示资助\n    mode: 资助\n    amount: 1万元\n"
    )
    assert changed(PRIZE, (caps, caps + support)) == [
        ("奖励手艺大赛·展示资助", "新增", "", "设立"),
        ("奖励手艺大赛·展示资助·资助方式", "新增", "", "资助"),
        ("奖励手艺大赛·展示资助·审核方式", "新增", "", "核准制"),
        ("奖励手艺大赛·展示资助·资助时点", "新增", "", "事后"),
        ("奖励手艺大赛·展示资助·资助对象", "新增", "", "申请单位"),
        ("奖励手艺大赛·展示资助·计算方式", "新增", "", "定额"),
    ]
