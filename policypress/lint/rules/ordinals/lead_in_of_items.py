"""“有下列情形之一的”与各项的“的”不一致：有的项有“的”，有的没有。

检查：引导语以“的：”结尾、后面各项中多数以“的”结尾而个别不是的，以及反过来的。
为什么：各项并列，句式应当一致；名词性的项不用“的”，动宾性的项用“的”。
不好：（一）弄虚作假的；（二）挪用资金；
好：（一）弄虚作假的；（二）挪用资金的；
来源：立法技术规范（试行）（一）8；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-10",
    name="lead-in-of-items",
    severity="note",
    strength="推荐",
    source="立法技术规范（试行）（一）8",
)
_LEAD = re.compile(
    "(?:下列|以下)(?:情形|行为|情况)[^。\n]{0,20}[：:]$",
    re.MULTILINE,
)
# 应当提交以下材料。 and items behind it.
_STOPPED = re.compile(
    "(?:下列|以下|如下)(?:材料|条件|资料|情形|要求|标准|程序|步骤|文件|规定|措施)(?P<mark>[。；])$",
    re.MULTILINE,
)
_FEWEST = 3  # items from which a majority says something


def find(paper: Paper) -> Iterator[Hit]:
    """Each item without 的 where most have it, or with it where most have not."""
    for found in paper.search(_LEAD):
        items = _items(paper, found.start())
        if len(items) < _FEWEST:
            continue
        ends = [_has_de(paper.words_of(item)) for item in items]
        odd = len(ends) - sum(ends) if sum(ends) * 2 > len(ends) else sum(ends)
        if not odd or odd * 3 > len(ends):
            continue
        most = sum(ends) * 2 > len(ends)
        for item, has_de in zip(items, ends, strict=True):
            if has_de != most and not _is_catch_all(paper.words_of(item)):
                yield _hit(paper, item, most)
    yield from _stopped(paper)


def _stopped(paper: Paper) -> Iterator[Hit]:
    """Each full stop between a lead-in and its items."""
    for found in paper.search(_STOPPED):
        index = paper.index_at(found.start()) + 1
        following = paper.passages[index : index + 1]
        if following and following[0].label.startswith(
            ("（一", "(一", "1", "（1")
        ):
            message = "引出各项的话用冒号。"
            yield Hit(*found.span("mark"), message, "改为“：”。", instead="：")


def _items(paper: Paper, at: int) -> list[Passage]:
    """The items right behind a line."""
    index = paper.index_at(at) + 1
    found: list[Passage] = []
    for passage in paper.passages[index : index + 60]:
        if passage.level != "item":
            break
        found.append(passage)
    return found


def _has_de(words: str) -> bool:
    return words.rstrip("；。; ").endswith("的")


def _is_catch_all(words: str) -> bool:
    """其他…情形 and sentences of their own stand apart from the rest."""
    return "其他" in words or "。" in words[:-1] or "：" in words


def _hit(
    paper: Paper,
    item: Passage,
    most: bool,
) -> Hit:
    """The end of an item that is unlike the others. most: these end with 的."""
    words = paper.words_of(item).rstrip("；。; ")
    end = item.words + len(words)
    what = "没有“的”，别的项有" if most else "有“的”，别的项没有"
    return Hit(end - 1, end, f"这一项的末尾{what}。", "各项的句式统一。")
