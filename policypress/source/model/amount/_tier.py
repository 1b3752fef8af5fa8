"""A tier (档次) and a band of numbers (区间)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from policypress.source.model.amount._types import Amount
from policypress.source.model.base import Node, Short
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis
from policypress.source.model.wording import band_words

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

    @property
    def words(self) -> str:
        """3年以上不满5年; 区间 for a band without bounds, which has a finding of its own."""
        return band_words(self.lower, self.upper, self.includes) or "区间"


class Tier(Short):
    """档次: a level, a rank, a role or a band of numbers, and what it gives.

    Its own key is the choice of the field that selects it, where neither a band nor a
    condition does. Written short it is a sum of money.
    """

    short = "amount"

    when: str = Field(
        "",
        title="情形",
        description="如“中国专利金奖”；不写时用选项的名称，或者由 band 自动生成",
    )
    amount: Amount = Field(title="金额", description="金额，或者另一种算法")
    band: Band | None = Field(None, title="数值区间")
    condition: Condition | None = Field(
        None,
        alias="if",
        title="条件",
        description="写法同 conditions",
    )
    basis: Basis | None = Field(None, title="依据")
