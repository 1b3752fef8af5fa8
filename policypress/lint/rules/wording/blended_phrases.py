"""两种说法混成一句：本着公开为原则、将对……将、适用于……适用。

检查：“违反……者的”“将对……将……”“适用于……适用”“为……为目的”“本着……为原则”“围绕以……为中心”“成员由……为成员”“有义务……的义务”“遵循……原则的”；“每年300元/年”；“真实性、完整性和有效”；“给予50万元、30万元、10万元”漏了“分别”；“大力的推进”用错“的”；“24月内”漏了“个”；“给予以、进行予以”。
为什么：改了前半句没有改后半句，句子两头对不上。
不好：本着公开、公平为原则，组织评审。
好：本着公开、公平的原则，组织评审。
来源：公文校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="WO-24",
    name="blended-phrases",
    severity="warning",
    strength="实务",
    source="公文校对惯例",
    genres=EVERY - {"law", "decision"},
)
_QUALITY = "(?:有效|安全|真实|准确|完整|合法|合规|科学|及时|规范|合理|可行|公平|公正|一致|完备)"
_DOING = "(?:推动|推进|促进|开展|加强|提高|提升|落实|执行|做好|解决|维护|保障|支持|宣传|发挥|完善|改进|扩大|实施)"
_SUM = "[0-9.,]{1,9}万?元"
# What is wrong, the first group; what is said of it; what helps.
_ROWS = (
    (
        "(?:逾期|违反|不按|未按|未能|拒不)[^，。；\n]{0,14}(者的)(?=，)",
        "“者”与“的”重复。",
        "删去一个。",
    ),
    (
        "将对[^，。；将\n]{2,24}(?<!即)(将)(?![军来领要])",
        "前面已经有“将”。",
        "删去一个。",
    ),
    (
        "适用于[^，。；\n]{2,30}(适用)(?=[。；])",
        "前面已经有“适用于”。",
        "删去一个。",
    ),
    (
        "(?:^|(?<=[。；\u3000 ]))为了?[^。；以\n]{4,40}(为(?:目的|目标))(?=，)",
        "“为了……”与“以……为目的”混成一句。",
        "删去“为目的”，或者改为“以……为目的”。",
    ),
    (
        "本着[^，。；\n]{2,20}(为(?:原则|目的|宗旨))",
        "“本着……的原则”与“以……为原则”混成一句。",
        "改为“的原则”。",
    ),
    (
        "(围绕以)(?!下|上|内|及|往|后)[^，。；\n]{2,12}为(?:导向|中心|重点|核心|目标)",
        "“围绕……”与“以……为中心”混成一句。",
        "留一种说法。",
    ),
    (
        "成员由[^。；\n]{2,80}([为任]成员)|组长由[^。；，\n]{2,20}(任组长)|主任由[^。；，\n]{2,20}(任主任)",
        "职务说了两次。",
        "删去一个。",
    ),
    (
        "有(?P<same>义务|权利|必要)[^，。；\n]{2,20}(的(?P=same))(?=[。；，])",
        "前后重复。",
        "删去后一个。",
    ),
    (
        "(?:遵循|坚持|按照|本着)[^。；\n]{4,40}(的原则的)(?=[。；，])",
        "末尾多了“的”。",
        "删去“的”。",
    ),
    (
        f"(每年{_SUM}[/／]年|每月{_SUM}[/／]月|每人(?:每[年月])?{_SUM}[/／]人|每亩(?:每年)?{_SUM}[/／]亩)",
        "单位说了两次。",
        "留一种写法。",
    ),
    (
        "[一-鿿]{2}性、(?:[一-鿿]{2}性、){0,6}[一-鿿]{2}性[和及]"
        f"({_QUALITY})(?=[。，；])",
        "前面各项都有“性”，这里没有。",
        "补上“性”。",
    ),
    (
        f"((?:大力|努力|着力|不断|逐步)的)(?={_DOING}[一-鿿])|(严格的)(?=(?:按照|遵守|履行)[一-鿿])"
        "|(有[力效]的)(?=(?:推动|促进|保障|推进|防止|避免|遏制|解决|调动|提升|提高)了)",
        "状语后面用“地”。",
        "改为“地”，或者删去“的”。",
    ),
    (
        "(?<![0-9年.—~～至/-])((?:1[3-9]|[2-9][0-9])月)(?=[内以，。；后）])",
        "月数漏了“个”。",
        "补上“个”。",
    ),
    (
        "(使得?[^，。；\n]{2,14}得以得到|给予以(?![下上外内及后])|予以给予|加以进行|进行予以|视为是(?!否))",
        "两个词叠在一起。",
        "留一个。",
    ),
)
_BLENDED = tuple(
    (re.compile(words, re.M), message, hint) for words, message, hint in _ROWS
)
# 国家级、省级企业，给予50万元、30万元奖励: which gets which is not said.
_SUMS = re.compile(
    f"(?:给予|奖励|补助|补贴|资助)[^。；，\n0-9]{{0,8}}(?P<sums>{_SUM}(?:、{_SUM}){{2,6}})"
)
_MATCHED = re.compile("分别|依次|对应|各档|档次|分档|各级|相应|依|按|逐级")
_BEHIND = 12  # characters behind sums that may say so


def find(paper: Paper) -> Iterator[Hit]:
    """Each sentence of two ways to say a thing."""
    for pattern, message, hint in _BLENDED:
        for found in paper.search(pattern):
            which = next(
                number
                for number in range(1, pattern.groups + 1)
                if found[number] and number != pattern.groupindex.get("same")
            )
            yield Hit(*found.span(which), message, hint)
    for found in paper.search(_SUMS):
        start, _ = paper.sentence(found.start())
        if not _MATCHED.search(paper.text, start, found.end() + _BEHIND):
            message = f"“{found['sums']}”对应哪几种情形，没有说“分别”。"
            yield Hit(*found.span("sums"), message, "补上“分别”。")
