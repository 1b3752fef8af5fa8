"""间隔号用错了字符：新疆•阿勒泰。

检查：汉字之间的“•”“・”“‧”“∙”。
为什么：间隔号是“·”，其他圆点是项目符号或者外文字符，宽窄不同，检索不到。
不好：大美中国•质量月
好：大美中国·质量月
来源：GB/T 15834—2011 4.14（间隔号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-19",
    name="middle-dot",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.14",
    mechanical=True,
)
_DOT = re.compile("[•・‧∙](?<=[一-鿿].)(?=[一-鿿])")


def find(paper: Paper) -> Iterator[Hit]:
    """Each dot between characters that is not the right one."""
    for found in paper.search(_DOT):
        yield Hit(
            found.start(),
            found.end(),
            f"间隔号用了“{found[0]}”。",
            "改为“·”。",
            instead="·",
        )
