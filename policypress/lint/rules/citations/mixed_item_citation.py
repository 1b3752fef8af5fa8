"""引用项的写法不统一：第二条第（二）项、第三条第二项。

检查：同一份文件里“第（二）项”与“第二项”两种写法混用的，报较少的一种。
为什么：立法技术规范引用项不带括号；政策文件两种都有，但一份文件只能用一种。
不好：第二条第（二）项……第三条第二项
好：全文用第二条第二项，或者全文用第二条第（二）项
来源：立法技术规范（试行）（一）9；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="CI-01",
    name="mixed-item-citation",
    severity="note",
    strength="推荐",
    source="立法技术规范（试行）（一）9",
)
_HAN = "[一二三四五六七八九十]{1,3}"
_BARE = re.compile(f"[条款]第(?P<number>{_HAN})项")
_BRACKETED = re.compile(f"第[（(](?P<number>{_HAN})[）)]项")
_MOST = 5  # findings of one text


def find(paper: Paper) -> Iterator[Hit]:
    """The rarer of two ways to cite an item, where a text has both."""
    bare = _own(paper, _BARE)
    bracketed = _own(paper, _BRACKETED)
    if not bare or not bracketed:
        return
    is_bare = len(bare) < len(bracketed)
    rarer = bare if is_bare else bracketed
    for found in rarer[:_MOST]:
        start = found.start() + is_bare
        yield Hit(
            start,
            found.end(),
            "引用项的写法与别处不一致。",
            "全文统一为“第×项”或者“第（×）项”。",
        )


def _own(
    paper: Paper,
    pattern: re.Pattern[str],
) -> list[re.Match[str]]:
    """The places of a pattern outside titles and quotations."""
    return [
        found
        for found in paper.search(pattern)
        if not paper.quoted.touch(found.start(), found.end())
        and not paper.titled.touch(found.start(), found.end())
    ]
