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
        names = self._names(write)
        parts = zip(names, self.members().values(), strict=True)
        return "；".join(f"{name}{one.words(write)}" for name, one in parts)

    def _names(self, write: Write) -> list[str]:
        """What each part is called: its label, or what it counts where several parts
        count (博士每人8万元；硕士每人5万元)."""
        members = list(self.members().values())
        counted = ["" if one.when else one.subject(write) for one in members]
        if len([one for one in counted if one]) < 2:
            counted = [""] * len(members)
        return [
            write(one.label) if one.label else name
            for one, name in zip(members, counted, strict=True)
        ]

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """The lines of each part, behind its label."""
        return self.lines_each(write, verb, "")

    def lines_each(
        self,
        write: Write,
        verb: str,
        per: str,
    ) -> list[str]:
        """基础奖励：每件奖励5万元."""
        lines: list[str] = []
        parts = zip(self._names(write), self.members().values(), strict=True)
        for name, one in parts:
            label = f"{name}：" if name else ""
            lines += [f"{label}{line}" for line in one.lines(write, verb, per)]
        return lines

    def words_each(self, write: Write, per: str) -> str:
        """每件2万元；每件每人100元."""
        members = self.members().values()
        parts = [
            f"{name}{one.words_each(write, per)}"
            for name, one in zip(self._names(write), members, strict=True)
        ]
        said = ["；".join(parts), *self.modifiers.phrases(write, per)]
        return self.modifiers.under_condition(write, "，".join(said))

    def own_expression(self, build: Builder) -> Any:
        """The sum of the parts."""
        return build.add(self.parts(build))
