"""Checks across files: each module has one `check(policy) -> findings`; a new module is
a new check, nothing else to edit.

A check sees every valid file, even when others are broken (`policy.broken`): it must
not complain about what it cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from policypress.findings import Finding
from policypress.source.model import Policy

Check = Callable[[Policy], Iterable[Finding]]


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by file name."""
    names = sorted(
        module.name
        for module in iter_modules(__path__)
        if not module.name.startswith("_")
    )
    return tuple(import_module(f"{__name__}.{name}").check for name in names)


def check(policy: Policy) -> list[Finding]:
    """What is wrong between the parts of a policy that are each valid by themselves."""
    return [finding for one in checks() for finding in one(policy)]
