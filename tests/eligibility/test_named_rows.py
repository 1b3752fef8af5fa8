"""What identifies one of several things — a patent number, the name of an event — is asked
beside them, names the row wherever it is spoken of, and decides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.eligibility import evaluate, export
from policypress.eligibility.answer_file import read_answers
from policypress.eligibility.given import Given
from tests.support import small_policy as small

STALLS = """\
things:
  stall:
    label: 展位
    ask: 租了哪些展位？一个填一行。
    unit: 个
    named: 展会名称和摊位号
    columns:
      rent: {label: 租金, type: money, unit: 元}
"""


def policy(folder: Path, more: str = ""):
    """The tiny policy that pays half the rent of each stall."""
    measure = small.edited(
        "measures/training.yaml",
        (
            "amount: {share: 50%, of: cost, called: 实际培训费用}",
            "for_each: stall\n    amount: {share: 50%, of: rent}",
        ),
    )
    fields = small.FILES["fields.yaml"] + STALLS + more
    return small.policy(folder, {**measure, "fields.yaml": fields})


@pytest.fixture
def rules(tmp_path: Path):
    return export(policy(tmp_path))


def test_the_name_is_the_first_column_of_the_table(rules) -> None:
    (thing,) = rules["things"]
    assert [
        (column["id"], column["label"], column["type"])
        for column in thing["columns"]
    ] == [("named", "展会名称和摊位号", "text"), ("rent", "租金", "money")]


@pytest.mark.parametrize(
    "name", [{}, {"named": "秋季展A1"}, {"named": ""}, {"named": 5}]
)
def test_a_result_never_waits_for_the_name(rules, name) -> None:
    rows = [{"rent": 20_000, **name}]
    result = evaluate(rules, {"local": True, "stall": rows})
    assert result["training"].verdict == "yes"
    assert result["training"].amount.min == 10_000
    (support,) = result["training"].supports
    (row,) = support.rows
    assert not any(one.unanswered for one in row.conditions)


def test_an_answer_file_gives_the_name_in_words(rules, tmp_path) -> None:
    path = tmp_path / "填报.yaml"
    path.write_text(
        "answers:\n  展位:\n"
        "    - {展会名称和摊位号: 秋季展A1, 租金: 2万元}\n"
        "    - {租金: 1万元}\n",
        encoding="utf-8",
    )
    found = read_answers(path, "填报.yaml", rules)
    assert found.findings == ()
    assert found.answers["stall"] == [
        {"named": "秋季展A1", "rent": 20_000},
        {"rent": 10_000},
    ]
    given = Given(rules, found.answers)
    assert given.row_name("stall", 0) == "展位第1项（秋季展A1）"
    assert given.row_name("stall", 1) == "展位第2项"


def test_no_column_may_take_the_id_of_the_name(tmp_path) -> None:
    taken = "common_columns:\n  named: {label: 名字, type: text}\n"
    with pytest.raises(AssertionError, match="fields.yaml.*same-id"):
        policy(tmp_path, taken)
