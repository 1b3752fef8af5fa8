"""相加: several amounts that add up."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._parts import Several
from policypress.source.model.amount._types import Parts


class Sum(Several):
    """博士每人8万元，硕士每人5万元."""

    kind = "sum"
    kind_title = "各项相加"

    sum: Parts = Field(title="相加的各项", description="列表，或者 标识: 金额")

    def own_words(self, write: Write) -> str:
        """The parts one after the other."""
        return "；".join(self.said(write))

    def own_lines(self, write: Write, verb: str) -> list[str]:
        """The lines of each part, behind its label."""
        return self.lines_each(write, verb, "")

    def lines_each(self, write: Write, verb: str, per: str) -> list[str]:
        """基础奖励：每件奖励5万元."""
        lines: list[str] = []
        for one in self.members().values():
            label = f"{write(one.label)}：" if one.label else ""
            lines += [f"{label}{line}" for line in one.lines(write, verb, per)]
        return lines

    def words_each(self, write: Write, per: str) -> str:
        """每件2万元；每件每人100元."""
        parts = [
            f"{write(one.label)}{one.words_each(write, per)}"
            for one in self.members().values()
        ]
        said = ["；".join(parts), *self.modifiers.phrases(write, per)]
        return self.modifiers.under_condition(write, "，".join(said))

    def own_expression(self, build: Builder) -> Any:
        """The sum of the parts."""
        return build.add(self.parts(build))
