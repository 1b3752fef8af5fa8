"""Every rule there is (规则目录): each file below `rules/` is one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from policypress.lint import rules
from policypress.lint.rule import Loaded, Rule


@cache
def all_rules() -> tuple[Loaded, ...]:
    """All rules, by code."""
    found = [one for folder in _folders() for one in _of_folder(folder)]
    return _by_code(found)


def rules_but(name: str) -> tuple[Loaded, ...]:
    """All rules but those of a folder, which are not even imported."""
    found = [
        one
        for folder in _folders()
        if folder.name != name
        for one in _of_folder(folder)
    ]
    return _by_code(found)


def folder_of(one: Loaded) -> str:
    """The name of the folder that a rule is in."""
    return Path(one.file).parent.name


def _by_code(found: Iterable[Loaded]) -> tuple[Loaded, ...]:
    return tuple(sorted(found, key=lambda one: one.rule.code))


def _folders() -> list[Path]:
    """Where rules are, a folder for what they are about."""
    return [
        folder
        for place in rules.__path__
        for folder in sorted(Path(place).iterdir())
        if (folder / "__init__.py").is_file()
    ]


@cache
def _of_folder(folder: Path) -> list[Loaded]:
    """The rules of a folder. A file that begins with _ is what they share."""
    # The library's walk over packages takes five times as long.
    return [
        _load(f"{rules.__name__}.{folder.name}.{name[:-3]}")
        for name in sorted(os.listdir(folder))
        if name.endswith(".py") and not name.startswith("_")
    ]


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
    among: Iterable[Loaded] | None = None,
) -> tuple[Loaded, ...]:
    """The rules whose code or name, or family (PU), is in `select` (nothing = all), and
    not in `ignore`. among: those that there are; None = all."""
    wanted, unwanted = set(select), set(ignore)
    return tuple(
        one
        for one in (all_rules() if among is None else among)
        if (not wanted or wanted & names(one.rule))
        and not unwanted & names(one.rule)
    )


def names(rule: Rule) -> set[str]:
    """What a rule may be called: its code, its name, its family, and the names of the
    checks that it has taken over."""
    family = rule.code.split("-")[0]
    own = {rule.code, rule.code.lower(), rule.name, family, family.lower()}
    return own | set(rule.checks)
