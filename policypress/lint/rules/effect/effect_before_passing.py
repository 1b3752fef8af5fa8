"""施行早于通过：2025年3月10日会议通过，自2025年3月1日起施行。

检查：题注、正文里“某年某月某日……会议通过（审议通过）”的日期晚于本文件施行日期的；有效期之后又说长期有效、自动延长的。
为什么：没有通过的文件不能施行；多半是月份写错。
不好：（2025年3月10日第5次常务会议通过）……自2025年3月1日起施行
好：（2025年3月10日第5次常务会议通过）……自2025年4月1日起施行
来源：《立法法》第一百零四条（不溯及既往）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import date_in
from policypress.lint.rules.effect._effect import effects

RULE = Rule(
    code="EF-14",
    name="effect-before-passing",
    severity="warning",
    strength="逻辑",
    source="《立法法》第一百零四条",
    genres=EVERY - {"decision"},
    is_second=True,
)
_PASSED = re.compile(
    "(?P<when>20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)[^。；，\n]{0,40}?(?:会议"
    "|审议|讨论|研究)(?:审议|讨论|研究)?(?:同意|通过)"
)
_ENDLESS = re.compile(
    "有效期(?:限)?(?:为)?(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})年[^。；\n]{0,8}"
    "[，、；](?P<endless>长期有效|永久有效|长期执行"
    "|(?:期满|到期)(?:后)?自动(?:延长|延续|顺延|续期)|不设有效期)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each clause on effect before the day on which its text was passed, and each term
    without an end."""
    for found in paper.search(_ENDLESS):
        message = "前面写了有效期，后面又说没有期限。"
        yield Hit(*found.span("endless"), message, "只留有效期。")
    passed = [date_in(found["when"]) for found in paper.search(_PASSED)]
    days = [day for day in passed if day is not None]
    if len(days) != 1:
        return
    for effect in effects(paper):
        begins = date_in(effect.when)
        if begins is not None and begins < days[0]:
            day = days[0]
            message = (
                f"施行早于通过的日期（{day.year}年{day.month}月{day.day}日）。"
            )
            yield Hit(effect.start, effect.end, message, "核对两个日期。")
