"""约数叠用或者自相矛盾：约50家左右、最低不超过。

检查：“约……左右（上下、多）”“近……余”“超过……以上”“最高……以上”“不超过……以上”“不低于……以下”“最低……以下”“最低不少于”“至少大于”“至少……以上”“不少于……以上”“高于……百分点以上”；“超过……2倍以上”；“最高不超过”“最长不超过”一类重复的，全文提示一次；“满3年以上”只提示。
为什么：“约”和“左右”意思重复；“超过100家以上”说不清含不含100家。
不好：培育约50家左右企业
好：培育约50家企业
来源：GB/T 15835—2011、现代汉语语法；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-09",
    name="doubled-approximation",
    severity="warning",
    strength="实务",
    source="GB/T 15835—2011、现代汉语语法",
)
_NUMBER = r"[ ]?[0-9]{1,12}(?:\.[0-9]{1,6})?[ ]?"
_UNIT = "[一-鿿%％]{0,4}?"
# No 名 before 副高级 and the like: these are at least so many of that rank.
_COUNTED = (
    "学时|课时|小时|个工作日|个月|周岁|平方米|公里|万元|亿元|人次|元|岁|年|天|日|月|次|名|人|家|户"
    "|个|件|项|份|台|套|亩|吨|头|只|株|座|处|所|辆|间|张|篇|棵|床|米|分|%"
)
_WORDS = re.compile(
    "大?约[一二两三四五六七八九十百千]{1,5}[一-鿿]{0,2}左右|"
    f"大?约{_NUMBER}{_UNIT}(?:左右|上下|[多余][万亿家个名])"
    f"|近{_NUMBER}{_UNIT}(?:左右|[多余][万亿家个名])"
    f"|(?:最高|不超过|不高于|超过|突破){_NUMBER}{_UNIT}以上"
    f"|(?<!不)(?<!不得)超过[^，。；、0-9\n]{{1,14}}{_NUMBER}倍(?:及)?以上"
    f"|(?:至少|不少于){_NUMBER}{_UNIT}(?<!及)以上"
    f"|至少[一-鿿]{{1,4}}{_NUMBER}{_UNIT}(?<!及)以上"
    f"|(?:最低|不低于|不少于|低于|不足){_NUMBER}{_UNIT}以下"
    f"|(?:不低于|不少于|达到){_NUMBER}{_UNIT}以内"
    f"|(?:不足|不满|未满|少于|小于){_NUMBER}(?:{_COUNTED})(?<!及)以上"
    f"|(?:不得多于|不多于|不大于|至多){_NUMBER}(?:{_COUNTED})(?<!及)以上"
    f"|(?:不超过|不得超过|不高于|最多|至多){_NUMBER}(?:{_COUNTED})以下"
    f"|(?<!不)(?<!不得)超过{_NUMBER}(?:{_COUNTED})以[下内]"
    "|(?<!不)(?<!不得)(?:高于|大于|多于|超出)[^，。；\n]{0,16}?"
    "(?:[0-9.]{1,6}|[一二两三四五六七八九十]{1,3})个百分点以上"
    "|(?:至少|最少)(?:大于|超过|高于|多于)(?=[ ]?[0-9一二两三四五六七八九十])"
    "|(?:最低|最少|至少)(?:不少于|不低于|不得少于|不得低于)|(?:最高|最多)(?:不少于|不低于)"
)
# 工作满3年以上: 满3年 says so already.
_FULL = re.compile(
    "(?<![年未不])满[ ]?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:年|个月|学年)(?:及)?以上"
)
# 最高不超过50万元: what is said twice does no harm, and a text that says it so does it
# throughout.
_TWICE = re.compile(
    "(?P<word>最高|最长|最多|最大|上限)(?:可|为|可为)?(?P<bound>不(?:得)?(?:超过|高于|多于|长于|大于))"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each approximation that is said twice or contradicts itself."""
    for found in paper.search(_WORDS):
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”约数叠用或者自相矛盾。",
            "只留一个表示界限或者约数的词。",
        )
    is_law = paper.genre == "law"
    for found in () if is_law else paper.search(_FULL):
        message = f"“{found[0]}”：“满”与“以上”意思重复。"
        hint = "写作“满……”或者“……以上”。"
        yield Hit(*found.span(), message, hint, severity="note")
    twice = [] if is_law else list(paper.search(_TWICE))
    for found in twice[:1]:
        words = f"“{found['word']}”与“{found['bound']}”意思重复"
        times = f"，全文{len(twice)}处" if len(twice) > 1 else ""
        hint = f"写作“{found['word']}”或者“{found['bound']}”。"
        yield Hit(*found.span(), f"{words}{times}。", hint, severity="note")
