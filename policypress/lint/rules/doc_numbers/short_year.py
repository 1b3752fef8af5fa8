"""发文字号的年份没有写全：〔26〕3号。

检查：括号里的年份是否四位。
为什么：年份应标全称，两位数的年份以后分不清世纪。
不好：深府规〔26〕3号
好：深府规〔2026〕3号
来源：GB/T 9704—2012 7.2.5（发文字号）；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-05",
    name="short-year",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with a year of two digits."""
    for number in doc_numbers(paper):
        if len(number.year) == 2 and number.opening in "〔[［":
            yield Hit(
                number.start,
                number.end,
                "发文字号的年份没有写全四位。",
                "写全四位年份。",
            )
