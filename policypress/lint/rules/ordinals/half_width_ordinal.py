"""序号的括号是半角的：(一)支持对象。

检查：括着汉字数字的半角括号，行首括着阿拉伯数字的半角括号，左右宽窄不一的也算。
为什么：项的序号用全角括号；半角的检索、比对时会当成别的序号。
不好：(一)支持对象
好：（一）支持对象
来源：GB/T 15834—2011 第5章、GB/T 9704—2012 7.3.3；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-06",
    name="half-width-ordinal",
    severity="error",
    strength="规定",
    source="GB/T 15834—2011 第5章、GB/T 9704—2012 7.3.3",
    mechanical=True,
)
_LABEL = re.compile(
    "[(（](?P<number>[一二三四五六七八九十]{1,4})[)）]|^[(（](?P<digits>[0-9]{1,2})[)）]",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each ordinal with a half-width bracket."""
    for found in paper.search(_LABEL):
        marks = found[0][0] + found[0][-1]
        if "(" not in marks and ")" not in marks:
            continue
        number = found["number"] or found["digits"]
        yield Hit(
            found.start(),
            found.end(),
            f"序号“{found[0]}”用了半角括号。",
            f"改为“（{number}）”。",
            instead=f"（{number}）",
        )
