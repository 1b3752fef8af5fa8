"""以期限已过的五年规划为依据：2024年的起草说明列《某省“十三五”规划》。

检查：依据里（根据、依照、贯彻、起草依据各项）《……“十N五”……规划》《……计划（2018—2020年）》的规划期早于文件的年份（成文日期、文号、标题里的年度）。只说历史、期间成果的不查。
为什么：规划期已过，以它为依据说明沿用了旧稿，应当换成现行规划。
不好：2024年起草，依据《某省产业“十三五”发展规划》
好：2024年起草，依据《某省产业“十四五”发展规划》
来源：《中华人民共和国国民经济和社会发展第十三个五年规划纲要》等各期规划的期间；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.effect._days import head_date, issue_date

RULE = Rule(
    code="BAS-04",
    name="expired-plan",
    severity="warning",
    strength="实务",
    source="《中华人民共和国国民经济和社会发展第十三个五年规划纲要》等各期规划的期间",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_PLAN = re.compile(
    "《[^《》\n]{0,40}?(?:“?(?P<plan>十[一二三四五六])五”?|第(?P<whole>十[一二三四五六])个五年)"
    "[^《》\n]{0,40}?(?:规划|计划|纲要)[^《》\n]{0,12}》"
)
# 《某行动计划（2018—2020年）》
_YEARS = re.compile(
    "《[^《》\n]{2,40}?(?:规划|计划|方案|纲要)[（(]20[0-9]{2}年?(?:[—～~－-]{1,2}|至)"
    "(?P<last>20[0-9]{2})年?[）)]》"
)
# What a text rests on: 根据《…》, or a line that is nothing but the title.
_BASIS = re.compile("根据|依据|依照|按照|贯彻|落实|执行|为实施")
# 2025年执行《…》情况良好
_TOLD = re.compile("(?:20[0-9]{2}年|上年|去年|已|曾)[^，。；《]{0,6}$")
_ALONE = re.compile(
    "^(?:[（(][^）)]{1,3}[）)]|[0-9]{1,2}[.．、])?[ \\u3000]*$"
)
# The number of the text itself stands alone on its line.
_NUMBER = re.compile(
    "^[ \\u3000]*[一-鿿]{2,12}〔(20[0-9]{2})〕[0-9]{1,4}号[ \\u3000]*$",
    re.MULTILINE,
)
# 某县2026年蜂业补助项目申报指南
_OF_YEAR = re.compile("(20[0-9]{2})年度?(?![—～至到-])")
_FIRST, _EACH = 2006, 5  # the first year of 十一五, and the years of each plan


def find(paper: Paper) -> Iterator[Hit]:
    """Each plan whose years were over when the text was written."""
    year = 0
    for found in (
        one for plan in (_PLAN, _YEARS) for one in paper.search(plan)
    ):
        year = year or _year(paper)
        ended = _ended(found)
        if year > ended and _is_basis(paper, found):
            message = f"这个规划到{ended}年为止，本文是{year}年的。"
            yield Hit(
                *found.span(), message, "核对有没有新的规划，改引新规划。"
            )


def _ended(found: re.Match[str]) -> int:
    """The last year of a plan."""
    named = found.groupdict()
    if named.get("last"):
        return int(named["last"])
    plan = value_of(named["plan"] or named["whole"])
    return _FIRST + (plan - 11) * _EACH + _EACH - 1


def _year(paper: Paper) -> int:
    """The year of a text: of its date, its number or its title; -1 where none has one."""
    issued = issue_date(paper) or head_date(paper)
    if issued is not None:
        return issued.year
    number = _NUMBER.search(paper.text)
    titled = _OF_YEAR.search(paper.tree.title or paper.tree.name)
    if number or not titled:
        return int(number[1]) if number else -1
    return int(titled[1])


def _is_basis(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a text rests on a title, and is not about it."""
    passage = paper.passage_at(found.start())
    before = paper.text[passage.start : found.start()]
    first, _ = paper.sentence(found.start())
    words = paper.text[max(first, passage.start) : found.start()]
    is_alone = _ALONE.match(before) and passage.part != "title"
    is_told = _TOLD.search(words) is not None
    return bool(is_alone or (_BASIS.search(words[-60:]) and not is_told))
