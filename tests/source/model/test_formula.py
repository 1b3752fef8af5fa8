"""Formulas of derived figures: exact, and nothing but arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.source.model.formula import (
    Formula,
    FormulaError,
    parse_formula,
)

VALUES = {"a": Fraction(3), "b": Fraction(7), "营收": Fraction(1, 3)}
VALUES |= {"class": Fraction(2), "if": Fraction(5)}


def value(text: str) -> Fraction:
    """What a formula comes to with those values."""
    formula = parse_formula(text)
    assert isinstance(formula, Formula), formula
    operations = {
        "add": lambda one, other: one + other,
        "minus": lambda one, other: one - other,
        "times": lambda one, other: one * other,
        "divide": lambda one, other: one / other,
    }
    return formula.built(
        lambda number: number,
        VALUES.__getitem__,
        lambda kind, one, other: operations[kind](one, other),
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a", Fraction(3)),
        ("b / a - 1", Fraction(4, 3)),
        ("a * (b + 0.1)", Fraction(213, 10)),
        ("营收 * 3", Fraction(1)),
        ("2 - 3 - 4", Fraction(-5)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("class * if - a", Fraction(7)),
        ("12345678901234567890.01 - 0.01", Fraction(12345678901234567890)),
    ],
)
def test_a_formula_is_reckoned_exactly(text: str, result: Fraction) -> None:
    assert value(text) == result


def test_the_names_are_those_it_uses() -> None:
    formula = parse_formula("营收 / a - 1")
    assert isinstance(formula, Formula)
    assert sorted(formula.names()) == ["a", "营收"]
    of_python = parse_formula("class / lambda")
    assert isinstance(of_python, Formula)
    assert sorted(of_python.names()) == ["class", "lambda"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a ** 2", "+ - * /"),
        ("a // 2", "+ - * /"),
        ("-a", "算式里不能有"),
        ("f(a)", "算式里不能有“f(a)”"),
        ("a.b", "算式里不能有"),
        ("'a'", "算式里不能有"),
        ("1e3", "算式里不能有"),
        ("0x10", "算式里不能有"),
        ("1_000", "算式里不能有"),
        ("a = 1", "读不懂"),
        ("", "读不懂"),
        ("a %", "读不懂"),
        ("a × b", "全角"),
        ("a;b", "读不懂"),
        ("a + " * 200 + "a", "太长"),
        ("a\0", "读不懂"),
        ("class if a else b", "读不懂"),
        ("a / 0", "除数是0"),
        ("a / (2 - 1 - 1)", "除数是0"),
        ("1 / (1 / 0)", "除数是0"),
    ],
)
def test_what_is_no_formula_says_why(text: str, says: str) -> None:
    error = parse_formula(text)
    assert isinstance(error, FormulaError)
    assert says in error.message
    assert error.hint


@given(st.text(max_size=60))
def test_no_text_makes_reading_raise(text: str) -> None:
    assert isinstance(parse_formula(text), (Formula, FormulaError))
