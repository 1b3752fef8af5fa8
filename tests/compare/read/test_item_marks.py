"""Marks of lists below （一） and 1.: each begins a 目, not a 款."""

from __future__ import annotations

import pytest

from policypress.compare.read.plain_text import parse_text
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import clauses


def levels(text: str, name: str = "办法.txt") -> list[tuple[str, str]]:
    tree = parse_text(text, name).tree
    assert tree is not None
    lines = [line for node in clauses(tree) for line in node.lines]
    return [(line.level, line.label) for line in lines]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1）", "2）"),
        ("1)", "2)"),
        ("a）", "b）"),
        ("a)", "b)"),
        ("（a）", "（b）"),
        ("(A)", "(B)"),
        ("⑴", "⑵"),
        ("⒈", "⒉"),
        ("1.", "2."),
        ("（1）", "（2）"),
        ("①", "②"),
    ],
)
def test_a_mark_below_an_item_begins_a_subitem(
    first: str, second: str
) -> None:
    text = (
        "某区奖励办法\n第一条　下列企业可以申报：\n（一）甲类：\n"
        f"{first}子；\n{second}丑。\n（二）乙类。\n第二条　乙。\n"
    )
    assert levels(text) == [
        ("clause", "第一条"),
        ("item", "（一）"),
        ("subitem", first),
        ("subitem", second),
        ("item", "（二）"),
        ("clause", "第二条"),
    ]
    assert relabel(first, (2,)) == second


def test_decimal_numbers_are_marks_only_with_a_space() -> None:
    text = "第一条　如下：\n1.1 子；\n1.5万元以上的，按此办理。\n第二条　乙。"
    assert levels(text)[1:3] == [("subitem", "1.1"), ("paragraph", "")]


def test_an_item_of_one_character_is_an_item() -> None:
    text = "第一条　如下：\n㈠甲；\n㈡乙。\n第二条　乙。"
    assert levels(text)[1:3] == [("item", "㈠"), ("item", "㈡")]
    assert relabel("㈨", (10,)) == "㈩"


def test_measures_numbered_with_one_character_are_measures() -> None:
    text = "若干措施\n一、创新\n㈠奖励甲。内容。\n㈡奖励乙。内容。\n"
    assert [label for _, label in levels(text)] == ["㈠", "㈡"]


ENGLISH = """Measures of a District
Chapter I General Provisions
Article 1 These Measures are made to encourage innovation.
Article 2 For the purposes of Article 1, an enterprise shall apply.
Chapter II Awards
Article 3. An award of CNY 100,000 is given.
Article 1 of these Measures applies.
"""


def test_an_english_text_has_chapters_and_articles() -> None:
    tree = parse_text(ENGLISH, "measures.txt").tree
    assert tree is not None
    assert [node.kind for node in tree.nodes] == [
        "title",
        "chapter",
        "chapter",
    ]
    found = clauses(tree)
    assert [node.label for node in found] == [
        "Article 1",
        "Article 2",
        "Article 3.",
    ]
    assert [node.number for node in found] == [(1,), (2,), (3,)]
    assert len(found[2].lines) == 2


def test_formal_numerals_begin_items() -> None:
    text = "第一条　如下：\n壹、甲；\n贰、乙。\n第二条　丙。"
    assert levels(text)[1:3] == [("item", "壹、"), ("item", "贰、")]
    assert relabel("玖、", (10,)) == "壹拾、"


def test_a_text_in_traditional_characters_has_its_clauses() -> None:
    tree = parse_text(
        "某區辦法\n第一章　總則\n第一條　甲。\n第二條　乙。", "a.txt"
    ).tree
    assert tree is not None
    assert [node.label for node in clauses(tree)] == ["第一條", "第二條"]
    assert tree.nodes[1].kind == "chapter"
