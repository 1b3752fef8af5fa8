"""期限缺“内”：自受理之日起15个工作日作出决定。

检查：“自……之日起N个工作日（日、个月）”“应当在N日”“收到……后N日”后面直接接动词，没有“内”“后”“届满”等。
为什么：缺了“内”就成了要持续15个工作日。
不好：自受理之日起15个工作日组织复核
好：自受理之日起15个工作日内组织复核
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-08",
    name="period-without-within",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
    mechanical=True,
)
_LENGTH = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作日|日|月)"
_COUNT = _LENGTH.replace("个?(?:工作日|日|月)", "个(?:工作日|月)")
# What may follow a length of time that needs no 内: its end, what it is, how long it is.
_NEXT = (
    "(?=[一-鿿])"
    "(?![内后以之起止届期满不的前至为是有未仍还间时中左份底初号第上下凌清早晚傍深夜午当赴抵])"
)
_PERIOD = re.compile(
    f"之日起[ ]?(?P<since>{_LENGTH})(?:{_NEXT}|(?P<comma>，))"
    f"|(?:应当?|应该|须|需)(?:[^。；，\n]{{0,12}}?)[在于](?P<at>{_LENGTH}){_NEXT}"
    f"|(?:可以|可|并|未|，)(?:[^。；，\n]{{0,12}}?)[在于](?P<days>{_COUNT}){_NEXT}"
    f"|(?<![今此前最先以])后的?[ ]?(?P<after>{_LENGTH}){_NEXT}"
)
# 公示期为自公布之日起7日: it is said how long something lasts.
_LASTS = re.compile(
    "期限?[^。；，\n]{0,6}(?:为|是)|为期|时效|期间|有效期|计算|不少于|不得少于|顺延|连续"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each period that a verb follows straight away."""
    for found in paper.search(_PERIOD):
        named = found.lastgroup or ""
        if named == "comma":
            named = "since"
        period = found[named]
        first, last = paper.sentence(found.start())
        if _LASTS.search(paper.text, first, min(last, found.end() + 8)):
            continue
        is_certain = named == "since" and not found["comma"]
        yield Hit(
            found.start(named),
            found.end(named),
            f"“{period}”后面缺“内”。",
            f"改为“{period}内”。",
            instead=f"{period}内" if is_certain else None,
        )
