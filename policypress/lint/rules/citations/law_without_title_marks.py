"""引用法律全称没有书名号：根据中华人民共和国标准化法。

检查：条文里“中华人民共和国××法（条例）”前后没有书名号的；宪法和标题、机关名称不算；办事依据里逐项列出的“条例（某年某月某日通过）”也查。
为什么：引用其他法律用全称加书名号，与机关、称谓分得开。
不好：根据中华人民共和国标准化法
好：根据《中华人民共和国标准化法》
来源：立法技术规范（试行）（一）9；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="CI-08",
    name="law-without-title-marks",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）9",
    mechanical=True,
)
_LAW = re.compile(
    "中华人民共和国(?!宪法|刑法|民法典)[一-鿿]{1,20}?(?:法|条例)"
    "(?=[，。；、和及与或以等第的规（《]|制定|执行|办理|实施|$)",
    re.MULTILINE,
)
# 某区建筑垃圾处置管理办法（某政规〔2019〕3号）
_NUMBERED = re.compile(
    "(?<![一-鿿》〉”])(?P<title>[一-鿿]{6,40}?(?:办法|细则|规定|条例|措施|意见|方案|决定|通知))"
    "（(?:[一-鿿]{2,10})〔[0-9]{4}〕[0-9]{1,4}号）"
)
# 1.某某法（2007年8月30日……）: an item that names what it rests on.
_DATED = re.compile(
    "（[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[^（）\n]{0,60}）"
)
_TITLE = re.compile(
    "^[ \u3000]*(?:[0-9]{1,2}[.．、]|（[0-9一二三四五六七八九十]{1,2}）)"
    "(?P<title>[一-鿿]{4,40}(?:办法|细则|规定|条例|决定))（[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日",
    re.MULTILINE,
)
_PARTS = ("clause", "preamble", "letter")


def find(paper: Paper) -> Iterator[Hit]:
    """Each full name of a law without title marks, in a sentence of ours."""
    for found in paper.search(_LAW):
        passage = paper.passage_at(found.start())
        before = paper.text[max(0, found.start() - 1) : found.start()]
        is_prose = passage.part in _PARTS and passage.level != "cell"
        if not is_prose or before in ("《", "〈", "<", "“"):
            continue
        is_first = found.start() == passage.words
        if is_first and not _is_dated(paper, passage, found.end()):
            continue
        yield Hit(
            found.start(),
            found.end(),
            "引用法律没有加书名号。",
            f"改为“《{found[0]}》”。",
            instead=f"《{found[0]}》",
        )
    yield from _numbered(paper)
    yield from _titles(paper)


def _numbered(paper: Paper) -> Iterator[Hit]:
    """Each title with its number in a sentence of ours or an item, without marks."""
    for found in paper.search(_NUMBERED):
        passage = paper.passage_at(found.start())
        is_prose = passage.part in _PARTS and passage.level != "cell"
        is_item = bool(passage.label) or found.start() > passage.words
        if is_prose and is_item:
            message = "引用文件没有加书名号。"
            hint = f"改为“《{found['title']}》”。"
            yield Hit(*found.span("title"), message, hint)


def _is_dated(paper: Paper, passage: Passage, end: int) -> bool:
    """Whether a law that begins an item is one that a list of grounds names."""
    return bool(passage.label) and _DATED.match(paper.text, end) is not None


def _titles(paper: Paper) -> Iterator[Hit]:
    """Each item that is a title with the day it was passed, without marks."""
    for found in paper.search(_TITLE):
        if not found["title"].startswith("中华人民共和国"):
            message = "引用文件没有加书名号。"
            hint = f"改为“《{found['title']}》”。"
            yield Hit(*found.span("title"), message, hint)
