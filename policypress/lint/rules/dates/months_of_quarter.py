"""季度与月份对不上：第一季度（1月至4月）。

检查：第几季度、上半年、下半年后面括注的起止月份不是这个季度（半年）的；“一季度末（4月底）”一类的月份也查。
为什么：季度是固定的三个月，括注不符就有两个时间。
不好：第一季度（1月至4月）
好：第一季度（1月至3月）
来源：历法；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="DA-19",
    name="months-of-quarter",
    severity="error",
    strength="逻辑",
    source="历法",
)
_SPAN = "(?:(?:第)?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
_MONTH = "[0-9]{1,2}"
_MONTHS = re.compile(
    f"{_SPAN}[（(](?:即)?(?P<from>{_MONTH})月?(?:1日)?(?:起)?[至到—～~-]{{1,2}}"
    f"(?P<to>{_MONTH})月(?:底|末|3[01]日)?[）)]"
)
_END = re.compile(
    rf"{_SPAN}(?:末|结束|底)[（(](?:即)?(?P<end>{_MONTH})月(?:底|末|3[01]日)(?:前)?[）)]"
)
# 每季度最后一个月（3月、6月、9月、12月）
_EACH = re.compile(
    f"每(?:个)?季度?(?:的)?(?P<which>首|第一个?|末|最后一个?)月[（(](?:即)?(?P<months>{_MONTH}月?"
    f"(?:[、，]{_MONTH}月?){{2,3}}?)月?[）)]"
)
# 第二季度（4月、5月、6月）
_NAMED = re.compile(
    rf"{_SPAN}[（(](?:即)?(?P<months>{_MONTH}月?[、，]{_MONTH}月?[、，和]{_MONTH}月)[）)]"
)
_QUARTERLY = {True: [1, 4, 7, 10], False: [3, 6, 9, 12]}
_QUARTER, _HALF = 3, 6  # months


def find(paper: Paper) -> Iterator[Hit]:
    """Each quarter or half of a year with other months than its own."""
    for found in paper.search(_MONTHS):
        first, last = _months(found)
        if (int(found["from"]), int(found["to"])) != (first, last):
            yield _hit(found, first, last)
    for found in paper.search(_END):
        first, last = _months(found)
        if int(found["end"]) != last:
            yield _hit(found, first, last)
    yield from _of_each(paper)
    yield from _of_named(paper)


def _of_each(paper: Paper) -> Iterator[Hit]:
    """The first or last months of the quarters, where others are named."""
    for found in paper.search(_EACH):
        meant = _QUARTERLY[found["which"] in ("首", "第一", "第一个")]
        if [
            int(one) for one in re.findall("[0-9]+", found["months"])
        ] != meant:
            text = "、".join(f"{month}月" for month in meant)
            yield Hit(*found.span(), f"应当是{text}。", "核对月份。")


def _of_named(paper: Paper) -> Iterator[Hit]:
    """Each quarter whose three months are named, where one is of another."""
    for found in paper.search(_NAMED):
        first, last = _months(found)
        named = [int(one) for one in re.findall("[0-9]+", found["months"])]
        if found["quarter"] and named != list(range(first, last + 1)):
            yield _hit(found, first, last)


def _months(found: re.Match[str]) -> tuple[int, int]:
    """First and last month of what is named."""
    if found["half"]:
        return (1, _HALF) if found["half"] == "上" else (_HALF + 1, 2 * _HALF)
    last = value_of(found["quarter"]) * _QUARTER
    return last - _QUARTER + 1, last


def _hit(found: re.Match[str], first: int, last: int) -> Hit:
    """A stretch of the year and its months."""
    message = f"应当是{first}月至{last}月。"
    return Hit(*found.span(), message, "核对季度和月份。")
