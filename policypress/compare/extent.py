"""How much of a text changes (改动面), and from when on it is usually published anew instead
of amended clause by clause.
"""

from __future__ import annotations

from policypress.compare.changes import ChangeSet
from policypress.compare.text.amending_paper import is_contract

# Of 26 laws and regulations of 2021—2025 in the corpus, those amended by a decision
# (修正) changed, added or deleted at most 76 % of their clauses; of the ten that changed
# 79 % and more, nine were revised whole (修订).
_LARGE = 0.78
# Clauses of a text for which a share says anything: with fewer a decision is short
# whatever it amends.
_LEAST = 10


def changed_clauses(changes: ChangeSet) -> tuple[int, int]:
    """How many clauses change in substance, and how many there are in both texts."""
    clauses = changes.clauses()
    return sum(change.changed for change in clauses), len(clauses)


def extent_note(changes: ChangeSet) -> str:
    """A sentence where so much changes that a decision of amendment is not the usual
    way, "" otherwise.
    """
    if is_contract(changes.old):
        return ""  # its parties agree on what they like
    changed, count = changed_clauses(changes)
    if count < _LEAST or changed < _LARGE * count:
        return ""
    return (
        f"改动面较大（共{count}条，有变动的{changed}条），"
        "通常采用全文修订（重新公布全文）的方式。"
    )
