"""简称定义了两次、先用后定义、全称简称不对应：两处“（以下简称专项资金）”。

检查：同一个简称给了两个全称，或者同一个全称给了两个简称；同一定义重复写了两遍（印发通知和正文各写一遍的不算）；正文里先用了简称、后面才定义的。
为什么：读者不知道简称指的是哪一个。
不好：区财政专项资金（以下简称专项资金）……区级扶持资金（以下简称专项资金）
好：区财政专项资金（以下简称专项资金）……区级扶持资金（以下简称扶持资金）
来源：立法技术规范（试行）（二）关于定义；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="ST-14",
    name="defined-twice",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（二）关于定义",
    genres=EVERY - {"law", "decision", "table"},
    spares=frozenset(),
)
_DEFINED = re.compile(
    "(?P<long>[一-鿿（）〔〕0-9号“”《》]{2,40}?)（以下(?:简称|统称|合称)(?:为)?"
    '[“‘"《]?(?P<short>[^）”’"》，。；：、\n]{2,16})[”’"》]?）'
)
_OF = re.compile("[^一-鿿]|[的由向报经将及与在为从对和或、]")
_SHORTEST = 4  # characters of a name that is no common word


def find(paper: Paper) -> Iterator[Hit]:
    """Each name that is given twice, or used before it is given."""
    given: dict[str, re.Match[str]] = {}
    longs: dict[str, str] = {}
    for found in paper.search(_DEFINED):
        short, long = found["short"], _long(found["long"])
        part = paper.passage_at(found.start()).part
        before = given.get(short)
        if before is None:
            given[short] = found
            yield from _used(paper, found)
        elif paper.passage_at(before.start()).part == part:
            message = f"简称“{short}”前面已经定义过。"
            yield Hit(
                *found.span("short"), message, "删去一处，或者改用不同的简称。"
            )
        other = longs.setdefault(long, short)
        if other != short and len(long) >= _SHORTEST:
            message = f"“{long}”前面简称“{other}”，这里简称“{short}”。"
            yield Hit(*found.span("short"), message, "统一用一个简称。")


def _long(words: str) -> str:
    """The whole name at the end of some words."""
    return _OF.split(words)[-1]


def _used(paper: Paper, found: re.Match[str]) -> Iterator[Hit]:
    """The first use of a name in the text proper before it is given, by itself and not as
    a part of a longer one."""
    short = found["short"]
    if len(short) < _SHORTEST or short in found["long"]:
        return
    alone = re.compile(
        f"(?<![一-鿿《“]){re.escape(short)}|[由向经报]{re.escape(short)}(?=[负审受应初]|$)"
    )
    for use in alone.finditer(paper.text, 0, found.start()):
        passage = paper.passage_at(use.start())
        if passage.part == "clause" and passage.level != "heading":
            start = use.end() - len(short)
            message = f"“{short}”在后面才定义。"
            yield Hit(
                start, use.end(), message, "第一次出现时定义，或者写全称。"
            )
            return
