"""One sentence, two items of the regulation: a hit names the other one where the sentence
gives money, opens a bid or sells an input as well, and only there."""

from __future__ import annotations

import pytest

from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from tests.support.spoiling import paper_of_lines

RULES = selected(["FC"])
BOTH = (
    # A provider, and money for who takes it.
    (
        "家电换新补贴限于在云屿商贸集团门店使用，在其他门店购买的不予补贴。",
        ("第八条第（三）项", "第十条第（二）项"),
    ),
    # A firm to be founded here, and money for it.
    (
        "外地机构应当在本区设立子公司，由子公司申领开办补助。",
        ("第九条第（二）项", "第十条第（二）项"),
    ),
    # Staying is asked for, and paid for.
    (
        "企业签订十年内不迁出本区的承诺后，方可享受开办奖励。",
        ("第九条第（一）项", "第十条第（二）项"),
    ),
    # One to run it, for as long as he likes.
    (
        "全县停车泊位统一由县城投公司经营，经营期限三十年。",
        ("第八条第（二）项", "第八条第（三）项"),
    ),
    # Tax, and land for it.
    (
        "企业年度纳税额达到五百万元的，厂房租金全免。",
        ("第十条第（二）项", "第十条第（三）项"),
    ),
    # Some kinds of owners, and money for them.
    (
        "国有运输企业优先准入客运站并领取补助，民营企业待评估后准入。",
        ("第八条第（四）项", "第十条第（二）项"),
    ),
    # So few from elsewhere may come in.
    (
        "外地保洁公司在本县承接保洁的总数控制在五家以内，满额不再受理。",
        ("第八条第（四）项", "第九条第（二）项"),
    ),
    # Rivals agree on a price.
    (
        "县砂石协会发布最低销售价，会员共同遵守。",
        ("第十一条第（三）项", "第十一条第（一）项"),
    ),
)
# What one item alone is at issue in: nothing is given, nothing is bid for.
ALONE = (
    (
        "老年人体检统一到云屿第一医院公司办理。",
        "第八条第（三）项",
        "第十条第（二）项",
    ),
    (
        "全县农村客运由县公交集团统一经营。",
        "第八条第（三）项",
        "第九条第（二）项",
    ),
)


def named_in(sentence: str) -> str:
    """The messages about a sentence of a plain measure."""
    lines = (
        "云屿县若干规定",
        "第一条　为了规范管理，制定本规定。",
        f"第二条　{sentence}",
    )
    found = paper_findings(paper_of_lines(lines), RULES)
    return "".join(one.message for one in found if one.code != "FC-25")


@pytest.mark.parametrize(("sentence", "articles"), BOTH)
def test_both_items_at_issue_are_named(sentence, articles):
    said = named_in(sentence)
    assert [one for one in articles if one not in said] == []


@pytest.mark.parametrize(("sentence", "article", "other"), ALONE)
def test_an_item_that_is_not_at_issue_is_not_named(sentence, article, other):
    said = named_in(sentence)
    assert article in said
    assert other not in said


def test_what_is_added_stands_with_the_regulation_and_no_item_twice():
    said = named_in(BOTH[0][0])
    regulation, _, others = said.partition("；")
    assert regulation.count("第十条第（二）项") == 1
    assert "《公平竞争审查条例实施办法》" in others
