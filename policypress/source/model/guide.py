"""What only the application guides need (申报指南): materials, steps, time limits, contacts, forms."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from policypress.source.model.base import Flag, Key, Node, NonEmpty
from policypress.source.model.figure import Basis, Count, Duration, Figure
from policypress.source.model.support import OneOrMore, one_or_more


class ForSome(Node):
    """What only some of the beneficiaries see in guide and form (个人的不交营业执照)."""

    beneficiaries: OneOrMore = Field(
        (),
        alias="for",
        title="给谁的",
        description="policy.yaml 的 groups 之一或几个；不写的给所有申请人",
    )

    def is_for(self, groups: tuple[str, ...]) -> bool:
        """Whether it belongs to the guide of a provision. groups: whom that is for;
        without any it is for everybody, and has everything."""
        if not self.beneficiaries or not groups:
            return True
        return not set(groups).isdisjoint(self.beneficiaries)


class Material(ForSome):
    """申报材料."""

    name: NonEmpty = Field(title="材料名称")
    form: Literal[
        "original", "copy", "original_and_copy", "electronic", "form"
    ] = Field(
        title="形式",
        description="original 原件；copy 复印件；original_and_copy 原件核验、复印件留存；electronic 电子件；form 系统填报并打印",
    )
    copies: Count | None = Field(
        None,
        title="份数",
        description="如 1份；电子件可不写",
    )
    source: NonEmpty = Field(
        "申请人自备",
        title="来源",
        description="申请人自备、政府部门核发、数据共享……",
    )
    proves: tuple[str, ...] = Field(
        (),
        title="证明的条件",
        description="条件标识",
    )
    clause: str = Field(
        "",
        title="条文依据",
        description="不证明某个条件的材料，由附则的哪一条规定，写附则条的标识，或条.款",
    )
    required: Literal["always", "if_applicable", "verified"] = Field(
        "always",
        title="是否必须",
        description="always 必须提交；if_applicable 符合情形的提交；verified 由主管部门核验，不需提交",
    )
    note: str = Field("", title="要求")
    basis: Basis | None = Field(None, title="依据")


# When a step is there: as a support of the measure is reviewed, or whether there is an
# application at all (not where it is paid without one, 免申即享).
Mode = Annotated[
    Literal[
        "approval",
        "evaluation",
        "deliberation",
        "filing",
        "ranking",
        "application",
    ],
    Field(
        description=(
            "approval 核准制的；evaluation 评审制的；deliberation 审议制的；filing 备案制的；"
            "ranking 按得分择优的；application 需要申报的（免申即享的没有）"
        )
    ),
]
Modes = Annotated[tuple[Mode, ...], BeforeValidator(one_or_more)]


class Step(Node):
    """办理环节."""

    modes: Modes = Field(
        (),
        alias="only",
        title="哪些项目有这一环节",
        description=(
            "一种或者几种：approval 核准制的；evaluation 评审制的；deliberation 审议制的；filing 备案制的；"
            "ranking 按得分择优的；application 需要申报的（免申即享的没有）；不写的都有"
        ),
    )

    name: NonEmpty = Field(title="环节")
    text: NonEmpty = Field(title="做什么")
    actor: NonEmpty = Field(title="由谁办")
    limit: Duration | None = Field(None, title="时限")


class FormField(Node):
    """申请表填写项."""

    label: NonEmpty = Field(title="名称")
    kind: Literal["text", "multiline", "date", "choice", "check"] = Field(
        "text",
        title="控件",
        description="text 单行；multiline 多行；date 日期；choice 下拉；check 勾选",
    )
    placeholder: str = Field("", title="提示")
    choices: tuple[str, ...] = Field((), title="选项")


class GuideField(FormField, ForSome):
    """指南所附申请表的填写项."""

    needed_for: OneOrMore = Field(
        (),
        title="为什么要填",
        description="由它说明的条件、资助项目或者材料的标识，一个或几个；填报项的标识不用写",
    )


class QuestionAnswer(Node):
    """常见问题."""

    question: NonEmpty = Field(title="问")
    answer: NonEmpty = Field(title="答")


class Remedy(Node):
    """救济途径: what an applicant may do against a refusal."""

    name: NonEmpty = Field(
        title="途径",
        description="如 申请行政复议、提起行政诉讼",
    )
    body: Figure = Field(
        title="向谁提出", description="复议机关、人民法院的名称"
    )
    limit: Figure = Field(
        title="期限", description="自收到之日起多久，如 60日、6个月"
    )


class _Form(Node):
    """What guides and their common part say of the form besides its fields."""

    signing: tuple[NonEmpty, ...] = Field(
        (),
        title="签章要求",
        description="申请表由谁签字、盖什么章，一行一个，如 法定代表人（负责人）签字、加盖单位公章",
    )
    opinions: tuple[NonEmpty, ...] | None = Field(
        None,
        title="审核意见栏",
        description="各栏的名称；不写时为“主管单位审核意见”，不要意见栏的写 []",
    )
    form_notes: tuple[NonEmpty, ...] = Field(
        (),
        title="填表说明",
        description="通用说明之外的，一条一行",
    )


class Guide(_Form):
    """guides/<measure id>.yaml: what differs from the common part."""

    audience: NonEmpty = Field(title="支持对象")
    materials: dict[Key, Material] = Field(
        default_factory=dict,
        title="专项材料",
    )
    form: dict[Key, GuideField] = Field(
        default_factory=dict,
        title="申请表专项填写项",
    )
    window: Figure | None = Field(
        None,
        title="申报时间",
        description="不写时取通用部分",
    )
    total_limit: Duration | None = Field(
        None,
        title="总办理时限",
        description="不写时取通用部分",
    )
    steps: dict[Key, Step] = Field(
        default_factory=dict,
        title="专项环节",
        description="与通用环节同名者替换之",
    )
    cautions: tuple[NonEmpty, ...] = Field((), title="专项注意事项")
    questions: dict[Key, QuestionAnswer] = Field(
        default_factory=dict,
        title="常见问题",
    )
    no_application: Flag = Field(False, title="免申即享")
    basis: Basis | None = Field(None, title="依据")


class CommonGuide(_Form):
    """guides/common.yaml: what all guides share."""

    materials: dict[Key, Material] = Field(title="通用材料")
    steps: dict[Key, Step] = Field(title="通用环节", min_length=1)
    form: dict[Key, GuideField] = Field(title="申请表通用填写项")
    window: Figure = Field(title="申报时间")
    total_limit: Duration | None = Field(None, title="总办理时限")
    channel: tuple[NonEmpty, ...] = Field(title="申报方式", min_length=1)
    contacts: dict[Key, Figure] = Field(
        title="受理与咨询",
        description="每项带 label",
        min_length=1,
    )
    supervision: tuple[NonEmpty, ...] = Field(title="监督", min_length=1)
    cautions: tuple[NonEmpty, ...] = Field(title="注意事项", min_length=1)
    commitment: tuple[NonEmpty, ...] = Field(title="承诺书条款", min_length=1)
    clause: str = Field(
        "",
        title="条文依据",
        description="办理程序和时限由附则的哪一条规定或者授权规定，写附则条的标识，或条.款",
    )
    remedies: dict[Key, Remedy] = Field(
        default_factory=dict,
        title="救济途径",
        description="不予支持告知书告知的行政复议、行政诉讼；不写的印为【待核】",
    )
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")
    basis: Basis | None = Field(None, title="依据")
