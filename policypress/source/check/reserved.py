"""Ids that prose cannot reach: what a support or a provision answers to by itself (name,
amount, value) cannot also be one of its limits or tiers (占用的标识)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policypress.findings import Finding
from policypress.source.model import Node, Policy
from policypress.source.traverse import supports

# What s.x and m answer to in prose (compose/views/supports, compose/views/measures).
_SUPPORT = frozenset(
    (
        *("id", "name", "names", "node", "mode", "review", "timing", "payee"),
        *("amount", "tiers", "standard", "value", "share", "each", "of"),
        *("unit", "by", "steps", "bands", "paid", "years", "less", "when"),
    )
)
_PROVISION = frozenset(
    (
        *("id", "node", "order", "label", "citation", "is_measure", "title"),
        *("subject", "payer", "supports", "facts", "scope", "paragraphs"),
        *("lines", "limits", "conditions", "general_conditions", "highest"),
        *("own_conditions", "all_conditions", "further_conditions"),
        *("policy_limits", "guide", "chapter", "names", "note", "basis"),
    )
)
_LISTS = frozenset(("names",))


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each id that means something else already."""
    for provision in policy.measures.values():
        yield from _taken(provision.limits, "限额", _PROVISION)
        yield from _taken(provision.supports, "资助项目", _LISTS)
        yield from _taken(provision.facts, "数据", _LISTS)
    for _, support in supports(policy):
        yield from _taken(support.limits, "限额", _SUPPORT)
        for key, node, _ in support.amount.situations():
            yield from _taken({key: node}, "档次", _SUPPORT)


def _taken(
    nodes: Mapping[str, Node],
    what: str,
    taken: Iterable[str],
) -> Iterator[Finding]:
    """A finding for each id that templates know as something else. taken: those ids."""
    for key in nodes.keys() & set(taken):
        yield Finding(
            "reserved-id",
            f"“{key}”另有含义，不能作{what}的标识",
            nodes[key].place,
            "换一个标识，如写明内容的汉字；条文中的引用一并改",
        )
