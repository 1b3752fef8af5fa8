"""省略号写成了句点：等等...。

检查：三个以上的“.”“。”“·”，单独一个“…”；省略号与“等”并用；目录的点线不算。
为什么：省略号是居中的六个点，占两个字的位置。
不好：企业、机构...
好：企业、机构……
来源：GB/T 15834—2011 4.11（省略号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-07",
    name="ellipsis-dots",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.11",
)
_DOTS = re.compile(r"[.。．·][.。．·]{2,5}(?![.。．·])|…(?<!……)(?!…)")
# 维权援助……等公共服务, not 一等……等级
_ET_CETERA = re.compile(
    "……等等?(?=[。；，、）]|$|[一-鿿]{2,8}[。；，])(?!等?[级于候待同次第])|等等?……",
    re.MULTILINE,
)
# Behind the words of a line of contents stand dots and the page.
_PAGE = re.compile(r"[\s.…·。．]*(?:[0-9]{1,4}|[xX]{1,3})?\s*$", re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of dots that stands for ……."""
    for found in paper.search(_DOTS):
        before = paper.text[max(0, found.start() - 2) : found.start()]
        if not before.strip() or before.isascii() and before[-1] != ")":
            continue
        page = _PAGE.match(paper.text, found.end())
        if page is not None and page[0].strip():
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"省略号写成了“{found[0]}”。",
            "改为“……”。",
            instead="……",
        )
    for found in paper.search(_ET_CETERA):
        message = "省略号与“等”重复。"
        yield Hit(*found.span(), message, "只留一个。", instead="等")
