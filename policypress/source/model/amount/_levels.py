"""A number by situation (按情形的数值): a coefficient, or a ceiling that depends on an answer
(收入系数；一般项目500平方米、重点项目2000平方米)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._base import BaseNode
from policypress.source.model.amount._choices import choices_covered
from policypress.source.model.amount._figures import AmountFigure
from policypress.source.model.base import Key
from policypress.source.model.figure import Figure, quantity_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Levels(BaseNode):
    """按选项的数值: a figure for each choice of a question; a choice without one counts 0."""

    kind = "levels"
    kind_title = "按情形的数值"

    by: Key = Field(title="依据", description="填报项的标识，单选")
    levels: dict[Key, Figure] = Field(
        title="各情形的数值",
        description="选项的标识: 数值，如 500平方米、80%",
        min_length=1,
    )

    def words(self, write: Write) -> str:
        """（一般项目500平方米、重点项目2000平方米）."""
        said = "、".join(
            f"{write.choice(self.by, key)}{write(figure)}"
            for key, figure in self.levels.items()
        )
        return f"（{said}）"

    def expression(self, build: Builder) -> Any:
        """The figure of the choice that was made."""
        return build.choose(
            [
                (build.chosen(self.by, key), build.figure(figure), str(figure))
                for key, figure in self.levels.items()
            ]
        )

    def figures(self) -> Iterator[AmountFigure]:
        """The figure of each choice."""
        for key, figure in self.levels.items():
            yield AmountFigure(f"levels.{key}", f"“{key}”", figure, "")

    def fields(self) -> Iterator[str]:
        """The question that selects."""
        yield self.by

    def check(
        self,
        scope: Scope,
        *wanted: str,
    ) -> Iterator[Finding]:
        """The keys are choices, and the figures are money or numbers, as is wanted."""
        yield from choices_covered(
            self,
            "by",
            self.by,
            self.levels,
            scope,
            "levels",
        )
        for key, figure in self.levels.items():
            if wanted and _type(figure) not in ("", *wanted):
                yield Finding(
                    "wrong-unit",
                    f"此处的数值应当是{_names(wanted)}，写的是“{figure}”",
                    self.place_of(f"levels.{key}"),
                    "核对单位",
                )


_NAMES: Mapping[str, str] = {"money": "金额", "number": "数量或者比例"}


def _type(figure: Figure) -> str:
    """money or number; "" while the figure is unknown."""
    quantity = quantity_of(figure)
    if quantity is None:
        return ""
    if quantity.kind == "money":
        return "money"
    return "number"


def _names(wanted: tuple[str, ...]) -> str:
    return "或者".join(_NAMES.get(one, one) for one in wanted)
