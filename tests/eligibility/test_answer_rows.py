"""Many applicants in one table: nothing in it is passed over without a word."""

from __future__ import annotations

from policypress.eligibility.answer_rows import read_rows
from tests.support.hand_rules import measure, question, rules, support

RULES = rules(
    measure("m", support("s", 100)),
    questions=({**question("income", "money"), "label": "营业收入"},),
)


def said(text: str) -> list[str]:
    _, findings = read_rows(text, "填报.csv", RULES)
    return [f"{one.place} {one.code}" for one in findings]


def test_a_cell_behind_the_last_head_or_below_an_empty_one_is_told() -> None:
    assert said("申请人,营业收入\n甲,5万,另有3万\n") == [
        "填报.csv:2:3 no-head"
    ]
    assert said("申请人,,营业收入\n甲,要紧,5\n乙,,6\n") == [
        "填报.csv:2:2 no-head"
    ]


def test_empty_cells_there_are_nothing() -> None:
    assert said("申请人,营业收入\n甲,5, \n") == []
