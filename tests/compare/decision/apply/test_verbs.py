"""Each verb of a decision does what it says to the places it accepts, and names what it cannot do; nothing in between."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.compare import text_of
from policypress.compare.decision.apply.apply import apply
from tests.support.effort import examples
from tests.support.texts import tree

TEXT = [
    "示范办法",
    "第一章　总则",
    "第一条　为了发展，制定本办法。",
    "第二条　获奖企业奖励10万元。",
    "个人不奖励。",
    "第三条　申请人应当提交下列材料：",
    "（一）申请表；",
    "（二）营业执照；",
    "（三）承诺书。",
    "材料应当真实。",
    "第二章　附则",
    "第四条　标准如下：",
    (("奖项", "金额"), ("金奖", "10万元")),
    "第五条　本办法由区局解释。",
]
OLD = tree(TEXT)


def amended(decision: str) -> list[str]:
    """The lines of the text after a decision that is applied without remark."""
    applied = apply(decision, OLD)
    assert [str(finding) for finding in applied.findings] == []
    assert applied.tree
    return text_of(applied.tree)


def codes(decision: str) -> list[str]:
    """The codes of a decision that is refused; each finding has a line, a message and a hint."""
    applied = apply(decision, OLD)
    assert applied.tree is None
    errors = [one for one in applied.findings if one.severity == "error"]
    assert all(error.hint and error.message for error in errors)
    assert all(
        1 <= error.place.line <= decision.count("\n") + 1 for error in errors
    )
    return [error.code for error in errors]


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ("一、将第二条第二款移至第三条后。", "amendment-place"),
        ("一、将第二条移至第三条第二款后。", "amendment-place"),
        ("一、将第二条移至第二条后。", "contradictory-amendments"),
        ("一、将第一章移至第二条后。", "contradictory-amendments"),
        ("一、将第二条第一款、第三款合并，作为第一款。", "amendment-target"),
        ("一、将第二条第一款拆分为第一款、第二款：", "amendment-place"),
        ("一、将第一章修改为：“第一章　通则”", "amendment-place"),
        ("一、将第一章中的“发现”修改为“进步”。", "quotation-not-found"),
        ("一、将第二条第一款的序号修改为：“一、”", "amendment-place"),
        ("一、删去第四条第一个表格第一行至第二行。", "amendment-place"),
        ("一、删去第四条第一个表格第一列至第二列。", "amendment-place"),
        ("一、将第四条第一个表格第二行修改为：“银奖”", "row-cells"),
        ("一、将第二条标题修改为：“奖励”", "amendment-target"),
        ("一、将第二款第二条修改为：“甲。”", "amendment-target"),
        ("一、删去第二条第一款第二款。", "amendment-target"),
        ("一、删去第四条第二款第一个表格。", "amendment-target"),
        ("一、在第二条第一款后增加一条：“新条。”", "amendment-place"),
        ("一、在第二条后增加一款：“新款。”", "amendment-place"),
        ("一、在第二条增加一条，作为第三条：“新条。”", "amendment-place"),
        ("一、在第二条第一款增加一款：“新款。”", "amendment-place"),
        ("一、在第二条第二款前增加一项：“（一）甲。”", "amendment-place"),
        ("一、增加一款：“新款。”", "insertion-without-place"),
        ("一、增加一章：“第三章　新章”", "insertion-without-place"),
    ],
)
def test_a_place_that_a_verb_does_not_accept_is_named(decision, code):
    assert codes(decision)[0] == code


@pytest.mark.parametrize(
    "reference",
    [
        "第五条至第三条",
        "第二条第二款至第三条第一款",
        "第二条至第三条第一款",
        "第三条第二项至第一项",
        "第三条至第三条",
        "第三条第一款至第一款第二项",
    ],
)
def test_ranges_run_forwards_within_one_level(reference):
    assert codes(f"一、删去{reference}。") == ["amendment-range"]


@pytest.mark.parametrize(
    "decision",
    [
        "一、将第五条修改为：“甲。”\n二、将第五条修改为：“乙。”",
        "一、删去第二条第二款。\n二、将第二条第二款中的“个人”修改为“企业”。",
        "一、删去第二条第二款。\n二、将第二条第二款修改为：“甲。”",
        "一、删去第三条第一款。\n二、将第三条第一项修改为：“（一）甲；”",
        "一、删去第三条第一款。\n二、在第三条第一项后增加一项：“（二）甲；”",
        "一、将第二条第一款修改为：“甲。”\n二、将第二条第一款中的“10”修改为“20”。",
        "一、将第二条第一款修改为：“甲。”\n二、将第二条第一款修改为：“乙。”",
        "一、将第三条第一款修改为：“不收材料。”\n二、将第三条第一项修改为：“（一）甲；”",
        "一、将第二条修改为：“甲。”\n二、删去第二条第二款。",
        "一、删去第五条。\n二、删去第五条。",
        "一、删去第二条。\n二、在第二条第一款后增加一款：“甲。”",
        "一、删去第二章。\n二、将第五条修改为：“甲。”",
        "一、删去第三条。\n二、将第二条移至第三条后。",
        "一、删去第二章。\n二、在第二章增加一条，作为第六条：“甲。”",
        "一、将第二条移至第五条后。\n二、将第三条移至第二条后。",
        "一、将第二条移至第五条后。\n二、将第二条移至第三条后。",
        "一、将第五条改为第六条。\n二、将第五条改为第七条。",
        "一、将第二条改为第三条，将第二条移至第五条后。\n二、删去第二条。",
        "一、删去第二条第一款。\n二、删去第二条第二款。",
        "一、将第四条第一个表格第二行第二列修改为：“甲”\n"
        "二、将第四条第一个表格第二行第二列修改为：“乙”",
    ],
)
def test_two_amendments_that_exclude_each_other_are_refused(decision):
    assert set(codes(decision)) == {"contradictory-amendments"}


@pytest.mark.parametrize(
    "decision",
    [
        "一、将第二条第一款改为第三款。",
        "一、在第二条第一款后增加一款，作为第三款：“甲。”",
        "一、在第三条第一项后增加一项，作为第一项：“（一）甲；”",
    ],
)
def test_a_number_that_the_new_text_does_not_bear_out_is_refused(decision):
    assert codes(decision) == ["number-disagrees"]


def test_a_paragraph_has_another_number_because_one_was_added_before_it():
    text = amended(
        "一、在第二条第一款后增加一款，作为第二款：“团体也奖励。”\n二、将第二条第二款改为第三款。"
    )
    assert text[3:6] == [
        "第二条　获奖企业奖励10万元。",
        "团体也奖励。",
        "个人不奖励。",
    ]


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ("一、在第二条第一款后增加两款：“甲。”", "insertion-count"),
        ("一、在第二条第一款后增加一款：“甲。\n“乙。”", "insertion-count"),
        (
            "一、在第五条后增加两条，作为第六条、第七条：“第六条　甲。”",
            "insertion-count",
        ),
        (
            "一、在第五条后增加一条，作为第六条：“第六条　甲。\n“第七条　乙。”",
            "insertion-count",
        ),
        ("一、在第五条后增加一条，作为第六款：“甲。”", "amendment-number"),
        (
            "一、在第二条第一款后增加一款，作为第二项：“甲。”",
            "amendment-number",
        ),
        ("一、将第二条改为第三款。", "amendment-number"),
        ("一、在第三条第一款第一项后增加一项：“合同；”", "insertion-count"),
        (
            "一、在第五条后增加两条，作为第六条至第七款：“甲。”",
            "amendment-number",
        ),
        (
            "一、在第五条后增加一条，作为第六条至第八条：“第六条　甲。\n“第七条　乙。”",
            "insertion-count",
        ),
        ("一、在第五条后增加一条，作为第六条：“”", "amendment-without-text"),
        ("一、将第二条第一款修改为：“”", "amendment-without-text"),
        ("一、将第二条、第三条合并，作为第二条。", "amendment-without-text"),
        ("一、将第二条拆分为第二条、第三条。", "amendment-without-text"),
        (
            "一、将第三条第二项修改为：“身份证；\n“户口簿；”",
            "quotation-without-number",
        ),
        ("一、第一条、第二条、第三条改为第二条。", "renumbering-differs"),
        ("一、第一条至第三条依次改为第二条至第三条。", "renumbering-differs"),
        (
            "一、第三条第一项至第三项依次改为第二项至第三项。",
            "renumbering-differs",
        ),
    ],
)
def test_numbers_and_words_that_do_not_add_up_are_refused(decision, code):
    assert codes(decision) == [code]


def test_a_chapter_is_deleted_with_its_clauses_and_its_name_alone():
    assert amended("一、删去第一章。")[1:2] == ["第二章　附则"]
    assert "第一条　为了发展，制定本办法。" in amended("一、删去第一章章名。")


def test_a_clause_moves_to_the_head_of_the_text():
    assert amended("一、将第五条移至文首。")[:2] == [
        "第五条　本办法由区局解释。",
        "示范办法",
    ]


def test_a_chapter_moves_with_its_clauses():
    text = amended("一、将第一章移至第二章后。")
    assert text[1] == "第二章　附则" and text[-1] == "材料应当真实。"


def test_a_paragraph_goes_with_its_items():
    text = amended("一、删去第三条第一款。")
    assert "第三条　材料应当真实。" in text and "（一）申请表；" not in text


def test_words_before_items_are_replaced_alone_and_a_whole_paragraph_with_its_items():
    introduced = amended("一、将第三条第一款修改为：“申请材料：”")
    assert introduced[5:7] == ["第三条　申请材料：", "（一）申请表；"]
    whole = amended("一、将第三条第一款修改为：“申请材料：\n“（一）表格。”")
    assert whole[5:8] == [
        "第三条　申请材料：",
        "（一）表格。",
        "材料应当真实。",
    ]


def test_a_paragraph_is_added_after_the_items_of_the_one_before():
    text = amended(
        "一、在第三条第一款后增加一款，作为第二款：“可以网上提交。”"
    )
    assert text[8:11] == ["（三）承诺书。", "可以网上提交。", "材料应当真实。"]


def test_paragraphs_and_items_are_placed_by_their_number():
    text = amended("一、在第二条增加一款，作为第二款：“团体也奖励。”")
    assert text[4:6] == ["团体也奖励。", "个人不奖励。"]
    text = amended("一、在第二条增加一款：“团体也奖励。”")
    assert text[4:6] == ["个人不奖励。", "团体也奖励。"]
    text = amended(
        "一、在第三条第一款增加一项，作为第三项：“（三）合同；”\n"
        "二、第三条第三项改为第四项。"
    )
    assert text[8:10] == ["（三）合同；", "（四）承诺书。"]
    text = amended("一、在第三条第一款增加一项，作为第四项：“（四）照片。”")
    assert text[8:10] == ["（三）承诺书。", "（四）照片。"]


@pytest.mark.parametrize(
    "between",
    [
        "，原第二项、第三项依次改为第三项、第四项。",
        "；将第二项改为第三项，第三项改为第四项。",
    ],
)
def test_an_amendment_after_a_quotation_is_none_of_its_words(between):
    text = amended(
        f"一、在第三条第一款第一项后增加一项，作为第二项：“（二）合同；”{between}"
    )
    assert text[6:10] == [
        "（一）申请表；",
        "（二）合同；",
        "（三）营业执照；",
        "（四）承诺书。",
    ]


def test_two_quotations_after_colons_in_one_line_are_two():
    text = amended(
        "一、将第五条修改为：“甲。”，将第二条第二款修改为：“乙。”。"
    )
    assert text[-1] == "第五条　甲。" and text[4] == "乙。"
    text = amended(
        "一、将第五条修改为：“甲。”。二、删去第二条第二款中的“不”。"
    )
    assert text[-1] == "第五条　甲。" and text[4] == "个人奖励。"


def test_words_after_a_quotation_that_nobody_understands_are_named():
    assert codes("一、将第五条修改为：“甲。”，请遵照执行。") == [
        "amendment-not-understood"
    ]
    assert codes("一、将第五条修改为：“甲。”（略）") == [
        "amendment-not-understood"
    ]


def test_a_clause_is_added_at_the_end_of_a_chapter():
    text = amended(
        "一、在第一章增加一条，作为第四条：“新条。”\n二、第四条、第五条依次改为第五条、第六条。"
    )
    assert text[9:12] == ["材料应当真实。", "第四条　新条。", "第二章　附则"]


def test_a_chapter_follows_all_of_the_chapter_before_it():
    text = amended(
        "一、在第一章后增加一章，作为第二章，章名为：“支持”\n二、将第二章改为第三章。"
    )
    assert text[9:12] == ["材料应当真实。", "第二章　支持", "第三章　附则"]


def test_several_clauses_are_added_at_once():
    text = amended(
        "一、在第五条后增加两条，作为第六条至第七条：“第六条　甲。\n“乙。\n“第七条　丙。”"
    )
    assert text[-3:] == ["第六条　甲。", "乙。", "第七条　丙。"]


def test_a_chapter_is_added_with_its_clauses():
    applied = apply(
        "一、在第二章后增加一章，作为第三章：“第三章　罚则\n“第六条　甲。\n“第七条　乙。”",
        OLD,
    )
    assert applied.tree
    chapter = applied.tree.nodes[-1]
    assert [child.label for child in chapter.children] == ["第六条", "第七条"]


def test_a_clause_with_the_largest_number_comes_after_the_last():
    assert (
        amended("一、增加一条，作为第六条：“新条。”")[-1] == "第六条　新条。"
    )


def test_new_numbers_are_counted_where_the_order_is_adjusted():
    text = amended(
        "一、增加一条，作为第二条：“新条。”\n二、删去第一条。\n三、对条文顺序作相应调整。"
    )
    assert [line.split("　")[0] for line in text if line.startswith("第")] == [
        "第一章",
        "第一条",
        "第二条",
        "第三条",
        "第二章",
        "第四条",
        "第五条",
    ]
    assert "第二条　新条。" in text


def test_a_clause_between_two_keeps_its_place_in_the_order():
    text = amended(
        "一、增加一条，作为第二条之一：“新条。”\n二、将第五条改为第六条。"
    )
    assert text[5] == "第二条之一　新条。" and text[-1].startswith("第六条")


def test_a_full_stop_inside_the_marks_is_not_part_of_the_words():
    text = amended(
        "一、将第二条第一款中的“奖励10万元。”修改为“奖励20万元。”。"
    )
    assert "第二条　获奖企业奖励20万元。" in text
    applied = apply("一、将第三条第一项中的“申请表。”修改为“登记表。”。", OLD)
    assert applied.tree and "（一）登记表；" in text_of(applied.tree)


def test_the_parts_of_a_split_are_counted_when_the_order_is_adjusted():
    text = amended(
        "一、将第一条拆分为第一条、第二条：\n第一条：“为了发展。”\n第二条：“制定本办法。”\n"
        "此外，对条文顺序作相应调整。"
    )
    assert [line[:3] for line in text if line.startswith("第")][1:4] == [
        "第一条",
        "第二条",
        "第三条",
    ]


@pytest.mark.parametrize(
    "decision",
    [
        "一、将第五条修改为：“本办法由区局解释。”",
        "一、将第五条改为第五条。",
        "一、将第五条中的“区局”修改为“区局”。",
        "一、将第三条移至第二条后。",
        "一、将标题移至文首。",
        "一、将第四条第一个表格第一行第一列修改为：“奖项”",
        "一、将第三条第一款第二项修改为：“（二）营业执照；”",
        "一、将第三条第一项改为第一项。",
        "一、将第三条的序号修改为：“第三条　”",
        "一、第三条至第五条依次改为第三条至第五条。",
        "一、将第二条第二款修改为：“个人不奖励。”",
        "一、对条文顺序作相应调整。",
    ],
)
def test_an_amendment_that_changes_nothing_says_so(decision):
    applied = apply(decision, OLD)
    found = [(finding.code, finding.severity) for finding in applied.findings]
    assert found == [("amendment-changes-nothing", "warning")]


PLACES = st.sampled_from(
    [
        "第一条",
        "第二条",
        "第三条",
        "第五条",
        "第九条",
        "第一章",
        "第二章章名",
        "标题",
        "第二条第一款",
        "第二条第二款",
        "第三条第一款",
        "第三条第一款第二项",
        "第三条第三项",
        "第四条第一个表格",
        "第四条第一个表格第二行第二列",
        "第四条第二段",
    ]
)
WORDS = st.sampled_from(
    ["甲。", "第六条　甲。", "（一）甲；", "甲：", "第三章　甲", ""]
)
KINDS = st.sampled_from(
    ["条", "款", "项", "目", "段", "章", "节", "无编号条文"]
)
NUMBERS = st.sampled_from(
    ["第一条", "第六条", "第三款", "第二项", "第三章", "第一个表格"]
)
SIDES = st.sampled_from(["后", "前", ""])
SENTENCES = st.one_of(
    st.builds("删去{}".format, PLACES),
    st.builds("删去{}至{}".format, PLACES, PLACES),
    st.builds("将{}修改为：“{}”".format, PLACES, WORDS),
    st.builds(
        "将{}中的“{}”修改为“乙”".format, PLACES, st.sampled_from("款奖的。")
    ),
    st.builds("将{}移至{}后".format, PLACES, PLACES),
    st.builds("将{}移至{}前，作为{}".format, PLACES, PLACES, NUMBERS),
    st.builds("将{}改为{}".format, PLACES, NUMBERS),
    st.builds("在{}{}增加一{}：“{}”".format, PLACES, SIDES, KINDS, WORDS),
    st.builds(
        "在{}{}增加一{}，作为{}：“{}”".format,
        PLACES,
        SIDES,
        KINDS,
        NUMBERS,
        WORDS,
    ),
    st.builds(
        "将{}、{}合并，作为{}，修改为：“甲。”".format, PLACES, PLACES, NUMBERS
    ),
)


@settings(max_examples=examples(300), deadline=None)
@given(SENTENCES)
def test_every_accepted_amendment_changes_the_text_or_says_that_it_does_not(
    sentence,
):
    applied = apply("一、" + sentence + "。", OLD)
    if applied.tree is None:
        assert all(finding.hint for finding in applied.findings)
        return
    same = text_of(applied.tree) == text_of(OLD)
    said = "amendment-changes-nothing" in {
        finding.code for finding in applied.findings
    }
    assert not same or said


# What something is called from then on.
BECAME = re.compile("(?:改为|作为)(第[一二三四五六七八九十]+条)")


@settings(max_examples=examples(150), deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_order_of_two_amendments_does_not_matter_where_they_touch_two_places(
    first, second
):
    there = apply(f"一、{first}。\n二、{second}。", OLD)
    back = apply(f"一、{second}。\n二、{first}。", OLD)
    assert (there.tree is None) == (back.tree is None)
    if BECAME.findall(first) and BECAME.findall(first) == BECAME.findall(
        second
    ):
        return  # both become 第一条, which is one place: as they are told
    if (
        there.tree
        and back.tree
        and "增加" not in first
        and "移至" not in first
    ):
        assert text_of(there.tree) == text_of(back.tree)


MANY = tree(
    [
        "第一条　登记机关公示，登记机关存档。",
        "第二条　登记机关审查。",
        "第三条　申请人向登记机关提出。",
    ]
)


@pytest.mark.parametrize(
    "decision",
    [
        "一、将第一条、第二条中的“登记机关”修改为“审批部门”，共三处。",
        "一、将第一条和第二条中的“登记机关”均修改为“审批部门”。",
        "一、将第一条中的“登记机关”修改为“审批部门”，共两处。\n"
        "二、将第二条中的“登记机关”修改为“审批部门”。",
    ],
)
def test_words_are_replaced_in_every_place_that_is_listed(
    decision: str,
) -> None:
    applied = apply(decision, MANY)
    assert not applied.findings and applied.tree
    assert text_of(applied.tree) == [
        "第一条　审批部门公示，审批部门存档。",
        "第二条　审批部门审查。",
        "第三条　申请人向登记机关提出。",
    ]


@pytest.mark.parametrize(
    ("decision", "code", "message"),
    [
        ("将第一条、第二条中的“登记机关”修改为“审批部门”，共两处。", "replacement-count", "共有3处，决定写的是2处"),
        ("将第一条、第二条中的“审批部门”修改为“登记机关”。", "quotation-not-found", "没有出现"),
        ("将第一条、第九条中的“登记机关”修改为“审批部门”。", "amendment-target", "第九条"),
        ("将第一条、第一条中的“登记机关”修改为“审批部门”。", "overlapping-amendments", "重叠"),
    ],
)  # fmt: skip
def test_a_list_of_places_that_does_not_fit_the_text_is_refused(
    decision: str, code: str, message: str
) -> None:
    applied = apply(f"一、{decision}", MANY)
    assert applied.tree is None
    assert applied.findings[0].code == code
    assert any(message in finding.message for finding in applied.findings)
