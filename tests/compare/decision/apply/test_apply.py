"""Applying a decision that others wrote: the usual wordings, slips that can be forgiven, and those that cannot."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from policypress.compare import parse_lines, text_of, walk
from policypress.compare.decision.apply.apply import apply
from policypress.compare.read.docx import read_docx
from policypress.compare.read.parser import RawLine
from tests.support.texts import tree

OLD = tree(
    "示范办法\n第一章　总则\n第一条　为了发展，制定本办法。\n第二条　区局负责 质量奖励。区局每年公布。\n第二章　附则\n第三条　获奖企业奖励10万元。\n个人不奖励。\n第四条　本办法由区局解释。"
)


def amended(decision: str) -> list[str]:
    applied = apply(decision, OLD)
    assert applied.tree, [str(finding) for finding in applied.findings]
    return text_of(applied.tree)


def code(decision: str) -> str:
    applied = apply(decision, OLD)
    assert applied.tree is None
    return applied.findings[0].code


def test_title_preamble_and_closing_of_a_decision_are_not_amendments():
    text = amended(
        "关于修改《示范办法》的决定\n经研究，决定对《示范办法》作如下修改：\n一、将第四条修改为：“本办法由区政府解释。”\n本决定自公布之日起施行。\n《示范办法》根据本决定作相应修改，重新公布。\n第九条 全文在后。"
    )
    assert text[-1] == "第四条　本办法由区政府解释。"


def test_a_quoted_closing_closes_nothing():
    words = "根据本决定，对《办法》作相应修改并调整条文顺序后，重新公布。"
    text = amended(
        f"一、在第一条第一款后增加两款，作为第二款、第三款：“{words}\n“各部门应当遵守。”\n二、删去第四条。"
    )
    assert (
        text[3:5] == [words, "各部门应当遵守。"]
        and "第四条　本办法由区局解释。" not in text
    )


def test_the_number_of_a_clause_may_be_quoted_or_left_out():
    assert amended("一、第四条修改为：“第四条　由区政府解释。”") == amended(
        "一、将第四条修改为：“由区政府解释。”"
    )


def test_a_clause_placed_by_its_number_alone():
    text = amended(
        "一、增加一条，作为第四条：“审核应当公开。”\n二、将第四条改为第五条。"
    )
    assert text[-2:] == [
        "第四条　审核应当公开。",
        "第五条　本办法由区局解释。",
    ]


def test_the_order_is_adjusted_when_the_decision_says_no_more_than_that():
    text = amended("一、删去第二条。\n此外，对条文顺序作相应调整。")
    assert [line[:3] for line in text if line.startswith("第")] == [
        "第一章",
        "第一条",
        "第二章",
        "第二条",
        "第三条",
    ]


def test_further_words_of_the_same_paragraph_need_not_name_it_again():
    assert "第三条　获奖单位奖励20万元。" in amended(
        "一、将第三条第一款中的“企业”修改为“单位”，“10万元”修改为“20万元”。"
    )


def test_a_clause_named_once_is_meant_by_what_follows():
    text = amended(
        "一、将第三条改为第五条，并作如下修改：\n（一）将第一款中的“10万元”修改为“20万元”。\n（二）删去第二款。"
    )
    assert (
        "第五条　获奖企业奖励20万元。" in text and "个人不奖励。" not in text
    )


def test_a_quotation_with_another_space_is_found_and_reported():
    applied = apply(
        "一、将第二条中的“区局负责质量奖励”修改为“区局主管质量奖励”。", OLD
    )
    assert [(f.code, f.severity) for f in applied.findings] == [
        ("inexact-quotation", "warning")
    ]
    assert "第二条　区局主管质量奖励。区局每年公布。" in text_of(applied.tree)


def test_an_extra_full_stop_in_the_quotation_does_no_harm():
    assert "第三条　获奖企业奖励20万元。" in amended(
        "一、将第三条第一款中的“奖励10万元。”修改为“奖励20万元。”。"
    )


def test_words_that_stand_twice_are_not_guessed():
    assert (
        code("一、将第二条中的“区局”修改为“区政府”。")
        == "quotation-not-unique"
    )


def test_words_that_are_not_there_are_said_to_be_missing():
    assert (
        code("一、将第三条中的“奖励30万元”修改为“奖励20万元”。")
        == "quotation-not-found"
    )


def test_a_clause_that_is_not_there_is_named():
    applied = apply("一、将第九条修改为：“甲。”", OLD)
    assert applied.findings[0].message == "原文里没有“第九条”。"


def test_a_sentence_nobody_understands_stops_everything():
    assert (
        code("一、删去第二条。\n二、把最后那条写得好一点。")
        == "amendment-not-understood"
    )


def test_a_text_without_amendments_is_not_one():
    assert code("通知\n现将有关事项通知如下。") == "no-amendment"


def test_a_chapter_is_inserted_across_headings():
    text = amended(
        "一、在第二条后增加一章，作为第二章，章名为：“第二章　支持”\n二、在第二条后增加一条，作为第三条：“新条。”\n三、将第二章改为第三章。\n四、将第三条至第四条依次改为第四条至第五条。"
    )
    assert [line for line in text if line.startswith("第")][2:6] == [
        "第二条　区局负责 质量奖励。区局每年公布。",
        "第二章　支持",
        "第三条　新条。",
        "第三章　附则",
    ]


def test_a_number_that_puts_a_clause_behind_a_heading_without_one_says_so():
    lines = [
        RawLine("第一条　为了发展，制定本办法。"),
        RawLine("附则", "heading"),
        RawLine("第二条　本办法由区局解释。"),
    ]
    old = parse_lines(lines, "示范办法").tree
    assert old
    applied = apply("一、增加一条，作为第二条：“新条。”", old)
    said = [finding.message for finding in applied.open_ends]
    assert said == [
        "“第二条”按序号放在“附则”里，是其中的第一条；决定没有写明放在哪里。"
    ]


def test_a_lone_mark_within_a_quotation_does_not_end_it():
    """What would follow closes more than it opens, or the next line is quoted too."""
    further = "一、将第二条修改为：“‘甲O”；第三条应当公开。”"
    assert "第二条　“甲O’；第三条应当公开。" in amended(further)
    lines = amended("一、将第二条修改为：“甲O”。乙\n“丙。”")
    assert lines[lines.index("第二条　甲O’。乙") + 1] == "丙。"


def test_a_clause_cannot_be_deleted_and_amended():
    assert (
        code(
            "一、删去第三条。\n二、将第三条第一款中的“10万元”修改为“20万元”。"
        )
        == "contradictory-amendments"
    )


def test_two_amendments_of_the_same_words_are_refused():
    decision = "一、将第三条第一款中的“获奖企业”修改为“获奖单位”，“企业奖励”修改为“单位资助”。"
    assert code(decision) == "overlapping-amendments"


def test_a_cell_that_is_not_there_is_named():
    old = tree(["第一条　标准如下：", (("金奖", "10万元"),), "第二条　乙。"])
    applied = apply("一、将第一条第一个表格第二行第一列修改为：“甲”", old)
    assert [finding.code for finding in applied.findings] == [
        "amendment-target"
    ]


def test_no_decision_however_garbled_breaks_the_reader():
    random = Random(7)
    places = [
        "第一条",
        "第三条",
        "第九条",
        "第一章",
        "标题",
        "题注",
        "第零条",
        "第三条第二款",
        "第三条第九项",
        "附件",
        "第一条第九段",
        "第一条第一句",
        "末句",
        "修改后的第二条",
        "第一条第一个表格第二列",
    ]
    quotes = [
        "“甲”",
        "：“丙。”",
        "“”",
        "：“〔表格〕\n“| a |”",
        "：“第一条　丁",
    ]
    verbs = [
        "修改为",
        "改为",
        "移至",
        "至",
        "、",
        "后增加一条，作为",
        "后增加一款",
        "后增加一句",
        "后增加一列，作为",
        "中的第二处",
        "合并，作为",
        "拆分为",
        "中的",
        "依次改为",
        "的序号修改为",
    ]
    for _ in range(600):
        text = "一、" + "".join(
            random.choice(
                random.choice(
                    [places, quotes, verbs, ["删去", "，", "\n二、"]]
                )
            )
            for _ in range(random.randint(2, 9))
        )
        applied = apply(text, OLD)
        silent = applied.tree is not None and not applied.findings
        assert not silent or text_of(applied.tree) != text_of(OLD), text
        for finding in applied.findings:
            assert finding.place.line <= text.count("\n") + 1, text


@pytest.fixture
def real() -> tuple[list[str], object]:
    """A decision of the supreme court, and the text as amended that it carries at its end."""
    folder = Path(__file__).parents[5] / "shared" / "corpora" / "docx"
    file = next(iter(folder.glob("*办理妨害信用卡*的决定*.docx")), None)
    if file is None:
        pytest.skip("没有 docx 语料")
    lines, *_ = read_docx(file.read_bytes(), file.name)
    split = next(
        index for index, line in enumerate(lines) if line.text == "附"
    )
    return [line.text for line in lines[:split]], parse_lines(
        lines[split + 1 :], "修改后"
    ).tree


def test_a_real_decision_gives_the_text_that_was_published_with_it(real):
    decision, new = real
    nodes = {
        node.number[0]: [line.text for line in node.lines]
        for node, _ in walk(new)
        if node.kind == "clause" and node.number
    }
    # The old text: six clauses as they are, the sixth another; 7–11 are new; 12 and 13 were 7 and 8.
    old = [
        *(nodes[n] for n in range(1, 6)),
        ["原来的规定。"],
        nodes[12],
        ["原来的第八条。"],
    ]
    lines = [
        f"第{'一二三四五六七八'[n]}条　{text}" if not place else text
        for n, clause in enumerate(old)
        for place, text in enumerate(clause)
    ]
    applied = apply(decision, tree("\n".join(["解释", *lines])))
    assert [str(finding) for finding in applied.findings] == []
    got = {
        node.number[0]: [line.text for line in node.lines]
        for node, _ in walk(applied.tree)
        if node.kind == "clause"
    }
    swapped = [
        [line.replace("‘恶意透支’", "“恶意透支”") for line in nodes[11]]
    ]  # the published text kept the inner marks there
    assert got == {**nodes, 11: swapped[0]}
