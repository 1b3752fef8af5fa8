"""按数量: so much for each of what is counted — a piece, a person and month, a square metre."""

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
from policypress.source.model.base import NonEmpty
from policypress.source.model.figure import Money

if TYPE_CHECKING:
    from policypress.source.model.amount import Factors
    from policypress.source.model.amount._base import BaseNode


class Each(AmountNode):
    """每平方米每月40元: a price, times one or more counts."""

    kind = "each"
    kind_title = "按数量"

    each: Money = Field(title="单价", description="每一单位的金额，如 2000元")
    of: Factors = Field(
        title="数量",
        description="填报项的标识；几个数相乘时写列表，如 [area, months]",
    )
    unit: NonEmpty = Field(
        title="计量单位", description="如“件”“人”；几个的写“平方米·月”"
    )

    @property
    def factors(self) -> tuple[BaseNode, ...]:
        """The counts, one or more."""
        return self.of if isinstance(self.of, tuple) else (self.of,)

    def per(self) -> str:
        """每平方米每月."""
        return "".join(f"每{part.strip()}" for part in self.unit.split("·"))

    def own_figures(self) -> Iterator[AmountFigure]:
        """The price; the limits of the counts."""
        yield AmountFigure("each", "单价", self.each, self.per())
        several = len(self.factors) > 1
        for number, one in enumerate(self.factors):
            home = f"of.{number}" if several else "of"
            yield from nested(home, "数量", one.figures())

    def own_words(self, write: Write) -> str:
        """每平方米每月40元."""
        return f"{write(self.per())}{write(self.each)}"

    def own_lines(self, write: Write, verb: str) -> list[str]:
        """每件奖励2000元; a count that is limited says so on a line of its own."""
        price = f"{write(self.per())}{verb}{write(self.each)}"
        limited = [one for one in self.factors if any(one.figures())]
        return [price, *(f"计{one.words(write)}" for one in limited)]

    def own_expression(self, build: Builder) -> Any:
        """Price times counts."""
        counts = [one.expression(build) for one in self.factors]
        return build.times([build.figure(self.each), *counts])

    def own_fields(self) -> Iterator[str]:
        """What the counts ask."""
        for one in self.factors:
            yield from one.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """As many counts as units, each of them asked."""
        for one in self.factors:
            yield from one.check(scope)
        units = self.unit.split("·")
        if len(units) > 1 and len(units) != len(self.factors):
            yield Finding(
                "units-and-counts",
                f"计量单位“{self.unit}”是{len(units)}个，数量却有{len(self.factors)}个",
                self.place_of("unit"),
                "unit 用“·”隔开的每一个单位，在 of 里写出对应的数量",
            )
