"""Three values, and bounds that count or do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.eligibility.logic import all_of, any_of, compare, holds

VERDICTS = st.lists(st.sampled_from(["yes", "no", "unknown"]), max_size=6)
NOT = {"yes": "no", "no": "yes", "unknown": "unknown"}


@given(VERDICTS)
def test_and_is_or_seen_from_the_other_side(verdicts):
    assert (
        all_of(verdicts) == NOT[any_of(NOT[verdict] for verdict in verdicts)]
    )


@given(VERDICTS, st.sampled_from(["yes", "no"]))
def test_an_answer_never_overturns_what_was_certain_without_it(
    verdicts, answer
):
    before = all_of([*verdicts, "unknown"])
    after = all_of([*verdicts, answer])
    assert before in (after, "unknown")


@pytest.mark.parametrize(
    ("op", "below", "at", "above"),
    [
        ("at_least", "no", "yes", "yes"),
        ("more_than", "no", "no", "yes"),
        ("at_most", "yes", "yes", "no"),
        ("less_than", "yes", "no", "no"),
        ("is", "no", "yes", "no"),
        ("is_not", "yes", "no", "yes"),
    ],
)
def test_a_bound_counts_as_its_words_say(op, below, at, above):
    atom = {"field": "cost", "type": "money", "op": op, "value": 100}
    assert [holds(atom, {"cost": cost}) for cost in (99, 100, 101)] == [
        below,
        at,
        above,
    ]


def test_a_figure_still_to_be_settled_decides_nothing():
    assert (
        holds(
            {
                "field": "cost",
                "type": "money",
                "op": "at_least",
                "value": None,
            },
            {"cost": 5},
        )
        == "unknown"
    )


def test_decimals_are_compared_exactly():
    assert [
        compare("number", one, other)
        for one, other in (("0.3", "0.3"), ("1.5", 1), (1, "1.0001"))
    ] == [0, 1, -1]


def test_a_date_is_compared_as_far_as_the_rule_goes():
    assert [
        compare("date", day, "2024-02")
        for day in ("2024-01-31", "2024-02-29", "2024-03-01")
    ] == [-1, 0, 1]
