"""The whole policy: everything the YAML says, checked and joined."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from policypress.source.model.base import FileId, Key, Node, NonEmpty
from policypress.source.model.condition import Condition, Question
from policypress.source.model.figure import Basis, Figure
from policypress.source.model.guide import CommonGuide, Guide
from policypress.source.model.provision import Paragraph, Provision
from policypress.source.model.register import Benchmark, Cited


class Numbering(Node):
    """编号: sections = 一、（一）; articles = 第一章 第一条."""

    scheme: Literal["sections", "articles"] = Field(
        "sections",
        title="编号方式",
        description="sections 一、（一）；articles 第X条",
    )
    measures: Literal["continuous", "per_chapter"] = Field(
        "continuous",
        title="措施编号",
        description="continuous 全文连续；per_chapter 每章另起",
    )


class Chapter(Node):
    """章."""

    title: NonEmpty = Field(title="章名")
    measures: tuple[FileId, ...] = Field(
        (),
        title="措施",
        description="措施文件名，按顺序；措施文件自己写明 chapter 的不必列入",
    )
    purpose: str = Field(
        "", title="政策意图", description="起草说明用，“旨在……”"
    )
    support_word: str = Field(
        "资助政策", title="起草说明用语", description="“提出了……”之后的说法"
    )


class Notice(Node):
    """印发通知."""

    title: NonEmpty = Field(title="标题")
    recipients: tuple[NonEmpty, ...] = Field(title="主送机关")
    text: tuple[NonEmpty, ...] = Field(title="正文")
    issuer: NonEmpty = Field(title="发文机关署名")
    masthead: NonEmpty = Field(title="发文机关标志")
    copies_to: tuple[NonEmpty, ...] = Field((), title="抄送")
    printer: NonEmpty = Field(title="印发机关")


class PolicyFile(Node):
    """policy.yaml."""

    title: NonEmpty = Field(title="文件名称")
    short_title: NonEmpty = Field(title="简称", description="不带书名号")
    kind: NonEmpty = Field("若干措施", title="文种")
    region: NonEmpty = Field(title="地区")
    issuer: NonEmpty = Field(title="制定机关")
    drafter: NonEmpty = Field(title="起草单位")
    stage: Literal["draft", "issued"] = Field(
        "draft", title="阶段", description="draft 草案；issued 已印发"
    )
    number: Figure = Field(title="文号")
    issued: Figure = Field(title="成文日期")
    effective: Figure = Field(title="施行日期")
    validity: Figure = Field(title="有效期")
    numbering: Numbering = Field(
        default_factory=lambda: Numbering.model_validate({}), title="编号"
    )
    preamble: tuple[NonEmpty, ...] = Field(title="引言")
    chapters: dict[Key, Chapter] = Field(title="章", min_length=1)
    payer: NonEmpty = Field(
        "专项资金",
        title="资金来源（付款方）",
        description="各措施不另写时用此",
    )
    terms: tuple[NonEmpty, ...] = Field(
        (), title="专有名词", description="标题换行时不拆开"
    )
    notice: Notice | None = Field(None, title="印发通知")
    attachments: dict[Key, NonEmpty] = Field(
        default_factory=dict, title="附件", description="标识: 名称"
    )
    conditions: dict[Key, Condition] = Field(
        default_factory=dict, title="通用申报条件"
    )
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")
    basis: Basis | None = Field(None, title="依据")


class Supplementary(Node):
    """supplementary.yaml: 附则."""

    title: NonEmpty = Field("附则", title="章名")
    articles: dict[FileId, Provision] = Field(title="条款", min_length=1)


class NoteSection(Node):
    """起草说明的一节: paragraphs of prose in order."""

    title: NonEmpty = Field(title="节名")
    paragraphs: dict[Key, Paragraph] = Field(
        default_factory=dict, title="段落"
    )


class Notes(Node):
    """notes.yaml: the drafting note's own facts and prose."""

    opening: NonEmpty = Field(title="引言")
    background: dict[Key, NoteSection] = Field(
        title="起草背景", description="政策背景、发展需要、历史沿革"
    )
    approach: dict[Key, Paragraph] = Field(title="编制思路")
    supplementary: str = Field("", title="附则说明补充")
    facts: dict[Key, Figure] = Field(default_factory=dict, title="数据")
    basis: Basis | None = Field(None, title="依据")


class Policy(BaseModel):
    """The joined policy (政策). Mappings keep the order of the source; measures follow the chapters.

    order: measure ids by chapter id, as they are printed (source.order)

    broken: file ids (``measures/x``, ``policy``) that could not be read. Only the
    loader's checks ever see such a policy, and then `meta` and `supplementary` may be
    None; a policy handed out is whole.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    meta: PolicyFile
    measures: dict[str, Provision]
    supplementary: Supplementary
    notes: Notes | None = None
    documents: dict[str, Cited] = {}
    fields: dict[str, Question] = {}
    benchmarks: dict[str, Benchmark] = {}
    common_guide: CommonGuide | None = None
    guides: dict[str, Guide] = {}
    order: dict[str, tuple[str, ...]] = {}
    broken: frozenset[str] = frozenset()
