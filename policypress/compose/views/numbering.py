"""Numbers are computed, never written: 一、（一）1.（1） or 第一章 第一条 （一）1.
(GB/T 9704 7.3.3; 立法技术规范).

Citations say a number as the genre does: 第三条第二款第（一）项第1目 by articles, （四） in
texts numbered 一、（一）.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from policypress.language.numerals import (
    article,
    halved,
    ordinal,
    to_chinese,
)
from policypress.source.model import Annex, Item, Policy, Text
from policypress.source.model.levels import levels
from policypress.source.order import ROOT

_DEEPEST = 4  # 一、（一）1.（1）: GB/T 9704 has no further level
_GAP = "\u3000"
_CHAPTER = "chapter:"  # begins the ids of chapters
_ARTICLES = 0  # the level of 第X条, which counts through all chapters


class Number(Struct, frozen=True):
    """The number of a chapter, a provision or what it is made of, or an annex.

    order: 1, 2, 3 … label: as it stands before the words (一、 （一） 第一条); "" for a
    paragraph. citation: as other text cites it (（九）, 第九条, 第九条第二款, 附件1).
    """

    order: int
    label: str
    citation: str


class Numbers:
    """All numbers of a policy by id: of provisions, annexes, and of paragraphs, items
    and subitems as provision.paragraph.item.subitem. Chapters have ids
    ``chapter:<id>``, the supplementary chapter ``chapter:``."""

    def __init__(self, policy: Policy) -> None:
        """Numbers chapters and all that stands in them, then annexes."""
        self._by_id: dict[str, Number] = {}
        self._policy = policy
        self._by_article = policy.meta.numbering.scheme == "articles"
        # Items that are numbered 1. stand a level deeper than （一）.
        self._deeper = int(policy.meta.numbering.items == "arabic")
        self._counts: Counter[int] = Counter()  # provisions by level
        self._chapters(policy)
        self._annexes(policy.annexes)
        if policy.meta.numbering.brackets == "half":
            self._halve_brackets()

    def _halve_brackets(self) -> None:
        """(一) for （一）, as texts are numbered that were written so."""
        for identity, number in self._by_id.items():
            self._by_id[identity] = Number(
                number.order,
                halved(number.label),
                halved(number.citation),
            )

    def get(self, identity: str) -> Number | None:
        return self._by_id.get(identity)

    def __getitem__(self, identity: str) -> Number:
        return self._by_id[identity]

    def ids(self) -> list[str]:
        """What ref() can name."""
        return [
            identity
            for identity in self._by_id
            if not identity.startswith(_CHAPTER)
        ]

    def _chapters(self, policy: Policy) -> None:
        """Numbers chapters and what stands in them; the supplementary part comes last."""
        if ROOT in policy.order:
            self._provisions(policy.order[ROOT], 1, "")
            self._provisions(tuple(policy.closing), 1, "")
            return
        scheme = _Articles(policy) if self._by_article else _Sections()
        self._below(policy, policy.meta.chapters, scheme, ())
        if policy.closing:
            order = len(policy.meta.chapters) + 1
            number = scheme.number("", order, ())
            self._by_id[_CHAPTER] = number
            self._provisions(tuple(policy.closing), 2, number.citation)

    def _below(
        self,
        policy: Policy,
        chapters: Mapping[str, object],
        scheme: _Articles | _Sections,
        above: tuple[Number, ...],
    ) -> None:
        """Numbers chapters of one level, each with all that stands in it."""
        for order, key in enumerate(chapters, 1):
            number = scheme.number(key, order, above)
            self._by_id[f"{_CHAPTER}{key}"] = number
            depth = len(above) + 2
            names = policy.order.get(key, ())
            self._provisions(names, depth, number.citation)
            inner = policy.chapters[key].chapters
            self._below(policy, inner, scheme, (*above, number))

    def _provisions(
        self,
        names: tuple[str, ...],
        level: int,
        home: str,
    ) -> None:
        """Numbers provisions that stand together. level: of their number where it is no
        第X条; home: how their chapter is cited."""
        if self._by_article:
            self._articles(names)
            return
        level = min(level, _DEEPEST)
        if self._policy.meta.numbering.measures == "per_chapter":
            self._counts[level] = 0
        else:
            home = ""
        for name in names:
            if self._has_no_number(name, level + 1):
                continue
            self._counts[level] += 1
            order = self._counts[level]
            label = ordinal(order, level)
            cited = _cited(order, level, home)
            number = Number(order, label, cited)
            self._provision(name, number, level + 1)

    def _articles(self, names: tuple[str, ...]) -> None:
        """第一条, 第二条 … through the whole text."""
        for name in names:
            if self._has_no_number(name, 2):
                continue
            self._counts[_ARTICLES] += 1
            order = self._counts[_ARTICLES]
            cited = article(order)
            number = Number(order, f"{cited}{_GAP}", cited)
            self._provision(name, number, 2)

    def _has_no_number(self, name: str, inner: int) -> bool:
        """Whether a provision is one without a number, which then has been taken in: it
        has no label, and is counted with none. inner: level of its items."""
        if self._policy.provisions[name].numbered:
            return False
        self._provision(name, Number(0, "", ""), inner)
        return True

    def _provision(
        self,
        name: str,
        number: Number,
        inner: int,
    ) -> None:
        """Takes the number of a provision, and numbers what stands in it. inner: level of
        its items."""
        self._by_id[name] = number
        provision = self._policy.provisions[name]
        self._inner(name, provision, number, inner)

    def _inner(
        self,
        name: str,
        provision: Text,
        number: Number,
        level: int,
    ) -> None:
        """Numbers the paragraphs of a provision with what they enumerate. level: of the
        items."""
        level += self._deeper
        paragraphs = provision.paragraphs
        are_several = len(paragraphs) > 1
        for order, key in enumerate(paragraphs, 1):
            cited = number.citation
            if are_several:
                cited += f"第{to_chinese(order)}款"
            identity = f"{name}.{key}"
            self._by_id[identity] = Number(order, "", cited)
            items = paragraphs[key].items
            self._items(identity, items, cited, level)

    def _items(
        self,
        home: str,
        items: Mapping[str, Item],
        cited: str,
        level: int,
    ) -> None:
        """Numbers items and their subitems."""
        for order, key in enumerate(items, 1):
            identity = f"{home}.{key}"
            number = _enumerated(order, level, cited, "项")
            self._by_id[identity] = number
            for below, name in enumerate(items[key].items, 1):
                self._by_id[f"{identity}.{name}"] = _enumerated(
                    below,
                    level + 1,
                    number.citation,
                    "目",
                )

    def _annexes(self, annexes: Mapping[str, Annex]) -> None:
        """附件1, 附件2 …; a single one has no number (GB/T 9704 7.3.4)."""
        is_only = len(annexes) == 1
        for position, key in enumerate(annexes, 1):
            label = "附件" if is_only else f"附件{position}"
            number = Number(position, label, label)
            self._by_id.setdefault(key, number)
            self._inner(key, annexes[key], number, 2)


class _Articles:
    """第一编 第一章 第一节: each level begins anew below the one above it."""

    def __init__(self, policy: Policy) -> None:
        self._levels = levels(policy.meta.chapters)
        first = next(iter(policy.meta.chapters), "")
        self._highest = self._levels.get(first, "章")
        self._is_counted = policy.meta.numbering.chapters == "counted"

    def number(
        self,
        key: str,
        order: int,
        above: tuple[Number, ...],
    ) -> Number:
        """key: "" for the supplementary part, which ranks with the highest."""
        if self._is_counted and not above:
            label = ordinal(order, 1)
            return Number(order, label, f"第{to_chinese(order)}部分")
        level = self._levels.get(key, self._highest)
        words = f"第{to_chinese(order)}{level}"
        label = f"{words}{_GAP}"
        if not above:
            return Number(order, label, words)
        home = above[-1].citation
        return Number(order, label, f"{home}{words}")


class _Sections:
    """一、（一）1.: the chapters have the first levels, the provisions the next."""

    def number(
        self,
        key: str,
        order: int,
        above: tuple[Number, ...],
    ) -> Number:
        """key: of the chapter; numbered alike whichever it is."""
        level = min(len(above) + 1, _DEEPEST)
        label = ordinal(order, level)
        if not above:
            cited = f"第{to_chinese(order)}部分"
            return Number(order, label, cited)
        home = above[-1].citation
        cited = f"{home}{_bare(order, level)}"
        return Number(order, label, cited)


def _cited(
    order: int,
    level: int,
    home: str,
) -> str:
    """How a provision numbered 一、（一）1. is cited: 第一条, （四）, 第1条. home: the chapter
    where numbers begin anew with each."""
    if level == 1:
        return f"{home}{article(order)}"
    if level == 3:
        return f"{home}第{order}条"
    return f"{home}{ordinal(order, level)}"


def _bare(order: int, level: int) -> str:
    """An ordinal without the point that only a heading has."""
    return ordinal(order, level).rstrip(".、")


def _enumerated(
    order: int,
    level: int,
    home: str,
    what: str,
) -> Number:
    """An item or subitem: （一） cited as 第（一）项 of its home, 1. as 第1目."""
    label = _circled(order)
    if level <= _DEEPEST:
        label = ordinal(order, level)
    bare = label.rstrip(".")
    return Number(order, label, f"{home}第{bare}{what}")


def _circled(order: int) -> str:
    """①: below （1） the standard has no level; ①②③ is what offices write."""
    if order <= 20:
        first = ord("①")
        return chr(first + order - 1)
    return f"（{order}）"
