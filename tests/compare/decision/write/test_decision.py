"""The amending decision: standard wording, and applied to the old text it gives the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.compare import Tree, compare, parse_bytes, walk
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from tests.support.effort import has_time, times
from tests.support.texts import tree
from tests.support.versions import versions

LAWS = sorted(
    (Path(__file__).parents[5] / "shared" / "corpora" / "laws").glob("*.md")
)


def said(old: str | list, new: str | list) -> list[str]:
    """What the decision says between its opening and its closing."""
    lines = amendment(compare(tree(old), tree(new))).lines[2:-1]
    return [line for line in lines if not line.startswith("本决定自")]


def words(text: Tree) -> list:
    found = [
        (
            len(above),
            node.kind,
            node.label,
            printed(node),
        )
        for node, above in walk(text)
    ]
    return [one for one in found if one[1] != "preamble" or one[3]]


def printed(node) -> list[str]:
    """The lines of a node; no decision amends a record of passage or blanks in headings."""
    lines = [line.printed for line in node.lines]
    if node.kind in ("part", "subpart", "chapter", "section"):
        return [re.sub(r"\s", "", line) for line in lines]
    if node.kind != "preamble":
        return lines
    passed = "年.+月.*(通过|公布|修订|修正|发布|施行|修改|批准)"
    records = [
        at
        for at, line in enumerate(lines)
        if re.search(passed, line) and not line.endswith(("。", "：", "；"))
    ]
    rest = lines[records[-1] + 1 :] if records else lines
    prose = any(line.endswith(("。", "：", "；")) for line in rest)
    return rest if prose or not records else []


def assert_gives(old: Tree, new: Tree) -> None:
    decision = amendment(compare(old, new))
    applied = apply(decision.text, old)
    assert [str(finding) for finding in applied.findings] == []
    assert words(applied.tree) == words(new), decision.text


LAW = "示范办法\n第一条　为了发展，制定本办法。\n第二条　获奖企业每家奖励10万元。\n第三条　申请人应当提交材料。\n第四条　本办法由区局解释。"


def test_words_that_stand_once_are_quoted_and_replaced():
    assert said(LAW, LAW.replace("10万元", "20万元")) == [
        "一、将第二条中的“10万元”修改为“20万元”。"
    ]


def test_words_are_quoted_with_their_neighbours_until_they_stand_once():
    old = "第一条　金奖奖励10万元，银奖奖励10万元。\n第二条　乙。"
    assert said(old, old.replace("银奖奖励10万元", "银奖奖励5万元")) == [
        "一、将第一条中的“银奖奖励10万元”修改为“银奖奖励5万元”。"
    ]
    assert_gives(
        tree(old), tree(old.replace("银奖奖励10万元", "银奖奖励5万元"))
    )


def test_an_insertion_follows_words_that_can_be_read():
    assert said(LAW, LAW.replace("提交材料", "提交材料和证明")) == [
        "一、在第三条中的“申请人应当提交材料”后增加“和证明”。"
    ]


def test_an_insertion_at_the_head_of_a_sentence_precedes_words_that_can_be_read():
    assert said(
        LAW,
        LAW.replace("申请人应当提交材料", "符合条件的，申请人应当提交材料"),
    ) == ["一、在第三条中的“申请人应当提交材料”前增加“符合条件的，”。"]
    assert_gives(
        tree(LAW),
        tree(
            LAW.replace("申请人应当提交材料", "符合条件的，申请人应当提交材料")
        ),
    )


def test_a_quotation_reaches_from_stop_to_stop_rather_than_being_cut_within_words():
    old = "第一条　会议分为全体会议和常务会议。全体会议和常务会议由主任召集，重大问题由全体会议和常务会议决定。\n第二条　乙。"
    new = old.replace(
        "会议分为全体会议和常务会议。", "实行全体会议和常务会议制度。"
    )
    assert said(old, new) == [
        "一、将第一条中的“会议分为全体会议和常务会议”修改为“实行全体会议和常务会议制度”。"
    ]
    assert_gives(tree(old), tree(new))


def test_what_a_law_and_measures_open_with_is_called_by_its_name():
    law = "示范法\n2020年1月1日通过\n第一条　甲。\n第二条　乙。"
    measures = "示范措施\n为了发展，制定本措施。\n一、总则\n（一）奖励甲。\n（二）奖励乙。"
    assert said(law, law.replace("2020", "2021")) == [
        "两个文本的文字相同（题注除外），没有需要修改的内容。"
    ]
    assert said(measures, measures.replace("为了发展", "为了高质量发展")) == [
        "一、将序言中的“发展”修改为“高质量发展”。"
    ]
    for old, new in (
        (law, law.replace("2020", "2021")),
        (measures, measures.replace("为了发展", "为了高质量发展")),
    ):
        assert_gives(tree(old), tree(new))
    assert_gives(
        tree(measures.replace("为了发展，制定本措施。\n", "")), tree(measures)
    )


def test_an_annex_is_called_by_its_number():
    old = (
        LAW
        + "\n附件一：名单\n甲共800人。\n附件二：办法\n乙。\n附件：图\n丙方共9人。"
    )
    new = (
        old.replace("800", "1200")
        .replace("乙。", "乙。\n丁。")
        .replace("共9人", "共12人")
    )
    assert said(old, new) == [
        "一、将附件一第二段中的“800人”修改为“1200人”。",
        "二、在附件二第二段后增加一段，作为第三段：“丁。”",
        "三、将附件第二段中的“9人”修改为“12人”。",
    ]
    assert_gives(tree(old), tree(new))


def test_an_annex_with_a_number_another_annex_has_too():
    old = LAW + "\n附件1：名单\n甲。\n附件1：办法\n乙方9人。"
    assert said(old, old.replace("9人", "12人")) == [
        "一、将附件1（第2处）第二段中的“9人”修改为“12人”。"
    ]
    assert_gives(tree(old), tree(old.replace("9人", "12人")))


def test_words_are_deleted():
    assert said(LAW, LAW.replace("每家", "")) == ["一、删去第二条中的“每家”。"]


def test_a_clause_mostly_rewritten_is_replaced_whole():
    new = LAW.replace(
        "获奖企业每家奖励10万元",
        "区局对上一年度获奖的企业按照奖项等级，给予每家最高20万元的奖励",
    )
    assert said(LAW, new) == [
        "一、将第二条修改为：“区局对上一年度获奖的企业按照奖项等级，给予每家最高20万元的奖励。”"
    ]


def test_a_new_clause_says_where_it_goes_and_the_order_is_adjusted():
    new = (
        LAW.replace("第三条", "第四条")
        .replace("第四条　本", "第五条　本")
        .replace("第四条　申", "第三条　审核应当公开。\n第四条　申")
    )
    assert said(LAW, new) == [
        "一、增加一条，作为第三条：“审核应当公开。”",
        "此外，对条文顺序作相应调整。",
    ]


def test_neighbouring_new_clauses_are_one_item():
    new = (
        LAW.replace("第四条", "第七条")
        .replace("第三条", "第六条")
        .replace(
            "第六条",
            "第三条　审核应当公开。\n第四条　结果应当公示：\n（一）名单；\n（二）金额。"
            "\n第五条　不得收费。\n第六条",
        )
    )
    assert said(LAW, new)[:5] == [
        "一、增加三条，作为第三条、第四条和第五条：“第三条　审核应当公开。",
        "“第四条　结果应当公示：",
        "“（一）名单；",
        "“（二）金额。",
        "“第五条　不得收费。”",
    ]
    assert_gives(tree(LAW), tree(new))


def test_many_new_clauses_are_named_from_the_first_to_the_last():
    numerals = "五六七八九"
    new = LAW + "".join(f"\n第{n}条　新的规定{n}。" for n in numerals)
    assert said(LAW, new)[0] == (
        "一、增加五条，作为第五条至第九条：“第五条　新的规定五。"
    )
    assert_gives(tree(LAW), tree(new))


def test_a_new_clause_at_the_end_of_a_chapter_names_the_chapter():
    """第二条 by its number alone would stand in the second chapter."""
    new = (
        CHAPTERS.replace("第三条", "第四条")
        .replace("第二条", "第三条")
        .replace("第二章", "第二条　新的规定寅卯辰巳。\n第二章")
    )
    assert said(CHAPTERS, new)[0] == (
        "一、在第一章增加一条，作为第二条：“新的规定寅卯辰巳。”"
    )
    assert_gives(tree(CHAPTERS), tree(new))


def test_a_clause_numbered_after_another_is_put_after_it():
    new = LAW.replace("第三条", "第二条之一　审核应当公开。\n第三条")
    assert said(LAW, new) == [
        "一、在第二条后增加一条，作为第二条之一：“审核应当公开。”"
    ]
    assert_gives(tree(LAW), tree(new))


def test_neighbouring_clauses_are_deleted_in_one_sentence():
    assert said(
        LAW,
        "示范办法\n第一条　为了发展，制定本办法。\n第二条　本办法由区局解释。",
    ) == [
        "一、删去第二条、第三条。",
        "此外，对条文顺序作相应调整。",
    ]


def test_a_clause_both_renumbered_and_amended_is_told_once():
    new = "示范办法\n第一条　为了发展，制定本办法。\n第二条　申请人应当提交全部材料。\n第三条　本办法由区局解释。"
    assert said(LAW, new) == [
        "一、删去第二条。",
        "二、将第三条改为第二条，在其中的“申请人应当提交”后增加“全部”。",
        "此外，对条文顺序作相应调整。",
    ]


def test_paragraphs_and_items_are_added_and_dropped_by_their_place():
    old = "第一条　申请人应当提交下列材料：\n（一）申请表；\n（二）营业执照；\n（三）承诺书。\n第二条　乙。"
    new = "第一条　申请人应当提交下列材料：\n（一）申请表；\n（二）身份证明；\n（三）营业执照；\n（四）承诺书。\n第二条　乙。"
    assert said(old, new) == [
        "一、对第一条作如下修改：",
        "（一）在第一项后增加一项，作为第二项：“（二）身份证明；”",
        "（二）第二项、第三项改为第三项、第四项。",
    ]
    assert_gives(tree(old), tree(new))


def test_a_moved_clause_is_moved_not_deleted_and_inserted():
    old = "\n".join(
        f"第{n}条　{text}"
        for n, text in zip(
            "一二三四五",
            [
                "总的规定甲乙丙丁。",
                "资助对象戊己庚辛。",
                "资助标准壬癸子丑。",
                "申请程序寅卯辰巳。",
                "监督检查午未申酉。",
            ],
            strict=True,
        )
    )
    new = "\n".join(
        f"第{n}条　{text}"
        for n, text in zip(
            "一二三四五",
            [
                "总的规定甲乙丙丁。",
                "资助标准壬癸子丑。",
                "申请程序寅卯辰巳。",
                "监督检查午未申酉。",
                "资助对象戊己庚辛。",
            ],
            strict=True,
        )
    )
    assert said(old, new)[0] == "一、将第二条移至第五条后，作为第五条。"
    assert_gives(tree(old), tree(new))


def test_measures_are_cited_with_their_brackets():
    old = "若干措施\n一、支持创新\n（一）奖励发明。对发明奖励10万元。\n（二）资助培训。每期资助5万元。\n二、附则\n（三）本措施由区局解释。"
    assert said(old, old.replace("5万元", "8万元")) == [
        "一、将第（二）条中的“5万元”修改为“8万元”。"
    ]
    renamed = old.replace("一、支持创新", "一、支持创新创造")
    assert said(old, renamed) == ["一、将第一部分标题修改为：“支持创新创造”"]
    assert_gives(tree(old), tree(renamed))


def test_chapters_are_added_renamed_and_renumbered():
    old = "第一章　总则\n第一条　甲乙丙丁。\n第二章　附则\n第二条　戊己庚辛。"
    new = "第一章　总则\n第一条　甲乙丙丁。\n第二章　支持\n第二条　新的规定。\n第三章　附则\n第三条　戊己庚辛。"
    assert said(old, new) == [
        "一、在第一条后增加一章，作为第二章：“第二章　支持",
        "“第二条　新的规定。”",
        "此外，对条文顺序作相应调整：第二章改为第三章，第二条改为第三条。",
    ]


def test_a_cell_of_a_table_is_named_by_row_and_column():
    old = [
        "第一条　标准如下：",
        (("奖项", "金额"), ("金奖", "10万元")),
        "第二条　乙。",
    ]
    new = [
        "第一条　标准如下：",
        (("奖项", "金额"), ("金奖", "20万元")),
        "第二条　乙。",
    ]
    assert said(old, new) == [
        "一、将第一条第一个表格第二行第二列修改为：“20万元”"
    ]


def test_quotation_marks_inside_a_quotation_change_places():
    old = "第一条　称为“标杆”的，给予奖励。\n第二条　乙。"
    new = "第一条　称为“质量标杆”和‘示范’的，由区局公布名单并给予支持。\n第二条　乙。"
    assert said(old, new) == [
        "一、将第一条修改为：“称为‘质量标杆’和“示范”的，由区局公布名单并给予支持。”"
    ]
    assert_gives(tree(old), tree(new))


def test_typography_and_citations_stand_apart_from_substance():
    old = (
        "第一条　甲乙丙丁。\n第二条　戊己，庚辛。\n第三条　依照第二条办理，另有规定的除外。"
        "\n第四条　壬癸,子丑。\n第五条　寅卯,辰巳。"
    )
    new = (
        "第一条　甲乙丙丁。\n第二条　新增的规定。\n第三条　戊己，庚辛。"
        "\n第四条　依照第三条办理，另有规定的除外。\n第五条　壬癸，子丑。\n第六条　寅卯，辰巳。"
    )
    assert said(old, new) == [
        "一、增加一条，作为第二条：“新增的规定。”",
        "此外，对条文顺序和个别文字作相应调整和修改：",
        "（一）将第三条中的“第二条”修改为“第三条”。",
        "（二）将第四条中的“壬癸,子丑”修改为“壬癸，子丑”。",
        "（三）将第五条中的“寅卯,辰巳”修改为“寅卯，辰巳”。",
    ]
    assert_gives(tree(old), tree(new))


def test_the_title_of_the_decision_is_the_one_given():
    changes = compare(tree(LAW), tree(LAW.replace("10万元", "20万元")))
    assert amendment(changes, "修改决定（草案）").text.startswith(
        "# 修改决定（草案）\n"
    )
    assert amendment(changes).title == "关于修改《示范办法》的决定"


def test_what_stands_before_everything_is_added_at_the_head_of_the_text():
    old = LAW.removeprefix("示范办法\n")
    added = "在文首增加一个标题：“示范办法”"
    assert said(old, LAW) == [f"一、{added}"]
    assert_gives(tree(old), tree(LAW))


def test_words_that_look_like_the_number_of_a_clause_are_quoted_after_its_own():
    old = "第一条　甲乙丙丁。\n第二条　戊己庚辛。"
    new = "第一条　甲乙丙丁。\n第二条　（一）戊己庚辛是全部重新写过的规定。"
    assert said(old, new) == [
        "一、将第二条修改为：“第二条　（一）戊己庚辛是全部重新写过的规定。”"
    ]
    assert_gives(tree(old), tree(new))


CHAPTERS = "\n".join(
    [
        "示范办法",
        "第一章　总则",
        "第一条　总的规定甲乙丙丁。",
        "第二章　支持",
        "第二条　资助对象戊己庚辛。",
        "第三章　附则",
        "第三条　监督检查午未申酉。",
    ]
)


def test_a_paragraph_whose_items_stay_is_not_deleted_alone():
    old = "第一条　甲方守约。\n乙方应当：\n（一）交货；\n（二）付款。\n第二条　戊己。"
    new = "第一条　甲方守约：\n（一）交货；\n（二）付款。\n第二条　戊己。"
    assert said(old, new)[0].startswith("一、将第一条修改为：")
    assert_gives(tree(old), tree(new))


def test_the_name_of_a_chapter_moves_without_its_clauses():
    new = (
        CHAPTERS.replace(
            "第二章　支持\n第二条　资助对象戊己庚辛。\n", ""
        ).replace("第三章　附则", "第二条　资助对象戊己庚辛。\n第二章　附则")
        + "\n第三章　支持\n第四条　新的规定寅卯辰巳。"
    )
    assert_gives(tree(CHAPTERS), tree(new))


def test_equal_texts_need_no_amendment():
    assert said(LAW, LAW) == ["两个文本的文字相同，没有需要修改的内容。"]
    assert_gives(tree(LAW), tree(LAW))


@pytest.mark.slow
@pytest.mark.parametrize(
    "seeds", [range(start, start + 60) for start in range(0, 300, 60)]
)
def test_every_random_amendment_gives_the_new_text(seeds):
    for seed in seeds:
        assert_gives(*versions(seed))


@pytest.mark.slow
def test_a_thousand_random_amendments_more_both_ways():
    for seed in range(1000, 1000 + times(500)):
        old, new = versions(seed)
        assert_gives(old, new)
        assert_gives(new, old)


@pytest.mark.slow
@pytest.mark.skipif(not LAWS, reason="没有法律文本语料")
def test_the_amendment_of_every_real_law_gives_its_new_version_and_back():
    trees = [parse_bytes(law.read_bytes(), law.name).tree for law in LAWS]
    pairs = list(zip(trees[::2], trees[1::2], strict=False))
    for old, new in pairs if has_time() else pairs[::3]:
        assert_gives(old, new)
        assert_gives(new, old)


def test_two_clauses_of_one_number_written_in_two_ways_are_told_apart():
    old = "一、甲方应当守约。\n（一）按时交货。\n二、乙方应当守约。\n（一）按时付款。\n（二）按时验收。"
    assert_gives(tree(old), tree(old.replace("验收。", "验收并且出具单据。")))
    assert_gives(tree(old.replace("\n", "\n各方应当遵守。\n")), tree(old))


def test_a_number_that_says_nothing_is_no_number():
    old = "第一条 甲方应当守约。\n第百条 乙方应当守约。\n第三条 本办法自印发之日起施行。"
    assert_gives(tree(old), tree(old.replace("乙方", "乙方和丙方")))


def test_a_table_of_contents_that_came_is_no_item():
    old = [
        "示范办法",
        "第一章 总则",
        "第一条 甲。",
        "第二章 附则",
        "第二条 乙。",
    ]
    assert_gives(
        tree(old),
        tree([old[0], "目录", "第一章 总则", "第二章 附则", *old[1:]]),
    )


def test_one_replacement_in_several_clauses_is_told_once_with_its_count():
    old = (
        "第一条　会计帐簿应当真实。\n第二条　账目清楚。\n第三条　设置会计帐簿，保管会计帐簿。"
        "\n第四条　查阅会计帐簿，期限为十日。"
    )
    new = old.replace("帐簿", "账簿").replace("十日", "二十日")
    assert said(old, new) == [
        "一、将第四条中的“十日”修改为“二十日”。",
        "二、将第一条、第三条、第四条中的“帐簿”修改为“账簿”，共四处。",
    ]
    assert_gives(tree(old), tree(new))


def test_a_clause_where_some_of_the_words_stay_names_its_own_paragraph():
    old = (
        "第一条　登记机关应当公示。\n第二条　登记机关应当审查。"
        "\n名称仍为登记机关的，登记机关不变。"
    )
    new = old.replace("登记机关应当", "审批部门应当")
    assert said(old, new) == [
        "一、将第一条、第二条第一款中的“登记机关”修改为“审批部门”，共两处。"
    ]
    assert_gives(tree(old), tree(new))


def test_a_clause_written_whole_tells_its_own_replacement():
    old = "第一条　登记机关负责甲事。\n第二条　登记机关负责乙事。\n第三条　登记机关受理。"
    new = (
        "第一条　审批部门负责甲事。\n第二条　审批部门负责乙事。"
        "\n第三条　申请人向审批部门提出，由其在十日内作出书面答复并且公开结果。"
    )
    assert "第一条、第二条中的“登记机关”" in said(old, new)[-1]
    assert_gives(tree(old), tree(new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("最高1,000,000元奖励", "最高1,500,000元奖励", "“1,000,000元”修改为“1,500,000元”"),
        ("在二十个工作日内办结", "在十五个工作日内办结", "“二十个工作日”修改为“十五个工作日”"),
        ("按千分之一计息", "按千分之五计息", "“千分之一”修改为“千分之五”"),
        ("人民币叁佰万元整", "人民币伍佰万元整", "“人民币叁佰万元整”修改为“人民币伍佰万元整”"),
    ],
)  # fmt: skip
def test_a_number_is_quoted_whole_with_its_measure_word(old, new, told):
    frame = "第一条　对符合条件的，{}，由区局公布结果并且接受社会监督。"
    before, after = frame.format(old), frame.format(new)
    assert said(before, after) == [f"一、将第一条中的{told}。"]
    assert_gives(tree(before), tree(after))


def test_a_new_sentence_is_added_and_replaces_no_words_across_a_full_stop():
    old = "第一条　尚未实施协议的，可以处五十万元以下的罚款。"
    new = (
        "第一条　尚未实施协议的，可以处三百万元以下的罚款。"
        "法定代表人负有个人责任的，可以处一百万元以下的罚款。"
    )
    assert said(old, new) == [
        "一、将第一条中的“五十万元”修改为“三百万元”，在“以下的罚款。”后增加"
        "“法定代表人负有个人责任的，可以处一百万元以下的罚款。”。"
    ]
    assert_gives(tree(old), tree(new))


def test_the_record_of_passage_and_blanks_in_headings_are_left_aside_and_named():
    old = "示范法\n（2020年1月1日通过）\n第一章　总则\n第一条　期限为十日。"
    new = "示范法\n（2020年1月1日通过　2024年2月1日修正）\n第一章　总　则\n第一条　期限为二十日。"
    decision = amendment(compare(tree(old), tree(new)))
    assert list(decision.lines[2:-2]) == [
        "一、将第一条中的“十日”修改为“二十日”。"
    ]
    assert decision.aside == ("题注", "章名、节名等标题中的空格")
    assert_gives(tree(old), tree(new))


def test_a_renumbered_heading_keeps_its_words_whatever_its_blanks():
    old = "第一章　总则\n第一条　甲乙丙丁。\n第二章　附则\n第二条　戊己庚辛。"
    new = (
        "第一章　总则\n第一条　甲乙丙丁。\n第二章　支持\n第二条　新的规定。"
        "\n第三章　附　则\n第三条　戊己庚辛。"
    )
    assert said(old, new)[-1].startswith(
        "此外，对条文顺序作相应调整：第二章改为第三章"
    )
    assert_gives(tree(old), tree(new))


def test_a_heading_worded_otherwise_is_amended_with_its_blanks():
    old = "第一章　总则\n第一条　期限为十日。"
    assert said(old, old.replace("总则", "总　纲")) == [
        "一、将第一章章名修改为：“总　纲”"
    ]


def test_a_title_that_names_another_text_has_its_marks_changed_within():
    old = "实施《专利法》办法\n第一条　期限为十日。"
    changes = compare(tree(old), tree(old.replace("十日", "二十日")))
    assert amendment(changes).title == "关于修改《实施〈专利法〉办法》的决定"
    assert_gives(tree(old), tree(old.replace("十日", "二十日")))


def test_the_introduction_is_amended_without_the_record_of_passage_before_it():
    old = "关于办理案件的解释\n2013年4月28日审判委员会会议通过\n为依法办理案件，解释如下：\n第一条　甲。\n第二条　乙。"
    new = "关于办理案件的解释\n2021年12月13日审判委员会会议通过\n为依法公正办理案件，解释如下：\n第一条　甲。\n第二条　乙。"
    decision = amendment(compare(tree(old), tree(new)))
    assert list(decision.lines[2:-2]) == [
        "一、将引言修改为：“为依法公正办理案件，解释如下：”"
    ]
    assert decision.aside == ()
    assert_gives(tree(old), tree(new))
    only = old.replace("2013年4月28日", "2014年5月1日")
    assert amendment(compare(tree(old), tree(only))).aside == ("题注",)


def test_a_first_chapter_stands_before_the_first_clause_and_not_after_the_record():
    old = "示范法\n（2020年1月1日通过）\n第一条　甲。\n第二条　乙。"
    new = "示范法\n（2020年1月1日通过　2024年2月1日修正）\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。"
    decision = said(old, new)
    assert (
        decision[0]
        == "一、在第一条前增加一章，作为第一章，章名为：“第一章　总则”"
    )
    assert_gives(tree(old), tree(new))
    assert not [line for line in decision if "题注" in line]


def test_a_record_of_passage_that_only_one_text_has_is_left_aside():
    old, new = (
        "示范法\n第一条　甲。\n第二条　乙。",
        "示范法\n（2020年1月1日通过）\n第一条　丙丁。\n第二条　乙。",
    )
    for ends in ((old, new), (new, old)):
        assert_gives(*map(tree, ends))
        assert not [line for line in said(*ends) if "题注" in line]
