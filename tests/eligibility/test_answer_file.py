"""An applicant's answers are read from YAML; every slip is told at its place."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from policypress.eligibility.answer_file import read_answers
from tests.support.applicants import tiny
from tests.support.hand_rules import (
    column,
    measure,
    question,
    rules,
    support,
    thing,
    tiers,
)


def read(folder: Path, text: str):
    path = folder / "填报.yaml"
    path.write_text(text, encoding="utf-8")
    return read_answers(path, "填报.yaml", tiny())


def test_answers_are_written_as_people_write(tmp_path):
    found = read(
        tmp_path,
        "applicant: 白塔船厂\nanswers:\n  prize: 金奖\n  cost: 12.5万元\n  tonnage: 500.5吨\n  won_before: 否\n  crew: 未知\n",
    )
    assert (found.applicant, found.findings) == ("白塔船厂", ())
    assert found.answers == {
        "prize": "gold",
        "cost": 125_000,
        "tonnage": "500.5",
        "won_before": False,
    }


def test_a_missing_file_is_a_finding(tmp_path):
    assert [
        f.code
        for f in read_answers(tmp_path / "无.yaml", "无.yaml", tiny()).findings
    ] == ["missing-file"]


def test_a_question_may_be_named_by_its_label_but_not_answered_twice(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text("answers:\n  失信情形: 否\n  奖项: 金奖\n", "utf-8")
    assert read_answers(path, "answers.yaml", tiny()).answers == {
        "dishonest": False,
        "prize": "gold",
    }
    path.write_text(
        "answers:\n  失信情形: 否\n  dishonest: 是\n  奖项: 金\n", "utf-8"
    )
    twice, choice = read_answers(path, "answers.yaml", tiny()).findings
    assert twice.code == "answered-twice" and (
        twice.place.line,
        twice.place.column,
    ) == (3, 3)
    assert choice.code == "unknown-choice" and "是否应为“金奖”" in choice.hint


def test_the_choice_that_begins_with_the_words_is_meant_before_one_that_holds_them(
    tmp_path,
):
    rules = copy.deepcopy(tiny())
    prize = next(
        question
        for question in rules["questions"]
        if question["id"] == "prize"
    )
    prize["choices"] = [
        {"id": "legal", "label": "法人（企业等）"},
        {"id": "other", "label": "非法人组织"},
    ]
    (tmp_path / "填报.yaml").write_text("answers:\n  prize: 法人\n", "utf-8")
    found = read_answers(tmp_path / "填报.yaml", "填报.yaml", rules)
    assert found.findings[0].hint == "是否应为“法人（企业等）”？"


TABLE = """\
answers:
  专利:
    - {奖项: 金奖, first: 是}
    - 奖项: 银奖
      first: 否
  kinds: [甲, 乙]
"""


def with_table() -> dict:
    return rules(
        measure(
            "m",
            support("s", tiers(column("award"), {"gold": 1}), for_each="p"),
        ),
        questions=(
            question(
                "kinds", "choice", choices={"a": "甲", "b": "乙"}, several=True
            ),
        ),
        things=(
            thing(
                "p",
                question(
                    "award",
                    "choice",
                    label="奖项",
                    choices={"gold": "金奖", "silver": "银奖"},
                ),
                question("first"),
                label="专利",
                most=2,
            ),
        ),
    )


def read_with_table(tmp_path, text):
    path = tmp_path / "answers.yaml"
    path.write_text(text, "utf-8")
    return read_answers(path, "填报.yaml", with_table())


def test_a_table_is_a_list_of_rows_by_label_or_id(tmp_path):
    found = read_with_table(tmp_path, TABLE)
    assert not found.findings
    assert found.answers == {
        "p": [
            {"award": "gold", "first": True},
            {"award": "silver", "first": False},
        ],
        "kinds": ["a", "b"],
    }


@pytest.mark.parametrize("none", ["无", "[]", "没有"])
def test_a_table_may_say_that_there_is_none(tmp_path, none):
    found = read_with_table(tmp_path, f"answers:\n  p: {none}\n")
    assert not found.findings and found.answers == {"p": []}
