"""条 that a decision calls by the numbers they get (修改后的第九条): which of the old text they
are.

The rest of the decision is applied first, to know the new numbers. A 条 that is added
has no place in the old text, and of one whose 款 come and go nobody knows which 款
is meant: there the item is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import astuple

from policypress.compare.decision.apply.conflicts import contradictions
from policypress.compare.decision.apply.perform import PERFORM
from policypress.compare.decision.apply.rebuild import rebuilt
from policypress.compare.decision.apply.sentences import OF_NEW
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import Operation
from policypress.compare.decision.apply.work import Called, Work
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node, Tree, walk
from policypress.findings import has_errors


def names_new(operation: Operation) -> bool:
    """Whether an operation calls a place by the number it gets."""
    for value in astuple(operation):
        named = (value,) if isinstance(value, str) else value
        if isinstance(named, tuple) and any(map(_is_new, named)):
            return True
    return False


def _is_new(name: object) -> bool:
    return isinstance(name, str) and name.startswith(OF_NEW)


def called_afterwards(
    old: Tree,
    operations: Iterable[Operation],
) -> dict[str, Called] | None:
    """What each 条 of the new text was called before; None where the operations cannot
    be applied, so that the new numbers are not known.
    """
    work = Work(old, "")
    for operation in operations:
        PERFORM[type(operation)](work, operation)
    if has_errors([*work.findings, *contradictions(work)]):
        return None
    named = _numbered(rebuilt(work))
    found = {name: Called() for name in named}
    for unit in filter(_is_old_clause, work.units):
        now = cited("条", unit.number, unit.label)
        assert unit.node is not None
        found[now] = Called(_name(unit.node), _keeps_lines(unit))
    for name, times in Counter(named).items():
        if times > 1:
            found[name] = Called(several=True)
    return found


def _numbered(tree: Tree) -> list[str]:
    """What each 条 of a text is called that has a number."""
    clauses = [node for node, _ in walk(tree) if node.kind == "clause"]
    return [_name(node) for node in clauses if node.number]


def _is_old_clause(unit: Unit) -> bool:
    """Whether a unit is a 条 of the old text that is still there, and has a number before
    and after.
    """
    if unit.kind != "clause" or unit.node is None:
        return False
    return unit.stays and bool(unit.number and unit.node.number)


def _name(node: Node) -> str:
    """What a numbered 条 is called."""
    return cited("条", node.number, node.label)


def _keeps_lines(unit: Unit) -> bool:
    """Whether every 款 and 项 of a unit keeps its place in it."""
    changed = (
        unit.inserted,
        unit.dropped,
        unit.carried,
        unit.deliveries,
        unit.relabelled,
        unit.expected,
        unit.replaced,
        unit.follows,
    )
    return unit.rewritten is None and not any(changed)
