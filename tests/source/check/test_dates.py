"""The document's own dates and its validity."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from tests.source.changing import edited, found, of

BASIS = "basis: {status: proposed, reason: 拟定}"
UNKNOWN = {
    "number": "number: {basis: {status: unknown, reason: 印发时编号}}",
    "issued": "issued: {basis: {status: unknown, reason: 印发时确定}}",
    "effective": "effective: {basis: {status: unknown, reason: 印发时确定}}",
}
VALIDITY = (
    "validity: {value: 3年, basis: {status: proposed, reason: 拟定三年后评估}}"
)


def dated(folder: Path, **values: str) -> list[Finding]:
    swaps = []
    for name, value in values.items():
        old = VALIDITY if name == "validity" else UNKNOWN[name]
        swaps.append((old, f"{name}: {{value: {value}, {BASIS}}}"))
    return found(folder, edited("policy.yaml", *swaps))


@pytest.mark.parametrize(
    ("issued", "effective", "is_found"),
    [
        ("2025年3月1日", "2025年3月1日", False),
        ("2025年3月2日", "2025年3月1日", True),
        ("2025年3月1日", "2025年4月", False),
        ("2025年3月1日", "自公布之日起", False),
    ],
)
def test_a_document_comes_into_force_on_its_day_or_later(
    tmp_path: Path, issued: str, effective: str, is_found: bool
) -> None:
    findings = dated(tmp_path, issued=issued, effective=effective)
    assert bool(of(findings, "date-order")) == is_found


def test_validity_does_not_end_before_it_begins(tmp_path: Path) -> None:
    findings = dated(
        tmp_path, effective="2025年3月1日", validity="2024年3月1日"
    )
    (order,) = of(findings, "date-order")
    assert order.message == "有效期至2024年3月1日，早于施行日期2025年3月1日"
    assert order.place.line == 9


@pytest.mark.parametrize(
    "validity", ["9000年", "95696个月", "99999999999999999999年", "7975年"]
)
def test_validity_beyond_the_calendar_is_a_finding(
    tmp_path: Path, validity: str
) -> None:
    findings = dated(tmp_path, effective="2025年6月1日", validity=validity)
    (bad,) = of(findings, "bad-validity")
    assert validity in bad.message and "9999" in bad.message
    assert (bad.place.line, bad.place.column) == (9, 19)
    assert "3年" in bad.hint


@pytest.mark.parametrize(
    "validity", ["3年", "7974年", "95695个月", "12个月", "2030年1月1日"]
)
def test_any_other_length_of_time_or_last_day_is_a_validity(
    tmp_path: Path, validity: str
) -> None:
    # 95,695 months end on the very last day there is, 9999-12-31.
    findings = dated(tmp_path, effective="2025年6月1日", validity=validity)
    assert not of(findings, "bad-validity")


@pytest.mark.parametrize("validity", ["长期", "50%", "3项"])
def test_what_is_no_length_of_time_is_no_validity(
    tmp_path: Path, validity: str
) -> None:
    assert of(dated(tmp_path, validity=validity), "bad-validity")


@pytest.mark.parametrize("text", ["2025年13月1日", "一百万万元", "3万万元"])
def test_text_that_is_nearly_a_date_or_an_amount_is_found(
    tmp_path: Path, text: str
) -> None:
    swap = ("value: 300多个", f"value: {text}")
    findings = found(tmp_path, edited("policy.yaml", swap))
    assert of(findings, "bad-date") or of(findings, "bad-figure")


def test_money_that_nobody_has_is_found_where_it_stands(
    tmp_path: Path,
) -> None:
    swap = ("amount: 20万元", "amount: 99999999999999亿元")
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    (one,) = of(findings, "bad-figure")
    assert one.message == "金额99999999999999亿元太大，没有这么多钱"
    assert one.place.file == "policy/measures/prize.yaml"


def test_a_validity_of_no_time_is_a_finding(tmp_path: Path) -> None:
    (none,) = of(dated(tmp_path, validity="0年"), "bad-validity")
    assert none.message == "有效期“0年”没有时间，一施行就失效"
    assert not of(dated(tmp_path, validity="6个月"), "bad-validity")
