"""What portals are told, and the documents before and after: registered, in order, real addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source import load
from tests.support import small_policy as small

HEAD = "numbering: {scheme: sections}"


def found(tmp_path: Path, lines: str, issued: str = "") -> list[str]:
    """The codes of what is wrong with a policy.yaml that has these lines besides."""
    swaps = [(HEAD, f"{lines}\n{HEAD}")]
    if issued:
        unknown = "issued: {basis: {status: unknown, reason: 印发时确定}}"
        swaps.append((unknown, f"issued: {{value: {issued}}}"))
    folder = small.write(tmp_path, small.edited("policy.yaml", *swaps))
    return sorted(
        one.code for one in load(folder).findings if one.severity == "error"
    )


def test_what_is_well_written_is_no_finding(tmp_path: Path) -> None:
    lines = (
        "earlier: [city-2022]\nlater: [city-2024]\n"
        "portal: {index: X/2026-1, topics: 科技, published: 2026年5月9日, "
        "announcement: 关于申报的公告, interpretation: 'https://example.org/x?y=1'}"
    )
    assert found(tmp_path, lines, "2026年5月8日") == []


@pytest.mark.parametrize(
    "lines, code",
    [
        ("earlier: [nowhere]", "unknown-document"),
        ("earlier: [city-2022]\nlater: [city-2022]", "version-twice"),
        ("portal: {announcement: 'javascript:alert(1)'}", "bad-address"),
        ("portal: {interpretation: 'https://'}", "bad-address"),
        ("portal: {published: 2026年5月}", "bad-date"),
        ("portal: {published: 2026年5月7日}", "date-order"),
        ("portal: {topics: [1, {a: b}]}", "wrong-shape"),
        ("portal: {index: ''}", "empty-value"),
        ("portal: {indx: 1}", "unknown-key"),
    ],
)
def test_each_mistake_has_its_name(tmp_path: Path, lines: str, code: str):
    codes = found(tmp_path, lines, "2026年5月8日")
    assert codes and codes == [code]
