"""半角标点夹在汉字之间：提升,促进。

检查：汉字后面的半角逗号、分号、冒号、问号、叹号，其后是汉字、数字或者行末；数字、百分数与汉字之间的半角逗号、分号。英文、网址、时刻中的不算。句末误用的下脚点“．”也查。
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
    f"[,;:?!](?<=[{_HAN}].)(?=[ ]?[一-鿿《“（]|[0-9]|$)"
    "|[.](?<=[一-鿿》”）][.])(?<![一二三四五六七八九十][.])$"
    "|．(?<=[一-鿿]{2}．)$"
    # MRI:可见
    "|:(?<=(?<![A-Za-z0-9])[A-Z]{3}:)(?=[一-鿿])|:(?<=(?<![A-Za-z0-9])[A-Z]{2}:)(?=[一-鿿]{2})"
    "|[,;](?<=[0-9%％].)(?=[一-鿿《“（])",
    re.MULTILINE,
)
# 责任.确保: a stop, but 马克.吐温 and other names of foreigners are written so too; that
# they were wrong is not certain.
_STOP = re.compile(
    "(?<=[一-鿿]{4})[.](?=[一-鿿]{4}|[ ]?第[0-9一二三四五]|[ ][一-鿿]{2}|[0-9]{1,4}[年月个家万])"
)
_FOREIGN = frozenset(
    "阿埃艾安奥巴贝本比彼波伯布查茨达丹道德登迪蒂杜多恩尔法菲费夫弗福盖戈格古哈海汉赫亨胡霍基吉加贾杰卡凯康科克肯库"
    "拉莱兰朗劳勒雷里丽利莉林琳鲁路伦罗洛马玛迈曼梅门蒙米莫默姆穆娜纳奈内尼诺帕佩皮珀普奇乔切琼萨塞桑莎什史斯思苏索"
    "塔泰唐特提图托瓦万威维韦温沃乌伍西希夏谢辛休许雅亚扬耶伊因尤约泽扎詹珍朱兹佐"
)
_WIDE = {
    ".": "。",
    "．": "。",
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
}


def find(paper: Paper) -> Iterator[Hit]:
    """Each half-width mark that stands with Chinese characters."""
    for found in paper.search(_MARK):
        mark = found[0]
        wide = _WIDE[mark]
        yield Hit(
            found.start(),
            found.end(),
            _message(mark),
            f"改为全角“{wide}”。",
            instead=wide,
        )
    for found in paper.search(_STOP):
        at = found.start()
        beside = {paper.text[at - 1], paper.text[at + 1]}
        if not beside & _FOREIGN:
            message = "汉字之间用了半角标点“.”。"
            hint = "是句号的改为“。”，是逗号的改为“，”。"
            yield Hit(at, at + 1, message, hint, severity="warning")


def _message(mark: str) -> str:
    """What is said of a mark; ．is as wide as a character, and the dot of an ordinal."""
    if mark == "．":
        return "句末用了序号的下脚点“．”。"
    return f"汉字之间用了半角标点“{mark}”。"
