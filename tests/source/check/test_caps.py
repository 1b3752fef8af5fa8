"""Amounts and limits: what is promised fits under what is paid at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

FIXED = "amount: {method: fixed, value: 9万元}"
PER_UNIT = "amount: {method: per_unit, value: 9万元, unit: 期, field: years}"
SHARE = "amount: {method: share_of_cost, share: 50%, of: 实际培训费用, field: cost}"


@pytest.mark.parametrize(
    ("amount", "name"), [(FIXED, "定额"), (PER_UNIT, "单价"), (SHARE, "")]
)
def test_an_amount_of_each_kind_is_held_against_the_cap(
    tmp_path: Path, amount: str, name: str
) -> None:
    findings = found(
        tmp_path, edited("measures/training.yaml", (SHARE, amount))
    )
    over = of(findings, "cap-under-amount")
    if not name:  # nobody knows what a share comes to
        assert not over
        return
    assert over[0].message == f"单项最高5万元，低于“手艺培训资助”{name}的9万元"
    assert over[0].place.line == 10


def test_the_highest_of_several_tiers_is_named(tmp_path: Path) -> None:
    swap = (
        "caps: {per_applicant_year: 30万元}",
        "caps: {per_applicant_year: 5万元}",
    )
    (over,) = of(
        found(tmp_path, edited("measures/prize.yaml", swap)),
        "cap-under-amount",
    )
    assert "“大赛金奖”的20万元" in over.message


def test_an_amount_as_high_as_its_cap_fits(tmp_path: Path) -> None:
    swap = (
        "caps: {per_applicant_year: 30万元}",
        "caps: {per_applicant_year: 20万元}",
    )
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert not of(findings, "cap-under-amount")


LIMITS = "caps: {per_item: 3万元, total_year: 2万元}\nquota: {per_applicant_year: 3项, total_year: 2项}\n"


def test_the_limits_of_a_measure_are_held_against_one_another(
    tmp_path: Path,
) -> None:
    swap = ("conditions:\n", f"{LIMITS}conditions:\n")
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert "年度总额2万元，低于单项最高3万元" in [
        finding.message for finding in of(findings, "cap-order")
    ]
    (quota,) = of(findings, "quota-order")
    assert quota.message == "全区每年2项，少于单个申请人每年3项"


def test_the_limits_of_a_support_are_held_against_one_another(
    tmp_path: Path,
) -> None:
    limits = "".join(f"    {line}\n" for line in LIMITS.splitlines())
    swap = ("    caps: {per_item: 5万元}\n", limits)
    findings = found(tmp_path, edited("measures/training.yaml", swap))
    assert of(findings, "cap-order") and of(findings, "quota-order")


@pytest.mark.parametrize(
    ("share", "is_found"),
    [("100%", False), ("101%", True), ("0%", True), ("1%", False)],
)
def test_a_share_is_something_and_no_more_than_all(
    tmp_path: Path, share: str, is_found: bool
) -> None:
    swap = ("share: 50%", f"share: {share}")
    findings = found(tmp_path, edited("measures/training.yaml", swap))
    assert bool(of(findings, "share-out-of-range")) == is_found


def test_the_share_of_a_tier_is_looked_at_too(tmp_path: Path) -> None:
    swap = ("{when: 大赛金奖, value: 20万元}", "{when: 大赛金奖, share: 120%}")
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert of(findings, "share-out-of-range")[0].place.line == 17
