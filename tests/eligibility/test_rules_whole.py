"""The rules of the tiny policy, and what one applicant comes to by others, from the first
word to the last: whatever a program reads of them is held to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from policypress.eligibility import evaluate
from policypress.eligibility.report import as_data
from tests.eligibility.test_report import prizes
from tests.support.applicants import tiny

# Written by yaml.safe_dump; a change of it is a change of what the rules say.
WRITTEN = Path(__file__).with_name("tiny_rules.yaml")


def test_the_rules_say_what_they_said():
    written = yaml.load(WRITTEN.read_text("utf-8"), yaml.CSafeLoader)
    made = json.loads(json.dumps(tiny()))
    for key in written.keys() | made.keys():
        assert made.get(key) == written.get(key), key


def between(least: int, most: int | None) -> dict[str, Any]:
    return {"min": least, "max": most, "undecided": []}


def one(identity: str, verdict: str, *unanswered: str) -> dict[str, Any]:
    return {
        "id": identity,
        "verdict": verdict,
        "unanswered": list(unanswered),
    }


def step(kind: str, text: str) -> dict[str, Any]:
    return {"kind": kind, "text": text, "clause": "c"}


WORKS = [{"prize": "gold", "first": True}, {"prize": "silver"}]
ANSWERS = {"before": True, "local": False, "false": False, "work": WORKS}
GOLD = {
    "row": 0,
    "verdict": "yes",
    "amount": between(100_000, 100_000),
    "counted": True,
    "conditions": [one("第一完成人", "yes"), one("amount", "yes")],
    "steps": [step("amount", "gold：100000")],
}
SILVER = {
    "row": 1,
    "verdict": "unknown",
    "amount": between(0, 50_000),
    "counted": True,
    "conditions": [
        one("第一完成人", "unknown", "work.1.first"),
        one("amount", "yes"),
    ],
    "steps": [step("amount", "silver：50000")],
}
PRIZE = {
    "id": "prize",
    "verdict": "yes",
    "amount": between(100_000, 150_000),
    "counted": True,
    "conditions": [
        one("第一完成人", "yes", "work.1.first"),
        one("amount", "yes"),
    ],
    "rows": [GOLD, SILVER],
    "steps": [],
    "each": None,
}
NEW = {
    "id": "new",
    "verdict": "no",
    "amount": between(0, 0),
    "counted": False,
    "conditions": [one("以前没有获奖", "no"), one("amount", "yes")],
    "rows": [],
    "steps": [],
    "each": None,
}
PLACE = {
    "id": "place",
    "verdict": "no",
    "amount": between(0, 0),
    "counted": False,
    "conditions": [one("amount", "unknown", "cost")],
    "rows": [],
    "steps": [],
    "each": None,
}
RESULT = {
    "policy": "若干措施",
    "answers": ANSWERS,
    "general": [],
    "exclusions": [one("弄虚作假", "yes")],
    "measures": [
        {
            "id": "works",
            "verdict": "yes",
            "amount": between(100_000, 120_000),
            "conditions": [],
            "supports": [PRIZE, NEW],
            "steps": [step("cap", "最高12万元")],
            "unanswered": ["work.1.first"],
            "change": None,
            "exclusive": [],
        },
        {
            "id": "place",
            "verdict": "no",
            "amount": between(0, 0),
            "conditions": [one("在本区注册", "no")],
            "supports": [PLACE],
            "steps": [],
            "unanswered": [],
            "change": {
                "support": "place",
                "answers": [
                    {
                        "field": "local",
                        "value": True,
                        "text": "“在本区注册”由“否”改为“是”",
                    }
                ],
            },
            "exclusive": [],
        },
    ],
    "amount": between(100_000, 110_000),
    "steps": [step("cap", "合计最高11万元")],
    "unanswered": [],
    "questions": [
        {"field": "work", "row": 1, "column": "first", "measures": ["works"]}
    ],
    "clauses": prizes()["clauses"],
}


def test_a_result_says_all_that_it_said():
    found = evaluate(prizes(), ANSWERS, steps=True)
    assert as_data(prizes(), ANSWERS, found) == RESULT
