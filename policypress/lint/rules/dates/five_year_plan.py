"""规划期与年份对不上：“十五五”期间（2025—2030年）、三年行动计划（2025—2030年）。

检查：“十二五”至“十六五”后面括注的起止年份，落在该规划期之外的（十三五2016—2020年，十四五2021—2025年，十五五2026—2030年）；“某五”末、初、第几年写的年份；“N年行动（计划、规划、方案）”括注的起止年份不是N年的（首尾各算一年，或者整年相减）。
为什么：起止年份错一年，任务和资金就归错了规划期。
不好：“十五五”期间（2025—2030年）
好：“十五五”期间（2026—2030年）
来源：国民经济和社会发展五年规划的起止年份；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="DA-18",
    name="five-year-plan",
    severity="error",
    strength="逻辑",
    source="国民经济和社会发展五年规划的起止年份",
    spares=frozenset(),
)
_FIRST = 1953  # the first year of the first plan; each has five
_LATER = 3  # years that the second and third plan waited between 1963 and 1965
_PLAN = '[“"]?(?P<plan>十[一二三四五六七]?)五[”"]?'
_YEARS = r"(?P<from>20[0-9]{2})年?[—－–～~至到-]{1,2}(?P<to>20[0-9]{2})年?"
_PERIOD = re.compile(
    rf"{_PLAN}(?:规划)?(?:期间|时期|期|规划)?[（(，]?{_YEARS}"
)
_END = re.compile(
    f"{_PLAN}(?:规划)?(?:期|时期)?(?P<which>末|初|开局之?年|收官之?年|最后一年|第一年)(?:年)?"
    f"[（(，]?(?:即|也就是|到)?[（(]?(?P<year>20[0-9]{{2}})年"
)
_COUNT = re.compile(
    "(?<![0-9第近])(?P<count>[两二三四五六2-9])年(?:专项)?"
    f"(?:行动|规划|攻坚|整治|提升|滚动)[一-鿿]{{0,6}}[（(]{_YEARS}[）)]"
)
# 补贴期限3年，即2025年至2027年; 三年（2025—2027年）行动
_SPAN = re.compile(
    f"(?<![0-9第近前后满])(?P<count>[两二三四五六2-9])年(?:[（(]|，即){_YEARS}"
    "(?:[）)]|(?=[，。；]))"
)
_FIRSTS = ("初", "开局年", "开局之年", "第一年")


def find(paper: Paper) -> Iterator[Hit]:
    """Each stretch of years that is not that of its plan."""
    for found in paper.search(_PERIOD):
        first, last = _plan(found)
        begins, ends = int(found["from"]), int(found["to"])
        if begins < first or ends > last:
            message = f"“{found['plan']}五”是{first}—{last}年。"
            yield Hit(*found.span(), message, "核对起止年份。")
    for found in paper.search(_END):
        first, last = _plan(found)
        meant = first if found["which"] in _FIRSTS else last
        if abs(int(found["year"]) - meant) > (found["which"] in ("初", "末")):
            message = f"“{found['plan']}五”是{first}—{last}年。"
            yield Hit(*found.span(), message, "核对年份。")
    for found in (*paper.search(_COUNT), *paper.search(_SPAN)):
        years = int(found["to"]) - int(found["from"]) + 1
        said = value_of(found["count"])
        if said not in (years, years - 1):
            message = f"{found['from']}—{found['to']}年是{years}年。"
            yield Hit(*found.span(), message, "核对年数和起止年份。")


def _plan(found: re.Match[str]) -> tuple[int, int]:
    """First and last year of a plan: 十四五 is the fourteenth."""
    number = value_of(found["plan"])
    first = _FIRST + _LATER + 5 * (number - 1)
    return first, first + 4
