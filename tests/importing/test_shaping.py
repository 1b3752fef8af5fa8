"""A text gets the structure that ours can number; what cannot stays words."""

from __future__ import annotations

from policypress.compare import parse_bytes
from policypress.importing.pieces import parts_of
from policypress.importing.shaping import shape_of

ARTICLES = """\
云湾区孵化器扶持办法

为支持孵化器，制定本办法。
第一章 总则
第一条 本办法适用于孵化器。
第二条 下列情形不予扶持：
（一）已停业的；
（二）有下列行为之一的：
1.弄虚作假；
2.拒不配合。
违反前款规定的，追回资金。
第二章 附则
第三条 本办法自印发之日起施行。
"""


def shape(text):
    """The structure of a text, and its pieces."""
    tree = parse_bytes(text.encode(), "文.txt").tree
    pieces = parts_of(tree).body
    return shape_of(pieces), pieces


def numbers(clauses):
    return [one.number for one in clauses]


def test_chapters_articles_items_and_subitems_find_their_places():
    made, _ = shape(ARTICLES)
    assert [one.text for one in made.preamble] == [
        "为支持孵化器，制定本办法。"
    ]
    assert [one.title for one in made.headings] == ["总则", "附则"]
    general, closing = made.headings
    assert numbers(general.clauses) == ["第一条", "第二条"]
    assert numbers(closing.clauses) == ["第三条"]
    second = general.clauses[1]
    assert [one.text for one in second.paragraphs] == [
        "下列情形不予扶持：",
        "违反前款规定的，追回资金。",
    ]
    items = second.paragraphs[0].items
    assert [one.text for one in items] == ["已停业的；", "有下列行为之一的："]
    assert [one.text for one in items[1].items] == [
        "弄虚作假；",
        "拒不配合。",
    ]
    assert made.kept == set()


def test_a_clause_behind_a_gap_is_a_clause_without_a_number_of_ours():
    made, pieces = shape("第一条 甲。\n第三条 乙。\n第四条 丙。\n")
    assert numbers(made.clauses) == ["第一条", "", ""]
    words = [one.paragraphs[0].text for one in made.clauses]
    assert words == ["甲。", "第三条 乙。", "第四条 丙。"]
    assert [pieces[one].label for one in sorted(made.kept)] == [
        "第三条",
        "第四条",
    ]


def test_narrow_brackets_are_a_way_of_numbering():
    made, _ = shape("第一条 下列各项：\n(一)甲；\n1.丙；\n(二)乙。\n")
    assert made.is_half and made.kept == set()
    (clause,) = made.clauses
    (paragraph,) = clause.paragraphs
    assert [one.text for one in paragraph.items] == ["甲；", "乙。"]
    assert [one.text for one in paragraph.items[0].items] == ["丙；"]


def test_of_two_kinds_of_brackets_the_rarer_stays_as_it_is():
    made, _ = shape(
        "第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁：\n(一)戊。\n"
    )
    assert not made.is_half
    words = [one.text for one in made.clauses[1].paragraphs]
    assert words == ["丁：", "(一)戊。"]


def test_headings_between_articles_are_chapters_counted_in_words():
    made, _ = shape(
        "云湾区办法\n一、总则\n第一条 甲。\n第二条 乙。\n二、支持\n第三条 丙：\n一、非标题。\n"
    )
    assert made.is_counted
    assert [one.title for one in made.headings] == ["总则", "支持"]
    assert [numbers(one.clauses) for one in made.headings] == [
        ["第一条", "第二条"],
        ["第三条"],
    ]


def test_a_table_may_stand_first_and_behind_another():
    made, _ = shape(
        "第一条 甲。\n|一|二|\n|三|四|\n\n|五|\n|六|\n第二条 乙。\n"
    )
    first, second = made.clauses[0].paragraphs
    assert first.table == (("一", "二"), ("三", "四"))
    assert (second.text, second.table) == ("", (("五",), ("六",)))


def test_measures_below_chapters_keep_their_names():
    made, _ = shape(
        "一、加强培育\n（一）支持上市。给予奖励。\n（二）支持研发。给予补助。\n"
        "二、加强服务\n（一）一站办理。由窗口受理。\n"
    )
    assert made.scheme == "sections" and made.per_chapter
    assert [one.title for one in made.headings] == ["加强培育", "加强服务"]
    first = made.headings[0].clauses[0]
    assert (first.number, first.title) == ("（一）", "支持上市")
    assert first.paragraphs[0].text == "给予奖励。"


def test_a_text_without_clauses_is_one_clause_without_a_number():
    made, _ = shape("关于报送材料的通知\n请于月底前报送。\n特此通知。\n")
    (clause,) = made.clauses
    assert clause.number == ""
    assert [one.text for one in clause.paragraphs] == [
        "请于月底前报送。",
        "特此通知。",
    ]


def test_what_stands_above_the_title_is_set_apart():
    tree = parse_bytes(
        "来源：首页，转载。\n云湾区住房办法\n第一条 甲。\n".encode(), "文.txt"
    ).tree
    parts = parts_of(tree)
    assert parts.title == "云湾区住房办法"
    assert [one.words for one in parts.aside] == ["来源：首页，转载。"]


def test_a_heading_between_articles_is_no_paragraph_of_the_one_before():
    made, _ = shape("第一条 甲。\n二、支持创新能力提升\n第二条 乙。\n")
    assert numbers(made.clauses) == ["第一条", "", "第二条"]


def test_items_may_be_counted_1_below_a_provision():
    made, _ = shape(
        "云湾区办事指南\n一、条件\n1.甲；\n（1）乙；\n（2）丙。\n2.丁。\n二、材料\n1.戊。\n"
    )
    assert made.is_arabic and made.kept == set()
    first, second = made.clauses
    items = first.paragraphs[0].items
    assert [one.text for one in items] == ["甲；", "丁。"]
    assert [one.text for one in items[0].items] == ["乙；", "丙。"]
    assert [one.text for one in second.paragraphs[0].items] == ["戊。"]
