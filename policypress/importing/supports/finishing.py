"""What kind a support is, once all of it is read (定种类)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.doubts import doubt_of_market
from policypress.importing.supports.given import Given, Grant, is_range
from policypress.importing.supports.phrases import YEAR

# 差额的70%, LPR的50%: more than a rate of one sum.
# 2万平方米以上的，每增加1万平方米: nothing of this support says what 2万 get.
_BEYOND = re.compile(
    "(?:以上|超过|超出|达到|以外)[^，。；]{0,10}，[^，。；]{0,8}每(?:再)?[增递提]"
)
_REFERENCE = re.compile("差额|LPR|市场报价利率|基准利率")


def finished(found: Sequence[Given]) -> list[Given]:
    """The supports with their kinds, and with what each lacks to be understood whole."""
    kept = _without_totals(found)
    for one in kept:
        one.kind = one.kind or _kind(one)
        doubt_of_market(one)
        if one.raised:
            one.doubt(one.raised)
        if one.grows and len(one.grants) == 1 and _BEYOND.search(one.called):
            one.doubt("阶梯从多少起、起点给多少不明确")
        if one.mode in ("", "资金"):
            # 每年安排2000万元资金 is a budget as well.
            one.doubt("没有读出给的是什么")
        if any(grant.main and not grant.main.is_exact for grant in one.grants):
            one.doubt("金额是约数")
    return kept


def _without_totals(found: Sequence[Given]) -> list[Given]:
    """The supports without those that are only a share of costs which another of the
    same line is not to exceed: that is a limit of it."""
    kept: list[Given] = []
    for index, one in enumerate(found):
        near = [*found[max(index - 1, 0) : index], *found[index + 1 :][:1]]
        owners = [other for other in near if _owns(other, one)]
        if _is_total(one) and owners:
            rates = [grant.main for grant in one.grants]
            owners[0].limits += [rate for rate in rates if rate]
        else:
            kept.append(one)
    return kept


def _is_total(one: Given) -> bool:
    """Whether all it says is 补助金额不超过……的30%."""
    return all(grant.is_total and grant.is_rate for grant in one.grants)


def _owns(other: Given, one: Given) -> bool:
    """Whether a support gives the sums that the share of another bounds."""
    is_near = other.line == one.line and other.mode == one.mode
    return is_near and not any(grant.is_rate for grant in other.grants)


def _kind(one: Given) -> str:
    """The kind, as its amounts say."""
    first, *more = one.grants
    if first.every and not more:
        return "steps"
    if is_range(one.grants):
        return "share" if first.is_rate else "discretionary"
    if more and not _has_instalments(one.grants):
        return "tiers"
    return _kind_of_one(one, first)


def _kind_of_one(one: Given, first: Grant) -> str:
    """The kind of a support that gives one amount."""
    if first.is_rate:
        return "formula" if _REFERENCE.search(first.base) else "share"
    # 根据引进企业的数量，按20万元/家: the 家 are not the applicant.
    counts_others = first.per == "家" and one.is_counted
    return "per_unit" if counts_others or first.counts else "fixed"


def _has_instalments(grants: Sequence[Grant]) -> bool:
    """Whether a rate with its ceiling is followed by the sums of each year."""
    first, *rest = grants
    if not rest or not first.cap or YEAR.match(first.situation):
        return False
    are_sums = not any(grant.is_rate for grant in rest)
    return are_sums and all(YEAR.match(grant.situation) for grant in rest)
