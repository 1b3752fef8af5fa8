"""What an applicant gets, with caps, quotas, and figures that are still to be settled (待核)."""

from __future__ import annotations

from typing import Any

import pytest

from policypress.eligibility.amounts import (
    amount_of,
    amount_text,
    capped,
    hull,
    total,
)
from policypress.eligibility.result import Range

CLAUSE = "measures/stall#paragraphs.main"
NO_CAPS = {"per_item": None, "per_applicant_year": None, "total_year": None}


def cap(value: int | None) -> dict[str, Any]:
    return {"value": value, "clause": CLAUSE}


def given(
    rule: dict[str, Any],
    answers: dict[str, Any],
    own: dict[str, Any] | None = None,
    of_measure: dict[str, Any] | None = None,
) -> tuple[Range, list[str]]:
    """The amount of one support, and its arithmetic. own, of_measure: caps."""
    support = {
        "amount": rule,
        "clause": CLAUSE,
        "caps": {**NO_CAPS, **(own or {})},
    }
    measure = {"caps": {**NO_CAPS, **(of_measure or {})}}
    amount, steps = amount_of(support, measure, answers)
    return amount, [step.text for step in steps]


def per_unit(value: int | None = 80_000, limit: Any = None) -> dict[str, Any]:
    return {
        "method": "per_unit",
        "value": value,
        "unit": "家",
        "field": "stalls",
        "limit": limit,
    }


def limit(value: int | None) -> dict[str, Any]:
    return {"value": value, "words": f"{value or '待核'}家", "clause": CLAUSE}


def test_the_cap_of_a_year_holds_for_what_is_paid_by_the_unit() -> None:
    amount, steps = given(
        per_unit(), {"stalls": 5}, own={"per_applicant_year": cap(160_000)}
    )
    assert amount == Range(160_000, 160_000)
    assert steps == [
        "每家8万元 × 5 = 40万元",
        "单个申请人每年最高16万元，按此计算",
    ]


def test_the_cap_of_one_item_does_not_bear_on_all_the_units_together() -> None:
    caps = {"per_item": cap(100_000)}
    amount, _ = given(per_unit(), {"stalls": 5}, own=caps, of_measure=caps)
    assert amount == Range(400_000, 400_000)


@pytest.mark.parametrize("where", ["own", "of_measure"])
def test_the_cap_of_one_item_holds_for_everything_else(where: str) -> None:
    rule = {"method": "fixed", "value": 300_000}
    amount, steps = given(rule, {}, **{where: {"per_item": cap(200_000)}})
    assert amount == Range(200_000, 200_000)
    assert steps == ["定额：30万元", "单项最高20万元，按此计算"]


def test_a_cap_still_to_be_settled_limits_nothing_yet() -> None:
    rule = {"method": "fixed", "value": 300_000}
    amount, steps = given(rule, {}, own={"per_item": cap(None)})
    assert amount == Range(300_000, 300_000)
    assert steps == ["定额：30万元"]


def test_a_cap_that_cannot_matter_is_not_mentioned() -> None:
    assert capped(Range(1, 5), "单项最高", cap(5)) == (Range(1, 5), [])
    assert capped(Range(1, 5), "单项最高", None) == (Range(1, 5), [])


def test_a_cap_that_may_matter_is_mentioned_and_one_that_does_is_said_to() -> (
    None
):
    amount, (step,) = capped(Range(10_000, None), "单项最高", cap(20_000))
    assert amount == Range(10_000, 20_000)
    assert step.text == "单项最高2万元"
    _, (step,) = capped(Range(20_000, None), "单项最高", cap(20_000))
    assert step.text == "单项最高2万元，按此计算"


def test_a_price_still_to_be_settled_leaves_the_amount_open() -> None:
    assert given(per_unit(None), {"stalls": 5}) == (
        Range(0, None),
        ["每家金额待定 × 5"],
    )
    assert given(per_unit(None, limit(3)), {}) == (
        Range(0, None),
        ["每家金额待定 × 数量", "每年不超过3家"],
    )


def test_a_quota_bounds_the_amount_even_before_the_number_is_answered() -> (
    None
):
    assert given(per_unit(limit=limit(3)), {})[0] == Range(0, 240_000)
    assert given(per_unit(), {})[0] == Range(0, None)
    assert given(per_unit(limit=limit(None)), {})[0] == Range(0, None)


def test_units_beyond_the_quota_are_not_paid() -> None:
    amount, steps = given(per_unit(limit=limit(3)), {"stalls": "3.5"})
    assert amount == Range(240_000, 240_000)
    assert steps == ["每家8万元 × 3 = 24万元"]
    amount, steps = given(per_unit(limit=limit(3)), {"stalls": 4})
    assert amount == Range(240_000, 240_000)
    assert steps[0] == "每年不超过3家，按3家计算"
    assert given(per_unit(limit=limit(None)), {"stalls": 4})[0].min == 320_000


def test_a_share_still_to_be_settled_leaves_the_amount_open() -> None:
    rule = {
        "method": "share",
        "share": None,
        "share_words": "待核",
        "of": "费用",
    }
    found = given({**rule, "field": "cost"}, {"cost": 100})
    assert found == (Range(0, None), ["费用 × 待核"])


def test_ranges_are_added_end_by_end_and_open_as_soon_as_one_is() -> None:
    assert total([Range(1, 2), Range(10, 20)]) == Range(11, 22)
    assert total([Range(1, None), Range(10, 20)]) == Range(11, None)
    assert total([]) == Range(0, 0)
    assert hull([Range(5, 6), Range(1, 2)]) == Range(1, 6)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Range(200_000, 200_000), "20万元"),
        (Range(200_000, 1_000_000), "20万元至100万元"),
        (Range(0, 200_000), "最多20万元"),
        (Range(200_000, None), "20万元以上"),
        (Range(0, None), "金额待定"),
    ],
)
def test_a_range_in_words(amount: Range, text: str) -> None:
    assert amount_text(amount) == text
