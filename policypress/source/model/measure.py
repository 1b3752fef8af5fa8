"""A measure (措施): its clause prose, what it gives, to whom, on what conditions."""

from __future__ import annotations

from collections.abc import Iterator
from pydantic import Field

from policypress.source.model.base import FileId, Key, Node, NonEmpty
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis, Figure
from policypress.source.model.limit import Limit
from policypress.source.model.support import (
    Highest,
    KeysOrMapping,
    OneOrMore,
    Support,
)


class Paragraph(Node):
    """款: one paragraph of clause prose (Jinja over the measure's own data)."""

    text: NonEmpty = Field(
        title="条文", description="数值用 {{ }} 引用，不直接写数字"
    )


class Grants(Node):
    """What a provision gives (资助), on which conditions, up to which limits. A provision
    that has `supports` is a measure (措施)."""

    supports: dict[Key, Support] = Field(
        default_factory=dict, title="资助项目"
    )
    highest: dict[Key, Highest] = Field(
        default_factory=dict,
        title="就高",
        description="条文规定就高的才写；不写的各项相加",
    )
    limits: dict[Key, Limit] = Field(
        default_factory=dict, title="本措施合计的限额、名额"
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
        default_factory=dict, title="申报条件"
    )
    set_aside: KeysOrMapping = Field(
        (),
        title="不适用的通用条件",
        description="通用条件的标识；注明条文的写 标识: 款",
    )
    exclusive_with: tuple[FileId, ...] = Field((), title="不得同时享受的措施")
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")

    def condition_groups(self) -> Iterator[dict[str, Condition]]:
        """The provision's own conditions, then those of each support; some may be empty."""
        yield self.conditions
        for support in self.supports.values():
            yield support.conditions


class Measure(Grants):
    """措施. The file name is its permanent id."""

    title: NonEmpty = Field(
        title="措施名称", description="条文中的标题，如“支持树立质量标杆”"
    )
    subject: NonEmpty = Field(
        title="事项", description="起草说明列举时的说法，如“树立质量标杆”"
    )
    chapter: Key | None = Field(
        None,
        title="所属章",
        description="章的标识；已列入 policy.yaml 某章的 measures 时不写",
    )
    after: FileId | None = Field(
        None,
        title="排在哪条之后",
        description="与 chapter 同写；不写时排在该章最后",
    )
    paragraphs: dict[Key, Paragraph] = Field(title="条文", min_length=1)
    note: str = Field(
        "", title="起草考虑", description="写入起草说明、对照表的说明"
    )
    change_reason: str = Field(
        "", title="修改说明", description="版本比较时作为修订批注"
    )
    basis: Basis | None = Field(None, title="依据")
