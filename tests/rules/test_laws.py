"""Laws of the rules language, on random expressions and applicants: the number
lies in its range, knowledge never widens one, and JSON changes nothing."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policypress.rules import (
    Range,
    Scope,
    arithmetic,
    compile_condition,
    compile_known,
    compile_number,
)
from tests.support.effort import examples
from tests.support.plain_rules import Plain
from tests.support.rule_cases import (
    LABELS,
    Maker,
    applicant,
    with_gaps,
)

# A seed says all: what falls out is printed whole, and needs no shrinking.
PHASES = [Phase.explicit, Phase.generate]
MANY = settings(max_examples=examples(400), phases=PHASES)
SEEDS = st.integers(0, 2**40).map(Random)


def holds(one: Range, number: Any) -> bool:
    """Whether a number lies in a range."""
    above = one.min is None or one.min <= number
    return above and (one.max is None or number <= one.max)


def within(one: Range, other: Range) -> bool:
    """Whether a range lies in another."""
    above = other.min is None or (one.min is not None and one.min >= other.min)
    below = other.max is None or (one.max is not None and one.max <= other.max)
    return above and below


@MANY
@given(SEEDS)
def test_the_number_lies_in_the_range_whatever_is_not_answered(chance):
    expression, full = Maker(chance).number(4), applicant(chance)
    reckon = compile_number(expression)
    ranges = [reckon(Scope(with_gaps(full, chance))) for _ in range(4)]
    for _ in range(3):
        number = Plain(full, chance).number(expression, {})
        for one in (*ranges, reckon(Scope(full))):
            assert holds(one, number), (expression, full)


@MANY
@given(SEEDS)
def test_with_every_answer_it_is_one_number(chance):
    expression, full = Maker(chance).number(4), applicant(chance)
    plain = Plain(full, chance)
    number = plain.number(expression, {})
    found = compile_number(expression)(Scope(full))
    if not plain.guessed:
        assert found[:2] == (number, number), (expression, full)


@MANY
@given(SEEDS)
def test_the_short_way_to_a_number_says_what_its_range_says(chance):
    expression, full = Maker(chance).number(4), applicant(chance)
    known, reckon = compile_known(expression), compile_number(expression)
    for answers in (full, with_gaps(full, chance)):
        number, found = known(Scope(answers)), reckon(Scope(answers))
        if number is not None:
            assert found == Range(number, number), (expression, answers)


def test_the_short_way_is_open_to_whoever_answered_everything():
    share = {"product": [{"field": "cost"}, "1/2"]}
    amount = {"least": [share, {"difference": [9, {"field": "had"}]}, 7]}
    known = compile_known(amount)
    assert known(Scope({"cost": 9, "had": 5})) == 4
    assert known(Scope({"cost": "0.5", "had": 5})) == Fraction(1, 4)
    assert known(Scope({"cost": 9})) is None
    assert compile_known({"undecided": "待定"})(Scope({})) is None
    days = compile_known({"column": "days", "most": 31})
    assert days(Scope({}, {"days": 31})) == 31
    assert days(Scope({}, {"days": 32})) is None


@MANY
@given(SEEDS)
def test_more_answers_never_widen_a_range(chance):
    expression, full = Maker(chance).number(4), applicant(chance)
    more = with_gaps(full, chance)
    less = with_gaps(more, chance)
    reckon = compile_number(expression)
    known, before = reckon(Scope(more)), reckon(Scope(less))
    assert within(known, before), (expression, less, more)


@MANY
@given(SEEDS)
def test_a_verdict_holds_whatever_is_answered_later(chance):
    condition, full = Maker(chance).condition(4), applicant(chance)
    decide = compile_condition(condition)
    early = decide(Scope(with_gaps(full, chance)))
    plain = Plain(full, chance)
    truth = "yes" if plain.holds(condition, {}) else "no"
    assert early in ("unknown", truth), (condition, full)
    if not plain.guessed:
        assert decide(Scope(full)) == truth, (condition, full)


@settings(max_examples=examples(150), phases=PHASES)
@given(SEEDS)
def test_json_changes_nothing(chance):
    expression, answers = Maker(chance).number(4), applicant(chance)
    copy = json.loads(json.dumps(expression))
    assert copy == expression
    scope = Scope(json.loads(json.dumps(answers)))
    assert compile_number(copy)(scope) == compile_number(expression)(
        Scope(answers)
    )


@settings(max_examples=examples(150), phases=PHASES)
@given(SEEDS)
def test_every_expression_has_its_arithmetic(chance):
    """Lines are never empty, and an expression of lines alone never has
    none."""
    expression = Maker(chance).number(3)
    answers = with_gaps(applicant(chance), chance)
    for line in arithmetic(expression, Scope(answers, labels=LABELS)):
        assert line.text.strip()
        assert "None" not in line.text and "Fraction" not in line.text
