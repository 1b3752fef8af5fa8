"""一个数里汉字数字与阿拉伯数字混用：五0万元、1十家。

检查：汉字数字紧接阿拉伯数字再接单位；“十四五”、第几、“万”“亿”作单位、“一2”一类编号不算。
为什么：一个数只能用一种数字，混写读不出是多少。
不好：奖励五0万元
好：奖励50万元
来源：GB/T 15835—2011 4.3（同一场合统一）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-06",
    name="mixed-numerals",
    severity="error",
    strength="规定",
    source="GB/T 15835—2011 4.3",
)
_NUMBER = re.compile(
    "(?<![一二三四五六七八九十百千万])[一二三四五六七八九十百]{1,3}[%％]"
    "|(?<=[0-9])[%％‰][0-9](?![0-9])"
    "|[一二两三四五六七八九十百千][0-9]{1,4}(?:\\.[0-9]{1,4})?(?=[万亿]?元|家|名|项"
    "|人|亩|%|个|年(?!级)|天|日|次|倍|户|套|台|公里|平方米)"
    "|[0-9]{1,4}[一二三四五六七八九零〇](?=[十百千万亿]?元|家|名|人|亩|月|日)"
)
# 其一2, 之一3家, 十五5年: ordinals and words that end with a numeral.
_WORD = re.compile(
    "[第其之统唯任逐同某每周期初万划合单归专如一二三四五六七八九十百千（]$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number in two kinds of numerals."""
    for found in paper.search(_NUMBER):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if _WORD.match(before):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”混用了汉字数字和阿拉伯数字。",
            "核对数目，全用阿拉伯数字。",
        )
