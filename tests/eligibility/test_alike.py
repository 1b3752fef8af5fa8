"""A policy asks the same of several measures, and pays the same figures."""

from __future__ import annotations

import pytest

from policypress.eligibility.alike import alike, forget_alike
from policypress.eligibility.compiled import ready
from policypress.eligibility.engine import evaluate
from policypress.rules import RulesError, compile_condition, compile_number
from tests.support.hand_rules import (
    field,
    measure,
    question,
    rules,
    support,
)

BASED = {"is": {"field": "based"}, "value": True}


def two_measures():
    """Two supports that ask and pay the same, and one that does not."""
    cost = {"least": [field("cost"), 300]}
    return rules(
        measure("m1", support("one", cost, conditions={"here": BASED})),
        measure("m2", support("two", {**cost}, conditions={"in": {**BASED}})),
        measure(
            "m3",
            support(
                "three", field("cost"), conditions={"out": {"not": BASED}}
            ),
        ),
        questions=(question("based", "yes_no"), question("cost", "money")),
    )


def test_what_is_written_alike_is_compiled_once():
    one, two, three = (
        each.supports[0] for each in ready(two_measures()).measures
    )
    assert one.amount is two.amount
    assert one.known is two.known
    assert one.conditions[0].holds is two.conditions[0].holds
    assert one.amount is not three.amount
    assert one.conditions[0].holds is not three.conditions[0].holds


def test_each_measure_still_says_its_own_condition():
    result = evaluate(two_measures(), {"based": True, "cost": 500})
    said = [
        (one.verdict, one.amount.max, one.supports[0].conditions[0].id)
        for one in result.measures
    ]
    assert said == [("yes", 300, "here"), ("yes", 300, "in"), ("no", 0, "out")]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ({"least": [1, 2]}, {"least": (1, 2)}),
        ({"least": [1, 2]}, {"least": [True, 2]}),
        ({"least": [1, 2]}, {"least": [1.5, 2]}),
    ],
)
def test_alike_are_only_those_of_the_same_kind(good, bad):
    alike(good, compile_number)
    with pytest.raises(RulesError):
        alike(bad, compile_number)
    forget_alike()


def test_what_is_no_plain_data_or_too_deep_is_refused_as_ever():
    deep = True
    for _ in range(3000):
        deep = {"not": deep}
    for wrong in (deep, {"not": object()}):
        with pytest.raises(RulesError):
            alike(wrong, compile_condition)


def test_the_next_policy_starts_afresh():
    """Nothing is kept of rules that nobody uses any longer."""
    one, other = (ready(two_measures()).measures[0] for _ in range(2))
    assert one.supports[0].amount is not other.supports[0].amount
