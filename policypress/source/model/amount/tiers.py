"""分档: an amount a level, chosen by an answer, a band of numbers or a condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._bands import band_holds
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._tier import Tier
from policypress.source.model.amount._tier_checks import tier_findings
from policypress.source.model.base import Key, Node


class Tiers(AmountNode):
    """中国专利金奖100万元，银奖50万元."""

    kind = "tiers"
    kind_title = "分档"

    tiers: dict[Key, Tier] = Field(
        title="档次",
        description="选项的标识: 金额",
        min_length=1,
    )
    by: Key | None = Field(
        None,
        title="分档依据",
        description="填报项的标识；各档都写 if 的不写",
    )
    called: str = Field(
        "",
        title="依据的说法",
        description="如“奖项等级”；不写时用填报项的名称",
    )
    several: Literal["highest", "sum"] = Field(
        "highest",
        title="符合多档时",
        description="highest 取最高一档；sum 各档相加；用于可多选的填报项",
    )

    def tier_words(self, key: str, write: Write) -> str:
        """What a tier is for: its own words, its band, its condition, or its choice."""
        tier = self.tiers[key]
        if tier.when:
            return write(tier.when)
        if tier.band:
            return write(tier.band.words)
        if tier.condition:
            return write.condition(tier.condition)
        if self.by:
            return write.choice(self.by, key)
        return write(key)

    def situations(self) -> Iterator[tuple[str, Node, AmountNode]]:
        """Its tiers."""
        for key, tier in self.tiers.items():
            yield key, tier, tier.amount

    def situation_words(
        self,
        key: str,
        write: Write,
    ) -> str:
        """What a tier is for."""
        return self.tier_words(key, write)

    def situated(self, build: Builder) -> list[Any]:
        """What each tier asks."""
        return [self._wanted(key, build) for key in self.tiers]

    @property
    def is_sure(self) -> bool:
        """Whether every tier gives something, and nothing takes it away."""
        tiers = self.tiers.values()
        each = all(tier.amount.is_sure for tier in tiers)
        return each and not self.modifiers.may_undo

    def called_words(
        self,
        name: str,
        write: Write,
    ) -> str | None:
        """`by`: what tells the tiers apart."""
        if name != "by":
            return super().called_words(name, write)
        if self.called:
            return write(self.called)
        if self.by:
            return write.label(self.by)
        return None

    def inner(self) -> Iterator[tuple[str, str, AmountNode]]:
        """The amount of each tier, by its key."""
        for key, tier in self.tiers.items():
            yield key, f"“{self.name_of(key)}”", tier.amount

    def name_of(self, key: str) -> str:
        """A tier in plain words, for lists of figures."""
        return self.tier_words(key, self.plain)

    def item_name(self, keys: tuple[str, ...]) -> str:
        """A tier by its words."""
        return self.name_of(keys[-1])

    def own_words(self, write: Write) -> str:
        """金奖100万元、银奖50万元; longer ones behind colons."""
        lines = self._lines(write, "：")
        worded = any(one.condition for one in self.tiers.values())
        if worded or any("，" in line for line in lines):
            return "；".join(lines)
        return "、".join(self._lines(write, ""))

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """A line a tier: 金奖：100万元."""
        return [*self._lines(write, "："), *self._together()]

    def lines_each(
        self,
        write: Write,
        verb: str,
        per: str,
    ) -> list[str]:
        """金奖：每件100万元."""
        return [*self._lines(write, "：", per), *self._together()]

    def _together(self) -> list[str]:
        """What is done where several tiers apply."""
        if self.several == "sum":
            return ["符合多项的，各项相加"]
        return []

    def _lines(
        self,
        write: Write,
        joint: str,
        per: str = "",
    ) -> list[str]:
        """A tier a line; joint: what stands between its words and its amount."""
        lines = []
        for key, tier in self.tiers.items():
            words = self.tier_words(key, write)
            amount = tier.amount.words(write)
            if per:
                amount = tier.amount.words_each(write, per)
            lines.append(f"{words}{joint}{amount}")
        return lines

    def own_expression(self, build: Builder) -> Any:
        """The first tier that holds; or the largest, or the sum, of all that do."""
        cases = [self._case(key, build) for key in self.tiers]
        if not self.can_be_several(build):
            return build.choose(cases)
        each = [build.choose([case]) for case in cases]
        if self.several == "sum":
            return build.add(each)
        return build.greatest(each)

    def can_be_several(self, build: Builder) -> bool:
        """Whether more than one tier can hold at a time."""
        if any(tier.condition for tier in self.tiers.values()):
            return True
        return self.by is not None and build.takes_several(self.by)

    def _case(
        self,
        key: str,
        build: Builder,
    ) -> tuple[Any, Any, str]:
        """A tier as a case: when it holds, what it gives, its words."""
        found = self.tiers[key].amount.expression(build)
        return self._wanted(key, build), found, self.name_of(key)

    def _wanted(self, key: str, build: Builder) -> Any:
        """When a tier holds."""
        tier = self.tiers[key]
        wanted = []
        if tier.band and self.by:
            wanted.append(band_holds(tier.band, self.by, build))
        if tier.condition:
            wanted.append(build.holds(tier.condition))
        if not wanted and self.by:
            wanted.append(build.chosen(self.by, key))
        return build.all_of(wanted)

    def own_fields(self) -> Iterator[str]:
        """What selects the tier."""
        if self.by:
            yield self.by
        for tier in self.tiers.values():
            if tier.condition:
                yield from tier.condition.fields()

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """Tiers against the question that selects them, and against one another."""
        yield from tier_findings(self, scope)
