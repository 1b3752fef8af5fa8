"""The shipped policy pays by item what its clauses pay by item: each case is reckoned by hand
from the clause, in 万元."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from policypress.source import load

SHIPPED = Path(__file__).parents[2] / "policy"
pytestmark = pytest.mark.skipif(
    not SHIPPED.is_dir(), reason="只在完整的仓库里有"
)
COMMON = {
    "entity": "legal_person",
    "operates_in_district": True,
    "sound_finance": True,
    "serious_dishonesty": False,
    "fraud_barred": False,
    "fits_policy": True,
}
WAN = 10_000


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    loaded = load(SHIPPED)
    assert loaded.policy
    return export(loaded.policy)


def given(rules: dict[str, Any], measure: str, **answers: Any) -> Any:
    """What a measure gives, in 万元; a range as least and most where they differ."""
    result = evaluate(rules, {**COMMON, **answers})
    amount = result[measure].amount
    if amount.min == amount.max:
        return amount.min / WAN if amount.min % WAN else amount.min // WAN
    return amount.min / WAN, amount.max and amount.max / WAN


def row(**columns: Any) -> dict[str, Any]:
    """A row that nobody else has paid for."""
    return {"funded_elsewhere": False, **columns}


def standard(kind: str, role: str) -> dict[str, Any]:
    return row(
        standard_kind=kind,
        standard_role=role,
        standard_published=True,
        first_in_district=True,
    )


@pytest.mark.parametrize(
    ("standards", "sum_of"),
    [
        ([("national", "lead_new")], 25),
        ([("national", "lead_new")] * 3, 75),
        ([("national", "join_new"), ("industry", "lead_revision")], 10 + 6),
        ([("gd_local", "join_new"), ("sz_local", "lead_new")], 5 + 10),
        # Revisions of a local standard are not in the clause.
        ([("gd_local", "lead_revision")], 0),
        # 累计最高100万元.
        ([("national", "lead_new")] * 5, 100),
    ],
)
def test_each_standard_is_paid(
    rules: dict[str, Any], standards: list[tuple[str, str]], sum_of: int
) -> None:
    rows = [standard(*one) for one in standards]
    assert given(rules, "standard-making", standard=rows) == sum_of


def test_a_standard_of_which_another_unit_ranks_before_is_not(
    rules: dict[str, Any],
) -> None:
    rows = [
        standard("national", "lead_new"),
        {**standard("national", "join_new"), "first_in_district": False},
    ]
    assert given(rules, "standard-making", standard=rows) == 25


def patent(
    china: str = "none",
    guangdong: str = "none",
    shenzhen: bool = False,
    earlier: int = 0,
    first: bool = True,
) -> dict[str, Any]:
    return row(
        china_patent_level=china,
        guangdong_patent_level=guangdong,
        shenzhen_patent_won=shenzhen,
        patent_award_earlier=earlier * WAN,
        is_first_patentee=first,
    )


@pytest.mark.parametrize(
    ("patents", "sum_of"),
    [
        # Two gold patents are two awards.
        ([patent("gold"), patent("gold")], 200),
        # Awards of two patents add up.
        ([patent(guangdong="gold"), patent(shenzhen=True)], 30 + 20),
        # 同一专利获得多个奖项的，按照最高一级的标准奖励.
        ([patent("merit", "gold", True)], 30),
        ([patent("gold", "gold"), patent("silver", "merit")], 100 + 50),
        # 此前已按照较低级别获得本条奖励的，补足差额; never below nothing.
        ([patent("silver", earlier=30)], 20),
        ([patent("merit", earlier=30)], 0),
        # 奖励由获奖专利的第一专利权人申报.
        ([patent("gold"), patent("gold", first=False)], 100),
        ([], 0),
    ],
)
def test_each_patent_is_paid_its_highest_award(
    rules: dict[str, Any], patents: list[dict[str, Any]], sum_of: int
) -> None:
    assert given(rules, "patent-award", patent=patents) == sum_of


def event(scope: str, cost: int, grants: int = 0) -> dict[str, Any]:
    return row(
        ip_event_scope=scope,
        ip_event_filed=True,
        ip_event_last_year=True,
        ip_event_fully_public=False,
        ip_event_claimed=False,
        ip_event_cost=cost * WAN,
        ip_event_grants=grants * WAN,
    )


@pytest.mark.parametrize(
    ("events", "sum_of"),
    [
        ([event("international", 80)], 40),
        ([event("international", 200)], 50),
        ([event("international", 200), event("domestic", 50)], 50 + 25),
        # 与各级财政资助合计，不得超过该事项的实际支出: 80 − 50.
        ([event("international", 80, 50)], 30),
        ([event("domestic", 80, 80)], 0),
        # 每年度不超过2场: the two dearest.
        ([event("domestic", 20)] + [event("international", 60)] * 2, 60),
        ([event("local", 80)], 0),
    ],
)
def test_each_event_is_paid_its_share_of_what_nobody_else_paid(
    rules: dict[str, Any], events: list[dict[str, Any]], sum_of: int
) -> None:
    assert given(rules, "ip-events", ip_event=events) == sum_of


def loan(interest: int, fees: int, granted: int = 0) -> dict[str, Any]:
    return row(
        pledge_registered=True,
        pledge_on_schedule=True,
        pledge_interest_paid=True,
        pledge_interest=interest * WAN,
        pledge_interest_grants=granted * WAN,
        pledge_fees=fees * WAN,
        pledge_fee_grants=0,
    )


@pytest.mark.parametrize(
    ("loans", "sum_of"),
    [
        ([loan(40, 30)], 20 + 10),  # fees: 每笔贷款最高10万元
        ([loan(40, 8), loan(20, 8)], 20 + 4 + 10 + 4),
        # 与各级财政贴息合计，不得超过实际支付的利息.
        ([loan(40, 0, granted=25)], 15),
        ([loan(200, 30)], 100),  # 累计最高100万元
    ],
)
def test_interest_and_fees_of_each_loan(
    rules: dict[str, Any], loans: list[dict[str, Any]], sum_of: int
) -> None:
    assert given(rules, "ip-pledge", loan=loans) == sum_of


@pytest.mark.parametrize(
    ("answers", "sum_of"),
    [
        # 先后获得不同级别质量奖的，按照最高一级; 补足差额.
        (
            {"china_quality_last_year": True, "china_quality_level": "prize"},
            300,
        ),
        (
            {
                "china_quality_last_year": True,
                "china_quality_level": "nomination",
                "provincial_quality_last_year": True,
                "quality_award_earlier": 100 * WAN,
            },
            80,
        ),
    ],
)
def test_quality_awards_are_made_up_to_the_highest(
    rules: dict[str, Any], answers: dict[str, Any], sum_of: int
) -> None:
    rest = {
        "china_quality_last_year": False,
        "provincial_quality_last_year": False,
        "city_quality_last_year": False,
        "quality_award_earlier": 0,
        "quality_event": [],
    }
    shared = {"funded_elsewhere": []}
    found = given(rules, "quality-award", **{**rest, **answers, **shared})
    assert found == sum_of


def test_one_matter_that_somebody_else_pays_bars_no_other(
    rules: dict[str, Any],
) -> None:
    """同一事项 is a row: the other patent is still paid."""
    paid = {**patent("gold"), "funded_elsewhere": True}
    rows = [paid, patent("silver")]
    assert given(rules, "patent-award", patent=rows) == 50


def test_the_years_of_the_quality_review_bar_no_brand(
    rules: dict[str, Any],
) -> None:
    """依法设立满1年 stands in the second paragraph, and is said of it alone."""
    found = given(
        rules,
        "ip-services",
        brand_agency_granted=True,
        brand_agency_grant=20 * WAN,
        agency_years=0,
        agency_violation=False,
        funded_elsewhere=[],
    )
    assert found == 10
