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
    assert pairs([A, B, C], [D, A, B, C]) == [
        ((0,), (1,)),
        ((1,), (2,)),
        ((2,), (3,)),
    ]


def test_equal_texts_pair_wherever_they_stand():
    assert pairs([A, B, C, D], [D, A, B, C]) == [
        ((0,), (1,)),
        ((1,), (2,)),
        ((2,), (3,)),
        ((3,), (0,)),
    ]


def test_what_is_known_comes_before_everything():
    assert pairs([A, B], [A, B], known=[(0, 1), (1, 0)]) == [
        ((0,), (1,)),
        ((1,), (0,)),
    ]


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
    grown = (
        old.replace("行政管理等领域的", "")
        + "，实践证明可行的及时修改有关法律"
    )
    elsewhere = old.replace("全国人民代表大会", "国务院").replace(
        "法律", "法规"
    )
    assert ((1,), (1,)) in pairs([A, old, B, C], [A, grown, B, C, elsewhere])


FILLERS = [
    "本区登记的企业可以申请贷款贴息支持",
    "评审专家由主管部门从专家库中随机抽取",
    "公示期为五个工作日，有异议的应当书面提出",
    "资金拨付后三个月内提交使用情况报告",
    "同一项目不得重复申请本级财政资助",
    "检验检测机构的收费标准向社会公开",
]


def test_equal_texts_as_many_on_both_sides_pair_in_order_however_far():
    """The first with the first, though the second is nearer to it."""
    new = [*FILLERS[:5], END, END]
    assert pairs([END, END], new) == [((0,), (5,)), ((1,), (6,))]


def test_empty_texts_are_equal_too():
    assert pairs(["", A, ""], ["", "", A]) == [
        ((0,), (0,)),
        ((1,), (2,)),
        ((2,), (1,)),
    ]


def test_of_more_equal_texts_the_relatively_nearest_is_taken():
    """Old 5 of 6 stands near the end, and so does new 8 of 9, not new 5."""
    old = [*FILLERS[:5], END]
    new = [END, A, B, END, C, END, D, FILLERS[5], END]
    assert ((5,), (8,)) in pairs(old, new)
    assert ((0,), (0,)) in pairs([END, *FILLERS[:5]], new)


def test_no_equal_text_is_taken_twice():
    """Both stand first, and nearest to the first of the three."""
    old = [END, END, *FILLERS]
    assert pairs(old, [A, B, C, END, END, END]) == [((0,), (3,)), ((1,), (4,))]


def test_a_likely_text_elsewhere_comes_before_an_unlikely_one_in_place():
    """What stands between the same neighbours has only a phrase in common with it."""
    moved = A.replace("项目说明", "项目的说明")
    in_place = "申请人应当向主管部门提交年度报告，逾期不提交的予以公告"
    found = pairs([A, B, C], [in_place, B, C, moved])
    assert ((0,), (3,)) in found
    assert ((0,), (0,)) not in found


def test_what_moved_and_was_amended_is_paired_last():
    """Half alike, in another place, and nothing better for either."""
    amended = "申请人应当向主管部门提交申请书和承诺书，并对其真实性负责"
    assert pairs([A, B, C, D], [B, C, D, amended])[0] == ((0,), (3,))


def test_what_is_less_than_half_alike_pairs_in_its_place_only():
    likened = "申请人应当通过网上平台向主管部门提交电子申请书"
    for old_place in range(4):
        for new_place in range(4):
            old, new = [B, C, D], [B, C, D]
            old.insert(old_place, A)
            new.insert(new_place, likened)
            pair = ((old_place,), (new_place,))
            assert (pair in pairs(old, new)) == (old_place == new_place)


def test_texts_with_an_equal_do_not_make_the_others_less_alike():
    """Twenty clauses share its turn of phrase, but each of them has found its equal."""
    phrase = "申请人应当向主管部门提交"
    same = [f"{phrase}{filler}" for filler in FILLERS] * 3
    same = [f"{text}之{index}" for index, text in enumerate(same)]
    old = [f"{phrase}甲乙丙丁戊己庚", *same]
    new = [*same, f"{phrase}子丑寅卯辰巳午"]
    assert ((0,), (18,)) in pairs(old, new)


def test_in_one_gap_the_order_is_kept():
    """Three rewritten texts between two that stayed: as many as fit the order."""
    old = [
        A,
        "奖励金额最高十万元",
        "奖励金额最高二十万",
        "资助比例一半以内",
        B,
    ]
    new = [A, "资助的比例为半数", "奖励的金额十万元", "奖励的金额二十万", B]
    found = dict(pairs(old, new))
    assert [found.get((index,)) for index in (0, 1, 2, 4)] == [
        (0,),
        (2,),
        (3,),
        (4,),
    ]


def test_only_neighbours_of_one_part_are_split_or_merged():
    """The first half stands in another chapter: it is new there."""
    old, new = [B, A + "。" + C, D], [B, A, C, D]
    one_chapter = align(old, new, (), [0, 0, 0], [0, 0, 0, 0])
    two_chapters = align(old, new, (), [0, 0, 0], [0, 0, 1, 1])
    assert Group((1,), (1, 2)) in one_chapter
    assert Group((1,), (2,)) in two_chapters


def test_a_neighbour_that_belongs_elsewhere_is_no_part():
    assert pairs([A + "。" + C, C], [A, C])[0] == ((0,), (0,))


def test_the_part_before_is_found_as_well_as_the_part_after():
    longer = C + "，逾期不决定的应当说明理由并告知申请人"
    assert pairs([B, A + "。" + longer], [B, A, longer])[1] == ((1,), (1, 2))


def test_two_neighbours_that_say_the_same_are_not_both_a_part():
    """Once one of them holds the rest, nothing is left for the other."""
    half = C[:-2]
    found = pairs([A + "。" + C, D], [A, half + "人员", half + "代表", D])
    assert found[0] in [((0,), (0, 1)), ((0,), (0,))]


def test_a_word_is_no_part_of_a_neighbour():
    assert pairs([A + "。通知", D], [A + "。", "通知", D])[0] == ((0,), (0,))


def test_a_text_that_is_paired_does_not_hold_up_the_others():
    """The second old text has most in common with one that another has already."""
    old = ["法律责任资金拨付申请材料监督检查", "主管部门监督检查法律责任"]
    new = ["资金拨付监督检查法律责任", "法律责任申请材料申请材料监督检查"]
    assert pairs(old, new) == [((0,), (1,)), ((1,), (0,))]


def test_what_crosses_another_pair_must_be_likely_by_itself():
    """Each other's best is not enough where a text stands elsewhere."""
    old = ["财政预算评审专家公示期限", "申请材料监督检查公示期限"]
    new = ["申请材料信用记录公示期限", "财政预算公示期限财政预算"]
    assert pairs(old, new) == [((0,), (1,))]
