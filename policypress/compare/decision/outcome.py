"""What a decision brings about (适用的结果), held against the new text, the record of passage
and blanks in headings apart, which no decision amends.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from policypress.compare.text.aside import introduction, without_blanks
from policypress.compare.text.tree import HEADINGS, Node, Tree, walk

# Characters of the first unit that differs shown in a finding: one line of a
# terminal.
_SHOWN = 40


class _Unit(NamedTuple):
    """What a decision must bring about of a node.

    kind: what it is, and how many headings stand above it. label: its number
    as written.
    lines: its printed lines.
    """

    kind: str
    label: str
    lines: tuple[str, ...]


# A decision and its files say the same, as a rule: it is read back when it is written, and
# when each file is proved.
@lru_cache(maxsize=2)
def faults(
    lines: tuple[str, ...],
    old: Tree,
    new: Tree,
) -> tuple[str, ...]:
    """What is wrong with the lines of a decision that makes `new` of `old`, [] when
    nothing is. lines: none of them blank.
    """
    from policypress.compare.decision.apply.apply import apply

    applied = apply(lines, old)
    if applied.tree is None:
        reason = applied.findings[0].message
        return (f"修改决定不能适用于原文：{reason}",)
    brought_about = _units(applied.tree)
    must_be = _units(new)
    for got, wanted in zip_longest(brought_about, must_be):
        if got != wanted:
            shown = _shown(wanted or got)
            return (f"修改决定适用于原文后与新文不同：{shown}",)
    return tuple(
        f"修改决定引文不确切：{finding.message}"
        for finding in applied.findings
    )


def _units(tree: Tree) -> Iterator[_Unit]:
    """The nodes of a text as a decision brings them about."""
    for node, above in walk(tree):
        if node.kind == "letter":
            continue  # no decision amends it
        if node.lines and not introduction(node):
            continue
        kind = f"{len(above)}{node.kind}"
        lines = _amended_lines(node)
        # A label that says no number (第百条) is words to a decision: it is
        # compared with the lines.
        numbered = node.number and node.kind != "annex"
        label = node.label if numbered else ""
        yield _Unit(kind, label, lines)


def _amended_lines(node: Node) -> tuple[str, ...]:
    """The printed lines of a node as far as a decision amends them: no record of
    passage, and no blanks of headings.
    """
    lines = [line.printed for line in introduction(node)]
    if node.kind in HEADINGS:
        lines = list(map(without_blanks, lines))
    return tuple(lines)


def _shown(unit: _Unit) -> str:
    """The unit that differs, in a finding."""
    lines = "".join(unit.lines)
    return unit.label + lines[:_SHOWN]
