"""外层引号用了单引号：‘核定使用商品’。

检查：不在双引号之中的单引号；双引号里面又套双引号的。
为什么：引号先双后单，只有引号里面还要用引号时才用单引号。
不好：属于‘核定使用商品’的范围
好：属于“核定使用商品”的范围
来源：GB/T 15834—2011 4.8；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-16",
    name="single-quotes-outside",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.8",
)
_PAIR = re.compile("‘[^‘’\n]{1,100}’")


# “甲’, ‘甲”: two kinds for one pair.
_MIXED = re.compile(
    "(?P<a>“[^“”‘’\n]{1,40}’)(?![^“”‘’\n]{0,20}”)|(?P<b>(?<![一-鿿]“)‘[^“”‘’\n]{1,40}”)"
)


# “某平台（以下简称“平台”）”: the inner pair is to be single.
_NESTED = re.compile(
    "“[^“”‘’。\n]{1,80}(?P<inner>“[^“”\n]{1,40}”)[^“”‘’。\n]{0,30}”"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each quotation in single marks; the engine leaves out those within “”."""
    for mixed in paper.search(_MIXED):
        at = mixed.end() - 1 if mixed["a"] else mixed.start()
        yield Hit(at, at + 1, "引号一单一双，不成对。", "改为双引号。")
    for found in paper.search(_NESTED):
        words = found["inner"][1:-1]
        message = "双引号里面又用了双引号。"
        yield Hit(
            *found.span(),
            message,
            f"里层改为“‘{words}’”，或者改正引号的位置。",
        )
    for found in paper.search(_PAIR):
        yield Hit(
            found.start(),
            found.end(),
            "外层引号应当用双引号。",
            f"改为“{found[0][1:-1][:30]}”。",
            instead=f"“{found[0][1:-1]}”",
        )
