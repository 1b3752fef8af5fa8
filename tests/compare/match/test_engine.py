"""Comparing two versions, as a reviewer sees it: what changed, what only moved, what only got another number."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_text
from policypress.compare.changes import new_text, old_text
from policypress.compare.read.parser import RawLine, parse_lines
from policypress.compare.text.tree import text_of

FIRST = "为了促进高质量发展，根据有关规定，结合本区实际，制定本办法。"
APPLY = "申请人应当向主管部门提交申请书、营业执照和项目说明材料。"
DECIDE = "主管部门应当自受理之日起二十日内作出决定，并书面通知申请人。"
MONEY = "专项资金列入年度预算，专款专用，任何单位和个人不得挪用。"
FRAUD = "违反第二条规定骗取资金的，责令退回，五年内不得再次申请。"
LAST = "本办法自公布之日起施行。"
NUMERALS = "一二三四五六七八九十"


def law(*clauses):
    return parse_text(
        "\n".join(
            f"第{NUMERALS[n]}条　{text}" for n, text in enumerate(clauses)
        ),
        "办法",
    ).tree


def compared(old, new, terms=()):
    changes = compare(old, new, terms)
    assert old_text(changes) == text_of(old)
    assert new_text(changes) == text_of(new)
    return changes


def kinds(changes):
    return [(change.id, *change.kinds) for change in changes.clauses()]


def test_an_inserted_clause_marks_itself_and_nothing_below_it():
    changes = compared(
        law(FIRST, APPLY, DECIDE, LAST), law(FIRST, MONEY, APPLY, DECIDE, LAST)
    )
    assert kinds(changes) == [
        ("第一条", "未变"),
        ("第二条", "新增"),
        ("第三条", "仅条序调整"),
        ("第四条", "仅条序调整"),
        ("第五条", "仅条序调整"),
    ]
    assert changes.numbers == (
        ("第一条", "第一条"),
        ("第二条", "第三条"),
        ("第三条", "第四条"),
        ("第四条", "第五条"),
    )


def test_a_deletion_stands_where_it_stood():
    changes = compared(
        law(FIRST, APPLY, DECIDE, LAST), law(FIRST, DECIDE, LAST)
    )
    assert kinds(changes)[1] == ("原第二条", "删去")
    assert ("第二条", "") in changes.numbers


def test_a_citation_that_follows_its_clause_is_no_amendment():
    changes = compared(
        law(FIRST, APPLY, FRAUD),
        law(FIRST, MONEY, APPLY, FRAUD.replace("第二条", "第三条")),
    )
    assert kinds(changes)[-1] == ("第四条", "仅条序调整")


def test_a_citation_that_goes_elsewhere_is_an_amendment():
    changes = compared(
        law(FIRST, APPLY, FRAUD),
        law(FIRST, APPLY, FRAUD.replace("第二条", "第一条")),
    )
    assert kinds(changes)[-1] == ("第三条", "修改")


def test_typography_is_counted_apart_and_never_dropped():
    changes = compared(
        law(FIRST, APPLY, DECIDE),
        law(FIRST, APPLY.replace("、", "，"), DECIDE),
    )
    assert kinds(changes)[1] == ("第二条", "版式差异")
    shifted = compared(
        law(FIRST, APPLY, DECIDE),
        law(FIRST, MONEY, APPLY.replace("、", "，"), DECIDE),
    )
    assert kinds(shifted)[2] == ("第三条", "版式差异", "仅条序调整")


def test_a_moved_clause_has_one_change_and_two_places():
    changes = compared(
        law(FIRST, APPLY, DECIDE, MONEY, LAST),
        law(FIRST, MONEY, APPLY, DECIDE, LAST),
    )
    assert kinds(changes)[1] == ("第二条", "移动", "仅条序调整")
    steps = [step.side for step in changes.steps if step.change.id == "第二条"]
    assert steps == ["new", "old"]


def test_a_clause_moved_and_amended_is_both():
    changes = compared(
        law(FIRST, APPLY, DECIDE, MONEY, LAST),
        law(FIRST, MONEY.replace("年度", "区级"), APPLY, DECIDE, LAST),
    )
    assert kinds(changes)[1] == ("第二条", "修改", "移动")


def test_a_clause_cut_in_two_is_split():
    changes = compared(
        law(FIRST, APPLY + DECIDE, LAST), law(FIRST, APPLY, DECIDE, LAST)
    )
    assert kinds(changes)[1] == ("第二条", "拆分")
    assert [
        (piece.op, piece.text)
        for piece in changes.clauses()[1].pairs[0].pieces
    ] == [
        ("equal", f"第二条　{APPLY}"),
        ("insert", "\n第三条　"),
        ("equal", DECIDE),
    ]
    assert ("第二条", "第二条、第三条") in changes.numbers


def test_two_clauses_made_one_are_merged():
    changes = compared(
        law(FIRST, APPLY, DECIDE, LAST),
        law(FIRST, APPLY + DECIDE.replace("二十", "三十"), LAST),
    )
    assert kinds(changes)[1] == ("第二条", "合并", "修改")


def test_identity_comes_before_likeness():
    def policy(*clauses):
        lines = [
            RawLine(f"（{NUMERALS[n]}）{text}", "body", clause=name)
            for n, (name, text) in enumerate(clauses)
        ]
        return parse_lines(lines, "措施").tree

    changes = compared(
        policy(("measures/a", APPLY), ("measures/b", DECIDE)),
        policy(("measures/a", DECIDE), ("measures/b", APPLY)),
    )
    assert [change.id for change in changes.clauses()] == [
        "measures/a",
        "measures/b",
    ]
    assert {change.kind for change in changes.clauses()} == {"修改"}


def test_a_new_first_paragraph_leaves_the_number_in_place():
    changes = compared(
        law(FIRST, f"{APPLY}\n{MONEY}"),
        law(FIRST, f"{DECIDE}\n{APPLY}\n{MONEY}"),
    )
    first = changes.clauses()[1].pairs[0]
    assert (
        first.kind,
        [(piece.op, piece.text) for piece in first.pieces],
    ) == (
        "修改",
        [("equal", "第二条　"), ("insert", f"{DECIDE}\n"), ("equal", APPLY)],
    )


def test_an_item_that_moved_is_one_line_in_two_places():
    items = [
        "（一）依法设立并正常经营；",
        "（二）上年度依法纳税；",
        "（三）未被列入失信名单。",
    ]
    swapped = [
        "（一）未被列入失信名单。",
        "（二）依法设立并正常经营；",
        "（三）上年度依法纳税；",
    ]
    changes = compared(
        law(FIRST, "\n".join([APPLY, *items])),
        law(FIRST, "\n".join([APPLY, *swapped])),
    )
    moved = [
        (pair.kind, pair.move)
        for pair in changes.clauses()[1].pairs
        if pair.move
    ]
    assert moved == [("新增", "1"), ("删去", "1")]


def test_chapters_follow_their_clauses_when_they_are_renamed():
    old = parse_text(
        f"第一章 总则\n第一条 {FIRST}\n第二章 申请\n第二条 {APPLY}\n第三条 {DECIDE}\n第三章 附则\n第四条 {LAST}",
        "旧",
    ).tree
    new = parse_text(
        f"第一章 总则\n第一条 {FIRST}\n第二章 资金\n第二条 {MONEY}\n第三章 受理和决定\n第三条 {APPLY}\n"
        f"第四条 {DECIDE}\n第四章 附则\n第五条 {LAST}",
        "新",
    ).tree
    changes = compared(old, new)
    headings = [
        (change.id, change.kind, change.old_label)
        for change in changes.changes
        if change.unit == "heading"
    ]
    assert headings == [
        ("第一章", "未变", "第一章"),
        ("第二章", "新增", ""),
        ("第三章", "修改", "第二章"),
        ("第四章", "仅条序调整", "第三章"),
    ]
    assert [
        (heading.id, counts["新增"], counts["仅条序调整"])
        for heading, counts in changes.counts_by_chapter()
    ] == [
        ("第一章", 0, 0),
        ("第二章", 1, 0),
        ("第三章", 0, 2),
        ("第四章", 0, 1),
    ]
    assert changes.clauses()[2].old_path == ("第三章",)


def test_table_rows_and_cells_are_compared():
    def text(*rows):
        table = "\n".join(
            f"| {' | '.join(row)} |" for row in (("项目", "金额"), *rows)
        )
        return parse_text(
            f"第一条 {FIRST}\n{table}\n第二条 {LAST}", "办法.md"
        ).tree

    changes = compared(
        text(("研发", "25万元"), ("专利", "10万元")),
        text(("研发", "20万元"), ("标准", "5万元"), ("专利", "10万元")),
    )
    rows = changes.clauses()[0].pairs[1].rows
    assert [row.kind for row in rows] == ["未变", "修改", "新增", "未变"]
    assert [piece.text for piece in rows[1].cells[1].pieces] == [
        "25万元",
        "20万元",
    ]


def test_a_new_column_leaves_the_others_alone():
    def text(*rows):
        return parse_text(
            f"第一条 {FIRST}\n"
            + "\n".join(f"| {' | '.join(row)} |" for row in rows),
            "办法.md",
        ).tree

    changes = compared(
        text(("项目", "金额"), ("研发", "5万元")),
        text(("项目", "条件", "金额"), ("研发", "获奖", "5万元")),
    )
    cells = changes.clauses()[0].pairs[1].rows[1].cells
    assert [(cell.old, cell.new) for cell in cells] == [
        ("研发", "研发"),
        (None, "获奖"),
        ("5万元", "5万元"),
    ]


def test_counts_add_up_and_identical_versions_are_known():
    old = law(FIRST, APPLY, DECIDE, LAST)
    changes = compared(old, law(FIRST, MONEY, APPLY, LAST))
    assert sum(changes.counts().values()) == len(changes.clauses())
    assert not changes.identical
    assert compared(old, law(FIRST, APPLY, DECIDE, LAST)).identical


def test_two_numbering_schemes_can_be_compared():
    old = parse_text(f"一、{FIRST}\n二、{APPLY}\n三、{DECIDE}", "旧").tree
    changes = compared(old, law(FIRST, APPLY, DECIDE))
    assert [change.kind for change in changes.clauses()] == ["仅条序调整"] * 3


@pytest.mark.parametrize("text", ["通知\n甲。\n乙。", "第一条 甲。", "附件1"])
def test_any_text_can_be_compared_with_any_other(text):
    for other in ("第一条 丙。\n第二条 丁。", "一、戊。\n（一）己。"):
        compared(parse_text(text, "旧").tree, parse_text(other, "新").tree)
