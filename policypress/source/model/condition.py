"""Conditions (申报条件) as structured atoms, and the questions (填报项) an applicant answers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from policypress.source.model.base import Flag, Key, Node, NonEmpty
from policypress.source.model.figure import Basis, Figure

Comparison = Literal[
    "is",
    "is_not",
    "one_of",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "yes",
    "no",
]


class Atom(Node):
    """条件: field, comparison, value and unit. at_least/at_most include the bound
    (以上、以下含本数), more_than/less_than do not."""

    field: Key = Field(title="填报项", description="fields.yaml 中的填报项")
    op: Comparison = Field(
        title="比较",
        description=(
            "is 等于；is_not 不等于；one_of 属于之一；at_least 以上（含）；more_than 超过；at_most 以下（含）；less_than 不满；yes 是；no 否"
        ),
    )
    value: Figure | None = Field(
        None, title="值", description="金额、数量、日期或选项标识"
    )
    values: tuple[str, ...] = Field(
        (), title="可选值", description="op 为 one_of 时的选项标识"
    )
    text: str = Field(
        "", title="表述", description="指南中的说法；不写时自动生成"
    )
    subjective: Flag = Field(False, title="需主观判断")
    clause: str = Field(
        "",
        title="所在款",
        description="由哪一款条文规定；附则写条的标识，或条.款",
    )
    quote: str = Field(
        "",
        title="条文用语",
        description="条文说这个条件的原话；说法与 text 不同时写，条文改掉这句话时会报告",
    )
    basis: Basis | None = Field(None, title="依据")


class AnyOf(Node):
    """任一条件: at least one of them holds."""

    any_of: dict[Key, Atom] = Field(title="满足其一", min_length=2)
    text: str = Field("", title="表述")
    clause: str = Field("", title="所在款")
    quote: str = Field(
        "",
        title="条文用语",
        description="条文说这个条件的原话；说法与 text 不同时写，条文改掉这句话时会报告",
    )

    @property
    def subjective(self) -> bool:
        return all(atom.subjective for atom in self.any_of.values())


def _shape(data: Any) -> str:
    """Which of the two kinds of condition this is, by the tag that pydantic knows it by."""
    if isinstance(data, AnyOf):
        return "<AnyOf>"
    if isinstance(data, dict) and "any_of" in data:
        return "<AnyOf>"
    return "<Atom>"


Condition = Annotated[
    Annotated[Atom, Tag("<Atom>")] | Annotated[AnyOf, Tag("<AnyOf>")],
    Discriminator(_shape),
]


class Question(Node):
    """填报项: something an applicant knows and is asked once."""

    label: NonEmpty = Field(title="名称")
    question: NonEmpty = Field(title="问题")
    type: Literal["yes_no", "choice", "number", "money", "date", "text"] = (
        Field(
            title="类型",
            description=(
                "yes_no 是否；choice 单选；number 数量；money 金额；date 日期；text 文字"
            ),
        )
    )
    unit: str = Field("", title="单位")
    choices: dict[Key, NonEmpty] = Field(default_factory=dict, title="选项")
    help: str = Field("", title="填写说明")


class Fields(Node):
    """fields.yaml."""

    fields: dict[Key, Question] = Field(title="填报项")
