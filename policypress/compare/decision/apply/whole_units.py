"""Amendments of whole units (整条、整章的修改): delete, replace, renumber, move, merge, split."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare.decision.apply.claims import Act, Claim
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import decoded
from policypress.compare.decision.apply.reference import (
    Number,
    last_part,
    number_of_label,
)
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import (
    Delete,
    Move,
    Operation,
    Renumber,
    Replace,
    ReplaceNumber,
)
from policypress.compare.decision.apply.work import Anchor, Work
from policypress.compare.text.labels import relabel


def claim(
    work: Work,
    spot: Spot,
    act: Act,
    operation: Operation,
    name: str,
) -> Unit:
    """The unit at a spot, with a note of what happens to all of it."""
    unit = work.units[spot.unit]
    unit.claims.append(Claim(act, operation.line, name))
    return unit


def give_number(
    unit: Unit,
    operation: Operation,
    became: str,
    number: Number,
) -> None:
    """A unit with another number; a decision may mention it again where it lists the
    new order.
    """
    name = unit.node.label if unit.node else became
    unit.claims.append(
        Claim(
            "number",
            operation.line,
            name,
            number=number,
        )
    )
    unit.renumber(relabel(unit.label, number) or became, number)


def delete_units(
    work: Work,
    operation: Delete,
    first: Spot,
    last: Spot,
) -> None:
    """Units of one kind from the first to the last; a 章 goes with everything below it."""
    kind = work.units[first.unit].kind
    for index in range(first.unit, last.unit + 1):
        if work.units[index].kind != kind:
            continue
        end = work.resolver.end_of(index) if first.sort == "章" else index
        for place in range(index, end + 1):
            unit = work.units[place]
            unit.deleted = True
            covered = place != index
            name = operation.target
            unit.claims.append(
                Claim(
                    "delete",
                    operation.line,
                    name,
                    covered=covered,
                )
            )


def replace_unit(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """All of a unit by the paragraphs quoted."""
    unit = claim(
        work,
        spot,
        "replace",
        operation,
        operation.target,
    )
    unit.rewritten = operation.quote
    before = [line.printed for line in unit.lines]
    after = [line.printed for line in decoded(operation.quote)]
    if before == after:
        work.unchanged(operation.target, operation)


def replace_number(
    work: Work,
    operation: ReplaceNumber,
) -> None:
    """The number as printed, with the gap after it."""
    spot = work.spot(operation.target, operation)
    if not spot:
        return
    label = operation.lead.rstrip()
    gap = operation.lead[len(label) :]
    unit, number = work.units[spot.unit], number_of_label(label)
    name = operation.target
    unit.claims.append(
        Claim(
            "number",
            operation.line,
            name,
            number=number,
            as_printed=True,
        )
    )
    if (unit.label, unit.gap) == (label, gap):
        work.unchanged(operation.target, operation)
    unit.gap = gap
    unit.renumber(label, number)


def renumber_unit(
    work: Work,
    operation: Renumber,
    spot: Spot,
) -> None:
    """第八条改为第九条."""
    word, _ = last_part(operation.target)
    number = work.number(operation.became, word or "条", operation)
    if not number:
        return
    unit = work.units[spot.unit]
    if unit.label and unit.node and unit.node.number == number:
        work.same_numbers.append((unit, operation, operation.target))
    if not unit.label:
        unit.gap = work.gap
    give_number(
        unit,
        operation,
        operation.became,
        number,
    )


def renumber_units(
    work: Work,
    operation: Renumber,
    first: Spot,
    last: Spot,
) -> None:
    """第八条至第十条依次改为第九条至第十一条: each number once, in order, as many after as before."""
    kind = work.units[first.unit].kind
    between = work.units[first.unit : last.unit + 1]
    run = [unit for unit in between if unit.kind == kind]
    word, begun = last_part(operation.target)
    start = work.number(operation.became, word, operation)
    end = work.number(operation.became_through, word, operation)
    if not start or not end:
        return
    corresponds = _corresponds(start, end, run)
    if not corresponds or not _are_consecutive(run, begun[0]):
        differs(work, operation)
        return
    for step, unit in enumerate(run):
        number = (start[0] + step,)
        if unit.node and unit.node.number == number:
            work.same_numbers.append((unit, operation, operation.target))
        give_number(
            unit,
            operation,
            operation.became,
            number,
        )


def rename_annex(
    work: Work,
    operation: Renumber,
    spot: Spot,
) -> None:
    """附件1改为附件3: the words with which its first line begins."""
    unit = work.units[spot.unit]
    first = unit.lines[0]
    begins = unit.label and first.text.startswith(unit.label)
    if operation.through or not begins:
        message = f"“{operation.target}”的序号不能这样改。"
        hint = "逐个附件写，或者写成“将附件1修改为：……”。"
        work.fault("amendment-number", message, operation, hint)
        return
    rest = first.text[len(unit.label) :]
    unit.lines[0] = replace(first, text=operation.became + rest)
    unit.label = operation.became
    claim(work, spot, "number", operation, operation.target)


def _corresponds(
    start: Number,
    end: Number,
    run: list[Unit],
) -> bool:
    """Whether there are as many numbers from `start` to `end` as units in a run."""
    is_plain = len(start) == len(end) == 1
    return is_plain and end[0] - start[0] == len(run) - 1


def _are_consecutive(
    run: list[Unit],
    first: int,
) -> bool:
    """Whether the numbers of the units that the old text has go up by one from `first`."""
    numbers = [unit.node.number for unit in run if unit.node]
    return numbers == [(first + step,) for step in range(len(run))]


def differs(
    work: Work,
    operation: Renumber,
) -> None:
    """A finding: the two runs of numbers do not correspond."""
    before = f"{operation.target}至{operation.through}"
    after = f"{operation.became}至{operation.became_through}"
    message = f"{before}与改成的{after}条数不同，或者中间不连续。"
    work.fault(
        "renumbering-differs",
        message,
        operation,
        "核对起止序号。",
    )


def move(
    work: Work,
    operation: Move,
) -> None:
    """A unit to another place; a 章 with everything below it."""
    spot = work.spot(operation.target, operation)
    anchor = None
    if operation.anchor:
        anchor = work.spot(operation.anchor, operation)
        if not anchor:
            return
    if not spot:
        return
    end = spot.unit
    if spot.sort == "章":
        end = work.resolver.end_of(spot.unit)
    if anchor and spot.unit <= anchor.unit <= end:
        message = f"“{operation.target}”不能移到它自己的前后。"
        hint = "核对移到哪一条之后。"
        work.fault(
            "contradictory-amendments",
            message,
            operation,
            hint,
        )
        return
    _put_elsewhere(work, operation, anchor, work.units[spot.unit : end + 1])
    if anchor:
        name = operation.anchor
        work.anchors.append(
            Anchor(
                anchor.unit,
                operation,
                name,
                True,
                False,
            )
        )
    if _stays_there(work, operation, anchor, spot.unit, end):
        work.unchanged(operation.target, operation)


def _put_elsewhere(
    work: Work,
    operation: Move,
    anchor: Spot | None,
    units: list[Unit],
) -> None:
    """Put units beside the anchor; only the first of them is named by the decision."""
    for unit in units:
        covered = unit is not units[0]
        claim = Claim(
            "move",
            operation.line,
            operation.target,
            covered=covered,
        )
        unit.claims.append(claim)
        unit.moved = True
        work.put(anchor, operation.side, unit)


def _stays_there(
    work: Work,
    operation: Move,
    anchor: Spot | None,
    first: int,
    end: int,
) -> bool:
    """Whether a move ends where it began."""
    if anchor is None:
        return first == 0
    if operation.side == "before":
        return anchor.unit == end + 1
    last = anchor.unit
    if anchor.sort == "章":
        last = work.resolver.end_of(anchor.unit)
    return last == first - 1
