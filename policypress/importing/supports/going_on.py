"""Whether a part goes on with what the part before it gives, and how both are joined
(接续): levels of one support, steps above its beginning, portions at their own rates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.alike import are_alike, is_within
from policypress.importing.supports.caps import bound, share_caps
from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.phrases import YEAR

# 1000小时以下的部分, 超过1000小时的部分.
_PORTION = re.compile(
    "(?:以下|以内|不超过|未超过|不满)[^，。；]{0,8}部分|(?:超过|超出)[^，。；]{0,24}部分"
)

_WHOSE = re.compile(
    "(?:单个|每家|每户|每个|同一|单户|单家)(?:企业|单位|主体|机构|申请|经营|法人|农户)?"
)


def goes_on(
    text: str,
    before: Given,
    given: Given,
    sentence: int,
) -> bool:
    """Whether a part of the same line says another level of what was given before.
    sentence: the one that the part is of."""
    if given.grows and _is_beginning(before):
        return before.sentence == sentence
    words = text[given.start : given.end]
    if YEAR.match(words.strip()):
        return True
    if given.raised and words.strip().startswith("其中"):
        return _is_same_sort(before.grants[-1], given.grants[0])
    if len({before.mode, given.mode} - {""}) > 1:
        return False
    if before.sentence == sentence and _goes_on_within(before, given):
        return True
    return are_alike(before.skeleton, given.skeleton)


def _goes_on_within(before: Given, given: Given) -> bool:
    """Whether a part of the same sentence does: it opens with no object of its own, or
    with a level of one that was named."""
    if not _is_same_sort(before.grants[-1], given.grants[0]):
        return False
    if _are_of_others(before.grants[-1], given.grants[0]):
        return False
    is_list = given.opens or len(given.grants) > 1
    return not is_list or is_within(before.skeleton, given.skeleton)


def _is_beginning(before: Given) -> bool:
    """Whether steps may stand above what was given before: a sum, or one for each."""
    return len(before.grants) == 1 and not before.grants[0].is_rate


def _is_same_sort(one: Grant, other: Grant) -> bool:
    """Whether two amounts are both rates, or both sums for each of the same things."""
    if one.is_rate or other.is_rate:
        return one.is_rate == other.is_rate
    if one.counts or other.counts:
        return one.per == other.per
    return True


def _are_of_others(one: Grant, other: Grant) -> bool:
    """Whether two rates are of other things: 发行规模的1%, and 融资金额的2%."""
    if not one.base or not other.base:
        return False
    pairs = {one.base[at : at + 2] for at in range(len(one.base) - 1)}
    return not any(pair in other.base for pair in pairs)


def join(text: str, before: Given, given: Given) -> None:
    """Two parts become one support. Years of a sum that is a total are no levels."""
    words = text[given.start : given.end].strip()
    first = before.grants[0].situation
    if YEAR.match(words) and not YEAR.match(first):
        before.doubt("分年的金额与总额的关系不明确")
    share_caps(before, given.grants)
    _inherit_base(before.grants[-1], given.grants)
    if given.grows:
        _onto_steps(before, given)
    elif _is_portion(text, before) and _PORTION.search(words):
        before.kind = "progressive"
        before.doubt("分段累进没有拟出")
    if before.line == given.line:
        _share_back(text, before, given.grants[-1])
    _raise(before, given)
    before.take(given)


def _onto_steps(before: Given, given: Given) -> None:
    """每增加1000吨，增加1.5万元 above 达到3000吨的，给予6万元: a ceiling is one of both."""
    before.kind = "steps"
    (more,) = given.grants
    if before.grants[0].counts:
        before.doubt("起点的金额按数量计，阶梯没有拟出")
    if more.cap:
        bound(before, before.grants[0], more.cap, more.cap_scope)


def _is_portion(text: str, before: Given) -> bool:
    """Whether what was given before is for a portion."""
    return _PORTION.search(text[before.start : before.end]) is not None


def _inherit_base(last: Grant, grants: Sequence[Grant]) -> None:
    """购买一级能效产品的，按20%给予补贴: of what the rate before it is of."""
    for one in grants:
        if one.is_rate and not one.base:
            one.base = last.base


def _share_back(text: str, before: Given, last: Grant) -> None:
    """A ceiling that says whom or when it is for, behind the last of several levels of
    which none has one, is a ceiling of them all."""
    if last.cap is None or any(one.cap for one in before.grants):
        return
    start = max(text.rfind(mark, 0, last.cap.start) for mark in "，；。\n")
    is_whose = _WHOSE.search(text, start + 1, last.cap.start) is not None
    if not last.cap_scope and not is_whose:
        return
    for one in before.grants:
        bound(before, one, last.cap, last.cap_scope)


def _raise(before: Given, given: Given) -> None:
    """其中智能化项目补助比例提高至15%, behind the one rate that it can mean: a level."""
    is_clear = len(before.grants) == 1 and len(given.grants) == 1
    is_clear = is_clear and given.sentence - before.sentence <= 1
    one, other = before.grants[0], given.grants[0]
    if given.raised and is_clear and _is_same_sort(one, other):
        other.per = other.per or one.per
        given.raised = ""
