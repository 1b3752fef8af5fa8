"""An annex (附件): what the text refers to and prints behind itself (GB/T 9704 7.3.4)."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Key, Node, NonEmpty
from policypress.source.model.figure import Basis, Count, Figure
from policypress.source.model.guide import FormField
from policypress.source.model.provision import Prose, Text, TextTable


class Criterion(Node):
    """评分项: one line of a scoring table."""

    group: str = Field("", title="类别", description="如一级指标；可不写")
    name: NonEmpty = Field(title="评分项")
    points: Count = Field(title="分值", description="如 20分")
    standard: NonEmpty = Field(title="评分标准")


class Scoring(Node):
    """评分表: the points of all lines add up to `total`."""

    items: dict[Key, Criterion] = Field(title="评分项", min_length=1)
    total: Count = Field(title="总分", description="如 100分")
    passing: Count | None = Field(
        None,
        alias="pass",
        title="合格线",
        description="如 80分；没有的不写",
    )


class ListEntry(Prose):
    """列表中的一项."""


class Annex(Text):
    """annexes/<id>.yaml: the file name is its permanent id."""

    title: NonEmpty = Field(title="附件名称")
    table: TextTable | None = Field(None, title="表")
    list: dict[Key, ListEntry] = Field(
        default_factory=dict,
        title="目录、名单",
        description="标识: 文字",
    )
    scoring: Scoring | None = Field(None, title="评分表")
    form: dict[Key, FormField] = Field(
        default_factory=dict,
        title="表单",
        description="供填写的各项",
    )
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")
    change_reason: str = Field("", title="修改说明")
    basis: Basis | None = Field(None, title="依据")

    @model_validator(mode="after")
    def _has_content(self) -> Annex:
        """An annex prints something besides its title."""
        parts = (self.paragraphs, self.table, self.list, self.scoring)
        if any(parts) or self.form:
            return self
        hint = {
            "hint": "写 text（文字）、table（表）、list（目录）、scoring（评分表）或 form（表单）"
        }
        raise PydanticCustomError("empty-annex", "附件没有内容", hint)
