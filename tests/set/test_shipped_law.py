"""What an official and a lawyer look for in the shipped policy: the basis is in force, nothing is
asked that competition law forbids, both sides answer for what they do, guides keep what is common
to all, and the calculator applies what holds over all measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from policypress.eligibility import evaluate
from policypress.source.model import Provision
from tests.set.test_by_item import COMMON, WAN, given, patent, row, rules
from tests.support.clauses import policy

__all__ = ["rules"]  # the fixture of test_by_item

CITED = re.compile(r"cite\('([\w-]+)'")
# 登记注册、迁入迁出、纳统、地方贡献、采购本地产品 as a condition of money
# (公平竞争审查条例第八条至第十条).
FORBIDDEN = re.compile(
    "注册在|在光明区(?:登记|注册)|迁入|迁离|迁出|落户|纳统|纳入[^，。]{0,6}统计"
    "|地方财力|经济贡献|纳税|税收|(?:采购|选用)(?:本区|区内|本地)|国有|民营|外资"
)


def clauses() -> Iterator[tuple[str, str]]:
    """The words of every provision by its id."""
    for key, provision in policy().provisions.items():
        yield key, provision.words


def guide_prose() -> Iterator[tuple[str, str]]:
    """What the guides say in their own words, by file."""
    for key, guide in policy().guides.items():
        materials = [
            f"{one.name}{one.note}" for one in guide.materials.values()
        ]
        said = [guide.audience, *guide.cautions, *materials]
        said += [
            f"{one.question}{one.answer}" for one in guide.questions.values()
        ]
        yield key, "\n".join(said)


def test_what_the_text_stands_on_has_not_been_replaced() -> None:
    """The clause that repeals names what it repeals; it stands on nothing."""
    text = [*policy().meta.preamble, *(words for _, words in clauses())]
    cited = {key for words in text for key in CITED.findall(words)}
    assert "gm-fund-2023" in cited
    replaced = {
        key for key in cited if policy().documents[key].force == "replaced"
    }
    assert replaced == set()


def test_the_note_keeps_the_basis_of_its_time_as_history() -> None:
    history = policy().notes.background["history"]
    said = "".join(one.text for one in history.paragraphs.values())
    assert "cite('gm-fund-2022')" in said and "cite('gm-fund-2023')" in said


def test_the_measures_that_went_before_are_repealed_by_name() -> None:
    repeal = policy().provisions["effect"].paragraphs["repeal"].text
    assert CITED.findall(repeal) == [
        "gm-measures-2023",
        "gm-enterprise-2019",
        "gm-innovation-2019",
    ]
    assert "废止" in repeal


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("effect.transition", "不溯及既往"),
        ("effect.transition", "上一年度事项"),
        ("grounds.main", "不以登记注册地、所有制形式作为给予资助的条件"),
        ("control.supervision", "听取申报单位的陈述、申辩"),
        ("control.supervision", "{{ p.facts.bar }}内，不再受理"),
        ("control.accountability", "主管单位、有关部门及其工作人员"),
        ("control.accountability", "专家和第三方机构"),
        ("control.ceiling", "{{ p.limits.applicant_year }}"),
    ],
)
def test_the_supplementary_part_says(paragraph: str, words: str) -> None:
    article, key = paragraph.split(".")
    assert words in policy().provisions[article].paragraphs[key].text


def test_nothing_is_asked_that_fair_competition_forbids() -> None:
    found = {
        (key, hit[0])
        for key, words in [*clauses(), *guide_prose()]
        if (hit := FORBIDDEN.search(words))
    }
    assert found == set()


def reviewed(measure: Provision) -> list[str]:
    """Where a measure has supports that a panel decides: "" the whole, or paragraphs."""
    kinds = {one.clause: one.review for one in measure.supports.values()}
    if set(kinds.values()) == {"evaluation"}:
        return [""]
    return [key for key, kind in kinds.items() if kind == "evaluation"]


def test_the_projects_named_as_decided_by_a_panel_are_those_of_the_model() -> (
    None
):
    named = re.findall(
        r"ref\('([\w.-]+)'\)",
        policy().provisions["grounds"].paragraphs["review"].text,
    )
    wanted = [
        f"{key}.{part}".rstrip(".")
        for ids in policy().order.values()
        for key in ids
        if key in policy().measures
        for part in reviewed(policy().measures[key])
    ]
    assert named == wanted


def test_a_guide_adds_materials_and_replaces_none_that_all_have() -> None:
    common = policy().common_guide.materials.keys()
    replaced = {
        (key, name)
        for key, guide in policy().guides.items()
        for name in guide.materials.keys() & common
    }
    assert replaced == set()


def test_a_review_of_its_own_takes_no_longer_than_the_common_one() -> None:
    usual = policy().common_guide.steps["review"].limit
    own = {
        key: guide.steps["review"].limit
        for key, guide in policy().guides.items()
        if "review" in guide.steps
    }
    assert len(own) == 6
    assert {str(limit) for limit in own.values()} == {str(usual)}


# ── what holds over all measures ─────────────────────────────────────────────


AWARDED = {
    "china_quality_last_year": True,
    "china_quality_level": "prize",
    "provincial_quality_last_year": False,
    "city_quality_last_year": False,
    "quality_award_earlier": 0,
    "quality_event": [],
    "funded_elsewhere": [],
}


def test_all_grants_of_a_year_stop_at_the_total_of_the_applicant(
    rules: dict[str, Any],
) -> None:
    # （一）中国质量奖300；（九）三件中国专利金奖3 × 100：合计600，附则累计最高500万元
    answers = {**COMMON, **AWARDED, "patent": [patent("gold")] * 3}
    result = evaluate(rules, answers)
    assert result["quality-award"].amount.min == 300 * WAN
    assert result["patent-award"].amount.min == 300 * WAN
    assert (result.amount.min, result.amount.max) == (500 * WAN, 500 * WAN)


def test_who_was_found_to_have_cheated_is_given_nothing(
    rules: dict[str, Any],
) -> None:
    answers = {**COMMON, **AWARDED, "fraud_barred": True}
    result = evaluate(rules, answers)
    assert {one.verdict for one in result.measures} == {"no"}


def test_a_leading_standard_that_was_paid_before_bars_no_other(
    rules: dict[str, Any],
) -> None:
    # （七）每项5万元，此前已获得资助的一项不再资助，每年度不超过3项
    new = row(leader_listed=True, leader_funded=False)
    paid = row(leader_listed=True, leader_funded=True)
    assert given(rules, "standard-leader", leader_standard=[paid, new]) == 5
    assert given(rules, "standard-leader", leader_standard=[new] * 5) == 15


def test_a_certificate_that_is_no_longer_valid_bars_no_other(
    rules: dict[str, Any],
) -> None:
    # （六）每个获证项目5万元，同一单位每年度最高20万元
    valid = row(certificate_first=True, certificate_valid=True)
    void = row(certificate_first=True, certificate_valid=False)
    assert given(rules, "shenzhen-standard", certified_item=[valid, void]) == 5
    assert given(rules, "shenzhen-standard", certified_item=[valid] * 5) == 20


def test_each_station_is_paid_for_what_it_did(rules: dict[str, Any]) -> None:
    # （二十一）上一年度建成的10万元；全年运行、考核优秀的15万元
    built = row(
        station_approved=True,
        station_accepted=True,
        station_full_year=False,
        station_grade="failed",
    )
    running = row(
        station_approved=True,
        station_accepted=False,
        station_full_year=True,
        station_grade="excellent",
    )
    assert given(rules, "protection-station", station=[built, running]) == 25
