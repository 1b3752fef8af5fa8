"""Prices of the applicant's own, shares of a product, and the least of what somebody decides."""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding
from policypress.source import load
from policypress.source.model import AmountNode
from tests.support.small_policy import FILES, edited, write

RENT = "  rent: {label: 实付租金, question: 每平方米每月付多少租金？, type: money}\n"
AREA = "  area: {label: 面积, question: 租多少平方米？, type: number, unit: 平方米}\n"
MONTHS = (
    "  months: {label: 月数, question: 租几个月？, type: number, unit: 个月}\n"
)
LOAN = "  loan: {label: 本金, question: 贷款多少？, type: money}\n"
RATE = '  rate: {label: 利率, question: 利率多少？, type: number, unit: "%"}\n'
FIELDS = FILES["fields.yaml"] + RENT + AREA + MONTHS + LOAN + RATE
MEASURE = """\
title: 支持一件事
paragraphs: {{main: {{text: "给予{{{{ s.x.amount }}}}。"}}}}
supports:
  x: {{name: 支持, mode: 补贴, amount: {amount}}}
basis: {{status: proposed, reason: 样例}}
"""


def loaded(
    folder: Path, amount: str
) -> tuple[AmountNode | None, list[Finding]]:
    """The amount of one support of a small policy, and what was found."""
    changed = {
        "fields.yaml": FIELDS,
        "measures/training.yaml": MEASURE.format(amount=amount),
    }
    result = load(write(folder, changed))
    if result.policy is None:
        return None, result.findings
    support = result.policy.measures["training"].supports["x"]
    return support.amount, result.findings


def said(folder: Path, amount: str) -> str:
    """An amount in words."""
    found, findings = loaded(folder, amount)
    assert found, findings
    return found.words(found.plain)


def codes(folder: Path, amount: str) -> list[str]:
    """The codes of what is found."""
    _, findings = loaded(folder, amount)
    return [one.code for one in findings if one.severity == "error"]


def test_a_price_may_be_what_the_applicant_pays_up_to_a_ceiling(
    tmp_path: Path,
) -> None:
    amount = (
        "{each: {field: rent, at_most: 20元}, of: [area, months],"
        " unit: 平方米·月}"
    )
    assert said(tmp_path, amount) == "每平方米每月按实付租金（最多计20元）"


def test_the_ceiling_of_a_price_is_a_figure_of_the_amount(
    tmp_path: Path,
) -> None:
    amount = "{each: {field: rent, at_most: 20元}, of: area, unit: 平方米}"
    found, _ = loaded(tmp_path, amount)
    assert found
    figures = {one.reference: str(one.figure) for one in found.figures()}
    assert figures == {"each.at_most": "20元"}


def test_a_price_that_is_no_money_is_a_finding(tmp_path: Path) -> None:
    amount = "{each: {field: months}, of: area, unit: 平方米}"
    assert "wrong-field-type" in codes(tmp_path, amount)


def test_a_share_may_be_of_a_product(tmp_path: Path) -> None:
    amount = "{share: 50%, of: [loan, rate, {field: months, at_most: 12个月}]}"
    words = "本金×利率×月数（最多计12个月）的50%"
    assert said(tmp_path, amount) == words


def test_a_product_begins_with_money_and_the_rest_are_numbers(
    tmp_path: Path,
) -> None:
    assert codes(tmp_path / "a", "{share: 50%, of: [loan, months]}") == []
    wrong = codes(tmp_path / "b", "{share: 50%, of: [months, loan]}")
    assert wrong == ["wrong-field-type", "wrong-field-type"]


def test_one_person_who_applies_needs_no_count_of_persons(
    tmp_path: Path,
) -> None:
    person = "{each: 3000元, of: months, unit: 人·月}"
    area = "{each: 40元, of: months, unit: 平方米·月}"
    assert said(tmp_path / "a", person) == "每人每月3000元"
    assert codes(tmp_path / "b", person) == []
    assert codes(tmp_path / "c", area) == ["units-and-counts"]


def test_a_support_may_rest_on_an_item(tmp_path: Path) -> None:
    measure = """\
title: 支持一件事
paragraphs:
  main: {text: "下列情形给予支持：", items: {a: "大赛，{{ s.x.amount }}。"}}
supports:
  x: {name: 支持, mode: 补贴, clause: CLAUSE, amount: 3万元}
basis: {status: proposed, reason: 样例}
"""
    for clause, wanted in (("main.a", []), ("main.b", ["unknown-clause"])):
        text = measure.replace("CLAUSE", clause)
        folder = write(tmp_path / clause, {"measures/training.yaml": text})
        assert [one.code for one in load(folder).findings] == wanted


def test_a_ceiling_may_depend_on_an_answer(tmp_path: Path) -> None:
    ceiling = (
        "{by: prize_level, levels: {gold: 2000平方米, silver: 500平方米}}"
    )
    amount = f"{{each: 40元, of: {{lowest: [area, {ceiling}]}}, unit: 平方米}}"
    found, findings = loaded(tmp_path, amount)
    assert found, findings
    assert found.lines(found.plain, "补贴") == [
        "每平方米补贴40元",
        "计面积、（金奖2000平方米、银奖500平方米）中的较低者",
    ]


def test_a_figure_by_situation_is_of_a_choice_and_of_the_right_kind(
    tmp_path: Path,
) -> None:
    wrong = "{each: 40元, of: [{by: prize_level, levels: {bronze: 80%}}], unit: 次}"
    money = (
        "{each: 40元, of: [{by: prize_level, levels: {gold: 5元}}], unit: 次}"
    )
    right = (
        "{each: 40元, of: [{by: prize_level, levels: {gold: 80%}}], unit: 次}"
    )
    assert codes(tmp_path / "a", wrong) == ["unknown-choice"]
    assert codes(tmp_path / "b", money) == ["wrong-unit"]
    assert codes(tmp_path / "c", right) == []


def test_a_share_of_an_empty_list_is_named_and_not_reckoned(tmp_path):
    swap = (
        "share: 50%, of: cost, called: 实际培训费用",
        "share: 50%, of: [], called: 实际培训费用",
    )
    files = edited("measures/training.yaml", swap)
    loaded = load(write(tmp_path, files))
    assert loaded.policy is None
    found = [one.place.file for one in loaded.findings if one.place.line]
    assert "policy/measures/training.yaml" in found
