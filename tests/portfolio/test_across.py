"""A district looks at its policies side by side: what one of them alone cannot show."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from policypress.findings import Place
from policypress.portfolio import MOST, Facts, KeptFacts, across
from policypress.portfolio.facts import (
    CitedDocument,
    ComparedFigure,
    Definition,
    Matter,
    OwnFigure,
)


def place(name: str, line: int = 1) -> Place:
    return Place(f"{name}/a.yaml", line, 1)


def policy(name: str, **facts: object) -> Facts:
    """A policy of one district, with a title of its own."""
    region = facts.pop("region", "青石区")
    title = facts.pop("title", f"青石区{name}办法")
    return Facts(name, title, region, **facts)


def told(*policies: Facts) -> list[tuple[str, str, str]]:
    """Each finding: where, its code and how serious it is."""
    return [
        (one.place.file.split("/")[0], one.code, one.severity)
        for one in across(policies)
    ]


def cited(name: str, force: str, number: str = "", successor: str = ""):
    return CitedDocument(
        "青石区资金管理办法", number, force, successor, place(name)
    )


def test_a_document_that_another_policy_knows_to_be_replaced_is_told():
    knows = policy(
        "甲", documents=(cited("甲", "replaced", "", "资金管理规定"),)
    )
    believes = policy("乙", documents=(cited("乙", "in_force"),))
    assert told(knows, believes) == [
        ("乙", "document-replaced-elsewhere", "warning"),
        ("甲", "replaced-document-cited", "note"),
    ]
    warning = across([knows, believes])[0]
    assert "已被《资金管理规定》替代" in warning.message
    assert "甲/a.yaml:1:1" in warning.hint


@pytest.mark.parametrize("force", ["in_force", "unknown", "draft"])
def test_a_document_that_nobody_knows_to_be_over_is_nothing_to_tell(force):
    one = policy("甲", documents=(cited("甲", force),))
    other = policy("乙", documents=(cited("乙", force),))
    assert told(one, other) == []


def test_one_title_with_two_numbers_is_two_documents():
    old = policy("甲", documents=(cited("甲", "replaced", "青府〔2019〕1号"),))
    new = policy("乙", documents=(cited("乙", "in_force", "青府〔2024〕8号"),))
    assert told(old, new) == []


def test_a_number_written_with_other_brackets_is_the_same():
    old = policy("甲", documents=(cited("甲", "expired", "青府〔2019〕1号"),))
    new = policy("乙", documents=(cited("乙", "in_force", "青府[2019]1号"),))
    assert ("乙", "document-replaced-elsewhere", "warning") in told(old, new)


def term(name: str, meaning: str) -> Definition:
    return Definition("小微企业", meaning, place(name))


def test_a_term_with_two_meanings_in_one_district_is_told_where_it_comes_later():
    one = policy("甲", definitions=(term("甲", "从业人员不超过20人的企业"),))
    other = policy("乙", definitions=(term("乙", "从业人员不超过50人的企业"),))
    assert told(one, other) == [("乙", "term-defined-differently", "warning")]


def test_punctuation_and_what_the_text_calls_itself_make_no_other_meaning():
    one = policy("甲", definitions=(term("甲", "本办法施行时，在册的企业"),))
    other = policy("乙", definitions=(term("乙", "本措施施行时在册的企业"),))
    elsewhere = policy(
        "丙", region="白沙区", definitions=(term("丙", "别的企业"),)
    )
    assert told(one, other, elsewhere) == []


def quoted(name: str, value: str, document: str = "白沙区奖励办法"):
    return ComparedFigure(
        document, "白沙区", "第五条", "金奖", value, place(name)
    )


def test_a_figure_quoted_with_two_values_is_told():
    one = policy("甲", compared=(quoted("甲", "40万元"),))
    other = policy("乙", compared=(quoted("乙", "50万元"),))
    same = policy("丙", compared=(quoted("丙", "40万元"),))
    assert told(one, other, same) == [
        ("乙", "benchmark-quoted-differently", "warning")
    ]


def test_a_compared_policy_that_is_there_itself_is_asked_what_it_gives_today():
    theirs = policy(
        "丁",
        title="白沙区奖励办法",
        region="白沙区",
        figures=(OwnFigure(("大赛", "金奖", "金额"), "60万元"),),
    )
    ours = policy("甲", compared=(quoted("甲", "40万元"),))
    assert told(ours, theirs) == [("甲", "benchmark-moved", "warning")]
    assert "现为60万元" in across([ours, theirs])[0].message
    still = policy("甲", compared=(quoted("甲", "60万元"),))
    assert told(still, theirs) == []


def test_a_name_that_two_figures_have_says_nothing():
    theirs = policy(
        "丁",
        title="白沙区奖励办法",
        region="白沙区",
        figures=(
            OwnFigure(("甲赛", "金奖"), "60万元"),
            OwnFigure(("乙赛", "金奖"), "70万元"),
        ),
    )
    ours = policy("甲", compared=(quoted("甲", "40万元"),))
    assert told(ours, theirs) == []


def matter(name: str, what: str, *situations: str, guard: str = "") -> Matter:
    support = f"m.{what}"
    return Matter(support, what, situations, "第一条", guard, place(name))


def test_one_matter_supported_by_two_policies_of_a_district_is_told():
    one = policy("甲", matters=(matter("甲", "手艺大赛", "手艺大赛金奖"),))
    other = policy("乙", matters=(matter("乙", "赛事获奖", "手艺大赛金奖"),))
    assert told(one, other) == [("乙", "matter-supported-twice", "warning")]


def test_where_the_text_says_that_money_does_not_add_up_it_is_a_note():
    guard = "同一事项不重复享受本区其他扶持政策"
    one = policy("甲", matters=(matter("甲", "手艺大赛", guard=guard),))
    other = policy("乙", matters=(matter("乙", "手艺大赛"),))
    assert told(one, other) == [("乙", "matter-supported-twice", "note")]
    assert guard in across([one, other])[0].hint


@pytest.mark.parametrize(
    "situation", ["国家级", "一等奖", "大型企业", "第二年仍在本区", "满两年的"]
)
def test_ranks_sizes_and_conditions_are_no_matter(situation):
    one = policy("甲", matters=(matter("甲", "甲乙丙丁", situation),))
    other = policy("乙", matters=(matter("乙", "戊己庚辛", situation),))
    assert told(one, other) == []


def test_districts_may_support_the_same_as_their_neighbours():
    one = policy("甲", matters=(matter("甲", "手艺大赛"),))
    other = policy("乙", region="白沙区", matters=(matter("乙", "手艺大赛"),))
    assert told(one, other) == []


def test_a_support_that_another_policy_is_all_about_is_told_at_the_support():
    about = policy("乙", title="青石区人才住房补贴办法")
    one = policy("甲", matters=(matter("甲", "人才住房"),))
    assert told(one, about) == [("甲", "matter-supported-twice", "warning")]


def test_two_versions_of_one_policy_are_no_contradiction():
    one = policy("甲", title="青石区办法", matters=(matter("甲", "手艺大赛"),))
    again = replace(one, name="甲二")
    assert told(one, again) == [("甲二", "same-policy-twice", "note")]


def test_names_without_end_take_no_time():
    long = "奖励" * 200_000 + "大赛"
    one = policy("甲", title=long, matters=(matter("甲", long),))
    other = policy("乙", matters=(matter("乙", long),))
    assert ("乙", "matter-supported-twice", "warning") in told(one, other)


def test_of_a_thousand_policies_only_some_findings_are_listed_and_all_are_counted():
    """What is kept in a file is told like what is at hand; of a kind so many."""
    every = [
        policy(
            f"{number}号",
            documents=(cited(f"{number}号", "replaced"),),
            matters=(matter(f"{number}号", "手艺大赛奖励"),),
        )
        for number in range(MOST + 3)
    ]
    with KeptFacts() as kept:
        for one in every:
            kept.add(one)
        found = across(kept)
    twice = [one for one in found if one.code == "matter-supported-twice"]
    assert len(twice) == MOST + 1
    assert any(f"一共 {MOST + 2} 处" in one.message for one in twice)
    (over,) = [one for one in found if one.code == "replaced-document-cited"]
    assert f"{MOST + 3} 个政策中" in over.message
    assert "19号）等" in over.message and "20号" not in over.message
    assert across(every) == found
