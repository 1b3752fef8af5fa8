"""The numbers with which printed lines of official Chinese text begin (序数).

第X编章节条, 一、（一）1.（1）.

Sources: 立法法 (编 章 节 条 款 项 目); GB/T 9704—2012 7.3.3
(一、（一）1.（1）); half-width brackets are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from policypress.compare.text.tree import Kind
from policypress.language.numerals import LARGEST, from_chinese
from policypress.language.patterns import later

_HAN = "〇○零一二两三四五六七八九十百千万"
# 大写: 壹、 as Word lists may have it.
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十百千")
_NUMERAL = rf"(?:[{_HAN}]+|[0-9０-９]+)"
_DIGITS = 10  # no number of a clause has as many
_GAP = r"[\s\u3000]*"
_ROMAN = "[IVXLC]+"
# 第 1 2 条, as a page may have it that was drawn apart.
_ARTICLE_NUMBER = rf"(?:[0-9](?: [0-9]){{1,2}}|{_NUMERAL})"
# 第三条, 第三条之一; in an English text Article 3, or Section 3 where it has
# no articles.
ARTICLE = re.compile(
    rf"((?:第{_GAP}(?={_ARTICLE_NUMBER}{_GAP}[条條])|(?:Article|Section)\s+(?=(?:[0-9]+|{_ROMAN})\b))"
    rf"({_ARTICLE_NUMBER}|{_ROMAN})(?:{_GAP}[条條](?:之({_NUMERAL}))?|\.)?)({_GAP})"
)
HEADING = re.compile(
    rf"(第{_GAP}({_NUMERAL}){_GAP}(编|分编|章|节|編|分編|節))({_GAP})"
)
ENGLISH = ("Article", "Section")
ENGLISH_HEADING = re.compile(
    rf"((?=[A-Z][a-z]+\s+([0-9]+|{_ROMAN})\b)(Part|Chapter|Section)\s+\w+\.?)({_GAP})"
)
FIRST = re.compile(rf"(([{_HAN}]+|[{_FORMAL}]+)[、.．])({_GAP})")
SECOND = re.compile(
    rf"([（(]?((?<=[（(])[{_HAN}]+(?=[）)])|[㈠-㈩])[）)]?)({_GAP})"
)
THIRD = re.compile(rf"(([0-9０-９]+)[.．、](?![0-9０-９]))({_GAP})")
FOURTH = re.compile(rf"([（(]([0-9０-９]+)[）)]|([①-⑳]))({_GAP})")
# Marks of a list below those: 1） a） （a） ⑴ ⒈ 1.1, ii. （iv） Ⅱ. ⓐ ❶ （甲） 甲、
# A letter or a stem with a stop is one only where no further letter follows:
# e.g. and 甲、乙两方 are words.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTER = "[A-Za-z]|(?=[xvi]*[vi])[xvi]{2,6}|(?=[XVI]*[VI])[XVI]{2,6}|[Ⅰ-ⅻ]"
_SINGLE = "⑴-⒛⒜-⒵Ⓐ-ⓩ❶-❿㊀-㊉"
MARK = re.compile(
    rf"([0-9０-９]{{1,3}}[）)]|[（(]?(?:{_LETTER})[）)]|[（(][{_STEMS}][）)]"
    rf"|(?:{_LETTER})[.．、](?![A-Za-z0-9Ⅰ-ⅻ])|[{_STEMS}][、.．](?![{_STEMS}])"
    rf"|[{_SINGLE}]|[0-9]+(?:\.[0-9]+)+(?=[\s\u3000、]|\.\s)[、.]?)({_GAP})"
)
ANNEX = r"附[件表录图](?:[0-9]+|[一二三四五六七八九十]+)"  # an annex with a number: 附件一, 附表2
KIND_OF: Mapping[str, Kind] = {
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "节": "section",
    "編": "part",
    "分編": "subpart",
    "節": "section",
    "Part": "part",
    "Chapter": "chapter",
    "Section": "section",
}
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# Words after 第X条 or 第X章 at the head of a line that show the line cites it
# and does not open it.
_CITING = later(
    r"第|至|到|和|或|及|与|、|，|,|规定|所|中|的|之|以外|款|项|前|同|修改|删"
)


def value(numeral: str) -> int:
    """十七, 17 or １７ as a number.

    0 when it is none, or one that cannot be said in Chinese either.
    """
    if "㈠" <= numeral[:1] <= "㈩":
        return ord(numeral[0]) - ord("㈠") + 1
    if numeral[:1] in _ROMAN_DIGITS:
        return _roman(numeral)
    numeral = numeral.replace(" ", "")
    if not numeral.isdecimal():
        return from_chinese(numeral.translate(_PLAIN)) or 0
    digits = numeral.lstrip("0０")
    number = int(digits) if 0 < len(digits) < _DIGITS else 0
    return number if number <= LARGEST else 0


def _roman(numeral: str) -> int:
    """XIV as 14: a smaller digit before a larger one is taken off."""
    digits = [_ROMAN_DIGITS[letter] for letter in numeral]
    number = 0
    for digit, following in zip(digits, [*digits[1:], 0], strict=True):
        number += -digit if digit < following else digit
    return number


def numbers(*numerals: str | None) -> tuple[int, ...]:
    """(17, 1) of 十七 and 一, None left out.

    () when one of them says no number (第百条).
    """
    found = tuple(value(numeral) for numeral in numerals if numeral)
    return found if all(found) else ()


def label_and_gap(found: re.Match[str]) -> tuple[str, str]:
    """第一条 and the space behind it, of a match of any pattern above.

    Each pattern has the label as its first group and the gap as its last.
    """
    return found[1], found[found.re.groups]


def article(text: str) -> re.Match[str] | None:
    """第X条 that opens a clause, not one that a line happens to begin by
    citing.
    """
    found = ARTICLE.match(text)
    if not found:
        return None
    if found[1].startswith(ENGLISH):
        # Article 3 of this contract …: a heading goes on with a capital.
        return None if text[found.end() :][:1].islower() else found
    cites = not found[4] and _CITING.match(text, found.end())
    return None if cites else found


def begins_with_number(text: str) -> bool:
    """Whether a line begins with the number of a clause, heading or item."""
    patterns = (ARTICLE, HEADING, FIRST, SECOND, THIRD, FOURTH, MARK)
    return any(pattern.match(text) for pattern in patterns)


# Characters of the longest 章名 that is believed; the longest of 58 laws has 27.
_LONGEST_HEADING = 40
_NOT_A_HEADING = ("。", "；", "：", ";", ":", "，")


def heading(
    text: str,
    marked: bool = False,
) -> re.Match[str] | None:
    """第X章 (编, 节) that is a heading.

    marked: the source says that the line is a heading.
    """
    found = HEADING.match(text) or ENGLISH_HEADING.match(text)
    if not found or marked:
        return found
    rest = text[found.end() :]
    if len(rest) > _LONGEST_HEADING or rest.endswith(_NOT_A_HEADING):
        return None
    cites = not found[4] and _CITING.match(rest)
    return None if cites else found
