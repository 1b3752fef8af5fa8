"""Many applicants in one table: nothing in it is passed over without a word."""

from __future__ import annotations

from policypress.eligibility.answer_rows import read_rows
from policypress.eligibility.application import Ranking
from tests.support.hand_rules import (
    measure,
    question,
    rules,
    support,
    thing,
)

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


def test_things_are_rows_by_their_number_and_ranks_are_of_the_application() -> (
    None
):
    ships = thing("ship", question("tons", "number", unit="吨"))
    crews = thing("crew", question("tons", "number", unit="吨"))
    made = rules(measure("m", support("s", 1)), things=(ships, crews))
    heads = "申请人,名次,参评数,材料,ship.tons.2,crew.tons.1,ship.tons.1"
    ((one,), findings) = read_rows(
        f"{heads}\n甲,3,9,申请表、照片,2,5,1\n", "x.csv", made
    )
    assert (findings, list(one.findings)) == ([], [])
    assert one.answers == {
        "ship": [{"tons": 1}, {"tons": 2}],
        "crew": [{"tons": 5}],
    }
    assert one.application.ranking == Ranking(place=3, of=9)
    assert one.application.materials == ("申请表", "照片")
