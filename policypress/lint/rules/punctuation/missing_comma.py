"""状语后面缺逗号：根据《某办法》（某规〔2022〕5号）现将……。

检查：“根据（按照、依据、经）《……》（文号）”后面直接连着“现将、现就、结合、特”；两句话当中没有标点（给予奖励年产值达到……、通知申请单位对申请单位……）；同一份文稿的时刻有的用半角冒号、有的用全角冒号；圆括号里又套圆括号。
为什么：状语和正句之间没有停顿，读的人要回头断句。
不好：根据《某办法》（某规〔2022〕5号）现将课题指南予以公布
好：根据《某办法》（某规〔2022〕5号），现将课题指南予以公布
来源：GB/T 15834—2011 4.4（逗号）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-39",
    name="missing-comma",
    severity="warning",
    strength="一般",
    source="GB/T 15834—2011 4.4",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_BARE = re.compile(
    "(?:根据|按照|依据|依照|经)[^。；，\n《]{0,12}《[^》\n]{2,60}》(?P<end>（[^（）\n]{2,40}）)?"
    "(?:(?:的?(?:要求|规定|精神|安排|部署)))?(?P<next>现将|现就|现开展|现印发|现组织|特制定|特印发)"
)
# 给予5000元奖励年采蜜量达到……: two sentences; 认定为示范区县财政给予: a condition, and
# what follows from it.
_RUN_ON = re.compile(
    "[0-9万千百][元]?(?:的)?(?:一次性)?(?:奖励|补助|补贴|奖金|资助)(?P<on>(?:年度|当年|上年|年|首次|新增|累计)"
    "[一-鿿]{2,10}(?:达到|达|超过|增长)[0-9])"
    "|(?:认定为|评为|评定为|获评|获得|创建为|列入|入选)[^。；，\n]{3,40}"
    "(?P<pays>(?:本级|[省市区县镇]级?)?财政(?:分别|再)?(?:给予|一次性))"
)
_NAME = re.compile("[一-鿿]{5,10}")
_SHORTEST, _LONGEST = 5, 10  # characters of a name on both sides of 对
_TIME = re.compile("(?<![0-9])[0-2]?[0-9](?P<colon>[：:])[0-5][0-9](?![0-9])")
_NESTED = re.compile(
    "（[^（）\n]{1,60}（(?![一二三四五六七八九十0-9]{1,3}）)[^（）\n]{1,40}）[^（）\n]{0,40}）"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each phrase that runs into its sentence, and marks that are used in two ways."""
    for found in paper.search(_BARE):
        message = f"“{found['next']}”前面缺逗号。"
        start = max(found.start(), found.start("next") - 4)
        yield Hit(start, found.end(), message, "加逗号。")
    for found in paper.search(_RUN_ON):
        name = "on" if found["on"] else "pays"
        message = f"“{found[name]}”前面缺标点。"
        start = max(found.start(), found.start(name) - 4)
        yield Hit(start, found.end(), message, "加逗号；另一句的加分号。")
    yield from _twice(paper)
    times = list(paper.search(_TIME))
    wide = [one for one in times if one["colon"] == "："]
    for found in wide if len(wide) < len(times) else ():
        message = "时刻的冒号有全角、有半角。"
        yield Hit(*found.span(), message, "统一用一种。")
    # A title with a remark of its own stands in brackets where ours is composed.
    for found in paper.search(_NESTED) if not paper.is_ours else ():
        message = "圆括号里又套了圆括号。"
        hint = "外层改用方括号，或者改写。"
        yield Hit(*found.span(), message, hint, severity="note")


def _twice(paper: Paper) -> Iterator[Hit]:
    """通知申请单位对申请单位提交的: what ends one sentence begins the next."""
    text = paper.text
    at = text.find("对")
    while at >= 0:
        for size in range(_SHORTEST, _LONGEST + 1):
            name = text[max(0, at - size) : at]
            if _NAME.fullmatch(name) and text.startswith(name, at + 1):
                message = f"“{name}”前后各属一句，当中缺标点。"
                yield Hit(
                    at - size, at + 1 + size, message, "加句号或者逗号。"
                )
                break
        at = text.find("对", at + 1)
