"""阶梯: so much for every so many (每满1000万元奖10万元；30件以上3万元，每增加30件增加3万元)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._figures import AmountFigure, nested
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._types import Base
from policypress.source.model.base import Node
from policypress.source.model.figure import Figure, Money, quantity_of


class StepRule(Node):
    """起点、起点金额、每满多少、增加多少."""

    start: Figure | None = Field(
        None,
        alias="from",
        title="起点",
        description="如 30件；含本数",
    )
    first: Money | None = Field(
        None,
        title="起点金额",
        description="达到起点即给的金额",
    )
    every: Figure = Field(
        title="每满",
        description="如 30件、1000万元；不满的不计",
    )
    add: Money = Field(title="增加", description="每满一次增加的金额")


class Steps(AmountNode):
    """30件以上给予3万元，每增加30件增加3万元."""

    kind = "steps"
    kind_title = "阶梯"

    steps: StepRule = Field(
        title="阶梯",
        description="{from: 30件, first: 3万元, every: 30件, add: 3万元}",
    )
    of: Base = Field(title="基数", description="填报项的标识")
    called: str = Field(
        "",
        title="基数的说法",
        description="不写时用填报项的名称",
    )

    def own_figures(self) -> Iterator[AmountFigure]:
        """Where it begins, with what, and each step."""
        rule = self.steps
        if rule.start:
            yield AmountFigure("from", "起点", rule.start, "")
        if rule.first:
            yield AmountFigure("first", "起点金额", rule.first, "")
        yield AmountFigure("every", "每满", rule.every, "")
        yield AmountFigure("add", "每满增加", rule.add, f"每满{rule.every}")
        yield from nested("of", "基数", self.of.figures())

    def own_words(self, write: Write) -> str:
        """30件以上给予3万元，每增加30件增加3万元."""
        return self._said(write, "给予")

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """申请量30件以上奖励3万元，每增加30件增加3万元."""
        base = write(self.called) if self.called else self.of.words(write)
        return [f"{base}{self._said(write, verb)}"]

    def _said(self, write: Write, verb: str) -> str:
        """Beginning and step in words."""
        rule = self.steps
        every, add = write(rule.every), write(rule.add)
        if rule.start and rule.first:
            start, first = write(rule.start), write(rule.first)
            return f"{start}以上{verb}{first}，每增加{every}增加{add}"
        if rule.start:
            return f"超过{write(rule.start)}的部分，每满{every}{verb}{add}"
        if rule.first:
            return f"{verb}{write(rule.first)}，每满{every}增加{add}"
        return f"每满{every}{verb}{add}"

    def own_expression(self, build: Builder) -> Any:
        """What the beginning gives, and the whole steps above it."""
        rule = self.steps
        base = self.of.expression(build)
        above = base
        if rule.start:
            above = build.minus(base, build.figure(rule.start))
        count = build.whole(above, rule.every)
        found = build.times([build.figure(rule.add), count])
        if rule.first:
            found = build.add([build.figure(rule.first), found])
        if rule.start is None:
            return found
        reached = build.compare(base, ">=", build.figure(rule.start))
        return build.choose([(reached, found, f"{rule.start}以上")])

    def own_fields(self) -> Iterator[str]:
        """What the base asks."""
        yield from self.of.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """The base is asked, in the same unit, and a step is more than nothing."""
        yield from self.of.check(scope)
        for figure in (self.steps.start, self.steps.every):
            for field in self.of.fields():
                if figure:
                    yield from scope.comparable(figure, field)
        if step_size(self.steps) == 0:
            yield Finding(
                "empty-step",
                "每满的数不能是0",
                self.steps.every.place_of("value"),
                "写成如 30件、1000万元",
            )


def step_size(rule: StepRule) -> Fraction | None:
    """How much one step is; None when it is no quantity."""
    quantity = quantity_of(rule.every)
    if quantity is None:
        return None
    return Fraction(quantity.value)
