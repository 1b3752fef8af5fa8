"""按实际: the answer itself (实际支付低于标准的按实际)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.base import Key


class Answer(AmountNode):
    """实际支付的租金."""

    kind = "field"
    kind_title = "按实际金额"

    field: Key = Field(
        title="填报项",
        description="给予的就是所填的金额，如实际支付的租金",
    )
    called: str = Field("", title="说法", description="不写时用填报项的名称")

    def own_words(self, write: Write) -> str:
        """What is paid in the words of the clause."""
        if self.called:
            return write(self.called)
        return write.label(self.field)

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """按实际支付的租金给予补贴."""
        return self.by_its_words(write, verb)

    def own_expression(self, build: Builder) -> Any:
        """The answer."""
        return build.read(self.field)

    def own_fields(self) -> Iterator[str]:
        """The one question."""
        yield self.field

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """It is asked, and is a sum of money."""
        yield from scope.typed(self, "field", self.field, "money")
