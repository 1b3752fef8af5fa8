"""The housing allowance of the examples gives each person what the clause gives, reckoned by
hand (housing/persons/applicants.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policypress.compose.views.numbering import Numbers
from policypress.eligibility import evaluate, export
from policypress.eligibility.answer_file import read_answers
from policypress.rules import Range, Verdict
from policypress.source import load
from policypress.source.model import Policy
from tests.support.reckoned_cases import (
    ALL,
    Case,
    agrees,
    cases_of,
    expected,
    found,
    giving_nothing,
)

HOUSING = Path(__file__).parents[2] / "examples" / "talent-housing"
CASES = cases_of(Path(__file__).parent / "housing" / "persons")
# What all applicants of the file have in common.
USUAL = {
    "contract_years": "3年",
    "founder": "否",
    "insured_months": "12个月",
    "spouse_applies": "否",
    "renting": "是",
    "welfare_housing": "否",
    "other_subsidy": "否",
    "dishonest": "否",
    "barred": "否",
    "received_before": "0元",
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    loaded = load(HOUSING)
    assert loaded.policy, [str(one) for one in loaded.findings]
    return loaded.policy


@pytest.fixture(scope="module")
def rules(policy: Policy) -> dict[str, Any]:
    return export(policy)


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=f"{one.place}-{one.by}") for one in CASES]
)
def test_an_applicant_gets_what_the_clause_gives(
    case: Case, rules: dict[str, Any], tmp_path: Path
) -> None:
    verdict, amount = result(case, rules, answered(case, rules, tmp_path))
    assert agrees(expected(case.gives), verdict, amount), (
        f"{case.place}: {case.gives} ({case.by}), not {found(verdict, amount)}"
    )


def answered(
    case: Case, rules: dict[str, Any], folder: Path
) -> dict[str, Any]:
    """The applicant's answers as the engine takes them, read as a person writes them."""
    file = folder / "answers.yaml"
    text = yaml.safe_dump(
        {"answers": USUAL | case.answers}, allow_unicode=True
    )
    file.write_text(text, encoding="utf-8")
    read = read_answers(file, file.name, rules)
    assert [str(one) for one in read.findings] == []
    if case.support == ALL:
        return giving_nothing(rules) | read.answers
    return read.answers


def result(
    case: Case, rules: dict[str, Any], answers: dict[str, Any]
) -> tuple[Verdict, Range]:
    """Verdict and amount of the support; of everything, the sum after every limit."""
    outcome = evaluate(rules, answers)
    if case.support == ALL:
        return "yes", outcome.amount
    measures = {one.id: one for one in outcome.measures}
    _, _, key = case.support.partition(".")
    supports = {one.id: one for one in measures[case.measure].supports}
    return supports[key].verdict, supports[key].amount


def test_the_cases_name_the_articles_that_say_so(policy: Policy) -> None:
    numbers = Numbers(policy)
    articles = {
        number.citation
        for number in map(numbers.get, policy.provisions)
        if number
    }
    assert {case.place for case in CASES} <= articles
    own = {case.place for case in CASES if case.support != ALL}
    assert {numbers[name].citation for name in policy.measures} <= own


def test_every_support_is_reckoned(policy: Policy) -> None:
    supports = {
        f"{name}.{key}"
        for name, measure in policy.measures.items()
        for key in measure.supports
    }
    assert supports == {case.support for case in CASES} - {ALL}
