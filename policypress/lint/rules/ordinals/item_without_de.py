"""“有下列情形之一的”后面，各项都以“的”收尾，独有一项没有。

检查：以“下列情形（情况、行为）之一的……：”领起的各项，两项以上以“的”收尾，另一项也是写做了什么的（存在、提供、违反、未……），末尾却没有“的”；“法律、法规规定的其他情形”一类写名称的项不算。
为什么：“……之一的”要求各项说的是同一类情形，少一个“的”，这一项接不上前面的话。
不好：（一）提供虚假材料的；（二）逾期未验收的；（三）存在其他违法行为。
好：（一）提供虚假材料的；（二）逾期未验收的；（三）存在其他违法行为的。
来源：立法技术规范（试行）（一）关于“的”字结构；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="OR-19",
    name="item-without-de",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）",
    genres=EVERY - {"law", "decision"},
)
_LEAD = re.compile(
    "(?:下列|以下)(?:情形|情况|行为|问题)之一的?[^：。\n]{0,60}[：:][ \u3000]*$",
    re.M,
)
_ITEM = re.compile(
    "[ \u3000]*(?:[（(](?P<han>[一二三四五六七八九十]{1,3})[）)]"
    "|[（(](?P<low>[0-9]{1,2})[）)]|(?P<point>[0-9]{1,2})[.．、])(?P<words>[^\n]{2,120})"
)
_MARKS = "；。;. \u3000"
_DONE = re.compile(
    "存在|发生|出现|提供|伪造|变造|隐瞒|骗取|套取|挪用|截留|拒不|拒绝|拖欠|[未逾]|违反|擅自|弄虚作假|被"
    "|转让|虚报|冒领"
)
# 提供虚假材料的行为, 其他应当取消资格的情形: a name.
_NAME = re.compile("的[^的]{0,12}$")
_LEAST = 2  # items that end so


def find(paper: Paper) -> Iterator[Hit]:
    """The one item that says what was done without 的."""
    for found in paper.search(_LEAD):
        items = list(_items(paper, paper.index_at(found.start()) + 1))
        ending = [one for one in items if _words(one).endswith("的")]
        others = [one for one in items if not _words(one).endswith("的")]
        if len(ending) < _LEAST:
            continue
        odd = [one for one in others if _is_odd(_words(one))]
        if len(odd) == 1:
            start = odd[0].start("words")
            words = odd[0]["words"].rstrip(_MARKS)
            end = start + len(words)
            message = "别的各项以“的”收尾，这一项没有。"
            yield Hit(end - min(6, len(words)), end, message, "末尾加“的”。")


def _items(paper: Paper, index: int) -> Iterator[re.Match[str]]:
    """The items in the lines from one on, of one kind and in order."""
    kind = ""
    passages: Sequence[Passage] = paper.passages
    while index < len(passages):
        one = passages[index]
        found = _ITEM.match(paper.text, one.start, one.end)
        if found is None or (kind and found[kind] is None):
            return
        kind = kind or next(k for k in ("han", "low", "point") if found[k])
        yield found
        index += 1


def _words(item: re.Match[str]) -> str:
    """An item without the mark at its end."""
    return item["words"].rstrip(_MARKS)


def _is_odd(words: str) -> bool:
    """Whether an item says what was done, and is no name of it."""
    return _DONE.search(words) is not None and _NAME.search(words) is None
