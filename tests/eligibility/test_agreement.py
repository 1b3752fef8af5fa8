"""Both engines, over applicants by the thousand: by chance, at every edge of the rules, and
with every combination of answers that are missing; of the shipped policy, the example,
the tiny one, and policies by chance.

How many is POLICYPRESS_APPLICANTS, for each policy and family at most; the ones taken are
spread evenly over all there are. `-s` shows how many they were:

    POLICYPRESS_APPLICANTS=10000 python3 build.py test tests/eligibility/test_agreement.py -m slow -n 0 -s
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from policypress.eligibility import export
from policypress.source import load
from tests.eligibility.test_browser import (
    ENGINE,
    NODE,
    REPOSITORY,
    SCRIPT,
    here,
)
from tests.support.applicants import shipped, tiny
from tests.support.effort import times
from tests.support.every_answer import (
    anybody,
    at_every_edge,
    everything,
    with_every_gap,
)
from tests.support.random_rules import policy

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NODE is None, reason="没有安装 node"),
]
Rule = dict[str, Any]
Answers = dict[str, Any]
BATCH = 500  # applicants that one process is given at a time


@cache
def example() -> Rule:
    """The rules of the housing allowance."""
    found = load(REPOSITORY / "examples" / "talent-housing").policy
    assert found
    return json.loads(json.dumps(export(found)))


def by_chance(rules: Rule, chance: Random) -> Iterator[Answers]:
    """Applicants without end, one in four of whom answered everything."""
    while True:
        yield everything(rules, chance)
        for _ in range(3):
            yield anybody(rules, chance)


POLICIES: dict[str, Callable[[], Rule]] = {
    "shipped": shipped,
    "example": example,
    "tiny": lambda: json.loads(json.dumps(tiny())),
}
FAMILIES: dict[str, Callable[[Rule, Random], Iterator[Answers]]] = {
    "chance": by_chance,
    "edges": at_every_edge,
    "gaps": with_every_gap,
}


def most() -> int:
    return int(os.environ.get("POLICYPRESS_APPLICANTS") or max(50, times(150)))


def some(
    family: str, rules: Rule, chance: Random, number: int
) -> list[Answers]:
    """So many of a family, spread over all of it."""
    endless = FAMILIES[family](rules, chance)
    if family == "chance":
        return [next(endless) for _ in range(number)]
    found = list(endless)
    step = max(1, -(-len(found) // number))
    return found[::step]


def assert_agreed(rules: Rule, applicants: list[Answers]) -> None:
    """Python says what the other process says, while that one runs."""
    for at in range(0, len(applicants), BATCH):
        batch = applicants[at : at + BATCH]
        with subprocess.Popen(
            [str(NODE), "-e", SCRIPT, str(ENGINE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as other:
            assert other.stdin and other.stdout
            other.stdin.write(json.dumps({"cases": [[rules, batch]]}))
            other.stdin.close()
            mine = [here(rules, answers) for answers in batch]
            theirs = json.loads(other.stdout.read())["lines"]
        for answers, one, two in zip(batch, mine, theirs, strict=True):
            if one != two:  # first what differs, then how it is written
                assert json.loads(one) == json.loads(two), answers
                assert one == two, answers


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", POLICIES)
def test_both_agree_on_thousands_of_applicants(name, family):
    rules = POLICIES[name]()
    applicants = some(family, rules, Random(f"{name} {family}"), most())
    assert_agreed(rules, applicants)
    print(f"{name}, {family}: {len(applicants)} applicants agree")


@pytest.mark.parametrize("family", FAMILIES)
def test_both_agree_on_policies_by_chance(family):
    chance, number = Random(2029), 0
    while number < most():
        rules = policy(chance)
        applicants = some(family, rules, chance, 100)
        assert_agreed(rules, applicants)
        number += len(applicants)
    print(f"policies by chance, {family}: {number} applicants agree")
