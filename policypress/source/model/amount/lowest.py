"""取较低者: the smallest of several amounts (按照较低者给予)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._figures import AmountFigure
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._parts import Several
from policypress.source.model.amount._types import Parts


class Lowest(Several):
    """50万元、实际支出的30%中的较低者."""

    kind = "lowest"
    kind_title = "取较低者"

    lowest: Parts = Field(
        title="比较的各项",
        description="列表，或者 标识: 金额",
    )

    def sums(self) -> Iterator[AmountFigure]:
        """None: each is a limit of the others."""
        return iter(())

    def own_words(self, write: Write) -> str:
        """The parts, of which only one is given."""
        return f"{self.beside_another(write)}中的较低者"

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """按50万元、实际支出的30%中的较低者给予补助; where one of them is in tiers, these
        stand below: 按下列标准、实际租金中的较低者给予补贴."""
        levels = [one for one in self.members().values() if _has_tiers(one)]
        if len(levels) != 1:
            return self.by_its_words(write, verb)
        in_tiers = levels[0]
        compared = ["下列标准"]
        for one in self.members().values():
            if one is in_tiers:
                continue
            label = write(one.label)
            words = one.words(write)
            compared.append(f"{label}{words}")
        listed = "、".join(compared)
        lines = [f"按{listed}中的较低者给予{verb}"]
        lines += in_tiers.lines(write, verb)
        return lines

    def lines_each(
        self,
        write: Write,
        verb: str,
        per: str,
    ) -> list[str]:
        """每套按下列标准、实际租金中的较低者给予补贴: the tiers below say no more of it."""
        first, *rest = self.own_lines(write, verb)
        return [f"{per}{first}", *rest]

    def own_expression(self, build: Builder) -> Any:
        """The smallest of the parts."""
        return build.least(self.parts(build))


def _has_tiers(amount: AmountNode) -> bool:
    """Whether an amount tells situations apart."""
    return any(True for _ in amount.situations())
