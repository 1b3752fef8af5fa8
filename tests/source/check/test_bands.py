"""Tiers by bands: what lies between two of them, and bands that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from tests.source.changing import edited, found, of

TIERS = """        gold: {when: 大赛金奖, amount: 20万元}
        silver: {when: 大赛银奖, amount: 10万元}
"""


def bands(folder: Path, *tiers: str) -> list[Finding]:
    """Findings about bands when the prize has these tiers, each written as its band."""
    written = "".join(
        f"        tier{number}: {{amount: {number + 1}万元, band: {band}}}\n"
        for number, band in enumerate(tiers)
    )
    field = "cost" if "元" in tiers[0] else "years"
    swaps = (TIERS, written), ("by: prize_level", f"by: {field}")
    findings = found(folder, edited("measures/prize.yaml", *swaps))
    return [one for one in findings if "band" in one.code]


@pytest.mark.parametrize(
    ("tiers", "code"),
    [
        (["{from: 3年}", "{to: 3年}"], None),
        (
            ["{from: 3年, includes: none}", "{to: 3年, includes: none}"],
            "band-gap",
        ),
        (["{from: 3年}", "{to: 3年, includes: both}"], "band-overlap"),
        (["{from: 3年}", "{from: 1年}"], "band-overlap"),
        (["{from: 3年}", "{to: 2年, includes: upper}"], None),
        (["{from: 3年}", "{to: 1年, includes: upper}"], "band-gap"),
        (["{from: 3年}", "{to: 2年}"], "band-gap"),
        (
            ["{from: 3年, includes: none}", "{to: 2年, includes: upper}"],
            "band-gap",
        ),
        (["{from: 300元}", "{to: 299元, includes: upper}"], "band-gap"),
        (["{from: 5}", "{to: 4, includes: upper}"], None),
        (["{from: 5年, to: 5年, includes: both}"], None),
        (["{from: 5年, to: 5年}"], "band-inverted"),
        (["{from: 5年, to: 4年, includes: both}"], "band-inverted"),
        (["{from: 5年, to: 8个月}"], "bad-band"),
        (["{from: 许久}"], "bad-band"),
        (["{to: 许久}"], "bad-band"),
        (["{includes: both}"], "bad-band"),
    ],
)
def test_neighbours_meet_and_overlap_nowhere(
    tmp_path: Path, tiers: list[str], code: str | None
) -> None:
    codes = [finding.code for finding in bands(tmp_path, *tiers)]
    assert codes == ([code] if code else [])


def test_a_band_without_bounds_is_named_at_its_place(tmp_path: Path) -> None:
    (finding,) = bands(tmp_path, "{includes: both}")
    assert "没有端点" in finding.message
    assert (finding.place.line, finding.place.column) == (16, 30)
    assert "from" in finding.hint


def test_the_figure_that_falls_between_two_tiers_is_a_warning(
    tmp_path: Path,
) -> None:
    (finding,) = bands(
        tmp_path, "{from: 3年, includes: none}", "{to: 3年, includes: none}"
    )
    assert finding.severity == "warning"
    assert "“超过3年”" in finding.message and "落空" in finding.message


def test_a_tier_gives_one_thing(tmp_path: Path) -> None:
    swap = ("{when: 大赛金奖, amount: 20万元}", "{when: 大赛金奖}")
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    (missing,) = of(findings, "missing-field")
    assert "amount" in missing.message
    swap = ("金奖, amount: 20万元}", "金奖, amount: 20万元, share: 20%}")
    findings = found(tmp_path, edited("measures/prize.yaml", swap))
    (twice,) = of(findings, "unknown-key")
    assert "写在 amount 里" in twice.hint
