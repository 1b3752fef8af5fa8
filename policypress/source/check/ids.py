"""One id, one thing: ref() names provisions and annexes by it, wherever they stand (标识)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Node, Policy


def check(policy: Policy) -> Iterator[Finding]:
    """A finding for each id that another provision or annex has already."""
    first: dict[str, Node] = {}
    for key, node in _all(policy):
        earlier = first.setdefault(key, node)
        if earlier is not node:
            yield Finding(
                "same-id",
                f"标识“{key}”重复，先见于 {earlier.place}",
                node.place,
                "换一个标识；引用它的地方一并改",
            )


def _all(policy: Policy) -> Iterator[tuple[str, Node]]:
    """Everything that ref() may name: those in files of their own, of parts, of the
    supplementary part, and the annexes."""
    for key, provision in policy.provisions.items():
        if provision.path.startswith("measures/"):
            yield key, provision
    for part in policy.parts.values():
        yield from part.articles.items()
    yield from policy.closing.items()
    yield from policy.annexes.items()
