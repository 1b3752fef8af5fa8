"""The order of the provisions (条文次序): the chapters' lists, whole chapters in one
file, and provisions that say themselves where they belong.

A chapter's list in policy.yaml is the drafter's view of the whole; a new provision may
instead name its chapter, and the provision it follows, in its own file, so that adding
one takes one file. Those of parts/<chapter>.yaml follow each other as they stand there.
"""

from __future__ import annotations

from collections.abc import Mapping

from policypress.source.model import (
    Part,
    PolicyFile,
    Provision,
    walk_chapters,
)

Order = dict[str, list[str]]
ROOT = ""  # stands for the chapter of a policy that has no chapters


def arrange(
    meta: PolicyFile,
    measures: Mapping[str, Provision],
    parts: Mapping[str, Part],
) -> dict[str, tuple[str, ...]]:
    """Ids of provisions by chapter, in order; a provision that names a chapter stands
    after `after`, or last."""
    found = _of_parts(parts) | dict(measures)
    order = {
        key: [name for name in names if name in found]
        for key, names in _lists(meta).items()
    }
    _add_parts(order, parts)
    waiting = _unlisted(order, measures)
    while waiting:
        name = _next(waiting, measures)
        waiting.remove(name)
        _insert(order, name, measures[name])
    return {key: tuple(names) for key, names in order.items()}


def _lists(meta: PolicyFile) -> dict[str, tuple[str, ...]]:
    """What policy.yaml lists, by chapter; a chapter that stands twice counts once."""
    if not meta.chapters:
        return {ROOT: meta.measures}
    lists: dict[str, tuple[str, ...]] = {}
    for key, chapter, _ in walk_chapters(meta.chapters):
        lists.setdefault(key, chapter.measures)
    return lists


def _of_parts(parts: Mapping[str, Part]) -> dict[str, Provision]:
    """The provisions of all parts by id."""
    return {
        name: provision
        for part in parts.values()
        for name, provision in part.articles.items()
    }


def _add_parts(
    order: Order,
    parts: Mapping[str, Part],
) -> None:
    """Puts the provisions of each part that no chapter lists into its own chapter, each
    behind the one it names, or else behind the one before it in the file."""
    listed = {name for names in order.values() for name in names}
    for key, part in parts.items():
        names = order.get(key)
        if names is None:
            continue
        before = ""
        for name, provision in part.articles.items():
            if name not in listed:
                _put(names, name, provision.after or before)
            before = name


def _put(
    names: list[str],
    name: str,
    before: str,
) -> None:
    """Puts a provision behind another, or last where that one is not."""
    if before in names:
        names.insert(names.index(before) + 1, name)
    else:
        names.append(name)


def _unlisted(
    order: Order,
    measures: Mapping[str, Provision],
) -> list[str]:
    """Those of measures/ that no chapter lists, and whose chapter there is."""
    listed = {name for names in order.values() for name in names}
    return [
        name
        for name, measure in sorted(measures.items())
        if name not in listed and (measure.chapter or ROOT) in order
    ]


def _next(
    waiting: list[str],
    measures: Mapping[str, Provision],
) -> str:
    """One that follows another newcomer waits until that one has its place; a ring of
    them is broken at its first."""
    for name in waiting:
        if measures[name].after not in waiting:
            return name
    return waiting[0]


def _insert(
    order: Order,
    name: str,
    measure: Provision,
) -> None:
    """Puts a provision into its chapter's list."""
    _put(order[measure.chapter or ROOT], name, measure.after or "")
