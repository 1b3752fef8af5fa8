"""Laws of the engine on policies by chance: sound, to the point, without order."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from policypress.eligibility.engine import evaluate, questions_that_matter
from policypress.eligibility.result import Range, Result
from tests.support.random_rules import policy, some_of, whole

SEEDS = range(30)
APPLICANTS = 12


def lies_in(after: Range, before: Range) -> bool:
    """Whether a range lies within another; one that stays open because rules
    cross, however much is answered, must at least meet it."""
    top, above = (
        float("inf") if one.max is None else one.max for one in (before, after)
    )
    if after.undecided:
        return after.min <= top and before.min <= above
    return before.min <= after.min and above <= top


def assert_inside(before: Result, after: Result) -> None:
    assert lies_in(after.amount, before.amount)
    for one, other in zip(before.measures, after.measures, strict=True):
        assert one.verdict in (other.verdict, "unknown")
        assert lies_in(other.amount, one.amount), one.id
        for was, now in zip(one.supports, other.supports, strict=True):
            assert was.verdict in (now.verdict, "unknown")


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_answered_later_stays_within_what_was_said(seed):
    chance = Random(seed)
    rules = policy(chance)
    for _ in range(APPLICANTS):
        answers = whole(chance)
        full = evaluate(rules, answers, advice=False)
        some = some_of(chance, answers)
        assert_inside(evaluate(rules, some, advice=False), full)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_answer_more_never_says_less(seed):
    chance = Random(seed)
    rules = policy(chance, crossing=False)
    for _ in range(APPLICANTS):
        more = some_of(chance, whole(chance))
        less = some_of(chance, more)
        assert_inside(
            evaluate(rules, less, advice=False),
            evaluate(rules, more, advice=False),
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_does_not_matter(seed):
    chance = Random(seed)
    rules = policy(chance, crossing=False)
    for _ in range(APPLICANTS):
        answers = some_of(chance, whole(chance))
        mixed = dict(answers)
        for table in ("patent", "loan"):
            if table in mixed:
                rows = list(mixed[table])
                mixed[table] = chance.sample(rows, len(rows))
        one, other = evaluate(rules, answers), evaluate(rules, mixed)
        assert one.amount == other.amount
        for before, after in zip(one.measures, other.measures, strict=True):
            assert (before.verdict, before.amount) == (
                after.verdict,
                after.amount,
            )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_more_never_pays_less(seed):
    chance = Random(seed)
    rules = policy(chance, crossing=False)
    for _ in range(APPLICANTS):
        more = whole(chance)
        less = dict(more)
        for table in ("patent", "loan"):
            rows = more[table]
            less[table] = chance.sample(rows, max(0, len(rows) - 1))
        poorer, richer = evaluate(rules, less), evaluate(rules, more)
        for before, after in zip(
            poorer.measures, richer.measures, strict=True
        ):
            assert before.amount.min <= after.amount.min


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_asked_cannot_change_anything(seed):
    chance = Random(seed)
    rules = policy(chance, crossing=False)
    for _ in range(APPLICANTS):
        full = whole(chance)
        some = some_of(chance, full)
        idle = without_asked(rules, some, full)
        before = evaluate(rules, some)
        after = evaluate(rules, idle)
        for one, other in zip(before.measures, after.measures, strict=True):
            assert (one.verdict, one.amount) == (other.verdict, other.amount)


def without_asked(
    rules: dict[str, Any], some: dict[str, Any], full: dict[str, Any]
) -> dict[str, Any]:
    """The answers with everything filled in that is not asked any more."""
    asked = questions_that_matter(rules, some)
    fields = {one["field"] for one in asked if "row" not in one}
    cells = {
        (one["field"], one["row"], one["column"])
        for one in asked
        if "row" in one
    }
    found: dict[str, Any] = {}
    for key, value in full.items():
        if key not in some:
            if key not in fields:
                found[key] = value
            continue
        found[key] = some[key]
        if key in ("patent", "loan"):
            found[key] = [
                {
                    column: answer
                    for column, answer in row.items()
                    if column in some[key][at]
                    or (key, at, column) not in cells
                }
                for at, row in enumerate(value)
            ]
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_change_that_is_named_does_undo_the_refusal(seed):
    chance = Random(seed)
    rules = policy(chance)
    for _ in range(APPLICANTS):
        answers = some_of(chance, whole(chance))
        for one in evaluate(rules, answers).measures:
            if one.change is not None:
                changed = with_changes(answers, one.change.answers)
                assert evaluate(rules, changed)[one.id].verdict != "no"


def with_changes(answers: dict[str, Any], changes: Any) -> dict[str, Any]:
    """The answers after some changes."""
    found = {key: _copied(value) for key, value in answers.items()}
    for new in changes:
        thing, _, rest = new.field.partition(".")
        if rest:
            row, _, column = rest.partition(".")
            found[thing][int(row)][column] = new.value
        else:
            found[thing] = _copied(new.value)
    return found


def _copied(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [dict(one) if isinstance(one, dict) else one for one in value]
    return value


@pytest.mark.parametrize("seed", SEEDS)
def test_asking_comes_to_an_end_with_every_verdict_certain(seed):
    chance = Random(seed)
    rules = policy(chance, crossing=False)
    full = whole(chance)
    answers: dict[str, Any] = {}
    for _ in range(60):
        asked = questions_that_matter(rules, answers)
        if not asked:
            break
        first = asked[0]
        if "row" in first:
            row = full[first["field"]][first["row"]]
            column = first["column"]
            answers[first["field"]][first["row"]][column] = row[column]
        elif isinstance(full[first["field"]], list) and first["field"] in (
            "patent",
            "loan",
        ):
            answers[first["field"]] = [{} for _ in full[first["field"]]]
        else:
            answers[first["field"]] = full[first["field"]]
    result = evaluate(rules, answers)
    assert all(one.verdict != "unknown" for one in result.measures)
    assert all(one.amount.is_settled for one in result.measures)
