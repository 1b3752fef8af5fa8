"""修订稿: the new text in the layout of the policy, with every difference from
the old one as a tracked change.

changes → flow (passages) of pairs (tracked blocks, in the styles of layout) →
numbers (on demand) → neighbours → body and tables (Word XML) → the package of
any other document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from policypress.compare.reports.authors import Author
from policypress.compare.reports.reasons import NO_REASONS

if TYPE_CHECKING:
    from policypress.compare.changes import ChangeSet
    from policypress.render.docx import Look


def render(
    changes: ChangeSet,
    look: Look,
    *,
    author: str,
    date: str,
    reasons: Mapping[str, str] = NO_REASONS,
    title: str = "修订稿",
    auto_numbers: bool = False,
    authors: Mapping[str, Author] | None = None,
) -> bytes:
    """The .docx.

    Renumbering is tracked as “author（条序）” and typography as
    “author（版式）”, so that a reader can hide them.

    date: xsd:dateTime (2026-03-01T09:00:00Z), of every revision and comment.
    auto_numbers: the numbers of clauses and items are those of Word lists
        (条序自动编号) and not words, wherever both texts count so; then
        renumbering leaves no tracked change.
    reasons: why a clause changes, by the id of its change or of its source
        node; it becomes a comment.
    authors: who made a change and when, by its id, where that is known;
        `author` made the others.
    """
    from policypress.document import Document
    from policypress.render.docx.parts import docx
    from policypress.render.docx.state import State
    from policypress.render.redline.body import body_xml
    from policypress.render.redline.flow import passages
    from policypress.render.redline.neighbours import kept_apart
    from policypress.render.redline.numbers import lists_xml, numbered

    state = State(look, False, author, date)
    found = passages(changes)
    numbering = ""
    if auto_numbers:
        found, lists = numbered(found)
        numbering = lists_xml(lists, look)
    body = body_xml(
        state,
        kept_apart(found),
        reasons,
        authors or {},
    )
    document = Document(
        title,
        title,
        (),
        author=author,
    )
    return docx(
        document,
        look,
        body,
        state,
        numbering,
    )
