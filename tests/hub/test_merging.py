"""An applicant answers once, and gets of each policy what the policy alone would give."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from policypress.hub.merging import Ruleset, measure_id, merged
from policypress.source import load
from policypress.system.environment import ROOT
from tests.support.small_policy import policy

FOLDERS = ("policy", "examples/low-altitude", "examples/talent-housing")


@pytest.fixture(scope="module")
def members() -> list[Ruleset]:
    """The three policies of this repository."""
    return [
        Ruleset(f"政策{at}", f"p{at}", export(load(ROOT / name).policy))
        for at, name in enumerate(FOLDERS, 1)
    ]


@pytest.fixture(scope="module")
def together(members) -> dict[str, Any]:
    return merged(members, "全部政策").rules


def drawn(question: dict[str, Any], random: Random) -> Any:
    """An answer to a question."""
    if question["type"] == "yes_no":
        return random.random() < 0.5
    if question["type"] == "choice":
        ids = [one["id"] for one in question["choices"]]
        one = random.choice(ids)
        return [one] if question.get("several") else one
    if question["type"] == "date":
        return f"20{random.randint(10, 25)}-03-15"
    if question["type"] == "text":
        return "白塔"
    return random.choice((0, 1, 3, 60, 800, 150_000, 2_000_000))


def answered(rules: dict[str, Any], random: Random) -> dict[str, Any]:
    """Answers to most questions of the rules, with up to two rows a table."""

    def some(questions):
        return {
            one["id"]: drawn(one, random)
            for one in questions
            if random.random() < 0.8
        }

    answers = some(rules["questions"])
    for thing in rules["things"]:
        rows = random.choice((None, 0, 1, 2))
        if rows is not None:
            answers[thing["id"]] = [
                some(thing["columns"]) for _ in range(rows)
            ]
    return answers


def same_words(
    one: dict[str, Any], other: dict[str, Any], number: int
) -> bool:
    """Whether a question of all is one of the policy with a number: choices that are
    supports of the policy have longer names there."""

    def words(question: dict[str, Any]) -> dict[str, Any]:
        ids = [
            {**each, "id": each["id"].removeprefix(f"p{number}-")}
            for each in question.get("choices", ())
        ]
        return {**question, "id": "", "choices": ids}

    return words(one) == words(other)


def own_value(value: Any, number: int) -> Any:
    """An answer in the names of the policy with a number."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [one.removeprefix(f"p{number}-") for one in value]
    return value


def for_one(number: int, member: Ruleset, together, answers) -> dict[str, Any]:
    """The answers in the names of one policy: of the questions in the same words."""
    found: dict[str, Any] = {}
    for kind in ("questions", "things"):
        for own in member.rules[kind]:
            for one in together[kind]:
                is_same = same_words(one, own, number)
                if is_same and one["id"] in answers:
                    found[own["id"]] = own_value(answers[one["id"]], number)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_every_measure_gives_what_its_policy_alone_gives(
    members, together, seed
):
    random = Random(seed)
    answers = answered(together, random)
    result = {
        one.id: (one.verdict, one.amount)
        for one in evaluate(together, answers, advice=False).measures
    }
    for number, member in enumerate(members, 1):
        own = for_one(number, member, together, answers)
        for one in evaluate(member.rules, own, advice=False).measures:
            expected = (one.verdict, one.amount)
            assert result[measure_id(number, one.id)] == expected, one.id


def test_what_two_policies_ask_in_the_same_words_is_asked_once(tmp_path):
    rules = export(policy(tmp_path))
    together = merged(
        [Ruleset("甲", "a", rules), Ruleset("乙", "b", rules)], ""
    ).rules
    assert together["questions"] == rules["questions"]
    assert len(together["measures"]) == 2 * len(rules["measures"])
    labels = [one["label"] for one in together["happenings"]]
    assert len(labels) == len(set(labels))


def test_one_name_with_two_meanings_is_two_questions(tmp_path):
    rules = export(policy(tmp_path))
    changed = [
        {**one, "question": f"另外，{one['question']}"}
        for one in rules["questions"]
    ]
    other = {**rules, "questions": changed}
    together = merged(
        [Ruleset("甲", "a", rules), Ruleset("乙", "b", other)], ""
    ).rules
    ids = [one["id"] for one in together["questions"]]
    assert len(ids) == len(set(ids)) == 2 * len(rules["questions"])
    answers = {"local": True, "local_2": False, "years": 5, "years_2": 5}
    verdicts = {
        one.id: one.verdict
        for one in evaluate(together, answers, advice=False).measures
    }
    assert verdicts["p1-prize"] != "no" and verdicts["p2-prize"] == "no"


def test_a_limit_of_one_policy_bears_on_that_policy_alone(members, together):
    every = {one["id"] for one in together["measures"]}
    for limit in together["limits"]:
        number = limit["id"].rpartition("_")[2]
        of = {name.partition(".")[0] for name in limit["of"]}
        assert of and of <= every
        assert {name.partition("-")[0] for name in of} == {f"p{number}"}


def test_clauses_name_their_policy_and_lead_to_its_page(members, together):
    for measure in together["measures"]:
        for path in measure["paragraphs"]:
            clause = together["clauses"][path]
            assert clause["citation"].startswith("政策")
            assert clause["page"].endswith("/policy.html")
