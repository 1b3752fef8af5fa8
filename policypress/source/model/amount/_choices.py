"""Keys of an amount against the choices of the question that selects among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from policypress.findings import Finding, Place, did_you_mean
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
    places = {key: node.place_of(f"{home}.{key}") for key in keys}
    yield from unknown_choices(places, name, scope)


def unknown_choices(
    places: Mapping[str, Place],
    name: str,
    scope: Scope,
    what: str = "",
) -> Iterator[Finding]:
    """A finding for each key that is no choice of a question; none where there is no such
    question, which is a finding of its own.

    places: where each key stands; name: id of the question; what: a key is called (档次).
    """
    choices = scope.choices(name)
    if choices is None:
        return
    label = scope.label(name)
    for key, place in places.items():
        if key in choices:
            continue
        yield Finding(
            "unknown-choice",
            f"{what}“{key}”不是填报项“{label}”的选项",
            place,
            did_you_mean(key, choices),
        )
