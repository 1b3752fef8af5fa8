"""Which measures and supports cannot be had together (不得同时享受), and which questions
several supports share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.eligibility.parts import Exclusion, Measure, Rule, Support
from policypress.rules import fields_of

_COMBINATIONS = 64  # of answers to shared questions that are tried


def exclusions(measures: list[Measure]) -> Iterator[Exclusion]:
    """Each pair of sides that exclude each other, once."""
    sides: dict[str, list[Support]] = {}
    named: dict[str, list[str]] = {}
    for measure in measures:
        name = measure.rule["id"]
        sides[name] = list(measure.supports)
        named[name] = measure.rule.get("exclusive_with", [])
        for support in measure.supports:
            sides[support.name] = [support]
            named[support.name] = support.rule.get("exclusive_with", [])
    seen = set()
    for name, side in sides.items():
        for other in named[name]:
            pair = frozenset((name, other))
            if pair not in seen and other in sides:
                seen.add(pair)
                yield _exclusion(side, sides[other])


def _exclusion(one: list[Support], other: list[Support]) -> Exclusion:
    """Where both are paid by the same table it is the row that cannot be had
    twice, and what is paid otherwise is free."""
    things = {support.thing for support in one if support.thing}
    common = things & {support.thing for support in other}
    return Exclusion(_names(one, common), _names(other, common), bool(common))


def _names(supports: list[Support], things: set[str]) -> frozenset[str]:
    """The names of supports; where things are given, of those paid by them."""
    return frozenset(
        support.name
        for support in supports
        if not things or support.thing in things
    )


def shared(rule: Rule, rules: Rule) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Questions with few answers on which several supports hang: they cannot all
    have their own way. Not those of the general conditions."""
    asked: list[str] = []
    for support in rule["supports"]:
        nodes = [support["amount"]]
        nodes += [one["holds"] for one in support["conditions"]]
        for node in nodes:
            asked += fields_of(node)
    general = fields_of([one["holds"] for one in rules["general"]])
    found = []
    combinations = 1
    for question in rules["questions"]:
        key = question["id"]
        if key in general or asked.count(key) < 2:
            continue
        values = _possible_answers(question)
        if values and combinations * len(values) <= _COMBINATIONS:
            combinations *= len(values)
            found.append((key, values))
    return tuple(found)


def _possible_answers(question: Rule) -> tuple[Any, ...]:
    """The answers of a question that has few; none for numbers, dates, text, and
    where several may be chosen."""
    if question["type"] == "yes_no":
        return (True, False)
    if question["type"] == "choice" and not question.get("several"):
        return tuple(choice["id"] for choice in question["choices"])
    return ()
