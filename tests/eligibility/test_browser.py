"""The engine in the browser says the same as the one in Python: whole results, character by character."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from policypress.eligibility import (
    accepts,
    answer_text,
    as_json,
    evaluate,
    parse,
)
from policypress.eligibility.engine import open_questions
from tests.support.applicants import REPOSITORY, shipped, tiny

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="没有安装 node")
SCRIPT = """
const engine = require(process.argv[1]);
const digest = (text) => require("crypto").createHash("sha256").update(text).digest("hex");
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const both = (rules, answers) => JSON.stringify([engine.evaluate(rules, answers), engine.questionsThatMatter(rules, answers)]);
const only = (rules, id) => (id ? { ...rules, measures: rules.measures.filter((one) => one.id === id) } : rules);
const lines = given.cases.map(([id, answers]) => both(only(given.rules, id), answers));
const said = (given.texts || []).map(([question, text]) => {
  const value = engine.parse(question, text);
  return [value, engine.accepts(question, value), engine.say(question, value)];
});
process.stdout.write(JSON.stringify(given.whole ? lines : { lines: lines.map(digest), said }));
"""
Case = tuple[str, dict[str, Any]]


def node(**given: Any) -> Any:
    engine = str(REPOSITORY / "templates" / "site" / "calculator.js")
    done = subprocess.run(
        [NODE, "-e", SCRIPT, engine],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def assert_agreed(rules: dict[str, Any], cases: list[Case]) -> None:
    mine = [here(rules, *case) for case in cases]
    theirs = node(rules=rules, cases=cases)["lines"]
    for case, line, digest in zip(cases, mine, theirs, strict=True):
        if hashlib.sha256(line.encode()).hexdigest() != digest:
            assert json.loads(line) == json.loads(
                node(rules=rules, cases=[case], whole=True)[0]
            ), case
            raise AssertionError(f"the same data, written differently: {case}")


def here(rules: dict[str, Any], measure: str, answers: dict[str, Any]) -> str:
    if measure:
        rules = {
            **rules,
            "measures": [
                one for one in rules["measures"] if one["id"] == measure
            ],
        }
    result = evaluate(rules, answers)
    both = [as_json(result), open_questions(result)]
    return json.dumps(both, ensure_ascii=False, separators=(",", ":"))


# ── applicants ────────────────────────────────────────────────────────────────


def general(rules: dict[str, Any]) -> dict[str, Any]:
    return {
        atom["field"]: met(rules, atom)
        for rule in rules["general"]
        for atom in rule["any"][:1]
    }


def met(rules: dict[str, Any], atom: dict[str, Any]) -> Any:
    """An answer that satisfies an atom."""
    match atom["op"]:
        case "one_of":
            return atom["values"][0]
        case "within":
            return (
                atom["from"] + 1
                if atom["from"] is not None
                else atom["to"] - 1
            )
        case "is_not":
            question = next(
                q for q in rules["questions"] if q["id"] == atom["field"]
            )
            return next(
                choice["id"]
                for choice in question["choices"]
                if choice["id"] != atom["value"]
            )
        case "less_than" if atom["type"] == "date":
            return "1999-12-31"
        case "more_than":
            return atom["value"] + 1
        case "less_than":
            return atom["value"] - 1
        case _:
            return atom["value"]


def satisfied(
    rules: dict[str, Any], measure: dict[str, Any], support: dict[str, Any]
) -> dict[str, Any]:
    conditions = [*measure["conditions"], *support["conditions"]]
    return {
        atom["field"]: met(rules, atom)
        for rule in conditions
        for atom in rule["any"][:1]
    }


def supports(
    rules: dict[str, Any],
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    return (
        (measure, support)
        for measure in rules["measures"]
        for support in measure["supports"]
    )


def at_every_edge(rules: dict[str, Any]) -> Iterator[Case]:
    """Every choice of a tier; every bound of a condition, band or cap, and one yuan (piece) below and above."""
    for measure, support in supports(rules):
        base, rule = (
            {**general(rules), **satisfied(rules, measure, support)},
            support["amount"],
        )
        for tier in rule.get("tiers", []):
            if not tier["band"]:
                yield measure["id"], {**base, rule["field"]: tier["id"]}
        for field, bound in bounds(measure, support):
            for value in (bound - 1, bound, bound + 1):
                yield measure["id"], {**base, field: value}


def bounds(
    measure: dict[str, Any], support: dict[str, Any]
) -> Iterator[tuple[str, int]]:
    for rule in [*measure["conditions"], *support["conditions"]]:
        for atom in rule["any"]:
            for name in ("value", "from", "to"):
                if isinstance(value := atom.get(name), int) and not isinstance(
                    value, bool
                ):
                    yield atom["field"], value
    rule = support["amount"]
    caps = [
        cap["value"]
        for home in (support, measure)
        for cap in home["caps"].values()
        if cap
    ]
    fractions = [
        part["share"]
        for part in (rule, *rule.get("tiers", []))
        if part.get("share")
    ]
    for cap, fraction in product(caps, fractions):
        above, below = map(int, fraction.split("/"))
        yield rule.get("base") or rule["field"], cap * below // above
    if rule["method"] == "per_unit":
        for cap in caps:
            yield rule["field"], cap // rule["value"]
        if rule["limit"]:
            yield rule["field"], rule["limit"]["value"]


def with_every_gap(rules: dict[str, Any]) -> Iterator[Case]:
    """Of an applicant who meets everything, every combination of answers left out; and the same for the general part."""
    gate = general(rules)
    for measure, support in supports(rules):
        own = satisfied(rules, measure, support)
        yield from ((measure["id"], {**gate, **kept}) for kept in subsets(own))
    yield from (("", kept) for kept in subsets(gate))


def subsets(answers: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for keep in product((True, False), repeat=len(answers)):
        yield {
            field: value
            for (field, value), kept in zip(answers.items(), keep, strict=True)
            if kept
        }


def at_random(rules: dict[str, Any], number: int) -> list[Case]:
    chance = random.Random(2026)
    return [("", applicant(rules, chance)) for _ in range(number)]


def applicant(rules: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    answers = general(rules) if chance.random() < 0.8 else {}
    share = chance.random()
    for question in rules["questions"]:
        if question["id"] not in answers and chance.random() < share:
            answers[question["id"]] = answer(question, chance)
    return answers


def answer(question: dict[str, Any], chance: random.Random) -> Any:
    match question["type"]:
        case "yes_no":
            return chance.random() < 0.7
        case "choice":
            return chance.choice(question["choices"])["id"]
        case "money":
            return chance.choice(
                [
                    0,
                    1,
                    chance.randrange(10**6),
                    chance.randrange(10**8),
                    chance.randrange(10**13),
                    10**13 + 1,
                ]
            )
        case "number":
            return chance.choice(
                [
                    0,
                    1,
                    2,
                    3,
                    chance.randrange(5000),
                    "1.5",
                    "0.9999",
                    "300.5",
                    "1.50",
                    10**8,
                ]
            )
        case _:
            return f"{chance.randrange(2022, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 32):02}"


# ── the same, everywhere ──────────────────────────────────────────────────────


@pytest.mark.parametrize("policy", [tiny, shipped])
def test_both_agree_at_every_edge(policy):
    assert_agreed(policy(), list(at_every_edge(policy())))


@pytest.mark.parametrize("policy", [tiny, shipped])
def test_both_agree_whatever_is_not_answered(policy):
    assert_agreed(policy(), list(with_every_gap(policy())))


@pytest.mark.parametrize(("policy", "number"), [(tiny, 300), (shipped, 60)])
def test_both_agree_on_random_applicants(policy, number):
    assert_agreed(policy(), at_random(policy(), number))


def test_both_agree_when_supports_are_different_matters():
    rules = json.loads(json.dumps(tiny()))
    for measure in rules["measures"]:
        measure["stacking"] = "highest"
        for number, support in enumerate(measure["supports"]):
            support["matter"] = str(number % 2)
    assert_agreed(rules, [*at_every_edge(rules), *at_random(rules, 200)])


def test_both_understand_and_say_answers_alike():
    questions = {
        question["type"]: question for question in tiny()["questions"]
    }
    texts = [
        "500万元",
        "1.23亿",
        "3千万",
        "２５，０００元",
        "1.5吨",
        "1.50",
        "0.0001",
        "1.00001",
        "99999999999999",
        "00012",
        " 7 ",
        "",
        "是",
        "没有",
        "TRUE",
        "gold",
        "银奖",
        "2023年2月6日",
        "2024/2/29",
        "2023-02-30",
        "0000-01-01",
        "9999-12-31",
        "constructor",
        "−5",
        "1e3",
        "10000000000000",
    ]
    cases = [
        (question, text) for question in questions.values() for text in texts
    ]
    mine = []
    for question, text in cases:
        value = parse(question, text)
        mine.append(
            [value, accepts(question, value), answer_text(question, value)]
        )
    assert node(rules=tiny(), cases=[], texts=cases)["said"] == mine


def test_names_that_mean_something_to_the_language_are_no_answers():
    hostile = {
        "__proto__": True,
        "constructor": "gold",
        "prize": "constructor",
        "toString": 1,
        "cost": "1e9",
        "tonnage": "1.5.5",
    }
    assert_agreed(tiny(), [("", {**general(tiny()), **hostile})])
