"""Chapters and measures: each measure stands in exactly one chapter (章与措施)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Policy
from policypress.source.traverse import at, known


def check(policy: Policy) -> Iterator[Finding]:
    if not policy.meta:
        return
    there = known(policy, "measures", policy.measures)
    first: dict[str, str] = {}
    for chapter in policy.meta.chapters.values():
        for number, name in enumerate(chapter.measures):
            if name not in there:
                yield at(
                    chapter,
                    f"measures.{number}",
                    "unknown-measure",
                    f"没有措施文件 measures/{name}.yaml",
                    did_you_mean(
                        name,
                        [one for one in there if one not in first],
                        "新建这个文件，或从章中删去",
                    ),
                )
            elif name in first:
                yield at(
                    chapter,
                    f"measures.{number}",
                    "measure-twice",
                    f"措施“{name}”写了两次，先见于“{first[name]}”",
                    "只留一处",
                )
            else:
                first[name] = chapter.title
    for name, measure in policy.measures.items():
        if measure.chapter is not None:
            yield from _placed(policy, name, name in first)
        elif name not in first:
            yield Finding(
                "measure-without-chapter",
                f"措施“{measure.title}”没有列入任何一章",
                measure.place,
                f"在这个文件里写 chapter: 章的标识（{'、'.join(policy.meta.chapters)}），或在 policy.yaml 中把 {name} 写进所属章的 measures",
            )
    for key, chapter in policy.meta.chapters.items():
        if not policy.order.get(key) and not any(
            file.startswith("measures/") for file in policy.broken
        ):
            yield at(
                chapter,
                "title",
                "empty-chapter",
                f"章“{chapter.title}”没有措施",
                "写进措施，或删去这一章",
            )


def _placed(policy: Policy, name: str, listed: bool) -> Iterator[Finding]:
    """A measure that says itself where it stands."""
    measure, chapters = policy.measures[name], policy.meta.chapters
    if measure.chapter not in chapters:
        yield at(
            measure,
            "chapter",
            "unknown-chapter",
            f"没有标识为“{measure.chapter}”的章",
            did_you_mean(
                measure.chapter, list(chapters), "核对 policy.yaml 的 chapters"
            ),
        )
    elif listed and name not in chapters[measure.chapter].measures:
        yield at(
            measure,
            "chapter",
            "chapter-conflict",
            f"措施“{measure.title}”已列入 policy.yaml 的另一章",
            "两处只留一处",
        )
    elif measure.after and measure.after not in policy.order.get(measure.chapter, ()):
        yield at(
            measure,
            "after",
            "unknown-measure",
            f"本章没有措施“{measure.after}”",
            did_you_mean(
                measure.after, list(policy.order.get(measure.chapter, ())), "核对 after"
            ),
        )
