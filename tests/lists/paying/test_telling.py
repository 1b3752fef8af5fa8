"""What is offered tells whether it is paid: where that is not so, nobody is told otherwise
than alone."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

pytest.importorskip("polars")

from policypress.lists.engine import plan_of
from policypress.lists.frames import from_answers
from tests.lists.test_agreement import differences
from tests.support import hand_rules as hand

Rule = dict[str, Any]
SPENT = {"sum": [hand.field("spent"), -5]}
QUESTIONS = (
    hand.question("asked"),
    hand.question("spent", "money"),
    hand.question("most", "money"),
)
WORK = hand.thing(
    "work", hand.question("good"), hand.question("paid", "money")
)


def policy(support: Rule, **more: Any) -> Rule:
    """One measure with a support that asks a question, and another beside it."""
    other = hand.support("other", hand.field("most"))
    return hand.rules(
        hand.measure("main", support, other, **more),
        hand.measure("alone", support),
        questions=QUESTIONS,
        things=(WORK,),
    )


def everybody() -> list[Rule]:
    """Every mixture of answers and gaps."""
    works: list[Any] = [None, [], [{}]]
    cells = product(({}, {"good": True}, {"good": False}), (0, 3, None))
    for good, paid in cells:
        row = {**good, **({} if paid is None else {"paid": paid})}
        works += [[row], [row, {"good": True, "paid": 4}], [row, {"paid": 0}]]
    found = []
    for asked, spent, most, work in product(
        (True, False, None), (0, 5, 30, None), (0, 7, None), works
    ):
        given = {"asked": asked, "spent": spent, "most": most, "work": work}
        found.append({k: v for k, v in given.items() if v is not None})
    return found


def is_told(rules: Rule, support: str) -> bool:
    """Whether the amount tells the verdict of a support."""
    _, _, layout = from_answers(rules, [])
    payments = plan_of(rules, layout).offers["alone"].payments
    return next(one.is_told for one in payments if one.support.id == support)


ASKED = {"asked": hand.yes("asked")}
GOOD = {"good": hand.row_yes("good")}
TOLD = {
    "a prize": hand.support("one", 8, conditions=ASKED),
    "a cost": hand.support("one", hand.field("spent"), conditions=ASKED),
    "a limit": hand.support(
        "one", hand.field("spent"), limits=[hand.limit(9)]
    ),
    "rows": hand.support("one", 8, for_each="work", conditions=GOOD),
    "rows that are answered": hand.support(
        "one", hand.column("paid"), for_each="work", conditions=GOOD
    ),
    "one row": hand.support(
        "one",
        8,
        for_each="work",
        conditions=GOOD,
        limits=[hand.limit(count=1)],
    ),
}
ASKED_FOR = {
    "no row": hand.support(
        "one",
        8,
        for_each="work",
        conditions=GOOD,
        limits=[hand.limit(count=0)],
    ),
    "a limit of nothing": hand.support(
        "one", 8, for_each="work", conditions=GOOD, limits=[hand.limit(0)]
    ),
    "a limit that is answered": hand.support(
        "one",
        8,
        for_each="work",
        conditions=GOOD,
        limits=[hand.limit(hand.field("most"))],
    ),
    "rows whose amount is of the applicant": hand.support(
        "one", hand.field("spent"), for_each="work", conditions=GOOD
    ),
    "a quotient": hand.support(
        "one", {"quotient": [hand.field("spent"), hand.field("most")]}
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_amount_tells_whether_it_is_paid(name: str) -> None:
    rules = policy(TOLD[name])
    assert is_told(rules, "one")
    found, plan = differences(rules, everybody())
    assert found == [] and plan.skipped == {}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_what_may_come_to_nothing_is_asked_for(name: str) -> None:
    rules = policy(ASKED_FOR[name])
    assert not is_told(rules, "one")
    found, plan = differences(rules, everybody())
    assert found == [] and plan.skipped == {}


@pytest.mark.parametrize("most", [0, 6])
def test_a_limit_of_both_together(most: int) -> None:
    limit = hand.limit(most, of=["one", "other"])
    rules = policy(TOLD["rows"], limits=[limit])
    found, plan = differences(rules, everybody())
    assert found == [] and plan.offers["main"].is_told is (most > 0)


def test_the_higher_of_both() -> None:
    rules = policy(TOLD["a prize"], highest=[["one", "other"]])
    found, plan = differences(rules, everybody())
    assert found == [] and plan.offers["main"].is_told


def test_a_floor_tells_nothing_less() -> None:
    """Less than 5 yuan is nothing."""
    rules = policy(hand.support("one", SPENT, conditions=ASKED))
    found, _ = differences(rules, everybody())
    assert found == []
