"""Amounts, ratios and dates typed into names and tiers: they stand once, as data, and are referred to (手写的数值).

Clause prose is looked through when it is said (compose.typed); this is about the words that are never prose.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.tokens import typed_figures
from policypress.source.model import Policy, Tiers
from policypress.source.model.base import Node
from policypress.source.traverse import at, supports

_HINT = "名称里不写数值；把它写成数据，在条文里用 {{ }} 引用"
_IN_TIER = "分档的数值写在 band 的 from、to；写了 band，when 可以不写，自动生成"


def check(policy: Policy) -> Iterator[Finding]:
    for node, child, hint in _names(policy):
        if node.place_of(child) == node.place:  # made by us, not written
            continue
        for _, figure, _ in typed_figures(getattr(node, child, "")):
            yield at(node, child, "typed-figure", f"此处直接写了数值“{figure}”", hint)


def _names(policy: Policy) -> Iterator[tuple[Node, str, str]]:
    for chapter in policy.meta.chapters.values() if policy.meta else ():
        yield from ((chapter, child, _HINT) for child in ("title", "support_word"))
    for article in (
        policy.supplementary.articles.values() if policy.supplementary else ()
    ):
        yield article, "subject", _HINT
    for measure in policy.measures.values():
        yield from ((measure, child, _HINT) for child in ("title", "subject"))
    for _, support in supports(policy):
        yield from ((support, child, _HINT) for child in ("name", "payee"))
        yield from ((support.amount, child, _HINT) for child in ("by", "of", "unit"))
        if isinstance(support.amount, Tiers):
            yield from (
                (tier, "when", _IN_TIER) for tier in support.amount.tiers.values()
            )
