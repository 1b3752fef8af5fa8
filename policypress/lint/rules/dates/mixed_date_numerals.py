"""一个日期里汉字数字与阿拉伯数字混用：二〇二六年3月1日。

检查：年、月、日用了两种数字的日期。
为什么：一个日期只用一种数字，混用时检索不到。
不好：二〇二六年3月1日
好：2026年3月1日
来源：GB/T 15835—2011 4.3（同一场合统一）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-11",
    name="mixed-date-numerals",
    severity="warning",
    strength="规定",
    source="GB/T 15835—2011 4.3",
)
_HAN = "[一二三四五六七八九十]{1,3}"
_DATE = re.compile(
    f"[一二][〇○零一二三四五六七八九]{{3}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|{_HAN}日)?"
    f"|[0-9]{{4}}年(?:{_HAN}月(?:[0-9]{{1,2}}日|{_HAN}日)?|[0-9]{{1,2}}月{_HAN}日)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each date in two kinds of numerals."""
    for found in paper.search(_DATE):
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”混用了汉字数字和阿拉伯数字。",
            "全用阿拉伯数字。",
        )
