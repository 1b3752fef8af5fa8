"""Filters of templates and clause prose (过滤器): each is one file, named as the filter.

``{{ value | name(option) }}`` writes what ``apply(writer, value, option)`` of the file
``name.py`` gives. Nothing else has to be edited: the file is found by its name. The
sandbox weighs what goes in and what comes out, so that no filter can eat the machine;
one that makes much more than it is given spends the budget beforehand.

What a filter cannot take is a BadArgument with a Chinese message.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol

from policypress.compose.sandbox.budget import Budget


class Writer(Protocol):
    """What a filter may use of the sandbox in which it runs."""

    budget: Budget

    def mark(self, value: Any) -> Any:
        """The value as marked Markdown, as ``{{ value }}`` writes it."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute of a view as templates see it; undefined when there is none."""


Filter = Callable[..., Any]


@cache
def own_filters() -> dict[str, Filter]:
    """The filters of this folder by name; a file that begins with _ is none."""
    modules = iter_modules(__path__)
    found = sorted(module.name for module in modules)
    names = [name for name in found if not name.startswith("_")]
    filters: dict[str, Filter] = {}
    for name in names:
        module = import_module(f"{__name__}.{name}")
        filters[name] = module.apply
    return filters
