"""引用文件时机关名称写了两遍：区政府《区政府关于……的意见》。

检查：书名号前的机关名称与书名号里开头的几个字相同的。
为什么：标题里已有发文机关，前面再写一遍是多余的。
不好：按照某市人民政府《某市人民政府关于……的意见》
好：按照《某市人民政府关于……的意见》
来源：《党政机关公文处理工作条例》第十九条（引用公文先引标题）；一般
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="CI-09",
    name="issuer-twice",
    severity="note",
    strength="一般",
    source="《党政机关公文处理工作条例》第十九条",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_SHORTEST = 5  # characters of a name that is no common word
_LONGEST = 30


def find(paper: Paper) -> Iterator[Hit]:
    """Each name before a title that begins with it."""
    text = paper.text
    at = text.find("《")
    while at >= 0:
        size = _repeated(text, at)
        if size and not paper.quoted.touch(at, at + 1):
            name = text[at - size : at]
            message = f"“{name}”在书名号前后写了两遍。"
            yield Hit(at - size, at, message, "删去书名号前面的。")
        at = text.find("《", at + 1)


def _repeated(text: str, at: int) -> int:
    """How many characters before a title it begins with; 0 for none."""
    for size in range(min(_LONGEST, at), _SHORTEST - 1, -1):
        if text.startswith(text[at - size : at], at + 1):
            return size
    return 0
