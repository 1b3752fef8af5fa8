"""What all measures come to against a year's budget (年度预算), where the user names one."""

from __future__ import annotations

from policypress.document import Block
from policypress.lists.papers.blocks import Words, body, table, wan
from policypress.lists.papers.estimates import Estimate

_HEAD = (
    "方案",
    "需要（万元）",
    "年度预算（万元）",
    "结余（缺口为负）（万元）",
    "按同一比例核减时的支付比例",
)
_WIDTHS = (8, 16, 16, 20, 20)
_OF_TEN_THOUSAND = 10_000


def against_budget(paid: Estimate, budget: int) -> list[Block]:
    """The table. paid: all measures together; budget: fen."""
    rows = [
        _row("低方案", paid.low, budget),
        _row("中方案", paid.middle, budget),
        _row("高方案", paid.high, budget),
    ]
    said = (
        "年度预算由测算时给定，条文中没有这个数；上面各表的金额没有因此核减。"
    )
    return [table("对照年度预算", _HEAD, rows, _WIDTHS), body(said)]


def _row(name: str, needed: int | None, budget: int) -> list[Words]:
    """One of the three."""
    if needed is None:
        return [name, wan(None), wan(budget), "不能测算", "不能测算"]
    left = wan(budget - needed)
    return [name, wan(needed), wan(budget), left, _share(needed, budget)]


def _share(needed: int, budget: int) -> str:
    """Which share of its amount each can be paid, down to a hundredth of a per cent: what
    is rounded up would not be there."""
    if needed <= budget:
        return "不需核减"
    share = budget * _OF_TEN_THOUSAND // needed
    return f"{share // 100}.{share % 100:02d}%"
