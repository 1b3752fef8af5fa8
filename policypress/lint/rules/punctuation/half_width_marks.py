"""半角标点夹在汉字之间：提升,促进。

检查：汉字后面的半角逗号、分号、冒号、问号、叹号，其后是汉字、数字或者行末；数字、百分数与汉字之间的半角逗号、分号。英文、网址、时刻中的不算。
为什么：中文文稿的标点占一个字的位置，半角标点多是从其他软件带来的，印出来疏密不一。
不好：提升质量,促进发展
好：提升质量，促进发展
来源：GB/T 15834—2011 第5章（标点符号的位置和书写形式）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-01",
    name="half-width-marks",
    severity="error",
    strength="规定",
    source="GB/T 15834—2011 第5章",
    mechanical=True,
)
_HAN = "一-鿿》”）〕"
_MARK = re.compile(
    f"[,;:?!](?<=[{_HAN}].)(?=[一-鿿《“（0-9]|$)"
    "|[.](?<=[一-鿿》”）][.])(?<![一二三四五六七八九十][.])$"
    "|[,;](?<=[0-9%％].)(?=[一-鿿《“（])",
    re.MULTILINE,
)
_WIDE = {".": "。", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def find(paper: Paper) -> Iterator[Hit]:
    """Each half-width mark that stands with Chinese characters."""
    for found in paper.search(_MARK):
        mark = found[0]
        wide = _WIDE[mark]
        yield Hit(
            found.start(),
            found.end(),
            f"汉字之间用了半角标点“{mark}”。",
            f"改为全角“{wide}”。",
            instead=wide,
        )
