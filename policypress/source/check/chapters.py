"""Chapters and measures: each measure stands in exactly one chapter (章与措施)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Policy, Provision
from policypress.source.traverse import at, known


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for measures in no chapter or in two, and for chapters with none."""
    if not policy.meta:
        return
    listed = _first_chapters(policy)
    yield from _lists(policy, listed)
    for name, measure in policy.measures.items():
        if measure.chapter is not None:
            yield from _placed(policy, name, measure.chapter, name in listed)
        elif name not in listed:
            yield _nowhere(policy, name, measure)
    yield from _empty(policy)


def _first_chapters(policy: Policy) -> dict[str, str]:
    """The title of the first chapter of policy.yaml that lists a measure, by measure."""
    there = known(policy, "measures", policy.measures)
    first: dict[str, str] = {}
    for chapter in policy.meta.chapters.values():
        for name in chapter.measures:
            if name in there:
                first.setdefault(name, chapter.title)
    return first


def _lists(policy: Policy, listed: dict[str, str]) -> Iterator[Finding]:
    """The lists of policy.yaml: each name is a measure's file, and stands once."""
    there = known(policy, "measures", policy.measures)
    seen: set[str] = set()
    for chapter in policy.meta.chapters.values():
        for number, name in enumerate(chapter.measures):
            child = f"measures.{number}"
            if name not in there:
                unplaced = [one for one in there if one not in seen]
                hint = did_you_mean(
                    name, unplaced, "新建这个文件，或从章中删去"
                )
                message = f"没有措施文件 measures/{name}.yaml"
                yield at(
                    chapter,
                    child,
                    "unknown-measure",
                    message,
                    hint,
                )
            elif name in seen:
                message = f"措施“{name}”写了两次，先见于“{listed[name]}”"
                yield at(
                    chapter,
                    child,
                    "measure-twice",
                    message,
                    "只留一处",
                )
            seen.add(name)


def _nowhere(policy: Policy, name: str, measure: Provision) -> Finding:
    """A measure that no chapter lists and that names none."""
    chapters = "、".join(policy.meta.chapters)
    return Finding(
        "measure-without-chapter",
        f"措施“{measure.title}”没有列入任何一章",
        measure.place,
        f"在这个文件里写 chapter: 章的标识（{chapters}），或在 policy.yaml 中把 {name} 写进所属章的 measures",
    )


def _empty(policy: Policy) -> Iterator[Finding]:
    """Chapters without a measure; not asked while a measure cannot be read, which may
    belong there."""
    if any(file.startswith("measures/") for file in policy.broken):
        return
    for key, chapter in policy.meta.chapters.items():
        if not policy.order.get(key):
            message = f"章“{chapter.title}”没有措施"
            yield at(
                chapter,
                "title",
                "empty-chapter",
                message,
                "写进措施，或删去这一章",
            )


def _placed(
    policy: Policy,
    name: str,
    home: str,
    listed: bool,
) -> Iterator[Finding]:
    """A measure that says itself where it stands. home: the chapter it names; listed:
    policy.yaml lists it too."""
    measure, chapters = policy.measures[name], policy.meta.chapters
    if home not in chapters:
        message = f"没有标识为“{home}”的章"
        hint = did_you_mean(
            home, list(chapters), "核对 policy.yaml 的 chapters"
        )
        yield at(
            measure,
            "chapter",
            "unknown-chapter",
            message,
            hint,
        )
        return
    if listed and name not in chapters[home].measures:
        message = f"措施“{measure.title}”已列入 policy.yaml 的另一章"
        yield at(
            measure,
            "chapter",
            "chapter-conflict",
            message,
            "两处只留一处",
        )
        return
    neighbours = policy.order.get(home, ())
    if measure.after and measure.after not in neighbours:
        message = f"本章没有措施“{measure.after}”"
        hint = did_you_mean(measure.after, list(neighbours), "核对 after")
        yield at(
            measure,
            "after",
            "unknown-measure",
            message,
            hint,
        )
