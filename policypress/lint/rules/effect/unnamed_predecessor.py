"""废止旧文件没有写名称和文号：原有政策同时废止。

检查：“同时废止”“即行废止”“自行废止”的一句里没有书名号的；有书名号没有文号的只提示。
为什么：废止哪一份要一一点明，笼统的“原有政策”无从执行。
不好：以前出台的支持政策同时废止
好：《某某办法》（某府规〔2021〕3号）同时废止
来源：立法技术规范（试行）（一）关于废止；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="EF-05",
    name="unnamed-predecessor",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）",
    spares=frozenset(("quoted",)),
)
_REPEAL = re.compile("(?:同时|即行|自行|予以|相应)废止|停止执行")
# 〔2018〕3号, 令第3号, 2018年3月1日公布; that it was issued in 2018 is no number.
_NUMBER = re.compile("号|〔|公布|发布|通过|年[0-9]{1,2}月")
_GENERAL = re.compile(
    "(?:(?:以前|原有?|此前|过去|之前|既往|现行|相关|有关)[^，。《]{0,30}|[旧老]版?[^，。《]{0,6})$"
)
_LAW = re.compile("(?<!办)法》|条例》")
_LONGEST = 300


def find(paper: Paper) -> Iterator[Hit]:
    """Each repeal that does not say of what."""
    for found in paper.search(_REPEAL):
        first, _ = paper.sentence(found.start())
        first = max(first, found.start() - _LONGEST)
        words = paper.text[first : found.start()]
        # 《某办法》（某号）、此前有关规定: what follows the last title.
        marks = "，：“》、和及"
        clause = max(words.rfind(mark) for mark in marks) + 1
        if _GENERAL.search(words[clause:]) and words[clause:][:1] != "中":
            yield Hit(
                first + clause,
                found.end(),
                "没有写被废止文件的名称和文号。",
                "逐件写《标题》（文号）。",
            )
        elif "《" in words:
            yield from _without_number(paper, first, found.start(), words)


def _without_number(
    paper: Paper,
    first: int,
    end: int,
    words: str,
) -> Iterator[Hit]:
    """A title without number is only pointed out; a law needs none."""
    if "》中" in words:
        return  # some of its rules only: it is not the predecessor
    if _NUMBER.search(words[words.rfind("》") :] + words[: words.find("《")]):
        return
    if paper.genre == "law" or _LAW.search(words):
        return
    yield Hit(
        first + words.rfind("《"),
        end,
        "被废止文件没有写文号。",
        "书名号后面注明文号。",
        severity="note",
    )
