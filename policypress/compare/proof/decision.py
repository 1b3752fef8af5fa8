"""Proof of 修改决定: applying it to the old text gives the new one, the record of passage
and blanks in headings apart, which no decision amends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from policypress.compare.changes import ChangeSet
from policypress.compare.proof.messages import failed
from policypress.compare.proof.reading import Table, blocks, read_body
from policypress.compare.text.aside import introduction, without_blanks
from policypress.compare.text.tree import HEADINGS, Node, Tree, walk
from policypress.findings import Finding

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


def prove_decision_markdown(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with the decision `data`, written as Markdown."""
    text = data.decode("utf-8")
    lines = text.removeprefix("# ").splitlines()
    return _prove_lines(file_name, lines, changes)


def prove_decision_document(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with the decision `data`, written as .docx.

    One that quotes tables is not read back: its Markdown is.
    """
    texts = []
    body = read_body(data)
    for block in blocks(body, "accepted"):
        if isinstance(block, Table):
            return []
        texts.append(block.text)
    # Where a title breaks is typesetting.
    if texts:
        texts[0] = texts[0].replace("\n", "")
    text = "\n".join(texts)
    return _prove_lines(file_name, text.splitlines(), changes)


def _prove_lines(
    file_name: str,
    lines: Iterable[str],
    changes: ChangeSet,
) -> list[Finding]:
    """What is wrong with a decision, by the lines it has."""
    filled = tuple(filter(str.strip, lines))
    faults = _faults(filled, changes.old, changes.new)
    return [failed(file_name, message) for message in faults]


@lru_cache(maxsize=1)  # both files of a decision say the same, as a rule
def _faults(
    lines: tuple[str, ...],
    old: Tree,
    new: Tree,
) -> tuple[str, ...]:
    """What is wrong with the lines of a decision that makes `new` of `old`."""
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
