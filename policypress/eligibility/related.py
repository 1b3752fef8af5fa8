"""Which measures and supports cannot be had together (不得同时享受), and which questions
several supports share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from policypress.eligibility.blocks import Names
from policypress.eligibility.parts import Exclusion, Measure, Rule, Support
from policypress.rules import fields_of

_COMBINATIONS = 64  # of answers to shared questions that are tried


def exclusions(measures: list[Measure]) -> Iterator[Exclusion]:
    """Each pair of sides that exclude each other, once."""
    sides: dict[str, list[Support]] = {}
    named: dict[str, list[str]] = {}
    for measure in measures:
        name = measure.id
        sides[name] = list(measure.supports)
        named[name] = list(measure.excludes)
        for support in measure.supports:
            sides[support.name] = [support]
            named[support.name] = support.rule.get("exclusive_with", [])
    seen: set[Names] = set()
    for name, side in sides.items():
        for other in named[name]:
            pair = Names((name, other))
            if pair in seen or other not in sides:
                continue
            seen.add(pair)
            yield _exclusion(side, sides[other])


def with_exclusions(
    measures: list[Measure],
    exclusive: tuple[Exclusion, ...],
) -> list[Measure]:
    """The measures, each with the exclusions between its own supports."""
    homes: dict[str, int] = {}  # a support → the place of its measure
    for at, measure in enumerate(measures):
        homes.update(dict.fromkeys(measure.names, at))
    own: dict[int, list[Exclusion]] = {}
    for one in exclusive:
        sides = one.of | one.other
        places = {homes[name] for name in sides}
        if len(places) == 1:
            between = own.setdefault(places.pop(), [])
            between.append(one)
    found: list[Measure] = []
    for at, measure in enumerate(measures):
        between = own.get(at, [])
        found.append(replace(measure, exclusive=tuple(between)))
    return found


def _exclusion(
    one: list[Support],
    other: list[Support],
) -> Exclusion:
    """Where both are paid by the same table it is the row that cannot be had
    twice, and what is paid otherwise is free."""
    common = _tables(one) & _tables(other)
    return Exclusion(
        of=_names(one, common),
        other=_names(other, common),
        by_row=bool(common),
    )


def _tables(supports: list[Support]) -> Names:
    """The tables by which supports are paid."""
    return Names(one.thing for one in supports if one.thing)


def _names(
    supports: list[Support],
    things: Names,
) -> Names:
    """The names of supports; where things are given, of those paid by them."""
    if not things:
        return Names(one.name for one in supports)
    return Names(one.name for one in supports if one.thing in things)


_Values = tuple[Any, ...]  # the answers that a question can have


class Sharing:
    """Finds the questions with few answers on which several supports of a measure
    hang: they cannot all have their own way. Not those of the general conditions."""

    def __init__(self, rules: Rule) -> None:
        """rules: those of the whole policy."""
        nodes = [one["holds"] for one in rules["general"]]
        general = set(fields_of(nodes))
        self._answers: dict[str, _Values] = {}
        self._places: dict[str, int] = {}
        for at, question in enumerate(rules["questions"]):
            key = question["id"]
            values = _possible_answers(question)
            if values and key not in general:
                self._answers[key] = values
                self._places[key] = at

    def of(self, measure: Rule) -> tuple[tuple[str, _Values], ...]:
        """Each question of a measure with its answers, in the order of the policy,
        as long as there are not too many combinations to try."""
        asked = Counter(self._asked(measure))
        several = [key for key, number in asked.items() if number > 1]
        several.sort(key=self._places.__getitem__)
        found: list[tuple[str, _Values]] = []
        combinations = 1
        for key in several:
            values = self._answers[key]
            tried = combinations * len(values)
            if tried <= _COMBINATIONS:
                combinations = tried
                found.append((key, values))
        return tuple(found)

    def _asked(self, measure: Rule) -> Iterator[str]:
        """What amounts and conditions of its supports ask and that has few answers,
        once for each of them."""
        for support in measure["supports"]:
            nodes = [support["amount"]]
            nodes += [one["holds"] for one in support["conditions"]]
            for node in nodes:
                names = fields_of(node)
                yield from filter(self._answers.__contains__, names)


def _possible_answers(question: Rule) -> _Values:
    """The answers of a question that has few; none for numbers, dates, text, and
    where several may be chosen."""
    kind = question["type"]
    if kind == "yes_no":
        return (True, False)
    if kind != "choice" or question.get("several"):
        return ()
    choices = question["choices"]
    return tuple(choice["id"] for choice in choices)
