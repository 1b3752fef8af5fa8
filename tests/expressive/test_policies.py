"""Every provision of three real policies that gives money, and supports of other texts,
stated in the model and reckoned by hand from the clause: the engine finds the same.

docs/expressiveness.md counts them and names what cannot be said."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from policypress.compose.views.numbering import Numbers
from policypress.eligibility import evaluate, export
from policypress.eligibility.answer_file import read_answers
from policypress.language.quantity import Quantity
from policypress.rules import Range, Verdict
from policypress.source import load
from policypress.source.figures import figures
from policypress.source.model import Policy
from policypress.source.promises import promises
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
WHOLE = ("nansha", "tianhe", "liuhe")
FOLDERS = (*WHOLE, "welfare", "cards")
# What is said against a policy that states what its text says: 1.6倍 of a standard.
SAID = {"welfare": ["share-out-of-range"]}
GOLD = HERE.parents[2] / "shared/corpora/policies/gold-development.json"
# The first words of the real file's name, by our folder.
TEXTS = {"nansha": "广州南沙新区", "tianhe": "广州市天河区", "liuhe": "柳河县"}


class Stated(NamedTuple):
    """A policy that was loaded, and its rules."""

    policy: Policy
    rules: dict[str, Any]


@pytest.fixture(scope="module")
def stated() -> dict[str, Stated]:
    """The policies by their folder."""
    return {folder: _stated(folder) for folder in FOLDERS}


def _stated(folder: str) -> Stated:
    loaded = load(HERE / folder / "policy")
    assert loaded.policy, [str(one) for one in loaded.findings]
    return Stated(loaded.policy, export(loaded.policy))


def _every_case() -> list[Any]:
    """Each applicant with a name that says where a failure is."""
    found = []
    for folder in FOLDERS:
        for number, case in enumerate(cases_of(HERE / folder)):
            name = f"{folder}-{number}-{case.support}"
            found.append(pytest.param(folder, case, id=name))
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_policy_has_nothing_to_be_said_against_it(folder: str) -> None:
    loaded = load(HERE / folder / "policy")
    codes = [one.code for one in loaded.findings]
    assert codes == SAID.get(folder, []), loaded.findings


@pytest.mark.parametrize("folder", FOLDERS)
def test_its_clauses_say_what_it_gives(
    folder: str, stated: dict[str, Stated]
) -> None:
    found = promises(stated[folder].policy)
    assert [str(one) for one in found if one.severity == "error"] == []


@pytest.mark.parametrize("folder, case", _every_case())
def test_an_applicant_gets_what_the_clause_gives(
    folder: str, case: Case, stated: dict[str, Stated], tmp_path: Path
) -> None:
    rules = stated[folder].rules
    answers = _answers(case, rules, tmp_path)
    verdict, amount = _result(case, rules, answers)
    want = expected(case.gives)
    assert agrees(want, verdict, amount), (
        f"{case.place}: {case.gives} ({case.by}), not {found(verdict, amount)}"
    )


def _answers(
    case: Case, rules: dict[str, Any], folder: Path
) -> dict[str, Any]:
    """The applicant's answers as the engine takes them, read as a person writes them."""
    file = folder / "answers.yaml"
    text = yaml.safe_dump({"answers": case.answers}, allow_unicode=True)
    file.write_text(text, encoding="utf-8")
    read = read_answers(file, file.name, rules)
    assert [str(one) for one in read.findings] == []
    if case.support == ALL:
        return giving_nothing(rules) | read.answers
    return read.answers


def _result(
    case: Case, rules: dict[str, Any], answers: dict[str, Any]
) -> tuple[Verdict, Range]:
    """Verdict and amount of the support; of everything, the sum after every limit."""
    result = evaluate(rules, answers)
    if case.support == ALL:
        return "yes", result.amount
    measures = {one.id: one for one in result.measures}
    _, _, key = case.support.partition(".")
    supports = {one.id: one for one in measures[case.measure].supports}
    return supports[key].verdict, supports[key].amount


@pytest.mark.parametrize("folder", ["nansha", "tianhe"])
def test_provisions_have_the_numbers_of_the_real_text(
    folder: str, stated: dict[str, Stated]
) -> None:
    numbers = Numbers(stated[folder].policy)
    for case in cases_of(HERE / folder):
        if case.support != ALL:
            assert numbers[case.measure].citation == _article(case.place)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_support_has_two_applicants(
    folder: str, stated: dict[str, Stated]
) -> None:
    counts: dict[str, int] = {}
    for case in cases_of(HERE / folder):
        counts[case.support] = counts.get(case.support, 0) + 1
    for measure, provision in stated[folder].policy.measures.items():
        for key in provision.supports:
            support = f"{measure}.{key}"
            assert counts.pop(support, 0) >= 2, support
    assert set(counts) <= {ALL}


@pytest.mark.parametrize("folder", WHOLE)
def test_no_provision_of_the_real_text_is_left_out(folder: str) -> None:
    """Each place that the hand-labelled list gives money has an applicant."""
    labelled = {_bare(one["place"]) for one in _labelled(folder)}
    stated = {_bare(case.place) for case in cases_of(HERE / folder)}
    assert labelled - stated == set()


@pytest.mark.parametrize("folder", WHOLE)
def test_no_sum_of_the_real_text_is_left_out(
    folder: str, stated: dict[str, Stated]
) -> None:
    """Each sum, share and ceiling of the list stands as a figure in the same article."""
    written = _figures_by_article(folder, stated[folder].policy)
    for one in _labelled(folder):
        missing = _sums(one) - written[_article(one["place"])]
        assert not missing, (one["place"], missing)


def _labelled(folder: str) -> list[dict[str, Any]]:
    """The entries of the hand-labelled list for one text."""
    if not GOLD.exists():
        pytest.skip("the labelled texts are not here")
    entries = json.loads(GOLD.read_text(encoding="utf-8"))
    return [one for one in entries if one["text"].startswith(TEXTS[folder])]


def _bare(place: str) -> str:
    """A place with one sort of brackets."""
    return place.translate(str.maketrans("()", "（）"))


def _article(place: str) -> str:
    """The unit that is a provision with us: 第八条, 二、（一）."""
    unit = re.match("第.+?条|.、（.+?）", _bare(place))
    assert unit, place
    return unit[0]


def _sums(entry: dict[str, Any]) -> set[str]:
    """What an entry of the list says in money and per cent."""
    found = set()
    for amount in entry["amounts"]:
        for key, kind in (
            ("yuan", "money"),
            ("cap_yuan", "money"),
            ("percent", "ratio"),
        ):
            if (value := amount[key]) is not None:
                found.add(_value(kind, Fraction(value)))
    return found


def _value(kind: str, value: Fraction) -> str:
    """Money in yuan, a ratio in per cent, as one word to compare."""
    return f"{value}元" if kind == "money" else f"{value}%"


def _figures_by_article(folder: str, policy: Policy) -> dict[str, set[str]]:
    """Every sum and share of the policy, by the article it was stated for."""
    articles = {
        case.measure: _article(case.place)
        for case in cases_of(HERE / folder)
        if case.support != ALL
    }
    found: dict[str, set[str]] = {one: set() for one in articles.values()}
    for record in figures(policy):
        measure = re.match("measures/(.+?)#", record.path)
        quantity = record.figure.parsed
        if not measure or not isinstance(quantity, Quantity):
            continue
        if quantity.kind not in ("money", "ratio"):
            continue
        value = Fraction(quantity.value)
        if quantity.kind == "ratio":
            value *= 100
        article = articles.get(measure[1])
        if article:
            found[article].add(_value(quantity.kind, value))
    return found
