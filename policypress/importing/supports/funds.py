"""Money that a budget or a fund has (资金来源), and nobody is given."""

from __future__ import annotations

import re

from policypress.importing.supports.here import Around

_FUND = re.compile(
    "(?:基金|资金池|资金)?规模(?:为|达|不低于|不少于)?[^，。；]{0,6}$|设立[^，。；]{0,12}$|铺底资金"
)
_FUND_BEHIND = re.compile(
    "^[^，。；]{0,16}(?:引导资金|专项资金|发展资金|产业基金|引导基金|投资基金|资金池|风险资金"
    "|母基金|子基金)"
)
# 扶持资金由县财政统筹安排，每年不少于2000万元: what the budget has, and nobody is given.
_FUND_SOURCE = re.compile(
    "(?:资金|经费)[^，。；]{0,4}(?:由|列入|纳入|从)[^，。；]{0,14}(?:财政|预算)[^，。；]{0,8}"
    "(?:安排|统筹|列支|保障|解决)?，[^，。；]{0,10}$"
    "|每年(?:统筹)?安排[^，。；0-9]{0,12}(?:专项|发展|扶持|引导"
    "|奖补)[^，。；0-9]{0,4}资金[^，。；0-9]{0,6}$"
    "|(?:专项|扶持|补贴|奖励|补助|奖补|资助)资金(?:年度)?"
    "(?:总额|总量|总规模|规模|预算)[^，。；0-9]{0,6}$"
    "|(?:资金|经费)(?:从|由|在)[^，。；]{0,30}(?:安排|列支|分担|统筹|解决|保障|列入)"
    "[^。；]{0,12}，(?:年度|全年|每年)?(?:总额|总量|规模|预算)?[^，。；0-9]{0,10}$"
    "|预算(?:总额|总规模|规模|总量|资金)?(?:控制在|安排|不超过|不高于|为|达)[^，。；0-9]{0,6}$"
    "|财政[^，。；]{0,12}安排[^，。；0-9]{0,20}(?:资金|经费)[^，。；0-9]{0,4}$"
    "|(?:资金|基金)，(?:每年|年度|首期)(?:安排|统筹|预算|投入|筹集|出资)[^，。；0-9]{0,8}$"
)
# 每年安排5000万元，列入年度财政预算: the same, said behind.
_FUND_LATER = re.compile(
    "^[^，。；]{0,6}，[^，。；]{0,6}(?:列入|纳入)[^，。；]{0,10}预算|^用于(?:落实|兑现|本|上述)"
)


def is_of_fund(around: Around) -> bool:
    """Whether a sum is the size of a fund (基金规模), which nobody is given."""
    if _FUND.search(around.near) or _FUND_SOURCE.search(around.before):
        return True
    if _FUND_LATER.match(around.rest) and "安排" in around.near:
        return True
    return _FUND_BEHIND.match(around.after) is not None
