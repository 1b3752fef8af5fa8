"""A provision (条): the unit of the text that has a number of its own.

With `supports` it is a measure (措施); what it then gives stands in `model/measure`.
"""

from __future__ import annotations

from pydantic import Field

from policypress.source.model.base import FileId, Key, Node, NonEmpty
from policypress.source.model.figure import Basis
from policypress.source.model.measure import Grants


class Paragraph(Node):
    """款: one paragraph of clause prose (Jinja over the provision's own data)."""

    text: NonEmpty = Field(
        title="条文", description="数值用 {{ }} 引用，不直接写数字"
    )


class Provision(Grants):
    """条. In measures/ the file name is its permanent id, elsewhere its key."""

    title: NonEmpty = Field(
        "", title="条名", description="条文中的标题，如“支持树立质量标杆”"
    )
    subject: NonEmpty = Field(
        "",
        title="事项",
        description="起草说明列举时的说法，如“树立质量标杆”；不写时用 title",
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
