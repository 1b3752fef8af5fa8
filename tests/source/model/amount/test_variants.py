"""What an amount may have besides its kind — counts with limits, prices that are asked,
levels, labels, instalments: its words, its figures, and what it comes to by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from policypress.source.model import Policy
from tests.support.rich_policy import FILES, policy

WAN = 10_000
LOCAL = "{field: local, op: 'yes'}"
PLACE = "levels: {national: 80%, city: 50%}, by: level"
ANSWERS: dict[str, Any] = {
    "local": True,
    "cost": 700 * WAN,
    "rent": 30 * WAN,
    "upper_grant": 60 * WAN,
    "staff": 95,
    "area": 1000,
    "months": 40,
    "level": "national",
}
# In YAML, as it stands behind `amount:`.
AMOUNTS = {
    "month": "{value: 2000元, period: month, at_most: 3万元, years: 3}",
    "floor": "{share: 1%, of: rent, at_least: 1万元}",
    "waits": "{value: 5万元, paid: [30%, {share: 70%, when: local}]}",
    "local": f"{{value: 5万元, when: {LOCAL}}}",
    "product": "{share: 50%, of: [cost, {field: staff, minus: 90人}]}",
    "price": "{each: {field: rent, at_most: 20元}, of: area, unit: 平方米}",
    "person": "{each: 100元, of: months, unit: 人·月}",
    "least": "{each: 100元, of: {field: staff, at_least: 100人}, unit: 人}",
    "left": "{each: 100元, of: {field: months, at_most: 100个月, earlier: staff}, unit: 月}",
    "graded": "{each: {by: level, tiers: {national: 3000元, city: 1000元}}, of: {field: months, at_most: 36个月}, unit: 人·月}",
    "lower": "{lowest: {one: {by: level, tiers: {national: {amount: {each: 45元, of: {field: area, at_most: 800平方米}, unit: 平方米}}, city: 1万元}}, two: {field: rent}}}",
    "levels": f"{{share: 50%, of: [cost, {{{PLACE}}}]}}",
    "both": "{share: 10%, of: {sum: [cost, rent]}}",
    "larger": "{share: 10%, of: {highest: [cost, 800万元]}}",
    "high": "{highest: [50万元, {share: 10%, of: cost}]}",
    "low": "{lowest: {one: 50万元, two: {value: 8万元, label: 上限}}}",
    "rows": "{sum: [{each: 1元, of: staff, unit: 人}, {each: 2元, of: area, unit: 平方米}]}",
    "slices": "{bands: [{to: 100万元, rate: 1%}, {to: 500万元, rate: 2%}, {rate: 3%}], of: cost, called: 投入}",
    "prices": "{bands: [{to: 50人, rate: 100元}, {rate: 200元}], of: staff}",
    "above": "{steps: {from: 90人, every: 2人, add: 1元}, of: staff, called: 职工}",
    "begin": "{steps: {first: 5元, every: 30人, add: 1元}, of: staff}",
    "steps": "{steps: {every: 30人, add: 1元}, of: staff}",
    "answer": "{field: rent, called: 实付租金}",
    "plain": "{field: rent}",
    "banded": "{by: staff, called: 职工, tiers: {a: {band: {from: 10人, to: 95人, includes: upper}, amount: 1元}, b: {band: {from: 95人, includes: none}, amount: 2元}}}",
    "inner": "{by: level, tiers: {national: {amount: {share: 1%, of: cost}}, city: {amount: 2万元, when: 本市}}}",
    "decided": "{discretionary: 一事一议}",
}
# The phrase; the lines; what ANSWERS give, in yuan (None: nobody can say).
SAID: dict[str, tuple[str, list[str], Any]] = {
    "month": (
        "2000元，每月最高3万元，最长3年",
        ["补贴2000元", "每月最高3万元", "最长3年"],
        2000,
    ),
    "floor": (
        "实际租金的1%，最低1万元",
        ["按实际租金的1%给予补贴", "最低1万元"],
        1 * WAN,
    ),
    "waits": (
        "5万元，分2期按30%、70%（在本区设立）拨付",
        ["补贴5万元", "分2期按30%、70%（在本区设立）拨付"],
        5 * WAN,
    ),
    "local": (
        "在本区设立的，5万元",
        ["在本区设立的，补贴5万元"],
        5 * WAN,
    ),
    "product": (
        "研发费用×人数超过90人的部分的50%",
        ["按研发费用×人数超过90人的部分的50%给予补贴"],
        1750 * WAN,
    ),
    "price": (
        "每平方米按实际租金（最多计20元）",
        ["每平方米按实际租金（最多计20元）给予补贴"],
        2 * WAN,
    ),
    "person": (
        "每人每月100元",
        ["每人每月补贴100元"],
        4000,
    ),
    "least": (
        "每人100元，人数不足100人的按100人计",
        ["每人补贴100元", "人数不足100人的按100人计"],
        1 * WAN,
    ),
    "left": (
        "每月100元，租用月数连同人数最多计100个月",
        ["每月补贴100元", "租用月数连同人数最多计100个月"],
        500,
    ),
    "graded": (
        "国家级：每人每月3000元；市级：每人每月1000元；租用月数最多计36个月",
        [
            "国家级：每人每月3000元",
            "市级：每人每月1000元",
            "租用月数最多计36个月",
        ],
        3000 * 36,
    ),
    "lower": (
        "（国家级：每平方米45元，面积最多计800平方米；市级：1万元）、实际租金中的较低者",
        [
            "按下列标准、实际租金中的较低者给予补贴",
            "国家级：每平方米45元，面积最多计800平方米",
            "市级：1万元",
        ],
        45 * 800,
    ),
    "levels": (
        "研发费用×（国家级80%、市级50%）的50%",
        ["按研发费用×（国家级80%、市级50%）的50%给予补贴"],
        280 * WAN,
    ),
    "both": (
        "研发费用、实际租金之和的10%",
        ["按研发费用、实际租金之和的10%给予补贴"],
        73 * WAN,
    ),
    "larger": (
        "研发费用、800万元中的较高者的10%",
        ["按研发费用、800万元中的较高者的10%给予补贴"],
        80 * WAN,
    ),
    "high": (
        "50万元、研发费用的10%中的较高者",
        ["按50万元、研发费用的10%中的较高者给予补贴"],
        70 * WAN,
    ),
    "low": (
        "50万元、上限8万元中的较低者",
        ["按50万元、上限8万元中的较低者给予补贴"],
        8 * WAN,
    ),
    "rows": (
        "人数每人1元；面积每平方米2元",
        ["人数：每人补贴1元", "面积：每平方米补贴2元"],
        2095,
    ),
    "slices": (
        "投入100万元以下的部分按1%、超过100万元不超过500万元的部分按2%、超过500万元的部分按3%",
        [
            "投入100万元以下的部分按1%给予补贴",
            "投入超过100万元不超过500万元的部分按2%给予补贴",
            "投入超过500万元的部分按3%给予补贴",
        ],
        15 * WAN,
    ),
    "prices": (
        "人数50人以下的部分按100元、超过50人的部分按200元",
        [
            "人数50人以下的部分按100元给予补贴",
            "人数超过50人的部分按200元给予补贴",
        ],
        14000,
    ),
    "above": (
        "超过90人的部分，每满2人给予1元",
        ["职工超过90人的部分，每满2人补贴1元"],
        2,
    ),
    "begin": (
        "给予5元，每满30人增加1元",
        ["人数补贴5元，每满30人增加1元"],
        8,
    ),
    "steps": (
        "每满30人给予1元",
        ["人数每满30人补贴1元"],
        3,
    ),
    "answer": (
        "实付租金",
        ["按实付租金给予补贴"],
        30 * WAN,
    ),
    "plain": (
        "实际租金",
        ["按实际租金给予补贴"],
        30 * WAN,
    ),
    "banded": (
        "超过10人不超过95人1元、超过95人2元",
        ["超过10人不超过95人：1元", "超过95人：2元"],
        1,
    ),
    "inner": (
        "国家级研发费用的1%、本市2万元",
        ["国家级：研发费用的1%", "本市：2万元"],
        7 * WAN,
    ),
    "decided": (
        "一事一议",
        ["一事一议"],
        None,
    ),
}
# Reference, name, figure, what it is counted by.
FIGURES: dict[str, list[tuple[str, str, str, str]]] = {
    "month": [
        ("value", "定额", "2000元", ""),
        ("at_most", "最高", "3万元", ""),
        ("years", "最长年数", "3", ""),
    ],
    "floor": [
        ("share", "比例", "1%", "实际租金的"),
        ("at_least", "最低", "1万元", ""),
    ],
    "waits": [
        ("value", "定额", "5万元", ""),
        ("paid.0", "第1期比例", "30%", "应付金额的"),
        ("paid.1", "第2期比例", "70%", "应付金额的"),
    ],
    "local": [("value", "定额", "5万元", "")],
    "product": [
        ("share", "比例", "50%", "研发费用×人数超过90人的部分的"),
        ("of.1.minus", "基数起算", "90人", ""),
    ],
    "price": [("each.at_most", "单价最多计", "20元", "")],
    "person": [("each", "单价", "100元", "每人每月")],
    "least": [
        ("each", "单价", "100元", "每人"),
        ("of.at_least", "数量最少计", "100人", ""),
    ],
    "left": [
        ("each", "单价", "100元", "每月"),
        ("of.at_most", "数量最多计", "100个月", ""),
    ],
    "graded": [
        ("national", "“国家级”", "3000元", "每人每月"),
        ("city", "“市级”", "1000元", "每人每月"),
        ("of.at_most", "数量最多计", "36个月", ""),
    ],
    "lower": [
        ("one.national", "“one”“国家级”", "45元", "每平方米"),
        (
            "one.national.of.at_most",
            "“one”“国家级”数量最多计",
            "800平方米",
            "",
        ),
        ("one.city", "“one”“市级”", "1万元", ""),
    ],
    "levels": [
        ("share", "比例", "50%", "研发费用×（国家级80%、市级50%）的"),
        ("of.1.levels.national", "基数“national”", "80%", ""),
        ("of.1.levels.city", "基数“city”", "50%", ""),
    ],
    "both": [("share", "比例", "10%", "研发费用、实际租金之和的")],
    "larger": [
        ("share", "比例", "10%", "研发费用、800万元中的较高者的"),
        ("of", "基数", "800万元", ""),
    ],
    "high": [
        ("0", "“第1项”", "50万元", ""),
        ("1", "“第2项”", "10%", "研发费用的"),
    ],
    "low": [("one", "“one”", "50万元", ""), ("two", "“上限”", "8万元", "")],
    "rows": [
        ("0", "“第1项”", "1元", "每人"),
        ("1", "“第2项”", "2元", "每平方米"),
    ],
    "slices": [
        ("bands.0.to", "第1段上限", "100万元", ""),
        ("bands.0.rate", "第1段比例", "1%", ""),
        ("bands.1.to", "第2段上限", "500万元", ""),
        ("bands.1.rate", "第2段比例", "2%", ""),
        ("bands.2.rate", "第3段比例", "3%", ""),
    ],
    "prices": [
        ("bands.0.to", "第1段上限", "50人", ""),
        ("bands.0.rate", "第1段比例", "100元", ""),
        ("bands.1.rate", "第2段比例", "200元", ""),
    ],
    "above": [
        ("from", "起点", "90人", ""),
        ("every", "每满", "2人", ""),
        ("add", "每满增加", "1元", "每满2人"),
    ],
    "begin": [
        ("first", "起点金额", "5元", ""),
        ("every", "每满", "30人", ""),
        ("add", "每满增加", "1元", "每满30人"),
    ],
    "steps": [
        ("every", "每满", "30人", ""),
        ("add", "每满增加", "1元", "每满30人"),
    ],
    "answer": [],
    "plain": [],
    "banded": [
        ("a", "“超过10人不超过95人”", "1元", ""),
        ("b", "“超过95人”", "2元", ""),
    ],
    "inner": [
        ("national", "“国家级”", "1%", "研发费用的"),
        ("city", "“本市”", "2万元", ""),
    ],
    "decided": [],
}


# What each asks, in order, and what prose may call by `of`, `unit` and `by`.
ASKED: dict[str, tuple[list[str], dict[str, str]]] = {
    "month": ([], {}),
    "floor": (["rent"], {"of": "实际租金"}),
    "waits": ([], {}),
    "local": (["local"], {}),
    "product": (["cost", "staff"], {"of": "研发费用×人数超过90人的部分"}),
    "price": (["rent", "area"], {"of": "面积", "unit": "平方米"}),
    "person": (["months"], {"of": "租用月数", "unit": "人·月"}),
    "least": (["staff"], {"of": "人数（不足100人的按100人计）", "unit": "人"}),
    "left": (
        ["months", "staff"],
        {"of": "租用月数（连同人数最多计100个月）", "unit": "月"},
    ),
    "graded": (
        ["level", "months"],
        {"of": "租用月数（最多计36个月）", "unit": "人·月"},
    ),
    "levels": (["cost", "level"], {"of": "研发费用×（国家级80%、市级50%）"}),
    "both": (["cost", "rent"], {"of": "研发费用、实际租金之和"}),
    "larger": (["cost"], {"of": "研发费用、800万元中的较高者"}),
    "low": ([], {}),
    "slices": (["cost"], {}),
    "prices": (["staff"], {}),
    "above": (["staff"], {}),
    "answer": (["rent"], {}),
    "banded": (["staff"], {"by": "职工"}),
    "inner": (["level", "cost"], {"of": "研发费用", "by": "认定级别"}),
    "decided": ([], {}),
}


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A support of each amount."""
    supports = "".join(
        f"  {key}: {{name: {key}支持, mode: 补贴, amount: {amount}}}\n"
        for key, amount in AMOUNTS.items()
    )
    name = "measures/grant.yaml"
    before, _, _ = FILES[name].partition("  main:\n    name")
    basis = "basis: {status: proposed, reason: 样例}\n"
    text = f"{before}{supports}{basis}"
    return policy(tmp_path_factory.mktemp("variants"), {name: text})


@pytest.mark.parametrize("key", AMOUNTS)
def test_an_amount_says_itself(variants: Policy, key: str) -> None:
    support = variants.measures["grant"].supports[key]
    write = support.amount.plain
    phrase, lines, _ = SAID[key]
    assert support.amount.words(write) == phrase
    assert support.amount.lines(write, support.mode) == lines


@pytest.mark.parametrize("key", AMOUNTS)
def test_its_figures_are_called_by_what_they_are(
    variants: Policy, key: str
) -> None:
    amount = variants.measures["grant"].supports[key].amount
    found = [
        (one.reference, one.name, str(one.figure), one.per)
        for one in amount.figures()
    ]
    assert found == FIGURES[key]


@pytest.mark.parametrize("key", ASKED)
def test_it_asks_what_it_needs_and_names_what_it_counts(
    variants: Policy, key: str
) -> None:
    amount = variants.measures["grant"].supports[key].amount
    called = {
        name: amount.called_words(name, amount.plain)
        for name in ("of", "unit", "by", "else")
    }
    named = {name: words for name, words in called.items() if words}
    assert (list(amount.fields()), named) == ASKED[key]


def test_limits_and_deductions_are_asked_for_too(tmp_path: Path) -> None:
    limits = "at_least: {share: 1%, of: rent}, at_most: {share: 90%, of: rent}"
    amount = f"{{share: 50%, of: cost, {limits}, less: upper_grant}}"
    text = FILES["measures/grant.yaml"].replace(
        "amount: 1万元", f"amount: {amount}"
    )
    made = policy(tmp_path, {"measures/grant.yaml": text})
    found = made.measures["grant"].supports["main"].amount
    assert list(found.fields()) == ["cost", "rent", "rent", "upper_grant"]


def test_it_comes_to_what_is_reckoned_by_hand(variants: Policy) -> None:
    found = evaluate(export(variants), ANSWERS)["grant"].supports
    sums = {one.id: one.amount for one in found}
    for key, (_, _, sum_of) in SAID.items():
        low = 0 if sum_of is None else sum_of
        assert (sums[key].min, sums[key].max) == (low, sum_of), key
