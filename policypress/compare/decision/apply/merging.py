"""条 and 款 that become one, and a 条 that becomes several (合并、拆分)."""

from __future__ import annotations

from policypress.compare.decision.apply.claims import Claim, Expected
from policypress.compare.decision.apply.levels import below
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.new_units import made_unit
from policypress.compare.decision.apply.quotes import decoded
from policypress.compare.decision.apply.reference import Number, last_part
from policypress.compare.decision.apply.verbs import Merge, Part, Split
from policypress.compare.decision.apply.whole_units import claim, give_number
from policypress.compare.decision.apply.work import Work


def merge(
    work: Work,
    operation: Merge,
) -> None:
    """One 条 becomes the whole, the others go; the words follow. 款 are merged into the
    first of them, or with a 条.
    """
    spots = [work.spot(target, operation) for target in operation.targets]
    word, _ = last_part(operation.became)
    number = work.number(operation.became, word or "条", operation)
    found = [spot for spot in spots if spot]
    if not number or len(found) < len(spots):
        return
    base = _base(found, word)
    if base is None:
        message = f"不能把这几处合并成{operation.became}。"
        hint = "条合并成条，同一条的款合并成款；别的写成删去和修改。"
        work.fault("amendment-place", message, operation, hint)
        return
    for spot, name in zip(found, operation.targets, strict=True):
        if spot is not base:
            _merged_away(work, operation, spot, name)
    name = operation.targets[found.index(base)]
    _merged_into(work, operation, base, name, number)


def _merged_into(
    work: Work,
    operation: Merge,
    base: Spot,
    name: str,
    number: Number,
) -> None:
    """The place that becomes the whole, with the number it gets."""
    if base.line is None:
        unit = claim(work, base, "merge", operation, name)
        give_number(unit, operation, operation.became, number)
        return
    unit = work.units[base.unit]
    unit.claims.append(Claim("merge", operation.line, name, base.line))
    became = Expected(base.line, f"第{number[0]}款", operation.line)
    unit.expected.append(became)


def _base(found: list[Spot], word: str) -> Spot | None:
    """Which of the merged places becomes the whole: the first of the kind that comes of
    it; None when they cannot be merged.
    """
    if word == "条":
        return next((spot for spot in found if spot.line is None), None)
    of_one = {(spot.unit, spot.sort) for spot in found}
    return found[0] if len(of_one) == 1 and word == "款" else None


def _merged_away(
    work: Work,
    operation: Merge,
    spot: Spot,
    name: str,
) -> None:
    """What goes because it is merged into another place."""
    unit = work.units[spot.unit]
    if spot.line is None:
        claim(work, spot, "delete", operation, name)
        unit.deleted = True
        return
    for index in (spot.line, *below(unit.lines, spot.line)):
        unit.dropped.add(index)
        covered = index != spot.line
        unit.claims.append(
            Claim("delete", operation.line, name, index, covered=covered)
        )


def split(
    work: Work,
    operation: Split,
) -> None:
    """The unit goes; its parts follow, each after the number it becomes."""
    spot = work.spot(operation.target, operation)
    if not spot:
        return
    numbers = [work.number(name, "条", operation) for name in operation.became]
    if not all(numbers):
        return
    unit = claim(
        work,
        spot,
        "split",
        operation,
        operation.target,
    )
    unit.split = True
    unit.expected_parts = tuple(number for number in numbers if number)


def part(
    work: Work,
    operation: Part,
) -> None:
    """The words of one part of a unit that is split."""
    spot = work.spot(operation.target, operation)
    number = work.number(operation.became, "条", operation)
    if not spot or not number:
        return
    unit = work.units[spot.unit]
    lines = decoded(operation.quote)
    made = made_unit(
        "clause",
        number,
        lines,
        unit.label,
        unit.gap,
    )
    unit.parts.append(made)
