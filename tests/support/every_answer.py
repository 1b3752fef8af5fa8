"""Applicants to hold two engines together on the rules of a policy: by chance, at every
edge the rules name, and with every combination of answers that are missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations
from random import Random
from typing import Any

from policypress.eligibility import evaluate
from policypress.eligibility.answers import accepts
from policypress.eligibility.parts import columns_outside_tables
from policypress.eligibility.worlds import numbers_near
from policypress.rules import fields_of

Rule = dict[str, Any]
Answers = dict[str, Any]
MOST_MISSING = 10  # questions of which every combination is left out
DAY = datetime.timedelta(days=1)


# ── by chance ────────────────────────────────────────────────────────────────


def anybody(
    rules: Rule, chance: Random, share: float | None = None
) -> Answers:
    """An applicant who has answered a share of the questions and tables; any share
    where none is given."""
    if share is None:
        share = chance.random()
    answers: Answers = {}
    for question in rules["questions"]:
        if chance.random() < share:
            answers[question["id"]] = answer(question, chance)
    for thing in rules["things"]:
        if chance.random() < share:
            number = chance.randrange(4)
            rows = [
                row(thing, chance, min(1, share + 0.3)) for _ in range(number)
            ]
            answers[thing["id"]] = rows
    return answers


def everything(rules: Rule, chance: Random) -> Answers:
    """An applicant who has answered all, with one row in each table."""
    answers = {one["id"]: answer(one, chance) for one in rules["questions"]}
    for thing in rules["things"]:
        answers[thing["id"]] = [row(thing, chance, 1)]
    return answers


def row(thing: Rule, chance: Random, share: float) -> Answers:
    """A row of which a share is answered."""
    return {
        column["id"]: answer(column, chance)
        for column in thing["columns"]
        if chance.random() < share
    }


def answer(question: Rule, chance: Random) -> Any:
    """An answer to a question."""
    match question["type"]:
        case "yes_no":
            return chance.random() < 0.7
        case "choice":
            ids = [choice["id"] for choice in question["choices"]]
            if not question.get("several"):
                return chance.choice(ids)
            return chance.sample(ids, chance.randrange(min(3, len(ids)) + 1))
        case "money":
            most = chance.choice([10, 10**6, 10**8])
            return chance.choice([0, "12.34", chance.randrange(most)])
        case "number":
            return chance.choice([0, 1, 3, "1.5", chance.randrange(500)])
        case "date":
            year, month = chance.randrange(2022, 2026), chance.randrange(1, 13)
            return f"{year}-{month:02}-{chance.randrange(1, 29):02}"
    return "某单位"


# ── at every edge ────────────────────────────────────────────────────────────


def at_every_edge(rules: Rule, chance: Random) -> Iterator[Answers]:
    """For each support and each question it asks: every choice, every number and
    date its rules name and what lies next to it, and tables of none and several
    rows; all other answers as they open the measure, and once by chance."""
    for measure in rules["measures"]:
        opened = opened_for(measure["id"], rules, chance)
        for support in measure["supports"]:
            nodes = nodes_of(support, measure, rules)
            for name, question in asked_by(nodes, rules).items():
                for value in edges(question, nodes):
                    yield {**opened, name: value}
                    yield {**everything(rules, chance), name: value}
            yield from _rows_at_edges(support, nodes, opened, rules)


def _rows_at_edges(
    support: Rule, nodes: list[Any], opened: Answers, rules: Rule
) -> Iterator[Answers]:
    """The same in a row of the table that a support counts over."""
    thing = thing_of(support, rules)
    if thing is None:
        return
    first = (opened.get(thing["id"]) or [{}])[0]
    for column in thing["columns"]:
        for value in edges(column, nodes):
            changed = {**first, column["id"]: value}
            yield {**opened, thing["id"]: [changed]}
            yield {**opened, thing["id"]: [first, changed]}
    for number in (0, 2, 5):
        yield {**opened, thing["id"]: [first] * number}


def edges(question: Rule, nodes: list[Any]) -> list[Any]:
    """Answers at and next to what rules compare a question with."""
    if question["type"] == "yes_no":
        return [True, False]
    if question["type"] == "choice":
        ids = [choice["id"] for choice in question["choices"]]
        if question.get("several"):
            return [[], *[[one] for one in ids], ids]
        return ids
    if question["type"] == "text":
        return ["某单位"]
    if question["type"] == "date":
        return list(_days(nodes))
    found: list[Any] = [0]
    for number in numbers_near(nodes):
        whole = int(number)
        found += [whole, f"{whole}.5", f"{whole}.01", f"{whole}.99"]
    unique = dict.fromkeys(found)
    return [one for one in unique if accepts(question, one)]


def _days(nodes: Any) -> Iterator[str]:
    """The days at the edges of every date in the rules."""
    if isinstance(nodes, list):
        for node in nodes:
            yield from _days(node)
    if not isinstance(nodes, dict):
        return
    if "date" in nodes and isinstance(nodes.get("value"), str):
        year, month, day = [*nodes["value"].split("-"), "01", "01"][:3]
        first = datetime.date(int(year), int(month), int(day))
        for one in (first - DAY, first, first + DAY):
            yield one.isoformat()
    for node in nodes.values():
        yield from _days(node)


# ── every combination of missing answers ─────────────────────────────────────


def with_every_gap(rules: Rule, chance: Random) -> Iterator[Answers]:
    """For each support every combination of its questions, and of the columns of a
    row, that are not answered; the others as they open the measure. Of a support
    that asks more than MOST_MISSING, of so many drawn by chance."""
    for measure in rules["measures"]:
        opened = opened_for(measure["id"], rules, chance)
        for support in measure["supports"]:
            nodes = nodes_of(support, measure, rules)
            keys = [(name, "") for name in fields_of(nodes)]
            thing = thing_of(support, rules)
            if thing is not None and opened.get(thing["id"]):
                columns = dict.fromkeys(columns_outside_tables(nodes))
                keys += [(thing["id"], name) for name in columns]
            if len(keys) > MOST_MISSING:
                keys = chance.sample(keys, MOST_MISSING)
            for number in range(len(keys) + 1):
                for missing in combinations(keys, number):
                    yield _without(opened, missing)


def _without(answers: Answers, missing: Any) -> Answers:
    """Answers without some questions, and some columns of the first row."""
    found = dict(answers)
    for name, column in missing:
        if not column:
            found.pop(name, None)
        elif name in found:
            first, *others = found[name]
            kept = {k: v for k, v in first.items() if k != column}
            found[name] = [kept, *others]
    return found


# ── what rules ask ───────────────────────────────────────────────────────────


def nodes_of(support: Rule, measure: Rule, rules: Rule) -> list[Any]:
    """Every condition and number that bears on a support."""
    conditions = [
        *rules["general"],
        *rules["exclusions"],
        *measure["conditions"],
        *support["conditions"],
    ]
    limits = [*support["limits"], *measure["limits"], *rules["limits"]]
    nodes = [one["holds"] for one in conditions] + [support["amount"]]
    for one in limits:
        nodes += [one["at_most"], one["count"]]
    return nodes


def asked_by(nodes: list[Any], rules: Rule) -> dict[str, Rule]:
    """The questions that nodes ask, by id."""
    names = set(fields_of(nodes))
    return {one["id"]: one for one in rules["questions"] if one["id"] in names}


def thing_of(support: Rule, rules: Rule) -> Rule | None:
    """The table a support counts over."""
    for one in rules["things"]:
        if one["id"] == support["for_each"]:
            return one
    return None


def opened_for(measure: str, rules: Rule, chance: Random) -> Answers:
    """Someone who answered everything and is not refused a measure, as far as the
    changes that the engine names lead there."""
    answers = everything(rules, chance)
    for _ in range(4):
        change = evaluate(rules, answers)[measure].change
        if change is None:
            break
        for new in change.answers:
            answers = _answered(answers, new.field, new.value)
    return answers


def _answered(answers: Answers, field: str, value: Any) -> Answers:
    """The answers with one of them new; field: see `result.question_key`."""
    name, _, rest = field.partition(".")
    if not rest:
        value = [dict(one) for one in value] if _is_table(value) else value
        return {**answers, name: value}
    number, _, column = rest.partition(".")
    rows = [dict(one) for one in answers[name]]
    rows[int(number)][column] = value
    return {**answers, name: rows}


def _is_table(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(x, dict) for x in value)
