"""The drafting note (起草说明): its own facts and prose, and which parts it has."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Key, Node, NonEmpty
from policypress.source.model.explanation import Explanation
from policypress.source.model.figure import Basis, Figure
from policypress.source.model.provision import Paragraph

# What a section may compute, with the heading it has when none is written.
COMPUTED = {
    "consultation": "征求意见情况",
    "fair_competition": "公平竞争审查情况",
    "legality": "合法性审核情况",
    "funds": "资金测算",
    "changes": "与原政策的主要变化",
}


class NoteSection(Node):
    """起草说明的一节: paragraphs of prose in order."""

    title: NonEmpty = Field(title="节名")
    paragraphs: dict[Key, Paragraph] = Field(
        default_factory=dict,
        title="段落",
    )


class FreeSection(Node):
    """起草说明中自拟的一部分: a heading of the first level, prose, and what is computed."""

    title: NonEmpty = Field(
        "",
        title="标题",
        description="写了 computed 的可以不写",
    )
    position: Literal["before", "after"] = Field(
        "after",
        alias="place",
        title="位置",
        description="before 在“主要内容”之前；after 在其后",
    )
    paragraphs: dict[Key, Paragraph] = Field(
        default_factory=dict,
        title="段落",
    )
    computed: (
        Literal[
            "consultation",
            "fair_competition",
            "legality",
            "funds",
            "changes",
        ]
        | None
    ) = Field(
        None,
        title="自动写出",
        description=(
            "接在段落之后：consultation 征求意见，fair_competition 公平竞争审查，legality 合法性审核"
            "（据 policy.yaml 的 procedure）；funds 资金测算（据各条的限额）；"
            "changes 与原政策的变化（policy.yaml 写了 previous 的，据原政策文本；没有写的，据对照政策）"
        ),
    )

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        """A computed section may be written as its one word."""
        if isinstance(data, str):
            return {"computed": data}
        return data

    @model_validator(mode="after")
    def _has_something(self) -> FreeSection:
        """It has a heading, and something that can stand below it."""
        if not self.paragraphs and self.computed is None:
            hint = {"hint": "写 paragraphs（段落），或 computed（自动写出）"}
            raise PydanticCustomError("empty-section", "此处没有内容", hint)
        if not self.title and self.computed is None:
            hint = {"hint": "写 title，如 起草过程"}
            raise PydanticCustomError(
                "section-without-title",
                "此处没有标题",
                hint,
            )
        return self

    @property
    def heading(self) -> str:
        """Its own heading, or that of what it computes."""
        return self.title or COMPUTED[self.computed or "consultation"]


class Notes(Node):
    """notes.yaml. A part that has nothing is not printed."""

    opening: NonEmpty = Field("", title="引言")
    background: dict[Key, NoteSection] = Field(
        default_factory=dict,
        title="起草背景",
        description="政策背景、发展需要、历史沿革",
    )
    approach: dict[Key, Paragraph] = Field(
        default_factory=dict,
        title="编制思路",
    )
    sections: dict[Key, FreeSection] = Field(
        default_factory=dict,
        title="其他部分",
        description="起草过程、征求意见、公平竞争审查、资金测算、与原政策的变化等",
    )
    explanation: Explanation = Field(
        default_factory=lambda: Explanation.model_validate({}),
        title="政策解读",
        description="解读另有的内容：目标、亮点、算例、名词解释",
    )
    supplementary: str = Field("", title="附则说明补充")
    facts: dict[Key, Figure] = Field(default_factory=dict, title="数据")
    basis: Basis | None = Field(None, title="依据")
