"""“自……”缺“之时起”“之日起”：自接到报告24小时内、自受理后3日内、自收到通知之日15日内。

检查：“自接到（收到、受理）……”后面直接写时限，没有“起”的；“自接到……后”“自……之日后”与“自”不能搭配的。
为什么：“自”要与“起”连用，缺了起算点就不完整。
不好：自接到报告24小时内组织会商
好：自接到报告之时起24小时内组织会商
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DA-24",
    name="since-without-start",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_EVENT = (
    "接到|收到|受理|知道|发现|发生|接报|送达|签收|提交|公示|公布|发布|印发|批准|签订|立项|验收"
    "|办理|作出|取得|成立|竣工|交付|到期|期满|申请"
)
_LENGTH = "(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})个?(?:小时|工作日|日|天|月|年)"
_SINCE = re.compile(
    f"(?<![来各亲独])自(?:{_EVENT})[^，。；\n起自]{{0,18}}?(?:之日|当日|之时)?(?:{_LENGTH})"
    "(?:之?内|以内)"
)
_AFTER = re.compile(
    "(?<![来各亲独])自(?:接到|收到|受理|接报|签收)[^，。；\n起自]{0,16}?(?:之)?后"
    "(?!续|期|勤|方|果|[一-鿿]{0,3}起)"
)


# 自变化之日10个工作日内
_DAY = re.compile(
    f"(?<![来各亲独])自[^，。；\\n起自]{{1,18}}(?:之日|当日|之时)(?:{_LENGTH})(?:之?内|以内)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each 自 that nothing answers."""
    hits: dict[int, Hit] = {}
    for found in paper.search(_AFTER):
        message = f"“{found[0]}”：“自”与“后”不能搭配。"
        hint = "改为“自……之日起”或者“……后”。"
        hits[found.start()] = Hit(*found.span(), message, hint)
    for found in (*paper.search(_SINCE), *paper.search(_DAY)):
        message = f"“{found[0]}”缺“起”。"
        hint = "改为“自……之日（之时）起……内”。"
        hits.setdefault(found.start(), Hit(*found.span(), message, hint))
    yield from (hits[start] for start in sorted(hits))
