"""Amounts are exact however large, and what might not be is never reckoned in silence."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("polars")

from policypress.lists.compiling.making import Frames
from policypress.lists.engine import plan_of
from policypress.lists.frames import from_answers
from policypress.lists.running import reckoned
from tests.lists.test_agreement import differences
from tests.support.hand_rules import field, measure, question, rules, support


def policy(amount: Any, *kinds: str) -> dict[str, Any]:
    questions = [question(f"x{at}", kind) for at, kind in enumerate(kinds)]
    return rules(
        measure("m", support("s", amount)), questions=tuple(questions)
    )


def test_three_tenths_of_800_million_do_not_wrap_round():
    """32 bits would give a sum below 0."""
    made = policy({"product": [field("x0"), "3/10"]}, "money")
    frame, tables, layout = from_answers(made, [{"x0": 800_000_000}])
    row = reckoned(plan_of(made, layout), Frames(frame, tables)).to_dicts()[0]
    assert row["m:m.low"] == row["m:m.high"] == 24_000_000_000


def test_beyond_64_bits_numbers_stay_exact():
    """Eight million times eight million millions of yuan: 128 bits."""
    made = policy({"product": [field("x0"), field("x1")]}, "number", "money")
    people = [{"x0": 8_000_003, "x1": 8_000_000_000_007}]
    frame, tables, layout = from_answers(made, people)
    row = reckoned(plan_of(made, layout), Frames(frame, tables)).to_dicts()[0]
    assert row["total.low"] == 8_000_003 * 8_000_000_000_007 * 100


def test_what_128_bits_do_not_hold_is_left_to_the_other_engine():
    made = policy({"least": [{"product": [field("x0")] * 4}, 500]}, "number")
    people = [{"x0": 9_000_000_000_000}, {"x0": 3}]
    found, plan = differences(made, people)
    assert found == [] and "精确" in plan.skipped["m"]


def test_a_third_of_a_yuan_is_cut_to_the_fen_once():
    made = policy({"product": [field("x0"), "1/3"]}, "money")
    found, _ = differences(made, [{"x0": "0.05"}, {"x0": 100}, {}])
    assert found == []


def test_growth_is_reckoned_as_a_fraction():
    growth = {
        "quotient": [
            {"difference": [field("x0"), field("x1")], "floor": 0},
            field("x1"),
        ]
    }
    amount = {
        "choose": [{"when": {"compare": [growth, ">=", "1/5"]}, "then": 1000}],
    }
    made = policy(amount, "money", "money")
    people: list[dict[str, Any]] = [
        {"x0": 120, "x1": 100},
        {"x0": "119.99", "x1": 100},
        {"x0": 5, "x1": 0},
        {"x0": 5},
        {"x1": 5},
        {},
    ]
    found, plan = differences(made, people)
    assert found == [] and plan.skipped == {}
