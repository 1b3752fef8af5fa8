"""Amounts, ratios and dates typed into names and tiers: they stand once, as data, and
are referred to (手写的数值).

Clause prose is looked through when it is composed (compose/sandbox/typed_figures); this
is about the words that are never prose.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.tokens import typed_figures
from policypress.source.model import AmountNode, Policy
from policypress.source.model.base import Node
from policypress.source.traverse import at, supports

_HINT = "名称里不写数值；把它写成数据，在条文里用 {{ }} 引用"
_IN_TIER = (
    "分档的数值写在 band 的 from、to；写了 band，when 可以不写，自动生成"
)


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each figure typed into a name."""
    for node, child in _names(policy):
        yield from _typed(node, child, _HINT)
    for _, support in supports(policy):
        yield from _in_amount(support.amount)


def _typed(
    node: Node,
    child: str,
    hint: str,
) -> Iterator[Finding]:
    """Figures in the words of a child; words that we made ourselves stand nowhere and
    are left out."""
    if node.place_of(child) == node.place:
        return
    for _, figure, _ in typed_figures(getattr(node, child, "")):
        yield at(
            node,
            child,
            "typed-figure",
            f"此处直接写了数值“{figure}”",
            hint,
        )


def _names(policy: Policy) -> Iterator[tuple[Node, str]]:
    """Every name of something, as node and child."""
    if policy.meta:
        for chapter in policy.chapters.values():
            yield chapter, "title"
            yield chapter, "support_word"
    for provision in policy.provisions.values():
        yield provision, "title"
        yield provision, "subject"
    for _, support in supports(policy):
        yield support, "name"
        yield support, "payee"


def _in_amount(amount: AmountNode) -> Iterator[Finding]:
    """The words of an amount and of those in it: what it is a share of (called), what it
    is counted in (unit), what a tier is for (when)."""
    for one in amount.walk():
        for child in ("called", "unit", "label"):
            yield from _typed(one, child, _HINT)
        for tier in getattr(one, "tiers", {}).values():
            yield from _typed(tier, "when", _IN_TIER)
