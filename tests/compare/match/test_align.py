"""Which text became which: identity, equality, likeness and order, splits and merges."""

from __future__ import annotations

import random

from policypress.compare.match.align import align
from policypress.compare.match.groups import Group

A = "申请人应当向主管部门提交申请书、营业执照和项目说明材料"
B = "专项资金由财政部门按照年度预算安排，专款专用，不得挪用"
C = "主管部门应当自受理之日起二十日内作出决定并书面通知申请人"
D = "违反本办法规定骗取资金的，责令退回，五年内不得再次申请"
END = "本办法自公布之日起施行"


def pairs(old, new, known=()):
    return [(group.old, group.new) for group in align(old, new, known)]


def test_an_inserted_text_is_new_and_the_rest_stays_paired():
    assert pairs([A, B, C], [D, A, B, C]) == [((0,), (1,)), ((1,), (2,)), ((2,), (3,))]


def test_equal_texts_pair_wherever_they_stand():
    assert pairs([A, B, C, D], [D, A, B, C]) == [
        ((0,), (1,)),
        ((1,), (2,)),
        ((2,), (3,)),
        ((3,), (0,)),
    ]


def test_what_is_known_comes_before_everything():
    assert pairs([A, B], [A, B], known=[(0, 1), (1, 0)]) == [((0,), (1,)), ((1,), (0,))]


def test_a_text_half_rewritten_pairs_in_its_place():
    rewritten = "申请人应当通过网上平台向主管部门提交电子申请书"
    assert pairs([B, A, C], [B, rewritten, C])[1] == ((1,), (1,))


def test_unlike_texts_do_not_pair():
    assert pairs([A], [D]) == []


def test_equal_texts_that_stand_twice_pair_in_order():
    assert pairs([END, A, END], [END, A, B, END]) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (3,)),
    ]
    assert ((2,), (2,)) in pairs([A, B, END, C, D], [A, B, END, C, D, END])


def test_a_text_cut_in_two_is_one_group():
    assert pairs([B, A + "。" + C, D], [B, A, C, D]) == [
        ((0,), (0,)),
        ((1,), (1, 2)),
        ((2,), (3,)),
    ]


def test_two_texts_made_one_are_one_group():
    assert pairs([B, A, C, D], [B, A + "。" + C, D]) == [
        ((0,), (0,)),
        ((1, 2), (1,)),
        ((3,), (2,)),
    ]


def test_a_new_neighbour_is_not_taken_for_a_part():
    assert Group((0,), (0,)) in align([A], [A + "，并如实说明情况", D])


def test_many_texts_with_few_edits_pair_completely():
    rng = random.Random(7)
    words = [
        "".join(
            rng.choice("政策资金企业项目申请审核标准知识产权质量奖励")
            for _ in range(40)
        )
        for _ in range(600)
    ]
    new = [word for index, word in enumerate(words) if index % 50]
    kept = [index for index in range(600) if index % 50]
    assert pairs(words, new) == [
        ((index,), (place,)) for place, index in enumerate(kept)
    ]


def test_the_clause_in_its_place_is_preferred_to_a_likelier_one_far_away():
    old = "全国人民代表大会可以根据改革的需要，决定就行政管理等领域的特定事项暂时停止适用法律的部分规定"
    grown = old.replace("行政管理等领域的", "") + "，实践证明可行的及时修改有关法律"
    elsewhere = old.replace("全国人民代表大会", "国务院").replace("法律", "法规")
    assert ((1,), (1,)) in pairs([A, old, B, C], [A, grown, B, C, elsewhere])
