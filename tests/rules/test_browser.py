"""The language in the browser (templates/site/rules.js) says the same as in
Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from policypress.rules import (
    Range,
    RulesError,
    Scope,
    arithmetic,
    as_json,
    check_version,
    columns_of,
    compile_condition,
    compile_number,
    fields_of,
    paid,
)
from tests.rules.test_schema import spoiled
from tests.support.rule_cases import LABELS, Maker, applicant, with_gaps

REPOSITORY = Path(__file__).parent.parent.parent
NODE = shutil.which("node")
pytestmark = [
    pytest.mark.skipif(NODE is None, reason="没有安装 node"),
    pytest.mark.whole,
]
SCRIPT = """
const rules = require(`${process.argv[1]}/rules.js`);
const { arithmetic } = require(`${process.argv[1]}/arithmetic.js`);
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const labels = new Map(Object.entries(given.labels));
const end = (one) => (one === null ? null : rules.asJson(one));
const shown = (one) => [end(one.min), end(one.max), one.undecided];
const guarded = (run) => {
  try { return run(); } catch (error) {
    if (!(error instanceof rules.RulesError)) throw error;
    return { path: error.path, message: error.problem };
  }
};
const number = ([expression, answers]) => guarded(() => {
  const scope = rules.scope(answers, null, labels);
  const found = rules.compileNumber(expression)(scope);
  const lines = arithmetic(expression, scope);
  return [shown(found), shown(rules.paid(found)), lines];
});
const condition = ([one, answers]) => guarded(() => {
  const verdict = rules.compileCondition(one)(rules.scope(answers));
  return [verdict, rules.fieldsOf(one), rules.columnsOf(one)];
});
const version = (one) => guarded(() => {
  rules.checkVersion(one);
  return "known";
});
process.stdout.write(JSON.stringify({
  numbers: given.numbers.map(number),
  conditions: given.conditions.map(condition),
  versions: given.versions.map(version),
}));
"""
Case = tuple[Any, dict[str, Any]]


def in_node(**given: list[Any]) -> dict[str, list[Any]]:
    """Everything of a test in one process."""
    labels = {name: label._asdict() for name, label in LABELS.items()}
    empty = {"numbers": [], "conditions": [], "versions": []}
    done = subprocess.run(
        [NODE, "-e", SCRIPT, str(REPOSITORY / "templates" / "site")],
        input=json.dumps({**empty, **given, "labels": labels}),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def guarded(run: Any, *case: Any) -> Any:
    try:
        return run(*case)
    except RulesError as error:
        return {"path": error.path, "message": error.message}


def shown(one: Range) -> list[Any]:
    ends = [None if end is None else as_json(end) for end in one[:2]]
    return [*ends, list(one.undecided)]


def number(expression: Any, answers: dict[str, Any]) -> list[Any]:
    scope = Scope(answers, labels=LABELS)
    found = compile_number(expression)(scope)
    lines = [
        {"kind": line.kind, "text": line.text, "clause": line.clause}
        for line in arithmetic(expression, scope)
    ]
    return [shown(found), shown(paid(found)), lines]


def condition(one: Any, answers: dict[str, Any]) -> list[Any]:
    verdict = compile_condition(one)(Scope(answers))
    return [verdict, fields_of(one), columns_of(one)]


def assert_agreed(numbers: list[Case], conditions: list[Case]) -> None:
    theirs = in_node(numbers=numbers, conditions=conditions)
    for case, found in zip(numbers, theirs["numbers"], strict=True):
        assert found == guarded(number, *case), case
    for case, found in zip(conditions, theirs["conditions"], strict=True):
        assert found == guarded(condition, *case), case


@pytest.mark.slow
def test_both_reckon_and_show_thousands_of_expressions_alike():
    chance = Random(2026)
    numbers, conditions = [], []
    for _ in range(1000):
        answers = with_gaps(applicant(chance), chance)
        numbers.append((Maker(chance).number(4), answers))
        conditions.append((Maker(chance).condition(4), answers))
    for _ in range(300):
        answers = applicant(chance)
        numbers.append((Maker(chance).number(3), answers))
        conditions.append((Maker(chance).condition(3), answers))
    assert_agreed(numbers, conditions)


def test_both_refuse_the_same_rules_with_the_same_words():
    chance = Random(2027)
    answers = applicant(chance)
    numbers, conditions = [], []
    for _ in range(1000):
        one = spoiled(Maker(chance).number(3), chance)
        other = spoiled(Maker(chance).condition(3), chance)
        numbers.append((one, answers))
        conditions.append((other, answers))
    assert_agreed(numbers, conditions)
    refused = [case for case in numbers if refuses(case[0])]
    assert len(refused) > 300


def refuses(expression: Any) -> bool:
    try:
        compile_number(expression)
    except RulesError:
        return True
    return False


def test_both_take_odd_answers_alike():
    chance = Random(2028)
    odd = [None, True, -1, 2.5, 3.0, 10**6, 2**53, "x", [], [[]], {}, [{}]]
    numbers, conditions = [], []
    for _ in range(400):
        answers = {
            name: chance.choice([*odd, value])
            for name, value in applicant(chance).items()
        }
        numbers.append((Maker(chance).number(3), answers))
        conditions.append((Maker(chance).condition(3), answers))
    assert_agreed(numbers, conditions)


def test_names_that_mean_something_to_the_language_are_only_names():
    names = ["__proto__", "constructor", "toString", "hasOwnProperty"]
    numbers: list[Case] = []
    for name in names:
        numbers.append(({"sum": [{"field": name}]}, {}))
        numbers.append(({"sum": [{"field": name}]}, {name: 3}))
        numbers.append(({name: 1}, {}))
        numbers.append(({"rows": name, "count": True}, {name: [{}]}))
    assert_agreed(numbers, [])


def test_both_know_the_same_version():
    versions = [{"version": 2}, {"version": 1}, {"version": "2"}, {}, [], None]
    theirs = in_node(versions=versions)["versions"]
    for rules, found in zip(versions, theirs, strict=True):
        mine = guarded(check_version, rules)
        assert found == ("known" if mine is None else mine)


def test_absurd_depth_and_size_are_refused_alike():
    deep: Any = 1
    for _ in range(300):
        deep = {"sum": [deep]}
    wide = {"sum": [{"field": "fee"}] * 60_000}
    assert_agreed([(deep, {}), (wide, {})], [])
