"""Opinions on the draft (征求意见): who said what about which clause, and what came of it.

A file of `reviews/` holds what one body or person said: comments of a returned Word file
(`build.py review`), or a letter entered by hand.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Key, Node, NonEmpty
from policypress.source.model.procedure import Day

Answer = Literal["", "adopted", "partly", "declined"]
ANSWERS = {
    "adopted": "采纳",
    "partly": "部分采纳",
    "declined": "不采纳",
    "": "待处理",
}


class Opinion(Node):
    """一条意见."""

    about: str = Field(
        "",
        title="所指条文",
        description="条文标识，到款、项，如 patent-award.main；章名、附件的写所在处，"
        "如 annexes/scoring#title；对全文的不写",
    )
    words: str = Field("", title="所指文字", description="批注所附的原文")
    text: NonEmpty = Field(title="意见内容")
    answer: Answer = Field(
        "",
        title="采纳情况",
        description="adopted 采纳；partly 部分采纳；declined 不采纳；不写为待处理",
    )
    reason: str = Field(
        "",
        title="理由",
        description="部分采纳、不采纳的必填",
    )
    seen: str = Field(
        "",
        title="当时的条文",
        description="提出意见时条文的摘要，由 build.py review 写入；采纳以后条文应当已经改动",
    )

    @model_validator(mode="after")
    def _reasoned(self) -> Opinion:
        """What is not adopted, or only in part, has a reason."""
        if self.answer in ("partly", "declined") and not self.reason.strip():
            raise PydanticCustomError(
                "answer-without-reason",
                "部分采纳、不采纳的意见必须写明理由 reason",
            )
        return self


class Opinions(Node):
    """reviews/<date>-<who>.yaml: the opinions of one body or person."""

    who: NonEmpty = Field(title="提出意见的单位或者个人")
    date: Day | None = Field(
        None, title="提出日期", description="如 2026年3月5日"
    )
    way: str = Field(
        "", title="方式", description="如 Word 批注、来函、座谈会"
    )
    opinions: dict[Key, Opinion] = Field(
        title="意见", description="按提出的顺序", min_length=1
    )
