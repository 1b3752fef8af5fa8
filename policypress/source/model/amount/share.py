"""按比例: a share of what somebody paid, received or owes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._base import factor_figures
from policypress.source.model.amount._figures import AmountFigure
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._ratios import ratio
from policypress.source.model.amount._types import Factors
from policypress.source.model.figure import Ratio

if TYPE_CHECKING:
    from policypress.source.model.amount._base import BaseNode


class Share(AmountNode):
    """市级资助金额的50%."""

    kind = "share"
    kind_title = "按比例"

    share: Ratio = Field(title="比例", description="按比例，如 50%")
    of: Factors = Field(
        title="比例基数",
        description="填报项的标识；几个数相乘的写列表，金额在前，如 [本金, 利率, 年数]",
    )
    called: str = Field(
        "",
        title="基数的说法",
        description="如“市级资助金额”；不写时用填报项的名称",
    )

    @property
    def factors(self) -> tuple[BaseNode, ...]:
        """What it is a share of: money, or the product of money and some numbers."""
        if isinstance(self.of, tuple):
            return self.of
        return (self.of,)

    def of_words(self, write: Write) -> str:
        """What it is a share of, in the words of the clause."""
        if self.called:
            return write(self.called)
        return "×".join(one.words(write) for one in self.factors)

    def called_words(
        self,
        name: str,
        write: Write,
    ) -> str | None:
        """`of`: what it is a share of."""
        if name == "of":
            return self.of_words(write)
        return None

    def own_figures(self) -> Iterator[AmountFigure]:
        """The share; the limits of its base."""
        per = f"{self.of_words(self.plain)}的"
        yield AmountFigure("share", "比例", self.share, per)
        yield from factor_figures(self.factors, "基数")

    def own_words(self, write: Write) -> str:
        """市级资助金额的50%."""
        return f"{self.of_words(write)}的{write(self.share)}"

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """按市级资助金额的50%给予配套资助."""
        return self.by_its_words(write, verb)

    def own_expression(self, build: Builder) -> Any:
        """Share times base."""
        base = [one.expression(build) for one in self.factors]
        return build.times([build.figure(self.share), *base])

    def own_fields(self) -> Iterator[str]:
        """What its base asks."""
        for one in self.factors:
            yield from one.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """The share makes sense, and its base is asked."""
        yield from ratio(self.share)
        money, *counts = self.factors
        yield from money.check(scope, "money")
        for one in counts:
            yield from one.check(scope, "number")
