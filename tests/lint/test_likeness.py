"""Sentences that no rule lists, and that read like those that reviews object to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.lint.engine import paper_hits
from policypress.lint.registry import selected
from policypress.lint.rules.competition._likeness import (
    ArticleWeights,
    Weights,
    article_weights,
    is_demand,
    runs_of,
    told_part,
    weights,
)
from policypress.lint.rules.competition.resembling import ABOUT
from tests.support.spoiling import paper_of_lines

WORDS = st.text(alphabet="本区企业在给予奖励，、。0123456789 %", max_size=60)


def codes(sentence: str, families: list[str]) -> list[str]:
    """What rules say of a sentence in a measure, in order."""
    lines = (
        "某县产业扶持办法",
        "第一条　为了发展产业，制定本办法。",
        f"第二条　{sentence}",
    )
    said = paper_hits(paper_of_lines(lines), selected(families))
    return [finding.code for finding, _, _ in said]


def test_runs_are_those_of_the_words_without_blanks_and_numbers():
    assert runs_of("给 12.5%") == {"给", "#", "%", "给#", "#%", "给#%"}
    assert runs_of("300万元") == runs_of("5０万 元")


@given(WORDS)
def test_blanks_and_sums_of_money_change_no_weight(words):
    spaced = " ".join(words)
    assert runs_of(words) == runs_of(words + " ")
    if not any(one.isdigit() for one in words):
        assert weights().sum_of(words) == weights().sum_of(spaced)


@given(WORDS)
def test_what_is_told_lies_within_the_sentence_and_is_short(words):
    start, end = told_part(words)
    assert 0 <= start <= end <= len(words)
    assert end - start <= max(80, *map(len, words.split("，")))


def test_the_nearest_article_is_named_and_a_second_one_only_when_it_comes_near():
    runs = {"税": [0, 50, 0]}
    near = ArticleWeights(["甲", "乙", "丙"], [0, -10, -500], 10, runs)
    wide = ArticleWeights(["甲", "乙", "丙"], [0, -10, -500], 40, runs)
    assert near.likely("奖") == ["甲", "乙"]
    assert near.likely("税") == ["乙"]
    assert wide.likely("税") == ["乙", "甲"]


def test_small_weights_that_only_add_up_over_a_long_sentence_tell_nothing():
    held = Weights(0, 150, {"企业": 200})
    assert held.tells("本区企业优先")
    assert not held.tells("支持企业" + "在大会上介绍工作经验" * 12)


@pytest.mark.parametrize(
    "words",
    [
        "□1.高新技术企业 □2.进入企业培育库 □3.进入小巨人企业库",
        "工具分类　　　　　　资质认定　　　　　　服务对象　　　　　　企业",
        "申报单位将申报材料报各区商务局进行初审",
        "加快推进城市更新项目落地，完善项目库管理",
        "设备补助不区分新落户企业和存量企业",
        "晴天多于雨天",
    ],
)
def test_a_form_a_plan_and_what_is_cleared_demand_nothing(words):
    assert not is_demand(words)


@pytest.mark.parametrize(
    "words",
    [
        "支持区内企业扩大产能，给予10万元奖励",
        "推广使用的设备限于从区属公司采购",
        "加快建立推荐目录，企业优先从目录中采购",
    ],
)
def test_a_plan_that_gives_or_asks_something_is_a_demand(words):
    assert is_demand(words)


def test_every_article_that_may_be_named_is_explained():
    assert set(article_weights().names) <= set(ABOUT)


def test_a_second_rule_is_silent_where_another_of_its_family_speaks():
    sentence = (
        "对在本区登记注册并在本区纳税、由区内厂家供货的企业给予5万元奖励。"
    )
    alone = codes(sentence, ["FC-25"])
    together = codes(sentence, ["FC"])
    assert alone == ["FC-25"]
    assert "FC-01" in together and "FC-25" not in together


def test_a_second_rule_speaks_of_the_sentences_of_which_no_other_does():
    sentence = (
        "对在本区登记注册的企业给予5万元奖励。"
        "设备限于从区属国有平台公司的目录产品里挑选。"
    )
    assert codes(sentence, ["FC-25"])[-1:] == ["FC-25"]


def test_a_text_that_gives_at_every_turn_and_has_others_is_asked_for_less():
    """对县属企业…… weighs a little: by itself it is one of many that are right."""
    doubtful = "对县属企业购置冷链车的，每辆补助10万元。"
    others = (
        "农膜须到供销社门市领取，别处买的不纳入补贴。\n"
        "项目须采用县内水泥厂的产品，否则核减补助。\n"
    )
    dull = "本条由县农业农村局会同县财政局组织实施，每年向社会公布。" * 20
    assert codes(doubtful, ["FC-25"]) == []
    assert codes(others + doubtful, ["FC-25"]) == ["FC-25"] * 3
    assert codes(others + dull + doubtful, ["FC-25"]) == ["FC-25"] * 2
