"""Which claims on one unit exclude each other (一处两改): deleted and amended, replaced
twice, two numbers.

Claims on the whole unit come first, then those on each of its lines.
"""

from __future__ import annotations

from collections import defaultdict

from policypress.compare.decision.apply.claims import (
    Act,
    Claim,
    RowChanges,
)
from policypress.compare.decision.apply.unit import Unit

_NEW_WORDS: tuple[Act, ...] = ("replace", "rewrite")


def clash(unit: Unit) -> Claim | None:
    """The last claim on a unit or on a line of it where two exclude each other; None
    when all go together.
    """
    whole, inside = _sides(unit.claims)
    if _whole_excludes(whole, _staying(unit, whole, inside)):
        return unit.claims[-1]
    for line, claims in _by_line(inside).items():
        if _clash_on(unit, line, claims):
            return claims[-1]
    if inside and (_emptied(unit) or _table_undone(unit)):
        return inside[-1]
    return None


def _sides(claims: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims on a whole unit, and those on its lines."""
    whole = [claim for claim in claims if claim.line is None]
    inside = [claim for claim in claims if claim.line is not None]
    return whole, inside


def _clash_on(
    unit: Unit,
    line: int,
    claims: list[Claim],
) -> bool:
    """Whether the claims on one line of a unit exclude each other."""
    if _excludes(claims):
        return True
    return _two_numbers(unit, line) or _cell_twice(unit, line)


def _staying(
    unit: Unit,
    whole: list[Claim],
    inside: list[Claim],
) -> list[Claim]:
    """The claims on lines that a restated unit must not have: what leaves the unit is no
    part of what replaces it.
    """
    if "replace" not in _own(whole):
        return inside
    return [one for one in inside if one.line not in unit.carried]


def _by_line(inside: list[Claim]) -> dict[int, list[Claim]]:
    """The claims on lines of a unit, gathered by line."""
    gathered: dict[int, list[Claim]] = defaultdict(list)
    for claim in inside:
        gathered[claim.line or 0].append(claim)
    return gathered


def _own(claims: list[Claim]) -> list[Act]:
    """What happens to a place that is named itself."""
    return [claim.act for claim in claims if not claim.covered]


def _covered(claims: list[Claim]) -> list[Act]:
    """What happens to a place because it goes with another."""
    return [claim.act for claim in claims if claim.covered]


def _whole_excludes(
    whole: list[Claim],
    inside: list[Claim],
) -> bool:
    """Whether what happens to a whole unit leaves no place for the rest."""
    acts, covered = _own(whole), _covered(whole)
    if "carry" in acts and {*acts} - {"carry", "replace"}:
        return True
    ends = "delete" in acts or "split" in acts
    if ends and len(acts) + len(inside) > 1:
        return True
    if "delete" in covered and {*acts, *_own(inside)} - {"delete"}:
        return True
    if "replace" in acts and inside:
        return True
    return _whole_repeated(whole, acts)


def _whole_repeated(
    whole: list[Claim],
    acts: list[Act],
) -> bool:
    """Whether a whole unit is moved twice, replaced twice or given two numbers."""
    moves = [claim for claim in whole if claim.act == "move"]
    numbers = {claim.number for claim in whole if claim.act == "number"}
    twice = acts.count("replace") > 1 or acts.count("carry") > 1
    return len(moves) > 1 or len(numbers) > 1 or twice


def _excludes(claims: list[Claim]) -> bool:
    """Whether the claims on one line exclude each other."""
    if len(claims) < 2:
        return False
    acts, covered = {*_own(claims)}, _covered(claims)
    if _repeated(claims, _own(claims)):
        return True
    if "delete" in {*acts, *covered} or "rewrite" in covered:
        return bool(acts - {"delete"})
    if {"rewrite", "insert"} <= acts:
        return True
    if not acts & {*_NEW_WORDS}:
        return False
    in_table = any(one.act == "insert" and one.cell for one in claims)
    return in_table or bool(acts & {"words", "cell"})


def _repeated(
    claims: list[Claim],
    acts: list[Act],
) -> bool:
    """Whether one thing happens twice that can happen once."""
    if any(acts.count(act) > 1 for act in ("delete", "number", "carry")):
        return True
    if sum(act in _NEW_WORDS for act in acts) > 1:
        return True
    cells = [claim.cell for claim in claims if claim.act == "cell"]
    return len(cells) != len(set(cells))


def _cell_twice(unit: Unit, line: int) -> bool:
    """Whether words are amended in a cell that is itself restated, or whose row is."""
    cells = {cell for at, cell in unit.phrases if at == line and cell}
    if not cells:
        return False
    restated = unit.cells.get(line, {})
    rows = _gone(unit.rows.get(line))
    columns = _gone(unit.columns.get(line))
    return any(
        cell in restated or cell[0] in rows or cell[1] in columns
        for cell in cells
    )


def _table_undone(unit: Unit) -> bool:
    """Whether rows and columns of one table come or go at once, so that nobody knows
    what stands where they meet, or all of its rows or columns go.
    """
    for line in {*unit.rows, *unit.columns}:
        rows, columns = unit.rows.get(line), unit.columns.get(line)
        if rows and columns:
            return True
        table = unit.lines[line].rows
        there = len(table) if rows else len(table[0])
        changes = rows or columns
        if changes and len(changes.dropped) == there and not changes.added:
            return True
    return False


def _gone(changes: RowChanges | None) -> set[int]:
    """The rows, or columns, of a table that are deleted or restated."""
    return {*changes.dropped, *changes.replaced} if changes else set()


def _two_numbers(
    unit: Unit,
    line: int,
) -> bool:
    """Whether a line is given one number by its quotation and another by the decision."""
    label = unit.relabelled.get(line)
    if label is None or line not in unit.replaced:
        return False
    return not unit.replaced[line][0].startswith(label)


def _emptied(unit: Unit) -> bool:
    """Whether nothing is left of a unit whose paragraphs are deleted one by one."""
    if unit.inserted or unit.replaced:
        return False
    if not unit.dropped:
        return False
    return len(unit.dropped | unit.carried) == len(unit.lines)
