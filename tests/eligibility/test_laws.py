"""Laws of the calculator on the policy of this repository and on the tiny one: sound, monotonic, to the point."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policypress.eligibility import evaluate, questions_that_matter
from tests.support.applicants import shipped, tiny

POLICIES = [tiny, shipped]
RANK = {"no": 0, "unknown": 1, "yes": 2}
# Without shrinking: an applicant of a hundred answers takes minutes to shrink, and says enough as it is.
EXAMPLES = settings(max_examples=15, phases=[Phase.explicit, Phase.generate])


def answer(question: dict[str, Any]) -> st.SearchStrategy[Any]:
    match question["type"]:
        case "yes_no":
            return st.booleans()
        case "choice":
            return st.sampled_from(
                [choice["id"] for choice in question["choices"]]
            )
        case "money":
            return st.one_of(
                st.integers(0, 10**13),
                st.integers(0, 5 * 10**7),
                st.sampled_from([0, 1, 10**7, 10**7 - 1]),
            )
        case "number":
            return st.one_of(
                st.integers(0, 10**8),
                st.integers(0, 5),
                st.sampled_from([300, "300.5", 301, "0.5"]),
            )
        case _:
            return st.dates().map(str)


def applicants(rules: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to some of the questions; mostly those who pass the general conditions, or nothing would be seen."""
    good = {
        atom["field"]: atom["values"][0]
        if atom["op"] == "one_of"
        else atom["value"]
        for rule in rules["general"]
        for atom in rule["any"]
    }
    free = st.fixed_dictionaries(
        {},
        optional={
            q["id"]: answer(q)
            for q in rules["questions"]
            if q["id"] not in good
        },
    )
    return st.tuples(st.sampled_from([good, good, {}]), free).map(
        lambda pair: {**pair[0], **pair[1]}
    )


def complete(data, rules, answers):
    return {
        **{q["id"]: data.draw(answer(q)) for q in rules["questions"]},
        **answers,
    }


@pytest.mark.parametrize("policy", POLICIES)
@EXAMPLES
@given(data=st.data())
def test_whatever_is_answered_later_stays_within_what_was_said(policy, data):
    rules = policy()
    some = data.draw(applicants(rules))
    for before, after in zip(
        evaluate(rules, some).measures,
        evaluate(rules, complete(data, rules, some)).measures,
        strict=True,
    ):
        assert before.verdict in (after.verdict, "unknown")
        assert before.amount.min <= after.amount.min
        assert (
            before.amount.max is None
            or after.amount.max is not None
            and after.amount.max <= before.amount.max
        )
        assert after.verdict != "unknown" and after.amount.is_settled


@pytest.mark.parametrize("policy", POLICIES)
@EXAMPLES
@given(data=st.data())
def test_a_question_left_out_cannot_change_anything(policy, data):
    rules = policy()
    some = data.draw(applicants(rules))
    asked = {
        question["field"] for question in questions_that_matter(rules, some)
    }
    idle = {
        q["id"]: data.draw(answer(q))
        for q in rules["questions"]
        if q["id"] not in asked and q["id"] not in some
    }
    for before, after in zip(
        evaluate(rules, some).measures,
        evaluate(rules, {**some, **idle}).measures,
        strict=True,
    ):
        assert (before.verdict, before.amount) == (after.verdict, after.amount)


@pytest.mark.parametrize("policy", POLICIES)
@EXAMPLES
@given(data=st.data())
def test_asking_comes_to_an_end_with_every_verdict_certain(policy, data):
    rules = policy()
    by_id = {question["id"]: question for question in rules["questions"]}
    answers = data.draw(applicants(rules))
    for _ in by_id:
        questions = questions_that_matter(rules, answers)
        if not questions:
            break
        for question in questions[
            :12
        ]:  # a dozen at a time: the order is the same, only quicker
            answers[question["field"]] = data.draw(
                answer(by_id[question["field"]])
            )
    assert all(
        one.verdict != "unknown" for one in evaluate(rules, answers).measures
    )


@pytest.mark.parametrize("policy", POLICIES)
@EXAMPLES
@given(data=st.data())
def test_the_change_that_is_named_does_change_the_verdict(policy, data):
    rules = policy()
    some = data.draw(applicants(rules))
    for measure in evaluate(rules, some).measures:
        if measure.verdict == "no":
            assert measure.change and measure.change.answers
            changed = {
                **some,
                **{new.field: new.value for new in measure.change.answers},
            }
            assert evaluate(rules, changed)[measure.id].verdict != "no"


@EXAMPLES
@given(data=st.data())
def test_more_cost_and_more_pieces_never_pay_less(data):
    rules = shipped()
    some = data.draw(applicants(rules))
    fields = [
        support["amount"].get("base") or support["amount"]["field"]
        for measure in rules["measures"]
        for support in measure["supports"]
        if support["amount"]["method"] in ("share", "per_unit")
    ]
    less = {
        **some,
        **{field: data.draw(st.integers(0, 10**8)) for field in fields},
    }
    more = {
        **less,
        **{
            field: less[field] + data.draw(st.integers(0, 1000))
            for field in fields
        },
    }
    assert_no_less(
        rules,
        less,
        {**more, **{field: min(more[field], 10**8) for field in fields}},
    )


@EXAMPLES
@given(data=st.data())
def test_a_better_award_never_pays_less(data):
    rules = shipped()
    some = data.draw(applicants(rules))
    ladders = [
        (measure, support["amount"])
        for measure in rules["measures"]
        for support in measure["supports"]
        if support["amount"]["method"] == "tiers"
        and all(
            tier["value"] and not tier["band"]
            for tier in support["amount"]["tiers"]
        )
    ]
    for measure, rule in ladders:
        tiers = sorted(rule["tiers"], key=lambda tier: tier["value"])
        low = data.draw(st.integers(0, len(tiers) - 2))
        alone = {**rules, "measures": [measure]}
        assert_no_less(
            alone,
            *(
                {**some, rule["field"]: tier["id"]}
                for tier in tiers[low : low + 2]
            ),
        )


def assert_no_less(rules, worse, better):
    for before, after in zip(
        evaluate(rules, worse).measures,
        evaluate(rules, better).measures,
        strict=True,
    ):
        assert RANK[before.verdict] <= RANK[after.verdict]
        assert before.amount.min <= after.amount.min
        assert (
            after.amount.max is None
            or before.amount.max is not None
            and before.amount.max <= after.amount.max
        )
