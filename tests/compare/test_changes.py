"""Random texts with random edits: the change set always gives both texts back, and counts add up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.compare import compare, parse_text
from policypress.compare.changes import new_text, old_text
from policypress.compare.text.tree import text_of, walk
from policypress.language.numerals import article, chapter, item
from tests.support.effort import examples

WORDS = st.lists(
    st.sampled_from(
        [
            "申请人",
            "应当",
            "主管部门",
            "给予",
            "10万元",
            "二十五万元",
            "30%",
            "第三条",
            "本法第二条",
            "资助",
            "奖励",
            "，",
            "、",
            "（含本数）",
            "企业",
            "不得",
        ]
    ),
    min_size=1,
    max_size=14,
).map(lambda words: "".join(words) + "。")
ROW = st.lists(
    st.sampled_from(["研发", "5万元", "获奖", "20%"]), min_size=2, max_size=2
).map(tuple)
TABLE = st.lists(ROW, min_size=1, max_size=3).map(tuple)
CLAUSE = st.lists(
    st.one_of(WORDS, WORDS, st.tuples(st.just("项"), WORDS), TABLE), max_size=4
).flatmap(lambda rest: WORDS.map(lambda first: [first, *rest]))
LAW = st.lists(CLAUSE, min_size=1, max_size=8)


@st.composite
def edited(draw, clauses):
    """The same clauses after a few edits: insert, delete, move, split, merge, amounts, words, rows."""
    clauses = [list(clause) for clause in clauses]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(clauses) - 1))
        match draw(
            st.sampled_from(
                [
                    "insert",
                    "delete",
                    "move",
                    "split",
                    "merge",
                    "amount",
                    "word",
                    "line",
                    "row",
                ]
            )
        ):
            case "insert":
                clauses.insert(at, draw(CLAUSE))
            case "delete" if len(clauses) > 1:
                del clauses[at]
            case "move":
                clauses.insert(
                    draw(st.integers(0, len(clauses) - 1)), clauses.pop(at)
                )
            case "split" if len(clauses[at]) > 1 and isinstance(
                clauses[at][1], str
            ):
                clauses[at : at + 1] = [clauses[at][:1], clauses[at][1:]]
            case "merge" if at + 1 < len(clauses):
                clauses[at : at + 2] = [clauses[at] + clauses[at + 1]]
            case "amount":
                clauses[at][0] = (
                    clauses[at][0]
                    .replace("10万元", "20万元")
                    .replace("30%", "50%")
                )
            case "word":
                clauses[at][0] = draw(WORDS)[:-1] + clauses[at][0]
            case "line" | "row" as part:
                add_part(draw, clauses[at], part)
    return clauses


def add_part(draw, clause, part):
    """A paragraph somewhere below the first one of a clause, or a table at its end."""
    if part == "line":
        clause.insert(draw(st.integers(1, len(clause))), draw(WORDS))
    else:
        clause.append((*draw(TABLE),))


def printed(clauses, per_chapter):
    lines = ["某某办法"]
    for number, clause in enumerate(clauses):
        if per_chapter and number % per_chapter == 0:
            lines.append(f"{chapter(number // per_chapter + 1)} 章名{number}")
        items = 0
        for index, part in enumerate(clause):
            if isinstance(part, str):
                lines.append(
                    f"{article(number + 1)} {part}" if index == 0 else part
                )
            elif part[0] == "项":
                items += 1
                lines.append(item(items) + part[1])
            else:
                lines += ["", *(f"| {' | '.join(row)} |" for row in part), ""]
    return "\n".join(lines)


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None)
@given(st.data())
def test_both_texts_come_back_from_the_changes(data):
    clauses = data.draw(LAW)
    old = parse_text(
        printed(clauses, data.draw(st.sampled_from([0, 3]))), "旧"
    ).tree
    new = parse_text(
        printed(
            data.draw(edited(clauses)), data.draw(st.sampled_from([0, 3]))
        ),
        "新",
    ).tree
    changes = compare(old, new, ("主管部门",))
    assert old_text(changes) == text_of(old)
    assert new_text(changes) == text_of(new)
    assert sum(changes.counts().values()) == len(changes.clauses())
    assert len({change.id for change in changes.changes}) == len(
        changes.changes
    )
    for side, tree in (("old", old), ("new", new)):
        nodes = [
            node
            for step in changes.steps
            if step.side in ("both", side)
            for node in getattr(step.change, side)
        ]
        assert nodes == [node for node, _ in walk(tree)]
    for change in changes.changes:
        assert [line for pair in change.pairs for line in pair.old] == [
            line for node in change.old for line in node.lines
        ]
        assert [line for pair in change.pairs for line in pair.new] == [
            line for node in change.new for line in node.lines
        ]
        assert bool(change.old) or change.kind == "新增"
        assert bool(change.new) or change.kind == "删去"


@settings(max_examples=30, deadline=None)
@given(LAW)
def test_a_text_compared_with_itself_is_identical(clauses):
    tree = parse_text(printed(clauses, 3), "办法").tree
    assert compare(tree, tree).identical


HEADS = [
    "第一章 总则",
    "第二节 申请",
    "第三条 ",
    "第三条 ",
    "第五条之一 ",
    "一、",
    "（二）",
    "1.",
    "附件1",
    "“",
    "目录",
    "2024年1月1日",
    "",
]
LINES = st.lists(
    st.builds(lambda head, words: head + words, st.sampled_from(HEADS), WORDS),
    min_size=1,
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None)
@given(LINES, LINES)
def test_even_muddled_texts_come_back_from_the_changes(one, other):
    old, new = (
        parse_text("\n".join(one), "旧").tree,
        parse_text("\n".join(other), "新").tree,
    )
    changes = compare(old, new)
    assert old_text(changes) == text_of(old)
    assert new_text(changes) == text_of(new)
