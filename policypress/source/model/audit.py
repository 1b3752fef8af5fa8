"""The record of reviews that are tied to the words of clauses (审查记录): what fair
competition review keeps and why, and which clauses legal review has signed.

Each entry has the digest (摘要) of the clause as it read then: when the clause reads
otherwise the entry lapses.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Node, NonEmpty
from policypress.source.model.procedure import Day

# 《公平竞争审查条例》第十二条第一款.
Exception_ = Literal["", "security", "innovation", "public", "law"]
EXCEPTIONS = {
    "security": "为维护国家安全和发展利益（第十二条第（一）项）",
    "innovation": "为促进科学技术进步、增强国家自主创新能力（第十二条第（二）项）",
    "public": "为实现节约能源、保护环境、救灾救助等社会公共利益（第十二条第（三）项）",
    "law": "法律、行政法规规定的其他情形（第十二条第（四）项）",
}
_SEEN = "当时条文的摘要，由 build.py waive、build.py sign 写入"


class Waiver(Node):
    """保留的条款: what a rule objects to and stays, by whom, why, and until when."""

    rule: NonEmpty = Field(title="规则", description="编号，如 FC-11")
    clause: NonEmpty = Field(title="条文", description="条文标识，如 major")
    who: NonEmpty = Field(title="决定保留的单位")
    why: NonEmpty = Field(title="理由")
    until: Day = Field(title="保留到何时", description="如 2028年12月31日")
    exception: Exception_ = Field(
        "",
        title="适用的例外",
        description=(
            "《公平竞争审查条例》第十二条：security 国家安全；innovation 科技进步、自主创新；"
            "public 社会公共利益；law 法律、行政法规规定；不适用例外的不写"
        ),
    )
    alternative: str = Field(
        "",
        title="替代方案",
        description="适用例外的必填：为什么没有对公平竞争影响更小的替代方案",
    )
    seen: str = Field("", title="当时的条文", description=_SEEN)

    @model_validator(mode="after")
    def _proven(self) -> Waiver:
        """An exception needs that nothing milder would do (条例第十二条第二款)."""
        if self.exception and not self.alternative.strip():
            raise PydanticCustomError(
                "exception-without-alternative",
                "适用例外的，必须写明为什么没有对公平竞争影响更小的替代方案 alternative",
            )
        return self


class SignOff(Node):
    """合法性审核签认: a clause that legal review has approved as it reads."""

    who: NonEmpty = Field(title="审核单位或者审核人")
    date: Day = Field(title="审核日期")
    note: str = Field("", title="审核意见", description="没有意见的不写")
    seen: NonEmpty = Field(title="当时的条文", description=_SEEN)


class Audit(Node):
    """audit.yaml: the record of both reviews."""

    competition: dict[NonEmpty, Waiver] = Field(
        default_factory=dict, title="公平竞争审查中保留的条款"
    )
    legality: dict[NonEmpty, SignOff] = Field(
        default_factory=dict,
        title="合法性审核签认",
        description="按条文标识",
    )
