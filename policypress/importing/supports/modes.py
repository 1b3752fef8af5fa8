"""What sort of benefit a sum is (资助方式), in the text's own word."""

from __future__ import annotations

import re

from policypress.importing.supports.here import Around, Here
from policypress.importing.supports.phrases import (
    SPECIFIC,
    VAGUE,
    last_mode_in,
    mode_in,
    mode_of_way,
)
from policypress.language.sums import Sum

_STANDARD_OF = re.compile(
    f"({'|'.join(SPECIFIC)})(?:金额|标准|比例|额度|总额|限额|资金)?(?:为|是|：)[^，。；]{{0,40}}$"
)
# 给予激励, and no 给予企业 or 给予优先支持.
_GIVEN = re.compile(
    "(?:给予|发放|享受)(?P<noun>[\u4e00-\u9fff]{2,4}?)(?:资金)?$"
)
_LENT = re.compile("^的(?P<noun>[\u4e00-\u9fff]{0,8}贷款)$")
_VOUCHER = re.compile(
    "(?:发放|给予|提供|领取)[^，。；0-9]{0,10}?(?P<noun>(?:服务|创新|消费|科技|代金|抵用)券)"
)
_NEXT_BENEFIT = re.compile("和|以及|并")
FREE = ("免收", "免缴")
HALF = "减半"
_LOOK_BACK = (
    200  # characters of the line before, for a word that was said there
)


def mode_of(
    one: Sum,
    around: Around,
    here: Here,
) -> str:
    """The word for what is given: behind the figure, before it, in the part; a vague one
    (资金支持) gives way to the way it is given (采取后补助方式). "" where nothing says."""
    if one.words in FREE:
        return one.words
    if one.words == HALF:
        said = here.text[here.line_start : one.start]
        return next((word for word in FREE if word in said), "减免")
    standard = _STANDARD_OF.search(around.near)
    if standard:
        return mode_in(standard[1])
    behind = mode_in(_NEXT_BENEFIT.split(around.after)[0])
    before = last_mode_in(around.near)
    soon = mode_in(re.split("[0-9]", around.rest)[0])
    way = mode_of_way(here.text[here.line_start : around.end])
    told = next(
        (word for word in (behind, before, soon) if word not in VAGUE),
        way,
    )
    if told:
        return told
    if behind in ("资金支持", "经费"):
        return behind
    return _wider(around, here, [behind, before])


def _wider(
    around: Around,
    here: Here,
    vague: list[str],
) -> str:
    """The telling word of the part, of the list's head, of the line; else a vague one."""
    line = here.text[here.line_start : here.part.start]
    wider = [
        mode_in(around.rest),
        last_mode_in(here.before(around.end)),
        last_mode_in(here.head),
        last_mode_in(line[-_LOOK_BACK:]),
    ]
    for word in wider:
        if word not in VAGUE:
            return word
    found = next((word for word in (*vague, *wider) if word), "")
    return found or _noun(around)


def _noun(around: Around) -> str:
    """What is given by a word of its own: 激励 of 按50%给予激励, a loan, a voucher."""
    for pattern, words in (
        (_GIVEN, around.near + around.after),
        (_LENT, around.after),
        (_VOUCHER, around.before),
    ):
        if found := pattern.search(words):
            return found["noun"]
    return ""
