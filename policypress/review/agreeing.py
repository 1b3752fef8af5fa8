"""Several reviewers at one text (多人意见): what they agree on is one proposal, and where
they want different things nobody's is taken until somebody has decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policypress.edit import Edit, NoFile, Put, Remove
from policypress.edit.edit import Step
from policypress.review.proposal import Proposal, mates, refuse

_SAME = "与第{number}处相同，一并采纳"
_CONFLICT = (
    "与{who}的修改冲突：{what}；用 --author 只采纳其中一人的，或在编辑器里改"
)

_OUT = "删去“{words}”"
_SHOWN = 20  # characters of what somebody deletes


def agree(proposals: Sequence[Proposal]) -> None:
    """Marks proposals of different files that say the same, or that exclude each
    other."""
    first: dict[Any, tuple[int, Proposal]] = {}
    found = list(clashes(proposals))
    for number, one in enumerate(proposals, 1):
        for key, value in _changes(one):
            if key not in first:
                first[key] = (number, one)
                continue
            earlier, other = first[key]
            if _are_held(one, other):
                _hold(
                    one,
                    other,
                    value == dict(_changes(other)).get(key),
                    earlier,
                )
                break
    for removal, others in found:
        wants = _OUT.format(words=removal.old[:_SHOWN])
        for other in others:
            _conflict(removal, other, wants)
    for one in proposals:
        if one.is_refused:
            for other in mates(one, proposals):
                refuse(other, one.reason)


def _are_held(one: Proposal, other: Proposal) -> bool:
    """Whether two are held against each other: of two files, or a figure that one file
    changes twice."""
    if other is one:
        return False
    return other.source != one.source or other.kind == "figure"


def _hold(
    one: Proposal,
    other: Proposal,
    is_same: bool,
    earlier: int,
) -> None:
    """Takes the same only once, and neither of two that are not. earlier: the number of
    the other."""
    if not is_same:
        _conflict(other, one)
        return
    other.by = tuple(dict.fromkeys((*other.by, *one.by)))
    one.kind, one.steps = "same", ()
    one.reason = _SAME.format(number=earlier)


def clashes(
    proposals: Sequence[Proposal],
) -> Iterator[tuple[Proposal, list[Proposal]]]:
    """Each proposal of one file that takes something out, with those of other files that
    change something in it."""
    for one in proposals:
        gone = list(_taken_out(one)) if one.kind == "removed" else []
        others = [
            other
            for other in proposals
            if gone
            and other.source != one.source
            and other.kind != "removed"
            and any(_is_in(step, gone) for step in other.steps)
        ]
        if others:
            yield one, others


def _taken_out(one: Proposal) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Where a proposal takes something out: the file, and the place in it."""
    for step in one.steps:
        if isinstance(step, NoFile):
            yield step.file, ()
        elif isinstance(step, Edit) and isinstance(step.change, Remove):
            yield step.file, step.change.loc


def _is_in(
    step: Step,
    gone: Sequence[tuple[str, tuple[Any, ...]]],
) -> bool:
    """Whether a step changes something of what is taken out."""
    if not isinstance(step, Edit):
        return False
    return any(
        step.file == file and step.change.loc[: len(loc)] == loc
        for file, loc in gone
    )


def _changes(one: Proposal) -> Iterator[tuple[Any, Any]]:
    """What a proposal puts where."""
    for step in one.steps:
        if isinstance(step, Edit) and isinstance(step.change, Put):
            yield (step.file, step.change.loc), step.change.value
    if one.kind in ("removed", "moved"):
        yield (one.kind, one.node), one.new


def _conflict(
    one: Proposal,
    other: Proposal,
    wants: str = "",
) -> None:
    """Refuses both of two that exclude each other, each with the other's words. wants:
    what the first wants, where its new words do not say it."""
    words = wants or one.new, other.new
    names = ["、".join(each.authors) or each.source for each in (one, other)]
    refuse(one, _CONFLICT.format(who=names[1], what=words[1]))
    refuse(other, _CONFLICT.format(who=names[0], what=words[0]))
