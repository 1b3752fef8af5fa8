"""Supports of two policies for one matter (两个政策支持同一事项), as the calculator tells
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policypress.hub.member import Member
from policypress.hub.merging import measure_id
from policypress.portfolio.matters import (
    Devoted,
    Overlap,
    devoted,
    overlaps,
)

Rule = dict[str, Any]


def with_overlaps(
    rules: Rule,
    members: Sequence[Member],
) -> Rule:
    """The rules of all policies, with a note at each support whose matter another policy
    supports as well.

    Where one of them says that they do not add up, they exclude each other: the better
    one is reckoned.
    """
    numbers = {one.facts.name: at for at, one in enumerate(members, 1)}
    measures = {one["id"]: one for one in rules["measures"]}
    for one in overlaps([member.facts for member in members]):
        sides = list(_sides(one, numbers))
        if any(name not in measures for name, _ in sides):
            continue
        _tell(one, sides, measures, members, numbers)
    for about in devoted([member.facts for member in members]):
        _tell_about(about, measures, members, numbers)
    return {**rules, "measures": list(measures.values())}


def _sides(
    one: Overlap,
    numbers: dict[str, int],
) -> Iterator[tuple[str, str]]:
    """Measure and support of both, as all policies name them."""
    for policy, matter in (
        (one.policy, one.matter),
        (one.before, one.known),
    ):
        measure, _, support = matter.support.partition(".")
        yield measure_id(numbers[policy.name], measure), support


def _tell(
    one: Overlap,
    sides: list[tuple[str, str]],
    measures: dict[str, Rule],
    members: Sequence[Member],
    numbers: dict[str, int],
) -> None:
    """Puts the note, and the exclusion where it can be reckoned, into both measures."""
    labels = [
        members[numbers[policy.name] - 1].label
        for policy in (one.before, one.policy)
    ]
    excluding = [_excluding_name(measures[name], it) for name, it in sides]
    others = reversed(excluding)
    for (name, support), label, own, other in zip(
        sides,
        labels,
        excluding,
        others,
        strict=True,
    ):
        note = _note(one, label)
        measure = measures[name]
        made = {
            **measure,
            "supports": [
                _noted(each, note) if each["id"] == support else each
                for each in measure["supports"]
            ],
        }
        measures[name] = _excluded(made, own, other) if one.guard else made


def _excluding_name(measure: Rule, support: str) -> str:
    """What cannot be had beside the other: the measure where it gives nothing else, so
    that its page says so, or else the support."""
    if len(measure["supports"]) == 1:
        return str(measure["id"])
    return f"{measure['id']}.{support}"


def _excluded(
    measure: Rule,
    own: str,
    other: str,
) -> Rule:
    """A measure that cannot be had, or whose support cannot, beside another one. own,
    other: names of measures, or of supports."""
    if own == measure["id"]:
        return _excluding(measure, other)
    supports = [
        _excluding(each, other)
        if f"{measure['id']}.{each['id']}" == own
        else each
        for each in measure["supports"]
    ]
    return {**measure, "supports": supports}


def _excluding(rule: Rule, other: str) -> Rule:
    """A measure or a support with one exclusion more."""
    excluded = [*rule.get("exclusive_with", ()), other]
    return {**rule, "exclusive_with": list(dict.fromkeys(excluded))}


def _tell_about(
    one: Devoted,
    measures: dict[str, Rule],
    members: Sequence[Member],
    numbers: dict[str, int],
) -> None:
    """Puts a note at a support that another policy is all about, and at all measures of
    that policy. Which of them is the same matter nobody knows, so nothing is deducted."""
    here, there = numbers[one.policy.name], numbers[one.other.name]
    name, _, support = one.matter.support.partition(".")
    own = measures.get(measure_id(here, name))
    if own is None:
        return
    note = _note_about(one, members[there - 1].label, "有专门规定")
    supports = [
        _noted(each, note) if each["id"] == support else each
        for each in own["supports"]
    ]
    measures[own["id"]] = {**own, "supports": supports}
    note = _note_about(one, members[here - 1].label, "中也有支持")
    for each in members[there - 1].rules["measures"]:
        other = measure_id(there, each["id"])
        measures[other] = _noted(measures[other], note)


def _noted(rule: Rule, note: str) -> Rule:
    """A measure or a support with one note more."""
    return {**rule, "notes": [*rule.get("notes", ()), note]}


def _note_about(
    one: Devoted,
    label: str,
    how: str,
) -> str:
    """What an applicant should know. label: of the other policy; how: it supports this."""
    also = f"“{one.matter.name}”在{label}{how}"
    if not one.guard:
        return f"{also}，能否同时享受，两个政策都没有写明，请先咨询"
    return f"{also}，政策写明“{one.guard}”，同一事项只能择一，合计没有扣除"


def _note(one: Overlap, label: str) -> str:
    """What an applicant should know. label: of the other policy."""
    also = f"“{one.phrase}”在{label}中也有支持"
    if not one.guard:
        return f"{also}，能否同时享受，两个政策都没有写明，请先咨询"
    return f"{also}，政策写明“{one.guard}”，只能择一，合计只计一项"
