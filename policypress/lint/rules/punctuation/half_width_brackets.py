"""汉字旁边用了半角括号：(以下简称)。

检查：括着汉字或者紧跟汉字的半角圆括号，书名号里的（《……办法(试行)》）也算；行首的“(一)”由 OR-06 检查，左右宽窄不一的由 PU-06 检查；算式、代号、型号、英文中的不算。
为什么：半角括号在中文里偏小偏低，与全角混用也妨碍检索和比对。
不好：区市场监管局(以下简称区局)
好：区市场监管局（以下简称区局）
来源：GB/T 15834—2011 第5章（标点符号的位置和书写形式）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-02",
    name="half-width-brackets",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 第5章",
    spares=frozenset(("quoted",)),
)
_HAN = "一-鿿》”）〕"
# 300 characters: what stands in brackets in official texts is shorter.
_PAIR = re.compile(r"\([^()（）\n]{0,300}\)")
_ORDINAL = re.compile(r"\([一二三四五六七八九十0-9a-zA-Z]{1,3}\)")
_CHINESE = re.compile(f"[{_HAN}]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each pair of half-width brackets with Chinese in it or before it."""
    text = paper.text
    for found in paper.search(_PAIR):
        start = found.start()
        is_first = start == 0 or text[start - 1] == "\n"
        before = "" if is_first else text[start - 1]
        if not _CHINESE.search(found[0]) and not _CHINESE.match(before):
            continue
        if is_first and _ORDINAL.fullmatch(found[0]):
            continue
        yield Hit(
            start,
            found.end(),
            "汉字旁边用了半角圆括号。",
            "改为全角“（）”。",
            instead=f"（{found[0][1:-1]}）",
        )
