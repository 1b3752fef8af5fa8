"""What filters, tests and methods of words cost before they run, step by step; a web page
is offered more of them than a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import pass_context

from policypress.compose.sandbox.budget import PARAGRAPH, Budget, TooMuch
from policypress.compose.sandbox.guarded import (
    FINEST,
    WIDEST,
    guarded,
    is_offered_method,
    reckon_method,
)


def steps(run: Callable[[Budget], Any]) -> int:
    """How many steps something takes."""
    budget = Budget()
    with budget.rendering(document=False):
        run(budget)
        return PARAGRAPH - budget._left


def filtered(name: str, *given: Any, **named: Any) -> int:
    """What a filter takes that makes nothing."""

    def run(budget: Budget) -> None:
        call = guarded(name, lambda *_, **__: None, budget)
        assert call(*given, **named) is None

    return steps(run)


def test_what_is_given_is_weighed_by_itself() -> None:
    """A word takes a step for each sixteen characters, a list one for itself and for
    each item; what is nothing, or a number, costs nothing."""
    assert filtered("upper", "a" * 160) == 1 + 10
    assert filtered("list", [1, 2, 3]) == 1 + 3
    assert filtered("default", None, "b") == 1
    assert filtered("default", None, other="b" * 16) == 2


def test_what_is_padded_or_cut_into_pieces_costs_each_line_as_often_as_it_says() -> (
    None
):
    assert filtered("center", "甲", 80) == 1 + 1 * (1 + 80)
    assert filtered("indent", "甲\n乙", 4) == 1 + 2 * (1 + 4)
    assert filtered("center", "a" * 160, width=80) == 11 + 2 * 81
    assert filtered("indent", "甲", "  ") == 1 + 1 + 1 * (1 + 2)
    assert filtered("batch", [1, 2, 3], 2) == 4 + 4 * (1 + 2)
    assert filtered("slice", [1, 2, 3], slices=-2) == 4 + 4 * (1 + 2)
    assert filtered("center", "甲", WIDEST) > WIDEST
    for width in (WIDEST + 1, -WIDEST - 1):
        with pytest.raises(TooMuch):
            filtered("center", "甲", width)


def test_what_is_sorted_is_weighed_as_often_as_it_is_compared() -> None:
    """A list of three costs four steps: to look at, and twice to sort."""
    assert filtered("first", [3, 1, 2]) == 4
    assert filtered("sort", [3, 1, 2]) == 4 + 4 + 2 * 4
    assert filtered("sort", iter([3, 1, 2])) == 3 + 4 + 4 + 2 * 4
    assert filtered("sort", 3) == 2


def test_what_is_put_in_place_of_something_is_reckoned_before() -> None:
    assert filtered("replace", "abab", "a", "123") == 3 + 4 + 2 * 3
    assert filtered("replace", "abab", "a") == 2
    assert filtered("format", "%s元", "一二三") == 2 + 3 + (3 + 100)
    assert filtered("format", "%(a)s", a="一二三") == 2 + 5 + (3 + 100)
    assert filtered("striptags", "<!--<!--a") == 1 + 2 * 9
    with pytest.raises(TooMuch):
        filtered("format", "%1000d", 1)
    with pytest.raises(TooMuch):
        filtered("round", 1.5, FINEST + 1)
    assert filtered("round", 1.5, FINEST) == 0
    assert filtered("round", 1.5, method="floor") == 1


def test_only_numbers_are_added_up() -> None:
    assert filtered("sum", [1, 2]) == filtered("sum", [1, 2], None, 3) == 3
    assert filtered("sum", [1, 2], start=2) == 3
    for more in ({"start": []}, {"start": "a"}):
        with pytest.raises(TypeError):
            filtered("sum", [1, 2], **more)
    with pytest.raises(TypeError):
        filtered("sum", [[1], [2]], None, [])


def test_what_is_made_is_weighed_too_and_the_context_is_no_value() -> None:
    def made(value: Any) -> int:
        return steps(lambda budget: guarded("x", lambda: value, budget)())

    assert made("abc") == 3
    assert made([1, 2]) == 3

    @pass_context
    def asks(context: str, value: str) -> str:
        return value

    context = "a" * 160
    assert steps(lambda b: guarded("x", asks, b)(context, "甲")) == 1 + 1


def test_methods_of_words_and_mappings_are_offered_and_no_others() -> None:
    assert is_offered_method("甲".upper)
    assert is_offered_method({}.items)
    assert is_offered_method([].index)
    assert is_offered_method(().count)
    for refused in ("甲".format, {}.clear, [].append, len, print, 3):
        assert not is_offered_method(refused)


def test_a_method_that_makes_much_of_little_is_reckoned_before() -> None:
    def method(function: Any, *args: Any) -> int:
        return steps(lambda budget: reckon_method(function, args, budget))

    assert method("abab".replace, "a", "123") == 1 + 4 + 2 * 3
    assert method("--".join, ["a", "b", "c"]) == 1 + 2 * 3
    assert method("--".join, iter("abc")) == 1 + 2 * WIDEST
    assert method("甲".upper) == 1
    assert method({"a": 1}.items) > 1
