"""What clauses mention: shares of tiers, limits of either name, and conditions in their own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, of, promised

PROSE = "分别奖励{{ s.contest.tiers | listing('value') }}，每家每年最高{{ s.contest.cap_year }}。"


def test_the_share_of_a_tier_stands_in_the_clause_like_a_sum(
    tmp_path: Path,
) -> None:
    swaps = (
        (PROSE, "予以奖励，每家每年最高{{ s.contest.cap_year }}。"),
        (
            "{when: 大赛金奖, amount: 20万元}",
            "{when: 大赛金奖, amount: {share: 50%, of: cost}}",
        ),
    )
    # What it was compared with is no longer there.
    benchmark = edited(
        "benchmarks/city.yaml",
        ("tiers.gold.amount.value", "tiers.silver.amount.value"),
    )
    findings = promised(
        tmp_path, edited("measures/prize.yaml", *swaps), benchmark
    )
    messages = [one.message for one in of(findings, "unstated-amount")]
    assert len(messages) == 2
    assert messages[0].startswith("“大赛获奖奖励”的“大赛金奖”50%没有写进条文")


@pytest.mark.parametrize("name", ["cap", "cap_item", "at_most"])
def test_the_most_of_an_amount_goes_by_several_names(
    tmp_path: Path, name: str
) -> None:
    swaps = (
        ("{{ s.course.cap }}", f"{{{{ s.course.{name} }}}}"),
        ("called: 实际培训费用}", "called: 实际培训费用, at_most: 5万元}"),
        ("    limits: {cap: {at_most: 5万元, scope: row}}\n", ""),
    )
    findings = promised(tmp_path, edited("measures/training.yaml", *swaps))
    assert not of(findings, "unstated-amount")
    assert not of(findings, "unstated-limit")


@pytest.mark.parametrize(
    ("prose", "unsaid"),
    [
        ("{{ s.course.amount }}", ["unstated-limit"]),
        ("{{ s.course.amount.share }}", ["unstated-limit"]),
        ("{{ s.course.standard | join('，') }}", []),
        ("{{ s.course.amount }}，最高{{ s.course.cap }}", []),
        ("最高{{ s.course.cap }}", ["unstated-amount"]),
    ],
)
def test_an_amount_prints_no_limit_of_its_support(
    tmp_path: Path, prose: str, unsaid: list[str]
) -> None:
    """The whole standard does."""
    written = "按照{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}。"
    swap = (written, f"资助{prose}。")
    findings = promised(tmp_path, edited("measures/training.yaml", swap))
    codes = [one.code for one in findings if one.code.startswith("unstated-")]
    codes.remove("unstated-condition")
    assert codes == unsaid


def test_the_limit_of_a_measure_is_named_so_in_the_hint(
    tmp_path: Path,
) -> None:
    limits = "limits: {places: {at_most: 5项, scope: all, period: year}}"
    swap = ("conditions:\n", f"{limits}\nconditions:\n")
    (limit,) = of(
        promised(tmp_path, edited("measures/prize.yaml", swap)),
        "unstated-limit",
    )
    assert limit.message == "“奖励手艺大赛”每年名额不超过5项没有写进条文"
    assert "{{ m.places }}" in limit.hint


@pytest.mark.parametrize(
    ("condition", "is_found"),
    [
        ("text: 获得手艺大赛奖项", True),
        ("text: 获得大赛金奖", False),  # words of a tier that the clause lists
        ("text: 按照奖项等级", False),  # what the tiers go by
        ("clause: funding, text: 在海外有分店", True),
        ("clause: funding, text: 所需资金由财政安排", False),
    ],
)
def test_a_condition_shares_its_words_with_the_clause_that_sets_it(
    tmp_path: Path, condition: str, is_found: bool
) -> None:
    swap = (
        "{field: years, op: at_least, value: 2年}",
        f"{{field: local, op: 'yes', {condition}}}",
    )
    findings = promised(tmp_path, edited("measures/prize.yaml", swap))
    mine = [
        one
        for one in of(findings, "unsaid-condition")
        if one.place.file.endswith("prize.yaml")
    ]
    assert bool(mine) == is_found
    for finding in mine:
        assert f"条件“{condition.rpartition('text: ')[2]}”" in finding.message


def test_a_condition_without_words_is_held_by_its_question(
    tmp_path: Path,
) -> None:
    swap = (
        "{field: years, op: at_least, value: 2年}",
        "{field: local, op: 'yes'}",
    )
    findings = promised(tmp_path, edited("measures/prize.yaml", swap))
    (unsaid,) = [
        one
        for one in of(findings, "unsaid-condition")
        if one.place.file.endswith("prize.yaml")
    ]
    assert "条件“本区设立”" in unsaid.message


def test_a_condition_whose_clause_is_elsewhere_is_left_to_the_other_check(
    tmp_path: Path,
) -> None:
    """A general condition names no clause: that alone is reported, once."""
    findings = promised(tmp_path)
    general = [
        one for one in findings if one.place.file == "policy/policy.yaml"
    ]
    assert "condition-without-clause" in {one.code for one in general}
    assert not of(general, "unsaid-condition")


def test_one_of_several_conditions_goes_by_its_own_words(
    tmp_path: Path,
) -> None:
    several = "{any: {a: {field: local, op: 'yes'}, b: {field: years, op: is, value: 2年}}, text: 在海外有分店}"
    swap = ("{field: years, op: at_least, value: 2年}", several)
    findings = promised(tmp_path, edited("measures/prize.yaml", swap))
    (unsaid,) = [
        one
        for one in of(findings, "unsaid-condition")
        if one.place.file.endswith("prize.yaml")
    ]
    assert "条件“在海外有分店”" in unsaid.message
