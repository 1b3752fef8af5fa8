"""What a clause forbids to ask or to give is no demand and no gain; what keeps a firm from
a gain, or from leaving, is both."""

from __future__ import annotations

import pytest

from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from policypress.lint.rules.competition._barred import without_forbidden
from tests.lint.test_own_places import paper

RULES = selected(["FC"])
TITLE = "青屿区促进智能装备产业发展若干措施"
GIVES = "第三条　符合条件的企业给予奖励。"


def found_in(sentence: str):
    """What is said of a sentence in a text that gives money."""
    text = paper(TITLE, GIVES, f"第五条　{sentence}")
    return paper_findings(text, RULES)


@pytest.mark.parametrize(
    "sentence",
    [
        "任何单位不得以发放奖补为名要求企业提前入库。",
        "各街道不得要求企业为领取补贴而变更注册地。",
        "严禁以纳税额作为兑现奖励的前提。",
        "不得将是否在本区纳税与补助标准挂钩。",
        "各部门不得违规出台与税收贡献挂钩的奖励政策。",
        "采购人不能指定供应商，不能要求在本市设有分支机构。",
        "受理机关不得因申请企业注册地在外地而拒绝受理。",
        "不准以招商引资为由限制企业迁出。",
        "奖励资金依标准发放，严禁变相给予税收返还。",
    ],
)
def test_what_is_forbidden_to_ask_or_to_give_is_not_told(sentence):
    assert not found_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "未在本区纳统的企业，不得享受本办法奖励。",
        "企业领取补助后十年内不得迁出本市。",
        "未在本市缴纳税收的单位不得申报补贴。",
        "外地企业不得参加本地政府投资项目投标。",
        "项目单位不得将外地产品用于本县工程。",
        "不得采购县外企业生产的混凝土。",
        "受补贴企业不得变更注册地和纳税关系，违者追回补助。",
    ],
)
def test_what_is_kept_from_firms_is_told(sentence):
    assert found_in(sentence)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("不得以纳税额为条件，", "不得以〇〇〇为条件，"),
        ("企业不得以亏损为由迁出。", "企业不得以亏损为由迁出。"),
        (
            "采购人不得以价高为由拒绝采购本地产品",
            "采购人不得以价高为由拒绝采购本地产品",
        ),
        ("外地企业不得设置网点", "外地企业不得设置网点"),
        ("不得区别报价。", "不得区别〇〇。"),
    ],
)
def test_only_the_clause_that_restricts_others_is_left_out(text, left):
    assert without_forbidden(text) == left
    assert len(left) == len(text)


def test_what_stands_behind_is_cited_as_written():
    sentence = "不得以纳税额为条件；在青屿区注册的企业，给予10万元奖励。"
    found = found_in(sentence)
    assert any("在青屿区注册" in one.quote for one in found), found
