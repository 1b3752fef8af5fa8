"""Titles that stand twice confuse cross-references and enumerations (标题重复)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policypress.findings import Finding
from policypress.source.model import Policy
from policypress.source.model.base import Node
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    chapters = policy.meta.chapters.values() if policy.meta else ()
    yield from _repeated(chapters, "title", "章名")
    yield from _repeated(policy.measures.values(), "title", "措施名称")
    yield from _repeated(policy.measures.values(), "subject", "事项")
    for measure in policy.measures.values():
        yield from _repeated(measure.supports.values(), "name", "资助项目名称")


def _repeated(nodes: Iterable[Node], child: str, what: str) -> Iterator[Finding]:
    first: dict[str, Node] = {}
    for node in nodes:
        words = getattr(node, child)
        if words in first:
            yield at(
                node,
                child,
                "same-title",
                f"{what}“{words}”重复，先见于 {first[words].place_of(child)}",
                "改用不同的说法",
            )
        first.setdefault(words, node)
