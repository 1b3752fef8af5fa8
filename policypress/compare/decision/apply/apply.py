"""Applying an amending decision to the old text (适用修改决定): a new text, or findings that
say what cannot be done.

Every reference is to the old text, whatever other amendments do (that is the custom,
and the only reading in which the
order of amendments does not matter). So all are resolved first, then held against each
other, then the new text is
written in one walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct, field

from policypress.compare.decision.apply.carried import carry, raise_lines
from policypress.compare.decision.apply.conflicts import (
    contradictions,
    disagreements,
)
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.merging import merge, part, split
from policypress.compare.decision.apply.new_lines import insert_lines
from policypress.compare.decision.apply.new_units import insert_units
from policypress.compare.decision.apply.operations import NOTHING, operations
from policypress.compare.decision.apply.paragraphs import (
    delete_lines,
    renumber_line,
    renumber_lines,
    replace_cell,
    replace_line,
)
from policypress.compare.decision.apply.rebuild import rebuilt
from policypress.compare.decision.apply.several import replace_several
from policypress.compare.decision.apply.verbs import (
    Carry,
    Delete,
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
    renumber_unit,
    renumber_units,
    replace_number,
    replace_unit,
)
from policypress.compare.decision.apply.words import (
    replace_every,
    replace_words,
)
from policypress.compare.decision.apply.work import KINDS, Work
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Tree, walk
from policypress.findings import Finding, Place, has_errors, in_order


class Applied(Struct, frozen=True):
    """tree: the new text, None when an amendment could not be applied; findings: which,
    and what was read loosely. became: what each 条 of the old text is called in the new
    one (第八条 → 第九条); one that was deleted is not there.
    """

    tree: Tree | None
    findings: tuple[Finding, ...]
    became: dict[str, str] = field(default_factory=dict)


def apply(
    amendment: str | Iterable[str],
    old: Tree,
    name: str = "修改决定",
) -> Applied:
    """The new text that an amending decision makes of `old`. amendment: its text, or
    its paragraphs.
    """
    lines = (
        amendment.splitlines()
        if isinstance(amendment, str)
        else list(amendment)
    )
    read, findings = operations(lines, name)
    if not findings and not read:
        findings += _nothing_read(lines, name)
    work = Work(old, name)
    # Words of the whole text are sought where no other item replaces the text.
    for operation in sorted(read, key=_is_for_all):
        _PERFORM[type(operation)](work, operation)
    if has_errors(findings):
        # All that is wrong is told at once: what is not understood, and what
        # is understood and does not fit the text.
        return Applied(None, tuple(in_order([*findings, *work.findings])))
    _same_numbers(work)
    return _finished(work, bool(read))


def _is_for_all(operation: Operation) -> bool:
    """Whether it amends words wherever they stand."""
    if not isinstance(operation, ReplaceEvery):
        return False
    return operation.targets in (("全文",), ("条文",))


def _finished(
    work: Work,
    amended: bool,
) -> Applied:
    """The new text, when nothing in the decision contradicts itself or the text it
    makes.
    """
    findings = work.findings
    if not has_errors(findings):
        findings += contradictions(work)
    if has_errors(findings):
        return Applied(None, tuple(findings))
    tree = rebuilt(work)
    findings += disagreements(work)
    if has_errors(findings):
        return Applied(None, tuple(findings))
    if amended and not findings and _same(work.old, tree):
        findings.append(_nothing_changed(work.name))
    return Applied(tree, tuple(findings), _became(work))


def _became(work: Work) -> dict[str, str]:
    """What each numbered 条 is called now."""
    found = {}
    for unit in work.units:
        node = unit.node
        if unit.kind != "clause" or node is None or not node.number:
            continue
        if unit.stays and unit.number:
            was = cited("条", node.number, node.label)
            found[was] = cited("条", unit.number, unit.label)
    return found


def _same_numbers(work: Work) -> None:
    """Warnings: units that get the number they have, and nothing else. A number given
    holds when the rest moves.
    """
    if work.reorder:
        return
    idle = {
        operation: name
        for unit, operation, name in work.same_numbers
        if len(unit.claims) == 1
    }
    for operation, name in idle.items():
        work.unchanged(name, operation)


def _nothing_read(
    lines: list[str],
    name: str,
) -> list[Finding]:
    """A finding where nothing is amended, unless the decision says so."""
    if any(line.startswith(NOTHING) for line in lines):
        return []
    message = f"“{name}”里没有找到修改内容。"
    hint = "核对是否选对了文件；修改决定形如“一、将第八条修改为：……”。"
    return [
        Finding(
            "no-amendment",
            message,
            Place(name),
            hint,
        )
    ]


def _nothing_changed(name: str) -> Finding:
    """A warning: the decision was applied and changed nothing."""
    message = f"适用“{name}”后，文本没有任何变化。"
    hint = "核对是否选对了修改前的文本。"
    return Finding(
        "amendment-changes-nothing",
        message,
        Place(name),
        hint,
        "warning",
    )


def _same(
    old: Tree,
    new: Tree,
) -> bool:
    """Whether two texts have the same lines in the same units."""
    before = [(node.kind, node.label, node.lines) for node, _ in walk(old)]
    return before == [
        (node.kind, node.label, node.lines) for node, _ in walk(new)
    ]


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
    if first.line is None:
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
    if spot.cell:
        replace_cell(work, operation, spot)
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
    if operation.through and first.line is None:
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
    if operation.kind in KINDS:
        insert_units(work, operation, spot)
    else:
        insert_lines(work, operation, spot)


def _reorder(
    work: Work,
    operation: Reorder,
) -> None:
    """调整条文顺序."""
    work.reorder = True


def _unsaid(
    work: Work,
    operation: Unsaid,
) -> None:
    """对个别文字作相应修改: told, for nobody can do what is not said."""
    message = "决定说对个别文字作相应修改，没有写明改哪些文字：没有修改。"
    hint = "核对重新公布的文本，把修改的文字逐处写明。"
    work.warn("unspecified-wording", message, operation, hint)


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
    start, end = (first.unit, first.line or 0), (last.unit, last.line or 0)
    if start == end:
        return "起止相同"
    return "起止颠倒" if end < start else ""


# Each function takes the class beside it, which their types cannot say of a table.
_PERFORM: dict[type[Operation], Callable[[Work, Any], None]] = {
    Carry: carry,
    Delete: _delete,
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
