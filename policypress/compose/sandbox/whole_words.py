"""Words are written whole: nothing takes a single character of them for an item of a list
(整段文字). {{ s.market.name.0 }} would print 夜, and a figure of a limit its first digit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from policypress.compose.sandbox.errors import BadArgument

# Filters that take the items of what they are given.
_OF_ITEMS = frozenset(
    {
        "first",
        "groupby",
        "join",
        "last",
        "list",
        "listing",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "sort",
        "sum",
        "unique",
    }
)


def of_items(
    name: str,
    function: Callable[..., Any],
) -> Callable[..., Any]:
    """The filter `name`, which takes no words where it wants several items."""
    if name not in _OF_ITEMS:
        return function
    # Filters of Jinja may ask for its context first; that is no value of a template.
    passed = int(getattr(function, "jinja_pass_arg", None) is not None)

    @wraps(function)
    def call(*args: Any, **named: Any) -> Any:
        """The function, after what it is given has been looked at."""
        for value in args[passed : passed + 1]:
            refuse_words(value, f"过滤器“{name}”")
        return function(*args, **named)

    return call


def refuse_words(value: object, what: str) -> None:
    """BadArgument for words. what: takes items (Chinese)."""
    if isinstance(value, str):
        raise BadArgument(f"{what}用于几项，这里是一段文字，不能逐字取用")
