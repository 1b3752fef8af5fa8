"""Cited documents (文件登记) and the policies compared against (对照政策)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from policypress.source.model.base import FileId, Flag, Key, Node, NonEmpty
from policypress.source.model.figure import Basis, Figure


class Cited(Node):
    """被引用的文件. Anything that anything cites stands here once."""

    title: NonEmpty = Field(title="名称", description="不带书名号")
    issuer: str = Field("", title="制发机关")
    number: str = Field("", title="文号")
    date: Figure | None = Field(None, title="印发日期")
    level: Literal["national", "provincial", "city", "district", "other"] = (
        Field(
            title="层级",
            description="national 国家；provincial 省；city 市；district 区；other 其他",
        )
    )
    force: Literal["in_force", "replaced", "expired", "draft", "unknown"] = (
        Field(
            title="效力",
            description="in_force 现行有效；replaced 已被替代；expired 已失效；draft 征求意见稿；unknown 待核",
        )
    )
    replaced_by: FileId | None = Field(None, title="被何文件替代")
    short: str = Field("", title="简称", description="不带书名号")
    note: str = Field("", title="说明")


class Documents(Node):
    """documents.yaml."""

    documents: dict[FileId, Cited] = Field(title="文件")


class BenchmarkFigure(Figure):
    """对照数据: `compares` names the figure of ours it stands against by its permanent path."""

    compares: tuple[str, ...] = Field(
        (),
        title="对应的本区数据",
        description="本区数据的路径，如 measures/patent-award#supports.china_patent.amount.tiers.gold.value",
    )
    bound: Literal["exact", "up_to"] = Field(
        "exact",
        title="定额或上限",
        description="exact 定额；up_to 最高",
    )


class BenchmarkArticle(Node):
    """对照条款: one article of a compared policy, in our own words, with its figures."""

    article: str = Field(
        "",
        title="条款",
        description="如“第五条第一项”；不详时留空",
    )
    measures: tuple[FileId, ...] = Field(title="对应措施", min_length=1)
    summary: NonEmpty = Field(title="内容（本工具概括）")
    figures: dict[Key, BenchmarkFigure] = Field(
        default_factory=dict,
        title="数据",
    )
    absent: Flag = Field(
        False,
        title="确认无此项",
        description="原文可查且确无此项政策时为 true",
    )
    basis: Basis = Field(title="依据")


class Benchmark(Node):
    """benchmarks/<id>.yaml: a policy of a superior (上级政策), the one before ours (原政策), or
    one of a peer (同级其他地区)."""

    name: NonEmpty = Field(
        title="名称",
        description="如“市级知识产权操作规程”“宝安区”",
    )
    called: str = Field(
        "",
        title="统称",
        description=(
            "同一类的几份政策合起来怎么叫，用于表头和“…未见”，如“市级”；不写时，只有一份的用名称，"
            "几份的用“上级”“原政策”“其他地区”"
        ),
    )
    scope: Literal["superior", "previous", "peer"] = Field(
        title="类别",
        description="superior 上级政策；previous 本地原政策；peer 同级其他地区的政策",
    )
    region: NonEmpty = Field(title="地区")
    document: FileId | None = Field(
        None,
        title="文件",
        description="documents.yaml 中的文件标识；peer 类可由条款各自注明",
    )
    articles: dict[Key, BenchmarkArticle] = Field(title="条款")
    note: str = Field("", title="说明")
