"""What a provision gives (资助): its supports, to whom, on what conditions, up to which limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from policypress.source.model.amount import Amount
from policypress.source.model.base import FileId, Key, Node, NonEmpty
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis, Count, Figure, Money


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

    name: NonEmpty = Field(title="项目名称")
    mode: Literal["reward", "subsidy", "matching"] = Field(
        title="资助方式",
        description="reward 奖励；subsidy 资助；matching 配套资助",
    )
    amount: Amount = Field(title="资助标准")
    caps: Caps | None = Field(None, title="限额")
    quota: Quota | None = Field(None, title="名额")
    review: Literal["approval", "evaluation"] = Field(
        "approval",
        title="审核方式",
        description="approval 核准制；evaluation 评审制",
    )
    timing: Literal["after", "before"] = Field(
        "after", title="资助时点", description="after 事后；before 事前"
    )
    payee: NonEmpty = Field("申请单位", title="资助对象（收款方）")
    conditions: dict[Key, Condition] = Field(
        default_factory=dict, title="本项目的条件"
    )
    clause: Key = Field("main", title="所在款", description="由哪一款条文规定")
    matter: str = Field(
        "",
        title="事项",
        description="就高不重复按事项计：同一标识的项目取最高，不同标识的分别计算；都不写的视为同一事项",
    )
    basis: Basis | None = Field(None, title="依据")


class Grants(Node):
    """What a provision gives (资助), on which conditions, up to which limits. A provision
    that has `supports` is a measure (措施); `model/provision` has its text."""

    supports: dict[Key, Support] = Field(
        default_factory=dict, title="资助项目"
    )
    stacking: Literal["highest", "cumulative"] = Field(
        "highest",
        title="叠加规则",
        description="highest 就高不重复；cumulative 可叠加",
    )
    caps: Caps | None = Field(None, title="本措施合计限额")
    quota: Quota | None = Field(None, title="本措施名额")
    payer: NonEmpty = Field(
        "专项资金",
        title="资金来源（付款方）",
        description="不写时取 policy.yaml 的 payer",
    )
    conditions: dict[Key, Condition] = Field(
        default_factory=dict, title="申报条件"
    )
    exclusive_with: tuple[FileId, ...] = Field((), title="不得同时享受的措施")
    facts: dict[Key, Figure] = Field(default_factory=dict, title="其他数据")

    def condition_groups(self) -> Iterator[dict[str, Condition]]:
        """The provision's own conditions, then those of each support; some may be empty."""
        yield self.conditions
        for support in self.supports.values():
            yield support.conditions
