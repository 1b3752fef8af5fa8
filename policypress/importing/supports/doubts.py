"""What a sentence says of its amounts that no amount of the model holds (存疑): such a
support stays words, and the drafter reads why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.here import Around
from policypress.importing.supports.units import unknown_each
from policypress.language.sums import Sum

# Said in words that no amount of the model holds.
_IN_WORDS = re.compile(
    "减半(?!收取|征收|缴纳|收费)|折半|上浮|下浮|翻番|翻倍|加倍|[0-9一二三两]倍(?!的?数)"
)
IN_WORDS = "倍数、减半等算法没有拟出"
_BANDS = re.compile(
    "(?:以下|以内|不超过)[^，。；]{0,4}部分[^。]*(?:以上|超过|超出)[^，。；]{0,6}部分"
    "|超过[^，。；]{0,12}(?:以上)?(?:的)?部分"
)
# 每完成1亿元产值奖励20万元: so much money for so much money, which no amount holds.
_FOR_MONEY = re.compile(
    "每(?:再)?(?:(?:新)?(?:满|增加|增长|新增|递增|提高|完成|实现|达到|超过?|多|引进|到账|到位|投入|"
    "出口|进口|销售|缴纳|产生|贡献|融资|贷款))?(?:人民币)?[ ]?"
    "(?:[0-9.,]+[ ]?[百千万亿]*|[一二三五百千万亿]+)"
    "(?:美|欧|日|港|英)?元"
)
# 按贷款市场报价利率的50%: a share of a rate is no sum.
_RATE_OF_RATE = re.compile("利率|LPR|费率|税率$|比例$")
# 按月申领: how often, where no 每月 stands at the sum.
_MARKET = re.compile("LPR(?!的?差)|市场报价利率|基准利率")
_PER_POINT = re.compile("每[^，。；]{0,10}个百分点")
_BY_TIME = re.compile(
    "按(?:月|季度?|年度?|学期)(?:申领|发放|领取|计发|拨付|给予|补贴|补助)"
)
_FOR_WHOM_ONLY = re.compile(
    "^(?:每|单|同一)一?个?(?:家|户|人|企业|单位|机构|项目|主体)$"
)
_TOTAL_OF = re.compile("(?:合计|总计|共计|累计)[^，。；0-9]{0,6}$")
_RAISED_TO = re.compile("(?:提高|调整|增加|上调|降低|下调)(?:到|至|为)[ ]*$")


def for_money(words: str) -> Iterator[tuple[int, int]]:
    """Where a sum stands for which another is given."""
    yield from (found.span() for found in _FOR_MONEY.finditer(words))


def doubt_beside(
    given: Given,
    group: Sequence[Sum],
    around: Around,
) -> None:
    """What the words beside the last amounts of a support say. group: their sums."""
    last = given.grants[-1]
    if last.is_most and _FOR_WHOM_ONLY.match(last.situation):
        given.doubt(f"限额{group[0].words}低于前面的金额")
    if group[0].kind == "money":
        _doubt_unit(given, around)
    if not last.per and _BY_TIME.search(around.clause + around.after):
        given.doubt("按月、按年发放，没有读出期数")
    _doubt_others(given, group, around)


def _doubt_unit(given: Given, around: Around) -> None:
    """What a sum is for each of, where that is nothing known."""
    unknown = unknown_each(around.near)
    per = given.grants[-1].per
    is_read = bool(per) and per in unknown
    if unknown and not is_read:
        given.doubt(f"“{unknown}”是按什么计的不明确")


def _doubt_others(
    given: Given,
    group: Sequence[Sum],
    around: Around,
) -> None:
    """A sum of the amounts before it, or one to which something is raised."""
    first = group[0].words
    is_later = len(given.grants) > len(group)
    if is_later and _TOTAL_OF.search(around.near):
        given.doubt(f"合计的{first}与各项金额的关系不明确")
    if not is_later and _RAISED_TO.search(around.near):
        given.raised = f"提高到{first}的是哪一项不明确"


def doubt_added(given: Given, before: Given | None) -> None:
    """A sum on top of one for each of something may be for each of it as well: 每人每月350元，
    其中重度失能的加发150元. before: what it comes on top of."""
    if before is None or not before.grants[-1].counts or not given.is_on_top:
        return
    one, unit = given.grants[0], before.grants[-1]
    if one.per or one.main is None or one.is_rate or unit.main is None:
        return
    is_small = one.main.value <= unit.main.value
    if is_small and given.mode == before.mode:
        given.doubt(f"加发的{one.main.words}是不是每{unit.per}都加，不明确")


def doubt_of_part(given: Given, words: str) -> None:
    """What the words of a whole part say."""
    if _IN_WORDS.search(words):
        given.doubt(IN_WORDS)
    if _FOR_MONEY.search(words) and not _has_for_money(given):
        given.doubt("每若干元折算若干的算法没有拟出")
    if _PER_POINT.search(words):
        given.doubt("每若干个百分点折算若干的算法没有拟出")
    if any(map(_is_of_a_rate, given.grants)):
        given.doubt("比例的基数是利率、比例，不是金额")
    if len({grant.is_rate for grant in given.grants}) > 1:
        given.doubt("金额和比例并列，怎样取用不明确")
    if _BANDS.search(words) and len(given.grants) > 1:
        given.kind = "progressive"
        given.doubt("分段累进没有拟出")


def _has_for_money(given: Given) -> bool:
    """Whether so much for so much money is read already."""
    return any(one.every or one.per == "美元" for one in given.grants)


def _is_of_a_rate(grant: Grant) -> bool:
    """Whether a percentage is one of a rate; two points of it are points of the loan."""
    if grant.main is None or "百分点" in grant.main.words:
        return False
    if is_of_market(grant):
        return False
    return _RATE_OF_RATE.search(grant.base) is not None


def is_of_market(grant: Grant) -> bool:
    """Whether a percentage is one of a market rate: LPR的50%."""
    return grant.main is not None and _MARKET.search(grant.base) is not None


def doubt_of_market(given: Given) -> None:
    """A share of a market rate is left to a decision where it is one, and doubted among
    others."""
    are_of_market = any(map(is_of_market, given.grants))
    if are_of_market and given.kind != "formula":
        given.doubt("比例的基数是利率、比例，不是金额")
