"""发文字号的序号前加了“第”：〔2026〕第3号。

检查：六角括号（或者误用的括号）与序号之间的“第”；令、公告、通告不算；2000年以前的文号只提示。
为什么：发文字号的序号不加“第”字是公文格式的规定。
不好：深府规〔2026〕第3号
好：深府规〔2026〕3号
来源：GB/T 9704—2012 7.2.5（发文字号）；规定
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-02",
    name="ordinal-in-number",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
    mechanical=True,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with 第 before its digits."""
    for number in doc_numbers(paper):
        if not number.has_ordinal or number.is_order:
            continue
        yield Hit(
            number.start,
            number.end,
            "发文字号的序号前不加“第”。",
            f"改为“{number.plain}”。",
            instead=number.plain,
            severity="note" if number.is_old else None,
        )
