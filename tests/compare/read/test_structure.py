"""What each printed line becomes: the whole structure of small texts, line by line."""

from __future__ import annotations

from policypress.compare.read.parser import parse_lines
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.text.tree import walk

Shape = list[tuple[str, ...]]


def shape(*lines: str | RawLine) -> Shape:
    """Each line: kind of its node, level, label and text; a node's heading before it."""
    raw = [
        line if isinstance(line, RawLine) else RawLine(line) for line in lines
    ]
    tree = parse_lines(raw, "文本").tree
    assert tree
    found: Shape = []
    for node, _ in walk(tree):
        if node.heading:
            found.append((node.kind, "=", node.heading))
        for line in node.lines:
            found.append((node.kind, line.level, line.label, line.text))
    return found


def test_a_law_with_items_and_subitems() -> None:
    assert shape(
        "第一章　总则",
        "第一条　（目的）申请人应当：",
        "（一）守约；",
        "1.诚信；",
        "（2）保密。",
        "另有规定的除外。",
    ) == [
        ("chapter", "=", "总则"),
        ("chapter", "heading", "第一章", "总则"),
        ("clause", "=", "目的"),
        ("clause", "clause", "第一条", "（目的）申请人应当："),
        ("clause", "item", "（一）", "守约；"),
        ("clause", "subitem", "1.", "诚信；"),
        ("clause", "subitem", "（2）", "保密。"),
        ("clause", "paragraph", "", "另有规定的除外。"),
    ]


def test_a_heading_on_two_lines_has_both() -> None:
    assert shape("第一章　促进发展的", "若干措施", "第一条　甲。")[:3] == [
        ("chapter", "=", "促进发展的若干措施"),
        ("chapter", "heading", "第一章", "促进发展的"),
        ("chapter", "heading", "", "若干措施"),
    ]


def test_signature_and_annex_stand_behind_the_last_clause() -> None:
    assert shape(
        "第一条　甲。",
        "第二条　乙。",
        "某区人民政府",
        "2026年3月1日",
        "附件1：名单",
        "1.甲公司",
    ) == [
        ("clause", "clause", "第一条", "甲。"),
        ("clause", "clause", "第二条", "乙。"),
        ("closing", "paragraph", "", "某区人民政府"),
        ("closing", "paragraph", "", "2026年3月1日"),
        ("annex", "=", "附件1：名单"),
        ("annex", "paragraph", "", "附件1：名单"),
        ("annex", "subitem", "1.", "甲公司"),
    ]


def test_a_chapter_of_which_only_the_source_says_so() -> None:
    assert shape(
        "第一条　甲。", RawLine("附则", "heading"), "第二条　乙。"
    ) == [
        ("clause", "clause", "第一条", "甲。"),
        ("chapter", "=", "附则"),
        ("chapter", "heading", "", "附则"),
        ("clause", "clause", "第二条", "乙。"),
    ]


def test_a_second_line_in_the_style_of_titles_opens_no_clause() -> None:
    assert shape(
        RawLine("示范办法", "title"),
        RawLine("第九条　释义", "title"),
        "第一条　甲。",
    ) == [
        ("title", "=", "示范办法"),
        ("title", "paragraph", "", "示范办法"),
        ("preamble", "paragraph", "", "第九条　释义"),
        ("clause", "clause", "第一条", "甲。"),
    ]


def test_a_numbered_sentence_over_items_is_a_measure_and_no_chapter() -> None:
    """一、 with a stop in it, or with a colon at its end, heads nothing."""
    lines = ("二、支持企业。给予奖励", "（一）甲。", "（二）乙。")
    assert shape("一、总则", "（一）丙。", *lines)[2:] == [
        ("clause", "clause", "（一）", "丙。"),
        ("clause", "=", "支持企业。给予奖励"),
        ("clause", "clause", "二、", "支持企业。给予奖励"),
        ("clause", "item", "（一）", "甲。"),
        ("clause", "item", "（二）", "乙。"),
    ]
    named = ("二、支持企业", *lines[1:])
    assert shape("一、总则", "（一）丙。", *named)[3:] == [
        ("chapter", "=", "支持企业"),
        ("chapter", "heading", "二、", "支持企业"),
        ("clause", "clause", "（一）", "甲。"),
        ("clause", "clause", "（二）", "乙。"),
    ]


def test_marks_that_no_page_holds_are_spaces_in_lines_and_line_ends_in_cells() -> (
    None
):
    table = RawLine("", rows=(("甲\x0b乙\x00", "丙"),))
    line = RawLine("丁\u2028戊\x00")
    tree = parse_lines([RawLine("第一条　己。"), table, line], "文本").tree
    assert tree
    lines = tree.nodes[0].lines
    assert lines[1].rows == (("甲\n乙", "丙"),)
    assert lines[2].text == "丁 戊"
