"""Jinja's own filters and tests, and the methods of words and mappings, with their
cost.

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
MULTIPLYING = frozenset(
    {"center", "indent", "tojson", "batch", "slice", "trim"}
)
WIDEST = 10_000  # characters; a line of a page has some hundreds
FINEST = 30  # digits to round to
LINE = 100  # characters of a line that is wrapped, at least

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
    name: str,
    function: Callable[..., Any],
    budget: Budget,
) -> Callable[..., Any]:
    """The filter or test `name`, spending what it takes from the budget.

    TooMuch where it would take, or make, more than is left.
    """
    # Filters of Jinja may ask for its context first; that is no value of a template.
    passed = int(getattr(function, "jinja_pass_arg", None) is not None)

    @wraps(function)
    def call(*args: Any, **named: Any) -> Any:
        """The function, after what it is given has been weighed."""
        given = [_finite(value, budget) for value in args[passed:]]
        if name in SORTING and given:
            given[0] = _sortable(given[0], budget)
        for value in given:
            budget.weigh(value)
        for value in named.values():
            budget.weigh(value)
        reckon = _RECKONED.get(name)
        if reckon is not None:
            reckon(given, named, budget)
        made = function(*args[:passed], *given, **named)
        return weigh_made(made, budget)

    return call


def weigh_made(made: Any, budget: Budget) -> Any:
    """What a function has made, spending its length."""
    if isinstance(made, str):
        budget.spend(len(made))
        return made
    return budget.weigh(made)


def reckon_method(
    function: Any,
    args: tuple[Any, ...],
    budget: Budget,
) -> None:
    """Spends what a method of words or of a mapping takes; TooMuch for too much."""
    owner = function.__self__
    name = function.__name__
    budget.weigh(owner)
    if not isinstance(owner, str):
        return
    if name == "replace":
        _reckon_replace([owner, *args], {}, budget)
    if name == "join" and args:
        items = WIDEST
        if hasattr(type(args[0]), "__len__"):
            items = len(args[0])
        budget.spend(len(owner) * items)


def is_offered_method(function: Any) -> bool:
    """Whether it is one of the METHODS, bound to words or a mapping."""
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", "")
    for kind, names in METHODS.items():
        if isinstance(owner, kind) and name in names:
            return True
    return False


def _finite(value: Any, budget: Budget) -> Any:
    """The value; one that is made as it is read is counted as it is read."""
    if not hasattr(type(value), "__next__"):
        return value
    if isinstance(value, LoopContext):
        return value
    return budget.counted(value)


def _sortable(value: Any, budget: Budget) -> Any:
    """The items of a value, weighed as often as sorting compares them."""
    items = value
    if hasattr(type(value), "__next__"):
        items = list(value)
    return budget.weigh_sorting(items)


# What follows spends what a filter makes, where that can be much more than it is given.
# given: the value and the options by position; named: the options by name.


def _reckon_multiplied(
    given: list[Any],
    named: dict[str, Any],
    budget: Budget,
) -> None:
    """Padding, indenting, cutting into pieces: each number and each character of an
    option counts once for every line of the value, or for every item."""
    if not given:
        return
    options = [*given[1:], *named.values()]
    factor = 1
    for option in options:
        if isinstance(option, (int, float)):
            if abs(option) > WIDEST:
                raise TooMuch("too wide")
            factor += int(abs(option))
        elif isinstance(option, str):
            factor += len(option)
    value = given[0]
    if isinstance(value, str):
        lines = 1 + value.count("\n") + len(value) // LINE
        budget.spend(lines * factor)
    elif hasattr(type(value), "__len__"):
        budget.spend((1 + len(value)) * factor)


def _reckon_replace(
    given: list[Any],
    named: dict[str, Any],
    budget: Budget,
) -> None:
    """Every place found takes the length of what is put there."""
    texts = [one for one in given[:3] if isinstance(one, str)]
    if len(texts) < 3:
        return
    text, old, new = texts
    added = text.count(old) * len(new)
    made = small(len(text) + added)
    budget.spend(made)


def _reckon_format(
    given: list[Any],
    named: dict[str, Any],
    budget: Budget,
) -> None:
    """A pattern takes what it makes; wide fields are refused."""
    if given and isinstance(given[0], str):
        pattern, *others = given
        values = named or tuple(others)
        made = cost("%", pattern, values)
        budget.spend(made)


def _reckon_round(
    given: list[Any],
    named: dict[str, Any],
    budget: Budget,
) -> None:
    """Rounding to very many digits makes very large numbers."""
    options = [*given[1:], *named.values()]
    for option in options:
        if not isinstance(option, (int, float)):
            continue
        if abs(option) > FINEST:
            raise TooMuch("too fine")


def _reckon_sum(
    given: list[Any],
    named: dict[str, Any],
    budget: Budget,
) -> None:
    """Only numbers are added up: lists would be copied again with every item."""
    start = named.get("start", 0)
    if len(given) > 2:
        start = given[2]
    if not isinstance(start, (int, float)):
        raise TypeError("only numbers are added up")


def _reckon_striptags(
    given: list[Any],
    named: dict[str, Any],
    budget: Budget,
) -> None:
    """Each comment that begins is looked for to the end of the text."""
    if given and isinstance(given[0], str):
        text = given[0]
        comments = text.count("<!--")
        budget.spend(comments * len(text))


# What spends what a filter will take: it is given the filter's own and its named
# arguments.
Reckoning = Callable[[list[Any], dict[str, Any], Budget], None]
_RECKONED: dict[str, Reckoning] = {
    **dict.fromkeys(MULTIPLYING, _reckon_multiplied),
    "replace": _reckon_replace,
    "format": _reckon_format,
    "round": _reckon_round,
    "sum": _reckon_sum,
    "striptags": _reckon_striptags,
}
