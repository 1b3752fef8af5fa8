"""Applicants of the shipped policy, reckoned by hand from its clauses."""

from __future__ import annotations

from typing import Any

from policypress.eligibility import evaluate
from policypress.eligibility.result import MeasureResult, Range
from tests.support.applicants import shipped

EVERYBODY = {
    "entity": "legal_person",
    "operates_in_district": True,
    "sound_finance": True,
    "serious_dishonesty": False,
    "fraud_barred": False,
    "fits_policy": True,
    "funded_elsewhere": [],
}


def applicant(measure: str, **answers: Any) -> MeasureResult:
    """One measure for an applicant who passes what is asked of everybody."""
    return evaluate(shipped(), {**EVERYBODY, **answers})[measure]


def paid(measure: str, **answers: Any) -> Any:
    """What it gives for certain; None while that is open."""
    found = applicant(measure, **answers).amount
    return found.min if found.is_settled else None


def patent(**row: Any) -> dict[str, Any]:
    """A patent with no award but those named."""
    none = {
        "is_first_patentee": True,
        "china_patent_level": "none",
        "guangdong_patent_level": "none",
        "shenzhen_patent_won": False,
        "patent_award_earlier": 0,
        "funded_elsewhere": False,
    }
    return {**none, **row}


def standard(kind: str, role: str = "lead_new", **row: Any) -> dict[str, Any]:
    """A standard published last year, first in the district."""
    usual = {
        "standard_kind": kind,
        "standard_role": role,
        "standard_published": True,
        "first_in_district": True,
        "standard_granted": False,
        "standard_city_grant": 0,
        "group_standard_recognised": False,
        "group_standard_claimed": False,
        "funded_elsewhere": False,
    }
    return {**usual, **row}


# 02: a big firm.


def test_two_gold_patents_are_paid_each():
    # （九）每项100万元：2 × 100 = 200万元
    patents = [patent(china_patent_level="gold")] * 2
    assert paid("patent-award", patent=patents) == 2_000_000


def test_one_patent_with_three_awards_is_paid_the_highest():
    # （九）同一专利获得多个奖项的，按照最高一级：max(100, 30, 20) = 100万元
    many = patent(
        china_patent_level="gold",
        guangdong_patent_level="gold",
        shenzhen_patent_won=True,
    )
    assert paid("patent-award", patent=[many]) == 1_000_000


def test_awards_of_different_patents_add_up():
    # 100 + 30 + 20 = 150万元
    patents = [
        patent(china_patent_level="gold"),
        patent(guangdong_patent_level="gold"),
        patent(shenzhen_patent_won=True),
    ]
    assert paid("patent-award", patent=patents) == 1_500_000


def test_a_patent_that_had_a_lower_award_is_paid_the_difference():
    # 此前已按较低级别获得的，补足差额：100 − 20 = 80万元
    one = patent(china_patent_level="gold", patent_award_earlier=200_000)
    assert paid("patent-award", patent=[one]) == 800_000


def test_a_patent_of_which_another_is_first_owner_is_not_paid():
    # 奖励由获奖专利的第一专利权人申报：只有第二件的30万元
    patents = [
        patent(china_patent_level="gold", is_first_patentee=False),
        patent(guangdong_patent_level="gold"),
    ]
    assert paid("patent-award", patent=patents) == 300_000


def test_three_national_standards_are_paid_each():
    # （四）主导制定国家标准每项25万元：3 × 25 = 75万元
    standards = [standard("national")] * 3
    assert paid("standard-making", standard=standards) == 750_000


def test_standards_of_a_year_stop_at_the_limit_of_the_applicant():
    # 3 × 25 + 参与制定行业标准6 + 国际标准min(100 × 50%, 50) = 131，每年最高100万元
    standards = [
        *[standard("national")] * 3,
        standard("industry", "join_new"),
        standard(
            "international",
            standard_granted=True,
            standard_city_grant=1_000_000,
        ),
    ]
    found = applicant("standard-making", standard=standards)
    assert found.amount == Range(1_000_000, 1_000_000)
    assert found.supports[3].amount.min == 750_000


def test_of_quality_awards_the_highest_counts():
    # （一）按照最高一级：max(中国质量奖300, 市长质量奖min(100 × 50%, 100)) = 300万元
    found = applicant(
        "quality-award",
        china_quality_last_year=True,
        china_quality_level="prize",
        provincial_quality_last_year=False,
        city_quality_last_year=True,
        city_quality_grant=1_000_000,
        quality_award_earlier=0,
        quality_event=[],
    )
    assert found.amount == Range(3_000_000, 3_000_000)


def test_a_firm_with_a_quality_award_is_no_excellence_candidate():
    # （二）已获得市级以上质量奖的单位不再享受
    found = applicant(
        "excellence",
        excellence_years=3,
        excellence_score=600,
        has_quality_award=True,
        excellence_funded=False,
    )
    assert found.verdict == "no"
    assert found.change is None  # nobody is told to give an award back


# 04: an agency with an operation centre.


AGENCY = {
    "brand_agency_granted": True,
    "brand_agency_grant": 300_000,
    "agency_years": 5,
    "agency_grade": "good",
    "agency_violation": False,
}
CENTRE = {
    "centre_approved": True,
    "centre_level": "city",
    "centre_evaluated": True,
    "centre_deals": 10_000_000,
}


def test_of_two_rewards_of_an_agency_the_higher_is_given():
    # （二十三）max(30 × 50% = 15, 良好10) = 15万元
    assert paid("ip-services", **AGENCY) == 150_000


def test_centre_and_agency_exclude_each_other():
    result = evaluate(shipped(), {**EVERYBODY, **AGENCY, **CENTRE})
    services, centre = result["ip-services"], result["ip-operation-centre"]
    assert services.exclusive == ("ip-operation-centre",)
    assert centre.exclusive == ("ip-services",)
    # 申报单位选择其中一项：合计只计较高的一条
    others = [
        one.amount.max
        for one in result.measures
        if one.id not in ("ip-services", "ip-operation-centre")
    ]
    assert None in others or result.amount.max == sum(others) + max(
        services.amount.max, centre.amount.max
    )


# 07: an association.


def test_a_group_standard_is_paid_by_one_of_two_clauses():
    # （四）团体标准10 × 50% = 5万元；（八）已就同一项团体标准获得资助的，不再享受
    one = standard(
        "group",
        standard_granted=True,
        standard_city_grant=100_000,
        group_standard_recognised=True,
        group_standard_claimed=True,
    )
    answers = {"standard": [one], "is_social_organisation": True}
    assert paid("standard-making", **answers) == 50_000
    publisher = applicant("standard-services", **answers).supports[2]
    assert publisher.verdict == "no"


def test_a_group_standard_that_is_not_claimed_is_paid_to_its_publisher():
    # （八）团体标准发布机构5万元
    one = standard("group", group_standard_recognised=True)
    answers = {"standard": [one], "is_social_organisation": True}
    publisher = applicant("standard-services", **answers).supports[2]
    assert publisher.amount == Range(50_000, 50_000)


def test_a_trademark_station_has_half_of_the_city_grant_up_to_its_limit():
    # （十）每个指导站最高10万元：min(15 × 50%, 10) = 7.5万元；两个即15万元
    station = {
        "trademark_station_granted": True,
        "trademark_station_city_grant": 150_000,
        "funded_elsewhere": False,
    }
    answers = {"gold_award": [], "copyright_demo_last_year": False}
    assert (
        paid("copyright-trademark", trademark_station=[station], **answers)
        == 75_000
    )
    assert (
        paid("copyright-trademark", trademark_station=[station] * 2, **answers)
        == 150_000
    )


def test_use_of_a_geographical_indication_stops_at_the_limit_of_the_year():
    # （十二）50 × 50% = 25，同一单位每年度最高20万元；地理标志本身每个50万元
    product = {
        "gi_kind": "mark",
        "gi_rewarded": False,
        "funded_elsewhere": False,
    }
    assert (
        paid(
            "geographical-indication",
            gi_product=[product],
            gi_mark_user=True,
            gi_use_cost=500_000,
            gi_use_grants=0,
        )
        == 700_000
    )


# 11: a designation that goes up.


def test_a_higher_designation_is_paid_the_difference():
    # （十一）国家优势40万元，此前市优势20万元：补足差额20万元
    assert (
        paid(
            "ip-demonstration",
            ip_designation_last_year=True,
            ip_designation_review=False,
            ip_designation_level="national_advantage",
            ip_designation_earlier=200_000,
        )
        == 200_000
    )


def test_a_pilot_that_becomes_a_model_is_paid_the_difference():
    # （二十二）示范20 − 试点10 = 10万元
    assert (
        paid(
            "trade-secret",
            trade_secret_last_year=True,
            trade_secret_level="demo",
            trade_secret_earlier=100_000,
        )
        == 100_000
    )


# 15: a brand agency of half a year.


def test_the_years_of_one_paragraph_do_not_bar_the_other():
    # （二十三）第一款不问年限：40 × 50% = 20万元；第二款要求满两年
    found = applicant(
        "ip-services",
        brand_agency_granted=True,
        brand_agency_grant=400_000,
        agency_years="0.5",
        agency_violation=False,
    )
    brand, quality = found.supports
    assert (brand.verdict, quality.verdict) == ("yes", "no")
    assert found.amount == Range(200_000, 200_000)


# 16: one matter had money elsewhere.


def test_money_for_one_matter_closes_that_matter_alone():
    # 同一事项不得重复申报：第一件不计，第二件100万元，其他措施不受影响
    patents = [
        patent(china_patent_level="gold", funded_elsewhere=True),
        patent(china_patent_level="gold"),
    ]
    result = evaluate(shipped(), {**EVERYBODY, "patent": patents})
    assert result["patent-award"].amount == Range(1_000_000, 1_000_000)
    refused = [one.id for one in result.measures if one.verdict == "no"]
    assert refused == []


def test_a_support_without_a_table_is_named_among_those_funded_elsewhere():
    answers = {
        "trade_secret_last_year": True,
        "trade_secret_level": "demo",
        "trade_secret_earlier": 0,
    }
    chosen = {"funded_elsewhere": ["trade-secret.designation"]}
    assert applicant("trade-secret", **answers, **chosen).verdict == "no"
    assert applicant("trade-secret", **answers).verdict == "yes"


# Nobody with standards.


def test_a_firm_without_standards_has_nothing_for_standards():
    found = applicant("standard-making", standard=[])
    assert (found.verdict, found.amount.max) == ("no", 0)
    assert found.change.answers[0].text == "“标准”增加一项"
