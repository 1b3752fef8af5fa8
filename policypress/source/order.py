"""The order of the measures (措施次序): the chapters' lists, and measures that say
themselves where they belong.

A chapter's list in policy.yaml is the drafter's view of the whole; a new measure may
instead name its chapter, and the measure it follows, in its own file, so that adding a
measure takes one file.
"""

from __future__ import annotations

from collections.abc import Mapping

from policypress.source.model import Chapter, Provision

Order = dict[str, list[str]]


def arrange(
    chapters: Mapping[str, Chapter], measures: Mapping[str, Provision]
) -> dict[str, tuple[str, ...]]:
    """Provision ids by chapter, in order; a measure that names a chapter stands after
    `after`, or last."""
    order = {
        key: [name for name in chapter.measures if name in measures]
        for key, chapter in chapters.items()
    }
    waiting = _unlisted(order, measures)
    while waiting:
        name = _next(waiting, measures)
        waiting.remove(name)
        _insert(order, name, measures[name])
    return {key: tuple(names) for key, names in order.items()}


def _unlisted(order: Order, measures: Mapping[str, Provision]) -> list[str]:
    """Measures that no chapter lists, and that name a chapter there is."""
    listed = {name for names in order.values() for name in names}
    return [
        name
        for name, measure in sorted(measures.items())
        if name not in listed and measure.chapter in order
    ]


def _next(waiting: list[str], measures: Mapping[str, Provision]) -> str:
    """One that follows another newcomer waits until that one has its place; a ring of
    them is broken at its first."""
    for name in waiting:
        if measures[name].after not in waiting:
            return name
    return waiting[0]


def _insert(order: Order, name: str, measure: Provision) -> None:
    """Puts a measure into its chapter's list."""
    if measure.chapter is None:
        return
    names = order[measure.chapter]
    if measure.after in names:
        names.insert(names.index(measure.after) + 1, name)
    else:
        names.append(name)
