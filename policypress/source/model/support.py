"""What a provision gives (资助项目): an amount, for whom or for each of which things, with
its own conditions and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from policypress.source.model.amount import Amount
from policypress.source.model.base import Key, Node, NonEmpty, Whole
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis, Figure
from policypress.source.model.kinds import list_or_mapping
from policypress.source.model.limit import Limit

# Keys, or keys with something said of each (a clause).
if TYPE_CHECKING:
    KeysOrMapping = tuple[str, ...] | dict[str, str]
else:
    KeysOrMapping = list_or_mapping(tuple[Key, ...], dict[Key, str])


def one_or_more(value: Any) -> Any:
    """One id for a list of one."""
    if isinstance(value, str) and value:
        return (value,)
    return value


OneOrMore = Annotated[tuple[Key, ...], BeforeValidator(one_or_more)]


class Ranking(Node):
    """排名: who is chosen among those that fulfil the conditions (择优)."""

    by: Key = Field(title="评分", description="得分由哪一填报项给出")
    at_least: Figure | None = Field(
        None,
        title="最低得分",
        description="如 80分",
    )
    top: Whole | None = Field(
        None,
        title="取前几名",
        description="如 10；只说明，不计算",
        ge=1,
    )


class Highest(Node):
    """就高: of these supports only the highest is given; nothing said means they add up."""

    of: tuple[Key, ...] = Field(
        title="就高的项目",
        description="资助项目的标识",
        min_length=2,
    )
    clause: str = Field("", title="所在款", description="由哪一款条文规定")
    text: str = Field("", title="表述", description="指南中的说法")


class Support(Node):
    """资助项目: one thing a provision gives."""

    name: NonEmpty = Field(title="项目名称")
    mode: NonEmpty = Field(
        title="资助方式",
        description="条文自己的说法：奖励、资助、补贴、补助、奖补、配套资助、贴息、风险补偿、租金减免等",
    )
    for_each: Key | None = Field(
        None,
        title="逐项计算",
        description="fields.yaml 的 things 之一；条件和金额可用它的栏目",
    )
    amount: Amount = Field(title="资助标准", description="金额，或者一种算法")
    limits: dict[Key, Limit] = Field(default_factory=dict, title="限额、名额")
    review: Literal["approval", "evaluation", "deliberation", "filing"] = (
        Field(
            "approval",
            title="审核方式",
            description=(
                "approval 核准制；evaluation 评审制；deliberation 审议制（一事一议）；filing 备案制"
            ),
        )
    )
    ranking: Ranking | None = Field(
        None,
        title="排名",
        description="评审制按得分择优时写",
    )
    timing: Literal["after", "before"] = Field(
        "after",
        title="资助时点",
        description="after 事后；before 事前",
    )
    payee: NonEmpty = Field("申请单位", title="资助对象（收款方）")
    conditions: dict[Key, Condition] = Field(
        default_factory=dict,
        title="本项目的条件",
    )
    set_aside: KeysOrMapping = Field(
        (),
        title="不适用的通用条件",
        description="通用条件的标识；注明条文的写 标识: 款",
    )
    clause: NonEmpty = Field(
        "main",
        title="所在款、项",
        description="由哪一款条文规定；写到项的，如 main.a",
    )
    basis: Basis | None = Field(None, title="依据")
