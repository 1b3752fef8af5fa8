"""发文字号的序号编了虚位：〔2026〕03号。

检查：序号以0开头。
为什么：序号不编虚位是公文格式的规定。
不好：深府规〔2026〕03号
好：深府规〔2026〕3号
来源：GB/T 9704—2012 7.2.5（发文字号）；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-03",
    name="zero-in-number",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
    mechanical=True,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number that begins with zero."""
    for number in doc_numbers(paper):
        if not number.digits.startswith("0") or number.is_order:
            continue
        yield Hit(
            number.start,
            number.end,
            "发文字号的序号前有多余的0。",
            f"改为“{number.plain}”。",
            instead=number.plain,
            severity="note" if number.is_old else None,
        )
