"""Thirty firms with several things each under the policy of this repository, reckoned by
hand from the words of its clauses: the engine for one applicant, and the list.

Amounts in 万元. Beside each firm stands what the clauses give, clause by clause; what the
engines say is not looked at before.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

pytest.importorskip("polars")

from policypress.eligibility import evaluate
from policypress.eligibility.result import Range
from policypress.lists.outcome import Outcome, outcome_of, rules_for_lists
from policypress.lists.papers.estimates import lines, total_paid
from policypress.lists.reading.files import read_files
from policypress.lists.reading.raw import Findings
from policypress.lists.reading.register import register_of
from policypress.source import load

pytestmark = pytest.mark.slow  # two seconds to compile the rules
ROOT = Path(__file__).resolve().parents[2]
Answers = dict[str, Any]
# What was reckoned: an amount, or the least and the most.
Reckoned = dict[str, int | tuple[int, int]]
W = 10_000
FEN = 1_000_000  # of 1万元


def event(cost: int, grants: int = 0, level: str = "provincial", **more: Any):
    """A quality event."""
    return {
        "quality_event_level": level,
        "quality_event_filed": more.get("filed", True),
        "quality_event_cost": cost * W,
        "quality_event_grants": grants * W,
    }


def patent(china: str = "none", province: str = "none", **more: Any):
    """A patent that won prizes; earlier: had for it before."""
    return {
        "is_first_patentee": more.get("own", True),
        "china_patent_level": china,
        "guangdong_patent_level": province,
        "shenzhen_patent_won": more.get("city", False),
        "patent_award_earlier": more.get("earlier", 0) * W,
    }


def standard(kind: str, role: str = "none", grant: int | None = None, **more):
    """A standard; grant: of the city."""
    return {
        "standard_kind": kind,
        "standard_role": role,
        "standard_published": more.get("published", True),
        "first_in_district": more.get("first", True),
        "standard_granted": grant is not None,
        "standard_city_grant": (grant or 0) * W,
        "group_standard_recognised": more.get("recognised", False),
        "group_standard_claimed": more.get("claimed", False),
    }


def granted(prefix: str, grant: int, is_granted: bool = True) -> Answers:
    """Something that the city paid for."""
    return {
        f"{prefix}_granted": is_granted,
        f"{prefix}_city_grant": grant * W,
    }


def project(level: str, grant: int, cost: int, accepted: bool = True):
    """A project on patents of high value."""
    return {
        "patent_project_accepted": accepted,
        "patent_project_paid": True,
        "patent_project_level": level,
        "patent_project_grant": grant * W,
        "patent_project_other_grants": 0,
        "patent_project_cost": cost * W,
    }


def loan(
    interest: int | None, fees: int, grants: int = 0, timely: bool = True
):
    """A loan; grants: towards its interest."""
    return {
        "pledge_registered": True,
        "pledge_on_schedule": timely,
        "pledge_interest_paid": True,
        "pledge_interest": None if interest is None else interest * W,
        "pledge_interest_grants": grants * W,
        "pledge_fees": fees * W,
        "pledge_fee_grants": 0,
    }


def navigation(kind: str, cost: int, filed: bool = True) -> Answers:
    """A project of patent navigation."""
    return {
        "navigation_kind": kind,
        "navigation_passed": True,
        "navigation_filed": filed,
        "navigation_cost": cost * W,
        "navigation_grants": 0,
    }


def alliance(cost: int, lead: bool = True, new: bool = True) -> Answers:
    """An alliance on intellectual property."""
    return {
        "is_alliance_lead": lead,
        "alliance_registered_last_year": new,
        "alliance_filed": True,
        "alliance_evaluated": True,
        "alliance_cost": cost * W,
        "alliance_grants": 0,
    }


def ip_event(scope: str, cost: int, **more: Any) -> Answers:
    """An event on intellectual property."""
    return {
        "ip_event_scope": scope,
        "ip_event_filed": True,
        "ip_event_last_year": True,
        "ip_event_fully_public": more.get("public", False),
        "ip_event_claimed": more.get("claimed", False),
        "ip_event_cost": cost * W,
        "ip_event_grants": 0,
    }


def station(accepted: bool, grade: str, approved: bool = True) -> Answers:
    """A protection station that worked all the year."""
    return {
        "station_approved": approved,
        "station_accepted": accepted,
        "station_full_year": True,
        "station_grade": grade,
    }


def training(cost: int, grants: int = 0, free: bool = True) -> Answers:
    """A training for the public."""
    return {
        "training_filed": True,
        "training_free": free,
        "training_cost": cost * W,
        "training_grants": grants * W,
    }


def contest(*prizes: str, alone: bool = True, agreed: bool = False) -> Answers:
    """A project in the contest."""
    return {
        "contest_last_year": True,
        "contest_level": list(prizes),
        "contest_sole_entrant": alone,
        "contest_agreed_applicant": agreed,
    }


def flags(first: str, second: str, *pairs: tuple[bool, bool]) -> list[Answers]:
    """Things that are told by two answers."""
    return [{first: one, second: two} for one, two in pairs]


def pilot(*levels: str, accepted: bool = True) -> Answers:
    """A pilot of standardisation."""
    return {"pilot_accepted": accepted, "pilot_level": list(levels)}


def prize(level: str, city: bool) -> Answers:
    """A standard that won prizes."""
    return {"contribution_award_level": level, "sz_standard_award": city}


def excellence(score: int, years: str = "2", had: bool = False) -> Answers:
    """Excellence in management, with the score of the experts."""
    return {
        "excellence_years": years,
        "excellence_score": score,
        "excellence_funded": had,
    }


def licence(income: int, paid: int, grants: int = 0, related: bool = False):
    """Open licences given and taken."""
    return {
        "open_licence_announced": True,
        "licence_recorded": True,
        "licence_fee_settled": True,
        "licence_related_parties": related,
        "licence_income": income * W,
        "licence_fee_paid": paid * W,
        "licence_grants": grants * W,
    }


def agency(years: str, grade: str, violation: bool = False) -> Answers:
    """An agency that was assessed."""
    return {
        "agency_years": years,
        "agency_grade": grade,
        "agency_violation": violation,
    }


PLACE: Reckoned = {"excellence": 30}
OPEN: Reckoned = {"excellence": (0, 30)}
# By name: the answers that are not those of everybody, and what the clauses give.
FIRMS: dict[str, tuple[Answers, Reckoned]] = {
    # （一） 中国质量奖 300 − 此前 100 = 200. Events: 30 × 50% = 15; 60 × 50% = 30, 每场最高 20;
    # 10 × 50% = 5, but with 8 of other grants at most 10 − 8 = 2. 200 + 15 + 20 + 2 = 237
    "甲": (
        {
            "china_quality_last_year": True,
            "china_quality_level": "prize",
            "quality_award_earlier": 100 * W,
            "has_quality_award": True,
            "quality_event": [event(30), event(60), event(10, 8)],
        },
        {"quality-award": 237},
    ),
    # （一） the highest of 提名奖 150, 省奖 180, 市长奖 100 × 50% = 50: 180. Neither event
    # counts: one of the city, one not filed before
    "乙": (
        {
            "china_quality_last_year": True,
            "china_quality_level": "nomination",
            "provincial_quality_last_year": True,
            "city_quality_last_year": True,
            "city_quality_grant": 100 * W,
            "has_quality_award": True,
            "quality_event": [
                event(30, level="city"),
                event(30, filed=False),
            ],
        },
        {"quality-award": 180},
    ),
    # （一） 市长奖 300 × 50% = 150, 最高 100, less 30 had before: 70. （九） 深圳市专利奖 20
    "丙": (
        {
            "city_quality_last_year": True,
            "city_quality_grant": 300 * W,
            "quality_award_earlier": 30 * W,
            "has_quality_award": True,
            "patent": [patent(city=True), patent()],
        },
        {"quality-award": 70, "patent-award": 20},
    ),
    # （九） by patent: 金奖 100 (over 广东金奖 30); 优秀奖 20; 广东银奖 20 − 10 = 10; not the
    # first patentee 0; 深圳 20 − 20 = 0: 130. （二） 620 points
    "丁": (
        {
            "patent": [
                patent("gold", "gold"),
                patent("merit", city=True),
                patent(province="silver", earlier=10),
                patent("silver", own=False),
                patent(city=True, earlier=20),
            ],
            **excellence(620),
        },
        {"patent-award": 130, **PLACE},
    ),
    # （四） 国标 25 + 10, 行标 6 + 2, 省地标 12, 市地标 4, 国际 120 × 50% = 60 → 50, 一带一路 15,
    # 团标 20 × 50% = 10 → 5: 129, 每年最高 100
    "戊": (
        {
            "standard": [
                standard("national", "lead_new"),
                standard("national", "join_new"),
                standard("industry", "lead_revision"),
                standard("industry", "join_revision"),
                standard("gd_local", "lead_new"),
                standard("sz_local", "join_new"),
                standard("international", grant=120),
                standard("belt_road", grant=30),
                standard("group", grant=20),
            ],
            **excellence(610),
        },
        {"standard-making": 100, **PLACE},
    ),
    # （四） 参与修订国标 4, 主导制定行标 15, 主导制定市地标 10; not first in the district, not
    # published last year, 修订省地标: nothing. 29
    "己": (
        {
            "standard": [
                standard("national", "join_revision"),
                standard("industry", "lead_new"),
                standard("national", "lead_revision", first=False),
                standard("gd_local", "join_new", published=False),
                standard("gd_local", "lead_revision"),
                standard("sz_local", "lead_new"),
            ],
            **excellence(600),
        },
        {"standard-making": 29, **PLACE},
    ),
    # （三） committees 120 → 60 → 50, 40 → 20, one without a grant; event 80 → 40 → 30; study
    # 10 → 5: 105, 每年最高 100
    "庚": (
        {
            "committee": [
                granted("committee", 120),
                granted("committee", 40),
                granted("committee", 200, False),
            ],
            "standard_event": [granted("standard_event", 80)],
            "trade_study": [granted("trade_measure", 10)],
            **excellence(590),
        },
        {"standard-activities": 100, **PLACE},
    ),
    # （五） A 一等奖 100 (over 标准奖 20), B 标准奖 20, C a second one: 每年不超过1项. Pilots
    # 25, 25 (national and provincial: the higher), 15, one not accepted. Base 25, pilot
    # firm 15: 100 + 20 + 25 + 25 + 15 + 25 + 15 = 225
    "辛": (
        {
            "award_standard": [
                prize("first", True),
                prize("none", True),
                prize("none", True),
            ],
            "pilot_project": [
                pilot("national"),
                pilot("national", "provincial_city"),
                pilot("provincial_city"),
                pilot("national", accepted=False),
            ],
            "innovation_base_last_year": True,
            "sync_pilot_last_year": True,
            **excellence(580),
        },
        {"standard-pilots": 225, **PLACE},
    ),
    # （六） 5 × 5 = 25, 每年最高 20; one renewed. （七） 4 × 5, 不超过3项: 15; one paid before
    "壬": (
        {
            "certified_item": flags(
                "certificate_first",
                "certificate_valid",
                *[(True, True)] * 5,
                (False, True),
            ),
            "leader_standard": flags(
                "leader_listed",
                "leader_funded",
                *[(True, False)] * 4,
                (True, True),
            ),
            **excellence(570),
        },
        {"shenzhen-standard": 20, "standard-leader": 15, **PLACE},
    ),
    # （八） 60 → 30 → 20; 30 → 15; group standards: one 5 (不超过1项), one paid by （四）: 40
    "癸": (
        {
            "evaluator_granted": True,
            "evaluator_city_grant": 60 * W,
            "verification_granted": True,
            "verification_city_grant": 30 * W,
            "is_social_organisation": True,
            "standard": [
                standard("group", recognised=True),
                standard("group", recognised=True, claimed=True),
                standard("group", recognised=True),
            ],
            **excellence(560),
        },
        {"standard-services": 40, **PLACE},
    ),
    # （十） 100 + 100, another prize 0; 全国示范 100 − 30 = 70; stations 30 → 15 → 10, 8 → 4: 284
    "子": (
        {
            "gold_award": [
                {"gold_award_kind": one}
                for one in ("copyright", "trademark", "other")
            ],
            "copyright_demo_last_year": True,
            "copyright_demo_level": "national",
            "copyright_demo_earlier": 30 * W,
            "trademark_station": [
                granted("trademark_station", 30),
                granted("trademark_station", 8),
            ],
            **excellence(550),
        },
        {"copyright-trademark": 284, **PLACE},
    ),
    # （十一） 50 − 40 = 10; （二十二） 20 − 10 = 10; （二十四） two attorneys 2
    "丑": (
        {
            "ip_designation_last_year": True,
            "ip_designation_level": "national_demo",
            "ip_designation_earlier": 40 * W,
            "trade_secret_last_year": True,
            "trade_secret_level": "demo",
            "trade_secret_earlier": 10 * W,
            "new_attorneys": 2,
            "attorney_staff": True,
            **excellence(540),
        },
        {
            "ip-demonstration": 10,
            "trade-secret": 10,
            "ip-talent": 2,
            **PLACE,
        },
    ),
    # （十二） one product 50, one paid before, one without; use 50 × 50% = 25 → 20: 70. （二） the
    # tenth place, shared with 卯
    "寅": (
        {
            "gi_product": [
                {"gi_kind": "product", "gi_rewarded": False},
                {"gi_kind": "mark", "gi_rewarded": True},
                {"gi_kind": "none", "gi_rewarded": False},
            ],
            "gi_mark_user": True,
            "gi_use_cost": 50 * W,
            **excellence(530),
        },
        {"geographical-indication": 70, **OPEN},
    ),
    # （十二） 30 × 50% = 15, with 20 of grants at most 30 − 20 = 10. （六） 5. （十） a prize that
    # another fund of the district has paid for
    "卯": (
        {
            "gi_mark_user": True,
            "gi_use_cost": 30 * W,
            "gi_use_grants": 20 * W,
            "certified_item": flags(
                "certificate_first", "certificate_valid", (True, True)
            ),
            "gold_award": [
                {"gold_award_kind": "trademark", "funded_elsewhere": True}
            ],
            **excellence(530),
        },
        {"geographical-indication": 10, "shenzhen-standard": 5, **OPEN},
    ),
    # （十三） 20; 银奖 and 优秀奖 of one contest 10; agreed 5; not agreed 0: 35. （十四） 120 × 50%
    # = 60 → 50; 50 × 40% = 20, at most 60 − 50 = 10; 40 × 30% = 12; not accepted: 72.
    # （二） 300 points are not more than 300
    "辰": (
        {
            "contest_project": [
                contest("gold"),
                contest("silver", "merit"),
                contest("merit", alone=False, agreed=True),
                contest("gold", alone=False),
            ],
            "patent_project": [
                project("national", 120, 200),
                project("provincial", 50, 60),
                project("city", 40, 100),
                project("national", 100, 300, accepted=False),
            ],
            **excellence(300),
        },
        {"high-value-patent-contest": 35, "high-value-patent-match": 72},
    ),
    # （十五） 100 + 50 (3000万元以上 includes 3000): 150. （二十一） a station of an earlier year:
    # 合格 5. （二） half a year is too short
    "巳": (
        {
            "centre_approved": True,
            "centre_level": "national",
            "centre_evaluated": True,
            "centre_deals": 3000 * W,
            "station": [station(False, "qualified")],
            **excellence(700, years="0.5"),
        },
        {"ip-operation-centre": 150, "protection-station": 5},
    ),
    # （十五） 50 + 15 (不满1000): 65. （二十三） the higher of 60 × 50% = 30 → 25 and 优秀 20: 25;
    # one of both: 65. （二） had before
    "午": (
        {
            "centre_approved": True,
            "centre_level": "provincial",
            "centre_evaluated": True,
            "centre_deals": 9_999_900,
            "brand_agency_granted": True,
            "brand_agency_grant": 60 * W,
            **agency("3", "excellent"),
            **excellence(800, had=True),
        },
        {"ip-operation-centre": 65, "ip-services": 25, "": 65},
    ),
    # （十六） 2000 × 2.5% = 50 → 25; 100 × 5% = 5, at most 100 − 98 = 2: 27
    "未": (licence(2000, 100, 98), {"open-licence": 27}),
    # （十六） 25 + 25. （二十） 20 × 50% = 10, one claimed elsewhere. （二十三） unlawful filings
    "申": (
        {
            **licence(1000, 500),
            "ip_event": [
                ip_event("domestic", 20),
                ip_event("domestic", 20, claimed=True),
            ],
            **agency("5", "good", violation=True),
        },
        {"open-licence": 50, "ip-events": 10},
    ),
    # （十六） 4000 × 2.5% = 100 → 25; 600 × 5% = 30 → 25. （二十三） not a year old
    "酉": (
        {**licence(4000, 600), **agency("0.9", "excellent")},
        {"open-licence": 50},
    ),
    # （十六） 25 + 25. （二十三） 满1年 includes one year: 良好 10
    "戌": (
        {**licence(1000, 500), **agency("1", "good")},
        {"open-licence": 50, "ip-services": 10},
    ),
    # （二十七） nothing for whoever stands in the list of serious dishonesty
    "亥": (
        {
            "serious_dishonesty": True,
            **licence(1000, 500),
            "patent": [patent("gold"), patent("silver")],
        },
        {},
    ),
    # （十七） 100 → 50, 30 → 15 → 10; 60 → 30, at most 60 − 40 = 20, 10 → 5; one not in time:
    # 85. （十六） nothing between related parties
    "天": (
        {
            **licence(1000, 500, related=True),
            "loan": [
                loan(100, 30),
                loan(60, 10, grants=40),
                loan(100, 30, timely=False),
            ],
        },
        {"ip-pledge": 85},
    ),
    # （十七） 3 × (30 + 10) = 120, 每年最高 100. （十六） 800 × 2.5% = 20, 260 × 5% = 13: 33
    "地": (
        {**licence(800, 260), "loan": [loan(60, 20)] * 3},
        {"ip-pledge": 100, "open-licence": 33},
    ),
    # （十八） 150 → 75 → 50; not open to the public 0; 60 → 30 → 20 and 30 → 15, 不超过1项: 20.
    # 70. （十九） 组建 20; 50 → 25, 100 → 50 → 30, not leading 0: 75
    "玄": (
        {
            "navigation": [
                navigation("industry", 150),
                navigation("industry", 80, filed=False),
                navigation("enterprise", 30),
                navigation("enterprise", 60),
            ],
            "alliance": [
                alliance(50),
                alliance(100, new=False),
                alliance(60, lead=False),
            ],
        },
        {"patent-navigation": 70, "ip-alliance": 75},
    ),
    # （二十） 40, 100 → 50, 50 → 30, public money 0; 不超过2场: 50 + 40 = 90. （二十一） 10 + 15;
    # 10; 10 + 0; not approved: 45
    "黄": (
        {
            "ip_event": [
                ip_event("international", 80),
                ip_event("international", 200),
                ip_event("domestic", 100),
                ip_event("international", 300, public=True),
            ],
            "station": [
                station(True, "excellent"),
                station(False, "good"),
                station(True, "failed"),
                station(True, "excellent", approved=False),
            ],
        },
        {"ip-events": 90, "protection-station": 45},
    ),
    # （二十四） 5 × 1 + 4 × 1.5 = 11; 8 → 4, 20 → 10 → 5, 6 → 3, at most 6 − 5 = 1, with a fee 0:
    # 21, 每年最高 20
    "宇": (
        {
            "new_attorneys": 5,
            "attorney_staff": True,
            "new_senior_titles": 4,
            "senior_title_staff": True,
            "training": [
                training(8),
                training(20),
                training(6, 5),
                training(10, free=False),
            ],
        },
        {"ip-talent": 20},
    ),
    # （一） 300, （九） 100 + 100, （十） 100: 600, （三十） 每年累计最高 500
    "宙": (
        {
            "china_quality_last_year": True,
            "china_quality_level": "prize",
            "has_quality_award": True,
            "patent": [patent("gold"), patent("gold")],
            "gold_award": [{"gold_award_kind": "copyright"}],
        },
        {
            "quality-award": 300,
            "patent-award": 200,
            "copyright-trademark": 100,
            "": 500,
        },
    ),
    # Whether its books are sound is not known: all of it is open. （四） 25, （二十二） 10
    "洪": (
        {
            "sound_finance": None,
            "standard": [standard("national", "lead_new")],
            "trade_secret_last_year": True,
            "trade_secret_level": "pilot",
        },
        {"standard-making": (0, 25), "trade-secret": (0, 10)},
    ),
    # （九） 广东银奖 20; the Chinese prize is not known, at most 金奖 100. （十七） fees 20 → 10;
    # the interest is not known, 每年最高 100
    "荒": (
        {
            "patent": [{**patent(None, "silver")}],  # type: ignore[arg-type]
            "loan": [loan(None, 20)],
        },
        {"patent-award": (20, 100), "ip-pledge": (10, 100)},
    ),
}
# （十六） 27 + 50 + 50 + 50 + 33 = 210, 全区每年度总额不超过200万元: each × 200 / 210, to the fen.
CUT = {
    "未": 25_714_285,
    "申": 47_619_047,
    "酉": 47_619_047,
    "戌": 47_619_047,
    "地": 31_428_571,
}


@cache
def outcome() -> Outcome:
    """The list, from files as a user has them."""
    policy = load(ROOT / "policy").policy
    assert policy is not None
    rules = rules_for_lists(policy)
    findings = Findings()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_list(folder, rules)
        raws = read_files(folder, "名册", findings)
    register = register_of(raws, rules, findings, "名册")
    assert register is not None and findings.kept == [], findings.kept
    return outcome_of(policy, rules, register)


def answers_of(name: str, rules: Answers) -> Answers:
    """What a firm says: no and nothing, but for what stands above. None is not said."""
    found: Answers = {
        "entity": "legal_person",
        "operates_in_district": True,
        "sound_finance": True,
        "fits_policy": True,
        "funded_elsewhere": [],
    }
    for one in rules["questions"]:
        if one["type"] == "yes_no":
            found.setdefault(one["id"], False)
        elif one["type"] in ("money", "number"):
            found[one["id"]] = 0
    for thing in rules["things"]:
        found[thing["id"]] = []
    found |= FIRMS[name][0]
    for thing in rules["things"]:
        rows = found[thing["id"]]
        found[thing["id"]] = [
            {"funded_elsewhere": False, **_said(row)} for row in rows
        ]
    return _said(found)


def _said(answers: Answers) -> Answers:
    return {key: one for key, one in answers.items() if one is not None}


def write_list(folder: Path, rules: Answers) -> None:
    """A folder of .csv: the firms, and a file for each table."""
    every = {name: answers_of(name, rules) for name in FIRMS}
    things = rules["things"]
    heads = [one["id"] for one in rules["questions"]]
    people = [",".join(["企业名称", *heads, *[one["id"] for one in things]])]
    for name, answers in every.items():
        cells = [_cell(answers.get(head)) for head in heads]
        has = ["有" if answers[one["id"]] else "无" for one in things]
        people.append(",".join([name, *cells, *has]))
    (folder / "企业.csv").write_text("\n".join(people), "utf-8")
    for thing in things:
        heads = [one["id"] for one in thing["columns"]]
        rows = [",".join(["企业名称", *heads])]
        for name, answers in every.items():
            for row in answers[thing["id"]]:
                cells = [_cell(row.get(head)) for head in heads]
                rows.append(",".join([name, *cells]))
        (folder / f"{thing['label']}.csv").write_text("\n".join(rows), "utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(value) or "无"
    return str(value)


def ends(name: str, measure: str) -> tuple[int, int]:
    """What was reckoned by hand, in fen."""
    reckoned = FIRMS[name][1]
    if not measure and "" not in reckoned:
        every = [ends(name, one) for one in reckoned]
        return sum(one for one, _ in every), sum(one for _, one in every)
    found = reckoned.get(measure, 0)
    low, high = found if isinstance(found, tuple) else (found, found)
    return low * FEN, high * FEN


def fen(amount: Range) -> tuple[Fraction, Fraction]:
    """Both ends of what an engine says."""
    assert amount.max is not None
    return Fraction(amount.min or 0) * 100, Fraction(amount.max) * 100


def test_the_firms_are_thirty_and_have_several_things():
    assert len(FIRMS) == 30
    rules = outcome().rules
    rows = sum(
        len(answers_of(name, rules)[thing["id"]])
        for name in FIRMS
        for thing in rules["things"]
    )
    assert rows >= 80
    given = {measure for _, reckoned in FIRMS.values() for measure in reckoned}
    assert given - {""} == set(outcome().policy.measures)


@pytest.mark.parametrize("name", FIRMS)
def test_one_by_one_each_gets_what_the_clauses_give(name):
    """For one applicant places are open: it does not know of the others."""
    rules = outcome().rules
    result = evaluate(rules, answers_of(name, rules), advice=False)
    places = 0
    for one in result.measures:
        low, high = ends(name, one.id)
        if one.id == "excellence" or (name, one.id) == ("戌", "ip-services"):
            places += low
            low = 0
        assert fen(one.amount) == (low, high), one.id
    low, high = ends(name, "")
    assert fen(result.amount) == (low - places, high)


def test_the_list_gives_each_what_the_clauses_give():
    names = outcome().register.applicants["@name"].to_list()
    results = outcome().results
    wrong = []
    for measure in (*outcome().policy.measures, ""):
        column = f"m:{measure}" if measure else "total"
        rows = results.select(f"{column}.low", f"{column}.high").rows()
        for name, found in zip(names, rows, strict=True):
            hand = ends(name, measure)
            if found != hand:
                wrong.append((name, measure, found, hand))
    assert wrong == []


def test_the_pool_of_open_licences_is_cut_in_proportion():
    names = outcome().register.applicants["@name"].to_list()
    given = outcome().results["m:open-licence.given"].to_list()
    found = {name: one for name, one in zip(names, given, strict=True) if one}
    assert found == CUT


def test_nine_of_ten_places_are_certain_and_two_firms_share_the_last():
    """620, 610 … 540 are nine; 530 stands twice; 300 points are no more than 300."""
    verdicts = outcome().results["s:excellence.excellence.v"]
    assert (verdicts.sum(), verdicts.null_count()) == (9, 2)
    line = next(one for one in lines(outcome()) if one.measure == "excellence")
    assert line.paid.low == 9 * 30 * FEN
    assert line.paid.high == 10 * 30 * FEN


def test_all_together():
    """The firms come to 3399, less what the pool is short of (210 to 199.999997); at most
    25 + 10 more for 洪, 80 + 90 for 荒, and one place."""
    assert sum(ends(name, "")[0] for name in FIRMS) == 3399 * FEN
    paid = total_paid(outcome())
    assert paid.low == (3399 - 210) * FEN + sum(CUT.values())
    assert paid.high == paid.low + (35 + 170 + 30) * FEN
