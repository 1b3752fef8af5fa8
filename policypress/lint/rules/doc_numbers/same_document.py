"""同一份文件前后写法不一：前面〔2016〕11号，后面[2016]11号。

检查：同一个文号的几种写法，“以下简称《管理办法》”的简称后面括注的另一个文号，同一个标题后面括注的不同文号（年份、序号或者机关代字只差一处：某政规〔2019〕5号、某政发〔2019〕5号）。
为什么：前后不一时，必有一处是错的，读者不知道以哪个为准。
不好：《某办法》（某府规〔2018〕12号）……《某办法》（某府规〔2018〕11号）
好：两处都写（某府规〔2018〕12号）
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import DocNumber, doc_numbers

RULE = Rule(
    code="DN-08",
    name="same-document",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
)
_TITLE = re.compile("《([^《》\n]{2,120})》[ ]?[（(][一-鿿]{1,12}$")
# 《某县养蜂管理办法》（某规〔2025〕3号，以下简称《管理办法》）
_SHORT = re.compile(
    "号?[）)]?[，]?[（(]?以下(?:统一)?(?:简称|称)为?[“]?《([^《》\n]{2,30})》"
)
_REPEALED = re.compile("废止|失效")
_LONGEST = 140  # characters of a title and the letters of a number behind it


def find(paper: Paper) -> Iterator[Hit]:
    """Each number that is written otherwise than before, and each title that has had
    another number."""
    written: dict[tuple[str, str, int], str] = {}
    numbers: dict[str, DocNumber] = {}
    for number in doc_numbers(paper):
        if number.is_order:
            continue
        words = paper.text[number.start : number.end]
        key = (number.issuer[-2:], number.year, int(number.digits))
        before = written.setdefault(key, words)
        if before != words:
            message = f"同一文号前面写作“{before}”。"
            hint = f"统一为“{number.plain}”。"
            yield Hit(number.start, number.end, message, hint)
            continue
        title = _title_before(paper, number.start)
        if not title:
            continue
        first = numbers.setdefault(title, number)
        short = _SHORT.match(paper.text, number.end)
        if short is not None:
            numbers.setdefault(short[1].translate(_PLAIN), number)
        if _is_slip(first.plain, number):
            message = f"《{title[:30]}》前面注的文号是“{first.plain}”。"
            yield Hit(number.start, number.end, message, "核对文号。")
        elif first.plain == number.plain and _are_two(first, number):
            yield _of_letters(paper, title, first, number)


def _are_two(one: DocNumber, other: DocNumber) -> bool:
    """Whether the letters of two numbers differ: 云政规 and 云政发; 云湾市云政规 only says
    more."""
    return not (
        one.issuer.endswith(other.issuer) or other.issuer.endswith(one.issuer)
    )


def _of_letters(
    paper: Paper, title: str, first: DocNumber, later: DocNumber
) -> Hit:
    """Two numbers of a document that have other letters. Who repeals it has looked it up."""
    _, last = paper.sentence(later.start)
    is_repeal = _REPEALED.search(paper.text, later.end, last) is not None
    wrong, other = (first, later) if is_repeal else (later, first)
    message = (
        f"《{title[:30]}》另一处注的文号是“{other.issuer}{other.plain}”。"
    )
    start = wrong.start - len(wrong.issuer)
    return Hit(start, wrong.end, message, "核对文号。")


def _is_slip(before: str, number: DocNumber) -> bool:
    """Whether two numbers differ in one part only: two editions of a document differ
    in both year and number."""
    same_year = f"〔{number.year}〕" in before
    same_digits = before.endswith(f"〕{int(number.digits)}号")
    return same_year != same_digits


def _title_before(paper: Paper, start: int) -> str:
    """The title that a number in brackets belongs to; "" for none."""
    line = paper.passage_at(start).start
    words = paper.text[max(line, start - _LONGEST) : start]
    found = _TITLE.search(words[words.rfind("《") :])
    if found is None:
        return ""
    return found[1].translate(_PLAIN)


_PLAIN = str.maketrans("", "", "〈〉<> 　")
