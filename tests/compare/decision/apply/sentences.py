"""Amending sentences with what each does to one text, in files of cases.

A case is the sentences of a decision, then what they change: `- ` a line that goes, `+ ` a
line that comes, `! ` the code of a finding. `sentences/_text.md` is the text.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from msgspec import Struct

from policypress.compare import Tree, text_of
from policypress.compare.decision.apply.apply import apply
from tests.support.texts import tree

FOLDER = Path(__file__).parent / "sentences"
_MARKS = ("- ", "+ ", "! ")


class Case(Struct, frozen=True):
    """decision: its sentences. wanted: the lines of what they do."""

    decision: str
    wanted: tuple[str, ...]


def old_text() -> Tree:
    """The text that the sentences amend; rows between bars are a table."""
    lines: list[str | tuple[tuple[str, ...], ...]] = []
    rows: list[tuple[str, ...]] = []
    for line in (FOLDER / "_text.md").read_text("utf-8").splitlines():
        if line.startswith("|"):
            cells = line.strip("|").split("|")
            rows.append(tuple(cell.strip() for cell in cells))
            continue
        if rows:
            lines.append(tuple(rows))
            rows = []
        lines.append(line)
    return tree(lines)


def cases(name: str) -> list[Case]:
    """The cases of a file."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    found = []
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        said = [line for line in lines if not line.startswith(_MARKS)]
        wanted = [line for line in lines if line.startswith(_MARKS)]
        found.append(Case("\n".join(said), tuple(wanted)))
    return found


def done(decision: str, old: Tree) -> tuple[str, ...]:
    """What sentences do, in the words of a case; the last line of a text is the last."""
    applied = apply(decision, old)
    told = [*applied.findings, *applied.open_ends]
    found = [f"! {one.code}" for one in told]
    if applied.tree is None:
        return tuple(found)
    compared = difflib.ndiff(text_of(old), text_of(applied.tree))
    changed = [line.rstrip() for line in compared if line[:2] in ("- ", "+ ")]
    return (*found, *changed)
