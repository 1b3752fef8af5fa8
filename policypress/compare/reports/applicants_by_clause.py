"""对申请人的变化, of texts without data.

New and deleted clauses, and figures in amended ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.reports.wording import first_node, name_of
from policypress.compare.text.tree import Node
from policypress.language.tokens import typed_figures

# Kinds of figures that bind an applicant; a count or a document number rarely
# does.
_FIGURES = ("money", "ratio", "duration", "date")


def groups_by_clause(changes: ChangeSet) -> Iterator[tuple[str, list[str]]]:
    """The heading of each section, and a sentence for each of its clauses and
    annexes.
    """
    new = []
    amended = []
    deleted = []
    for change in changes.changes:
        if change.unit not in ("clause", "annex"):
            continue
        if change.kind == "新增":
            new.append(_opening_text(change))
        elif change.kind == "删去":
            deleted.append(_opening_text(change))
        elif change.changed:
            amended.append(_amended_text(change))
    yield "新的规定", new
    yield "改了的规定", amended
    yield "不再有的规定", deleted


def _opening_text(change: Change) -> str:
    """A clause by its first sentence, without its own heading."""
    node = first_node(change)
    text = node.lines[0].text
    if node.heading:
        text = text.removeprefix(f"{node.heading}。")
    sentence, stop, _ = text.partition("。")
    return f"{name_of(change)}：{sentence}{stop}"


def _amended_text(change: Change) -> str:
    """An amended clause by the figures that differ."""
    figures = _figures_text(change) or "文字有修改，见修改对照表。"
    return f"{name_of(change)}：{figures}"


def _figures_text(change: Change) -> str:
    """数字有变化：不再有10万元，现有20万元。 "" when no figure differs."""
    old = _figures(change.old)
    new = _figures(change.new)
    deleted = [words for words in old if words not in new]
    inserted = [words for words in new if words not in old]
    parts = []
    if deleted:
        parts.append(f"不再有{'、'.join(deleted)}")
    if inserted:
        parts.append(f"现有{'、'.join(inserted)}")
    if not parts:
        return ""
    differences = "，".join(parts)
    return f"数字有变化：{differences}。"


def _figures(nodes: Sequence[Node]) -> dict[str, None]:
    """The figures that stand in clauses, each once, in order."""
    found: dict[str, None] = {}
    for node in nodes:
        for line in node.lines:
            typed = typed_figures(line.text)
            for _, words, kind in typed:
                if kind in _FIGURES:
                    found[words] = None
    return found
