"""Applicants of the shipped policy, each reckoned by hand from the words of its clause
before it was run (forty_applicants.yaml), and held in both engines: with several
things, earlier awards, money of others, and fen."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from policypress.eligibility import evaluate
from policypress.eligibility.result import as_json
from tests.eligibility.test_applicants import EVERYBODY
from tests.eligibility.test_browser import ENGINE, NODE
from tests.support.applicants import shipped
from tests.support.reckoned_cases import giving_nothing

FILE = Path(__file__).with_name("forty_applicants.yaml")
WAN = 10_000


class Applicant(NamedTuple):
    """who: in words; by: the arithmetic; answers: all of them; gives: yuan by measure,
    and the total."""

    who: str
    by: str
    answers: dict[str, Any]
    gives: dict[str, Any]


def answers_of(given: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    """Rows with what is usual for them; everything else so as to give nothing."""
    filled = {
        key: [{**usual[key], **row} for row in value]
        if key in usual
        else value
        for key, value in given.items()
    }
    return {**giving_nothing(shipped()), **EVERYBODY, **filled}


def with_total(gives: dict[str, Any]) -> dict[str, Any]:
    """The total is that of the measures, where nothing else is said."""
    if "total" in gives or not gives:
        return gives
    amounts = list(gives.values())
    total = amounts[0] if len(amounts) == 1 else sum(amounts)
    return {**gives, "total": total}


WRITTEN = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
APPLICANTS = [
    Applicant(
        one["who"],
        one["by"],
        answers_of(one["answers"], WRITTEN["usual"]),
        with_total(one["gives"]),
    )
    for one in WRITTEN["applicants"]
]


def found(result: dict[str, Any]) -> dict[str, Any]:
    """Of a result as JSON what gives something, and the total; all is settled."""
    amounts = {
        one["id"]: one["amount"]
        for one in [*result["measures"], {**result, "id": "total"}]
    }
    assert all(one["min"] == one["max"] for one in amounts.values()), amounts
    return {key: one["min"] for key, one in amounts.items() if one["min"]}


# Reckons each applicant with all rules, and with those alone that were chosen for what
# gives something, as the page does.
SCRIPT = """
global.window = { calculatorPage: {} };
const beside = (name) => process.argv[1].replace("calculator.js", name);
const engine = { ...require(process.argv[1]), rules: require(beside("rules.js")) };
require(beside("calculator-chosen.js"));
const { rules, cases } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const chosen = window.calculatorPage.chosen(engine, rules);
process.stdout.write(JSON.stringify(cases.map(([answers, ids]) => {
  const names = [...chosen.supports.keys()].filter((name) => ids.includes(name.split(".")[0]));
  return [engine.evaluate(rules, answers), engine.evaluate(chosen.rulesOf(new Set(names)), answers)];
})));
"""


@cache
def in_the_browser() -> list[list[dict[str, Any]]]:
    """Of every applicant both results of the browser's engine, in one process."""
    cases = [[one.answers, list(one.gives)] for one in APPLICANTS]
    assert NODE
    done = subprocess.run(
        [NODE, "-e", SCRIPT, str(ENGINE)],
        input=json.dumps({"rules": shipped(), "cases": cases}),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_there_are_forty_and_twelve_have_much_to_reckon():
    assert len({one.who for one in APPLICANTS}) >= 40
    several = [
        one
        for one in WRITTEN["applicants"]
        if any(
            isinstance(value, list) and len(value) > 1
            for value in one["answers"].values()
        )
    ]
    assert len(several) >= 12


@pytest.mark.parametrize(
    "one", APPLICANTS, ids=[one.who for one in APPLICANTS]
)
def test_an_applicant_has_what_the_clause_gives(one):
    result = as_json(evaluate(shipped(), one.answers))
    assert found(result) == one.gives, one.by


@pytest.mark.skipif(NODE is None, reason="没有安装 node")
def test_so_says_the_browser_of_all_and_of_what_was_chosen():
    for one, results in zip(APPLICANTS, in_the_browser(), strict=True):
        for result in results:
            assert found(result) == one.gives, one.who


def test_where_two_limits_cross_what_the_clause_gives_lies_between():
    """甲就高max(100, 20) = 100；乙20，市标准奖每年1项，就是乙：120. Which of the two
    standards uses up the one place is not worked out, and that is said."""
    first = {"contribution_award_level": "first", "sz_standard_award": True}
    other = {"contribution_award_level": "none", "sz_standard_award": True}
    usual = {"award_standard": {"funded_elsewhere": False}}
    answers = answers_of({"award_standard": [first, other]}, usual)
    amount = evaluate(shipped(), answers)["standard-pilots"].amount
    assert amount.min <= 120 * WAN <= amount.max
    assert amount.is_settled or amount.undecided
