"""Percentages that nobody is given (比例的去向): kept or passed by what somebody has, paid by
himself, spent on something, shared by several who pay.
"""

from __future__ import annotations

import re

from policypress.importing.supports.here import Around
from policypress.importing.supports.phrases import BENEFIT

# 担保费率不高于1%的: a measure that somebody has to keep.
_RATE_KEPT = re.compile(
    "率(?:原则上)?(?:不高于|不低于|不超过|不得超过|高于|低于|达到|超过|在|为)[ ]*$"
)
# 结余超过资助总额30%的, and what is paid out of somebody's own pocket.
_BEYOND_SHARE = re.compile(
    "(?:超过|超出|达到|低于|不足|高于|达|未达到)[^，。；0-9]{1,14}$"
)
_OWN_PART = re.compile(
    "(?:自负|自付|自担|自缴|自行承担|自行负担|个人承担|个人负担|企业承担)[^，。；0-9]{0,4}$"
)
# 60%以上用于奖励研发人员; 市、区按1:1比例分担: how money is spent, and who pays it.
_SPENT_ON = re.compile("^(?:以上|以下|以内)?(?:应当?|须)?用于")
_SPENT_BEFORE = re.compile(
    "用于[^，。；0-9]{0,24}(?:比例|部分)?(?:不低于|不少于|不得低于|不得少于)[ ]*$"
)
# 其余30%由投保主体承担
_PAID_BY = re.compile(
    "^由(?![^，。；]{0,8}(?:财政|政府))[^，。；]{1,12}(?:承担|负担|自担|自筹|支付)"
)
_SHARED = re.compile("^(?:的)?(?:比例)?(?:共同)?(?:分担|负担|承担|分摊|出资)")
_BENEFIT = re.compile(
    "^(?:的标准|标准|的比例|比例|的额度)?(?:的|对)?"
    f"[^，。；0-9]{{0,24}}?(?:{BENEFIT})"
)


def is_kept(around: Around) -> bool:
    """Whether a percentage is one that is kept or passed by what somebody has, or that
    somebody pays himself."""
    near = around.near
    if _OWN_PART.search(near) or _PAID_BY.match(around.after):
        return True
    if _SPENT_ON.match(around.after) or _SPENT_BEFORE.search(near):
        return True
    is_open = (
        around.after.startswith(("的", "以上", "以下")) or not around.after
    )
    is_benefit = _BENEFIT.match(around.after) is not None
    if _RATE_KEPT.search(near):
        return is_open and not is_benefit and "补贴率" not in near
    is_gone_by = _BEYOND_SHARE.search(near) is not None
    return is_gone_by and around.after in ("的", "以上的", "以下的")


def is_shared(around: Around) -> bool:
    """Whether a ratio is one at which several pay: 市、区按1:1比例分担."""
    return _SHARED.match(around.after) is not None
