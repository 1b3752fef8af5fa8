"""The order of the measures (措施次序): the chapters' lists, and measures that say themselves where they belong.

A chapter's list in policy.yaml is the drafter's view of the whole; a new measure may instead name its chapter, and
the measure it follows, in its own file, so that adding a measure takes one file.
"""

from __future__ import annotations

from collections.abc import Mapping

from policypress.source.model import Chapter, Measure


def arrange(
    chapters: Mapping[str, Chapter], measures: Mapping[str, Measure]
) -> dict[str, tuple[str, ...]]:
    """Measure ids by chapter, in order; a measure that names a chapter stands after `after`, or last."""
    order = {
        key: [name for name in chapter.measures if name in measures]
        for key, chapter in chapters.items()
    }
    listed = {name for names in order.values() for name in names}
    waiting = [
        name
        for name, measure in sorted(measures.items())
        if name not in listed and measure.chapter in order
    ]
    while waiting:
        # One that follows another newcomer waits until that one has its place; a ring of them is broken at its first.
        name = next(
            (one for one in waiting if measures[one].after not in waiting), waiting[0]
        )
        waiting.remove(name)
        names, after = order[measures[name].chapter], measures[name].after
        names.insert(names.index(after) + 1 if after in names else len(names), name)
    return {key: tuple(names) for key, names in order.items()}
