"""What a policy says of itself: once, as its title has it, and without marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

TITLE = "title: 青石区关于促进手艺发展的若干措施"
BASIS = "basis: {status: proposed, reason: 拟定}"


def meta(folder: Path, *swaps: tuple[str, str]) -> list[str]:
    """The codes of what is found in policy.yaml."""
    return [one.code for one in found(folder, edited("policy.yaml", *swaps))]


def test_an_issuer_is_named_once(tmp_path: Path) -> None:
    twice = ("issuer: 青石区人民政府", "issuers: [甲局, 乙局, 甲局]")
    (one,) = of(found(tmp_path, edited("policy.yaml", twice)), "same-issuer")
    assert one.message == "制定机关“甲局”写了两次"
    assert one.place.column > 10


@pytest.mark.parametrize(
    ("title", "region", "is_found"),
    [
        ("青石区关于促进手艺发展的若干措施", "青岩区", True),
        ("南港市青石区促进手艺发展若干措施", "青石区", False),
        ("青石区关于促进手艺发展的若干措施", "南港市青石区", False),
        ("南港市关于促进手艺发展的若干措施", "南港", False),
        ("关于促进手艺发展的若干措施", "青岩区", False),
        ("青石区文旅局关于促进手艺发展的若干措施", "青岩区", False),
    ],
)
def test_the_region_is_that_of_the_title(
    tmp_path: Path, title: str, region: str, is_found: bool
) -> None:
    codes = meta(
        tmp_path,
        (TITLE, f"title: {title}"),
        ("region: 青石区", f"region: {region}"),
    )
    assert ("region-not-in-title" in codes) == is_found


@pytest.mark.parametrize(
    ("title", "kind", "is_found"),
    [
        ("青石区手艺发展管理办法", "若干措施", True),
        ("青石区手艺发展管理办法", "办法", False),
        ("青石区手艺发展管理办法（试行）", "管理办法", False),
        ("青石区手艺发展若干措施", "措施", False),
    ],
)
def test_the_kind_is_that_of_the_title(
    tmp_path: Path, title: str, kind: str, is_found: bool
) -> None:
    codes = meta(tmp_path, (TITLE, f"title: {title}\nkind: {kind}"))
    assert ("kind-not-in-title" in codes) == is_found


def test_a_document_comes_into_force_on_a_day(tmp_path: Path) -> None:
    unknown = "effective: {basis: {status: unknown, reason: 印发时确定}}"
    for written, is_found in (("2026年2月", True), ("2026年2月1日", False)):
        known = f"effective: {{value: {written}, {BASIS}}}"
        codes = meta(tmp_path, (unknown, known))
        assert ("date-without-day" in codes) == is_found


@pytest.mark.parametrize(
    ("written", "is_found"),
    [("“资助”", True), ("“甲”和“乙”", False), ("资助", False)],
)
def test_a_name_stands_in_no_marks(
    tmp_path: Path, written: str, is_found: bool
) -> None:
    swap = ("mode: 资助", f"mode: {written}")
    findings = found(tmp_path, edited("measures/training.yaml", swap))
    told = of(findings, "name-in-marks")
    assert bool(told) == is_found
    assert not told or told[0].hint == "去掉引号，写成 资助"
