"""A list is reckoned as each applicant alone: verdicts, amounts and what cannot be
reckoned, for the policies of the project and for policies by chance."""

from __future__ import annotations

import os
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

pytest.importorskip("polars")

from policypress.eligibility import evaluate
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan, plan_of
from policypress.lists.frames import from_answers, to_answers
from policypress.lists.outcome import rules_for_lists
from policypress.lists.running import reckoned
from policypress.rules import Scope, compile_condition, fields_of
from policypress.source import load
from policypress.source.model import Policy
from tests.support import hand_rules as hand
from tests.support import random_rules

REPOSITORY = Path(__file__).parent.parent.parent
POLICIES = ("policy", "examples/low-altitude", "examples/talent-housing")
VERDICTS = {"yes": True, "no": False, "unknown": None}
Rule = dict[str, Any]


@cache
def policy_of(name: str) -> Policy:
    policy = load(REPOSITORY / name).policy
    assert policy is not None
    return policy


@cache
def rules_of(name: str) -> Rule:
    return rules_for_lists(policy_of(name))


def answer(question: Rule, chance: Random) -> Any:
    """An answer by chance, odd amounts and decimals among them."""
    match question["type"]:
        case "yes_no":
            return chance.random() < 0.6
        case "choice":
            ids = [one["id"] for one in question["choices"]]
            if not question.get("several"):
                return chance.choice(ids)
            return chance.sample(ids, chance.randint(0, min(3, len(ids))))
        case "date":
            return f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        case "text":
            return chance.choice(("甲", "乙"))
        case "money":
            odd = (
                0,
                1,
                1000,
                2_000_000,
                10**8,
                "12345.67",
                "0.01",
                "333333.33",
            )
            return chance.choice((*odd, chance.randint(0, 10**7)))
        case _:
            return chance.choice((0, 1, 2, 3, 5, 12, 40, 100, "1.5", "0.25"))


def applicant(rules: Rule, chance: Random) -> Rule:
    """Answers with gaps; mostly of somebody who fulfils what everybody has to."""
    gap = chance.choice((0, 0, 0.1, 0.3, 0.6))
    found: Rule = {}
    for one in rules["questions"]:
        if chance.random() >= gap:
            found[one["id"]] = answer(one, chance)
    for thing in rules["things"]:
        if chance.random() >= gap:
            number = min(
                chance.choice((0, 0, 0, 1, 1, 2, 3)), thing["most"] or 5
            )
            found[thing["id"]] = [
                {
                    one["id"]: answer(one, chance)
                    for one in thing["columns"]
                    if chance.random() >= gap
                }
                for _ in range(number)
            ]
    if chance.random() < 0.85:
        favour(found, rules, chance)
    return found


def favour(answers: Rule, rules: Rule, chance: Random) -> None:
    """Draws again what would refuse everything."""
    questions = {one["id"]: one for one in rules["questions"]}
    wanted = [one["holds"] for one in rules["general"]]
    wanted += [{"not": one["holds"]} for one in rules["exclusions"]]
    for node in wanted:
        holds = compile_condition(node)
        for _ in range(8):
            if holds(Scope(answers)) != "no":
                break
            for name in fields_of(node):
                if name in questions and name in answers:
                    answers[name] = answer(questions[name], chance)


def fen(number: Any) -> int | None:
    return None if number is None else int(Fraction(number) * 100 // 1)


def reasons(words: str) -> set[str]:
    return set(filter(None, words.split("；")))


def differences(rules: Rule, people: list[Rule]) -> tuple[list[Any], Plan]:
    """Where the list says something else than each applicant alone."""
    frame, tables, layout = from_answers(rules, people)
    plan = plan_of(rules, layout)
    found = []
    rows = reckoned(plan, Frames(frame, tables)).to_dicts()
    for at, (answers, row) in enumerate(zip(people, rows, strict=True)):
        result = evaluate(rules, answers, advice=False)
        for one in result.measures:
            name = f"m:{one.id}"
            alone = (VERDICTS[one.verdict], *_amount(one.amount))
            listed = (row[f"{name}.v"], *_listed(row, name))
            found += [(at, name, alone, listed)] if alone != listed else []
            for support in one.supports:
                name = f"s:{one.id}.{support.id}"
                if VERDICTS[support.verdict] != row[f"{name}.v"]:
                    found.append((at, name, support.verdict, row[f"{name}.v"]))
        alone = _amount(result.amount)
        listed = _listed(row, "total")
        found += [(at, "total", alone, listed)] if alone != listed else []
    return found, plan


def _amount(amount: Any) -> tuple[Any, ...]:
    return fen(amount.min), fen(amount.max), set(amount.undecided)


def _listed(row: Rule, name: str) -> tuple[Any, ...]:
    return row[f"{name}.low"], row[f"{name}.high"], reasons(row[f"{name}.why"])


def number_of_applicants(usual: int) -> int:
    return int(os.environ.get("POLICYPRESS_LIST") or usual)


@pytest.mark.parametrize("name", POLICIES)
def test_a_list_says_what_each_applicant_is_told_alone(name):
    rules = rules_of(name)
    chance = Random(name)
    people = [applicant(rules, chance) for _ in range(120)]
    found, plan = differences(rules, people)
    assert found == []
    assert plan.skipped == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", POLICIES)
def test_thousands_of_applicants_are_told_the_same(name):
    """POLICYPRESS_LIST=100000 for as many as you have patience for."""
    rules = rules_of(name)
    chance = Random(f"many {name}")
    left = number_of_applicants(1000)
    while left > 0:
        people = [applicant(rules, chance) for _ in range(min(left, 5000))]
        found, _ = differences(rules, people)
        assert found[:3] == []
        left -= len(people)


@pytest.mark.parametrize("seed", range(12))
def test_policies_by_chance_are_told_the_same(seed):
    """With tables, 就高, numbers of rows, limits inside and across, exclusions: what
    crosses is left to the engine for one applicant, and comes out the same."""
    chance = Random(seed)
    rules = random_rules.policy(chance, crossing=seed % 2 == 0)
    people = [random_rules.whole(chance) for _ in range(10)]
    people += [
        random_rules.some_of(chance, one) for one in people for _ in range(2)
    ]
    found, _ = differences(rules, people)
    assert found == []


def test_answers_come_back_from_their_columns():
    rules = rules_of("examples/low-altitude")
    chance = Random(3)
    people = [applicant(rules, chance) for _ in range(40)]
    frame, tables, layout = from_answers(rules, people)
    again = to_answers(rules, layout, frame, tables)
    for before, after in zip(people, again, strict=True):
        assert evaluate(rules, before, advice=False) == evaluate(
            rules, after, advice=False
        )


def prizes(chance: Random) -> Rule:
    """Two prizes of one work, of which the higher is paid, and one of them only so often."""
    levels = enumerate(chance.choice([(100, 50, 20), (100, 5)]), 1)
    tiers = [
        {"when": {"compare": [hand.column("level"), "=", level]}, "then": one}
        for level, one in levels
    ]
    city = hand.support(
        "city",
        chance.choice([20, hand.column("city")]),
        for_each="work",
        limits=(hand.limit(count=chance.randint(0, 3)),),
    )
    national = hand.support(
        "national", {"choose": tiers, "otherwise": 0}, for_each="work"
    )
    work = hand.thing(
        "work",
        hand.question("level", "number"),
        hand.question("city", "money"),
    )
    other = hand.support(
        "other",
        7,
        conditions={"asked": {"is": hand.field("asked"), "value": True}},
    )
    return hand.rules(
        hand.measure(
            "awards", national, city, other, highest=[["national", "city"]]
        ),
        questions=(hand.question("asked", "yes_no"),),
        things=(work,),
    )


def test_a_number_of_rows_for_one_of_two_prizes_is_told_the_same():
    chance = Random(8)
    for _ in range(4):
        rules = prizes(chance)
        people = [applicant(rules, chance) for _ in range(30)]
        found, plan = differences(rules, people)
        assert found == [] and plan.skipped == {}


def test_a_number_of_rows_bounds_a_table_that_is_not_answered():
    """Two rows at most of one prize, any number of the other, which only some can get: how
    much it is at most while nothing is said of the works."""
    some = hand.support(
        "some",
        9,
        for_each="work",
        conditions={"asked": hand.yes("asked")},
    )
    two = hand.support(
        "two",
        {"sum": [2, hand.field("people")]},
        for_each="work",
        limits=(hand.limit(count=2),),
    )
    rules = hand.rules(
        hand.measure("awards", some, two, highest=[["some", "two"]]),
        questions=(
            hand.question("asked"),
            hand.question("people", "number"),
        ),
        things=(hand.thing("work", hand.question("level", "number")),),
    )
    works = [{}, {"work": []}, {"work": [{"level": 1}] * 3}]
    people = [
        {**one, **asked, **many}
        for one in works
        for asked in ({}, {"asked": True}, {"asked": False})
        for many in ({}, {"people": 10})
    ]
    found, plan = differences(rules, people)
    assert found == [] and plan.skipped == {}
