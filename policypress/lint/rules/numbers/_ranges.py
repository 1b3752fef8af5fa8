"""Ranges of numbers in prose (数值范围): 10万元～20万元, 16-24岁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.made_once import made_once
from policypress.lint.paper import Paper

# What is counted or measured; longer words first. No 条, 款, 页, 号: these are ordinals.
UNITS = (
    "个工作日|个百分点|平方米|立方米|平方公里|个月|周岁|人次|万元|亿元|工作日|公里|公顷|小时|分钟|"
    "课时|学时|学分|厘米|毫米|公斤|千克|批次|级|周|"
    "%|％|‰|元|岁|人|家|年|月|日|天|倍|亩|米|吨|次|名|户|件|台|套|万|亿|分|场|种|类|座|层|张|辆"
    "|间|栋|幢|艘|头|只|株|个|项"
)
_MARK = re.compile("[-－–—～~〜∼]")
_BEFORE = re.compile(rf"([0-9]+(?:\.[0-9]+)?)({UNITS})?[ ]?$")
_AFTER = re.compile(rf"[ ]?([0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)[ ]?({UNITS})")
# 9：00-17：00 is a time; 办理时限：3-5个工作日 is none.
_CODE = re.compile("[A-Za-z/.:-]$|[0-9]：$")
_LISTED = re.compile(
    "(?:第|材料|附件|表|序号)[^0-9]{0,3}$"
)  # 材料1-8项: ordinals
_LONGEST = 20  # characters of the first number with its unit
DASHES = "-－–~〜∼"


class Range(Struct, frozen=True):
    """A range: text[start:end]. units: "" where the first number has none."""

    start: int
    end: int
    mark: str
    first: str
    first_unit: str
    second: str
    second_unit: str


@made_once
def ranges(paper: Paper) -> tuple[Range, ...]:
    """Each range of numbers whose second number has a unit. Years (2021-2025年), codes
    and telephone numbers are none."""
    return tuple(_ranges(paper))


def _ranges(paper: Paper) -> Iterator[Range]:
    """The same, one after the other."""
    text = paper.text
    for found in paper.search(_MARK):
        at = found.start()
        low = max(0, at - _LONGEST)
        before = _BEFORE.search(text[low:at])
        after = _AFTER.match(text, at + 1)
        if before is None or after is None:
            continue
        start = low + before.start()
        if _CODE.search(text[max(0, start - 2) : start]):
            continue
        if after[2] == "年" and len(after[1]) == 4:
            continue
        if after[2] == "项" and _LISTED.search(
            text[max(0, start - 6) : start]
        ):
            continue
        yield Range(
            start,
            after.end(),
            found[0],
            before[1],
            before[2] or "",
            after[1],
            after[2],
        )
