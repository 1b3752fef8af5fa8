"""What may have happened (发生的事), as rules.json has it: what an applicant chooses from
before anything is asked, and the supports that each is about.

The policy may word them (fields.yaml, happenings). What it words none for is called by
its table of things, or where it is paid without one by its measure, so that every
support is about something and none is out of reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from policypress.rules import fields_of
from policypress.source.model import Policy

Rule = dict[str, Any]


class _Offered(NamedTuple):
    """A support. name: measure.support; asked: the questions and tables that its
    conditions and amounts read, and those of its measure."""

    name: str
    measure: Rule
    thing: str
    asked: frozenset[str]


def happenings(
    policy: Policy,
    measures: list[Rule],
    things: list[Rule],
) -> list[Rule]:
    """Each with the names of its supports, in the order of the policy; those that
    nothing is paid for are left out. measures, things: as rules.json has them."""
    offered = list(_offered(measures))
    found = [
        _happening(
            key,
            one.label,
            one.help,
            [each for each in offered if not each.asked.isdisjoint(one.about)],
        )
        for key, one in policy.happenings.items()
    ]
    worded = {name for one in found for name in one["supports"]}
    rest = [each for each in offered if each.name not in worded]
    return [
        one for one in [*found, *_unworded(rest, things)] if one["supports"]
    ]


def _offered(measures: Iterable[Rule]) -> Iterator[_Offered]:
    """Every support with what it asks."""
    for measure in measures:
        common = fields_of([one["holds"] for one in measure["conditions"]])
        for support in measure["supports"]:
            thing = support["for_each"] or ""
            nodes = [one["holds"] for one in support["conditions"]]
            own = fields_of([*nodes, support["amount"]])
            yield _Offered(
                f"{measure['id']}.{support['id']}",
                measure,
                thing,
                frozenset([*common, *own, thing]),
            )


def _unworded(
    rest: list[_Offered],
    things: list[Rule],
) -> Iterator[Rule]:
    """One for each table that supports are paid by, one for each measure with others.
    Their ids hold a dot, which no id of a policy does."""
    named = {one["id"]: one for one in things}
    groups: dict[str, list[_Offered]] = {}
    for one in rest:
        key = (
            f"thing.{one.thing}"
            if one.thing
            else f"measure.{one.measure['id']}"
        )
        groups.setdefault(key, []).append(one)
    for key, supports in groups.items():
        first = supports[0]
        if first.thing:
            thing = named[first.thing]
            yield _happening(key, thing["label"], thing["ask"], supports)
        else:
            yield _happening(key, first.measure["subject"], "", supports)


def _happening(
    key: str,
    label: str,
    words: str,
    supports: list[_Offered],
) -> Rule:
    """One of them as JSON."""
    return {
        "id": key,
        "label": label,
        "help": words,
        "supports": [one.name for one in supports],
    }
