"""条 whose new number takes them elsewhere (第十七条改为第三条): a number alone is a move where the
others keep their order.
"""

from __future__ import annotations

from bisect import bisect_right

from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.tree import Node


def displaced(work: Work, order: list[Unit]) -> list[Unit]:
    """The units without those that only their new number places from now on.

    Only in a text whose numbers rise: where they begin anew in every chapter, a number
    says nothing about a place.
    """
    renumbered = [unit for unit in order if _by_number_alone(unit)]
    if not renumbered or not _rising(work):
        return order
    kept = _standing(order, work.reorder)
    moving = [unit for unit in renumbered if id(unit) not in kept]
    order, waiting = _exchanged(order, moving)
    for unit in waiting:
        unit.said_at = unit.claims[-1].said_at
    work.unplaced += waiting
    return order


def _exchanged(
    order: list[Unit],
    moving: list[Unit],
) -> tuple[list[Unit], list[Unit]]:
    """The units with those that take the place of another that leaves it (第十四条、第十六条改为
    第十六条、第十四条), and those that only a number places.
    """
    leaving = {unit.node.number: id(unit) for unit in moving if unit.node}
    comes = {
        leaving[unit.number]: unit for unit in moving if unit.number in leaving
    }
    gone = set(map(id, moving)) - set(comes)
    new = [comes.get(id(unit), unit) for unit in order if id(unit) not in gone]
    placed = set(map(id, comes.values()))
    return new, [unit for unit in moving if id(unit) not in placed]


def _standing(
    order: list[Unit],
    reorder: bool,
) -> set[int]:
    """The 条 that keep their order, by id(): all those that keep their number, and as many
    of the others as can.
    """
    counted = [unit for unit in order if _is_counted(unit, reorder)]
    fitting = _between(counted)
    places = _longest_rising([unit.number for unit in fitting])
    return {id(fitting[at]) for at in places}


def _between(counted: list[Unit]) -> list[Unit]:
    """The units without those whose new number is not between the numbers that stay
    before and behind them.
    """
    lows: list[tuple[int, ...]] = []
    low: tuple[int, ...] = ()
    for unit in counted:
        lows.append(low)
        if not _by_number_alone(unit):
            low = max(low, unit.number)
    fitting: list[Unit] = []
    high: tuple[int, ...] | None = None
    for unit, least in zip(reversed(counted), reversed(lows), strict=True):
        if not _by_number_alone(unit):
            high = min(high or unit.number, unit.number)
            fitting.append(unit)
        elif least <= unit.number and (high is None or unit.number <= high):
            fitting.append(unit)
    return fitting[::-1]


def _is_counted(unit: Unit, reorder: bool) -> bool:
    """Whether a unit is a 条 whose number is known before the order is adjusted."""
    if unit.kind != "clause" or not unit.number:
        return False
    return unit.number_given or not reorder


def _by_number_alone(unit: Unit) -> bool:
    """Whether the decision gives an old 条 a number, and no place."""
    if unit.kind != "clause" or not unit.number:
        return False
    if unit.node is None or unit.moved:
        return False
    return any(
        claim.act == "number" and not claim.as_printed for claim in unit.claims
    )


def _rising(work: Work) -> bool:
    """Whether every 条 of the old text has a larger number than the one before."""
    nodes = [unit.node for unit in work.units if unit.kind == "clause"]
    numbers = [node.number for node in nodes if isinstance(node, Node)]
    counted = [number for number in numbers if number]
    return all(a < b for a, b in zip(counted, counted[1:], strict=False))


def _longest_rising(numbers: list[tuple[int, ...]]) -> list[int]:
    """The places of a longest row of numbers each larger than the one before (patience
    sorting).
    """
    ends: list[tuple[int, ...]] = []
    at_end: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_right(ends, number)
        before.append(at_end[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            at_end.append(place)
        else:
            ends[length], at_end[length] = number, place
    found: list[int] = []
    place = at_end[-1] if at_end else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
