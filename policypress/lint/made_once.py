"""What several rules ask of a text (各规则共用), found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from policypress.lint.paper import Paper

_Made = TypeVar("_Made")


def made_once(make: Callable[[Paper], _Made]) -> Callable[[Paper], _Made]:
    """What several rules ask of a text, found once: it is kept with the paper. make: gives
    what nobody changes, and goes by nothing but the paper."""
    name = f"{make.__module__} {make.__qualname__}"

    @wraps(make)
    def find(paper: Paper) -> _Made:
        if name not in paper.made:
            paper.made[name] = make(paper)
        made: _Made = paper.made[name]
        return made

    return find
