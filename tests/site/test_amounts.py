"""The most that a measure gives, in one line."""

from __future__ import annotations

import pytest

from policypress.site.amounts import highest
from tests.support import small_policy as small


def said(folder, measure: str, *swaps: tuple[str, str]) -> str:
    changes = (
        small.edited(f"measures/{measure}.yaml", *swaps) if swaps else None
    )
    return "，".join(
        f"{most.before}{most.figure}"
        for most in highest(small.policy(folder, changes).measures[measure])
    )


def test_of_several_tiers_the_best_counts(tmp_path):
    assert said(tmp_path, "prize") == "最高20万元"


def test_a_share_with_a_cap_is_known_by_its_cap(tmp_path):
    assert said(tmp_path, "training") == "最高5万元"


def test_a_share_without_a_cap_is_known_by_its_base(tmp_path):
    assert said(tmp_path, "city-match") == "市级资助金额的30%"


def test_a_fixed_amount_is_no_maximum(tmp_path):
    swap = (
        "amount: {method: share_of_cost, share: 50%, of: 实际培训费用, field: cost}\n    caps: {per_item: 5万元}",
        "amount: {method: fixed, value: 3万元}",
    )
    assert (
        said(
            tmp_path,
            "training",
            swap,
            (
                "{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}",
                "{{ s.course.value }}资助",
            ),
        )
        == "3万元"
    )


@pytest.mark.parametrize(
    "stacking, words",
    [
        ("highest", "最高20万元"),
        ("cumulative", "单项最高20万元，每年合计最高50万元"),
    ],
)
def test_several_supports_are_not_added_up_unless_the_clause_does(
    tmp_path, stacking, words
):
    more = "  second:\n    name: 另一项\n    mode: reward\n    amount: {method: fixed, value: 8万元}\n"
    caps = (
        "caps: {per_applicant_year: 50万元}\n"
        if stacking == "cumulative"
        else ""
    )
    assert (
        said(
            tmp_path,
            "prize",
            (
                "conditions:\n  years",
                f"{more}stacking: {stacking}\n{caps}conditions:\n  years",
            ),
        )
        == words
    )
