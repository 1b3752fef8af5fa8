"""限额与标准对不上：最高100万元，其中一档120万元；按30%计算，再多也到不了最高额。

检查：限额低于所限的某一档、某一项；宽的限额低于窄的；基数有上限时，按比例算出的最大数仍低于最高额。
为什么：写着最高额却不可能得到，或者标准高于最高额，申请人和审核人各算各的。
不好：投资额不超过200万元的，按10%给予补助，最高50万元
好：投资额不超过200万元的，按10%给予补助，最高20万元
来源：数值之间的基本关系；逻辑
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from policypress.language.quantity import format_money
from policypress.lint.rule import Rule, Spot
from policypress.lint.subjects import Source
from policypress.source.model import Condition, Provision, Support
from policypress.source.model.amount.share import Share
from policypress.source.model.condition import Atom
from policypress.source.model.figure import quantity_of

RULE = Rule(
    code="NUM-07",
    name="unreachable-cap",
    severity="error",
    strength="逻辑",
    source="数值之间的基本关系",
    reads="policy",
    checks=("cap-under-amount", "cap-order"),
)


def find(subject: Source) -> Iterator[Spot]:
    """Each limit that a share of the largest base does not reach."""
    for measure in subject.policy.measures.values():
        for support in measure.supports.values():
            yield from _above(measure, support)


def _above(
    measure: Provision,
    support: Support,
) -> Iterator[Spot]:
    """The limits of a support that is a share of something with an upper bound."""
    amount = support.amount
    if not isinstance(amount, Share):
        return
    groups = (measure.conditions, support.conditions)
    base = _largest(groups, list(amount.own_fields()))
    most = _share_of(base, amount)
    if base is None or most is None:
        return
    for limit in support.limits.values():
        cap = (
            limit.figure.yuan if limit.figure and not limit.is_count else None
        )
        if limit.scope == "row" and cap is not None and cap > most:
            yield Spot(
                limit.place_of("at_most"),
                f"基数最多{_money(base)}，按{amount.share}最多得到{_money(most)}，"
                f"到不了{limit.name}{limit.figure}",
                "降低限额，或者核对比例和基数的上限",
                str(limit.figure),
            )


def _share_of(
    base: Fraction | None,
    amount: Share,
) -> Fraction | None:
    """The share of a sum; None where one of the two is not known, or other numbers are
    multiplied too."""
    share = quantity_of(amount.share)
    if base is None or share is None or len(amount.factors) != 1:
        return None
    return Fraction(share.value) * base if share.kind == "ratio" else None


def _largest(
    groups: Iterable[Mapping[str, Condition]],
    fields: list[str],
) -> Fraction | None:
    """The most that the only question of a base may be answered with, in yuan; None
    where no condition says."""
    if len(fields) != 1:
        return None
    bounds = []
    for group in groups:
        for condition in group.values():
            if not isinstance(condition, Atom) or condition.field != fields[0]:
                continue
            if condition.op in ("at_most", "less_than") and condition.value:
                bounds.append(condition.value.yuan)
    known = [Fraction(one) for one in bounds if one is not None]
    return min(known, default=None)


def _money(yuan: Fraction) -> str:
    """20万元, 5000元, to the fen."""
    return format_money(Fraction(int(yuan * 100), 100))
