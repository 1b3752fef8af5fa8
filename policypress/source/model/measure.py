"""A measure (措施): its clause prose, what it gives, to whom, on what conditions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from policypress.source.model.base import FileId, Key, Node, Words
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis, Count, Figure, Money, Ratio


class Paragraph(Node):
    """款: one paragraph of clause prose (Jinja over the measure's own data)."""

    text: Words = Field(title="条文", description="数值用 {{ }} 引用，不直接写数字")


# Text to us, but an editor that knows YAML 1.2 takes 3 for a number.
_NUMBER_TOO: dict[str, Any] = {"type": ["string", "number"]}


class Band(Node):
    """区间: a numeric tier; `from` counts unless excluded, `to` does not unless included (以上含本数、不满不含)."""

    lower: str = Field(
        "",
        json_schema_extra=_NUMBER_TOO,
        alias="from",
        title="下限",
        description="留空为不设下限",
    )
    upper: str = Field(
        "",
        json_schema_extra=_NUMBER_TOO,
        alias="to",
        title="上限",
        description="留空为不设上限",
    )
    includes: Literal["lower", "upper", "both", "none"] = Field(
        "lower",
        title="含本数",
        description="lower 含下限；upper 含上限；both 都含；none 都不含",
    )


def _said(band: dict[str, Any]) -> str:
    """A band in words: 以上、以下 count the figure itself, 超过、不满 do not (立法技术规范)."""
    lower, upper, includes = (
        band.get("from", ""),
        band.get("to", ""),
        band.get("includes", "lower"),
    )
    low = f"{lower}以上" if includes in ("lower", "both") else f"超过{lower}"
    high = (
        f"不满{upper}"
        if includes in ("lower", "none")
        else f"不超过{upper}"
        if lower
        else f"{upper}以下"
    )
    return (low if lower else "") + (high if upper else "")


def _when_or_band(schema: dict[str, Any]) -> None:
    schema["required"].remove("when")
    if not schema["required"]:
        del schema["required"]
    schema["anyOf"] = [{"required": ["when"]}, {"required": ["band"]}]


class Tier(Node):
    """档次: an award level, a rank, a role (主导/参与) or a numeric band, and what it gives.

    The tier's own key is the value of the dimension's field that selects it. A band says itself what it is, so that
    its figures stand once.
    """

    model_config = ConfigDict(json_schema_extra=_when_or_band)

    when: Words = Field(
        title="情形",
        description="如“中国专利金奖”“主导制定”；写了 band 的不写，自动生成",
    )
    value: Money | None = Field(None, title="金额")
    share: Ratio | None = Field(None, title="比例", description="按比例分档时填写")
    band: Band | None = Field(None, title="数值区间")
    basis: Basis | None = Field(None, title="依据")

    @model_validator(mode="before")
    @classmethod
    def _say_the_band(cls, data: Any) -> Any:
        if (
            isinstance(data, dict)
            and "when" not in data
            and isinstance(data.get("band"), dict)
        ):
            return {
                **data,
                "when": _said(data["band"]) or "区间",
            }  # a band without bounds is told by its own check
        return data


class Fixed(Node):
    """定额."""

    method: Literal["fixed"] = Field(title="计算方式", description="fixed 定额")
    value: Money = Field(title="金额")


class Tiers(Node):
    """分档: one amount per level."""

    method: Literal["tiers"] = Field(title="计算方式", description="tiers 分档")
    by: Words = Field(title="分档依据", description="如“奖项等级”“参与方式”")
    field: Key = Field(
        title="申请人填报项", description="fields.yaml 中的填报项；档次标识与其选项一致"
    )
    of: str = Field(
        "", title="比例基数", description="按比例分档时：比例的基数，如“市级资助金额”"
    )
    base: Key | None = Field(
        None, title="基数填报项", description="按比例分档时：基数由哪一填报项给出"
    )
    tiers: dict[Key, Tier] = Field(title="档次", min_length=1)


class Share(Node):
    """按比例: a share of actual cost (实际费用), of the upper-level grant (上级资助) or of interest (利息)."""

    method: Literal["share_of_cost", "share_of_grant", "share_of_interest"] = Field(
        title="计算方式",
        description="share_of_cost 按实际费用的比例；share_of_grant 按上级资助的比例；share_of_interest 按利息的比例",
    )
    share: Ratio = Field(title="比例")
    of: Words = Field(title="比例基数", description="如“实际发生费用”“市级资助金额”")
    field: Key = Field(title="申请人填报项", description="基数由哪一填报项给出")


class PerUnit(Node):
    """按件（人、次）计."""

    method: Literal["per_unit"] = Field(
        title="计算方式", description="per_unit 按件（人、次）计"
    )
    value: Money = Field(title="单价")
    unit: Words = Field(title="计量单位", description="如“件”“人”“个”")
    field: Key = Field(title="申请人填报项", description="数量由哪一填报项给出")


_METHODS = {
    "fixed": Fixed,
    "tiers": Tiers,
    "per_unit": PerUnit,
    **dict.fromkeys(("share_of_cost", "share_of_grant", "share_of_interest"), Share),
}


def _method(data: Any) -> str | None:
    """The kind of amount: tags never look like a key, so that an error's location can be told from the source's."""
    method = (
        data.get("method") if isinstance(data, dict) else getattr(data, "method", None)
    )
    kind = _METHODS.get(method) if isinstance(method, str) else None
    return f"<{kind.__name__}>" if kind else None


Amount = Annotated[
    Annotated[Fixed, Tag("<Fixed>")]
    | Annotated[Tiers, Tag("<Tiers>")]
    | Annotated[Share, Tag("<Share>")]
    | Annotated[PerUnit, Tag("<PerUnit>")],
    Discriminator(_method),
]


class Caps(Node):
    """限额: most that is paid."""

    per_item: Money | None = Field(None, title="单项最高")
    per_applicant_year: Money | None = Field(None, title="单个申请人每年最高")
    total_year: Money | None = Field(None, title="年度总额")


class Quota(Node):
    """名额: how many are supported."""

    per_applicant_year: Count | None = Field(None, title="单个申请人每年")
    total_year: Count | None = Field(None, title="全区每年")


class Support(Node):
    """资助项目: one thing a measure gives."""

    name: Words = Field(title="项目名称")
    mode: Literal["reward", "subsidy", "matching"] = Field(
        title="资助方式", description="reward 奖励；subsidy 资助；matching 配套资助"
    )
    amount: Amount = Field(title="资助标准")
    caps: Caps | None = Field(None, title="限额")
    quota: Quota | None = Field(None, title="名额")
    review: Literal["approval", "evaluation"] = Field(
        "approval", title="审核方式", description="approval 核准制；evaluation 评审制"
    )
    timing: Literal["after", "before"] = Field(
        "after", title="资助时点", description="after 事后；before 事前"
    )
    payee: Words = Field("申请单位", title="资助对象（收款方）")
    conditions: dict[Key, Condition] = Field(default_factory=dict, title="本项目的条件")
    clause: Key = Field("main", title="所在款", description="由哪一款条文规定")
    matter: str = Field(
        "",
        title="事项",
        description="就高不重复按事项计：同一标识的项目取最高，不同标识的分别计算；都不写的视为同一事项",
    )
    basis: Basis | None = Field(None, title="依据")


class Measure(Node):
    """措施. The file name is its permanent id."""

    title: Words = Field(
        title="措施名称", description="条文中的标题，如“支持树立质量标杆”"
    )
    subject: Words = Field(
        title="事项", description="起草说明列举时的说法，如“树立质量标杆”"
    )
    chapter: Key | None = Field(
        None,
        title="所属章",
        description="章的标识；已列入 policy.yaml 某章的 measures 时不写",
    )
    after: FileId | None = Field(
        None, title="排在哪条之后", description="与 chapter 同写；不写时排在该章最后"
    )
    paragraphs: dict[Key, Paragraph] = Field(title="条文", min_length=1)
    supports: dict[Key, Support] = Field(title="资助项目", min_length=1)
    stacking: Literal["highest", "cumulative"] = Field(
        "highest", title="叠加规则", description="highest 就高不重复；cumulative 可叠加"
    )
    caps: Caps | None = Field(None, title="本措施合计限额")
    quota: Quota | None = Field(None, title="本措施名额")
    payer: Words = Field(
        "专项资金",
        title="资金来源（付款方）",
        description="不写时取 policy.yaml 的 payer",
    )
    conditions: dict[Key, Condition] = Field(default_factory=dict, title="申报条件")
    exclusive_with: tuple[FileId, ...] = Field((), title="不得同时享受的措施")
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")
    note: str = Field("", title="起草考虑", description="写入起草说明、对照表的说明")
    change_reason: str = Field(
        "", title="修改说明", description="版本比较时作为修订批注"
    )
    basis: Basis | None = Field(None, title="依据")
