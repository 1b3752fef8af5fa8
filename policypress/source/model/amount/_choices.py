"""Keys of an amount against the choices of the question that selects among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policypress.findings import Finding, did_you_mean
from policypress.source.model.amount._asking import Scope

if TYPE_CHECKING:
    from policypress.source.model.base import Node


def choices_covered(
    node: Node,
    child: str,
    name: str,
    keys: Iterable[str],
    scope: Scope,
    home: str = "table",
) -> Iterator[Finding]:
    """Findings when the keys are no choices of a question.

    child: where the node names the question; name: its id. home: where the keys stand.
    """
    yield from scope.typed(node, child, name, "choice")
    choices = scope.choices(name)
    if choices is None:
        return
    for key in keys:
        if key not in choices:
            yield Finding(
                "unknown-choice",
                f"“{key}”不是填报项“{scope.label(name)}”的选项",
                node.place_of(f"{home}.{key}"),
                did_you_mean(key, choices),
            )
