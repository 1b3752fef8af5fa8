"""How much a run of the tests may take, and in which order it takes least."""

from __future__ import annotations

import os
from collections import Counter

import pytest

# Seconds of a processor that a test takes, about, where that is far from the usual.
_SECONDS = {"slow": 5.0, "libreoffice": 2.0, "validator": 2.0, "browser": 1.0}
_USUAL = 0.02


def is_thorough() -> bool:
    """Whether there is time for everything: in CI, and where the long tests are asked
    for."""
    return bool(os.environ.get("POLICYPRESS_SLOW") or os.environ.get("CI"))


def times(usual: int) -> int:
    """How many of the inputs that are made at random are tried: so many times the usual
    number as POLICYPRESS_TIMES says, for who has a night."""
    return int(usual * float(os.environ.get("POLICYPRESS_TIMES") or 1))


def longest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests, those files first that take longest.

    Several processes take a file each, one after the other. Whoever gets the longest
    last works alone while the others have nothing left to do.
    """
    weights: Counter[str] = Counter()
    for item in items:
        weights[file_of(item)] += seconds(item)
    return sorted(items, key=lambda item: -weights[file_of(item)])


def file_of(item: pytest.Item) -> str:
    """The file that a test stands in."""
    return item.nodeid.partition("::")[0]


def seconds(item: pytest.Item) -> float:
    """What a test takes, by its marks; nothing when it is skipped."""
    names = {mark.name for mark in item.iter_markers()}
    if "skip" in names:
        return 0.0
    return max((_SECONDS.get(name, _USUAL) for name in names), default=_USUAL)
