"""Every kind of condition that a drafter can write, as the rules ask it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.applicants import FILES, rules_of

FIELDS = """\
  rate: {label: 增长率, question: 百分之几？, type: number, unit: "%"}
  before: {label: 上年吨位, question: 上年多少吨？, type: number, unit: 吨}
  named: {label: 船名, question: 船名是什么？, type: text}
  routes: {label: 航线, question: 哪些航线？, type: choice, several: true, choices: {near: 近海, far: 远洋}}
derived:
  growth: {label: 增长, formula: tonnage / before - 1, unit: "%"}
  both: {label: 两年, formula: tonnage + before, unit: 吨}
things:
  ship:
    label: 船
    ask: 有哪些船？
    columns:
      built: {label: 建成, question: 何时建成？, type: date}
      tons: {label: 吨位, question: 多少吨？, type: number, unit: 吨}
"""
UNSETTLED = 'value: {value: "", basis: {status: unknown, reason: 待定}}'
WON, EAST = (
    '{field: won_before, op: "yes"}',
    "{field: port, op: is, value: east}",
)
HAS_WON = {"is": {"field": "won_before"}, "value": True}
IN_EAST = {"is": {"field": "port"}, "value": "east"}
TONS = {"rows": "ship", "sum": {"column": "tons"}}


def compared(left: Any, sign: str, value: Any, words: str) -> dict[str, Any]:
    return {"compare": [left, sign, {"value": value, "words": words}]}


# What is written; what is asked.
CONDITIONS: dict[str, tuple[str, Any]] = {
    "few": (
        "{field: crew, op: less_than, value: 50名}",
        compared({"field": "crew"}, "<", 50, "50名"),
    ),
    "dear": (
        "{field: cost, op: more_than, value: 1.5万元}",
        compared({"field": "cost"}, ">", 15_000, "1.5万元"),
    ),
    "exactly": (
        "{field: crew, op: is, value: 8名}",
        compared({"field": "crew"}, "=", 8, "8名"),
    ),
    "other": (
        "{field: crew, op: is_not, value: 8名}",
        compared({"field": "crew"}, "!=", 8, "8名"),
    ),
    "a_share": (
        "{field: rate, op: at_least, value: 5%, text: 增长}",
        compared(
            {"product": [{"field": "rate"}, "1/100"]}, ">=", "1/20", "5%"
        ),
    ),
    "growth": (
        "{field: growth, op: more_than, value: 10%, text: 增长}",
        compared(
            {
                "difference": [
                    {"quotient": [{"field": "tonnage"}, {"field": "before"}]},
                    1,
                ]
            },
            ">",
            "1/10",
            "10%",
        ),
    ),
    "together": (
        "{field: both, op: less_than, value: 10吨, text: 两年}",
        compared(
            {"sum": [{"field": "tonnage"}, {"field": "before"}]},
            "<",
            10,
            "10吨",
        ),
    ),
    "unsettled": (
        f"{{field: cost, op: at_least, {UNSETTLED}, text: 待定}}",
        compared({"field": "cost"}, ">=", None, "待核"),
    ),
    "won": (WON, HAS_WON),
    "not_won": (
        '{field: won_before, op: "no"}',
        {"is": {"field": "won_before"}, "value": False},
    ),
    "east": (EAST, IN_EAST),
    "not_east": ("{field: port, op: is_not, value: east}", {"not": IN_EAST}),
    "far": (
        "{field: routes, op: is, value: far}",
        {"has": {"field": "routes"}, "value": "far"},
    ),
    "not_far": (
        "{field: routes, op: is_not, value: far}",
        {"not": {"has": {"field": "routes"}, "value": "far"}},
    ),
    "either": (
        "{field: prize, op: one_of, values: [gold, silver]}",
        {"one_of": {"field": "prize"}, "values": ["gold", "silver"]},
    ),
    "named": (
        "{field: named, op: is, value: 白塔}",
        {"is": {"field": "named"}, "value": "白塔"},
    ),
    "not_named": (
        "{field: named, op: is_not, value: 白塔}",
        {"not": {"is": {"field": "named"}, "value": "白塔"}},
    ),
    "since": (
        "{field: founded, op: at_least, value: 2024年2月}",
        {"date": {"field": "founded"}, "op": ">=", "value": "2024-02"},
    ),
    "some_day": (
        f"{{field: founded, op: at_most, {UNSETTLED}, text: 待定}}",
        {"date": {"field": "founded"}, "op": "<=", "value": None},
    ),
    "never": (f"{{not: {WON}, text: 没有得过}}", {"not": HAS_WON}),
    "both": (
        f"{{all: {{a: {WON}, b: {EAST}}}, text: 都}}",
        {"all": [HAS_WON, IN_EAST]},
    ),
    "one": (
        f"{{any: {{a: {WON}, b: {EAST}}}, text: 之一}}",
        {"any": [HAS_WON, IN_EAST]},
    ),
    "two": (
        f"{{at_least: 2, of: {{a: {WON}, b: {EAST}, c: {WON}}}, text: 两项}}",
        {"at_least": 2, "of": [HAS_WON, IN_EAST, HAS_WON]},
    ),
    "a_ship": (
        "{things: ship, text: 有船}",
        {"exists": "ship", "where": {"all": []}},
    ),
    "an_old_ship": (
        "{things: ship, where: {o: {field: built, op: less_than, value: 2020年1月}}, text: 有旧船}",
        {
            "exists": "ship",
            "where": {
                "date": {"column": "built"},
                "op": "<",
                "value": "2020-01",
            },
        },
    ),
    "big_ships": (
        "{things: ship, where: {b: {field: tons, op: at_least, value: 500吨}}, op: more_than, value: 2艘, text: 三艘}",
        compared(
            {
                "rows": "ship",
                "count": True,
                "where": compared({"column": "tons"}, ">=", 500, "500吨"),
            },
            ">",
            2,
            "2艘",
        ),
    ),
    "tons": (
        "{things: ship, total: tons, op: at_most, value: 9000吨, text: 合计}",
        compared({**TONS, "where": {"all": []}}, "<=", 9000, "9000吨"),
    ),
}


def test_each_kind_of_condition_is_asked_as_it_is_written(tmp_path: Path):
    measure = FILES["measures/fleet.yaml"] + "conditions:\n"
    for name, (written, _) in CONDITIONS.items():
        measure += f"  {name}: {written}\n"
    changes = {
        "fields.yaml": FILES["fields.yaml"] + FIELDS,
        "measures/fleet.yaml": measure,
    }
    measures = rules_of(tmp_path, changes)["measures"]
    (fleet,) = [one for one in measures if one["id"] == "fleet"]
    asked = {one["id"]: one["holds"] for one in fleet["conditions"]}
    assert asked == {name: holds for name, (_, holds) in CONDITIONS.items()}
