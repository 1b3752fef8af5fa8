"""Conditions: 以上 includes the bound, a month equals each of its days, and
what is not answered is neither yes nor no."""

from __future__ import annotations

import pytest

from policypress.rules import (
    Scope,
    at_least,
    compare,
    compile_condition,
    constant,
    date,
    divide,
    equals,
    field,
    has,
    minus,
    negate,
    one_of,
)

REVENUE = field("revenue")


def decide(condition, **answers):
    return compile_condition(condition)(Scope(answers))


@pytest.mark.parametrize(
    ("op", "below", "on", "above"),
    [
        ("<", "yes", "no", "no"),
        ("<=", "yes", "yes", "no"),
        (">", "no", "no", "yes"),
        (">=", "no", "yes", "yes"),
        ("=", "no", "yes", "no"),
        ("!=", "yes", "no", "yes"),
    ],
)
def test_bounds_hold_to_the_fen(op, below, on, above):
    condition = compare(REVENUE, op, constant(300))
    assert decide(condition, revenue="299.99") == below
    assert decide(condition, revenue=300) == on
    assert decide(condition, revenue="300.01") == above
    assert decide(condition) == "unknown"
    assert decide(condition, revenue=-1) == "unknown"
    assert decide(condition, revenue="3百") == "unknown"


def test_growth_is_reckoned_exactly():
    growth = minus(divide(REVENUE, field("before")), 1)
    fifth = compare(growth, ">=", "1/5")
    assert decide(fifth, revenue=120, before=100) == "yes"
    assert decide(fifth, revenue=119, before=100) == "no"
    assert decide(fifth, revenue=1, before=0) == "unknown"


def test_a_figure_to_be_settled_decides_nothing():
    assert decide(compare(REVENUE, ">", constant(None)), revenue=5) == (
        "unknown"
    )
    assert decide(equals({"field": "name"}, None), name="甲") == "unknown"
    assert decide(date({"field": "day"}, "<", None), day="2023-01-01") == (
        "unknown"
    )


def test_a_date_is_compared_as_far_as_the_rule_gives_it():
    before = date({"field": "day"}, "<", "2023-02")
    until = date({"field": "day"}, "<=", "2023-02")
    assert decide(before, day="2023-01-31") == "yes"
    assert decide(before, day="2023-02-28") == "no"
    assert decide(until, day="2023-02-28") == "yes"
    assert decide(until, day="2023-03-01") == "no"
    assert decide(until, day="bald") == "unknown"


def test_choices():
    level = {"field": "level"}
    assert decide(equals(level, "a"), level="a") == "yes"
    assert decide(equals(level, "a"), level="b") == "no"
    assert decide(equals(level, True), level=1) == "no"
    assert decide(one_of(level, ["a", "b"]), level="b") == "yes"
    assert decide(one_of(level, ["a", "b"]), level=["c", "b"]) == "yes"
    assert decide(one_of(level, ["a", "b"]), level=["c"]) == "no"
    assert decide(has(level, "a"), level=["b", "a"]) == "yes"
    assert decide(has(level, "a"), level="a") == "yes"
    assert decide(has(level, "a"), level=[]) == "no"
    assert decide(has(level, "a")) == "unknown"


def test_three_of_five():
    parts = [equals({"field": name}, True) for name in "abcde"]
    condition = at_least(3, parts)
    assert decide(condition, a=True, b=True) == "unknown"
    assert decide(condition, a=True, b=True, e=True) == "yes"
    assert decide(condition, a=False, b=False, e=False) == "no"
    assert decide(negate(condition), a=True, b=True, e=True) == "no"


def test_one_no_decides_although_others_are_not_answered():
    condition = {"all": [equals({"field": "a"}, True), False]}
    assert decide(condition) == "no"
    assert decide({"any": [equals({"field": "a"}, True), True]}) == "yes"
    assert decide({"all": []}) == "yes" and decide({"any": []}) == "no"
