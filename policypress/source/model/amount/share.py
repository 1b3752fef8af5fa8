"""按比例: a share of what somebody paid, received or owes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._node import (
    AmountFigure,
    AmountNode,
    nested,
)
from policypress.source.model.amount._ratios import ratio
from policypress.source.model.figure import Ratio

if TYPE_CHECKING:
    from policypress.source.model.amount import Base


class Share(AmountNode):
    """市级资助金额的50%."""

    kind = "share"
    kind_title = "按比例"

    share: Ratio = Field(title="比例", description="按比例，如 50%")
    of: Base = Field(title="比例基数", description="填报项的标识")
    called: str = Field(
        "",
        title="基数的说法",
        description="如“市级资助金额”；不写时用填报项的名称",
    )

    def of_words(self, write: Write) -> str:
        """What it is a share of, in the words of the clause."""
        return write(self.called) if self.called else self.of.words(write)

    def own_figures(self) -> Iterator[AmountFigure]:
        """The share; the limits of its base."""
        per = f"{self.of_words(self.plain)}的"
        yield AmountFigure("share", "比例", self.share, per)
        yield from nested("of", "基数", self.of.figures())

    def own_words(self, write: Write) -> str:
        """市级资助金额的50%."""
        return f"{self.of_words(write)}的{write(self.share)}"

    def own_lines(self, write: Write, verb: str) -> list[str]:
        """按市级资助金额的50%给予配套资助."""
        return [f"按{self.own_words(write)}给予{verb}"]

    def own_expression(self, build: Builder) -> Any:
        """Share times base."""
        base = self.of.expression(build)
        return build.times([build.figure(self.share), base])

    def own_fields(self) -> Iterator[str]:
        """What its base asks."""
        yield from self.of.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """The share makes sense, and its base is asked."""
        yield from ratio(self.share)
        yield from self.of.check(scope)
