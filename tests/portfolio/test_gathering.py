"""What is taken from a policy, so that others can be held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.document import Document, Origin, Paragraph, Text
from policypress.findings import Place
from policypress.portfolio import facts_of
from policypress.portfolio.facts import Definition
from tests.support.small_policy import policy

PLACE = Place("policy/measures/x.yaml", 7, 3)


def text(*lines: str) -> Document:
    """The official text with some lines, all from one place."""
    origin = Origin("measures/x", PLACE)
    blocks = tuple(
        Paragraph("body", (Text(line),), origin=origin) for line in lines
    )
    return Document("措施正文", "措施", blocks)


def test_documents_figures_and_matters_come_from_the_model(tmp_path: Path):
    facts = facts_of(policy(tmp_path), None, "手艺")
    assert facts.name == "手艺" and facts.region == "青石区"
    replaced = [one for one in facts.documents if one.force == "replaced"]
    assert [(one.title, one.successor) for one in replaced] == [
        ("市手艺资助规程", "市手艺资助办法")
    ]
    compared = [
        (one.document, one.article, one.label, one.value)
        for one in facts.compared
    ]
    assert compared == [("市手艺资助规程", "第五条", "金奖", "40万元")]
    matters = {one.name: one.situations for one in facts.matters}
    assert matters["大赛获奖"] == ("大赛金奖", "大赛银奖")
    assert matters["手艺培训"] == ()
    values = {one.value for one in facts.figures}
    assert {"20万元", "10万元", "50%"} <= values


@pytest.mark.parametrize(
    ("line", "term", "meaning"),
    [
        (
            "本办法所称小微企业，是指从业人员不超过20人的企业。",
            "小微企业",
            "从业人员不超过20人的企业",
        ),
        (
            "前款所称主导，指在名单中排名第一；其他为参与。",
            "主导",
            "在名单中排名第一",
        ),
        (
            "本措施所称人才补贴（以下简称补贴），是指发给本人的补助。",
            "人才补贴",
            "发给本人的补助",
        ),
    ],
)
def test_definitions_come_from_the_text(tmp_path, line, term, meaning):
    facts = facts_of(policy(tmp_path), text("第一章", line), "手艺")
    assert facts.definitions == (Definition(term, meaning, PLACE),)


@pytest.mark.parametrize(
    ("line", "is_guard"),
    [
        ("同一事项不得重复享受本区其他扶持政策。", True),
        ("与市级政策就高不重复；本区同类政策不重复享受。", True),
        ("同一项目获得多个奖项的，就高不重复。", False),
        ("申请材料不得重复提交。", False),
    ],
)
def test_what_keeps_other_money_apart_is_known(tmp_path, line, is_guard):
    facts = facts_of(policy(tmp_path), text(line), "手艺")
    assert bool(facts.matters[0].guard) == is_guard


def test_places_begin_with_the_name_of_the_policy(tmp_path: Path):
    loaded = policy(tmp_path)
    facts = facts_of(loaded, None, "市/手艺").called("市/手艺", "policy")
    assert {one.place.file for one in facts.documents} == {
        "市/手艺/documents.yaml"
    }
