"""The result in the terminal, and as data for programs."""

from __future__ import annotations

import json

from policypress.eligibility import evaluate
from policypress.eligibility.report import as_data, as_text
from tests.support.applicants import tiny


def text(**answers) -> str:
    return as_text(tiny(), answers, evaluate(tiny(), answers, steps=True))


def test_a_measure_is_shown_with_amount_arithmetic_and_clause():
    said = text(dishonest=False, level="city", grant=1000)
    assert "可申报  第四条 配套上级船坞项目  125元" in said
    assert "        市级项目：上级资助1000元 × 12.5% = 125元" in said
    assert "    第四条：按照上级资助金额的50%、12.5%配套。" in said


def test_a_refusal_is_shown_with_its_condition_and_its_remedy():
    said = text(dishonest=False, prize="none", won_before=True)
    assert (
        "不可申报  第一条 奖励造船大赛\n    不符合  奖项为大赛金奖、大赛银奖之一（奖项：没有）  第一条"
        in said
    )
    assert "    要改变结果：“奖项”由“没有”改为“金奖”" in said


def test_what_is_open_names_the_questions_in_the_order_to_ask_them():
    said = text()
    assert "可申报 0 项，待确认 6 项，不可申报 0 项" in said
    assert "先回答：\n    失信情形（dishonest）：有失信情形吗？" in said


def test_a_general_condition_that_fails_is_said_once():
    assert (
        text(dishonest=True).count(
            "不符合通用条件：\n    不符合  没有失信情形（失信情形：是）  第七条"
        )
        == 1
    )


def test_the_data_hold_everything_and_are_plain_json():
    data = as_data(
        tiny(), {"dishonest": True}, evaluate(tiny(), {"dishonest": True})
    )
    assert json.loads(json.dumps(data)) == data
    assert {"answers", "general", "measures", "questions", "clauses"} < set(
        data
    )
