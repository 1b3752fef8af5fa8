"""Each kind of amount comes to what its lines say, reckoned by hand; without answers it is a
range that holds. The policy is the one that has every kind (tests/support/rich_policy)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from tests.support.rich_policy import ZOO, policy

WAN = 10_000
ANSWERS = {
    "local": True,
    "cost": 700 * WAN,
    "rent": 30 * WAN,
    "upper_grant": 60 * WAN,
    "staff": 95,
    "area": 1000,
    "months": 40,
    "score": 90,
    "level": "national",
    "degree": "phd",
    "post": "part",
    "founded": "2019-01-01",
    "revenue": 3000 * WAN,
    "revenue_before": 2000 * WAN,
    "patent": [
        {"award": ["gold"], "first": True, "earlier": 10 * WAN, "pages": 20},
        {"award": ["gold", "silver"], "first": True, "pages": 20},
        {"award": ["silver"], "first": True, "pages": 1},
        {"award": ["gold"], "first": False, "pages": 9},
    ],
}
# Support: yuan, by hand.
SUMS = {
    "fixed": 25 * WAN,
    "long": Fraction(25, 2),
    # 60万元 × 50% = 30万元, between 1万元 and 50万元.
    "share": 30 * WAN,
    # 40元 × 1000 × 36 = 144万元, but the rent is 30万元.
    "each": 30 * WAN,
    # 100 − 10; the higher of 100 and 10% of 500; 10% of 500: three rows, not the fourth.
    "tiers": (90 + 100 + 50) * WAN,
    # 2万元 + 95 × 100元.
    "bands": 29_500,
    # Growth of 50%: 3万元; three gold patents: 5万元; 各项相加.
    "cases": 8 * WAN,
    "table": 4 * WAN,
    # 700 − 100 = 600: 500 at 8%, 100 at 10%.
    "progressive": 50 * WAN,
    # 95: 3万元, and 65 above 30 are two whole steps of 30; 5 × 2000元.
    "steps": (3 + 2 * 3 + 1) * WAN,
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return export(policy(tmp_path_factory.mktemp("zoo"), ZOO))


def supports(rules: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The amounts of the measure by their support."""
    found = evaluate(rules, answers)["grant"].supports
    return {one.id: one.amount for one in found}


@pytest.mark.parametrize("key", SUMS)
def test_an_amount_comes_to_what_is_reckoned_by_hand(
    rules: dict[str, Any], key: str
) -> None:
    amount = supports(rules, ANSWERS)[key]
    assert (amount.min, amount.max) == (SUMS[key], SUMS[key])


def test_what_is_left_to_a_decision_is_no_number(
    rules: dict[str, Any],
) -> None:
    amount = supports(rules, ANSWERS)["decided"]
    assert amount.undecided == ("由区政府一事一议确定",)
    assert (amount.min, amount.max) == (0, 5000 * WAN)


@pytest.mark.parametrize("left_out", [*ANSWERS, None])
def test_a_missing_answer_gives_a_range_that_holds(
    rules: dict[str, Any], left_out: str | None
) -> None:
    """And none at all the widest of them."""
    answers = {k: v for k, v in ANSWERS.items() if left_out and k != left_out}
    amounts = supports(rules, answers)
    for key, sum_of in SUMS.items():
        amount = amounts[key]
        assert amount.min <= sum_of, key
        assert amount.max is None or sum_of <= amount.max, key
