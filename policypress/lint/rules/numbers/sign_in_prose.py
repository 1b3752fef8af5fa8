"""正文用数学符号代替文字：投资强度≥50万元、产值＞2000万元。

检查：汉字和数字之间的≥、≤、＞、＜、>、<；表格、公式（有等号、加减乘除号的）不算。
为什么：条文要读得出来；符号含不含本数，不是人人一看就知道。
不好：投资强度≥50万元
好：投资强度不低于50万元
来源：GB/T 15835—2011、公文校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="NU-17",
    name="sign-in-prose",
    severity="note",
    strength="实务",
    source="GB/T 15835—2011、公文校对惯例",
    genres=NORMATIVE | {"notice", "guide", "text"},
)
_SIGN = re.compile("(?<=[一-鿿])(?P<sign>[≥≧≤≦＞＜><])=?[ ]?(?=[0-9])")
_FORMULA = re.compile("[=＝×÷∑Σ+＋]")
_WORDS = {
    "≥": "不低于、以上",
    "≧": "不低于、以上",
    "≤": "不超过、以下",
    "≦": "不超过、以下",
    "＞": "超过",
    ">": "超过",
    "＜": "不足、低于",
    "<": "不足、低于",
}


def find(paper: Paper) -> Iterator[Hit]:
    """Each sign between a word and a number, tables and formulas left out."""
    for found in paper.search(_SIGN):
        passage = paper.passage_at(found.start())
        if passage.level == "cell" or _FORMULA.search(paper.line_of(passage)):
            continue
        sign = found["sign"]
        message = f"正文用了符号“{sign}”。"
        hint = f"写成文字：{_WORDS[sign]}。"
        yield Hit(*found.span("sign"), message, hint)
