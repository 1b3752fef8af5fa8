"""发文字号的年份没有用六角括号：深府规(2026)1号。

检查：机关代字后面的年份括号是否“〔〕”；案号“（2024）粤03民初1号”、令和公告不算；2000年以前的文号只提示。
为什么：年份用六角括号括入是公文格式的规定，用别的括号检索不到同一份文件。
不好：深府规(2026)1号
好：深府规〔2026〕1号
来源：GB/T 9704—2012 7.2.5（发文字号）；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-01",
    name="year-brackets",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number whose year stands in other brackets than 〔〕."""
    for number in doc_numbers(paper):
        is_right = (number.opening, number.closing) == ("〔", "〕")
        if is_right or number.is_order or len(number.year) < 4:
            continue
        words = paper.text[number.start : number.end]
        yield Hit(
            number.start,
            number.end,
            f"发文字号“{number.issuer}{words}”的年份没有用“〔〕”。",
            f"改为“{number.plain}”。",
            instead=number.plain,
            severity="note" if number.is_old else None,
        )
