"""What a portal asks for besides the text (政府信息公开): facts of its publication, no figures
of the policy. They have no basis and fill no register."""

from __future__ import annotations

from pydantic import Field

from policypress.source.model.base import Node, NonEmpty
from policypress.source.model.procedure import Day, Names


class Portal(Node):
    """信息公开."""

    index: NonEmpty = Field(
        "",
        title="索引号",
        description="由公开机关编制，如 11440000MB2D00000X/2026-00001；印发后才有",
    )
    topics: Names = Field(
        (),
        title="主题分类",
        description="按门户的分类写，如 科技、教育",
    )
    industries: Names = Field((), title="所属行业")
    features: Names = Field(
        (),
        title="企业特色（个人特色）",
        description="如 资质认定与奖励、科技创新；按门户的分类写",
    )
    keywords: Names = Field((), title="关键词")
    summary: NonEmpty = Field("", title="内容概述")
    published: Day | None = Field(
        None,
        title="发布日期",
        description="在门户公布的日期，如 2026年5月9日",
    )
    announcement: NonEmpty = Field(
        "",
        title="申报公告",
        description="公告的名称或者网址",
    )
    interpretation: NonEmpty = Field(
        "",
        title="政策解读",
        description="解读的名称或者网址",
    )
