"""Expressions that are written alike are compiled once (写法相同的条件、金额): of the
conditions of the shipped policy every third repeats another.

What is compiled takes most of the memory that is gone through for an applicant; where a
policy is large, that is what its time goes into.
"""

from __future__ import annotations

from collections.abc import Callable
from marshal import (
    dumps,
)  # the quickest; tells 1 from True, a tuple from a list
from typing import Any

_EVERY_WORD = (
    0  # a way of `dumps`: later ones tell apart the same word kept twice
)
_made: dict[tuple[Any, bytes], Any] = {}


def alike(
    node: Any,
    make: Callable[[Any], Any],
) -> Any:
    """What is made of an expression: the same for all that are written alike, until
    `forget_alike`. It must depend on nothing else, and keep nothing of an applicant.

    make: may raise RulesError; then nothing is kept.
    """
    try:
        written = dumps(node, _EVERY_WORD)
    except ValueError:  # no plain data, or nested too deep: `make` says so
        return make(node)
    key = (make, written)
    if key not in _made:
        _made[key] = make(node)
    return _made[key]


def forget_alike() -> None:
    """Forgets what was made: the rules that were made ready keep it."""
    _made.clear()
