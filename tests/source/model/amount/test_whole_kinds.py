"""A kind of amount, or of what a share is taken of, says and reckons itself: nothing
that the common class only names is left open."""

from __future__ import annotations

import pytest

from policypress.source.model.amount import AmountNode, BaseNode


def kinds(common: type) -> list[type]:
    """Every kind built on a class, however far down."""
    found = []
    for one in common.__subclasses__():
        found += [one] if getattr(one, "kind", "") else []
        found += kinds(one)
    return found


@pytest.mark.parametrize(
    ("common", "methods"),
    [
        (AmountNode, ("own_words", "own_expression")),
        (BaseNode, ("words", "expression")),
    ],
)
def test_no_kind_leaves_open_what_it_must_say(
    common: type, methods: tuple[str, ...]
) -> None:
    found = kinds(common)
    assert len(found) > 2
    open_ones = [
        f"{kind.__name__}.{method}"
        for kind in found
        for method in methods
        if getattr(kind, method) is getattr(common, method)
    ]
    assert open_ones == []
