"""增幅与两年的数对不上：2023年80亿元，2024年100亿元，增长20%。

检查：“由某年的甲数增加到某年的乙数，增长百分之几”；“某年甲数，次年乙数，（同比）增长百分之几”；“达到甲数，较某年的乙数增长百分之几”，算出来的与写出的相差一个百分点以上的。写明年均、约、实际增长的不比较。
为什么：三个数里有一个写错了，起草说明和目标任务都不能信。
不好：2023年产值80亿元，2024年产值100亿元，同比增长20%
好：2023年产值80亿元，2024年产值100亿元，同比增长25%
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._measures import NUMBER, UNIT, measured

RULE = Rule(
    code="NUM-44",
    name="growth-of-years",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_G = "[^。；，、\n0-9]"
_YEAR = "20[0-9]{2}年(?:底|末|度)?"
_UNITS = f"(?:万人次|万人|万户|万吨|万辆|亿千瓦时|{UNIT})"
_FIRST = f"(?P<first>{NUMBER})(?P<unit>{_UNITS})"
_SECOND = f"(?P<second>{NUMBER})(?P<unit2>{_UNITS})"
_MOVED = "(?:增加|增长|提高|上升|提升|减少|下降|降低|压减)"
_RATE = r"(?P<rate>[0-9]{1,4}(?:\.[0-9]{1,2})?)[%％]"
_PATTERNS = (
    # 由2020年的12万人增加到2024年的15万人，增长25%
    re.compile(
        f"[由从](?:{_YEAR})?的?{_G}{{0,8}}?{_FIRST}{_MOVED}(?:到|至)"
        f"(?:{_YEAR})?的?{_G}{{0,8}}?{_SECOND}"
        f"[，、（(]{_G}{{0,6}}?{_MOVED}了?{_RATE}"
    ),
    # 2023年产值80亿元，2024年产值100亿元，同比增长25%
    re.compile(
        f"{_YEAR}{_G}{{0,12}}?{_FIRST}[，、]{_YEAR}{_G}{{0,12}}?{_SECOND}"
        f"[，、（(](?:同比|比上年|较上年)?{_MOVED}了?{_RATE}"
    ),
    # 达到150家，较2020年的120家增长25%
    re.compile(
        f"(?<![0-9.]){_SECOND}{_G}{{0,6}}，(?:比"
        f"|较){_YEAR}的?{_G}{{0,6}}?{_FIRST}{_MOVED}了?{_RATE}"
    ),
)
# 由1.2万户增至2.4万户，增长了两倍: that is once as much again.
_TIMES = re.compile(
    f"[由从](?:{_YEAR})?的?{_G}{{0,8}}?{_FIRST}(?:增加|增长|提高|上升|增)(?:到|至)"
    f"(?:{_YEAR})?的?{_G}{{0,8}}?{_SECOND}"
    f"[，、（(]{_G}{{0,6}}?(?:增加|增长|提高)了?(?P<times>[一两二三四五六]|[0-9]{{1,2}}(?:\\.[0-9])?)倍"
)
_WORDS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_NOT_PLAIN = re.compile("约|左右|近|超|年均|实际|可比|以上|多|余|不低于|力争")
_NEARLY = 0.05  # of a multiple that is meant
_ROOM = 1  # of a hundred: rates are rounded


def find(paper: Paper) -> Iterator[Hit]:
    """Each rate of growth that its two figures do not make."""
    for pattern in _PATTERNS:
        yield from _of_rates(paper, pattern)
    yield from _of_multiples(paper)


def _of_rates(paper: Paper, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Each rate in hundredths (百分数), in one of the ways to say it."""
    for found in paper.search(pattern):
        first, kind = _amount(found["first"], found["unit"])
        second, other = _amount(found["second"], found["unit2"])
        if kind != other or not first or _NOT_PLAIN.search(found[0]):
            continue
        made = abs(second - first) / first * 100
        if abs(made - float(found["rate"])) > _ROOM:
            message = f"按两个数算是{made:.1f}%，写作{found['rate']}%。"
            yield Hit(*found.span(), message, "核对两个数和百分比。")


def _of_multiples(paper: Paper) -> Iterator[Hit]:
    """Each multiple (倍数) that counts what was there before as well."""
    for found in paper.search(_TIMES):
        first, kind = _amount(found["first"], found["unit"])
        second, other = _amount(found["second"], found["unit2"])
        if kind != other or not first:
            continue
        multiple = second / first
        said = float(_WORDS.get(found["times"], 0) or found["times"])
        if abs(multiple - said) < _NEARLY:
            made = f"按两个数算是增长{multiple - 1:.1f}倍"
            message = f"{made}，写作{found['times']}倍。"
            hint = "增长几倍不含原来的数；写“是原来的……倍”。"
            yield Hit(*found.span(), message, hint)


def _amount(number: str, unit: str) -> tuple[float, str]:
    """A number and what it counts."""
    amount, kind = measured(number, unit)
    return float(amount), kind
