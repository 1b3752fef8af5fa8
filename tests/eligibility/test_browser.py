"""The engine in the browser says the same as the one in Python: whole results, character by character."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from policypress.eligibility import export
from policypress.eligibility.answers import (
    accepts,
    answer_text,
    known,
    misread,
    parse,
    row_text,
)
from policypress.eligibility.engine import evaluate, open_questions
from policypress.eligibility.given import Given
from policypress.eligibility.result import as_json
from policypress.language.quantity import COUNT_UNITS, DURATION_UNITS
from policypress.source import load
from tests.support import hand_rules as hand
from tests.support.effort import times
from tests.support.random_rules import policy, some_of, whole

NODE = shutil.which("node")
pytestmark = [
    pytest.mark.skipif(NODE is None, reason="没有安装 node"),
    pytest.mark.whole,
]
REPOSITORY = Path(__file__).parent.parent.parent
ENGINE = REPOSITORY / "templates" / "site" / "calculator.js"
# A result in Python's own order of keys, compared as text.
SCRIPT = """
const engine = require(process.argv[1]);
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const both = (rules, answers) =>
  JSON.stringify([engine.evaluate(rules, answers, { steps: true }), engine.questionsThatMatter(rules, answers)]);
const text = ([question, words]) => {
  const value = engine.parse(question, words);
  return [value, engine.accepts(question, value), engine.say(question, value), engine.misread(question, words)];
};
const row = ([thing, rows]) => {
  const found = engine.acceptedRows(thing, rows);
  return found && found.map((one) => [Object.fromEntries(one), engine.sayRow(thing, one)]);
};
const said = ([rules, rule, thing, answers]) =>
  [engine.refusalText(rules, rule, answers), engine.rowsCounted(rules, rule.holds, thing, answers),
    engine.whyOpen(rules, rule, answers)];
process.stdout.write(JSON.stringify({
  said: (given.said || []).map(said),
  lines: (given.cases || []).flatMap(([rules, applicants]) => applicants.map((answers) => both(rules, answers))),
  texts: (given.texts || []).map(text), rows: (given.rows || []).map(row),
}));
"""
Rule = dict[str, Any]
Case = tuple[Rule, list[dict[str, Any]]]


def node(**given: Any) -> Any:
    """Everything of a test in one process."""
    done = subprocess.run(
        [NODE, "-e", SCRIPT, str(ENGINE)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def here(rules: Rule, answers: dict[str, Any]) -> str:
    result = evaluate(rules, answers, steps=True)
    both = [as_json(result), open_questions(result)]
    return json.dumps(both, ensure_ascii=False, separators=(",", ":"))


def assert_agreed(cases: list[Case]) -> None:
    """Rules, each with applicants."""
    theirs = iter(node(cases=cases)["lines"])
    for rules, applicants in cases:
        for answers in applicants:
            mine, line = here(rules, answers), next(theirs)
            if mine != line:  # first what differs, then how it is written
                assert json.loads(mine) == json.loads(line), (rules, answers)
                assert mine == line, (rules, answers)


def applicants(chance: Random, number: int) -> list[dict[str, Any]]:
    """Each once with every answer and once with some."""
    found = []
    for _ in range(number):
        full = whole(chance)
        found += [full, some_of(chance, full)]
    return found


@pytest.mark.slow
def test_both_agree_on_random_policies_and_applicants():
    chance = Random(2026)
    assert_agreed([(policy(chance), applicants(chance, 4)) for _ in range(40)])


@pytest.mark.slow
def test_both_agree_on_hundreds_of_random_policies():
    """On so many hundreds as POLICYPRESS_RANDOM_POLICIES says; 20 take six minutes."""
    chance = Random(2027)
    hundreds = int(os.environ.get("POLICYPRESS_RANDOM_POLICIES") or 1)
    each = max(25, times(100))
    for _ in range(hundreds):
        cases = [(policy(chance), applicants(chance, 4)) for _ in range(each)]
        assert_agreed(cases)


# ── the policy of this repository ────────────────────────────────────────────


def test_both_agree_on_the_policy_of_this_repository():
    policy = load(REPOSITORY / "policy").policy
    assert policy
    rules = json.loads(json.dumps(export(policy)))
    chance = Random(2028)
    assert_agreed([(rules, [anybody(rules, chance) for _ in range(25)])])


def anybody(rules: Rule, chance: Random) -> dict[str, Any]:
    """An applicant who has answered some of the questions."""
    share = chance.random()
    answers: dict[str, Any] = {}
    for question in rules["questions"]:
        if chance.random() < share:
            answers[question["id"]] = answer(question, chance)
    for thing in rules["things"]:
        if chance.random() < share:
            rows = range(chance.randrange(4))
            answers[thing["id"]] = [row(thing, chance) for _ in rows]
    return answers


def row(thing: Rule, chance: Random) -> dict[str, Any]:
    return {
        column["id"]: answer(column, chance)
        for column in thing["columns"]
        if chance.random() < 0.8
    }


def answer(question: Rule, chance: Random) -> Any:
    match question["type"]:
        case "yes_no":
            return chance.random() < 0.7
        case "choice":
            ids = [choice["id"] for choice in question["choices"]]
            number = chance.randrange(min(3, len(ids)) + 1)
            several = question.get("several")
            return (
                chance.sample(ids, number) if several else chance.choice(ids)
            )
        case "money":
            most = chance.choice([10, 10**6, 10**8])
            return chance.choice([0, "12.34", chance.randrange(most)])
        case "number":
            return chance.choice([0, 1, 3, "1.5", chance.randrange(500)])
        case "date":
            year, month = chance.randrange(2022, 2026), chance.randrange(1, 13)
            return f"{year}-{month:02}-{chance.randrange(1, 29):02}"
    return "某单位"


# ── what a random policy seldom has ──────────────────────────────────────────

DATED = hand.measure(
    "dated",
    hand.support(
        "prize",
        {"least": [{"field": "cost"}, {"value": 500, "words": "500元"}]},
        conditions={
            "old": {"date": hand.field("founded"), "op": "<", "value": "2024"},
            "month": {
                "date": hand.field("founded"),
                "op": ">=",
                "value": "2023-02",
            },
            "ship": {"is": hand.field("name"), "value": "船"},
            "awards": {"has": hand.field("awards"), "value": "a"},
            "two": {
                "at_least": 2,
                "of": [hand.yes("one"), hand.yes("two"), hand.yes("three")],
            },
            "grown": {
                "compare": [
                    {"quotient": [hand.field("cost"), hand.field("before")]},
                    ">=",
                    "6/5",
                ]
            },
        },
    ),
)
ASKED = (
    hand.question("founded", "date"),
    hand.question("name", "text"),
    hand.question(
        "awards", "choice", choices={"a": "金奖", "b": "银奖"}, several=True
    ),
    hand.question("cost", "money"),
    hand.question("before", "money"),
    hand.question("one"),
    hand.question("two"),
    hand.question("three"),
)
ANSWERS: dict[str, list[Any]] = {
    "founded": ["2023-01-31", "2023-02-01", "2024-01-01", "2023-12-31"],
    "name": ["船", "舟"],
    "awards": [[], ["a"], ["b"], ["b", "a"]],
    "cost": [0, 1, "0.01", "120.5", 600, "12345678901234567890"],
    "before": [0, 100, "100.41", 10**9],
    "one": [True, False],
    "two": [True, False],
    "three": [True, False],
}


def test_both_agree_on_dates_texts_growth_and_what_would_change_a_refusal():
    chance = Random(7)
    rules = hand.rules(DATED, questions=ASKED)
    found = []
    for _ in range(400):
        share = chance.random() * 1.3
        found.append(
            {
                name: chance.choice(values)
                for name, values in ANSWERS.items()
                if chance.random() < share
            }
        )
    assert_agreed([(rules, found)])


def test_both_agree_when_supports_set_general_conditions_aside():
    free = hand.support("free", 8, set_aside=["honest"])
    bound = hand.support("bound", 5)
    rules = hand.rules(
        hand.measure("m", free, bound),
        hand.measure("n", hand.support("s", 3), set_aside=["late"]),
        questions=(hand.question("good"), hand.question("late")),
        general={"honest": hand.yes("good")},
        exclusions={"late": hand.yes("late")},
    )
    states = [None, True, False]
    found = [{"good": a, "late": b} for a in states for b in states]
    assert_agreed([(rules, found)])


def test_both_try_no_more_than_so_many_answers_to_shared_questions():
    """Six questions with two answers make 64; a seventh is not tried."""
    names = [f"q{number}" for number in range(7)]
    either = {
        name: {"any": [hand.yes(name), hand.yes(name, False)]}
        for name in names[:6]
    }
    one = hand.support("one", 5, conditions={**either, "a": hand.yes("q6")})
    last = {**either, "a": hand.yes("q6", False)}
    other = hand.support("other", 7, conditions=last)
    asked = tuple(hand.question(name) for name in names)
    rules = hand.rules(hand.measure("m", one, other), questions=asked)
    some = [dict.fromkeys(names[:number], True) for number in range(8)]
    assert_agreed([(rules, some)])
    tops = [evaluate(rules, answers).amount.max for answers in some]
    assert tops == [12] * 7 + [5]


def test_both_agree_on_supports_that_exclude_one_another():
    gold = hand.support("gold", {"field": "cost"}, exclusive_with=["m.plain"])
    plain = hand.support("plain", 8, conditions={"good": hand.yes("good")})
    other = hand.support("other", 20, exclusive_with=["m"])
    asked = (hand.question("cost", "money"), hand.question("good"))
    inside = hand.rules(hand.measure("m", gold, plain), questions=asked)
    across = hand.rules(
        hand.measure("m", gold, plain),
        hand.measure("n", other),
        questions=asked,
        limits=[hand.limit({"field": "cost"})],
    )
    found: list[dict[str, Any]] = [{}, {"cost": 5}, {"good": True}]
    found += [{"cost": cost, "good": True} for cost in (0, 5, 8, 19)]
    assert_agreed([(inside, found), (across, found)])


def test_both_say_what_one_item_may_have_and_what_its_limits_ask():
    """A table that is not answered, and limits of its rows that ask on."""
    worth = {"column": "worth", "most": 500}
    prize = hand.support("prize", worth, for_each="patent")
    fixed = hand.support("fixed", 7, for_each="patent")
    most = hand.limit({"column": "most"}, scope="row", name="每件最高")
    rules = hand.rules(
        hand.measure("m", prize, fixed, limits=[most]),
        questions=(hand.question("good"),),
        things=(
            hand.thing(
                "patent",
                hand.question("worth", "money"),
                hand.question("most", "money"),
            ),
        ),
    )
    rows = [{}, {"worth": 5}, {"most": 6}, {"worth": 5, "most": 6}]
    found: list[dict[str, Any]] = [{}, {"patent": []}, {"patent": rows}]
    found += [{"patent": [row]} for row in rows]
    assert_agreed([(rules, found)])
    prize_found = evaluate(rules, {})["m"].supports[0]
    assert prize_found.each is not None
    assert (prize_found.each.max, prize_found.amount.max) == (500, None)
    assert "patent.0.most" in evaluate(rules, {"patent": [{}]})["m"].unanswered


def test_both_look_for_a_number_only_where_one_can_be_right():
    between = {
        "all": [
            {"compare": [hand.field("cost"), ">", "10.5"]},
            {"compare": [hand.field("cost"), "<", 5_000]},
        ]
    }
    doubled = {"compare": [{"product": [hand.field("cost"), 3]}, ">=", 10**7]}
    never = {"compare": [hand.field("cost"), "<", 0]}
    asked = (hand.question("cost", "money"),)
    found = [{"cost": one} for one in (0, 3, "10.49", 5_000, 10**15)]
    cases = []
    for holds in (between, doubled, never, {"any": [never, doubled]}):
        prize = hand.support("prize", 9, conditions={"size": holds})
        cases.append(
            (hand.rules(hand.measure("m", prize), questions=asked), found)
        )
    assert_agreed(cases)


def test_both_pass_over_what_says_that_there_is_nothing_in_a_row():
    award = hand.question(
        "award", "choice", choices={"gold": "金奖", "none": "没有获奖"}
    )
    level = hand.question("level", "choice", choices={"a": "甲", "n": "无"})
    thing = hand.thing("patent", award, level)
    rows = [
        {"award": "none", "level": "a"},
        {"award": "none", "level": "n"},
        {"award": "gold", "level": "a"},
    ]
    found = [words for _, words in node(rows=[(thing, rows)])["rows"][0]]
    assert found == [row_text(thing, row) for row in rows]
    assert found == ["甲", "", "金奖，甲"]


def test_names_that_mean_something_to_the_language_are_no_answers():
    rules = hand.rules(DATED, questions=ASKED)
    hostile = {
        "__proto__": True,
        "constructor": "a",
        "name": "constructor",
        "awards": ["toString"],
        "cost": "1e9",
        "before": {"n": 1},
        "one": "__proto__",
    }
    assert_agreed([(rules, [hostile])])
    named = hand.question("__proto__")
    condition = {"ok": hand.yes("__proto__")}
    own = hand.measure("m", hand.support("s", 5, conditions=condition))
    rules = hand.rules(own, questions=(named, hand.question("toString")))
    yes = json.loads('{"__proto__": true, "toString": 3}')
    assert_agreed([(rules, [{}, yes])])


def test_both_write_amounts_that_json_would_not_keep_as_words():
    large = hand.support("large", {"field": "cost"})
    rules = hand.rules(
        hand.measure("m", large), questions=(hand.question("cost", "money"),)
    )
    amounts = [2**53 - 1, str(2**53), "123456789012345678901.5"]
    assert_agreed([(rules, [{"cost": one} for one in amounts])])
    found = as_json(evaluate(rules, {"cost": str(2**53)}))
    assert found["amount"]["max"] == str(2**53)


# ── answers ───────────────────────────────────────────────────────────────────

UNITS = [*COUNT_UNITS, *DURATION_UNITS, "%", ""]
QUESTIONS = [
    hand.question("y"),
    hand.question("c", "choice", choices={"gold": "金奖", "b": "银、铜奖"}),
    hand.question(
        "s",
        "choice",
        choices={"gold": "金奖", "b": "银、铜奖"},
        several=True,
    ),
    hand.question("m", "money"),
    hand.question("n", "number", unit="吨"),
    hand.question("most", "number", unit="吨", most="1.2"),
    hand.question("cap", "money", most=5_000_000),
    hand.question("open", "money", most=None),
    *(hand.question(f"n{unit}", "number", unit=unit) for unit in UNITS),
    hand.question("d", "date"),
    hand.question("t", "text"),
]
TEXTS = """\
500万元|1.23亿|3千万|２５，０００元|1.5吨|1.50|0.0001|1.00001|99999999999999|00012
 7 ||是|没有|TRUE|gold|金奖|金奖、银、铜奖|金奖，gold|b;gold|无|[]|2023年2月6日
2024/2/29|2023-02-30|0000-01-01|9999-12-31|constructor|−5|1e3|12.34元|12.345元
9007199254740991|9007199254740992|9007199254740993.5|1.2345678吨|1.23456789吨
1百万亿|1.23456万亿|123456789012345678901234567890|1234567890123456789012345678901
五万|5w|￥50,000|三人|2.5人|1.2亿|百分之三十|5,0000|50,000元|一亿二千万|一百五|3万5|3万5千|3万零5
1亿2000万|一点五万|十五|二十|两千零五|十|零|一二|百|5百万|５ｗ元|人民币80万元整|80块|-3万|1,23|1,234,567.89元
３０％|三十年|半年|万|元|。|,|1,,000|1万亿2|点五|一点|2000万1亿|三个月|十二个月|二千零零五| 1 000 |=1+1|<b>|5万元元
""".replace("\n", "|").split("|")


def test_both_understand_and_say_answers_alike():
    cases = [(question, text) for question in QUESTIONS for text in TEXTS]
    mine = []
    for question, text in cases:
        value = parse(question, text)
        said = answer_text(question, value)
        why = misread(question, text)
        mine.append([value, accepts(question, value), said, why])
    assert node(texts=cases)["texts"] == mine


def test_both_accept_the_same_rows_and_fill_in_the_same_defaults():
    columns = [{**QUESTIONS[3], "default": 0}, QUESTIONS[1], QUESTIONS[6]]
    thing = hand.thing("patent", *columns, most=3)
    tables: list[Any] = [
        [],
        [{}],
        [{"m": 5, "c": "gold", "t": "水泵"}, {"m": None, "c": "x"}],
        [{"m": "0.5", "c": "b"}, {"m": -1}, {"t": ""}],
        [{}, {}, {}, {}],
        [None],
        ["x"],
        None,
        "x",
        {},
    ]
    found = node(rows=[(thing, rows) for rows in tables])["rows"]
    for rows, theirs in zip(tables, found, strict=True):
        rules = {"questions": [], "things": [thing]}
        mine = known(rules, {"patent": rows}).get("patent")
        said = mine and [[row, row_text(thing, row)] for row in mine]
        assert theirs == (list(said) if said else ([] if mine == () else None))


def test_why_a_condition_fails_or_stays_open_is_said_alike():
    """Who is in one of the situations is told that it comes to nothing, only the rows that a
    condition looks for are counted, and a divisor of 0 is named."""
    fairs = hand.thing("fair", hand.question("abroad"))
    level = hand.question(
        "level", "choice", choices={"a": "甲级", "b": "乙级"}
    )
    staff = hand.question("staff", "number", unit="人")
    made = hand.rules(questions=(level, staff), things=(fairs,))
    where = {"is": hand.column("abroad"), "value": True}
    counted = {"rows": "fair", "where": where, "count": True}
    need = hand.condition("amount", {"is": hand.field("level"), "value": "a"})
    need["nothing"] = "金额大于0"
    often = hand.condition("often", {"compare": [counted, ">=", 3]})
    grown = {"compare": [{"quotient": [5, hand.field("staff")]}, ">=", 2]}
    more = hand.condition("more", {"all": [{"not": grown}, True]})
    rows = [{"abroad": True}, {"abroad": False}, {}]
    given = [
        {"level": one, "fair": rows, "staff": staff}
        for one, staff in (("a", 0), ("b", 5))
    ]
    asked = [
        [made, one, "fair", ours]
        for one in (need, often, more)
        for ours in given
    ]
    theirs = node(said=asked)["said"]
    assert theirs == [
        ["金额大于0", None, ""],
        ["amount", None, ""],
        ["often", 1, ""],
        ["often", 1, ""],
        ["more", None, "除数为0，不能测算"],
        ["more", None, ""],
    ]
    for (rules, rule, thing, ours), (text, number, why) in zip(
        asked, theirs, strict=True
    ):
        mine = Given(rules, ours)
        seen = {**rule, "among": rule["holds"]}
        assert mine.text_of(seen) == text
        assert mine.why_open(rule) == why
        said = mine.of_condition(rule)
        assert number is None or said == [f"{thing}：3项，计入{number}项"]
