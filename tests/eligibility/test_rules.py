"""The rules say what the policy says: clauses word for word, figures exact, and the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

from policypress.rules import SCHEMA
from tests.support.applicants import FILES, rules_of, shipped, tiny
from tests.support.json_schema import Schema


def measure(rules, identity):
    return next(one for one in rules["measures"] if one["id"] == identity)


def test_every_condition_support_and_limit_points_at_a_clause_that_is_there():
    rules = shipped()
    rests = [*rules["general"], *rules["exclusions"]]
    for one in rules["measures"]:
        homes = (one, *one["supports"])
        rests += one["supports"]
        rests += [rest for home in homes for rest in home["conditions"]]
        rests += [rest for home in homes for rest in home["limits"]]
        rests += one["highest"]
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


def test_a_limit_points_at_the_paragraph_that_states_it_or_that_it_names(
    tmp_path: Path,
):
    (cap,) = measure(tiny(), "yard")["limits"]
    assert cap["clause"] == "measures/yard#paragraphs.output"
    assert (cap["name"], cap["scope"]) == ("单个申请人每年最高", "applicant")
    name = "measures/yard.yaml"
    stated = "at_most: 11万元, period: year"
    named = FILES[name].replace(stated, f"{stated}, clause: main")
    (cap,) = measure(rules_of(tmp_path, {name: named}), "yard")["limits"]
    assert cap["clause"] == "measures/yard#paragraphs.main"


def test_a_share_is_an_exact_fraction_with_its_words():
    amount = measure(tiny(), "dock")["supports"][0]["amount"]
    written = json.dumps(amount, ensure_ascii=False)
    assert '{"value": "1/2", "words": "50%"}' in written
    assert '{"value": "1/8", "words": "12.5%"}' in written


def test_an_amount_brings_the_condition_that_it_is_something():
    (dock,) = measure(tiny(), "dock")["supports"]
    assert dock["need"]["text"] == "立项级别为国家级项目、市级项目之一"
    (crew,) = measure(tiny(), "crew")["supports"]
    assert crew["need"]["text"] == "按标准计算的金额大于0"


def test_units_are_limited_inside_the_amount_and_not_once_more():
    crew = measure(tiny(), "crew")
    assert crew["limits"] == []
    written = json.dumps(crew["supports"][0]["amount"], ensure_ascii=False)
    assert (
        '"least": [{"field": "crew"}, {"value": 4, "words": "4名"}]' in written
    )


def test_the_rules_are_in_the_language_of_their_schema():
    language = Schema(json.loads(SCHEMA.read_text("utf-8")))
    for rules in (tiny(), shipped()):
        for one in rules["measures"]:
            for home in (one, *one["supports"]):
                for condition in home["conditions"]:
                    assert language.accepts(condition["holds"], "condition")
            for support in one["supports"]:
                assert language.accepts(support["amount"], "number")


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
        "amount: 6万元",
        'amount: {value: {value: "", basis: {status: unknown, reason: 待核}}}',
    )
    rules = rules_with({"measures/fleet.yaml": unsettled})
    from policypress.eligibility import evaluate

    found = evaluate(rules, {"dishonest": False, "port": "east"})["fleet"]
    assert (found.verdict, found.amount.min, found.amount.max) == (
        "yes",
        0,
        None,
    )
