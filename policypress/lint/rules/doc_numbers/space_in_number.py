"""发文字号中间有空格：〔2026〕 3号。

检查：年份、括号、序号、“号”之间的空格。
为什么：一个文号断成两截，检索不到，排版时还会分到两行。
不好：深府规〔2026〕 3号
好：深府规〔2026〕3号
来源：公文排版惯例；实务
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-04",
    name="space-in-number",
    severity="warning",
    strength="实务",
    source="公文排版惯例",
    mechanical=True,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with a space in it."""
    for number in doc_numbers(paper):
        if number.gaps:
            yield Hit(
                number.start,
                number.end,
                "发文字号中间有空格。",
                f"改为“{number.plain}”。",
                instead=number.plain,
            )
