"""与上一版相比: the clauses that differ, from the comparison with the text before that the
policy names (compare), or else by the words of the version published before (--since)."""

from __future__ import annotations

from markupsafe import Markup, escape
from msgspec import Struct

from policypress.compose.views.context import Context
from policypress.site.feed import changes
from policypress.site.request import SiteRequest
from policypress.site.text import SiteText


class ChangedClause(Struct, frozen=True):
    """name: its number and heading; kind: 新增, 修改, 删去 …; html: its words, with <ins>
    and <del> where they differ."""

    name: str
    kind: str
    html: Markup


def changed_clauses(
    context: Context,
    words: SiteText,
    request: SiteRequest,
) -> list[ChangedClause]:
    """What differs, in the order of the text; [] where no version before is known."""
    if request.units:
        return [
            ChangedClause(unit.name, unit.kinds, Markup(unit.html))
            for unit in request.units
        ]
    found = changes(context, words, request.published)
    return [
        ChangedClause(
            one.title,
            one.kind,
            _sides(one.before, "del") + _sides(one.after, "ins"),
        )
        for one in found
    ]


def _sides(words: str, tag: str) -> Markup:
    """The paragraphs of one side, each as a whole; tag: del or ins."""
    opening, closing = Markup(f"<p><{tag}>"), Markup(f"</{tag}></p>")
    lines = [line for line in words.split("\n") if line]
    made = [opening + escape(line) + closing for line in lines]
    return Markup("").join(made)
