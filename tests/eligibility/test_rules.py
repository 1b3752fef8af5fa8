"""The rules say what the policy says: clauses word for word, figures exact, and the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.applicants import FILES, rules_of, shipped, tiny


def measure(rules, identity):
    return next(one for one in rules["measures"] if one["id"] == identity)


def test_every_condition_support_and_cap_points_at_a_clause_that_is_there():
    rules = shipped()
    rests = [*rules["general"]]
    for one in rules["measures"]:
        rests += [
            *one["conditions"],
            *one["supports"],
            *(c for s in one["supports"] for c in s["conditions"]),
        ]
        rests += [
            cap
            for home in (one, *one["supports"])
            for cap in home["caps"].values()
            if cap
        ]
    assert len(rests) > 150
    assert [
        rest for rest in rests if rest["clause"] not in rules["clauses"]
    ] == []


def test_a_clause_is_quoted_as_printed_with_its_number():
    clause = tiny()["clauses"]["measures/yard#paragraphs.main"]
    assert clause == {
        "citation": "第二条第一款",
        "of": "yard",
        "paragraph": "main",
        "text": "按照实际费用的33%资助，每个最高5万元。",
    }


def test_a_cap_points_at_the_paragraph_that_states_it():
    assert (
        measure(tiny(), "yard")["caps"]["per_applicant_year"]["clause"]
        == "measures/yard#paragraphs.output"
    )


def test_amounts_are_whole_yuan_and_shares_exact_fractions():
    dock = measure(tiny(), "dock")["supports"][0]["amount"]["tiers"]
    assert [(tier["share"], tier["share_words"]) for tier in dock] == [
        ("1/2", "50%"),
        ("1/8", "12.5%"),
    ]
    assert "." not in "".join(
        str(cap["value"])
        for one in shipped()["measures"]
        for cap in one["caps"].values()
        if cap
    )


def test_an_amount_asks_for_what_it_needs_and_for_enough_to_give_a_yuan():
    conditions = measure(tiny(), "dock")["supports"][0]["conditions"]
    assert [(one["id"], one["text"]) for one in conditions] == [
        ("amount", "立项级别为国家级项目、市级项目之一"),
        ("base", "上级资助不少于8元（按比例不足1元的不计）"),
    ]


def test_exclusion_holds_both_ways_though_only_one_measure_says_it():
    assert (
        measure(tiny(), "prize")["exclusive_with"],
        measure(tiny(), "fleet")["exclusive_with"],
    ) == (["fleet"], ["prize"])


def test_only_questions_that_some_rule_uses_are_asked():
    fields = (
        FILES["fields.yaml"]
        + "  idle: {label: 无关, question: 无关吗？, type: yes_no}\n"
    )
    assert len(tiny()["questions"]) == FILES["fields.yaml"].count("question:")
    assert "idle" not in str(rules_with({"fields.yaml": fields})["questions"])


def rules_with(changes):
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        return rules_of(Path(folder), changes)


def test_the_same_policy_gives_the_same_rules_to_the_byte():
    assert json.dumps(rules_with({}), ensure_ascii=False) == json.dumps(
        tiny(), ensure_ascii=False
    )


def test_a_figure_still_to_be_settled_leaves_the_amount_open():
    unsettled = FILES["measures/fleet.yaml"].replace(
        "value: 6万元",
        'value: {value: "", basis: {status: unknown, reason: 待核}}',
    )
    rules = rules_with({"measures/fleet.yaml": unsettled})
    from policypress.eligibility import evaluate

    found = evaluate(rules, {"dishonest": False, "port": "east"})["fleet"]
    assert (found.verdict, found.amount.min, found.amount.max) == (
        "yes",
        0,
        None,
    )
