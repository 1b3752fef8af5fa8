"""Limits (限额、名额): most that is paid, or how many are supported, to whom and how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from policypress.language.quantity import Quantity, parse_quantity
from policypress.source.model.amount import AmountFigure, amount_kinds
from policypress.source.model.amount._asking import Write
from policypress.source.model.amount._figures import nested
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount.fixed import Fixed
from policypress.source.model.base import Key, Node, Short
from policypress.source.model.figure import Basis, Count, Figure
from policypress.source.model.kinds import one_of

# Money and counts of one scope in words: before a period, and before the figure.
_SCOPES = {"row": "单项", "applicant": "单个申请人", "all": ""}
_PERIODS = {"once": "", "year": "每年", "term": "有效期内", "ever": "累计"}


class Counted(Short):
    """A limit of rows or times: 3项, 1次."""

    value: Count = Field(title="数量", description="如 3项")
    basis: Basis | None = Field(None, title="依据")

    @property
    def main(self) -> Figure:
        return self.value

    def figures(self) -> Iterator[AmountFigure]:
        yield AmountFigure("value", "数量", self.value, "")

    def words(self, write: Write) -> str:
        """3项."""
        return write(self.value)

    def fields(self) -> Iterator[str]:
        """It asks nothing."""
        return iter(())


def _counts(data: Any) -> bool:
    """Whether a value, short or long, is a number of things."""
    while isinstance(data, dict):
        data = data.get("value")
    parsed = parse_quantity(str(data))
    return isinstance(parsed, Quantity) and parsed.kind == "count"


def _short(data: Any) -> type[Node]:
    return Counted if _counts(data) else Fixed


def _refined(
    data: dict[str, Any],
    kind: type[Node],
) -> type[Node]:
    """The kind of a limit's value: a plain figure that counts things is `Counted`."""
    if kind is Fixed and _counts(data):
        return Counted
    return kind


if TYPE_CHECKING:
    Most = AmountNode | Counted
else:
    Most = one_of(amount_kinds(), scalar=_short, also=Counted, refine=_refined)


class Limit(Node):
    """限额: an amount, or a count of rows or times.

    scope row and applicant are reckoned; all (年度总额、名额) is said only.
    """

    at_most: Most = Field(
        title="最高",
        description="金额、数量（如 3项），或者另一种算法",
    )
    scope: Literal["row", "applicant", "all"] = Field(
        "applicant",
        title="对谁",
        description="row 每一项；applicant 每个申请人；all 全部申请人（只说明，不计算）",
    )
    period: Literal["once", "year", "term", "ever"] = Field(
        "once",
        title="周期",
        description="once 不分年度；year 每年；term 有效期内；ever 累计",
    )
    of: tuple[str, ...] = Field(
        (),
        title="合并计算的项目",
        description="资助项目或措施的标识；不写时为所在的项目、措施或全部措施",
    )
    together_with: tuple[Key, ...] = Field(
        (),
        title="合计的其他资金",
        description="填报项的标识：与它们合计不超过 at_most",
    )
    earlier: Key | None = Field(
        None,
        title="此前已得",
        description="填报项的标识：先从限额中扣除",
    )
    share_out: Literal["pro_rata"] | None = Field(
        None,
        title="超出时",
        description="pro_rata 按同一比例核减（只说明，不计算）",
    )
    label: str = Field("", title="名称", description="不写时自动生成")
    clause: str = Field("", title="所在款", description="由哪一款条文规定")
    basis: Basis | None = Field(None, title="依据")

    # What one row is counted in, bound once the policy is joined (source/naming).
    _unit: ClassVar[str] = ""
    # What an applicant is called: 每人 where persons apply.
    _applicant: ClassVar[str] = _SCOPES["applicant"]

    @property
    def is_count(self) -> bool:
        """Whether it limits how many, and not how much."""
        return isinstance(self.at_most, Counted)

    @property
    def figure(self) -> Figure | None:
        """Its one figure, where it has one: 50万元, 3项, 10%."""
        return self.at_most.main

    @property
    def name(self) -> str:
        """What it is called before its figure: 每件最高, 单个申请人每年最高, 每年名额不超过."""
        if self.label:
            return self.label
        bound = "不超过" if self.is_count else "最高"
        scope, period = _SCOPES[self.scope], _PERIODS[self.period]
        if self.scope == "all":
            what = "名额" if self.is_count else "总额"
            return f"{period or '全部'}{what}{bound}"
        if self.scope == "applicant":
            scope = self._applicant
        if self.scope == "row" and self._unit:
            scope = f"每{self._unit}"
        return f"{scope}{period}{bound}"

    def figures(self) -> Iterator[AmountFigure]:
        """Its figures, by the key of the limit."""
        name = self.name
        yield from nested(self.key, name, self.at_most.figures())

    def words(self, write: Write) -> str:
        """单个申请人每年最高50万元; 与市级资助合计不超过活动费用; 超出的按同一比例核减."""
        most = self.at_most.words(write)
        said = f"{write(self.name)}{most}"
        if self.together_with:
            others = "、".join(map(write.label, self.together_with))
            said = f"与{others}合计不超过{most}"
        if self.share_out:
            said = f"{said}，超出的按同一比例核减"
        return said

    def fields(self) -> Iterator[str]:
        """Ids of everything that is asked to apply it."""
        yield from self.at_most.fields()
        yield from self.together_with
        if self.earlier:
            yield self.earlier
