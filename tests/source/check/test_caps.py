"""Amounts and limits: what is promised fits under what is paid at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

FIXED = "amount: 9万元"
PER_UNIT = "amount: {each: 9万元, of: years, unit: 期}"
SHARE = "amount: {share: 50%, of: cost, called: 实际培训费用}"


@pytest.mark.parametrize(
    ("amount", "name"), [(FIXED, "定额"), (PER_UNIT, ""), (SHARE, "")]
)
def test_an_amount_of_each_kind_is_held_against_the_cap(
    tmp_path: Path, amount: str, name: str
) -> None:
    findings = found(
        tmp_path, edited("measures/training.yaml", (SHARE, amount))
    )
    over = of(findings, "cap-under-amount")
    if not name:  # nobody knows what a share or a number of units comes to
        assert not over
        return
    assert over[0].message == f"单项最高5万元，低于“手艺培训资助”{name}的9万元"
    assert over[0].place.line == 10


def test_the_highest_of_several_tiers_is_named(tmp_path: Path) -> None:
    swap = (
        "limits: {cap_year: {at_most: 30万元, period: year}}",
        "limits: {cap_year: {at_most: 5万元, period: year}}",
    )
    (over,) = of(
        found(tmp_path, edited("measures/prize.yaml", swap)),
        "cap-under-amount",
    )
    assert "“大赛金奖”的20万元" in over.message


def test_an_amount_as_high_as_its_cap_fits(tmp_path: Path) -> None:
    swap = (
        "limits: {cap_year: {at_most: 30万元, period: year}}",
        "limits: {cap_year: {at_most: 20万元, period: year}}",
    )
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert not of(findings, "cap-under-amount")


LIMITS = """\
limits:
  cap: {at_most: 3万元, scope: row}
  pool: {at_most: 2万元, scope: all, period: year}
  quota_year: {at_most: 3项, period: year}
  quota_total: {at_most: 2项, scope: all, period: year}
"""
ORDERS = [
    "每年总额最高2万元，低于单项最高3万元",
    "每年名额不超过2项，低于单个申请人每年不超过3项",
]


def test_the_limits_of_a_measure_are_held_against_one_another(
    tmp_path: Path,
) -> None:
    swap = ("conditions:\n", f"{LIMITS}conditions:\n")
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert [one.message for one in of(findings, "cap-order")] == ORDERS


def test_the_limits_of_a_support_are_held_against_one_another(
    tmp_path: Path,
) -> None:
    limits = "".join(f"    {line}\n" for line in LIMITS.splitlines())
    swap = ("    limits: {cap: {at_most: 5万元, scope: row}}\n", limits)
    findings = found(tmp_path, edited("measures/training.yaml", swap))
    assert [one.message for one in of(findings, "cap-order")] == ORDERS


@pytest.mark.parametrize(
    ("share", "severity"),
    [("100%", ""), ("101%", "warning"), ("0%", "error"), ("1%", "")],
)
def test_a_share_is_something_and_hardly_more_than_all(
    tmp_path: Path, share: str, severity: str
) -> None:
    swap = ("share: 50%", f"share: {share}")
    findings = found(tmp_path, edited("measures/training.yaml", swap))
    out = of(findings, "share-out-of-range")
    assert [one.severity for one in out] == ([severity] if severity else [])


def test_the_share_of_a_tier_is_looked_at_too(tmp_path: Path) -> None:
    swap = (
        "{when: 大赛金奖, amount: 20万元}",
        "{when: 大赛金奖, amount: {share: 120%, of: cost}}",
    )
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    assert of(findings, "share-out-of-range")[0].place.line == 16


def test_a_limit_that_is_still_open_is_below_nothing(tmp_path: Path) -> None:
    unknown = "{value: {basis: {status: unknown, reason: 待核}}}"
    limits = f"one: {{at_most: 40万元}}, cap_year: {{at_most: {unknown}, period: year}}"
    change = edited(
        "measures/prize.yaml",
        ("cap_year: {at_most: 30万元, period: year}", limits),
    )
    assert found(tmp_path, change) == []


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("amount: 0元", "0元"),
        ("amount: {each: 0元, of: years, unit: 期}", "0元"),
        ("amount: {highest: [0元, {field: cost}]}", ""),
        ("amount: 1元", ""),
    ],
)
def test_a_sum_of_nothing_is_said(
    tmp_path: Path, amount: str, said: str
) -> None:
    """分别给予0元、10万元奖励: nobody means it; the higher of 0 and a difference may."""
    findings = found(
        tmp_path, edited("measures/training.yaml", (SHARE, amount))
    )
    told = [one.message for one in of(findings, "zero-amount")]
    assert told == [f"金额写的是{said}，印出来是给予{said}"] * bool(said)
