"""What may have happened, and what nobody is advised to change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from policypress.findings import Finding
from policypress.source import load
from tests.support.applicants import FILES, REPOSITORY, rules_of

pytestmark = pytest.mark.whole

FIELDS = FILES["fields.yaml"]

EVENTS = """\
happenings:
  won: {label: 船得了奖, help: 金奖、银奖, about: [prize]}
"""


def with_fields(folder: Path, fields: str) -> dict[str, Any]:
    """The rules of the tiny policy with other questions."""
    return rules_of(folder, {"fields.yaml": fields})


def findings_of(folder: Path, more: str) -> list[Finding]:
    """What is wrong with it when this stands below its questions."""
    rules_of(folder)
    (folder / "fields.yaml").write_text(FIELDS + more, encoding="utf-8")
    loaded = load(folder)
    assert loaded.policy is None
    return list(loaded.findings)


def test_what_the_policy_words_comes_first_and_nothing_is_out_of_reach(
    tmp_path,
):
    rules = with_fields(tmp_path, FIELDS + EVENTS)
    first, *rest = rules["happenings"]
    assert (first["id"], first["label"]) == ("won", "船得了奖")
    assert first["supports"] == ["prize.prize", "prize.first", "crew.crew"]
    assert [one["label"] for one in rest] == ["船台", "船坞", "船队", "浮标"]


@pytest.mark.parametrize(
    "folder",
    ["policy", "examples/low-altitude", "examples/talent-housing"],
)
def test_every_support_of_a_policy_can_be_chosen(folder):
    rules = export(load(REPOSITORY / folder).policy)
    chosen = {name for one in rules["happenings"] for name in one["supports"]}
    every = {
        f"{measure['id']}.{support['id']}"
        for measure in rules["measures"]
        for support in measure["supports"]
    }
    assert chosen == every
    assert len(rules["happenings"]) <= 17


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("about: [prise]", "unknown-field", "没有填报项或者事物“prise”"),
        ("about: [prize, prize]", "listed-twice", "“prize”写了两次"),
        ("about: []", "", ""),
        ("about: 3", "", ""),
    ],
)
def test_a_slip_in_what_happened_is_named_with_its_line(
    tmp_path, line, code, words
):
    more = f"happenings:\n  won: {{label: 得了奖, {line}}}\n"
    (found,) = findings_of(tmp_path, more)
    assert found.place.file.endswith("fields.yaml")
    assert found.place.line == FIELDS.count("\n") + 2
    if code:
        assert found.code == code
        assert words in found.message


def test_two_happenings_of_one_name_are_told_apart_by_nobody(tmp_path):
    more = EVENTS + "  again: {label: 船得了奖, about: [port]}\n"
    (found,) = findings_of(tmp_path, more)
    assert found.code == "same-label"


def test_an_award_that_bars_is_not_given_back(tmp_path):
    """Who has won before has no first award; that is past."""
    answers = {"dishonest": False, "prize": "none", "won_before": True}
    fields = FIELDS.replace(", changeable: true", "")
    facts = with_fields(tmp_path, fields)
    assert evaluate(facts, answers)["prize"].change is None
    open_ones = rules_of(tmp_path)
    assert evaluate(open_ones, answers)["prize"].change is not None


def test_only_what_can_be_brought_about_is_advised(tmp_path):
    """Of two ways the one through a fact is not taken."""
    fields = FIELDS.replace(
        "choices: {gold: 金奖, silver: 银奖, none: 没有}, changeable: true",
        "choices: {gold: 金奖, silver: 银奖, none: 没有}",
    )
    rules = with_fields(tmp_path, fields)
    answers = {"dishonest": False, "tonnage": 1, "prize": "none", "crew": 2}
    (new,) = evaluate(rules, answers)["crew"].change.answers
    assert (new.field, new.value) == ("tonnage", 100)


# What the policies of this repository may advise: read one by one. A new mark has to
# be thought about here as well.
MAY_CHANGE = {
    "policy": {
        "operates_in_district",
        "sound_finance",
        "excellence_years",
        "excellence_score",
        "gi_mark_user",
        "open_licence_announced",
        "licence_recorded",
        "agency_years",
        "certificate_valid",
        "pledge_registered",
        "navigation_filed",
        "contest_agreed_applicant",
        "quality_event",
        "committee",
        "standard_event",
        "trade_study",
        "standard",
        "certified_item",
        "loan",
        "navigation",
        "ip_event",
        "training",
    },
    "examples/low-altitude": {
        "engaged",
        "sound_finance",
        "paid_in",
        "scenario_score",
        "port_open",
        "certificate",
        "standard",
        "vertiport",
        "route",
        "hire",
        "loan",
    },
    "examples/talent-housing": {
        "contract_years",
        "founder",
        "insured_months",
        "score",
        "filed",
        "renting",
        "lease",
    },
}


@pytest.mark.parametrize("folder", MAY_CHANGE)
def test_no_policy_here_advises_to_change_the_past_or_credit(folder):
    rules = export(load(REPOSITORY / folder).policy)
    asked = [*rules["questions"], *rules["things"]]
    for thing in rules["things"]:
        asked += thing["columns"]
    changeable = {one["id"] for one in asked if "fact" not in one}
    assert changeable == MAY_CHANGE[folder]
