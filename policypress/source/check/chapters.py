"""Chapters and provisions: each provision stands in exactly one place (章与条)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Node, Policy, Provision
from policypress.source.order import ROOT
from policypress.source.traverse import at, known_provisions


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for provisions in no chapter or in two, and for chapters with none."""
    if not policy.meta:
        return
    listed = _first_homes(policy)
    yield from _lists(policy, listed)
    for name, provision in policy.provisions.items():
        if name in policy.closing:
            continue
        if provision.chapter is not None:
            yield from _placed(policy, name, provision.chapter, listed)
        elif not _is_placed(policy, name):
            yield _nowhere(policy, name, provision)
        else:
            yield from _follows(policy, provision, _home_of(policy, name))
    yield from _rings(policy)
    yield from _empty(policy)


def _home_of(policy: Policy, name: str) -> str:
    """The chapter in which a provision stands."""
    for home, names in policy.order.items():
        if name in names:
            return home
    return ROOT


def _rings(policy: Policy) -> Iterator[Finding]:
    """Provisions that are to stand behind one another in a ring: each ring is told once,
    at its first."""
    after = {
        name: one.after for name, one in policy.provisions.items() if one.after
    }
    told: set[str] = set()
    for name in sorted(after):
        ring = _ring(name, after)
        if not ring or not told.isdisjoint(ring):
            continue
        told.update(ring)
        chain = "，".join(f"“{one}”排在“{after[one]}”之后" for one in ring)
        yield at(
            policy.provisions[name],
            "after",
            "after-in-a-ring",
            f"{chain}，次序定不下来"
            if len(ring) > 1
            else f"“{name}”排在自己之后",
            "改正其中一个 after；排在章末的不写",
        )


def _ring(name: str, after: dict[str, str]) -> list[str]:
    """The provisions from one round to it again; none where the way does not come back."""
    found = [name]
    while (following := after.get(found[-1])) is not None:
        if following == name:
            return found
        if following in found:
            return []
        found.append(following)
    return []


def _is_placed(policy: Policy, name: str) -> bool:
    """Whether any chapter has it; one in a part of an unknown chapter has its own finding
    (source/check/parts)."""
    if any(name in names for names in policy.order.values()):
        return True
    return any(name in part.articles for part in policy.parts.values())


def _homes(policy: Policy) -> Iterator[tuple[str, Node, str, tuple[str, ...]]]:
    """Whatever lists provisions: id, node, title, the ids listed."""
    meta = policy.meta
    if not meta.chapters:
        yield ROOT, meta, meta.title, meta.measures
    for key, chapter in policy.chapters.items():
        yield key, chapter, chapter.title, chapter.measures


def _first_homes(policy: Policy) -> dict[str, str]:
    """The title of the first chapter of policy.yaml that lists a provision, by provision."""
    there = known_provisions(policy)
    first: dict[str, str] = {}
    for _, _, title, names in _homes(policy):
        for name in names:
            if name in there:
                first.setdefault(name, title)
    return first


def _lists(
    policy: Policy,
    listed: dict[str, str],
) -> Iterator[Finding]:
    """The lists of policy.yaml: each name is a provision, and stands once."""
    there = known_provisions(policy)
    seen: set[str] = set()
    for _, node, _, names in _homes(policy):
        for number, name in enumerate(names):
            child = f"measures.{number}"
            if name not in there:
                unplaced = [one for one in there if one not in seen]
                hint = did_you_mean(
                    name,
                    unplaced,
                    "新建这个文件，或从章中删去",
                )
                message = f"没有措施文件 measures/{name}.yaml"
                yield at(node, child, "unknown-measure", message, hint)
            elif name in seen:
                message = f"措施“{name}”写了两次，先见于“{listed[name]}”"
                yield at(node, child, "measure-twice", message, "只留一处")
            seen.add(name)


def _nowhere(
    policy: Policy,
    name: str,
    provision: Provision,
) -> Finding:
    """A provision that no chapter lists and that names none."""
    chapters = "、".join(policy.chapters)
    return Finding(
        "measure-without-chapter",
        f"措施“{provision.title or name}”没有列入任何一章",
        provision.place,
        f"在这个文件里写 chapter: 章的标识（{chapters}），或在 policy.yaml 中把 {name} 写进所属章的 measures",
    )


def _empty(policy: Policy) -> Iterator[Finding]:
    """Chapters with nothing below them; not asked while a file cannot be read, which may
    belong there."""
    folders = ("measures/", "parts/")
    if any(file.startswith(folders) for file in policy.broken):
        return
    for key, chapter in policy.chapters.items():
        if not policy.order.get(key) and not chapter.chapters:
            message = f"章“{chapter.title}”没有措施"
            hint = "写进措施，或删去这一章"
            yield at(chapter, "title", "empty-chapter", message, hint)


def _placed(
    policy: Policy,
    name: str,
    home: str,
    listed: dict[str, str],
) -> Iterator[Finding]:
    """A provision that says itself where it stands. home: the chapter it names; listed:
    what policy.yaml lists."""
    provision, chapters = policy.provisions[name], policy.chapters
    if home not in chapters:
        message = f"没有标识为“{home}”的章"
        known = list(chapters)
        hint = did_you_mean(home, known, "核对 policy.yaml 的 chapters")
        yield at(provision, "chapter", "unknown-chapter", message, hint)
        return
    if name in listed and name not in chapters[home].measures:
        words = provision.title or name
        message = f"措施“{words}”已列入 policy.yaml 的另一章"
        yield at(
            provision,
            "chapter",
            "chapter-conflict",
            message,
            "两处只留一处",
        )
        return
    yield from _follows(policy, provision, home)


def _follows(
    policy: Policy,
    provision: Provision,
    home: str,
) -> Iterator[Finding]:
    """The provision that another is to follow stands in the same chapter."""
    neighbours = policy.order.get(home, ())
    if not provision.after or provision.after in neighbours:
        return
    is_read = provision.after in policy.provisions
    if not is_read and provision.after in known_provisions(policy):
        return  # its file has findings of its own
    message = f"本章没有措施“{provision.after}”"
    if home == ROOT:
        message = f"没有措施“{provision.after}”"
    hint = did_you_mean(provision.after, list(neighbours), "核对 after")
    yield at(provision, "after", "unknown-measure", message, hint)
