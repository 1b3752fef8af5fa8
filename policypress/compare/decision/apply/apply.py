"""Applying an amending decision to the old text (适用修改决定): a new text, or findings that
say what cannot be done.

Every reference is to the old text, whatever other amendments do (that is the custom,
and the only reading in which the
order of amendments does not matter). So all are resolved first, then held against each
other, then the new text is
written in one walk.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.compare.decision.apply.conflicts import (
    contradictions,
    disagreements,
)
from policypress.compare.decision.apply.new_names import (
    called_afterwards,
    names_new,
)
from policypress.compare.decision.apply.operations import (
    NOTHING,
    Reading,
    operations,
)
from policypress.compare.decision.apply.perform import PERFORM
from policypress.compare.decision.apply.rebuild import rebuilt
from policypress.compare.decision.apply.verbs import (
    Operation,
    ReplaceEvery,
)
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.decision_units import as_clauses
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Tree, walk
from policypress.findings import Finding, Place, has_errors, in_order
from policypress.language.numerals import item


class Applied(Struct, frozen=True):
    """tree: the new text, None when an amendment could not be applied; findings: which,
    and what was read loosely. became: what each 条 of the old text is called in the new
    one (第八条 → 第九条); one that was deleted is not there. attached: the line of the
    decision where the text as amended begins that is printed with it, 0 without one.
    open_ends: warnings of what the decision does not say, so that nobody knows whether
    the new text is the one that was meant.
    """

    tree: Tree | None
    findings: tuple[Finding, ...]
    became: dict[str, str] = field(default_factory=dict)
    attached: int = 0
    open_ends: tuple[Finding, ...] = ()


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
    reading = operations(as_clauses(old, lines), name, old.title)
    findings = [*reading.findings, *_others(reading, name)]
    if not findings and not reading.operations:
        findings += _nothing_read(lines, name)
    work = Work(old, name)
    others = [one for one in reading.operations if not names_new(one)]
    if len(others) < len(reading.operations):
        work.called = called_afterwards(old, others)
    # Words of the whole text are sought where no other item replaces the text.
    for operation in sorted(reading.operations, key=_is_for_all):
        PERFORM[type(operation)](work, operation)
    if has_errors(findings):
        # All that is wrong is told at once: what is not understood, and what
        # is understood and does not fit the text.
        return Applied(None, tuple(in_order([*findings, *work.findings])))
    work.findings = [*findings, *work.findings]
    _same_numbers(work)
    done = _finished(work, bool(reading.operations))
    return replace(
        done,
        attached=reading.attached,
        open_ends=tuple(work.open_ends),
    )


def _others(reading: Reading, name: str) -> list[Finding]:
    """A note of the documents that a decision amends besides: nothing of that is applied."""
    if not reading.others:
        return []
    names = "".join(f"《{other}》" for other in reading.others)
    message = f"决定还修改{names}，只适用了修改本文的部分。"
    hint = "其余文本分别适用这份决定。"
    line = next(iter(reading.others.values()))
    place = Place(name, line, 1)
    return [Finding("other-documents", message, place, hint, "warning")]


def _is_for_all(operation: Operation) -> bool:
    """Whether it amends words wherever they stand."""
    if not isinstance(operation, ReplaceEvery):
        return False
    return operation.targets[0] in ("全文", "条文")


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
            # Of a text whose clauses are items of its parts: 第一部分第（三）项.
            own = f"第{item(node.number[0])}项"
            if node.name.endswith(own):
                part = node.name.removesuffix(own)
                found[node.name] = f"{part}第{item(unit.number[0])}项"
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
