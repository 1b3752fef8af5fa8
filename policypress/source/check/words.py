"""words.yaml keeps leading somewhere (说法): what people say stands for words that the
policy has, or for a page that there is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Policy, Words
from policypress.source.model.base import PLAIN
from policypress.source.traverse import at, known

# Pages of the site that a saying may lead to, besides provisions and chapters.
PAGES = (
    "calculator",
    "calendar",
    "faq",
    "policy",
    "comparison",
    "charts",
    "index",
)
_SECTIONS = ("words", "pages", "absent")
_TARGETS = f"写条、附件、章的标识，或者 {'、'.join(PAGES)}"
# {{ p.region }}: names of policy.yaml that prose refers to.
_NAMED = re.compile(r"\{\{\s*p\.(\w+)\s*\}\}")
_OTHER = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each saying that leads nowhere, stands twice, or leads back to
    itself; none while files that it may lead to are broken."""
    words = policy.words
    if words is None or not policy.meta:
        return
    yield from _twice(words)
    yield from _circular(words)
    yield from _unknown_pages(policy, words)
    if policy.broken:
        return
    text = _text(policy)
    yield from _nowhere(words, text)
    yield from _present(policy, words)


def _twice(words: Words) -> Iterator[Finding]:
    """Sayings that are the same to the search, wherever in the file."""
    first: dict[str, str] = {}
    for section in _SECTIONS:
        for said in getattr(words, section):
            folded = _folded(said)
            here = f"{section} 的“{said}”"
            earlier = first.setdefault(folded, here)
            if earlier == here:
                continue
            yield at(
                words,
                f"{section}.{said}",
                "said-twice",
                f"“{said}”写了两次：{earlier}和{here}，搜索时是同一个说法",
                "只留一处；一个说法有几种意思的，写成列表：[甲, 乙]",
            )


def _circular(words: Words) -> Iterator[Finding]:
    """Sayings that mean themselves by way of others. One that is among its own meanings
    (标准奖: [标准奖, 创新奖]) leads on by the others."""
    meant: dict[str, list[str]] = {}
    for said, meanings in words.words.items():
        start = _folded(said)
        leads = [_folded(one) for one in meanings]
        further = [one for one in leads if one != start]
        meant[start] = further or leads
    for said in words.words:
        way = _way_back(_folded(said), meant)
        if not way:
            continue
        yield at(
            words,
            f"words.{said}",
            "said-circular",
            f"“{said}”绕回了自己：{' → '.join(way)}",
            "写政策条文、指南中的写法，不写另一个口头的说法",
        )


def _way_back(
    start: str,
    meant: Mapping[str, list[str]],
) -> list[str]:
    """start → … → start, following meanings that are sayings; [] when no way leads back."""
    ways = [[start]]
    seen = set()
    while ways:
        way = ways.pop()
        for further in meant.get(way[-1], ()):
            if further == start:
                return [*way, start]
            if further not in seen:
                seen.add(further)
                ways.append([*way, further])
    return []


def _nowhere(words: Words, text: str) -> Iterator[Finding]:
    """Meanings that the policy has nowhere."""
    for said, meanings in words.words.items():
        for number, meaning in enumerate(meanings):
            if _folded(meaning) in text:
                continue
            child = f"words.{said}"
            if len(meanings) > 1:
                child = f"{child}.{number}"
            yield at(
                words,
                child,
                "said-nowhere",
                f"“{said}”指“{meaning}”，但政策和指南里没有“{meaning}”",
                "照条文或指南的写法改；政策确实没有的，移到 absent",
            )


def _unknown_pages(
    policy: Policy,
    words: Words,
) -> Iterator[Finding]:
    """Pages that there are not."""
    meta = policy.meta
    there = [
        *known(policy, "measures", policy.provisions),
        *policy.annexes,
        *_chapter_ids(meta.chapters),
        *PAGES,
    ]
    for said, target in words.pages.items():
        if target in there:
            continue
        yield at(
            words,
            f"pages.{said}",
            "said-no-page",
            f"“{said}”指向 {target}，没有这一条，也没有这个页面",
            did_you_mean(target, there, _TARGETS),
        )


def _chapter_ids(chapters: Mapping[str, Any]) -> Iterator[str]:
    """The ids of all chapters, inner ones too."""
    for key, chapter in chapters.items():
        yield key
        yield from _chapter_ids(chapter.chapters)


def _present(
    policy: Policy,
    words: Words,
) -> Iterator[Finding]:
    """What is said not to be in the policy, and is a measure of it."""
    for said in words.absent:
        folded = _folded(said)
        for measure in policy.measures.values():
            titles = [measure.title, measure.subject]
            titles += [one.name for one in measure.supports.values()]
            if not any(folded in _folded(title) for title in titles):
                continue
            yield at(
                words,
                f"absent.{said}",
                "said-absent-present",
                f"“{said}”写在 absent（本政策没有的），但《{measure.title or measure.subject}》就是",
                "从 absent 删去",
            )
            break


def _text(policy: Policy) -> str:
    """All words of the policy that its site shows, as the search compares them."""
    meta = policy.meta
    parts: list[Any] = [
        meta,
        *policy.provisions.values(),
        *policy.annexes.values(),
        *policy.guides.values(),
        *policy.fields.values(),
        *policy.things.values(),
        *policy.documents.values(),
    ]
    if policy.common_guide:
        parts.append(policy.common_guide)
    found: list[str] = []
    for part in parts:
        _add_strings(part, found)
    text = "\n".join(found)
    named = _NAMED.sub(lambda one: str(getattr(meta, one[1], "")), text)
    return _folded(_OTHER.sub("", named))


def _add_strings(value: Any, found: list[str]) -> None:
    """Adds every string in a node, wherever it stands."""
    if isinstance(value, str):
        found.append(value)
    elif type(value) in PLAIN:
        return
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _add_strings(getattr(value, name), found)
    elif isinstance(value, Mapping):
        for one in value.values():
            _add_strings(one, found)
    elif isinstance(value, Iterable):
        for one in value:
            _add_strings(one, found)


def _folded(words: str) -> str:
    """As the search compares words: width and case make no difference, nor do spaces."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return re.sub(r"[ \t]+", "", folded)
