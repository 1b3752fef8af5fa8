"""Numbers are computed, never written: 一、（一） or 第一章 第一条 (GB/T 9704 7.3.3; 立法技术规范)."""

from __future__ import annotations

from dataclasses import dataclass

from policypress.language.numerals import article, chapter, item, to_chinese
from policypress.source.model import Policy


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a chapter, measure, supplementary article or attachment.

    order: 1, 2, 3 … label: as it stands before the heading (一、 （一） 第一条).
    citation: as other text cites it (第（九）条, 第九条, 附件1).
    """

    order: int
    label: str
    citation: str


class Numbers:
    """All numbers of a policy by id. Chapters have ids ``chapter:<id>``, the
    supplementary chapter ``chapter:``."""

    def __init__(self, policy: Policy) -> None:
        self._by_id: dict[str, Number] = {}
        numbering = policy.meta.numbering
        by_article = numbering.scheme == "articles"
        restart = numbering.measures == "per_chapter" and not by_article
        chapters = list(policy.order.items())
        chapters.append(("", tuple(policy.supplementary.articles)))
        order = 0
        for position, (key, ids) in enumerate(chapters, 1):
            self._by_id[f"chapter:{key}"] = _chapter(position, by_article)
            within = 0
            if restart:
                order = 0
                within = position
            for identity in ids:
                order += 1
                self._by_id[identity] = _clause(order, by_article, within)
        self._number_attachments(list(policy.meta.attachments))

    def _number_attachments(self, keys: list[str]) -> None:
        """附件1, 附件2 …; a single one has no number (GB/T 9704 7.3.4)."""
        for position, key in enumerate(keys, 1):
            label = "附件" if len(keys) == 1 else f"附件{position}"
            self._by_id.setdefault(key, Number(position, label, label))

    def get(self, identity: str) -> Number | None:
        return self._by_id.get(identity)

    def __getitem__(self, identity: str) -> Number:
        return self._by_id[identity]

    def ids(self) -> list[str]:
        return [
            identity
            for identity in self._by_id
            if not identity.startswith("chapter:")
        ]


def _chapter(order: int, by_article: bool) -> Number:
    if by_article:
        return Number(order, f"{chapter(order)}\u3000", chapter(order))
    return Number(
        order, f"{to_chinese(order)}、", f"第{to_chinese(order)}部分"
    )


def _clause(
    order: int,
    by_article: bool,
    within: int,
) -> Number:
    """within: the chapter whose numbers begin anew with it; 0 = they run on."""
    if by_article:
        return Number(order, f"{article(order)}\u3000", article(order))
    prefix = f"第{to_chinese(within)}部分" if within else ""
    return Number(order, item(order), f"{prefix}第{item(order)}条")
