"""Items with an amount each, and what they make together (各项金额与合计):
（一）……300万元；（二）……500万元；（三）……1000万元。三个阶段共资助1800万元。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._amounts import shown, worth

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_TOTAL = re.compile(
    "(?P<count>[两二三四五六七八九]|[2-9])个?"
    "(?:阶段|环节|项目?|期|部分|方面|类|年度|步骤|分项|档|等级|学年|季度)"
    "[^。；，\n0-9]{0,12}(?:共|合计|总计|累计)[^。；，0-9\n]{0,8}?"
    f"(?P<sum>{_NUMBER})(?P<unit>亿元|万元|元)(?![/／])"
)
_AMOUNT = re.compile(f"(?<![0-9.])(?P<sum>{_NUMBER})(?P<unit>亿元|万元|元)")
_NOT_PLAIN = re.compile(
    "最高|不超过|以上|以下|上限|以内|封顶|每|[%％]|分别|不低于|至少|约"
)
_ITEM = re.compile(
    "[ \u3000]*[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]"
)


def items_and_total(paper: Paper) -> Iterator[Hit]:
    """Each total of so many items that they do not make."""
    for found in paper.search(_TOTAL):
        items = _items(paper, found)
        first, last = paper.sentence(found.start())
        words = "".join((*items, paper.text[first:last]))
        if not items or _NOT_PLAIN.search(words):
            continue
        made = _sum(items)
        said, _ = worth(found["sum"], found["unit"])
        if made is not None and made != said:
            message = (
                f"各项之和是{shown(made, '元')}，写作{shown(said, '元')}。"
            )
            yield Hit(*found.span(), message, "核对各项和合计。")


def _items(paper: Paper, found: re.Match[str]) -> list[str]:
    """The lines above a total, as many as it says that there are; nothing where they are
    fewer, or one of them is no item."""
    at, count = paper.index_at(found.start()), value_of(found["count"])
    above = paper.passages[max(0, at - count) : at]
    lines = [paper.line_of(one) for one in above]
    is_list = len(lines) == count and all(map(_ITEM.match, lines))
    return lines if is_list else []


def _sum(items: Sequence[str]) -> Decimal | None:
    """What the amounts of some items make together; None where an item has none, or more
    than one."""
    total = Decimal(0)
    for item in items:
        amounts = list(_AMOUNT.finditer(item))
        if len(amounts) != 1:
            return None
        value, _ = worth(amounts[0]["sum"], amounts[0]["unit"])
        total += value
    return total
