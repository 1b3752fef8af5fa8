"""What happened to a clause as a whole, from what happened to its lines."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_text

FIRST = "为了促进高质量发展，制定本办法。"
SECOND = "申请人应当提交申请书，以及营业执照。"
THIRD = "主管部门应当在二十日内作出决定，并书面通知申请人。"


@pytest.mark.parametrize(
    ("new", "kinds"),
    [
        (f"第一条 {FIRST}\n第二条 {SECOND}", ("未变",)),
        (f"第一条 {FIRST}\n第三条 {SECOND}", ("仅条序调整",)),
        (
            f"第一条 {FIRST}\n第二条 {SECOND.replace('，', ' ，')}",
            ("版式差异",),
        ),
        (
            f"第一条 {FIRST}\n第三条 {SECOND.replace('，', ' ，')}",
            ("版式差异", "仅条序调整"),
        ),
        (
            f"第一条 {FIRST}\n第二条 {SECOND.replace('申请书', '申报表')}",
            ("修改",),
        ),
        (
            f"第一条 {FIRST}\n第二条 "
            + SECOND.replace("申请书，以及", "申报表，以及 "),
            ("修改", "版式差异"),
        ),
    ],
)
def test_the_least_that_is_true_comes_last(
    new: str, kinds: tuple[str, ...]
) -> None:
    old = parse_text(f"第一条 {FIRST}\n第二条 {SECOND}", "旧").tree
    tree = parse_text(new, "新").tree
    assert old and tree
    assert compare(old, tree).clauses()[1].kinds == kinds


def test_a_clause_cut_in_two_is_amended_only_when_words_are() -> None:
    old = parse_text(f"第一条 {FIRST}\n第二条 {SECOND}{THIRD}", "旧").tree
    cut = f"第一条 {FIRST}\n第二条 {SECOND}\n第三条 {THIRD}"
    same = parse_text(cut, "新").tree
    other = parse_text(cut.replace("二十日", "三十日"), "新").tree
    assert old and same and other
    assert compare(old, same).clauses()[1].kinds == ("拆分",)
    assert compare(same, old).clauses()[1].kinds == ("合并",)
    assert compare(old, other).clauses()[1].kinds == ("拆分", "修改")
    assert compare(other, old).clauses()[1].kinds == ("合并", "修改")


def test_a_change_holds_the_clauses_of_both_texts() -> None:
    old = parse_text(f"第一条 {FIRST}\n第二条 {SECOND}", "旧").tree
    new = parse_text(f"第一条 {FIRST}\n第二条 {THIRD}", "新").tree
    assert old and new
    first, *others = compare(old, new).clauses()
    assert [first.old, first.new] == [old.nodes[:1], new.nodes[:1]]
    assert {(change.kind, change.old, change.new) for change in others} == {
        ("删去", old.nodes[1:], ()),
        ("新增", (), new.nodes[1:]),
    }
