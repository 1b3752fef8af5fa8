"""重复了词语：给予给予、的的。

检查：公文常用词连写两次，以及“的的”“和和”等虚字连写；“目的的”“标的的”不算。
为什么：修改、粘贴时留下了两份，照印出去就是差错。
不好：每家给予给予10万元奖励
好：每家给予10万元奖励
来源：校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-20",
    name="doubled-words",
    severity="warning",
    strength="实务",
    source="校对惯例",
    mechanical=True,
)
_WORDS = (
    "给予 进行 根据 按照 依照 对于 关于 申请 申报 应当 可以 企业 单位 项目 资金 以及 或者 有关 "
    "规定 符合 不得 提供 支持 奖励 补贴 负责 实施 开展 本区 本市 其他 通过 不超过 最高 万元 的 和 与 被 为 每年 每月 每家 每个 每项 每人"
)
_TWICE = tuple(word * 2 for word in _WORDS.split())
# Any other word of two to four characters, which may be meant: 研究研究.
_ANY = re.compile("(?P<once>[一-鿿]{2,4})(?P=once)")
# 目的的, 标的的 are right, and so are 的的确, 和和美美, 自由由, 服从从.
_RIGHT = re.compile(
    "目的的|标的的|有的的|的的确|的的士|和和美|自由由|来由由|服从从|或或者|行为为|作为为|因为为|成为为|认为为|称为为|视为为"
)
# What is said twice on purpose, and numerals.
_MEANT = re.compile(
    "[一二三四五六七八九十百千万两零〇]|研究|讨论|商量|考虑|层层|处处|家家|户户|人人|个个|年年|时时|天天|每|各"
)
# 的，的; 其中中， but not 其中中小企业, 按照照明标准, 根据据实 or 进行行为.
_ACROSS = re.compile(
    "的[，、]的(?=[一-鿿])|其中中(?=[，：])|(?:按照照|根据据)(?=[《“本国省市])|给予予"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each word that stands twice in a row. Looking for each pair is several times
    faster than one pattern of all."""
    text = paper.text
    places = [(at, twice) for twice in _TWICE for at in _places(text, twice)]
    for at, twice in sorted(places):
        around = text[max(0, at - 1) : at + len(twice) + 1]
        if _RIGHT.search(around):
            continue
        once = twice[: len(twice) // 2]
        yield Hit(
            at,
            at + len(twice),
            f"“{once}”连写了两次。",
            "删去一个。",
            instead=once,
        )
    for found in paper.search(_ACROSS):
        message = f"“{found[0]}”多了字。"
        yield Hit(*found.span(), message, "删去多写的字。")
    known = {at for at, _ in places}
    for found in paper.search(_ANY):
        if found.start() in known or _MEANT.search(found[0]):
            continue
        once = found["once"]
        message = f"“{once}”连写了两次。"
        yield Hit(*found.span(), message, "核对是不是多写了一遍。")


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text, without overlap."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
