"""Chapters within chapters, and whole chapters in one file (章节层次、parts/)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Policy, walk_chapters
from policypress.source.model.levels import LEVELS, levels
from policypress.source.traverse import at

_DEEPEST = len(LEVELS)


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for chapters of one id, levels upside down, and parts of no chapter."""
    if not policy.meta:
        return
    yield from _same_id(policy)
    yield from _levels(policy)
    yield from _root(policy)
    yield from _parts(policy)
    yield from _closing(policy)


def _same_id(policy: Policy) -> Iterator[Finding]:
    """A chapter's id stands once in the whole policy."""
    seen: set[str] = set()
    for key, chapter, _ in walk_chapters(policy.meta.chapters):
        if key in seen:
            message = f"章的标识“{key}”用了两次"
            yield at(chapter, "", "same-id", message, "换一个标识")
        seen.add(key)


def _levels(policy: Policy) -> Iterator[Finding]:
    """What stands in a chapter ranks below it: 节 in 章, 章 in 编."""
    found = levels(policy.meta.chapters)
    for key, chapter, above in walk_chapters(policy.meta.chapters):
        if len(above) >= _DEEPEST:
            message = f"章节最多{_DEEPEST}层"
            hint = "编、分编、章、节之下只能写条"
            yield at(chapter, "title", "too-deep", message, hint)
        elif above and not _below(found[key], found[above[-1]]):
            message = f"“{found[above[-1]]}”之下不能是“{found[key]}”"
            hint = "层级由高到低为编、分编、章、节；不写 level 时自动确定"
            yield at(chapter, "level", "level-order", message, hint)


def _below(inner: str, outer: str) -> bool:
    """Whether the one level ranks below the other."""
    names: list[str] = list(LEVELS)
    return names.index(inner) > names.index(outer)


def _root(policy: Policy) -> Iterator[Finding]:
    """A policy that has chapters lists its provisions there."""
    meta = policy.meta
    if meta.chapters and meta.measures:
        message = "分章的政策，各条写在章的 measures 里"
        hint = "把这里的标识移到所属的章；不分章的，删去 chapters"
        yield at(meta, "measures", "measures-twice", message, hint)


def _parts(policy: Policy) -> Iterator[Finding]:
    """A file of parts/ is called like the chapter whose provisions it has."""
    chapters = list(policy.chapters)
    for key, part in policy.parts.items():
        if key not in chapters:
            message = f"没有标识为“{key}”的章"
            hint = "文件名写章的标识；不分章的，每条放在 measures/ 中"
            hint = did_you_mean(key, chapters, hint)
            yield Finding("unknown-chapter", message, part.place, hint)
            continue
        for provision in part.articles.values():
            if provision.chapter not in (None, key):
                message = f"本文件的各条都属于“{key}”章"
                hint = "删去 chapter，或移到所属章的文件"
                yield at(
                    provision,
                    "chapter",
                    "chapter-conflict",
                    message,
                    hint,
                )


def _closing(policy: Policy) -> Iterator[Finding]:
    """The supplementary part has its own order, and is no chapter."""
    for provision in policy.closing.values():
        for child in ("chapter", "after"):
            if getattr(provision, child) is not None:
                message = f"附则的条不写 {child}"
                hint = "附则各条按文件中的次序；属于某章的，移到 measures/ 或 parts/"
                yield at(provision, child, "chapter-conflict", message, hint)
