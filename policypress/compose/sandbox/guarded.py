"""Jinja's own filters and tests, and the methods of words and mappings, with their cost.

What is handed to one of them is weighed before it runs, what comes out after it; where
the outcome can be many times as long as what went in, that is reckoned beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2.runtime import LoopContext

from policypress.compose.sandbox.budget import Budget, TooMuch, cost, small

# These compare their items with each other.
SORTING = frozenset({"sort", "unique", "groupby", "min", "max", "dictsort"})
# These make so many characters or items as a number says, or try each of some characters.
MULTIPLYING = frozenset({"center", "indent", "tojson", "batch", "slice", "trim"})
WIDEST = 10_000  # characters; a line of a page has some hundreds
FINEST = 30  # digits to round to

# What may be called of words and mappings on a web page.
METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        {
            "capitalize",
            "count",
            "endswith",
            "find",
            "isalnum",
            "isalpha",
            "isascii",
            "isdecimal",
            "isdigit",
            "islower",
            "isspace",
            "isupper",
            "join",
            "lower",
            "lstrip",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "title",
            "upper",
        }
    ),
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
}


def guarded(
    name: str, function: Callable[..., Any], budget: Budget
) -> Callable[..., Any]:
    """The filter or test `name`, spending what it takes."""
    passed = int(getattr(function, "jinja_pass_arg", None) is not None)

    @wraps(function)
    def call(*args: Any, **named: Any) -> Any:
        given = [_finite(value, budget) for value in args[passed:]]
        if name in SORTING and given:
            given[0] = _sortable(given[0], budget)
        for value in [*given, *named.values()]:
            budget.weigh(value)
        _reckon(name, given, named, budget)
        made = function(*args[:passed], *given, **named)
        return weigh_made(made, budget)

    return call


def weigh_made(made: Any, budget: Budget) -> Any:
    """What a function has made, spending its length."""
    if isinstance(made, str):
        budget.spend(len(made))
        return made
    return budget.weigh(made)


def reckon_method(function: Any, args: tuple[Any, ...], budget: Budget) -> None:
    """Spends what a method of words or of a mapping takes; TooMuch for too much."""
    owner, name = function.__self__, function.__name__
    budget.weigh(owner)
    if name == "replace" and isinstance(owner, str):
        _reckon_replace([owner, *args], budget)
    if name == "join" and args and isinstance(owner, str):
        items = len(args[0]) if hasattr(type(args[0]), "__len__") else WIDEST
        budget.spend(len(owner) * items)


def is_offered_method(function: Any) -> bool:
    """Whether it is one of the METHODS, bound to words or a mapping."""
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", "")
    return any(
        isinstance(owner, kind) and name in names for kind, names in METHODS.items()
    )


def _finite(value: Any, budget: Budget) -> Any:
    """The value; one that is made as it is read is counted as it is read."""
    if hasattr(type(value), "__next__") and not isinstance(value, LoopContext):
        return budget.counted(value)
    return value


def _sortable(value: Any, budget: Budget) -> Any:
    items = list(value) if hasattr(type(value), "__next__") else value
    return budget.weigh_sorting(items)


def _reckon(name: str, given: list[Any], named: dict[str, Any], budget: Budget) -> None:
    """Spends what a filter makes where that can be much more than it is given."""
    numbers = [v for v in [*given[1:], *named.values()] if isinstance(v, (int, float))]
    if name in MULTIPLYING:
        _reckon_multiplied(given, named, numbers, budget)
    elif name == "replace":
        _reckon_replace(given, budget)
    elif name == "format" and given and isinstance(given[0], str):
        budget.spend(cost("%", given[0], named or tuple(given[1:])))
    elif name == "round" and any(abs(number) > FINEST for number in numbers):
        raise TooMuch("too fine")
    elif name == "sum" and not isinstance(_start(given, named), (int, float)):
        raise TypeError("only numbers are added up")
    elif name == "striptags" and isinstance(given[0], str):
        budget.spend(given[0].count("<!--") * len(given[0]))


def _start(given: list[Any], named: dict[str, Any]) -> Any:
    return given[2] if len(given) > 2 else named.get("start", 0)


def _reckon_multiplied(
    given: list[Any], named: dict[str, Any], numbers: list[Any], budget: Budget
) -> None:
    if any(abs(number) > WIDEST for number in numbers):
        raise TooMuch("too wide")
    words = [v for v in [*given[1:], *named.values()] if isinstance(v, str)]
    factor = 1 + sum(int(abs(number)) for number in numbers) + sum(map(len, words))
    if given and isinstance(given[0], str):
        budget.spend((1 + given[0].count("\n") + len(given[0]) // 100) * factor)
    elif given and hasattr(type(given[0]), "__len__"):
        budget.spend((1 + len(given[0])) * factor)


def _reckon_replace(given: list[Any], budget: Budget) -> None:
    if len(given) >= 3 and all(isinstance(value, str) for value in given[:3]):
        text, old, new = given[:3]
        times = text.count(old)
        budget.spend(small(len(text) + times * len(new)))
