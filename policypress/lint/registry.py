"""Every rule there is (规则目录): each file below `rules/` is one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from policypress.lint import rules
from policypress.lint.rule import Loaded, Rule


@cache
def all_rules() -> tuple[Loaded, ...]:
    """All rules, by code."""
    found = [
        _load(module.name)
        for module in walk_packages(rules.__path__, f"{rules.__name__}.")
        if not module.ispkg and not _is_shared(module.name)
    ]
    return tuple(sorted(found, key=lambda one: one.rule.code))


def _is_shared(name: str) -> bool:
    """Files that begin with _ are what rules of a family share."""
    return name.rsplit(".", 1)[1].startswith("_")


def _load(name: str) -> Loaded:
    """The rule of a module."""
    module = import_module(name)
    rule: Rule = module.RULE
    find = getattr(module, "find", _nothing)
    return Loaded(rule, find, module.__doc__ or "", module.__file__ or "")


def _nothing(_: Any) -> tuple[()]:
    """What a rule finds by itself whose faults checks elsewhere find."""
    return ()


def selected(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Loaded, ...]:
    """The rules whose code or name, or family (PU), is in `select` (nothing = all), and
    not in `ignore`."""
    wanted, unwanted = set(select), set(ignore)
    return tuple(
        one
        for one in all_rules()
        if (not wanted or wanted & names(one.rule))
        and not unwanted & names(one.rule)
    )


def names(rule: Rule) -> set[str]:
    """What a rule may be called: its code, its name, its family, and the names of the
    checks that it has taken over."""
    family = rule.code.split("-")[0]
    own = {rule.code, rule.code.lower(), rule.name, family, family.lower()}
    return own | set(rule.checks)
