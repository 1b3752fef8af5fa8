"""Standards (最低工资标准): figures that stand elsewhere, named where a question may be."""

from __future__ import annotations

from pathlib import Path

from policypress.eligibility import evaluate, export
from policypress.source import load
from policypress.source.figures import figures
from tests.support.small_policy import FILES, policy, write

WAGE = (
    "standards:\n  wage: {label: 最低工资标准, value: VALUE,"
    " basis: {status: STATUS, reason: 每年调整}}\n"
)
MEASURE = """\
title: 支持见习
paragraphs: {main: {text: "给予{{ s.x.amount }}。"}}
supports:
  x:
    name: 见习补贴
    mode: 补贴
    amount: {share: 50%, of: [wage, {field: years, at_most: 3年}]}
basis: {status: proposed, reason: 样例}
"""


def changed(
    value: str, more: str = "", status: str = "proposed"
) -> dict[str, str]:
    """The small policy with a support that needs a standard."""
    wage = WAGE.replace("VALUE", value).replace("STATUS", status)
    fields = FILES["fields.yaml"] + more + wage
    return {"fields.yaml": fields, "measures/training.yaml": MEASURE}


def test_an_amount_is_reckoned_with_a_standard(tmp_path: Path) -> None:
    rules = export(policy(tmp_path, changed("2300元")))
    result = evaluate(rules, {"years": 5})
    support = next(one for one in result.measures if one.id == "training")
    assert support.supports[0].amount.max == 2300 * 3 / 2
    asked = [one["id"] for one in rules["questions"]]
    assert "wage" not in asked


def test_a_standard_still_to_be_found_leaves_the_amount_open(
    tmp_path: Path,
) -> None:
    empty = changed('""', status="unknown")
    unverified = changed("2300元", status="unknown")
    rules = export(policy(tmp_path / "unverified", unverified))
    assert "2300" not in str(rules["measures"])
    rules = export(policy(tmp_path / "empty", empty))
    result = evaluate(rules, {"years": 5})
    support = next(one for one in result.measures if one.id == "training")
    assert support.supports[0].amount.max is None


def test_a_standard_is_among_the_figures_with_its_basis(
    tmp_path: Path,
) -> None:
    found = figures(policy(tmp_path, changed("2300元")))
    wage = [one for one in found if "最低工资标准" in one.label]
    assert [str(one.figure) for one in wage] == ["2300元"]
    assert wage[0].figure.status == "proposed"


def test_a_standard_is_a_number_and_has_an_id_of_its_own(
    tmp_path: Path,
) -> None:
    words = load(write(tmp_path / "a", changed("见通知"))).findings
    assert "not-a-number" in [one.code for one in words]
    twice = "  wage: {label: 工资, question: 工资多少？, type: money}\n"
    same = load(write(tmp_path / "b", changed("2300元", twice))).findings
    assert "same-id" in [one.code for one in same]
