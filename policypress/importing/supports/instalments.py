"""What is paid in parts (分期): parts of a sum that is given, and no levels of it."""

from __future__ import annotations

import re
from decimal import Decimal

from policypress.importing.supports.given import Given
from policypress.importing.supports.here import Around
from policypress.importing.supports.phrases import MORE
from policypress.language.sums import Sum

_IN_PARTS = re.compile(
    "分(?:[一二两三四五六七八九十]|[0-9]{1,2})(?:个)?(?:年度?|期|次|批|阶段|季度|月)"
    "(?!别)[^，。；：]{0,10}?(?P<paid>兑现|发放|拨付|支付|给付|兑付|到位|付清)?(?=[，。；：]|$)"
)
# 验收通过后拨付40%: of what is given, since nothing else is named.
_PAID = re.compile(
    "(?:拨付|兑现|支付|预拨|拨给|划拨|兑付)(?:至|到|其中|剩余|余下)*(?:的)?[ ]*$"
)
_TOTAL = re.compile(
    "累计|合计|共计|总计|总共|共(?:给予|奖励|补助)|总额|分阶段|最高"
)
_FEWEST = 2  # a total, and a part of it
_OF_WHICH = re.compile("其中|包括|具体为|分别为")


def is_instalment(
    one: Sum,
    around: Around,
    has_total: bool,
) -> bool:
    """Whether a sum is a part of what is given. has_total: whether the same part gives
    something before it."""
    if MORE.search(around.clause):
        return False
    is_known = one.kind == "percent" or has_total
    if is_known and _PAID.search(around.near):
        return True
    found = list(_IN_PARTS.finditer(around.before))
    if not found:
        return False
    return has_total or found[-1]["paid"] is not None


def doubt_parts(given: Given, text: str) -> None:
    """累计给予600万元，其中完成辅导备案的100万元，……500万元: who has come only so far gets only
    a part, and that no amount of the model says."""
    first = given.grants[0]
    mains = _figures(given)
    if first.counts or first.main is None or len(mains) < _FEWEST:
        return
    whole, *parts = mains
    if any(one.kind != "money" for one in mains):
        return
    if not _OF_WHICH.search(text[whole.end : parts[0].start]):
        return
    is_total = _TOTAL.search(text[given.start : whole.start])
    if is_total or _add_up(parts, whole):
        given.doubt("总额与各部分的关系不明确")


def _figures(given: Given) -> list[Sum]:
    """The sums that a support gives."""
    return [one.main for one in given.grants if one.main]


def _add_up(parts: list[Sum], whole: Sum) -> bool:
    """Whether several parts come to the whole."""
    total = sum((one.value for one in parts), Decimal(0))
    return len(parts) > 1 and total == whole.value
