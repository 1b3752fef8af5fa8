"""What each verb of a decision does to the old text (逐项适用): the place is found, then the
operation leaves its claim on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.compare.decision.apply.carried import carry, raise_lines
from policypress.compare.decision.apply.columns import (
    delete_columns,
    insert_columns,
    replace_column,
)
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.merging import merge, part, split
from policypress.compare.decision.apply.new_lines import insert_lines
from policypress.compare.decision.apply.new_units import insert_units
from policypress.compare.decision.apply.paragraphs import (
    delete_lines,
    renumber_line,
    renumber_lines,
    replace_cell,
    replace_line,
)
from policypress.compare.decision.apply.sentence_changes import (
    delete_sentences,
    insert_sentences,
    replace_sentence,
)
from policypress.compare.decision.apply.several import replace_several
from policypress.compare.decision.apply.tables import (
    delete_rows,
    insert_rows,
    replace_row,
)
from policypress.compare.decision.apply.verbs import (
    Append,
    Carry,
    Contents,
    Delete,
    Follow,
    Insert,
    Merge,
    Move,
    Operation,
    Part,
    Raise,
    Renumber,
    Reorder,
    Replace,
    ReplaceEvery,
    ReplaceNumber,
    ReplaceSeveral,
    ReplaceWords,
    Split,
    Unsaid,
)
from policypress.compare.decision.apply.whole_units import (
    delete_units,
    move,
    rename_annex,
    renumber_unit,
    renumber_units,
    replace_number,
    replace_unit,
)
from policypress.compare.decision.apply.words import (
    append,
    replace_every,
)
from policypress.compare.decision.apply.words_in_place import replace_words
from policypress.compare.decision.apply.work import KINDS, Work
from policypress.findings import Finding, Place


def _delete(
    work: Work,
    operation: Delete,
) -> None:
    """删去: one place, or a run of the same kind within one text or one unit."""
    ends = _ends(
        work,
        operation,
        operation.target,
        operation.through,
    )
    if not ends:
        return
    first, last = ends
    of_part = _DELETE_PARTS.get(first.sort)
    if of_part:
        of_part(work, operation, first, last)
    elif first.line is None:
        delete_units(
            work,
            operation,
            first,
            last,
        )
    else:
        delete_lines(
            work,
            operation,
            first,
            last,
        )


def _replace(
    work: Work,
    operation: Replace,
) -> None:
    """修改为: a unit, a line or a cell."""
    spot = work.spot(operation.target, operation)
    if not spot:
        return
    of_part = _REPLACE_PARTS.get(spot.sort)
    if of_part:
        of_part(work, operation, spot)
    elif spot.line is None:
        replace_unit(work, operation, spot)
    else:
        replace_line(work, operation, spot)


def _renumber(
    work: Work,
    operation: Renumber,
) -> None:
    """改为: a new number of a unit or of an 项, or a run of them."""
    ends = _ends(
        work,
        operation,
        operation.target,
        operation.through,
    )
    if not ends:
        return
    first, last = ends
    if first.sort == "附件":
        rename_annex(work, operation, first)
    elif operation.through and first.line is None:
        renumber_units(
            work,
            operation,
            first,
            last,
        )
    elif operation.through:
        renumber_lines(
            work,
            operation,
            first,
            last,
        )
    elif first.line is None:
        renumber_unit(work, operation, first)
    else:
        renumber_line(work, operation, first)


def _insert(
    work: Work,
    operation: Insert,
) -> None:
    """增加: a unit, or lines of one."""
    spot = None
    if operation.where:
        spot = work.spot(operation.where, operation)
        if not spot:
            return
    of_part = _INSERT_PARTS.get(operation.kind)
    if of_part:
        of_part(work, operation, spot)
    elif operation.kind in KINDS:
        insert_units(work, operation, spot)
    else:
        insert_lines(work, operation, spot)


def _reorder(
    work: Work,
    operation: Reorder,
) -> None:
    """调整条文顺序."""
    work.reorder = True


def _follow(
    work: Work,
    operation: Follow,
) -> None:
    """其后各项序号依次顺延; 款 have no number of their own."""
    spot = work.spot(operation.target, operation)
    if spot and operation.kind in ("项", "目"):
        work.units[spot.unit].follows.add(operation.kind)


def _contents(
    work: Work,
    operation: Contents,
) -> None:
    """目录作相应修改, once the new headings are known."""
    work.contents = operation
    if not any(unit.kind == "contents" for unit in work.units):
        message = "原文没有目录。"
        hint = "删去“目录作相应修改”，或者核对是否选对了修改前的文本。"
        work.fault("amendment-target", message, operation, hint)


def _unsaid(
    work: Work,
    operation: Unsaid,
) -> None:
    """对个别文字作相应修改: told, for nobody can do what is not said."""
    message = "决定说对个别文字作相应修改，没有写明改哪些文字：没有修改。"
    hint = "核对重新公布的文本，把修改的文字逐处写明。"
    place = Place(work.name, operation.line, 1)
    code = "unspecified-wording"
    work.open_ends.append(Finding(code, message, place, hint, "warning"))


def _ends(
    work: Work,
    operation: Operation,
    target: str,
    through: str,
) -> tuple[Spot, Spot] | None:
    """The two ends of a run; None and a finding when it runs backwards, across units,
    or from a 条 to a 款.
    """
    first = work.spot(target, operation)
    last = work.spot(through, operation) if through else first
    if not first or not last:
        return None
    problem = _range_problem(first, last) if through else ""
    if not problem:
        return first, last
    message = f"“{target}至{through}”{problem}。"
    hint = "起止写同一条之内的款、项，或者写条到条；跨条的分开写。"
    work.fault(
        "amendment-range",
        message,
        operation,
        hint,
    )
    return None


def _range_problem(
    first: Spot,
    last: Spot,
) -> str:
    """What is wrong with a run from one place to another; "" when nothing is."""
    if first.sort != last.sort:
        return "两端不是同一层次"
    if first.line is not None and first.unit != last.unit:
        return "跨了两条"
    start, end = _order(first), _order(last)
    if start == end:
        return "起止相同"
    return "起止颠倒" if end < start else ""


def _order(spot: Spot) -> tuple[int, int, tuple[int, int], tuple[int, int]]:
    """What tells which of two places comes first."""
    cell, span = spot.cell or (0, 0), spot.span or (0, 0)
    return spot.unit, spot.line or 0, cell, span


# What is done to parts of tables and of paragraphs.
_DELETE_PARTS: dict[str, Callable[[Work, Delete, Spot, Spot], None]] = {
    "行": delete_rows,
    "列": delete_columns,
    "句": delete_sentences,
}
_REPLACE_PARTS: dict[str, Callable[[Work, Replace, Spot], None]] = {
    "格": replace_cell,
    "行": replace_row,
    "列": replace_column,
    "句": replace_sentence,
}
_INSERT_PARTS: dict[str, Callable[[Work, Insert, Spot | None], None]] = {
    "行": insert_rows,
    "列": insert_columns,
    "句": insert_sentences,
}
# Each function takes the class beside it, which their types cannot say of a table.
PERFORM: dict[type[Operation], Callable[[Work, Any], None]] = {
    Append: append,
    Carry: carry,
    Contents: _contents,
    Delete: _delete,
    Follow: _follow,
    Insert: _insert,
    Merge: merge,
    Move: move,
    Part: part,
    Raise: raise_lines,
    Renumber: _renumber,
    Reorder: _reorder,
    Replace: _replace,
    ReplaceEvery: replace_every,
    ReplaceNumber: replace_number,
    ReplaceSeveral: replace_several,
    ReplaceWords: replace_words,
    Split: split,
    Unsaid: _unsaid,
}
