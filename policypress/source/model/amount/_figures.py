"""The figures of an amount (金额中的数据), and how they are referred to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypress.source.model.figure import Figure

# References that stand for the whole of a simple amount: within a tier, its own key does.
MAIN = ("value", "share", "each")


class AmountFigure(NamedTuple):
    """One figure of an amount.

    reference: how clause prose refers to it within its support (``value``, ``share``,
    ``at_most``, the key of a tier, ``gold.at_most``). name: what a reader calls it
    (定额, “金奖”). per: what it is counted by — 每件 for a price of one unit, 实际费用的
    for a share; "" for a sum that is paid as it stands.
    """

    reference: str
    name: str
    figure: Figure
    per: str

    @property
    def is_main(self) -> bool:
        """Whether it stands for the whole of a simple amount."""
        return self.reference in MAIN


def nested(
    reference: str,
    name: str,
    figures: Iterator[AmountFigure],
) -> Iterator[AmountFigure]:
    """Figures of an amount within another: its main figure goes by the name of the
    place it stands in."""
    for one in figures:
        if one.reference in MAIN:
            yield one._replace(reference=reference, name=name)
        else:
            inner = f"{reference}.{one.reference}"
            yield one._replace(reference=inner, name=f"{name}{one.name}")
