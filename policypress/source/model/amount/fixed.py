"""定额: a sum of money that is given as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._figures import AmountFigure
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.base import Short
from policypress.source.model.figure import Money, quantity_of


class Fixed(Short, AmountNode):
    """25万元; the one kind that may be written short."""

    kind = "value"
    kind_title = "定额"
    by_word = ""

    value: Money = Field(title="金额", description="定额，如 25万元")

    def own_figures(self) -> Iterator[AmountFigure]:
        """The sum."""
        yield AmountFigure("value", "定额", self.value, "")

    def sums(self) -> Iterator[AmountFigure]:
        """The sum, unless it has a limit."""
        if self.at_most is None:
            yield from self.own_figures()

    @property
    def is_sure(self) -> bool:
        """Whether it is given as it stands, and is no 0."""
        money = quantity_of(self.value)
        is_nothing = money is not None and money.value == 0
        return not is_nothing and not self.modifiers.may_undo

    def own_words(self, write: Write) -> str:
        """25万元."""
        return write(self.value)

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """奖励25万元."""
        return [f"{verb}{write(self.value)}"]

    def own_expression(self, build: Builder) -> Any:
        """The figure."""
        return build.figure(self.value)
