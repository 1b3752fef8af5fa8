"""Who made each change (修订人), as the marks of the file say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.text.tree import Node, Revision
from policypress.language.patterns import later

_OUR_SUFFIX = re.compile("（(?:条序|版式)）$")
_MOMENT = later(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?"
)


class Author(NamedTuple):
    """name: several parted by 、. date: xsd:dateTime of their latest mark, "" for
    none.
    """

    name: str
    date: str


def authors(changes: ChangeSet) -> Mapping[str, Author]:
    """By the id of a change: who marked it. Changes that no mark of the file
    concerns are left out.
    """
    old = _by_line(changes.old.revisions)
    new = _by_line(changes.new.revisions)
    if not old and not new:
        return {}
    found = {}
    for change in changes.changes:
        marks = [*_marks(change.old, old), *_marks(change.new, new)]
        author = _author_of(change, marks)
        if author is not None:
            found[change.id] = author
    return found


def _by_line(revisions: Iterable[Revision]) -> dict[int, list[Revision]]:
    """The marks by the number of their paragraph."""
    found: dict[int, list[Revision]] = {}
    for revision in revisions:
        found.setdefault(revision.place.line, []).append(revision)
    return found


def _marks(
    nodes: Iterable[Node],
    revisions: Mapping[int, list[Revision]],
) -> list[Revision]:
    """The marks in the lines of some nodes."""
    found = []
    for node in nodes:
        for line in node.lines:
            found += revisions.get(line.place.line, [])
    return found


def _author_of(
    change: Change,
    marks: list[Revision],
) -> Author | None:
    """Everybody who marked a change; None when it is none, or nobody did."""
    named = [one for one in marks if one.author]
    if not change.changed or not named:
        return None
    names = "、".join(dict.fromkeys(_bare(one.author) for one in named))
    dates = [one.date for one in named if _MOMENT.fullmatch(one.date)]
    return Author(names, max(dates, default=""))


def _bare(author: str) -> str:
    """The name without what our own redlines add to it."""
    return _OUR_SUFFIX.sub("", author) or author
