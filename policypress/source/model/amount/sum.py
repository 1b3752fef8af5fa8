"""相加: several amounts that add up."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Write
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._parts import Several
from policypress.source.model.amount._types import Parts


class Sum(Several):
    """博士每人8万元，硕士每人5万元."""

    kind = "sum"
    kind_title = "各项相加"

    sum: Parts = Field(title="相加的各项", description="列表，或者 标识: 金额")

    def own_words(self, write: Write) -> str:
        """The parts one after the other."""
        found: list[str] = []
        for name, one in self._named(write):
            words = one.words(write)
            found.append(f"{name}{words}")
        return "；".join(found)

    def _named(self, write: Write) -> list[tuple[str, AmountNode]]:
        """Each part with what it is called: its label, or what it counts where several
        parts count (博士每人8万元；硕士每人5万元)."""
        counted = [self._counted(one, write) for one in self._all()]
        several_count = len(list(filter(None, counted))) > 1
        found: list[tuple[str, AmountNode]] = []
        for one, subject in zip(self._all(), counted, strict=True):
            name = subject if several_count else ""
            if one.label:
                name = write(one.label)
            found.append((name, one))
        return found

    def _all(self) -> list[AmountNode]:
        """The parts, in their order."""
        return list(self.members().values())

    def _counted(
        self,
        part: AmountNode,
        write: Write,
    ) -> str:
        """What a part counts; "" of one that depends on a condition, which says it."""
        if part.when:
            return ""
        return part.subject(write)

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
        found: list[str] = []
        for name, one in self._named(write):
            label = f"{name}：" if name else ""
            lines = one.lines(write, verb, per)
            found += [f"{label}{line}" for line in lines]
        return found

    def words_each(self, write: Write, per: str) -> str:
        """每件2万元；每件每人100元."""
        parts: list[str] = []
        for name, one in self._named(write):
            words = one.words_each(write, per)
            parts.append(f"{name}{words}")
        said = ["；".join(parts)]
        said += self.modifiers.phrases(write, per)
        return self.modifiers.under_condition(write, "，".join(said))

    def own_expression(self, build: Builder) -> Any:
        """The sum of the parts."""
        return build.add(self.parts(build))
