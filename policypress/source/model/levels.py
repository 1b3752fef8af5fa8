"""编, 分编, 章, 节: which of them each chapter of a policy is."""

from __future__ import annotations

from collections.abc import Mapping

from policypress.source.model.policy import Chapter, Level, walk_chapters

# Highest first, as in compare/text/tree.HEADINGS.
LEVELS: tuple[Level, ...] = ("编", "分编", "章", "节")
# By the depth of the whole: one level is 章, two are 章 and 节, three 编, 章 and 节.
_USUAL: dict[int, tuple[Level, ...]] = {
    1: ("章",),
    2: ("章", "节"),
    3: ("编", "章", "节"),
    4: LEVELS,
}


def levels(chapters: Mapping[str, Chapter]) -> dict[str, Level]:
    """The level of each chapter by id: what is written, or what its depth says."""
    walked = list(walk_chapters(chapters))
    deepest = max((len(above) + 1 for _, _, above in walked), default=1)
    usual = _USUAL.get(deepest, LEVELS)
    return {
        key: chapter.level or usual[min(len(above), len(usual) - 1)]
        for key, chapter, above in walked
    }
