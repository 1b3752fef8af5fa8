"""Texts that number their clauses out of order, and words that look like numbers: the decision
says plainly what becomes of each clause, and gives the new text all the same.
"""

from __future__ import annotations

import pytest

from policypress.compare import Tree, compare
from policypress.compare.decision.write import decision
from policypress.compare.decision.write.crossing import crossing
from policypress.compare.decision.write.manners import TELLINGS, Manners
from tests.compare.decision.write.test_decision import assert_gives, said
from tests.support.texts import tree
from tests.support.versions import versions

LAW = "\n".join(
    (
        "示范办法",
        "第一条　为了发展，制定本办法。",
        "第二条　获奖企业每家奖励十万元。",
        "第三条　申请人应当提交全部材料。",
        "第四条　本办法由区局负责解释。",
    )
)
SWAPPED = (
    LAW.replace("第二条", "第二二条")
    .replace("第三条", "第二条")
    .replace("第二二条", "第三条")
)


def test_crossing_numbers_of_clauses_that_stay_are_told_by_themselves():
    """第二条改为第三条，第三条改为第二条 would say that they change places."""
    assert said(LAW, SWAPPED) == [
        "此外，对个别文字作如下修改：",
        "（一）将第二条的序号修改为：“第三条　”",
        "（二）将第三条的序号修改为：“第二条　”",
    ]
    assert_gives(tree(LAW), tree(SWAPPED))


def test_a_clause_that_is_amended_besides_is_told_in_one_item():
    new = SWAPPED.replace("十万元", "二十万元").replace(
        "申请人应当提交全部材料", "申请人按照规定向区局提交的材料应当齐全"
    )
    assert said(LAW, new) == [
        "一、将第二条的序号修改为“第三条　”，将其中的“十万元”修改为“二十万元”。",
        "二、将第三条的序号修改为“第二条　”，内容修改为：“申请人按照规定向区局提交的材料应当齐全。”",
    ]
    assert_gives(tree(LAW), tree(new))


def test_clauses_whose_numbers_rise_follow_the_order_as_ever():
    new = LAW.replace("第三条", "第六条").replace("第四条", "第七条")
    assert crossing(tree(LAW), tree(new)) == []
    assert said(LAW, new) == [
        "此外，对条文顺序作相应调整：第三条、第四条依次改为第六条、第七条。"
    ]
    assert_gives(tree(LAW), tree(new))


def test_numbers_that_begin_anew_in_each_part_are_no_crossing():
    old = "\n".join(
        (
            "若干措施",
            "一、支持创新",
            "（一）奖励发明创造甲。",
            "（二）奖励发明创造乙。",
            "二、支持人才",
            "（一）奖励引进人才丙。",
            "（二）奖励引进人才丁。",
        )
    )
    assert crossing(tree(old), tree(old)) == []


def test_what_came_and_went_before_a_chapter_does_not_move_the_chapter():
    old = "\n".join(
        (
            "示范办法",
            "第一章　总则",
            "第一条　为了发展，制定本办法。",
            "第二条　获奖企业每家奖励十万元。",
            "第二章　附则",
            "第三条　本办法由区局负责解释。",
        )
    )
    new = old.replace(
        "获奖企业每家奖励十万元", "申请人应当在规定期限以内提交材料"
    )
    assert not any("移至" in line for line in said(old, new))
    assert_gives(tree(old), tree(new))


def test_a_new_clause_with_a_paragraph_like_a_number_says_how_long_it_is():
    """Its last paragraph looks like another clause: it is quoted from another text."""
    new = (
        LAW + "\n第五条　告知书写明：\n“申请人不得转让。\n第六条　不予受理。”"
    )
    told = said(LAW, new)
    assert told[0] == ("一、增加一条，作为第五条（引文共三段）：“告知书写明：")
    assert told[1:3] == ["“‘申请人不得转让。", "“第六条　不予受理。’”"]
    assert_gives(tree(LAW), tree(new))


@pytest.mark.parametrize("seed", [405, 485, 867, 878, 1061, 2743, 2900])
def test_odd_texts_that_were_once_told_wrongly(seed):
    assert_gives(*versions(seed))


@pytest.mark.parametrize("seed", [3085, 3911, 4345, 4765, 7956, 8970, 16236])
def test_odd_quotations_and_places_that_were_once_read_wrongly(seed):
    assert_gives(*versions(seed))


@pytest.mark.parametrize("telling", TELLINGS)
def test_each_manner_by_itself_gives_the_new_text(telling, monkeypatch):
    monkeypatch.setattr(decision, "TELLINGS", (telling,))
    for seed in range(300, 360):
        assert_gives(*versions(seed))


def test_the_plainest_manner_restates_what_changed_and_moves_nothing(
    monkeypatch,
):
    monkeypatch.setattr(decision, "TELLINGS", ("whole",))
    new = LAW.replace("十万元", "二十万元").replace("第四条", "第五条")
    assert said(LAW, new) == [
        "一、将第二条修改为：“获奖企业每家奖励二十万元。”",
        "此外，对个别文字作如下修改：",
        "（一）将第四条的序号修改为：“第五条　”",
    ]
    assert_gives(tree(LAW), tree(new))


def test_the_plainest_manner_tells_every_number_by_itself():
    changes = compare(tree(LAW), tree(SWAPPED))
    plainest = Manners(changes, "whole")
    clauses: Tree = changes.new
    numbered = [node for node in clauses.nodes if node.kind == "clause"]
    assert all(map(plainest.by_itself, numbered))
    custom = Manners(changes, "custom")
    apart = [node.label for node in numbered if custom.by_itself(node)]
    assert apart == ["第三条", "第二条"]
