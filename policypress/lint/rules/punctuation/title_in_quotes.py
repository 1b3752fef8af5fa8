"""文件名称没有用书名号：根据“某区产业发展办法”、<某区办法>。

检查：“根据、依据、依照、按照、印发”后面用引号、尖括号括起来的办法、条例、细则、通知、意见等文件名称；“、等”“，等”；正文里用方头括号【】加注；感叹号连用。
为什么：文件名称用书名号，引号会被当成简称或者特指。
不好：根据“某区产业发展办法”规定
好：根据《某区产业发展办法》规定
来源：GB/T 15834—2011 4.15（书名号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-41",
    name="title-in-quotes",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.15",
    genres=EVERY - {"decision"},
    spares=frozenset(("titled",)),
)
_KINDS = "办法|条例|细则|规定|通知|意见|措施|方案|规则|指南|决定"
_TITLE = re.compile(
    rf"(?:根据|依据|依照|按照|印发|执行)(?P<quoted>[“\"＜<〈][一-鿿（）0-9]{{4,40}}"
    rf"(?:{_KINDS})[”\"＞>〉])"
    rf"|(?P<angled>[＜<][一-鿿（）0-9]{{4,40}}(?:{_KINDS})[＞>])"
)
_ETC = re.compile(
    "(?<=[一-鿿）”])(?P<mark>、)等(?![级额价边同待于分次第号值高])"
)
_ETC_COMMA = re.compile(
    "(?<=[一-鿿）”])(?P<mark>，)等(?=[。；，]|(?:材料|方式|情形|内容|单位|企业|机构|部门)[，。；])"
)
_SHOUT = re.compile("！{2,}|？{2,}(?=[。；])")
_BRACKET = re.compile(
    "(?<=[一-鿿0-9])(?P<left>【)(?:含|不含|包括|最高|以下|注|即|指)[^【】\n]{1,30}】"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each title without the marks of one, and marks that do not stand there."""
    for found in paper.search(_TITLE):
        name = "quoted" if found["quoted"] else "angled"
        words = found[name][1:-1]
        yield Hit(
            *found.span(name), "文件名称用书名号。", f"改为“《{words}》”。"
        )
    for pattern in (_ETC, _ETC_COMMA):
        for found in paper.search(pattern):
            yield Hit(*found.span("mark"), "“等”前面不用点号。", "删去点号。")
    for found in paper.search(_SHOUT):
        yield Hit(*found.span(), "标点连用。", "改为句号。")
    for found in paper.search(_BRACKET):
        yield Hit(*found.span(), "加注用圆括号。", "改为（）。")
