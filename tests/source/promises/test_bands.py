"""What the words of a tier say of its bound: 以上、以下含本数，超过、不满不含."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, of, promised

GOLD = "{when: 大赛金奖, amount: 20万元}"
SILVER = "{when: 大赛银奖, amount: 10万元}"


@pytest.mark.parametrize(
    ("when", "band", "code"),
    [
        ("30以上", "{from: 30}", None),
        ("30以上", "{from: 30, includes: none}", "edge-differs"),
        ("30以下", "{to: 30, includes: upper}", None),
        ("30以下", "{to: 30}", "edge-differs"),
        ("30以内", "{to: 30}", "edge-differs"),
        ("不满30处", "{to: 30}", None),
        ("不满30处", "{to: 30, includes: upper}", "edge-differs"),
        ("超过30处", "{from: 30, includes: none}", None),
        ("超过30处", "{from: 30}", "edge-differs"),
        ("不超过30处", "{to: 30, includes: upper}", None),
        ("不低于30处", "{from: 30, includes: none}", "edge-differs"),
        ("至少30处", "{from: 30}", None),
        ("约30处", "{from: 30}", None),
        ("约30处", "{from: 30, includes: none}", None),
        ("不低于130处", "{from: 30}", "edge-unsaid"),
        ("很多处", "{from: 30}", "edge-unsaid"),
    ],
)
def test_a_band_is_what_its_words_say(
    tmp_path: Path, when: str, band: str, code: str | None
) -> None:
    swaps = (
        (GOLD, f"{{when: {when}, amount: 20万元, band: {band}}}"),
        (f"        silver: {SILVER}\n", ""),
        ("by: prize_level", "by: years"),
    )
    findings = promised(tmp_path, edited("measures/prize.yaml", *swaps))
    codes = [one.code for one in findings if one.code.startswith("edge-")]
    assert codes == ([code] if code else [])
    for finding in of(findings, "edge-differs"):
        assert "30，区间却" in finding.message
