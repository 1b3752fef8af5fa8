"""The new text, written in one walk over the amended units (重排): what stays, what was
put in, and the order of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.decision.apply.carried import (
    delivered,
    fill_raised,
)
from policypress.compare.decision.apply.contents import follow_headings
from policypress.compare.decision.apply.order import displaced
from policypress.compare.decision.apply.unit import Unit, nested
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import HEADINGS, Tree
from policypress.compare.text.unit_names import with_names
from policypress.findings import Finding, Place


def rebuilt(work: Work) -> Tree:
    """The new text; what was carried is put where it goes."""
    fill_raised(work)
    order = displaced(work, list(_in_order(work)))
    order = _numbered(work, order)
    called = {unit.number: unit for unit in order if unit.kind == "clause"}
    work.lost += delivered(work, called)
    if work.contents:
        follow_headings(work, order)
    nodes = nested([unit.made() for unit in order])
    nodes = with_names(nodes, work.old.scheme)
    return Tree(work.old.name, nodes, work.old.scheme)


def _in_order(work: Work) -> Iterator[Unit]:
    """The units in their new places; each with the parts it was split into and what was
    put after it.
    """
    places = {id(unit): index for index, unit in enumerate(work.units)}
    yield from _with_followers(work, work.slots.get(-1, []), places)
    for index, unit in enumerate(work.units):
        if not unit.moved:
            yield from _one(unit)
            yield from _with_followers(work, work.slots.get(index, []), places)


def _with_followers(
    work: Work,
    units: list[Unit],
    places: dict[int, int],
) -> Iterator[Unit]:
    """Units of a slot. One that moved here takes along what was put after it; nothing
    moves there, so this ends.
    """
    for unit in units:
        yield from _one(unit)
        index = places.get(id(unit))
        if index is not None:
            yield from _with_followers(work, work.slots.get(index, []), places)


def _one(unit: Unit) -> Iterator[Unit]:
    if unit.stays:
        yield unit
    yield from unit.parts


def _numbered(
    work: Work,
    order: list[Unit],
) -> list[Unit]:
    """The units with those that only a number places, and with new numbers where the
    order is adjusted.
    """
    waiting = sorted(work.unplaced, key=lambda unit: unit.number)
    found: list[Unit] = []
    count = 0
    for unit in order:
        if unit.kind != "clause" or not unit.number:
            found.append(unit)
            continue
        while waiting and _comes_now(work, waiting[0], unit, count):
            new = waiting.pop(0)
            found = _with_numbered(work, found, new)
            count = new.number[0]
        if work.reorder and not unit.number_given:
            number = (count + 1,)
            unit.label, unit.number = relabel(unit.label, number), number
        count = unit.number[0]
        found.append(unit)
    end = _end_of_clauses(found)
    return [*found[:end], *waiting, *found[end:]]


def _with_numbered(
    work: Work,
    found: list[Unit],
    new: Unit,
) -> list[Unit]:
    """The units with one that its number puts behind them: 第四条之一 directly behind its
    第四条, before any heading.
    """
    if len(new.number) == 1:
        _told_of_heading(work, found, new)
        return [*found, new]
    end = _end_of_clauses(found)
    return [*found[:end], new, *found[end:]]


def _told_of_heading(
    work: Work,
    found: list[Unit],
    new: Unit,
) -> None:
    """A warning where a number alone puts a 条 behind a heading: it may belong before it."""
    if not found or found[-1].kind not in HEADINGS:
        return
    unit = found[-1]
    heading = unit.label or unit.lines[0].printed
    message = (
        f"“{new.label}”按序号放在“{heading}”里，是其中的第一条；"
        "决定没有写明放在哪里。"
    )
    place = Place(work.name, new.said_at, 1)
    hint = f"放在前面的，写成“在……后增加一条，作为{new.label}”。"
    code = "insertion-at-heading"
    work.open_ends.append(Finding(code, message, place, hint, "warning"))


def _end_of_clauses(units: list[Unit]) -> int:
    """The place after the last clause; the end of the text when there is none."""
    for place in range(len(units), 0, -1):
        if units[place - 1].kind == "clause":
            return place
    return len(units)


def _comes_now(
    work: Work,
    new: Unit,
    unit: Unit,
    count: int,
) -> bool:
    """Whether a new clause comes before this one: its number is not larger, or is the
    next when numbers are adjusted.
    """
    if work.reorder and not unit.number_given:
        return new.number == (count + 1,)
    return new.number <= unit.number
