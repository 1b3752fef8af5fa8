"""Small policies and applicants by chance, with everything that combines payments:
tables, 就高, numbers of rows, limits inside and across, exclusions."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.support.hand_rules import (
    Rule,
    column,
    field,
    limit,
    measure,
    question,
    rules,
    support,
    thing,
    tiers,
)

CHOICES = {"a": "甲", "b": "乙", "c": "丙"}
QUESTIONS = (
    question("level", "choice", choices=CHOICES),
    question("kinds", "choice", choices=CHOICES, several=True),
    question("ok"),
    question("good", fact=True),
    question("cost", "money"),
    question("people", "number", unit="人"),
)
COLUMNS = (
    question("level", "choice", choices=CHOICES),
    question("ok"),
    question("cost", "money"),
)
THINGS = (
    thing("patent", *COLUMNS, most=4),
    thing("loan", *COLUMNS, most=4, fact=True),
)


def policy(chance: Random, crossing: bool = True) -> Rule:
    """Two or three measures. crossing: with rules that bear on some of what
    others have combined."""
    measures = [
        _measure(chance, f"m{at}", crossing)
        for at in range(chance.randint(2, 3))
    ]
    if chance.random() < 0.4:
        measures[0]["exclusive_with"] = ["m1"]
    limits = []
    if chance.random() < 0.5:
        limits.append(limit(_bound(chance)))
    if crossing and chance.random() < 0.3:
        limits.append(limit(_bound(chance), of=["m0", "m1.s0"]))
    if crossing and chance.random() < 0.2:
        limits.append(limit(count=chance.randint(1, 3)))
    general = {"good": {"is": field("good"), "value": True}}
    exclusions = {"bad": {"has": field("kinds"), "value": "c"}}
    return rules(
        *measures,
        questions=QUESTIONS,
        things=THINGS,
        general=general if chance.random() < 0.3 else None,
        exclusions=exclusions if chance.random() < 0.3 else None,
        limits=tuple(limits),
    )


def _measure(chance: Random, identity: str, crossing: bool) -> Rule:
    names = [f"s{at}" for at in range(chance.randint(1, 3))]
    table = chance.choice(["patent", "loan", None])
    supports = [_support(chance, name, table, crossing) for name in names]
    highest = []
    if len(names) > 1 and chance.random() < 0.5:
        highest.append(chance.sample(names, chance.randint(2, len(names))))
    limits = []
    if chance.random() < 0.4:
        limits.append(limit(_bound(chance)))
    if crossing and chance.random() < 0.25:
        limits.append(limit(_bound(chance), of=names[:2]))
    if crossing and chance.random() < 0.25:
        limits.append(limit(count=chance.randint(1, 2)))
    if chance.random() < 0.25:
        limits.append(limit(chance.choice([5, 9]), scope="row"))
    if crossing and len(names) > 1 and chance.random() < 0.2:
        supports[0]["exclusive_with"] = [f"{identity}.{names[-1]}"]
    return measure(identity, *supports, highest=highest, limits=limits)


def _support(
    chance: Random, name: str, table: str | None, crossing: bool
) -> Rule:
    if crossing and chance.random() < 0.2:
        table = chance.choice(["patent", "loan", None])
    ask = column if table else field
    conditions = {}
    if chance.random() < 0.6:
        conditions["one"] = _condition(chance, ask)
    if chance.random() < 0.3:
        conditions["two"] = _condition(chance, field)
    limits = []
    if (crossing or not table) and chance.random() < 0.25:
        limits.append(limit(_bound(chance)))
    if crossing and table and chance.random() < 0.25:
        limits.append(limit(count=chance.randint(1, 2)))
    if chance.random() < 0.2:
        limits.append(limit(ask("cost") if table else 7, scope="row"))
    return support(
        name,
        _amount(chance, ask),
        for_each=table,
        conditions=conditions,
        limits=limits,
    )


def _bound(chance: Random) -> Any:
    small = {"product": [field("cost"), "1/2"]}
    return chance.choice([3, 8, 15, small, {"least": [20, small]}])


def _condition(chance: Random, ask: Any) -> Any:
    leaf = chance.choice(
        [
            {"is": ask("ok"), "value": True},
            {"is": ask("level"), "value": "a"},
            {"one_of": ask("level"), "values": ["a", "b"]},
            {"compare": [ask("cost"), ">=", 4]},
        ]
    )
    if chance.random() < 0.3:
        other = {"is": field("ok"), "value": False}
        return chance.choice([{"any": [leaf, other]}, {"not": leaf}])
    return leaf


def _amount(chance: Random, ask: Any) -> Any:
    share = {"product": [ask("cost"), "1/3"]}
    return chance.choice(
        [
            chance.randint(1, 9),
            tiers(ask("level"), {"a": 9, "b": 4}),
            tiers(ask("level"), {"a": share, "b": 2}),
            {"least": [share, 6]},
            {"difference": [7, ask("cost")], "floor": 0},
            {"sum": [2, {"product": [field("people"), 1]}]},
        ]
    )


def whole(chance: Random) -> dict[str, Any]:
    """An applicant who has answered everything."""
    answers = {one["id"]: _answer(chance, one) for one in QUESTIONS}
    for one in THINGS:
        rows = range(chance.randint(0, 3))
        answers[one["id"]] = [
            {c["id"]: _answer(chance, c) for c in COLUMNS} for _ in rows
        ]
    return answers


def some_of(chance: Random, answers: dict[str, Any]) -> dict[str, Any]:
    """The same applicant, before everything was answered."""
    share = chance.random()
    found: dict[str, Any] = {}
    for key, value in answers.items():
        if chance.random() < share:
            continue
        if isinstance(value, list) and key in ("patent", "loan"):
            value = [
                {k: v for k, v in row.items() if chance.random() > share / 2}
                for row in value
            ]
        found[key] = value
    return found


def _answer(chance: Random, asked: Rule) -> Any:
    if asked["type"] == "yes_no":
        return chance.random() < 0.7
    if asked["type"] == "choice":
        one = chance.choice(list(CHOICES))
        return [one] if asked.get("several") else one
    return chance.choice([0, 1, 4, 9, 10, 30])
