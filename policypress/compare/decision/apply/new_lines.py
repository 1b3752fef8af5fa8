"""Lines that an amending decision puts in (增加款、项、目、段、表格): how many, and after which
line of the old text.
"""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare.decision.apply.claims import Claim, Inserted
from policypress.compare.decision.apply.levels import (
    DEPTH_OF,
    below,
    depth,
    parent,
)
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import decoded, has_words
from policypress.compare.decision.apply.reference import Number
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import LINES, Insert, Sort
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import Line, Node, addresses

_HOLDERS: dict[str, tuple[Sort, ...]] = {"项": ("款",), "目": ("项", "款")}
_HINT = "写成“在第八条第一款后增加一款，作为第二款：……”。"


def insert_lines(
    work: Work,
    operation: Insert,
    spot: Spot | None,
) -> None:
    """在第八条第一款后增加一款, 在第八条增加一款，作为第三款, 在第八条第一款增加一项."""
    if spot is None or operation.side == "first":
        message = f"没有写明在哪一条增加{operation.kind}。"
        work.fault(
            "insertion-without-place",
            message,
            operation,
            _HINT,
        )
        return
    lines = _as_counted(decoded(operation.quote), operation)
    unit = work.units[spot.unit]
    numbers = [
        work.number(name, operation.kind, operation)
        for name in operation.became
    ]
    lines = _numbered(work, operation, unit, lines, numbers)
    if not all(numbers) or not _counted(work, operation, lines):
        return
    number = numbers[0][0] if numbers else 0
    after = _place_for(
        work,
        operation,
        spot,
        number,
    )
    if after is None:
        return
    added = Inserted(tuple(lines), operation.became, operation.line)
    unit.inserted.setdefault(after, []).append(added)
    held = _held_by(unit, after, operation)
    if held is not None:
        claim = Claim(
            "insert",
            operation.line,
            operation.where,
            held,
        )
        unit.claims.append(claim)


def _place_for(
    work: Work,
    operation: Insert,
    spot: Spot,
    number: int,
) -> int | None:
    """After which line the new ones stand; None and a finding when they cannot.

    number: the first that they get, 0 when the decision gives none.
    """
    unit = work.units[spot.unit]
    if not _fits(operation, unit, spot):
        side = _SIDES[operation.side]
        message = f"在“{operation.where}”{side}不能增加{operation.kind}。"
        work.fault(
            "amendment-place",
            message,
            operation,
            _HINT,
        )
        return None
    after = _after(
        operation,
        unit,
        spot,
        number,
    )
    if after < 0 and (unit.kind != "clause" or operation.kind != "款"):
        hint = "改写成“将该条修改为：……”。"
        message = "不能在一条的条序之前增加文字。"
        work.fault(
            "insertion-before-number",
            message,
            operation,
            hint,
        )
        return None
    return after


def _held_by(
    unit: Unit,
    after: int,
    operation: Insert,
) -> int | None:
    """The line that holds what is inserted after a line: -1 for the unit itself, None
    when nothing does.
    """
    depth_of_new = DEPTH_OF[operation.kind]
    if depth_of_new == 0:
        return -1
    return parent(unit.lines, after, depth_of_new)


_SIDES = {"after": "后", "before": "前", "inside": "中", "first": ""}


def _as_counted(
    lines: list[Line],
    operation: Insert,
) -> list[Line]:
    """The quoted lines, each a 款 when the decision counts as many 款 as there are lines:
    one may begin with words that elsewhere would be the number of an 项.
    """
    wanted = len(operation.became) or operation.count or 1
    if operation.kind != "款" or wanted != len(lines) or depth(lines[0]) != 0:
        return lines
    if any(line.rows for line in lines):
        return lines
    return [replace(line, level="paragraph") for line in lines]


def _numbered(
    work: Work,
    operation: Insert,
    unit: Unit,
    lines: list[Line],
    numbers: list[Number],
) -> list[Line]:
    """New 项 that are quoted without their numbers, with those that the decision gives
    them; a warning then.
    """
    deep = DEPTH_OF[operation.kind]
    there = [line for line in unit.lines if depth(line) == deep]
    fit = len(lines) == len(numbers) and all(numbers)
    if not (deep and there and fit and _without_numbers(lines)):
        return lines
    message = (
        f"引文里的{operation.kind}没有序号，已按“{operation.became[0]}”编写。"
    )
    hint = "引文以该项的序号开头，如：“（二）……”。"
    work.warn("inexact-quotation", message, operation, hint)
    pairs = zip(lines, numbers, strict=True)
    return [_like(line, there[0], number) for line, number in pairs]


def _without_numbers(lines: list[Line]) -> bool:
    """Whether no line is a table or has a number."""
    return not any(line.label or line.rows for line in lines)


def _like(
    line: Line,
    sample: Line,
    number: Number,
) -> Line:
    """A line as an 项 of this number, written as another is."""
    label = relabel(sample.label, number)
    return replace(line, level=sample.level, label=label, gap=sample.gap)


def _counted(
    work: Work,
    operation: Insert,
    lines: list[Line],
) -> bool:
    """Whether the quotation holds as many 款 (项, 目) as the decision says; a finding
    otherwise.
    """
    wanted = len(operation.became) or operation.count or 1
    found = len(counted_lines(lines, operation.kind))
    agree = operation.count in (0, wanted)
    if found == wanted and agree:
        return True
    message = f"写明增加{operation.count or wanted}{operation.kind}，引文里有{found}{operation.kind}。"
    hint = "核对增加的数目、序号和引文的段数。"
    work.fault(
        "insertion-count",
        message,
        operation,
        hint,
    )
    return False


def counted_lines(
    lines: list[Line],
    kind: str,
) -> list[int]:
    """The places of the quoted lines that count as 款, 项 and so on: those that stand as
    high as the first.
    """
    if not has_words(lines):
        return []
    if kind == "段":
        return list(range(len(lines)))
    of_tables = kind == "表格"
    if bool(lines[0].rows) != of_tables:
        return []
    highest = depth(lines[0])
    is_wrong_level = (kind == "款") != (highest == 0)
    if is_wrong_level and not of_tables:
        return []
    found = []
    for index, line in enumerate(lines):
        alike = bool(line.rows) == of_tables
        if alike and depth(line) == highest:
            found.append(index)
    return found


def _fits(
    operation: Insert,
    unit: Unit,
    spot: Spot,
) -> bool:
    """Whether lines of this kind can stand there: beside a line, in a unit, or in the
    line that holds them.
    """
    if operation.side in ("after", "before"):
        if spot.sort not in LINES or spot.line is None:
            return False
        deeper = DEPTH_OF[operation.kind] > depth(unit.lines[spot.line])
        return operation.side == "after" or not deeper
    if spot.line is None:
        holders = _holders(operation, unit)
        return spot.sort != "章" and len(holders) == 1
    return spot.sort in _HOLDERS.get(operation.kind, ())


def _holders(
    operation: Insert,
    unit: Unit,
) -> list[int]:
    """The lines of a unit that may hold new ones: for 项 and 目 those that have some, or
    the only 款; else the first line.
    """
    deep = DEPTH_OF[operation.kind]
    if not deep:
        return [0]
    above = [i for i, line in enumerate(unit.lines) if depth(line) == deep - 1]
    above = [index for index in above if not unit.lines[index].rows]
    holding = [index for index in above if below(unit.lines, index)]
    return holding or above


def _after(
    operation: Insert,
    unit: Unit,
    spot: Spot,
    number: int,
) -> int:
    """The old line after which the new ones stand; -1 before the first."""
    deep = DEPTH_OF[operation.kind]
    last = len(unit.lines) - 1
    if spot.line is not None and operation.side == "before":
        return spot.line - 1
    if spot.line is not None and operation.side == "after":
        return _behind(
            operation,
            unit,
            spot.sort,
            spot.line,
        )
    if operation.kind == "段":
        return min(number - 2, last) if number else last
    if not deep:
        return _before_number(unit, number)
    holder = spot.line
    if holder is None:
        holder = _holders(operation, unit)[0]
    return _among(
        unit,
        holder,
        deep,
        number,
    )


def _behind(
    operation: Insert,
    unit: Unit,
    sort: Sort,
    at: int,
) -> int:
    """The last of the 项 below a line, where a line that stands as high follows it; else
    the line itself.
    """
    line = unit.lines[at]
    if operation.kind == "表格" or line.rows or sort == "段":
        return at
    if DEPTH_OF[operation.kind] > depth(line):
        return at
    return [at, *below(unit.lines, at)][-1]


def _before_number(
    unit: Unit,
    number: int,
) -> int:
    """The line before the 款 that has this number now, or the last line."""
    if number:
        node = Node("clause", tuple(unit.lines))
        for index, address in enumerate(addresses(node)):
            if address.paragraph >= number:
                return index - 1
    return len(unit.lines) - 1


def _among(
    unit: Unit,
    holder: int,
    deep: int,
    number: int,
) -> int:
    """The line before the 项 that has this number in its 款 now, or the last line of the
    款.
    """
    inner = below(unit.lines, holder)
    places = [index for index in inner if depth(unit.lines[index]) == deep]
    if number and number <= len(places):
        return places[number - 1] - 1
    return [holder, *inner][-1]
