"""裁量: decided by somebody, case by case (一事一议、根据实际情况核定); never reckoned."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.base import NonEmpty


class Discretionary(AmountNode):
    """由区政府一事一议确定."""

    kind = "discretionary"
    kind_title = "一事一议"
    reckoned = False
    by_word = ""

    discretionary: NonEmpty = Field(
        title="如何确定",
        description="如“由区政府一事一议确定”；不能测算",
    )

    def own_words(self, write: Write) -> str:
        """How it is decided."""
        return write(self.discretionary)

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """How it is decided."""
        return [write(self.discretionary)]

    def own_expression(self, build: Builder) -> Any:
        """Not known, but at most the limit."""
        most = self.at_most.expression(build) if self.at_most else None
        return build.undecided(self.discretionary, most)
