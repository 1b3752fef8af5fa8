"""How much a run of the tests may take, and in which order it takes least."""

from __future__ import annotations

import os
from collections import Counter
from zlib import crc32

import pytest

# Seconds of a processor that a test takes, about, where that is far from the usual.
_SECONDS = {"slow": 5.0, "libreoffice": 2.0, "validator": 2.0, "browser": 1.0}
# The same of a test without these marks, by its folder: some make documents, others
# look at a string. Measured, folder by folder, when the whole took 350 seconds.
_FOLDERS = {
    "examples": 0.2,
    "forms": 0.2,
    "pipeline": 0.15,
    "site": 0.1,
    "lists": 0.1,
    "cli": 0.06,
    "rules": 0.06,
    "serve": 0.06,
    "set": 0.05,
    "compose": 0.04,
    "render": 0.03,
    "eligibility": 0.03,
    "source": 0.02,
    "lint": 0.02,
}
_USUAL = 0.005
# Of the slow tests, and of those that walk a whole policy, one in so many runs where the
# tests are asked to hurry.
_ONE_IN = {"slow": 20, "whole": 8}
# Of those that need another program or make documents, each with its first input, and
# with one in so many of the others.
_OTHER_INPUTS = 4
_MAKING = 0.05  # seconds from which on the tests of a folder make documents


def is_thorough() -> bool:
    """Whether there is time for everything: in CI, and where the long tests are asked
    for."""
    return bool(os.environ.get("POLICYPRESS_SLOW") or os.environ.get("CI"))


def times(usual: int) -> int:
    """How many of the inputs that are made at random are tried: so many times the usual
    number as POLICYPRESS_TIMES says, for who has a night."""
    return int(usual * float(os.environ.get("POLICYPRESS_TIMES") or 1))


def examples(usual: int) -> int:
    """How many random inputs a property is tried on that takes many: so many where there
    is time for everything, else the fourth part, for most of what a property finds it
    finds at once."""
    return usual if is_thorough() and has_time() else usual // 4


def one_in(few: int) -> int:
    """Of a long list of alike inputs one in so many is tried: each where there is time
    for everything, else one in a few."""
    return 1 if is_thorough() and has_time() else few


def has_time() -> bool:
    """Whether long inputs may be as long as they get: everywhere but where the tests
    are asked to hurry (POLICYPRESS_TIMES below 1), as CI is."""
    return times(100) >= 100


def is_left_out(item: pytest.Item) -> bool:
    """Whether a long test is one of those for which there is no time; always the same,
    so that two runs of one commit say the same."""
    if has_time():
        return False
    marks = {mark.name for mark in item.iter_markers()}
    parts = max((_ONE_IN.get(name, 1) for name in marks), default=1)
    if parts == 1 and _takes_long(item, marks) and not _has_first_input(item):
        parts = _OTHER_INPUTS
    return crc32(item.nodeid.encode()) % parts > 0


def _takes_long(item: pytest.Item, marks: set[str]) -> bool:
    """Whether a test needs another program, or makes documents."""
    return bool(marks & _SECONDS.keys()) or _usual_of(item) >= _MAKING


def _usual_of(item: pytest.Item) -> float:
    """Seconds that a test takes which has no mark, by its folder."""
    _, _, below = item.nodeid.partition("tests/")
    return _FOLDERS.get(below.partition("/")[0], _USUAL)


def _has_first_input(item: pytest.Item) -> bool:
    """Whether a test has no inputs, or the first of those that it is tried with."""
    given = getattr(item, "callspec", None)
    return given is None or not any(given.indices.values())


# What looks at more of the same kind than another test does already.
NO_TIME = "没有时间再看同类的其余各个（POLICYPRESS_TIMES=1 时看）"
MORE_OF_THE_SAME = pytest.mark.skipif(not has_time(), reason=NO_TIME)


def more(*names: str) -> tuple[str, ...]:
    """More inputs of the same kind as others, where there is time for them."""
    return names if has_time() else ()


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
    """What a test takes, by its marks and its folder; nothing when it is skipped."""
    names = {mark.name for mark in item.iter_markers()}
    if "skip" in names:
        return 0.0
    return max([_usual_of(item), *(_SECONDS.get(name, 0.0) for name in names)])
