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
from policypress.source.model.amount._types import Amount, Factors
from policypress.source.model.base import NonEmpty
from policypress.source.model.figure import Figure, Money

if TYPE_CHECKING:
    from policypress.source.model.amount._base import BaseNode
    from policypress.source.model.base import Node


def _priced(data: Any) -> str:
    """Which of three shapes a price has: a sum of money, an answer with its limits, or
    an amount that depends on something (tiers, a table)."""
    if isinstance(data, Term):
        return "<Term>"
    if isinstance(data, AmountNode):
        return "<Amount>"
    if not isinstance(data, dict):
        return "<Figure>"
    if "field" in data:
        return "<Term>"
    if _LEVELS & data.keys():
        return "<Amount>"
    return "<Figure>"


_LEVELS = frozenset(("tiers", "table"))
if TYPE_CHECKING:
    Price: TypeAlias = Figure | Term | AmountNode
else:
    Price = Annotated[
        Annotated[Money, Tag("<Figure>")]
        | Annotated[Term, Tag("<Term>")]
        | Annotated[Amount, Tag("<Amount>")],
        Discriminator(_priced),
    ]

# Whom one application is for: 每人每月 counts months only, where one person applies.
_APPLICANTS = ("人", "名", "户", "家")
# 每人每月 is by person and month; 每架次 says enough, whichever route it is on.
_PERIODS = ("年", "季", "月", "周", "日", "天")


class Each(AmountNode):
    """每平方米每月40元: a price, times one or more counts."""

    kind = "each"
    kind_title = "按数量"
    by_word = ""

    each: Price = Field(
        title="单价",
        description=(
            "每一单位的金额，如 2000元；按实际单价的写 {field: 填报项, at_most: 20元}；"
            "单价分档的写 {by: 填报项, tiers: {选项: 金额}}"
        ),
    )
    of: Factors = Field(
        title="数量",
        description="填报项的标识；几个数相乘时写列表，如 [area, months]",
    )
    unit: NonEmpty = Field(
        title="计量单位",
        description="如“件”“人”；几个的写“平方米·月”",
    )

    @property
    def factors(self) -> tuple[BaseNode, ...]:
        """The counts, one or more."""
        if isinstance(self.of, tuple):
            return self.of
        return (self.of,)

    def per(self) -> str:
        """每平方米每月."""
        parts = self.unit.split("·")
        return "".join(f"每{part.strip()}" for part in parts)

    def called_words(
        self,
        name: str,
        write: Write,
    ) -> str | None:
        """`unit`: what is counted; `of`: the questions that count it."""
        if name == "unit":
            return write(self.unit)
        if name == "of":
            return "、".join(one.words(write) for one in self.factors)
        return None

    def situations(self) -> Iterator[tuple[str, Node, AmountNode]]:
        """The tiers of the price, where it has some."""
        if isinstance(self.each, AmountNode):
            yield from self.each.situations()

    def situation_words(
        self,
        key: str,
        write: Write,
    ) -> str:
        """What a tier of the price is called."""
        if isinstance(self.each, AmountNode):
            return self.each.situation_words(key, write)
        return super().situation_words(key, write)

    def situated(self, build: Builder) -> list[Any]:
        """What the tiers of the price ask."""
        if isinstance(self.each, AmountNode):
            return self.each.situated(build)
        return []

    def item_name(self, keys: tuple[str, ...]) -> str:
        """A tier of the price by its words."""
        if isinstance(self.each, AmountNode):
            return self.each.item_name(keys)
        return super().item_name(keys)

    def walk(self) -> Iterator[AmountNode]:
        """It, the amounts that its price is made of, and those of its limits."""
        yield from super().walk()
        if isinstance(self.each, AmountNode):
            yield from self.each.walk()

    def own_figures(self) -> Iterator[AmountFigure]:
        """The price, or its tiers by their keys; the limits of the counts."""
        per = self.per()
        if isinstance(self.each, Figure):
            yield AmountFigure("each", "单价", self.each, per)
        elif isinstance(self.each, Term):
            limits = self.each.figures()
            yield from nested("each", "单价", limits)
        else:
            for one in self.each.figures():
                yield one._replace(per=per)
        yield from factor_figures(self.factors, "数量")

    def own_words(self, write: Write) -> str:
        """每平方米每月40元; a count that is limited says so: ，租用月数最多计36个月."""
        bounds = "".join(f"，{one}" for one in self._bounds(write))
        if not isinstance(self.each, AmountNode):
            price = self._price(write)
            return f"{price}{bounds}"
        tiers = "；".join(self._tiers(write, ""))
        behind_tiers = bounds.replace("，", "；", 1)
        return f"{tiers}{behind_tiers}"

    def subject(self, write: Write) -> str:
        """The question that counts: 全职博士, before 每人8万元."""
        first = self.factors[0]
        if isinstance(first, Term):
            return write.label(first.field)
        return ""

    def _price(self, write: Write) -> str:
        """每平方米每月40元; 每平方米每月按实付租金（最多计20元）."""
        per = write(self.per())
        if isinstance(self.each, Figure):
            price = write(self.each)
            return f"{per}{price}"
        price = self.each.words(write)
        return f"{per}按{price}"

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """每件奖励2000元; a count that is limited says so on a line of its own."""
        lines = [self._line(write, verb)]
        if isinstance(self.each, AmountNode):
            lines = self._tiers(write, verb)
        lines += self._bounds(write)
        return lines

    def lines_each(
        self,
        write: Write,
        verb: str,
        per: str,
    ) -> list[str]:
        """博士研究生：每人每月3000元, for each of some things."""
        if not isinstance(self.each, AmountNode):
            return super().lines_each(write, verb, per)
        own = write(self.per())
        price_per = f"{per}{own}" if self.unit.startswith(_PERIODS) else own
        lines = self.each.lines_each(write, verb, price_per)
        lines += [f"{per}{one}" for one in self._bounds(write)]
        return lines

    def _tiers(self, write: Write, verb: str) -> list[str]:
        """博士研究生：每人每月3000元, a line a tier of the price."""
        assert isinstance(self.each, AmountNode)
        per = write(self.per())
        return self.each.lines_each(write, verb, per)

    def _bounds(self, write: Write) -> list[str]:
        """租用月数最多计36个月, for each count that has a limit."""
        limited = [one for one in self.factors if any(one.figures())]
        return [one.bounded(write) for one in limited]

    def _line(self, write: Write, verb: str) -> str:
        """每件奖励2000元; 每平方米每月按实付租金（最多计20元）给予补贴."""
        if not isinstance(self.each, Figure):
            price = self._price(write)
            return f"{price}给予{verb}"
        per = write(self.per())
        figure = write(self.each)
        return f"{per}{verb}{figure}"

    def own_expression(self, build: Builder) -> Any:
        """Price times counts."""
        price = self._price_of(build)
        counts = [one.expression(build) for one in self.factors]
        return build.times([price, *counts])

    def _price_of(self, build: Builder) -> Any:
        """The price; of tiers without a line of its own, which the product has."""
        if isinstance(self.each, Figure):
            return build.figure(self.each)
        if isinstance(self.each, AmountNode):
            return self.each.own_expression(build)
        return self.each.expression(build)

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
        if isinstance(self.each, Term):
            name = self.each.field
            yield from scope.typed(self.each, "field", name, "money")
        for one in self.factors:
            yield from one.check(scope, "number")
        units = self.unit.split("·")
        counts = len(self.factors)
        if len(units) == counts + 1 and units[0] in _APPLICANTS:
            return
        if len(units) > 1 and len(units) != counts:
            yield Finding(
                "units-and-counts",
                f"计量单位“{self.unit}”是{len(units)}个，数量却有{counts}个",
                self.place_of("unit"),
                "unit 用“·”隔开的每一个单位，在 of 里写出对应的数量",
            )
