"""A condition is compared as a reader understands it: the drafter's words, and what is measured."""

from __future__ import annotations

import pytest

from policypress.compare.impact.condition_entries import condition_entries
from tests.support import small_policy as small
from tests.support.figure_changes import figure_changes

PRIZE = "measures/prize.yaml"
YEARS = "years: {field: years, op: at_least, value: 2年}"


def test_a_value_that_changes_is_one_row_of_the_condition(tmp_path):
    rows = figure_changes(tmp_path, {}, small.edited(PRIZE, ("2年", "3年")))
    assert [
        (row.label, row.sort, row.kind, row.old, row.new) for row in rows
    ] == [
        (
            "奖励手艺大赛·申报条件",
            "条件",
            "调整",
            "经营年限不低于2年",
            "经营年限不低于3年",
        )
    ]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{field: years, op: more_than, value: 2年}", "经营年限超过2年"),
        ("{field: years, op: at_most, value: 2年}", "经营年限不超过2年"),
        ("{field: years, op: less_than, value: 2年}", "经营年限不满2年"),
        ("{field: prize_level, op: is, value: gold}", "奖项为金奖"),
        ("{field: prize_level, op: is_not, value: gold}", "奖项不为金奖"),
        (
            "{field: prize_level, op: one_of, values: [gold, silver]}",
            "奖项为金奖、银奖之一",
        ),
        ('{field: local, op: "yes"}', "本区设立"),
        ('{field: local, op: "no"}', "无本区设立"),
        ('{field: local, op: "yes", text: 依法设立}', "依法设立"),
        ('{field: local, op: "no", text: 没有失信}', "没有失信"),
        (
            "{field: years, op: at_least, value: 2年, text: 经营较久}",
            "经营较久（经营年限不低于2年）",
        ),
        (
            '{any: {a: {field: local, op: "yes"}, b: {field: years, op: at_least, value: 2年}}}',
            "本区设立，或者经营年限不低于2年",
        ),
        (
            '{text: 有一定基础, any: {a: {field: local, op: "yes"}, b: {field: years, op: at_least, value: 2年}}}',
            "有一定基础",
        ),
        (
            '{at_least: 1, of: {a: {field: local, op: "yes"}, b: {field: years, op: at_least, value: 2年}}}',
            "符合下列条件中的至少1项：本区设立；经营年限不低于2年",
        ),
        (
            '{not: {all: {a: {field: local, op: "yes"}, b: {field: prize_level, op: is, value: gold}}}}',
            "不属于下列情形：本区设立，并且奖项为金奖",
        ),
    ],
)
def test_conditions_in_words(tmp_path, condition, words):
    files = small.edited(PRIZE, (YEARS, f"years: {condition}"))
    found = {
        entry.path: entry
        for entry in condition_entries(small.policy(tmp_path, files))
    }
    assert found["measures/prize#conditions.years"].words == words


def test_conditions_of_the_policy_a_measure_and_a_support_are_named_apart(
    tmp_path,
):
    own = "    mode: 奖励\n    conditions: {won: {field: years, op: at_most, value: 9年}}\n"
    files = small.edited(PRIZE, ("    mode: 奖励\n", own))
    labels = [
        entry.label
        for entry in condition_entries(small.policy(tmp_path, files))
    ]
    assert labels == [
        "通用申报条件",
        "奖励手艺大赛·申报条件",
        "奖励手艺大赛·大赛获奖奖励·申报条件",
    ]
