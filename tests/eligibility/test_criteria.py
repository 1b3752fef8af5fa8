"""Conditions as the policy writes them become atoms that the engines can decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policypress.eligibility import evaluate
from tests.support.applicants import FILES, rules_of

BUOY = FILES["measures/buoy.yaml"]
UNSETTLED = 'value: {value: "", basis: {status: unknown, reason: 待核}}'


def buoy(folder: Path, old: str, new: str, fields: str = "") -> dict[str, Any]:
    """The rules of the tiny policy with one change in the measure about buoys."""
    assert old in BUOY
    changes = {
        "measures/buoy.yaml": BUOY.replace(old, new),
        "fields.yaml": FILES["fields.yaml"] + fields,
    }
    return rules_of(folder, changes)


def atom(rules: dict[str, Any], condition: str) -> dict[str, Any]:
    """The one atom of a condition of the measure about buoys."""
    (measure,) = [one for one in rules["measures"] if one["id"] == "buoy"]
    (found,) = [one for one in measure["conditions"] if one["id"] == condition]
    (only,) = found["any"]
    return only


def test_a_threshold_still_to_be_settled_decides_nothing(
    tmp_path: Path,
) -> None:
    rules = buoy(
        tmp_path, "op: at_most, value: 1万元", f"op: at_most, {UNSETTLED}"
    )
    assert atom(rules, "cheap")["value"] is None
    answers = {"dishonest": False, "crew": 1, "tonnage": 6, "cost": 1}
    assert evaluate(rules, answers)["buoy"].verdict == "unknown"


RATIO = (
    "  local: {label: 本地占比, question: 占多少？, type: number, unit: '%'}\n"
)


@pytest.mark.parametrize(
    ("written", "value"),
    [("12.5%", "12.5"), ("30%", 30), ("100%", 100)],
)
def test_a_ratio_is_compared_in_percent(
    tmp_path: Path, written: str, value: int | str
) -> None:
    changed = f"{{field: local, op: at_least, value: {written}}}"
    rules = buoy(
        tmp_path, "{field: crew, op: less_than, value: 50名}", changed, RATIO
    )
    assert atom(rules, "few") == {
        "field": "local",
        "type": "number",
        "op": "at_least",
        "value": value,
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [("2024年2月", "2024-02"), ("2024年2月6日", "2024-02-06")],
)
def test_a_date_is_compared_as_far_as_the_policy_gives_it(
    tmp_path: Path, written: str, value: str
) -> None:
    changed = f"{{field: founded, op: less_than, value: {written}}}"
    rules = buoy(
        tmp_path, "{field: crew, op: less_than, value: 50名}", changed
    )
    assert atom(rules, "few")["value"] == value


def crew(
    folder: Path, quota: str, unit: str = "名船员"
) -> dict[str, Any] | None:
    """The limit of what is paid for each sailor, with this quota of the measure."""
    text = FILES["measures/crew.yaml"]
    text = text.replace(
        "per_applicant_year: 4名", f"per_applicant_year: {quota}"
    )
    text = text.replace("unit: 名船员", f"unit: {unit}")
    rules = rules_of(folder, {"measures/crew.yaml": text})
    (measure,) = [one for one in rules["measures"] if one["id"] == "crew"]
    return measure["supports"][0]["amount"]["limit"]


def test_a_quota_limits_only_what_is_counted_in_its_unit(
    tmp_path: Path,
) -> None:
    limit = crew(tmp_path, "4名")
    assert limit and (limit["value"], limit["words"]) == (4, "4名")
    assert crew(tmp_path, "4名", unit="期") is None


def test_a_quota_still_to_be_settled_limits_nothing_yet(
    tmp_path: Path,
) -> None:
    unsettled = '{value: "", basis: {status: unknown, reason: 待核}}'
    assert crew(tmp_path, unsettled) is None


def test_of_two_quotas_the_smaller_one_holds(tmp_path: Path) -> None:
    text = FILES["measures/crew.yaml"].replace(
        "field: crew}", "field: crew}\n    quota: {per_applicant_year: 2名}"
    )
    rules = rules_of(tmp_path, {"measures/crew.yaml": text})
    (measure,) = [one for one in rules["measures"] if one["id"] == "crew"]
    assert measure["supports"][0]["amount"]["limit"]["value"] == 2
