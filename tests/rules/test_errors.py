"""Rules that cannot be run are refused with a sentence and a place, never a
crash."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.rules import (
    RulesError,
    Scope,
    arithmetic,
    check_version,
    compile_condition,
    compile_number,
    shape,
)
from tests.support.effort import examples
from tests.support.rule_cases import LABELS, Maker, applicant

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["<", "field", "1/2"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*shape.NUMBERS, *shape.CONDITIONS, "when", "then", "of"]
            )
            | st.text(max_size=3),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ({"cube": 3}, "没有认识的运算（键：cube）"),
        ({}, "没有认识的运算（键：无）"),
        (None, "应是一个运算（对象）"),
        (True, "应是一个运算（对象）"),
        (1.5, "应是一个运算（对象）"),
        (2**53, "应是一个运算（对象）"),
        ({"sum": []}, "sum：应是一个非空的列表"),
        ({"sum": [1, {"least": 2}]}, "sum[1].least：应是一个非空的列表"),
        ({"difference": [1, 2, 3]}, "difference：应有两个数"),
        ({"whole": 1, "of": 0}, "“of”应大于0"),
        ({"whole": 1}, "“whole”缺少：of"),
        ({"field": "a", "unit": "元"}, "“field”不认识：unit"),
        ({"field": "a", "most": -1}, "“most”不能小于0"),
        ({"rows": "a"}, "“rows”应有sum、greatest、count中的一个"),
        ({"rows": "a", "count": 3}, "“count”应为true"),
        ({"step": 1}, "“step”缺少：kind"),
        ({"value": "1/0"}, "value：应是一个确切的数"),
        ({"choose": [{"when": True}]}, "choose[0]：“when”缺少：then"),
    ],
)
def test_an_expression_that_is_none(expression, message):
    with pytest.raises(RulesError) as raised:
        compile_number(expression)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("yes", "应是一个运算（对象）"),
        ({"is": {"field": "a"}, "value": 3}, "数用compare比较"),
        ({"is": {"row": "a"}, "value": "b"}, "应为{field: …}或{column: …}"),
        ({"compare": [1, "≥", 2]}, "比较符应为<、<=、>、>=、=、!=之一"),
        ({"compare": [1, "<"]}, "“compare”应为[数, 比较符, 数]"),
        ({"date": {"field": "a"}, "op": "<", "value": "2月"}, "2023-02-06"),
        ({"at_least": "2", "of": []}, "at_least：应是不小于0的整数"),
        ({"all": True}, "应是一个列表"),
        ({"one_of": {"field": "a"}, "values": []}, "应是一个非空的列表"),
    ],
)
def test_a_condition_that_is_none(condition, message):
    with pytest.raises(RulesError, match=".*") as raised:
        compile_condition(condition)
    assert message in str(raised.value)


def test_absurd_depth_and_absurd_size_are_refused():
    deep = 1
    for _ in range(5000):
        deep = {"sum": [deep]}
    with pytest.raises(RulesError, match="嵌套超过60层"):
        compile_number(deep)
    round_and_round = {"sum": []}
    round_and_round["sum"].append(round_and_round)
    with pytest.raises(RulesError, match="嵌套超过60层"):
        compile_number(round_and_round)
    wide = {"sum": [{"field": "a"}] * 60_000}
    with pytest.raises(RulesError, match="运算超过50000个"):
        compile_number(wide)


@settings(max_examples=examples(300))
@given(JSON)
def test_whatever_is_given_it_never_crashes(value):
    for run in (
        lambda: arithmetic(value, Scope({})),
        lambda: compile_condition(value)(Scope({})),
        lambda: check_version(value),
    ):
        try:
            run()
        except RulesError as error:
            assert error.message


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_answered_it_never_crashes(seed):
    chance = Random(seed)
    maker = Maker(chance)
    odd = [None, True, -1, 2.5, float("nan"), "x", "1e9", [], [[]], {}, [{}]]
    answers = {
        name: chance.choice([*odd, value])
        for name, value in applicant(chance).items()
    }
    scope = Scope(answers, labels=LABELS)
    for _ in range(20):
        arithmetic(maker.number(3), scope)
        compile_condition(maker.condition(3))(scope)


@pytest.mark.parametrize("version", [1, 3, "2", 2.0, True, None, [2]])
def test_a_version_that_is_not_known_is_refused(version):
    with pytest.raises(RulesError, match="本程序只认识版本2"):
        check_version({"version": version})


@pytest.mark.parametrize("rules", [None, [], {}, "rules", json.loads("3")])
def test_what_is_no_rules_is_refused(rules):
    with pytest.raises(RulesError, match="这不是规则文件"):
        check_version(rules)


def test_this_version_is_known():
    check_version({"version": 2})
