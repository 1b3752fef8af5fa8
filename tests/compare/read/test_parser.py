"""Reading law text and measures: what opens a clause, and what only looks like it."""

from __future__ import annotations

from policypress.compare.read.parser import RawLine, parse_lines
from policypress.compare.read.plain_text import parse_text
from policypress.compare.text.tree import clauses, text_of, walk


def parsed(*lines):
    return parse_lines([RawLine(line) for line in lines], "文本")


def kinds(tree):
    return [node.kind for node, _ in walk(tree)]


def labels(tree):
    return [clause.label for clause in clauses(tree)]


def test_a_law_has_title_notes_chapters_sections_and_clauses():
    tree = parsed(
        "某某办法",
        "2024年1月1日公布",
        "第一章　总　则",
        "第一条　甲。",
        "第二条　乙。",
        "第二章 支持",
        "第一节 资助",
        "第三条　丙。",
    ).tree
    assert kinds(tree) == [
        "title",
        "preamble",
        "chapter",
        "clause",
        "clause",
        "chapter",
        "section",
        "clause",
    ]
    assert [
        above[-1].label for node, above in walk(tree) if node.kind == "clause"
    ] == [
        "第一章",
        "第一章",
        "第一节",
    ]
    assert tree.nodes[2].heading == "总　则"


def test_an_inserted_article_keeps_its_second_number():
    first, second = clauses(parsed("第十七条 甲。", "第十七条之一 乙。").tree)
    assert (second.label, second.number, first.number) == (
        "第十七条之一",
        (17, 1),
        (17,),
    )


def test_the_heading_of_a_clause_stays_in_its_text():
    clause = clauses(
        parsed("第一条（适用范围）本措施适用于光明区。", "第二条 乙。").tree
    )[0]
    assert clause.heading == "适用范围"
    assert clause.lines[0].text == "（适用范围）本措施适用于光明区。"


def test_a_paragraph_that_begins_by_citing_an_article_opens_none():
    tree = parsed(
        "第一条 甲。",
        "第二条 乙。",
        "第一条规定的条件，由主管部门解释。",
        "第一条、第二条所称企业，包括个体工商户。",
    ).tree
    assert labels(tree) == ["第一条", "第二条"]
    assert len(clauses(tree)[1].lines) == 3


def test_the_contents_are_no_clauses():
    tree = parsed(
        "某某办法",
        "目　录",
        "第一章 总则",
        "第二章 附则",
        "第一章 总则",
        "第一条 甲。",
        "第二章 附则",
        "第二条 乙。",
    ).tree
    assert kinds(tree) == [
        "title",
        "contents",
        "chapter",
        "clause",
        "chapter",
        "clause",
    ]
    assert len(tree.nodes[1].lines) == 3


def test_what_a_decision_quotes_opens_no_clause():
    tree = parsed(
        "关于修改办法的决定",
        "一、将第三条修改为：“第三条 甲。",
        "第四条 乙。",
        "第五条 丙。”",
        "二、删去第六条。",
    ).tree
    assert labels(tree) == ["一、", "二、"]
    assert len(clauses(tree)[0].lines) == 3


def test_a_quotation_mark_that_is_never_closed_hides_nothing():
    tree = parsed(
        "第一条 下列用语：“甲是甲。", "第二条 乙。", "第三条 丙。"
    ).tree
    assert labels(tree) == ["第一条", "第二条", "第三条"]


def test_measures_stand_under_their_chapters():
    tree = parsed(
        "若干措施",
        "为了发展，制定本措施。",
        "一、支持创新",
        "（一）支持研发。给予10万元奖励。",
        "1.甲；",
        "2.乙。",
        "（二）支持专利。给予资助。",
        "二、附则",
        "（三）本措施自公布之日起施行。",
    ).tree
    assert tree.scheme == "measures"
    assert kinds(tree) == [
        "title",
        "preamble",
        "chapter",
        "clause",
        "clause",
        "chapter",
        "clause",
    ]
    assert [clause.heading for clause in clauses(tree)] == [
        "支持研发",
        "支持专利",
        "",
    ]
    assert [line.level for line in clauses(tree)[0].lines] == [
        "clause",
        "item",
        "item",
    ]


def test_a_numbered_sentence_with_a_list_is_a_clause():
    tree = parsed(
        "关于某问题的批复",
        "一、有下列情形之一的，应当受理：",
        "（一）甲；",
        "（二）乙。",
        "二、本批复自公布之日起施行。",
    ).tree
    assert labels(tree) == ["一、", "二、"]
    assert [line.level for line in clauses(tree)[0].lines] == [
        "clause",
        "item",
        "item",
    ]


def test_text_directly_under_a_heading_is_a_clause_without_number():
    tree = parsed(
        "第一章 总则", "本章适用于全部资助。", "第一条 甲。", "第二条 乙。"
    ).tree
    assert [(clause.label, clause.lines[0].text) for clause in clauses(tree)][
        0
    ] == (
        "",
        "本章适用于全部资助。",
    )


def test_a_heading_may_be_printed_on_two_lines():
    tree = parsed(
        "第一章 听取和审议人民政府、人民法院和",
        "人民检察院的专项工作报告",
        "第一条 甲。",
        "第二条 乙。",
    ).tree
    assert kinds(tree) == ["chapter", "clause", "clause"]
    assert (
        tree.nodes[0].heading
        == "听取和审议人民政府、人民法院和人民检察院的专项工作报告"
    )


def test_annexes_and_signature_are_not_part_of_the_last_clause():
    tree = parsed(
        "第一条 甲。",
        "第二条 乙。",
        "光明区人民政府",
        "2024年1月1日",
        "附件1",
        "申请表",
    ).tree
    assert kinds(tree) == ["clause", "clause", "closing", "annex"]
    assert [line.text for line in tree.nodes[-1].lines] == ["附件1", "申请表"]


def test_a_chapter_called_supplementary_provisions_is_no_annex():
    assert kinds(parsed("第一条 甲。", "第二章 附则", "第二条 乙。").tree) == [
        "clause",
        "chapter",
        "clause",
    ]


def test_a_table_belongs_to_its_clause():
    raw = [
        RawLine("第一条 甲。"),
        RawLine("", rows=(("项目", "金额"), ("研发", "10万元"))),
        RawLine("第二条 乙。"),
    ]
    first = clauses(parse_lines(raw, "文本").tree)[0]
    assert [line.level for line in first.lines] == ["clause", "table"]


def test_a_missing_and_a_repeated_number_are_reported_and_read():
    found = parsed("第一条 甲。", "第三条 乙。", "第三条 丙。")
    assert labels(found.tree) == ["第一条", "第三条", "第三条"]
    assert [
        (finding.code, finding.severity) for finding in found.findings
    ] == [("clause-number", "warning")] * 2


def test_a_text_without_numbers_is_compared_by_paragraph():
    found = parsed("通知", "甲。", "乙。")
    assert found.tree is not None
    assert [finding.code for finding in found.findings] == ["no-clauses"]


def test_nothing_to_read_is_an_error():
    found = parsed("", "   ")
    assert found.tree is None
    assert "没有文字" in found.findings[0].message


def test_control_characters_that_no_document_can_hold_are_left_out() -> None:
    parsed = parse_text("第一条 甲\x00乙\ufffe。\n第二条 丙。", "旧稿")
    assert (
        parsed.tree is not None and text_of(parsed.tree)[0] == "第一条 甲乙。"
    )


def printed_lines(tree):
    return [
        (node.kind, [line.printed for line in node.lines])
        for node, _ in walk(tree)
    ]


def test_issuer_and_date_leave_the_clause_and_nothing_else_does():
    tree = parsed(
        "第一条　甲。",
        "第二条　乙：",
        "（一）丙。",
        "区政府",
        "2024年1月1日",
    ).tree
    assert printed_lines(tree) == [
        ("clause", ["第一条　甲。"]),
        ("clause", ["第二条　乙：", "（一）丙。"]),
        ("closing", ["区政府", "2024年1月1日"]),
    ]


def test_a_text_issued_jointly_is_signed_by_up_to_three():
    issuers = ["财政局", "司法局", "商务局", "科技局"]
    *_, clause, closing = printed_lines(
        parsed(
            "第一条 甲。", "第二条 乙。", *issuers, "二〇二四年一月一日"
        ).tree
    )
    assert closing == (
        "closing",
        ["司法局", "商务局", "科技局", "二〇二四年一月一日"],
    )
    assert clause == ("clause", ["第二条 乙。", "财政局"])


def test_what_is_no_issuer_stays_with_the_clause():
    for line in ("本办法由区局解释。", "（一）丙", "某" * 31):
        tree = parsed("第一条 甲。", "第二条 乙：", line, "2024年1月1日").tree
        *_, clause, closing = printed_lines(tree)
        assert clause == ("clause", ["第二条 乙：", line])
        assert closing == ("closing", ["2024年1月1日"])


def test_a_date_that_ends_the_only_line_of_a_clause_signs_nothing():
    assert (
        kinds(parsed("第一条 甲。", "第二条 2024年1月1日").tree)
        == ["clause"] * 2
    )


def test_issuer_and_date_may_stand_behind_the_note_of_annexes():
    tree = parsed(
        "第一条 甲。", "第二条 乙。", "附件：名单", "区政府", "2024年1月1日"
    ).tree
    assert kinds(tree)[-2:] == ["annex", "closing"]


def test_an_entry_of_the_contents_comes_again_without_its_page_where_the_text_begins():
    tree = parsed(
        "某某办法",
        "目　录",
        "第一章 总则……1",
        "第二章 支持.....12",
        "第一章 总则",
        "第一条 甲。",
        "第二章 支持",
        "第二条 乙。",
    ).tree
    assert kinds(tree) == [
        "title",
        "contents",
        "chapter",
        "clause",
        "chapter",
        "clause",
    ]
    assert len(tree.nodes[1].lines) == 3


def test_a_short_measure_without_stop_is_its_own_heading():
    tree = parsed(
        "一、质量",
        "（一）质量奖",
        "给予奖励10万元。",
        "（二）标准。给予5万元。",
    ).tree
    assert [clause.heading for clause in clauses(tree)] == ["质量奖", "标准"]


def test_a_heading_of_two_lines_is_one():
    tree = parsed(
        "第一章 总则", "以及适用范围", "第一条 甲。", "第二条 乙。"
    ).tree
    assert tree.nodes[0].heading == "总则以及适用范围"
    assert kinds(tree) == ["chapter", "clause", "clause"]


def test_the_longest_name_of_an_issuer_signs():
    issuer = "某" * 30
    tree = parsed("第一条 甲。", "第二条 乙。", issuer, "2024年1月1日").tree
    assert printed_lines(tree)[-1] == ("closing", [issuer, "2024年1月1日"])
