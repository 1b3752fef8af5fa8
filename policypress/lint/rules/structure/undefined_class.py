"""分类里没有的一类：人才分A、B、C三类，后文写“D类人才”。

检查：全文用字母分类（A类、B类……），某个字母只出现一次，别的都在两次以上，而且它排在最后。
为什么：后文多出来的一类没有标准，不知道指谁。
不好：认定为A类、B类、C类……B类、C类、D类人才按时申请
好：认定为A类、B类、C类……B类、C类人才按时申请
来源：前后一致的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="ST-13",
    name="undefined-class",
    severity="warning",
    strength="逻辑",
    source="前后一致的基本要求",
    genres=EVERY - {"law", "decision", "table"},
)
_CLASS = re.compile("(?<![A-Za-z0-9])(?P<letter>[A-Z])类")
_FEWEST = 2  # times that each of the others is named


def find(paper: Paper) -> Iterator[Hit]:
    """The last class of a text, where it is named once and all others oftener."""
    found = list(paper.search(_CLASS))
    counts = Counter(one["letter"] for one in found)
    letters = sorted(counts)
    if len(letters) < _FEWEST + 1 or letters[0] != "A":
        return
    last = letters[-1]
    is_row = ord(last) - ord("A") == len(letters) - 1
    is_known = all(counts[one] >= _FEWEST for one in letters[:-1])
    if counts[last] == 1 and is_row and is_known:
        one = next(one for one in found if one["letter"] == last)
        message = f"“{one[0]}”只出现一次，前面没有这一类。"
        yield Hit(*one.span(), message, "核对分类；没有这一类的删去。")
