"""Several reviewers at one text (多人意见): what they agree on is one proposal, and where
they want different things nobody's is taken until somebody has decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policypress.edit import Edit, Put
from policypress.review.proposal import Proposal, mates, refuse

_SAME = "与第{number}处相同，一并采纳"
_CONFLICT = (
    "与{who}的修改冲突：{what}；用 --author 只采纳其中一人的，或在编辑器里改"
)


def agree(proposals: Sequence[Proposal]) -> None:
    """Marks proposals of different files that say the same, or that exclude each
    other."""
    first: dict[Any, tuple[int, Proposal]] = {}
    for number, one in enumerate(proposals, 1):
        for key, value in _changes(one):
            if key not in first:
                first[key] = (number, one)
                continue
            earlier, other = first[key]
            if (
                other is one
                or other.source == one.source
                and other.kind != ("figure")
            ):
                continue
            if value == dict(_changes(other)).get(key):
                other.by = tuple(dict.fromkeys((*other.by, *one.by)))
                one.kind, one.steps = "same", ()
                one.reason = _SAME.format(number=earlier)
            else:
                _conflict(other, one)
            break
    for one in proposals:
        if one.is_refused:
            for other in mates(one, proposals):
                refuse(other, one.reason)


def _changes(one: Proposal) -> Iterator[tuple[Any, Any]]:
    """What a proposal puts where."""
    for step in one.steps:
        if isinstance(step, Edit) and isinstance(step.change, Put):
            yield (step.file, step.change.loc), step.change.value
    if one.kind in ("removed", "moved"):
        yield (one.kind, one.node), one.new


def _conflict(one: Proposal, other: Proposal) -> None:
    """Refuses both of two that exclude each other, each with the other's words."""
    words = one.new, other.new
    names = ["、".join(each.authors) or each.source for each in (one, other)]
    refuse(one, _CONFLICT.format(who=names[1], what=words[1]))
    refuse(other, _CONFLICT.format(who=names[0], what=words[0]))
