"""Citations of a text's own numbers (本法第十七条), and what they become when
the numbers move.

A citation after 《…》 or another law's name (刑法第二百条) is foreign: its
number does not follow ours. Sources: 立法技术规范（试行）（一） on citing
(本法, other law by its full title).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.compare.text.numbers import value
from policypress.language.patterns import later

NUMERAL = "(?:[〇○零一二两三四五六七八九十百千万]+|[0-9]+)"
CITATION = re.compile(rf"第[（(]?({NUMERAL})[）)]?(条|章)(?:之({NUMERAL}))?")
# （四）, which is how texts numbered 一、（一） cite a clause: 本措施（四）, 附则（二十五）. A
# number before 项 and the like is no clause.
_NOT_A_CLAUSE = "(?![条款项目])"
BARE = re.compile(
    r"(?:(?<=本[一-鿿]{2})|(?<=附则))[（(](?P<bare>[〇○零一二两三四五六七八九十百]+)[）)]"
    + _NOT_A_CLAUSE
)
_BARE_AGAIN = later(
    r"(?:[、，]|和|及|与|或者?|至)([（(]([〇○零一二两三四五六七八九十百]+)[）)])"
    + _NOT_A_CLAUSE
)
_PART = re.compile(rf"第({NUMERAL})部分第[（(]({NUMERAL})[）)]项")
# What may stand between two citations of one list, so that the second belongs to the
# same law as the first. 目 stands only after its number. Every other character may stand
# by itself, so no numeral is read in two ways.
CHAIN = later(
    f"(?:第{NUMERAL}目"
    "|[、，,和或者及与至到以第款项（）()前后〇○零一二两三四五六七八九十百千万0-9])*"
)
# What the names of other documents end with. A contract calls itself 合同 and
# 协议, so these are others only with a word before them.
FOREIGN = re.compile(
    "(?:[》〉）)]|法|法典|条例|规定|办法|细则|规则|解释|决定|通则|总则|章程|意见|措施|通知|公约"
    "|协定|条约|规程|规范|准则|标准|守则|导则|指引|指南|纲要|方案|规划|计划|名录|目录|清单|修正案"
    "|议定书|宪章|宣言|公告|通告|批复|答复|纪要|制度|大纲|惯例|法令|命令|主合同|原合同|原协议"
    "|补充协议|框架协议"
    r"|附[件表录图](?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})?)[的中]?$"
)
_OWN_TITLE = re.compile(r"本[^，。；、和与及或]{1,6}$")


class Citation(Struct, frozen=True):
    """第十七条之一 in a text: its start, words, unit (条, 章) and number.

    foreign: whether it cites another law.
    """

    start: int
    text: str
    unit: str
    number: tuple[int, ...]
    foreign: bool


Numbers = dict[tuple[str, tuple[int, ...]], tuple[str, tuple[int, ...]] | None]


def citations(text: str) -> Iterator[Citation]:
    """Every 第X条 and 第X章 of a text, and （四） behind 本措施, in order."""
    if not BARE.search(text):
        return _numbered(text)
    found = [*_numbered(text), *_bare(text)]
    return iter(sorted(found, key=lambda one: one.start))


def _bare(text: str) -> Iterator[Citation]:
    """本措施（一）、（三） as two citations of this text's own clauses."""
    for found in BARE.finditer(text):
        start = found.start()
        number = (value(found["bare"]),)
        yield Citation(start, found[0], "条", number, foreign=False)
        end = found.end()
        while again := _BARE_AGAIN.match(text, end):
            number = (value(again[2]),)
            yield Citation(again.start(1), again[1], "条", number, False)
            end = again.end()


def _numbered(text: str) -> Iterator[Citation]:
    """Every 第X条 and 第X章 of a text, in order."""
    end = 0
    foreign = False
    for found in CITATION.finditer(text):
        between = text[end : found.start()]
        if not (end and CHAIN.fullmatch(between)):
            before = text[max(0, found.start() - 12) : found.start()]
            foreign = bool(FOREIGN.search(before)) and not _OWN_TITLE.search(
                before
            )
        number = tuple(value(part) for part in (found[1], found[3]) if part)
        yield Citation(
            found.start(),
            found[0],
            found[2],
            number,
            foreign,
        )
        end = found.end()


def part_citations(text: str) -> Iterator[Citation]:
    """Every 第二部分第（三）项 of a text, its number being that of both."""
    if "部分" not in text:
        return
    for found in _PART.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        foreign = FOREIGN.search(before) and not _OWN_TITLE.search(before)
        number = (value(found[1]), value(found[2]))
        yield Citation(found.start(), found[0], "项", number, bool(foreign))


def masked(text: str) -> str:
    """The text with every citation alike, for finding a clause again whatever
    its numbers.
    """
    if "第" in text:
        text = CITATION.sub(r"第#\2", text)
    for citation in reversed([*_bare(text)]):
        end = citation.start + len(citation.text)
        text = f"{text[: citation.start]}（#）{text[end:]}"
    return text


def may_cite(text: str) -> bool:
    """Whether it is worth looking for citations in a text."""
    return "第" in text or BARE.search(text) is not None
