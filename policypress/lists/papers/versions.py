"""The estimate of funds by two texts of a policy, side by side (新旧比较)."""

from __future__ import annotations

from msgspec import Struct

from policypress.document import Block, Mark, Text
from policypress.lists.outcome import Reckoned
from policypress.lists.papers.blocks import Words, body, count, table, wan
from policypress.lists.papers.estimates import (
    Estimate,
    Line,
    added,
    lines,
    reached,
    total_paid,
)

_NOTHING = Estimate(0, 0)
_HEAD = (
    "条款",
    "措施",
    "原户数",
    "新户数",
    "原低（万元）",
    "原高（万元）",
    "新低（万元）",
    "新高（万元）",
    "增减低（万元）",
    "增减高（万元）",
)
_WIDTHS = (10, 21, 6, 6, 12, 12, 12, 12, 13, 13)
_NAMED = 5  # measures that the sentence names
_PER_MILLE = 1000


class _Pair(Struct, frozen=True):
    """A measure by both texts; holders: how many applicants certainly get something."""

    number: str
    title: str
    before: Estimate
    after: Estimate
    holders: tuple[int, int]

    @property
    def more(self) -> Estimate:
        """What the new text costs more."""
        return self.after.less(self.before)


def compared(
    mine: list[Line], old: Reckoned, outcome: Reckoned
) -> list[Block]:
    """A sentence and a table. mine: the measures of the new text, old: the same register
    by the other one."""
    pairs = _pairs(mine, lines(old))
    rows = [_row(one) for one in pairs]
    before = added(one.before for one in pairs)
    after = added(one.after for one in pairs)
    rows.append(_sum_row("各项措施相加", before, after))
    paid_before, paid = total_paid(old), total_paid(outcome)
    cut_before, cut = before.less(paid_before), after.less(paid)
    if any((cut.low, cut.high, cut_before.low, cut_before.high)):
        name = "减：合并限额、择一享受和总额核减"
        rows.append(_sum_row(name, cut_before, cut))
    holders = reached(old)[0], reached(outcome)[0]
    whole = _Pair("", "合计", paid_before, paid, holders)
    rows.append(_row(whole))
    return [body(_said(whole, pairs)), table("新旧比较", _HEAD, rows, _WIDTHS)]


def _pairs(mine: list[Line], theirs: list[Line]) -> list[_Pair]:
    """The measures of both texts; those that only the old one has stand last."""
    left = {one.measure: one for one in theirs}
    found = []
    for one in mine:
        before = left.pop(one.measure, None)
        was = before.paid if before else _NOTHING
        had = before.certain if before else 0
        title = one.title if before else f"{one.title}（新增）"
        holders = had, one.certain
        found.append(_Pair(one.number, title, was, one.paid, holders))
    for gone in left.values():
        title = f"{gone.title}（取消）"
        holders = gone.certain, 0
        found.append(_Pair(gone.number, title, gone.paid, _NOTHING, holders))
    return found


def _row(one: _Pair) -> list[Words]:
    """A row of the table."""
    before, after = one.holders
    return [
        one.number,
        one.title,
        count(before),
        count(after),
        *_amounts(one.before, one.after),
    ]


def _sum_row(name: str, before: Estimate, after: Estimate) -> list[Words]:
    """A row without applicants."""
    return ["", name, "", "", *_amounts(before, after)]


def _amounts(before: Estimate, after: Estimate) -> list[Words]:
    """Both texts and what the new one costs more."""
    more = after.less(before)
    high = wan(more.high)
    if more.high is None:
        high = Text("不能测算", mark=Mark("published"))
    return [
        wan(before.low),
        wan(before.high),
        wan(after.low),
        wan(after.high),
        wan(more.low),
        high,
    ]


def _said(whole: _Pair, pairs: list[_Pair]) -> str:
    """What the new text changes, in words."""
    changed = [one for one in pairs if one.more != _NOTHING]
    more = whole.more
    if not changed and more == _NOTHING:
        return "按两个版本测算，各项措施和合计的金额相同。"
    said = [f"低方案合计{_more(more.low, whole.before.low)}"]
    if more.high is not None:
        said.append(f"高方案合计{_more(more.high, whole.before.high or 0)}")
    number = f"金额有变化的措施{len(changed)}项"
    said.append(number if changed else "各项措施的金额相同")
    named = _most_changed(changed)
    if named:
        said.append(f"低方案变化最大的是{'，'.join(named)}")
    return f"{'；'.join(said)}。"


def _most_changed(changed: list[_Pair]) -> list[str]:
    """The measures whose lower sum changes most, with by how much."""
    most = sorted(changed, key=lambda one: -abs(one.more.low))[:_NAMED]
    return [
        f"{one.number}{_more(one.more.low, 0)}" for one in most if one.more.low
    ]


def _more(more: int, before: int) -> str:
    """增加12.00万元（增长3.2%）; before: fen, 0 = without the share."""
    if not more:
        return "不变"
    word, grown = ("增加", "增长") if more > 0 else ("减少", "下降")
    said = f"{word}{wan(abs(more)).text}万元"
    if not before:
        return said
    share = (abs(more) * _PER_MILLE * 2 + before) // (before * 2)
    return f"{said}（{grown}{share // 10}.{share % 10}%）"
