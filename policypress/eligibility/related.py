"""Which measures and supports cannot be had together (不得同时享受), and which questions
several supports share."""

from __future__ import annotations

from collections import Counter
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


def with_exclusions(
    measures: list[Measure], exclusive: tuple[Exclusion, ...]
) -> list[Measure]:
    """The measures, each with the exclusions between its own supports."""
    homes = {name: at for at, one in enumerate(measures) for name in one.names}
    own: dict[int, list[Exclusion]] = {}
    for one in exclusive:
        sides = {homes[name] for name in one.of | one.other}
        if len(sides) == 1:
            own.setdefault(sides.pop(), []).append(one)
    return [
        one._replace(exclusive=tuple(own.get(at, ())))
        for at, one in enumerate(measures)
    ]


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


class Sharing:
    """Finds the questions with few answers on which several supports of a measure
    hang: they cannot all have their own way. Not those of the general conditions."""

    def __init__(self, rules: Rule) -> None:
        """rules: those of the whole policy."""
        general = fields_of([one["holds"] for one in rules["general"]])
        self._answers: dict[str, tuple[Any, ...]] = {}
        self._places: dict[str, int] = {}
        for at, question in enumerate(rules["questions"]):
            values = _possible_answers(question)
            if values and question["id"] not in general:
                self._answers[question["id"]] = values
                self._places[question["id"]] = at

    def of(self, measure: Rule) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        """Each question of a measure with its answers, in the order of the policy,
        as long as there are not too many combinations to try."""
        asked = Counter(self._asked(measure))
        several = [key for key, number in asked.items() if number > 1]
        found = []
        combinations = 1
        for key in sorted(several, key=self._places.__getitem__):
            values = self._answers[key]
            if combinations * len(values) <= _COMBINATIONS:
                combinations *= len(values)
                found.append((key, values))
        return tuple(found)

    def _asked(self, measure: Rule) -> Iterator[str]:
        """What amounts and conditions of its supports ask and that has few answers,
        once for each of them."""
        for support in measure["supports"]:
            nodes = [support["amount"]]
            nodes += [one["holds"] for one in support["conditions"]]
            for node in nodes:
                for name in fields_of(node):
                    if name in self._answers:
                        yield name


def _possible_answers(question: Rule) -> tuple[Any, ...]:
    """The answers of a question that has few; none for numbers, dates, text, and
    where several may be chosen."""
    if question["type"] == "yes_no":
        return (True, False)
    if question["type"] == "choice" and not question.get("several"):
        return tuple(choice["id"] for choice in question["choices"])
    return ()
