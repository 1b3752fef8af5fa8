"""What a provision gives (资助): its supports, to whom, on what conditions, up to which limits."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from policypress.source.model.base import FileId, Key, Node, NonEmpty
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Figure
from policypress.source.model.limit import Limit
from policypress.source.model.support import (
    Highest,
    KeysOrMapping,
    OneOrMore,
    Support,
)


class Grants(Node):
    """What a provision gives (资助), on which conditions, up to which limits. A provision
    that has `supports` is a measure (措施); `model/provision` has its text."""

    supports: dict[Key, Support] = Field(
        default_factory=dict,
        title="资助项目",
    )
    highest: dict[Key, Highest] = Field(
        default_factory=dict,
        title="就高",
        description="条文规定就高的才写；不写的各项相加",
    )
    limits: dict[Key, Limit] = Field(
        default_factory=dict,
        title="本措施合计的限额、名额",
    )
    payer: NonEmpty = Field(
        "专项资金",
        title="资金来源（付款方）",
        description="不写时取 policy.yaml 的 payer",
    )
    beneficiaries: OneOrMore = Field(
        (),
        alias="for",
        title="给谁",
        description="policy.yaml 的 groups 之一或几个",
    )
    conditions: dict[Key, Condition] = Field(
        default_factory=dict,
        title="申报条件",
    )
    set_aside: KeysOrMapping = Field(
        (),
        title="不适用的通用条件",
        description="通用条件的标识；注明条文的写 标识: 款",
    )
    exclusive_with: tuple[FileId, ...] = Field((), title="不得同时享受的措施")
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")

    @property
    def thing(self) -> str | None:
        """What every support is given for each of, where that is the same: conditions and
        limits of the provision may then look at its columns, and hold for each row."""
        things = {support.for_each for support in self.supports.values()}
        if len(things) == 1:
            return things.pop()
        return None

    def condition_groups(self) -> Iterator[dict[str, Condition]]:
        """The provision's own conditions, then those of each support; some may be empty."""
        yield self.conditions
        for support in self.supports.values():
            yield support.conditions
