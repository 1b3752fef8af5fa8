"""款、项 that leave their place (单列一条、移至另一条、一条改为另一条的一款): taken out of one
unit, put into another or made a unit of their own.

What is amended in them is amended where they stood: the lines are taken once every
amendment of their unit is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from policypress.compare.decision.apply.claims import Claim
from policypress.compare.decision.apply.levels import below
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import lead_of
from policypress.compare.decision.apply.reference import Number, last_part
from policypress.compare.decision.apply.unit import Delivery, Unit
from policypress.compare.decision.apply.verbs import (
    Carry,
    Operation,
    Raise,
    Sort,
)
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import Line

_BESIDE: frozenset[Sort] = frozenset({"条"})
_HINT = "写成“将第五条第二款移至第六条，作为第六条第三款”。"


def raise_lines(work: Work, operation: Raise) -> None:
    """将第八条第三款单列一条，作为第四十九条: a new unit that its number places."""
    number = work.number(operation.became, "条", operation)
    spots = [work.spot(target, operation) for target in operation.targets]
    if not number or not all(spots):
        return
    sources: list[tuple[Unit, tuple[int, ...]]] = []
    for spot, name in zip(spots, operation.targets, strict=True):
        if spot:
            lines = _take(work, operation, spot, name)
            sources.append((work.units[spot.unit], lines))
    sample, gap = work.manner_of("clause")
    label = relabel(sample, number)
    made = Unit("clause", label, gap, [], number, number_given=True)
    made.sources = sources
    made.said_at = operation.line
    work.raised.append(made)
    if not operation.anchor:
        work.unplaced.append(made)
        return
    anchor = work.spot(operation.anchor, operation, _BESIDE)
    if anchor:
        work.put(anchor, operation.side, made)


def carry(work: Work, operation: Carry) -> None:
    """将第五条第二款移至第六条，作为第二款: into a unit of the old text, or the one that is called
    so afterwards.
    """
    spot = work.spot(operation.target, operation)
    anchor = None
    named_after = operation.side == "inside" and bool(operation.became)
    if operation.anchor and not named_after:
        anchor = work.spot(operation.anchor, operation)
        if not anchor:
            return
    if not spot or not _beside_a_line(work, operation, anchor):
        return
    kind = _kind(operation, spot)
    number = _place_number(work, operation, kind)
    if number is not None:
        _send(work, operation, spot, anchor, (kind, number))


def _send(
    work: Work,
    operation: Carry,
    spot: Spot,
    anchor: Spot | None,
    place: tuple[Sort, int],
) -> None:
    """Marks what leaves, and where it goes. place: what it is there, and its number."""
    unit = work.units[spot.unit]
    made = Delivery(
        source=unit,
        taken=_leaves(work, operation, spot),
        kind=place[0],
        number=place[1],
        anchor=anchor.line if anchor else None,
        before=operation.side == "before",
        said_at=operation.line,
        target=operation.target,
    )
    if anchor:
        work.units[anchor.unit].deliveries.append(made)
    else:
        work.addressed.append((_unit_number(operation, unit), made))


def _leaves(
    work: Work,
    operation: Carry,
    spot: Spot,
) -> tuple[int, ...] | None:
    """The lines that leave their unit; None when all of it does."""
    if spot.line is not None:
        return _take(work, operation, spot, operation.target)
    unit = work.units[spot.unit]
    unit.claims.append(Claim("carry", operation.line, operation.target))
    unit.absorbed = True
    return None


def _beside_a_line(
    work: Work,
    operation: Carry,
    anchor: Spot | None,
) -> bool:
    """Whether 移至…后 names a 款 or 项: behind a whole 条 there is none; a finding
    otherwise.
    """
    beside = operation.side in ("after", "before")
    if not anchor or not beside or anchor.line is not None:
        return True
    message = (
        f"“{operation.target}”移至“{operation.anchor}”旁边，"
        "没有写明成为哪一条的哪一款、项。"
    )
    work.fault("amendment-place", message, operation, _HINT)
    return False


def _unit_number(operation: Carry, source: Unit) -> str:
    """The unit that something goes to, by its name: its own when none is named."""
    if operation.anchor:
        return operation.anchor
    return source.node.label if source.node else ""


def _kind(operation: Carry, spot: Spot) -> Sort:
    """What the carried lines are in their new place."""
    word, _ = last_part(operation.became)
    if word in ("款", "项", "目"):
        return word  # type: ignore[return-value]
    return "款" if spot.sort == "条" else spot.sort


def _place_number(
    work: Work,
    operation: Carry,
    kind: Sort,
) -> int | None:
    """The number that the lines get in their unit, 0 when none is given; None and a
    finding when it is none.
    """
    if not operation.became:
        return 0
    number = work.number(operation.became, kind, operation)
    return number[0] if number else None


def _take(
    work: Work,
    operation: Operation,
    spot: Spot,
    name: str,
) -> tuple[int, ...]:
    """The lines of a 款 or 项, marked as leaving their unit."""
    unit = work.units[spot.unit]
    first = spot.line or 0
    inner = below(unit.lines, first)
    for index in (first, *inner):
        unit.carried.add(index)
        unit.claims.append(
            Claim("carry", operation.line, name, index, covered=index != first)
        )
    return (first, *inner)


def delivered(
    work: Work,
    called: dict[Number, Unit],
) -> Iterator[Delivery]:
    """Puts what was carried into the units it is addressed to; gives those whose unit
    is not there. called: the clauses of the new text by number.
    """
    for name, delivery in work.addressed:
        _, number = last_part(name)
        unit = called.get(number)
        if unit is None or not unit.stays:
            yield delivery
        else:
            unit.deliveries.append(delivery)


def fill_raised(work: Work) -> None:
    """Gives the units of their own the lines that were taken for them."""
    for unit in work.raised:
        unit.lines = [
            line
            for source, lines in unit.sources
            for line in source.taken(lines)
        ]
        first = opened_line(unit)
        if first:
            unit.lines[0] = first


def opened_line(unit: Unit) -> Line | None:
    """The first line of a unit of its own: no number of its former place, and none that
    its quotation repeats.
    """
    if not unit.lines or unit.lines[0].rows:
        return None
    first = unit.lines[0]
    lead = lead_of(first.printed, "clause", unit.number)
    text = first.printed[len(lead[0] + lead[1]) :] if lead else first.text
    if lead:
        unit.label, unit.gap = lead
    return replace(first, level="clause", label="", gap="", text=text)
