"""引用公文先写了文号后写标题：深府规〔2025〕3号《某办法》。

检查：发文字号后面紧接书名号。
为什么：引用公文应当先引标题、后引发文字号，文号放在括号里。
不好：根据深府规〔2025〕3号《某办法》
好：根据《某办法》（深府规〔2025〕3号）
来源：《党政机关公文处理工作条例》第十九条；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-06",
    name="number-before-title",
    severity="warning",
    strength="规定",
    source="《党政机关公文处理工作条例》第十九条",
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with a title right behind it."""
    for number in doc_numbers(paper):
        if paper.text.startswith("《", number.end):
            yield Hit(
                number.start,
                number.end,
                "先写了文号，后写标题。",
                "改为《标题》（文号）。",
                severity="note" if number.is_old else None,
            )
