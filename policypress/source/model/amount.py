"""What a support gives (资助标准): a fixed sum, tiers, a share of something, or so much a unit.

Each kind yields its figures, so that whoever needs them all asks no amount of what
kind it is: see `AmountFigure`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from policypress.source.model.base import Key, Node, NonEmpty
from policypress.source.model.figure import Basis, Figure, Money, Ratio
from policypress.source.model.wording import band_text


class AmountFigure(NamedTuple):
    """One figure of an amount.

    reference: how clause prose refers to it within its support (``value``, ``share``,
    or the key of a tier). name: what a reader calls it (定额, “金奖”). per: what it is
    counted by — 每件 for a price of one unit, 实际费用的 for a share; "" for a sum that
    is paid as it stands.
    """

    reference: str
    name: str
    figure: Figure
    per: str


# Text to us, but an editor that knows YAML 1.2 takes 3 for a number.
_NUMBER_TOO: dict[str, Any] = {"type": ["string", "number"]}


class Band(Node):
    """区间: a numeric tier; `from` counts unless excluded, `to` does not unless included
    (以上含本数、不满不含)."""

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

    @property
    def has_lower(self) -> bool:
        """Whether the lower bound itself belongs to the band (含本数)."""
        return self.includes in ("lower", "both")

    @property
    def has_upper(self) -> bool:
        """Whether the upper bound itself belongs to the band (含本数)."""
        return self.includes in ("upper", "both")


def _when_or_band(schema: dict[str, Any]) -> None:
    """Tells an editor that a tier needs `when` or `band`, and not `when` in any case."""
    schema["required"].remove("when")
    if not schema["required"]:
        del schema["required"]
    schema["anyOf"] = [{"required": ["when"]}, {"required": ["band"]}]


class Tier(Node):
    """档次: an award level, a rank, a role (主导/参与) or a numeric band, and what it gives.

    The tier's own key is the value of the dimension's field that selects it. A band
    says itself what it is, so that its figures stand once.
    """

    model_config = ConfigDict(json_schema_extra=_when_or_band)

    when: NonEmpty = Field(
        title="情形",
        description="如“中国专利金奖”“主导制定”；写了 band 的不写，自动生成",
    )
    value: Money | None = Field(None, title="金额")
    share: Ratio | None = Field(
        None, title="比例", description="按比例分档时填写"
    )
    band: Band | None = Field(None, title="数值区间")
    basis: Basis | None = Field(None, title="依据")

    @model_validator(mode="before")
    @classmethod
    def _name_by_band(cls, data: Any) -> Any:
        """A tier that has a band and no words of its own is called by the band."""
        if not isinstance(data, dict) or "when" in data:
            return data
        band = data.get("band")
        if not isinstance(band, dict):
            return data
        # A band without bounds has a finding of its own (source/check/bands).
        return {**data, "when": band_text(band) or "区间"}


class Fixed(Node):
    """定额."""

    method: Literal["fixed"] = Field(
        title="计算方式", description="fixed 定额"
    )
    value: Money = Field(title="金额")

    def figures(self) -> Iterator[AmountFigure]:
        yield AmountFigure("value", "定额", self.value, "")


class Tiers(Node):
    """分档: one amount per level."""

    method: Literal["tiers"] = Field(
        title="计算方式", description="tiers 分档"
    )
    by: NonEmpty = Field(
        title="分档依据", description="如“奖项等级”“参与方式”"
    )
    field: Key = Field(
        title="申请人填报项",
        description="fields.yaml 中的填报项；档次标识与其选项一致",
    )
    of: str = Field(
        "",
        title="比例基数",
        description="按比例分档时：比例的基数，如“市级资助金额”",
    )
    base: Key | None = Field(
        None,
        title="基数填报项",
        description="按比例分档时：基数由哪一填报项给出",
    )
    tiers: dict[Key, Tier] = Field(title="档次", min_length=1)

    def figures(self) -> Iterator[AmountFigure]:
        """The sum or the share of each tier; both, where a draft wrongly has both."""
        for key, tier in self.tiers.items():
            name = f"“{tier.when}”"
            if tier.value:
                yield AmountFigure(key, name, tier.value, "")
            if tier.share:
                yield AmountFigure(key, name, tier.share, f"{self.of}的")


class Share(Node):
    """按比例: a share of actual cost (实际费用), of the upper-level grant (上级资助) or of interest (利息)."""

    method: Literal["share_of_cost", "share_of_grant", "share_of_interest"] = (
        Field(
            title="计算方式",
            description="share_of_cost 按实际费用的比例；share_of_grant 按上级资助的比例；share_of_interest 按利息的比例",
        )
    )
    share: Ratio = Field(title="比例")
    of: NonEmpty = Field(
        title="比例基数", description="如“实际发生费用”“市级资助金额”"
    )
    field: Key = Field(
        title="申请人填报项", description="基数由哪一填报项给出"
    )

    def figures(self) -> Iterator[AmountFigure]:
        yield AmountFigure("share", "比例", self.share, f"{self.of}的")


class PerUnit(Node):
    """按件（人、次）计."""

    method: Literal["per_unit"] = Field(
        title="计算方式", description="per_unit 按件（人、次）计"
    )
    value: Money = Field(title="单价")
    unit: NonEmpty = Field(title="计量单位", description="如“件”“人”“个”")
    field: Key = Field(
        title="申请人填报项", description="数量由哪一填报项给出"
    )

    def figures(self) -> Iterator[AmountFigure]:
        yield AmountFigure("value", "单价", self.value, f"每{self.unit}")


_METHODS: dict[str, type[Node]] = {
    "fixed": Fixed,
    "tiers": Tiers,
    "per_unit": PerUnit,
    "share_of_cost": Share,
    "share_of_grant": Share,
    "share_of_interest": Share,
}


def _method(data: Any) -> str | None:
    """The kind of amount: tags never look like a key, so that an error's location can
    be told from the source's."""
    if isinstance(data, dict):
        method = data.get("method")
    else:
        method = getattr(data, "method", None)
    if not isinstance(method, str):
        return None
    kind = _METHODS.get(method)
    return f"<{kind.__name__}>" if kind else None


Amount = Annotated[
    Annotated[Fixed, Tag("<Fixed>")]
    | Annotated[Tiers, Tag("<Tiers>")]
    | Annotated[Share, Tag("<Share>")]
    | Annotated[PerUnit, Tag("<PerUnit>")],
    Discriminator(_method),
]
