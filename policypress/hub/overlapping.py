"""Supports of two policies for one matter (两个政策支持同一事项), as the calculator tells
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policypress.hub.member import Member
from policypress.hub.merging import measure_id
from policypress.portfolio.matters import Overlap, overlaps

Rule = dict[str, Any]


def with_overlaps(rules: Rule, members: Sequence[Member]) -> Rule:
    """The rules of all policies, with a note at each support whose matter another policy
    supports as well.

    Where one of them says that they do not add up and both are all that their measures
    give, the measures exclude each other: then the better one is reckoned.
    """
    numbers = {one.facts.name: at for at, one in enumerate(members, 1)}
    measures = {one["id"]: one for one in rules["measures"]}
    for one in overlaps([member.facts for member in members]):
        sides = list(_sides(one, numbers))
        if any(name not in measures for name, _ in sides):
            continue
        _tell(one, sides, measures, members, numbers)
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
    can_exclude = one.guard and all(
        len(measures[name]["supports"]) == 1 for name, _ in sides
    )
    others = [sides[1][0], sides[0][0]]
    for (name, support), label, other in zip(
        sides, labels, others, strict=True
    ):
        note = _note(one, label, bool(can_exclude))
        measure = measures[name]
        measures[name] = {
            **measure,
            "supports": [
                {**each, "notes": [*each.get("notes", ()), note]}
                if each["id"] == support
                else each
                for each in measure["supports"]
            ],
        }
        if can_exclude:
            excluded = [*measure.get("exclusive_with", ()), other]
            measures[name]["exclusive_with"] = list(dict.fromkeys(excluded))


def _note(one: Overlap, label: str, is_reckoned: bool) -> str:
    """What an applicant should know. label: of the other policy."""
    also = f"“{one.phrase}”在{label}中也有支持"
    if not one.guard:
        return f"{also}，能否同时享受，两个政策都没有写明，请先咨询"
    reckoned = "合计只计一项" if is_reckoned else "合计没有扣除"
    return f"{also}，政策写明“{one.guard}”，只能择一，{reckoned}"
