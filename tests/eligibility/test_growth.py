"""A policy four times as large asks four times the work: counted in steps of the
interpreter, which no other program of the machine can change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from policypress.eligibility import compiled
from policypress.eligibility.engine import evaluate
from tests.support.hand_rules import (
    Rule,
    column,
    field,
    limit,
    measure,
    question,
    rules,
    support,
    thing,
)

SMALL, TIMES = 12, 4
MOST = 1.15  # the bar of benchmarks/policy_growth.py, as an exponent


def steps_of(run: Callable[[], Any]) -> int:
    """How many instructions a call carries out."""
    counted = 0

    def trace(frame: Any, event: str, argument: Any) -> Any:
        nonlocal counted
        frame.f_trace_opcodes = True
        if event == "opcode":
            counted += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return counted


def grown(number: int, kind: str) -> Rule:
    """So many measures, all under one limit. kind: what else is between them."""
    measures = []
    for at in range(number):
        exclusive = [f"m{at - 1}"] if kind == "excluding" and at else []
        measures.append(
            measure(
                f"m{at}",
                support("one", column("cost"), for_each="patent"),
                support("two", field(f"cost{at}")),
                highest=[["one", "two"]],
                limits=[limit(count=3, of=["one"]), limit(900)],
                exclusive_with=exclusive,
            )
        )
    limits = [limit(5000)]
    if kind == "crossing":
        pairs = [[f"m{at - 1}.one", f"m{at}"] for at in range(1, number)]
        limits += [limit(70, of=pair) for pair in pairs]
        limits += [limit(count=2, of=pair) for pair in pairs]
    return rules(
        *measures,
        questions=tuple(
            question(f"cost{at}", "money") for at in range(number)
        ),
        things=(thing("patent", question("cost", "money")),),
        limits=tuple(limits),
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["plain", "excluding", "crossing"])
@pytest.mark.parametrize(
    "answers", [{}, {"patent": [{"cost": 40}, {"cost": 7}], "cost0": 9}]
)
def test_reckoning_grows_as_the_policy_does(kind, answers):
    few, many = (grown(SMALL * times, kind) for times in (1, TIMES))
    counts = []
    for each in (few, many):
        evaluate(each, answers, advice=False)  # made ready
        counts.append(
            steps_of(lambda each=each: evaluate(each, answers, advice=False))
        )
    assert counts[1] <= counts[0] * TIMES**MOST


@pytest.mark.parametrize("kind", ["plain", "excluding", "crossing"])
def test_rules_are_made_ready_in_a_time_that_grows_as_they_do(kind):
    few, many = (grown(SMALL * times, kind) for times in (1, TIMES))
    counts = [
        steps_of(lambda each=each: compiled.ready(each))
        for each in (few, many)
    ]
    assert counts[1] <= counts[0] * TIMES**MOST
