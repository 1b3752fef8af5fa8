"""By which names the prose of a clause prints a figure of an amount (数据的说法): its own,
and those of what prints it among others."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.source.model import AmountFigure, AmountNode
from policypress.source.promises.mentions import AMOUNT, TIERS, VALUE, others

# Modifiers of a whole amount: they are no part of the situations that `tiers` lists.
_MODIFIERS = ("at_most", "at_least", "less", "paid", "years")


def names_of(one: AmountFigure, amount: AmountNode) -> set[str]:
    """All names that print a figure. The limits of a support are in none of them."""
    first, _, _ = one.reference.partition(".")
    names = {one.reference, AMOUNT, *others(one.reference)}
    if first not in _MODIFIERS:
        names.add(TIERS)
    in_tiers = list(_in_tiers(one, amount))
    for key, reference, is_value in in_tiers:
        names.add(f"{key}.{AMOUNT}")
        listed = {AMOUNT, reference, *others(reference)}
        if is_value:
            names.add(key)
            listed.add(VALUE)
        names |= {f"{TIERS}.{name}" for name in listed}
    if first not in {key for key, _, _ in in_tiers}:
        names |= {first, f"{first}.{AMOUNT}"}
    return names


def _in_tiers(
    one: AmountFigure,
    amount: AmountNode,
) -> Iterator[tuple[str, str, bool]]:
    """The tiers that a figure stands in: the key of each, how it is referred to there, and
    whether the tier prints it, as it prints its main figure alone where it has one."""
    for key, _, inner in amount.situations():
        for other in inner.figures():
            if other.figure is one.figure:
                is_value = inner.main is None or inner.main is one.figure
                yield key, other.reference, is_value
