"""The whole policy: everything the YAML says, checked and joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.address import WebAddress
from policypress.source.model.annex import Annex
from policypress.source.model.audit import Audit
from policypress.source.model.base import (
    FileId,
    Flag,
    Key,
    Node,
    NonEmpty,
)
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis, Figure
from policypress.source.model.guide import CommonGuide, Guide
from policypress.source.model.limit import Limit
from policypress.source.model.notes import Notes
from policypress.source.model.notice import Notice
from policypress.source.model.opinions import Opinions
from policypress.source.model.portal import Portal
from policypress.source.model.previous import Previous
from policypress.source.model.procedure import Decision, Procedure
from policypress.source.model.provision import Provision
from policypress.source.model.register import Benchmark, Cited
from policypress.source.model.things import (
    Column,
    Derived,
    Happening,
    Question,
    Standard,
    Thing,
)
from policypress.source.model.words import Words


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
    chapters: Literal["usual", "counted"] = Field(
        "usual",
        title="章的编号",
        description="usual 随编号方式；counted 按条编号的，章也写作一、二、",
    )
    items: Literal["usual", "arabic"] = Field(
        "usual",
        title="项的编号",
        description="usual 条下的项写作（一），其下 1.；arabic 条下直接写 1.，其下（1）",
    )
    brackets: Literal["full", "half"] = Field(
        "full",
        title="序号的括号",
        description="full 全角（一）；half 半角(一)，照录已印发的文本时用",
    )


Level = Literal["编", "分编", "章", "节"]


StageKey = Literal[
    "drafting", "consultation", "review", "approval", "issued", "repealed"
]


class Chapter(Node):
    """编、章、节: a heading with what stands under it, which may be further headings."""

    title: NonEmpty = Field(title="章名")
    level: Level | None = Field(
        None,
        title="层级",
        description=(
            "编 最高一级；分编 编之下；章 通常的一级；节 章之下；不写时自动确定：只有一层的为章，"
            "两层的为章、节，三层的为编、章、节"
        ),
    )
    chapters: dict[Key, Chapter] = Field(
        default_factory=dict,
        title="下一层的章、节",
    )
    measures: tuple[FileId, ...] = Field(
        (),
        title="各条",
        description="条的标识，按顺序；自己写明 chapter 的和 parts/ 中本章的不必列入",
    )
    purpose: str = Field(
        "",
        title="政策意图",
        description="起草说明用，“旨在……”",
    )
    support_word: str = Field(
        "资助政策",
        title="起草说明用语",
        description="“提出了……”之后的说法",
    )


class Group(Node):
    """受益群体: whom some provisions are for (企业、人才、孵化器)."""

    label: NonEmpty = Field(title="名称")
    conditions: dict[Key, Condition] = Field(
        default_factory=dict,
        title="条件",
    )


class PolicyFile(Node):
    """policy.yaml."""

    title: NonEmpty = Field(title="文件名称")
    short_title: NonEmpty = Field(title="简称", description="不带书名号")
    kind: NonEmpty = Field("若干措施", title="文种")
    region: NonEmpty = Field(title="地区")
    issuer: NonEmpty = Field(
        "",
        title="制定机关",
        description="只有一个的；几个机关联合制定的写 issuers",
    )
    issuers: tuple[NonEmpty, ...] = Field(
        (),
        title="联合制定的机关",
        description="主办机关在前；代替 issuer",
    )
    drafter: NonEmpty = Field(title="起草单位")
    stage: StageKey = Field(
        "drafting",
        title="阶段",
        description=(
            "drafting 起草；consultation 征求意见稿；review 送审稿；approval 报批稿；issued 印发；repealed 废止"
        ),
    )
    number: Figure = Field(title="文号")
    issued: Figure = Field(title="成文日期")
    effective: Figure = Field(title="施行日期")
    validity: Figure = Field(title="有效期")
    numbering: Numbering = Field(
        default_factory=lambda: Numbering.model_validate({}),
        title="编号",
    )
    preamble: tuple[NonEmpty, ...] = Field((), title="引言")
    chapters: dict[Key, Chapter] = Field(
        default_factory=dict,
        title="章",
        description="不分章的不写",
    )
    measures: tuple[FileId, ...] = Field(
        (),
        title="各条",
        description="不分章时：条的标识，按顺序",
    )
    payer: NonEmpty = Field(
        "专项资金",
        title="资金来源（付款方）",
        description="各措施不另写时用此",
    )
    grant: NonEmpty = Field(
        "资助",
        title="给予的统称",
        description="指南、承诺书、告知书里的说法，如“补贴”",
    )
    applicants: Literal["organisations", "persons", "both"] = Field(
        "organisations",
        title="申请人",
        description="organisations 单位；persons 个人；both 都有；决定怎样称呼、签名还是盖章",
    )
    terms: tuple[NonEmpty, ...] = Field(
        (),
        title="专有名词",
        description="标题换行时不拆开",
    )
    notice: Notice | None = Field(None, title="印发通知")
    signature: tuple[NonEmpty, ...] = Field(
        (),
        title="落款",
        description="正文之后的署名、日期等，一行一项；印发通知里有的不写",
    )
    annexes: tuple[FileId, ...] = Field(
        (),
        title="附件次序",
        description="annexes/ 中的文件名，按顺序；不写的排在后面",
    )
    list_annexes: Flag = Field(
        True,
        title="附件说明",
        description="false：正文之后不列附件名称，照录没有列的文本时用",
    )
    conditions: dict[Key, Condition] = Field(
        default_factory=dict,
        title="通用申报条件",
    )
    groups: dict[Key, Group] = Field(
        default_factory=dict,
        title="受益群体",
        description="条文用 for 写明给哪一个",
    )
    exclusions: dict[Key, Condition] = Field(
        default_factory=dict,
        title="不予资助的情形",
        description="符合任何一种的不予资助；条文、指南、承诺书都用这一张表",
    )
    limits: dict[Key, Limit] = Field(
        default_factory=dict,
        title="全部措施合计的限额",
        description="如同一企业每年合计不超过3000万元",
    )
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")
    decisions: dict[Key, Decision] = Field(
        default_factory=dict,
        title="审议决定",
        description="通过本文件、批准其数据的会议，按时间先后",
    )
    procedure: Procedure = Field(
        default_factory=lambda: Procedure.model_validate({}),
        title="制定程序",
        description="征求意见、审查、审核和废止的经过；各阶段要求的事项",
    )
    site: WebAddress = Field(
        "",
        title="网站地址",
        description=(
            "申报服务网站公开的地址，如 https://example.gov.cn/policy/；宣传单页的二维码指向各条的网页，没有公开的不写"
        ),
    )
    previous: Previous | None = Field(
        None,
        title="原政策文本",
        description=(
            "本文件要替代的文本，如 原政策.docx；起草说明、政策解读据此写出与原政策的变化"
        ),
    )
    earlier: tuple[FileId, ...] = Field(
        (),
        title="先前的文件",
        description="本文件所替代的文件，documents.yaml 中的标识，从早到晚",
    )
    later: tuple[FileId, ...] = Field(
        (),
        title="后来的文件",
        description="修改、替代本文件的文件，documents.yaml 中的标识，从早到晚；最后一个是现在适用的",
    )
    portal: Portal = Field(
        default_factory=lambda: Portal.model_validate({}),
        title="信息公开",
        description="门户网站另外要填的事项",
    )
    basis: Basis | None = Field(None, title="依据")

    @model_validator(mode="after")
    def _issued_by_somebody(self) -> PolicyFile:
        """Somebody issues it, and who stands in one place."""
        if self.issuer and self.issuers:
            hint = {"hint": "一个机关的写 issuer，几个机关的都写进 issuers"}
            message = "issuer 和 issuers 只能写一样"
            raise PydanticCustomError("issuer-twice", message, hint)
        if not self.issuer and not self.issuers:
            hint = {
                "hint": "写 issuer: 机关全称；联合制定的写 issuers: [甲局, 乙局]"
            }
            raise PydanticCustomError("no-issuer", "没有制定机关", hint)
        return self

    @property
    def issuing(self) -> tuple[str, ...]:
        """The bodies that issue it, the leading one (主办机关) first."""
        return self.issuers or (self.issuer,)


class Part(Node):
    """parts/<chapter>.yaml: the provisions of a whole chapter in one file."""

    articles: dict[FileId, Provision] = Field(title="条款", min_length=1)


class Supplementary(Node):
    """supplementary.yaml: 附则, the part that stands last."""

    title: NonEmpty = Field("附则", title="章名")
    articles: dict[FileId, Provision] = Field(title="条款", min_length=1)


def walk_chapters(
    chapters: Mapping[str, Chapter],
) -> Iterator[tuple[str, Chapter, tuple[str, ...]]]:
    """Every chapter in reading order: its id, itself, the ids of those it stands in."""
    for key, chapter in chapters.items():
        yield key, chapter, ()
        for inner, node, above in walk_chapters(chapter.chapters):
            yield inner, node, (key, *above)


class Policy(BaseModel):
    """The joined policy (政策). Mappings keep the order of the source.

    provisions: every provision by id as the text prints them, those of the
    supplementary part last

    order: ids of provisions by chapter id, as they are printed (source.order); where
    there are no chapters, all of them under ""

    broken: file ids (``measures/x``, ``policy``) that could not be read. Only the
    loader's checks ever see such a policy, and then `meta` may be None; a policy
    handed out is whole.
    """

    model_config = ConfigDict(
        frozen=True,
        arbitrary_types_allowed=True,
        defer_build=True,
    )

    meta: PolicyFile
    provisions: dict[str, Provision]
    supplementary: Supplementary | None = None
    parts: dict[str, Part] = {}
    annexes: dict[str, Annex] = {}
    notes: Notes | None = None
    documents: dict[str, Cited] = {}
    fields: dict[str, Question] = {}
    things: dict[str, Thing] = {}
    common_columns: dict[str, Column] = {}
    derived: dict[str, Derived] = {}
    standards: dict[str, Standard] = {}
    happenings: dict[str, Happening] = {}
    benchmarks: dict[str, Benchmark] = {}
    reviews: dict[str, Opinions] = {}
    audit: Audit | None = None
    common_guide: CommonGuide | None = None
    guides: dict[str, Guide] = {}
    words: Words | None = None
    order: dict[str, tuple[str, ...]] = {}
    broken: frozenset[str] = frozenset()

    @cached_property
    def measures(self) -> dict[str, Provision]:
        """The provisions that give something, in the order of the text."""
        return {
            key: provision
            for key, provision in self.provisions.items()
            if provision.is_measure
        }

    @property
    def chapters(self) -> dict[str, Chapter]:
        """Every 编, 章 and 节 by id in reading order, the supplementary part left out."""
        found: dict[str, Chapter] = {}
        for key, chapter, _ in walk_chapters(self.meta.chapters):
            found.setdefault(key, chapter)
        return found

    @property
    def closing(self) -> dict[str, Provision]:
        """The provisions of the supplementary part; none when there is no such part."""
        part = self.supplementary
        return part.articles if part else {}
