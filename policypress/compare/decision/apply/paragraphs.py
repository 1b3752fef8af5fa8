"""Amendments within a unit (款、项、目、段、表格的修改): delete, replace, words, cells, numbers."""

from __future__ import annotations

from policypress.compare.decision.apply.claims import Act, Claim, Expected
from policypress.compare.decision.apply.levels import below, depth
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import decoded, has_words
from policypress.compare.decision.apply.reference import last_part
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import (
    Delete,
    Operation,
    Renumber,
    Replace,
)
from policypress.compare.decision.apply.whole_units import differs
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import Line

_ITEMS = ("项", "目")


def claim_line(
    unit: Unit,
    act: Act,
    operation: Operation,
    name: str,
    line: int,
    covered: bool = False,
) -> None:
    """A note of what happens to a line."""
    unit.claims.append(
        Claim(
            act,
            operation.line,
            name,
            line,
            covered=covered,
        )
    )


def delete_lines(
    work: Work,
    operation: Delete,
    first: Spot,
    last: Spot,
) -> None:
    """Lines of one level from the first to the last, each with what stands below it."""
    unit = work.units[first.unit]
    start, end = first.line or 0, last.line or 0
    for index in range(start, end + 1):
        if not _same_level(unit, index, start, first.sort):
            continue
        unit.dropped.add(index)
        claim_line(
            unit,
            "delete",
            operation,
            operation.target,
            index,
        )
        for inner in below(unit.lines, index):
            unit.dropped.add(inner)
            claim_line(
                unit,
                "delete",
                operation,
                operation.target,
                inner,
                True,
            )


def _same_level(
    unit: Unit,
    index: int,
    start: int,
    sort: str,
) -> bool:
    """Whether a line counts like the first of a run: all lines count as 段, tables only
    among tables.
    """
    if sort == "段":
        return True
    line, first = unit.lines[index], unit.lines[start]
    return bool(line.rows) == bool(first.rows) and depth(line) == depth(first)


def replace_line(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """A 款 with its 项 by the paragraphs quoted.

    Only its own words are replaced when the quotation ends with a colon, as words
    before 项 do.
    """
    unit, line = work.units[spot.unit], spot.line or 0
    made = decoded(operation.quote)
    if not _quotation_stands(work, operation, spot, made):
        return
    inner = _goes_with_it(
        unit,
        line,
        spot,
        made,
    )
    quote = _with_number(work, operation, spot, made)
    unit.replaced[line] = quote
    act: Act = "rewrite" if inner else "replace"
    claim_line(
        unit,
        act,
        operation,
        operation.target,
        line,
    )
    unit.dropped.update(inner)
    for index in inner:
        claim_line(
            unit,
            "rewrite",
            operation,
            operation.target,
            index,
            True,
        )
    after = [one.printed for one in made]
    if _words_of(unit, line, inner) == after:
        work.unchanged(operation.target, operation)


def _goes_with_it(
    unit: Unit,
    line: int,
    spot: Spot,
    made: list[Line],
) -> range:
    """The lines below a replaced one that are replaced with it: its 项 and 目.

    made: what is quoted; words that introduce 项 leave the 项 as they are.
    """
    introduces = len(made) == 1 and made[0].printed.endswith(("：", ":"))
    if introduces or spot.sort == "段":
        return range(0)
    return below(unit.lines, line)


def _words_of(
    unit: Unit,
    line: int,
    inner: range,
) -> list[str]:
    """The words of a line and of those below it, without the number of the unit."""
    words = [unit.lines[index].printed for index in (line, *inner)]
    if line == 0:
        words[0] = words[0].removeprefix(unit.lines[0].lead)
    return words


def _quotation_stands(
    work: Work,
    operation: Replace,
    spot: Spot,
    made: list[Line],
) -> bool:
    """Whether a quotation has words, and the number of the 项 that it replaces; a
    finding otherwise.
    """
    name = operation.target
    if not has_words(made):
        hint = "要删去的写成“删去第八条第二款”。"
        message = f"没有写明“{name}”修改后的文字。"
        work.fault(
            "amendment-without-text",
            message,
            operation,
            hint,
        )
        return False
    label = work.units[spot.unit].lines[spot.line or 0].label
    several = len(made) > 1 and not made[1].label
    if _lacks_number(spot, label, made) and several:
        hint = "引文以该项的序号开头，如：“（二）……”。"
        message = f"引文里没有“{name}”的序号“{label}”。"
        work.fault(
            "quotation-without-number",
            message,
            operation,
            hint,
        )
        return False
    return True


def _lacks_number(
    spot: Spot,
    label: str,
    made: list[Line],
) -> bool:
    """Whether an 项 is restated without its number."""
    return spot.sort in _ITEMS and bool(label) and not made[0].label


def _with_number(
    work: Work,
    operation: Replace,
    spot: Spot,
    made: list[Line],
) -> tuple[str, ...]:
    """The quotation with the number of the 项 that it restates; a warning where it has
    none.
    """
    line = work.units[spot.unit].lines[spot.line or 0]
    if not _lacks_number(spot, line.label, made):
        return operation.quote
    message = f"引文里没有“{operation.target}”的序号，已保留“{line.label}”。"
    hint = "引文以该项的序号开头，如：“（二）……”。"
    work.warn("inexact-quotation", message, operation, hint)
    return (line.lead + operation.quote[0], *operation.quote[1:])


def replace_cell(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """The words of one cell."""
    unit, line, cell = (
        work.units[spot.unit],
        spot.line or 0,
        spot.cell or (0, 0),
    )
    words = "\n".join(operation.quote)
    if unit.lines[line].rows[cell[0]][cell[1]] == words:
        work.unchanged(operation.target, operation)
    unit.cells.setdefault(line, {})[cell] = words
    name = operation.target
    unit.claims.append(
        Claim(
            "cell",
            operation.line,
            name,
            line,
            cell,
        )
    )


def renumber_line(
    work: Work,
    operation: Renumber,
    spot: Spot,
) -> None:
    """第三项改为第四项 gives another number; a 款 has none, so 第二款改为第三款 only says where it
    stands in the end.
    """
    word, _ = last_part(operation.target)
    number = work.number(operation.became, word, operation)
    if number:
        _renumbered(
            work,
            operation,
            spot,
            spot.line or 0,
            number[0],
        )


def renumber_lines(
    work: Work,
    operation: Renumber,
    first: Spot,
    last: Spot,
) -> None:
    """第三项至第五项依次改为第四项至第六项."""
    word, begun = last_part(operation.target)
    start = work.number(operation.became, word, operation)
    end = work.number(operation.became_through, word, operation)
    if not start or not end:
        return
    unit = work.units[first.unit]
    begin, through = first.line or 0, last.line or 0
    run = [
        index
        for index in range(begin, through + 1)
        if _same_level(unit, index, begin, first.sort)
    ]
    _, ended = last_part(operation.through)
    counted = ended[0] - begun[0] + 1
    if not len(run) == counted == end[0] - start[0] + 1:
        differs(work, operation)
        return
    for step, index in enumerate(run):
        _renumbered(
            work,
            operation,
            first,
            index,
            start[0] + step,
        )


def _renumbered(
    work: Work,
    operation: Renumber,
    spot: Spot,
    line: int,
    number: int,
) -> None:
    """One line with another number."""
    unit = work.units[spot.unit]
    claim_line(
        unit,
        "number",
        operation,
        operation.target,
        line,
    )
    if spot.sort == "款":
        became = f"第{number}款"
        unit.expected.append(Expected(line, became, operation.line))
        return
    label = relabel(unit.lines[line].label, (number,))
    if not label:
        message = f"“{unit.lines[line].label}”不能改写成第{number}{spot.sort}的序号。"
        hint = "改写成“将该项修改为：……”。"
        work.fault(
            "amendment-number",
            message,
            operation,
            hint,
        )
        return
    if label == unit.lines[line].label:
        work.unchanged(operation.target, operation)
    unit.relabelled[line] = label
