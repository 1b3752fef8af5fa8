"""The structure: nothing of the text is lost, and every line knows its 款, 项 and 目."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policypress.compare.read.parser import RawLine, parse_lines
from policypress.compare.read.plain_text import parse_text
from policypress.compare.text.tree import (
    Address,
    Line,
    Node,
    Tree,
    addresses,
    clauses,
    nest,
    plain,
    text_of,
    walk,
)

LAW = """第一条 为了促进发展，制定本办法。
第二条 申请人应当符合下列条件：
（一）依法设立；
（二）有下列情形之一：
1.上年度纳税；
2.上年度获奖。
不符合条件的，不予受理。
"""
HEADS = [
    "第一章 总则",
    "第二节 申请",
    "第三条 ",
    "第四条　",
    "第五条之一 ",
    "一、",
    "（二）",
    "（三）",
    "1.",
    "（4）",
    "附件1",
    "“",
    "目录",
    "",
]
WORDS = st.text(alphabet="甲乙丙第条章一、。：；“”（）规定 附件", max_size=12)
LINES = st.lists(
    st.builds(lambda head, words: head + words, st.sampled_from(HEADS), WORDS),
    max_size=25,
)


def test_each_line_of_a_clause_knows_its_place():
    second = clauses(parse_text(LAW, "办法").tree)[1]
    assert addresses(second) == [
        Address(1),
        Address(1, 1),
        Address(1, 2),
        Address(1, 2, 1),
        Address(1, 2, 2),
        Address(2),
    ]


def test_a_label_that_stands_alone_is_not_yet_a_paragraph():
    only = clauses(parse_text("第一条\n甲。\n乙。\n第二条 丙。", "办法").tree)[
        0
    ]
    assert [address.paragraph for address in addresses(only)] == [0, 1, 2]


def test_the_words_of_a_node_are_its_own_lines():
    assert (
        plain(clauses(parse_text(LAW, "办法").tree)[0])
        == "第一条 为了促进发展，制定本办法。"
    )


def test_an_empty_paragraph_is_one_and_an_empty_opening_is_none():
    lines = (Line("clause", "", "第一条"), Line("paragraph", ""))
    assert addresses(Node("clause", lines)) == [Address(0), Address(1)]


def test_a_heading_holds_the_clauses_below_it():
    rows = (("级别", "金额"), ("一级", "10万元"))
    nodes = nest(
        [
            Node("chapter", (Line("heading", "总则"),)),
            Node("section", (Line("heading", "目的"),)),
            Node("clause", (Line("clause", "甲。"), Line("table", rows=rows))),
            Node("chapter", (Line("heading", "附则"),)),
            Node("annex", (Line("paragraph", "名单"),)),
        ]
    )
    (first, second, annex) = nodes
    assert [child.kind for child in first.children] == ["section"]
    assert [child.kind for child in first.children[0].children] == ["clause"]
    assert not second.children and annex.kind == "annex"
    assert text_of(Tree("办法", nodes)) == [
        "总则",
        "目的",
        "甲。",
        "级别\t金额",
        "一级\t10万元",
        "附则",
        "名单",
    ]


@given(LINES)
def test_nothing_of_any_text_is_lost(lines):
    lines = [line.strip(" \u3000") for line in lines]
    kept = [line for line in lines if line]
    tree = parse_lines([RawLine(line) for line in lines], "文本").tree
    assert (text_of(tree) if tree else []) == kept


@given(LINES)
def test_headings_hold_only_what_ranks_below_them(lines):
    tree = parse_lines([RawLine(line) for line in lines], "文本").tree
    for node, above in walk(tree) if tree else ():
        ranks = [
            ("part", "subpart", "chapter", "section", "clause").index(
                part.kind
            )
            for part in (*above, node)
            if above
        ]
        assert ranks == sorted(set(ranks))
