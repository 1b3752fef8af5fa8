"""按数量: so much for each of what is counted — a piece, a person and month, a square metre."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._base import Term, factor_figures
from policypress.source.model.amount._figures import AmountFigure, nested
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._types import Factors
from policypress.source.model.base import NonEmpty
from policypress.source.model.figure import Figure, Money

if TYPE_CHECKING:
    from policypress.source.model.amount._base import BaseNode


def _priced(data: Any) -> str:
    """Which of two shapes a price has: a sum of money, or an answer with its limits."""
    if isinstance(data, Term) or (isinstance(data, dict) and "field" in data):
        return "<Term>"
    return "<Figure>"


if TYPE_CHECKING:
    Price: TypeAlias = Figure | Term
else:
    Price = Annotated[
        Annotated[Money, Tag("<Figure>")] | Annotated[Term, Tag("<Term>")],
        Discriminator(_priced),
    ]

# Whom one application is for: 每人每月 counts months only, where one person applies.
_APPLICANTS = ("人", "名", "户", "家")


class Each(AmountNode):
    """每平方米每月40元: a price, times one or more counts."""

    kind = "each"
    kind_title = "按数量"
    by_word = ""

    each: Price = Field(
        title="单价",
        description="每一单位的金额，如 2000元；按实际单价的写 {field: 填报项, at_most: 20元}",
    )
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

    def called_words(self, name: str, write: Write) -> str | None:
        """`unit`: what is counted; `of`: the questions that count it."""
        if name == "unit":
            return write(self.unit)
        if name == "of":
            return "、".join(one.words(write) for one in self.factors)
        return None

    def own_figures(self) -> Iterator[AmountFigure]:
        """The price; the limits of the counts."""
        if isinstance(self.each, Figure):
            yield AmountFigure("each", "单价", self.each, self.per())
        else:
            yield from nested("each", "单价", self.each.figures())
        yield from factor_figures(self.factors, "数量")

    def own_words(self, write: Write) -> str:
        """每平方米每月40元; a count that is limited says so: ，计月数（最多计6个月）."""
        limited = [one for one in self.factors if any(one.figures())]
        counts = [f"，计{one.words(write)}" for one in limited]
        return f"{self._price(write)}{''.join(counts)}"

    def subject(self, write: Write) -> str:
        """The question that counts: 全职博士, before 每人8万元."""
        first = self.factors[0]
        return write.label(first.field) if isinstance(first, Term) else ""

    def _price(self, write: Write) -> str:
        """每平方米每月40元; 每平方米每月按实付租金（最多计20元）."""
        if isinstance(self.each, Figure):
            return f"{write(self.per())}{write(self.each)}"
        return f"{write(self.per())}按{self.each.words(write)}"

    def own_lines(self, write: Write, verb: str) -> list[str]:
        """每件奖励2000元; a count that is limited says so on a line of its own."""
        limited = [one for one in self.factors if any(one.figures())]
        return [
            self._line(write, verb),
            *(f"计{one.words(write)}" for one in limited),
        ]

    def _line(self, write: Write, verb: str) -> str:
        """每件奖励2000元; 每平方米每月按实付租金（最多计20元）给予补贴."""
        if isinstance(self.each, Figure):
            return f"{write(self.per())}{verb}{write(self.each)}"
        return f"{self._price(write)}给予{verb}"

    def own_expression(self, build: Builder) -> Any:
        """Price times counts."""
        if isinstance(self.each, Figure):
            price = build.figure(self.each)
        else:
            price = self.each.expression(build)
        counts = [one.expression(build) for one in self.factors]
        return build.times([price, *counts])

    def own_fields(self) -> Iterator[str]:
        """What the price and the counts ask."""
        if not isinstance(self.each, Figure):
            yield from self.each.fields()
        for one in self.factors:
            yield from one.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """As many counts as units, each of them asked. 每人每月 may have one count: the
        person who applies."""
        if not isinstance(self.each, Figure):
            yield from self.each.check(scope)
            name = self.each.field
            yield from scope.typed(self.each, "field", name, "money")
        for one in self.factors:
            yield from one.check(scope, "number")
        units = self.unit.split("·")
        if len(units) == len(self.factors) + 1 and units[0] in _APPLICANTS:
            return
        if len(units) > 1 and len(units) != len(self.factors):
            yield Finding(
                "units-and-counts",
                f"计量单位“{self.unit}”是{len(units)}个，数量却有{len(self.factors)}个",
                self.place_of("unit"),
                "unit 用“·”隔开的每一个单位，在 of 里写出对应的数量",
            )
