"""rules.schema.json and the compiler know the same language."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policypress.eligibility import export
from policypress.rules import (
    SCHEMA,
    RulesError,
    compile_condition,
    compile_number,
)
from policypress.source import load
from tests.support.effort import examples
from tests.support.json_schema import Schema
from tests.support.rule_cases import Maker

ROOT = Path(__file__).parent.parent.parent
LANGUAGE = Schema(json.loads(SCHEMA.read_text("utf-8")))
SEEDS = st.integers(0, 2**40).map(Random)
SOME = settings(
    max_examples=examples(150), phases=[Phase.explicit, Phase.generate]
)
# What no shape can say: numbers that an operation does not take.
BEYOND_SHAPE = ("应大于0", "不能小于0")
ODD = [None, True, 0, -1, 2**53, 1.5, "", "x", "1/0", "01", [], {}, [1], "<"]


@SOME
@given(SEEDS)
def test_the_schema_accepts_whatever_is_built(chance):
    assert LANGUAGE.accepts(Maker(chance).number(4), "number")
    assert LANGUAGE.accepts(Maker(chance).condition(4), "condition")


@SOME
@given(SEEDS)
def test_what_the_schema_refuses_does_not_compile_and_the_other_way_round(
    chance,
):
    expression = spoiled(Maker(chance).number(3), chance)
    condition = spoiled(Maker(chance).condition(3), chance)
    assert_agreed(expression, "number", compile_number)
    assert_agreed(condition, "condition", compile_condition)


def assert_agreed(node: Any, name: str, compile_it: Any) -> None:
    try:
        compile_it(node)
        problem = ""
    except RulesError as error:
        problem = error.message
    if problem.endswith(BEYOND_SHAPE):
        return
    assert LANGUAGE.accepts(node, name) == (not problem), (problem, node)


def spoiled(node: Any, chance: Random) -> Any:
    """A copy with one thing changed somewhere: left out, added or put
    instead."""
    node = copy.deepcopy(node)
    places = list(containers(node))
    if not places:
        return chance.choice(ODD)
    place = chance.choice(places)
    keys = list(place) if isinstance(place, dict) else range(len(place))
    match chance.randrange(3):
        case 0 if keys:
            del place[chance.choice(keys)]
        case 1 if isinstance(place, dict):
            place[chance.choice(["words", "most", "of", "x"])] = odd(chance)
        case _ if keys:
            place[chance.choice(keys)] = odd(chance)
    return node


def odd(chance: Random) -> Any:
    return chance.choice([*ODD, Maker(chance).number(1)])


def containers(node: Any):
    if isinstance(node, dict | list):
        yield node
        for one in node.values() if isinstance(node, dict) else node:
            yield from containers(one)


def test_the_schema_says_in_chinese_what_each_operation_is():
    for part in LANGUAGE.whole["$defs"].values():
        assert part["title"].strip() and not part["title"].isascii()


def test_the_rules_of_the_policy_are_of_the_schema():
    policy = load(ROOT / "policy").policy
    assert policy
    rules = json.loads(json.dumps(export(policy)))
    assert LANGUAGE.accepts(rules)
    rules["measures"][0]["supports"][0]["limits"] = [{"at_most": 5}]
    assert not LANGUAGE.accepts(rules)


def test_rules_of_another_version_are_not_of_the_schema():
    rules = {name: [] for name in LANGUAGE.whole["required"]}
    rules = {**rules, "version": 2, "policy": {}, "clauses": {}}
    assert LANGUAGE.accepts(rules)
    assert not LANGUAGE.accepts({**rules, "version": 1})
    assert not LANGUAGE.accepts({**rules, "more": 1})
