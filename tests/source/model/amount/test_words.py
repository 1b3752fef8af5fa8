"""Each kind of amount says itself: as a phrase for prose, in lines for a table, and by its
figures. The policy is the one that has every kind (tests/support/rich_policy)."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.figures import figures, nodes
from policypress.source.model import Figure, Policy
from tests.support import rich_policy as rich
from tests.support.rich_policy import ZOO, policy


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """The policy with every kind of amount."""
    return policy(tmp_path_factory.mktemp("zoo"), ZOO)


# Support: the phrase, the lines.
SAID = {
    "fixed": ("25万元", ["奖励25万元"]),
    "long": ("12.5元", ["奖励12.5元"]),
    "share": (
        "上级资助的50%，最低1万元，最高50万元",
        ["按上级资助的50%给予配套资助", "最低1万元", "最高50万元"],
    ),
    "each": (
        "（每平方米每月40元，租用月数最多计36个月）、"
        "实际租金中的较低者，每年最高200万元，最长5年",
        [
            "按（每平方米每月40元，租用月数最多计36个月）、"
            "实际租金中的较低者给予补贴",
            "每年最高200万元",
            "最长5年",
        ],
    ),
    "tiers": (
        "金奖100万元、获得银奖投入的10%，扣除此前已得奖励",
        ["金奖：100万元", "获得银奖：投入的10%", "扣除此前已得奖励"],
    ),
    "bands": (
        "不满50人1万元、50人以上2万元；每人100元",
        ["不满50人：1万元", "50人以上：2万元；每人100元"],
    ),
    "cases": (
        "营业收入增长率不低于20%：3万元；获奖专利（奖项为金奖）不低于2件：5万元",
        [
            "营业收入增长率不低于20%：3万元",
            "获奖专利（奖项为金奖）不低于2件：5万元",
            "符合多项的，各项相加",
        ],
    ),
    "table": (
        "博士：全职8万元、兼职4万元；硕士：全职5万元",
        ["博士：全职8万元、兼职4万元", "硕士：全职5万元"],
    ),
    "progressive": (
        "研发费用超过100万元的部分500万元以下的部分按8%、超过500万元的部分按10%，"
        "分2期按40%、60%（考核合格后）拨付",
        [
            "研发费用超过100万元的部分500万元以下的部分按8%给予补助",
            "研发费用超过100万元的部分超过500万元的部分按10%给予补助",
            "分2期按40%、60%（考核合格后）拨付",
        ],
    ),
    "steps": (
        "30人以上给予3万元，每增加30人增加3万元；在本区设立的，每人2000元，"
        "人数最多计5人，最高研发费用的30%",
        [
            "人数30人以上奖补3万元，每增加30人增加3万元",
            "在本区设立的，每人奖补2000元",
            "在本区设立的，人数最多计5人",
            "最高研发费用的30%",
        ],
    ),
    "decided": (
        "由区政府一事一议确定，最高5000万元",
        ["由区政府一事一议确定", "最高5000万元"],
    ),
}


@pytest.mark.parametrize("key", SAID)
def test_an_amount_says_itself(zoo: Policy, key: str) -> None:
    support = zoo.measures["grant"].supports[key]
    phrase, lines = SAID[key]
    write = support.amount.plain
    assert support.amount.words(write) == phrase
    assert support.amount.lines(write, support.mode) == lines


# Support: the lines where the amount is given for each of several things.
EACH = {
    "fixed": ["每件奖励25万元"],
    "share": [
        "每件按上级资助的50%给予配套资助",
        "每件最低1万元",
        "每件最高50万元",
    ],
    "tiers": [
        "金奖：每件100万元",
        "获得银奖：每件按投入的10%",
        "扣除此前已得奖励",
    ],
    "cases": [
        "营业收入增长率不低于20%：每件3万元",
        "获奖专利（奖项为金奖）不低于2件：每件5万元",
        "符合多项的，各项相加",
    ],
    "table": ["每件博士：全职8万元、兼职4万元", "每件硕士：全职5万元"],
    "bands": [
        "不满50人：每件1万元",
        "50人以上：每件2万元；每件每人100元",
    ],
    "steps": [
        "每件人数30人以上奖补3万元，每增加30人增加3万元",
        "在本区设立的，每件每人奖补2000元",
        "在本区设立的，每件人数最多计5人",
        "每件最高研发费用的30%",
    ],
    "decided": ["每件由区政府一事一议确定", "每件最高5000万元"],
}


@pytest.mark.parametrize("key", EACH)
def test_an_amount_for_each_says_of_what(zoo: Policy, key: str) -> None:
    support = zoo.measures["grant"].supports[key]
    write = support.amount.plain
    assert support.amount.lines(write, support.mode, "每件") == EACH[key]


def test_every_support_of_the_policy_is_among_them(zoo: Policy) -> None:
    assert set(zoo.measures["grant"].supports) == set(SAID)


def test_limits_say_whom_and_how_long(zoo: Policy) -> None:
    measure = zoo.measures["grant"]
    write = measure.supports["fixed"].amount.plain
    assert [limit.words(write) for limit in measure.limits.values()] == [
        "单个申请人每年最高3000万元、营业收入的10%中的较低者",
        "每年总额最高1亿元，超出的按同一比例核减",
        "与上级资助合计不超过研发费用",
        "单个申请人累计不超过3次",
    ]
    own = measure.supports["tiers"].limits
    assert [limit.words(write) for limit in own.values()] == [
        "每件最高150万元",
        "单个申请人每年不超过3件",
    ]


def test_where_persons_apply_a_limit_is_of_each_person(
    tmp_path: Path,
) -> None:
    meta = f"applicants: persons\n{ZOO['policy.yaml']}"
    changes = ZOO | {"policy.yaml": meta}
    measure = policy(tmp_path, changes).measures["grant"]
    write = measure.supports["fixed"].amount.plain
    said = [limit.words(write) for limit in measure.limits.values()]
    assert said[0] == "每人每年最高3000万元、营业收入的10%中的较低者"
    assert said[3] == "每人累计不超过3次"


def test_a_limit_of_persons_is_of_whom_the_clause_says(
    tmp_path: Path,
) -> None:
    """每人 would be the child where a family gets so much for each of its children."""
    meta = ("policy.yaml", "region:", "applicants: persons\nregion:")
    paid = (
        "for_each: patent\namount: 1万元\nlimits: {family: {at_most: 3万元}}"
    )
    files = {**rich.FILES, **rich.support(paid), **rich.edited(*meta)}
    name = "measures/grant.yaml"
    for text, unit, called in (
        ("每个家庭每年最高{{ s.main.family }}", "人", "每个家庭"),
        ("同一农户最高{{ s.main.family }}", "件", "同一农户"),
        ("每人最高{{ s.main.family }}", "人", "每人"),
        ("最高{{ s.main.family }}", "人", "单个申请人"),
        ("最高{{ s.main.family }}", "件", "每人"),
    ):
        changes = files | {
            name: files[name].replace("给予支持。", f'"{text}。"'),
            "fields.yaml": files["fields.yaml"].replace(
                "unit: 件", f"unit: {unit}"
            ),
        }
        found = rich.policy(tmp_path, changes).measures["grant"]
        limit = found.supports["main"].limits["family"]
        assert limit.name == f"{called}最高", text


def test_every_figure_of_an_amount_has_a_name_of_its_own(zoo: Policy) -> None:
    """So that prose can refer to each, and a list can tell them apart."""
    for support in zoo.measures["grant"].supports.values():
        found = list(support.amount.figures())
        references = [one.reference for one in found]
        assert len(references) == len(set(references)), support.key
        assert all(one.name for one in found)


def test_no_figure_is_missing_from_the_list(zoo: Policy) -> None:
    """But for the words that a condition compares with: those are choices."""
    listed = {record.path for record in figures(zoo)}
    there = {node.path for node in nodes(zoo) if isinstance(node, Figure)}
    assert there - listed == {
        "measures/grant#conditions.scale.any.known.not.value",
        "measures/grant#supports.cases.amount.tiers.many.if.where.a.value",
    }
    labels = [record.label for record in figures(zoo)]
    assert "支持研发·人才支持·博士·全职·金额" in labels
    assert "支持研发·每年总额最高" in labels


def test_a_choice_that_is_renamed_renames_its_tier(tmp_path: Path) -> None:
    fields = {"fields.yaml": _fields().replace("gold: 金奖", "gold: 特等奖")}
    renamed = policy(tmp_path, {**ZOO, **fields})
    amount = renamed.measures["grant"].supports["tiers"].amount
    assert next(amount.figures()).name == "“特等奖”"


def _fields() -> str:
    from tests.support.rich_policy import FILES

    return FILES["fields.yaml"]
