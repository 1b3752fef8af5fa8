"""一句话被句号断成两截：为了提高效益。根据有关规定，制定本办法。

检查：“为、为了……”后面没有主句就用了句号，下一句才是“根据……”“本着……”“以……”；句号后面以“且、并且、以及、及其”起句；“对……的。给予……”；句号后面单独成句的“……另有规定的除外”；正文当中残留的页码（第1页共2页）。
为什么：半句话不能独立，句号使前后失去关系。
不好：为进一步提高资金使用效益。根据有关规定，制定本办法。
好：为进一步提高资金使用效益，根据有关规定，制定本办法。
来源：GB/T 15834—2011 4.1（句号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-38",
    name="cut-sentence",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.1",
    genres=EVERY - {"law", "decision"},
)
# 为……（以……）。根据: no main clause before the full stop.
_PURPOSE = re.compile(
    "(?:^|(?<=[条\u3000 ]))(?:第[一二三四五六七八九十]条[ \u3000]*)?为了?"
    "(?![主期首本准止此何])[^。；\n]{6,160}?"
    "(?P<cut>。)(?=(?:根据|依据|依照|按照|结合|本着|遵循|围绕|特制定))",
    re.MULTILINE,
)
_MAIN = re.compile(
    "制定|特|现|应当|决定|必须|要求|推出|提出|实行|鼓励|给予|组织|开展|请|印发|出台|负责|适用|是"
    "|可以|将|建立|设立|由|安排|每年|采取|启动"
)
_JOINING = re.compile(
    "(?P<cut>[。：])(?=(?:且|并且|以及|及其|或者)(?![不说]))"
)
# 县内蜂场。（以下简称蜂场）
_BEFORE_NAME = re.compile("(?P<cut>。)(?=[（(]以下(?:统|合|均)?(?:简称|称))")
# 就是否转场？征求意见
_ASKED = re.compile(
    "(?:就|对|关于|了解|核实|说明|确认|查明)[^。；，？\n]{0,10}是否[^。；？\n]{2,24}(?P<cut>？)(?=[一-鿿])"
)
_PROVISO = re.compile(
    "(?P<cut>。)(?=(?:法律|法规|法律、法规|法律、行政法规|国家|上级|省|市|区|本办法|本措施|合同"
    "|双方)[^。；，\n]{0,10}"
    "另有(?:规定|约定)的?，?除外。)"
)
# 对年产值达到500万元的。给予补助: the first half says for what, the second what.
_GIVEN = re.compile(
    "(?:^|(?<=[。；：，\u3000 ）]))(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?(?:对|凡|年度|当年|按照?)"
    "[^。；\n]{4,90}(?<=[%％元亩平米吨户人家个的者上下业位])(?P<cut>。)"
    "(?=(?:分别|一次性|每年|每[家户亩人项]|市财政|区财政|县财政)?(?:给予|予以|奖励[^。；\n]{0,12}[0-9]"
    "|补助[^。；\n]{0,12}[0-9]))",
    re.MULTILINE,
)
_SAID = re.compile(
    "给予|予以|奖励|补助|补贴|应|可|不得|按|执行|支持|鼓励|享受|是|为|由|将|进行|实行|负责|安排|不超过|最高"
    "|以.{1,8}为准|计算"
)
_PAGE = re.compile("第[ ]?[0-9]{1,3}[ ]?页[ ，,/]?共[ ]?[0-9]{1,3}[ ]?页")


def find(paper: Paper) -> Iterator[Hit]:
    """Each full stop within a sentence, and page numbers that were left in a line."""
    hint = "改为逗号，或者补全句子。"
    for found in paper.search(_PURPOSE):
        words = paper.text[found.start() : found.start("cut")]
        if not _MAIN.search(words):
            message = "“为……”还没有主句，就用了句号。"
            yield Hit(*found.span("cut"), message, hint)
    for found in paper.search(_JOINING):
        message = f"“{found['cut']}”后面以“{paper.text[found.end()]}”起句，前后是一句话。"
        yield Hit(*found.span("cut"), message, hint)
    for found in paper.search(_PROVISO):
        message = "“……除外”不能单独成句。"
        yield Hit(*found.span("cut"), message, hint, severity="note")
    for found in paper.search(_GIVEN):
        words = paper.text[found.start() + 2 : found.start("cut")]
        if not _SAID.search(words):
            message = "前半句没有说完，就用了句号。"
            yield Hit(*found.span("cut"), message, hint)
    yield from _within(paper)
    for found in paper.search(_PAGE):
        line = paper.line_of(paper.passage_at(found.start()))
        if len(line.strip()) > len(found[0]) + 2:
            message = f"正文里残留了页码“{found[0]}”。"
            yield Hit(*found.span(), message, "删去页码。")


def _within(paper: Paper) -> Iterator[Hit]:
    """Question marks within a sentence, and full stops before a bracket of it."""
    for found in paper.search(_ASKED):
        message = "句中间接的问话不用问号。"
        yield Hit(*found.span("cut"), message, "删去问号。")
    for found in paper.search(_BEFORE_NAME):
        message = "简称的括注放在句号前面。"
        yield Hit(
            *found.span("cut"), message, "把句号移到括号后面，或者改为逗号。"
        )
