"""单次的限额高于全年的：每家每年不超过20万元，单次不超过30万元。

检查：同一条（同一组项）里单次、单笔的最高额高于每年（累计）的最高额；“每月不超过5次，每年不超过3次”一类小时段的上限高于大时段的；“不超过500元，其中某类不超过1000元”“不少于200平方米，其中某区不少于250平方米”；“每项150万元”高于“单个企业年度奖励总额不超过100万元”。写明除外、不受限制，贷款、担保、基金的数额，不比较。
为什么：小的限额高于大的，申请人和审核人各按各的算。
不好：每家每年申领不超过20万元，单次申领不超过30万元
好：每家每年申领不超过20万元，单次申领不超过10万元
来源：数值之间的基本关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth
from policypress.lint.rules.numbers._measures import (
    MOST,
    UNIT,
    measured,
)

RULE = Rule(
    code="NUM-30",
    name="narrow-above-wide",
    severity="warning",
    strength="逻辑",
    source="数值之间的基本关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_G = "[^。；，、\n0-9]"
_UPPER = "(?:不超过|不得超过|最高|上限为?|限额?为?|不高于)"
_ONCE = re.compile(
    f"(?:单次|每次|单笔|每笔)(?P<what>{_G}{{0,12}}?)"
    f"(?:{_UPPER}(?:为|不超过)?|补贴|补助|奖励|资助|申领)"
    rf"(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
_YEARLY = re.compile(
    f"(?:每年|年度|全年|每年度|一年内|累计){_G}{{0,12}}?{_UPPER}(?:为|不超过|给予|补贴|补助"
    f"|奖励|资助)?(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
# 单个企业年度奖励总额不超过100万元
_OF_ALL = re.compile(
    "(?:同一|单个|单家|单户|每个|每家|每户)"
    "(?:企业|单位|主体|机构|个人|团队|家庭|组织|合作社|申报人|申请人|项目单位|申报单位)"
    "(?:每年|年度|全年|当年|每年度|累计|同一年度)(?:获得)?的?"
    "(?:申领|奖励|补助|补贴|资助|奖补|扶持|支持)?(?:资金)?(?:总额|合计|累计|总和)"
    rf"{_G}{{0,4}}(?:不超过|不得超过|最高)(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
_EACH = re.compile(
    f"(?:单个?|每)(?:个|项|台|套|件|次|笔){_G}{{0,6}}?(?P<number>{NUMBER})(?P<unit>{MONEY})"
    "(?![以及]|的)"
)
_GIVES = re.compile("奖励|补助|补贴|资助|奖补")
# 按10%给予补贴，最高200万元。……比例提高到12%，最高180万元
_RAISED = re.compile(
    rf"(?P<share>[0-9]{{1,2}})[%％][^。；\n%％0-9]{{0,24}}最高(?P<number>{NUMBER})(?P<unit>{MONEY})"
    rf"[^%％\n]{{0,60}}提高[到至](?P<share2>[0-9]{{1,2}})[%％][^。；\n%％0-9]{{0,24}}"
    rf"(?P<last>最高(?P<number2>{NUMBER})(?P<unit2>{MONEY}))"
)
# 培训补助每人不超过500元，其中高风险岗位每人不超过1000元
_AMONG = re.compile(
    f"(?P<who>每人|每户|每家|每亩|每个?项目|每个|单个?项目|单家企业|单个企业|每年|单次|每次|总额|比例){_G}{{0,10}}?"
    f"{_UPPER}(?P<number>{NUMBER})(?P<unit>{MONEY}|%|％){_G}{{0,8}}[，。；]其中[：，]?{_G}{{0,30}}"
    f"(?:，{_G}{{0,16}})?"
    f"(?P<last>{_UPPER}(?P<number2>{NUMBER})(?P<unit2>{MONEY}|%|％))"
)
# 面积不少于200平方米，其中办公区不少于250平方米
_LEAST_AMONG = re.compile(
    f"(?:不少于|不低于|不小于|不得少于|不得低于)(?P<number>{NUMBER})"
    f"(?P<unit>{UNIT}){_G}{{0,6}}[，（(；]其中[：，]?{_G}{{1,16}}?"
    f"(?:不少于|不低于|不小于|不得少于|不得低于)(?P<number2>{NUMBER})(?P<unit2>{UNIT})"
)
_MAY = re.compile("提高|放宽|上浮|增加|可达|可以达|累计|总额|合计")
# 每月不超过5次，每年不超过3次
_SPANS = {
    "每日": 1,
    "每天": 1,
    "每周": 7,
    "每月": 30,
    "每季度": 90,
    "每季": 90,
    "每半年": 180,
    "每年": 365,
    "每年度": 365,
}
_SPAN = "|".join(sorted(_SPANS, key=len, reverse=True))
_TWO_SPANS = re.compile(
    f"(?P<span>{_SPAN})(?P<what>{_G}{{0,12}}?)(?:{MOST})(?:为)?(?P<low>{NUMBER})"
    f"[ ]?(?P<unit>{UNIT})"
    f"[，；、]{_G}{{0,10}}?(?P<span2>{_SPAN}){_G}{{0,12}}?(?:{MOST})"
    f"(?:为)?(?P<high>{NUMBER})[ ]?(?P<unit2>{UNIT})"
)
_EXCEPT = re.compile("除外|不受|不计入|另有规定|以外|特别|经[一-鿿]{0,10}批准")
_LINES = 3  # lines between two ceilings of one list
_NEAR = 80  # characters before an amount that say what it is
_OTHER = re.compile(
    "单价|价格|投资|产值|营业|销售|贷款|担保|授信|基金|保额|保费|出资|额度|转账|交易|捐赠|罚|收费"
    "|处分|缴"
)


_ITEM = re.compile("第（[^）]*）项.*$")


class _Cap(Struct, frozen=True):
    """A ceiling in yuan, with where it stands."""

    start: int
    end: int
    amount: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each narrow ceiling above the wide one that is said beside it."""
    once = list(_once(paper))
    hits = [
        *(once or _of_all(paper)),
        *_spans(paper),
        *_raised(paper),
        *_among(paper),
    ]
    kept = {hit.start: hit for hit in hits}
    yield from (kept[start] for start in sorted(kept))


def _among(paper: Paper) -> Iterator[Hit]:
    """Of what has a ceiling, a part with a higher one."""
    for found in paper.search(_AMONG):
        wide, kind = measured(found["number"], found["unit"])
        narrow, other = measured(found["number2"], found["unit2"])
        words = found[0]
        is_open = _MAY.search(words) or _EXCEPT.search(words)
        if kind == other and narrow > wide and not is_open:
            message = f"“其中”一项的限额高于前面的{shown(wide, kind)}。"
            yield Hit(*found.span(), message, "核对两个限额。")
    for found in paper.search(_LEAST_AMONG):
        whole, kind = measured(found["number"], found["unit"])
        part, other = measured(found["number2"], found["unit2"])
        if kind == other and kind != "%" and part > whole:
            message = f"“其中”一项的下限高于全部的{shown(whole, kind)}。"
            yield Hit(*found.span(), message, "核对两个下限。")


def _caps(paper: Paper, pattern: re.Pattern[str]) -> list[_Cap]:
    """The ceilings of a kind, without those of loans and those with exceptions."""
    found: list[_Cap] = []
    for one in paper.search(pattern):
        first, last = paper.sentence(one.start())
        is_other = _OTHER.search(paper.text, first, last) or _EXCEPT.search(
            paper.text, first, last
        )
        if not is_other:
            amount, _ = worth(one["number"], one["unit"])
            found.append(_Cap(*one.span(), int(amount)))
    return found


def _once(paper: Paper) -> Iterator[Hit]:
    """What may be had once, above all that may be had in a year: in one clause, and where
    several are named above the greatest of them."""
    yearly = _caps(paper, _YEARLY)
    for cap in _caps(paper, _ONCE):
        beside = [one for one in yearly if _is_beside(paper, one, cap)]
        most = max((one.amount for one in beside), default=0)
        if beside and cap.amount > most:
            message = (
                f"单次{shown_yuan(cap.amount)}，高于全年的{shown_yuan(most)}。"
            )
            yield Hit(cap.start, cap.end, message, "核对两个限额。")


def _is_beside(paper: Paper, one: _Cap, other: _Cap) -> bool:
    """Whether two ceilings stand in one clause, or in lines that follow each other."""
    first, second = paper.passage_at(one.start), paper.passage_at(other.start)
    if first.node is second.node:
        return True
    clauses = {_ITEM.sub("", one.node.name) for one in (first, second)}
    return len(clauses) == 1 and abs(first.line - second.line) <= _LINES


def shown_yuan(amount: int) -> str:
    """An amount as a reader would write it."""
    return shown(worth(str(amount), "元")[0], "元")


def _of_all(paper: Paper) -> Iterator[Hit]:
    """The only ceiling of all rewards of a firm, below what one of them gives."""
    overall = _caps(paper, _OF_ALL)
    if len(overall) != 1:
        return
    cap = overall[0]
    amounts = [
        one.amount
        for one in _caps(paper, _EACH)
        if _GIVES.search(paper.text, max(0, one.start - _NEAR), one.end)
        or _GIVES.search(paper.text, cap.start, cap.end)
    ]
    most = max(amounts, default=0)
    if most > cap.amount:
        message = (
            f"总额{shown_yuan(cap.amount)}，低于单项给予的{shown_yuan(most)}。"
        )
        yield Hit(cap.start, cap.end, message, "核对总额和单项标准。")


def _spans(paper: Paper) -> Iterator[Hit]:
    """A ceiling of a short time above that of a longer one."""
    for found in paper.search(_TWO_SPANS):
        low, kind = measured(found["low"], found["unit"])
        high, other = measured(found["high"], found["unit2"])
        short, long = _SPANS[found["span"]], _SPANS[found["span2"]]
        if kind != other or short == long or kind == "%":
            continue
        is_wrong = low > high if short < long else low < high
        if is_wrong:
            message = f"{found['span']}的上限与{found['span2']}的上限颠倒。"
            yield Hit(*found.span(), message, "核对两个上限。")


def _raised(paper: Paper) -> Iterator[Hit]:
    """A ceiling that sinks where the share that it bounds rises."""
    for found in paper.search(_RAISED):
        most, _ = worth(found["number"], found["unit"])
        other, _ = worth(found["number2"], found["unit2"])
        if int(found["share"]) < int(found["share2"]) and other < most:
            message = f"比例提高了，最高额反而低于前面的{shown(most, '元')}。"
            yield Hit(*found.span("last"), message, "核对两个最高额。")
