"""累进: each part of a base at its own rate (500万元以下部分按8%，超过部分按10%)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._figures import AmountFigure, nested
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._ratios import ratio
from policypress.source.model.amount._types import Base
from policypress.source.model.base import Node
from policypress.source.model.figure import Basis, Figure, quantity_of
from policypress.source.model.quantities import is_benefit, unit_of


class Slice(Node):
    """一段: up to where it goes, and its rate; the last one may go on for ever."""

    to: Figure | None = Field(
        None,
        title="上限",
        description="如 500万元；最后一段不写",
    )
    rate: Figure = Field(
        title="比例或单价",
        description="如 8%；按数量的写单价，如 100元",
    )
    basis: Basis | None = Field(None, title="依据")


class Bands(AmountNode):
    """研发费用500万元以下的部分按8%，超过500万元的部分按10%."""

    kind = "bands"
    kind_title = "累进"

    bands: tuple[Slice, ...] = Field(
        title="各段",
        description="由低到高，如 [{to: 500万元, rate: 8%}, {rate: 10%}]",
        min_length=1,
    )
    of: Base = Field(title="基数", description="填报项的标识")
    called: str = Field(
        "",
        title="基数的说法",
        description="不写时用填报项的名称",
    )

    def of_words(self, write: Write) -> str:
        """What is cut into parts, in the words of the clause."""
        if self.called:
            return write(self.called)
        return self.of.words(write)

    def own_figures(self) -> Iterator[AmountFigure]:
        """End and rate of each part, by its number from 0."""
        for number, one in enumerate(self.bands):
            home, name = f"bands.{number}", f"第{number + 1}段"
            if one.to:
                yield AmountFigure(f"{home}.to", f"{name}上限", one.to, "")
            yield AmountFigure(f"{home}.rate", f"{name}比例", one.rate, "")
        yield from nested("of", "基数", self.of.figures())

    def item_name(self, keys: tuple[str, ...]) -> str:
        """A part by its number: 第2段."""
        return f"第{int(keys[-1]) + 1}段"

    def own_words(self, write: Write) -> str:
        """研发费用500万元以下的部分按8%、超过500万元的部分按10%."""
        said = "、".join(self._parts(write))
        return f"{self.of_words(write)}{said}"

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """A line a part."""
        base = self.of_words(write)
        return [f"{base}{part}给予{verb}" for part in self._parts(write)]

    def _parts(self, write: Write) -> list[str]:
        """Each part in words, without the base."""
        said = []
        below: Figure | None = None
        for one in self.bands:
            said.append(f"{_extent(below, one.to, write)}按{write(one.rate)}")
            below = one.to
        return said

    def own_expression(self, build: Builder) -> Any:
        """The sum of each part at its rate."""
        base = self.of.expression(build)
        parts = []
        below: Figure | None = None
        for one in self.bands:
            upto = base
            if one.to:
                upto = build.least([base, build.figure(one.to)])
            if below:
                upto = build.minus(upto, build.figure(below))
            parts.append(build.times([build.figure(one.rate), upto]))
            below = one.to
        return build.add(parts)

    def own_fields(self) -> Iterator[str]:
        """What the base asks."""
        yield from self.of.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """Parts rise, only the last is open, ends are comparable with the base."""
        yield from self.of.check(scope, *self._wanted())
        yield from self._in_order()
        for one in self.bands:
            yield from ratio(one.rate)
            yield from _rate_kind(one)
            for field in self.of.fields():
                if one.to:
                    yield from scope.comparable(one.to, field)

    def _wanted(self) -> tuple[str, ...]:
        """A share is taken of money, a price of a number; both where the rates differ."""
        units = {unit_of(one.rate) for one in self.bands}
        if units == {"%"}:
            return ("money",)
        if units == {"元"}:
            return ("number",)
        return ()

    def _in_order(self) -> Iterator[Finding]:
        """Each part ends above the one before."""
        for before, after in pairwise(self.bands):
            if before.to is None:
                yield Finding(
                    "band-overlap",
                    "不设上限的一段之后还有一段，永远用不上",
                    after.place,
                    "除最后一段外，每段都写 to",
                )
            elif after.to and not _rises(before.to, after.to):
                yield Finding(
                    "band-overlap",
                    f"这一段到{after.to}，不高于前一段的{before.to}",
                    after.place_of("to"),
                    "由低到高写各段",
                )


def _extent(
    low: Figure | None,
    high: Figure | None,
    write: Write,
) -> str:
    """500万元以下的部分, 超过500万元的部分, 超过500万元不超过1000万元的部分."""
    if low and high:
        return f"超过{write(low)}不超过{write(high)}的部分"
    if low:
        return f"超过{write(low)}的部分"
    return f"{write(high)}以下的部分" if high else ""


def _rises(before: Figure, after: Figure) -> bool:
    """Whether one figure is above another; what cannot be compared is left to others."""
    low, high = quantity_of(before), quantity_of(after)
    if low is None or high is None or low.unit != high.unit:
        return True
    return high.value > low.value


def _rate_kind(one: Slice) -> Iterator[Finding]:
    """A rate is a share, or a price of one unit."""
    if is_benefit(one.rate):
        return
    if not one.rate.value and one.rate.status == "unknown":
        return
    yield Finding(
        "wrong-unit",
        f"比例或单价写的是“{one.rate.value}”",
        one.rate.place_of("value"),
        "写成如 8%，或者 100元",
    )
