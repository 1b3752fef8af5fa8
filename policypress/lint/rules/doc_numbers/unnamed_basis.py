"""制定依据没有名称、文号：根据上级有关文件精神，制定本办法。

检查：首段、第一条里“根据、按照、贯彻”后面只说“有关文件精神、相关规定、有关要求”，同一句没有一个书名号或者文号的（作提示）；“根据……关于……的意见”一类引了题名而没有书名号的。
为什么：依据没有名称，读者查不到，也无法核对下位规定是不是抵触。
不好：根据上级有关文件精神，制定本办法
好：根据《某省养蜂管理办法》（某政规〔2025〕3号），制定本办法
来源：《党政机关公文处理工作条例》第十九条（引用公文先引标题，后引发文字号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DN-14",
    name="unnamed-basis",
    severity="warning",
    strength="规定",
    source="《党政机关公文处理工作条例》",
    genres=EVERY - {"law", "decision", "table"},
)
_RESTS = re.compile(
    "(?:根据|依据|按照|遵照|贯彻落实|贯彻|落实|结合)[^。；，《》〔\n]{0,18}?(?:有关|相关)"
    "(?:文件|政策|会议|意见|法律法规|规定|要求|部署)?(?:的)?(?:精神|要求|规定|部署)"
)
_MADE = re.compile("制定|印发|出台|现就|现将|提出|特")
_NAMED = re.compile("《|〔|号[）)]")
_FIRST = 8  # lines in which a paper says what it rests on
_TITLE = re.compile(
    "(?:根据|按照|依据|依照|落实|贯彻)(?:落实|执行)?(?P<who>[^《》。；，、\n]{0,14}?)"
    "(?P<title>关于(?!印发《)[^《》〈〉<>。；，、\n]{6,40}的(?:若干|实施)?(?:意见|通知|决定|办法|规定|方案|措施|政策))"
    "(?=[，（(]|精神|要求|规定|等|制定|有关)"
)
# 2.关于印发《某办法》的通知（某规〔2025〕3号）, where papers are listed.
_LISTED = re.compile(
    "^[ \u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[.．、）)])[ ]?"
    "(?P<title>[^《》。；，\\n]{0,20}关于(?:印发|公布|发布|修订)《[^《》\\n]{4,60}》的通知)(?=[（(；。，]|$)",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """What a paper rests on, where nobody can look it up."""
    for found in paper.search(_RESTS):
        at = paper.index_at(found.start())
        passage = paper.passages[at]
        first, last = _period(paper, found.start(), passage.start, passage.end)
        words = paper.text[first:last]
        is_basis = at < _FIRST and _MADE.search(words, found.end() - first)
        if is_basis and passage.level != "cell" and not _NAMED.search(words):
            message = "制定的依据没有写文件名称、文号。"
            hint = "写“根据《……》（……〔……〕……号）”。"
            yield Hit(*found.span(), message, hint, severity="note")
    for found in (*paper.search(_TITLE), *paper.search(_LISTED)):
        if paper.passage_at(found.start()).level != "cell":
            message = "引用文件没有加书名号。"
            hint = f"改为“《{found['title']}》”，后面写文号。"
            yield Hit(*found.span("title"), message, hint)


def _period(paper: Paper, at: int, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, from full stop to full stop, within its line."""
    first = paper.text.rfind("。", start, at) + 1
    last = paper.text.find("。", at, end)
    return max(first, start), last if last >= 0 else end
