"""What applicants get, reckoned by hand from the clauses of each example: the engine finds
the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from policypress.eligibility import evaluate, export
from policypress.eligibility.answer_file import read_answers
from policypress.source import load
from policypress.source.model import Policy
from policypress.system.environment import ROOT
from tests.support.reckoned_cases import (
    ALL,
    Case,
    agrees,
    cases_of,
    expected,
    found,
    giving_nothing,
)

HERE = Path(__file__).parent
# What an applicant for whom a provision is answers to the questions about himself, by
# the group of the provision.
WHO = {
    "low-altitude": {
        "company": {"entity": "企业", "engaged": "是", "sound_finance": "是"},
        "person": {"entity": "个人", "employed": "是"},
    },
}
# Asked of each row by the general conditions, where that is said.
ROW = {"low-altitude": {"funded_elsewhere": "否"}}


def _folders() -> dict[str, Path]:
    """The examples that have applicants, by their name."""
    found = sorted(HERE.glob("*/applicants.yaml"))
    return {one.parent.name.replace("_", "-"): one.parent for one in found}


def _every_case() -> list[Any]:
    """Each applicant with a name that says where a failure is."""
    return [
        pytest.param(name, case, id=f"{name}-{number}-{case.support}")
        for name, folder in _folders().items()
        for number, case in enumerate(cases_of(folder))
    ]


@cache
def _policy(name: str) -> Policy:
    """An example, read once."""
    loaded = load(ROOT / "examples" / name)
    assert loaded.policy, [str(one) for one in loaded.findings]
    return loaded.policy


@pytest.fixture(scope="module")
def rules() -> dict[str, dict[str, Any]]:
    """The rules of each example."""
    return {name: export(_policy(name)) for name in _folders()}


@pytest.mark.parametrize("name, case", _every_case())
def test_an_applicant_gets_what_the_clause_gives(
    name: str, case: Case, rules: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    answers = _answers(name, case, rules[name], tmp_path)
    result = evaluate(rules[name], answers)
    verdict, amount = "yes", result.amount
    if case.support != ALL:
        _, _, key = case.support.partition(".")
        supports = {one.id: one for one in result[case.measure].supports}
        verdict, amount = supports[key].verdict, supports[key].amount
    assert agrees(expected(case.gives), verdict, amount), (
        f"{case.place}: {case.gives} ({case.by}), not {found(verdict, amount)}"
    )


def _answers(
    name: str, case: Case, rules: dict[str, Any], folder: Path
) -> dict[str, Any]:
    """The answers as a person writes them, and of everything else such that it gives
    nothing."""
    own = dict(case.answers)
    if case.support != ALL:
        own = {**_who(name, case), **own}
    for key, rows in own.items():
        if isinstance(rows, list):
            own[key] = [{**ROW.get(name, {}), **row} for row in rows]
    file = folder / "answers.yaml"
    text = yaml.safe_dump({"answers": own}, allow_unicode=True)
    file.write_text(text, encoding="utf-8")
    read = read_answers(file, file.name, rules)
    assert [str(one) for one in read.findings] == []
    return giving_nothing(rules) | read.answers


def _who(name: str, case: Case) -> dict[str, str]:
    """What the applicant is, when the case itself says only what he asks for."""
    groups = _policy(name).measures[case.measure].beneficiaries
    return WHO.get(name, {}).get(groups[0], {}) if groups else {}


@pytest.mark.parametrize("name", _folders())
def test_each_support_has_two_applicants(name: str) -> None:
    counts: dict[str, int] = {}
    for case in cases_of(_folders()[name]):
        counts[case.support] = counts.get(case.support, 0) + 1
    for measure, provision in _policy(name).measures.items():
        for key in provision.supports:
            assert counts.pop(f"{measure}.{key}", 0) >= 2, (measure, key)
    assert set(counts) <= {ALL}
