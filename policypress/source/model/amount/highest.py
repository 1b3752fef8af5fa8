"""取较高者: the largest of several amounts (按照较高者给予)."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._parts import Several
from policypress.source.model.amount._types import Parts


class Highest(Several):
    """50万元、实际支出的30%中的较高者."""

    kind = "highest"
    kind_title = "取较高者"

    highest: Parts = Field(
        title="比较的各项",
        description="列表，或者 标识: 金额",
    )

    def own_words(self, write: Write) -> str:
        """The parts, of which only one is given."""
        return f"{self.beside_another(write)}中的较高者"

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """按50万元、实际支出的30%中的较高者给予补助."""
        return self.by_its_words(write, verb)

    def own_expression(self, build: Builder) -> Any:
        """The largest of the parts."""
        return build.greatest(self.parts(build))
