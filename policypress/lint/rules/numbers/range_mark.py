"""数值范围用了连字符，或者一份文稿有几种写法：16-24岁、16—24岁。

检查：带单位的数值范围、起止月日之间的半角连字符、单个半角波浪号和破折号；同一文稿既用“—”又用“-”“～”的，“—”也报。时刻、年份之间（9:00-17:00、2018-2022年）的半角连字符只提示；电话、编号、书名不算。
为什么：连字符用于编号，数值范围用浪纹“～”（或者一字线），起止日期用“至”；几种写法混用容易被看成不同的意思。
不好：16-24岁失业青年
好：16～24岁失业青年
来源：GB/T 15834—2011 4.13（连接号）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.numbers._ranges import DASHES, ranges

RULE = Rule(
    code="NU-03",
    name="range-mark",
    severity="warning",
    strength="一般",
    source="GB/T 15834—2011 4.13",
    spares=frozenset(("titled",)),
)
# 2024年1月1日——2025年10月31日; ——2024年 behind a word is a dash.
_LONG = re.compile(
    "(?<![0-9.])[0-9]{1,8}(?P<unit>[年月日周岁万元%个人家]{0,3})——(?P<second>[0-9]{1,8})"
    "(?=[年月日周岁万元%个人家])"
)
# 9:00-17:00, 2018-2022年: between times stands —.
_TIMES = re.compile(
    "(?<![0-9:])(?<![0-9]：)[0-9]{1,2}[:：][0-9]{2}"
    "[ ]?(?P<mark>[-~～－])[ ]?[0-9]{1,2}[:：][0-9]{2}(?![0-9:：])"
    "|(?<![0-9A-Za-z〔（(.-])(?:19|20)[0-9]{2}年?(?P<of_years>[-~－])(?:19|20)[0-9]{2}年"
    "(?![一-鿿]{0,12}(?:规划|计划|方案|行动))"
)
_WRONG = frozenset(DASHES)


def find(paper: Paper) -> Iterator[Hit]:
    """Each range with a hyphen; with a dash where other marks are used too."""
    yield from _long_dashes(paper)
    yield from _times(paper)
    found = list(ranges(paper))
    is_mixed = len({one.mark for one in found}) > 1
    for one in found:
        is_wrong = one.mark in _WRONG or (one.mark == "—" and is_mixed)
        if not is_wrong:
            continue
        words = paper.text[one.start : one.end]
        is_date = one.second_unit in ("月", "日")
        mark = "至" if is_date else "～"
        yield Hit(
            one.start,
            one.end,
            f"“{words}”的起止之间用了“{one.mark}”。",
            f"改为“{mark}”，全文用一种写法。",
            instead=words.replace(one.mark, mark, 1),
        )


def _long_dashes(paper: Paper) -> Iterator[Hit]:
    """Each range with ——, which stands for an explanation."""
    for found in paper.search(_LONG):
        is_date = found["unit"][-1:] in ("年", "月", "日")
        mark = "至" if is_date else "～"
        message = f"“{found[0]}”的起止之间用了破折号“——”。"
        yield Hit(*found.span(), message, f"改为“{mark}”。")


def _times(paper: Paper) -> Iterator[Hit]:
    """The first stretch of hours or of years with a hyphen: a text that has one has
    others."""
    for found in paper.search(_TIMES):
        mark = found["mark"] or found["of_years"]
        message = f"“{found[0]}”的起止之间用了“{mark}”。"
        words = found[0].replace(mark, "—")
        yield Hit(*found.span(), message, f"写作“{words}”。", severity="note")
        return
