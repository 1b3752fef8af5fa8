"""不成词的字、常用语里丢了字：执熙（执照）、租贯（租赁）、困难众（困难群众）。

检查：只在某几个词里才用的字（熙只用于康熙、熙熙攘攘），前后都不是那些词，换成一个形近的字正好是常用词；常用的四字词语丢了当中一个字，剩下的不成词。地名、字号、联系人、书名和引文不算，同一写法反复出现的也不算。
为什么：扫描识别认错字、排版丢字，剩下的字读不通，通读时却容易顺着意思看过去。
不好：交验营业执熙原件
好：交验营业执照原件
来源：校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.wording.misspelt_words import (
    are_a_word,
    often_together,
    slips,
)
from policypress.system.kept import made_from

RULE = Rule(
    code="WO-22",
    name="strange-characters",
    severity="warning",
    strength="实务",
    source="校对惯例",
)
# Made by benchmarks/strange_characters.py, which says how characters are chosen.
_MADE = Path(__file__).with_name("strange_characters.txt")
_PAIR = 2
_HAN = re.compile("[一-鿿]")
_ALL_HAN = re.compile("[一-鿿]+$")
# 棠区, 佛山; what follows the name of a place, or 省 in its short form: 邯政办规〔2022〕.
_PLACES = frozenset(
    "省市区县镇乡村街路州盟旗庄屯寨岭河湖山江岛湾港府发政办字商财委"
)
_NUMBER = re.compile(r"[一-鿿]{0,8}[〔\[［（(](?:19|20)[0-9]{2}")
# What names people and firms stand beside.
_NAMED = re.compile(
    "公司|联系人|姓名|电话|工作室|先生|女士|同志|学校|大学|医院|协会"
)
# What stands between words and in hardly any.
_BETWEEN = frozenset("的和及与或由")
_OFTEN = (
    2  # times from which on a strange word is a name, or a term of its trade
)
# Parts of the body, with any of which medicine makes terms that no dictionary has.
_ORGANS = frozenset(
    "肺胃肾肝脾胆肠胰脑肌肢颅颈腰臀膝踝肘腕肛胸腹骨髓腺瓣膜脉喉咽鼻耳"
)
_AROUND = 12  # characters beside a word that say that it is a name


class Bound(Struct, frozen=True):
    """A character that only stands in certain words. near: what looks like it; before,
    behind: what stands beside it."""

    near: str
    before: str
    behind: str


class Known(Struct, frozen=True):
    """words: the second characters of common words by the first; bound: by character;
    lost: what is left of a phrase → the phrase."""

    words: dict[str, str]
    bound: dict[str, Bound]
    lost: dict[str, str]


@cache
def known() -> Known:
    """The file, read once."""
    _, words, rows, lost = _MADE.read_text("utf-8").split("\n[")
    split = [row.split(" ") for row in rows.splitlines()[1:]]
    bound = {one: Bound(*rest) for one, *rest in split}
    pairs = [row.split(" ") for row in lost.splitlines()[1:]]
    return Known(
        dict(row.split(" ") for row in words.splitlines()[1:]),
        bound,
        dict(pairs),
    )


def find(paper: Paper) -> Iterator[Hit]:
    """Each character that makes no word where it stands, and each phrase with a hole; what
    a text has again and again is a name."""
    lines = frozenset(paper.lines_with(_question(), _with_strange))
    start = 0
    for line in paper.text.split("\n") if lines else ():
        for hit in _of_line(line) if line in lines else ():
            if not _is_usual(paper.text, line, hit):
                yield replace(
                    hit, start=start + hit.start, end=start + hit.end
                )
        start += len(line) + 1


def _is_usual(text: str, line: str, hit: Hit) -> bool:
    """Whether a text has strange words again, or a character that is strange with what
    stands beside it (固废 of 固废负担): a name, or a term that no dictionary has."""
    terms = {line[hit.start : hit.end]}
    for at in range(hit.start, hit.end):
        if line[at] in known().bound:
            terms |= {line[max(0, at - 1) : at + 1], line[at : at + _PAIR]}
    whole = (one for one in terms if len(one) >= _PAIR and _ALL_HAN.match(one))
    return any(text.count(one) >= _OFTEN for one in whole)


@cache
def _question() -> str:
    """What is asked of a line, by this file and these words."""
    made = made_from((), (Path(__file__), _MADE))
    return f"{RULE.code} {made.hex()}"


def _with_strange(lines: Sequence[str]) -> list[str]:
    """Those of some lines of which the rule may say something."""
    return [line for line in lines if any(True for _ in _of_line(line))]


def _of_line(line: str) -> Iterator[Hit]:
    """What is strange in a line."""
    for at, character in enumerate(line):
        if character in known().bound and character not in _ORGANS:
            yield from _strange(line, at)
    for at in range(len(line) - 2):
        phrase = known().lost.get(line[at : at + 3])
        if phrase:
            yield from _lost(line, at, phrase)


def _strange(text: str, at: int) -> Iterator[Hit]:
    """A character in no word of its own, where another would make one."""
    here = known().bound[text[at]]
    before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if before in here.before and _HAN.match(before):
        return
    if behind in here.behind and _HAN.match(behind):
        return
    for start, pair, right in _meant(text, at, here, before, behind):
        if _is_of_others(text, start, right):
            continue
        if not _is_told(pair) and not _is_name(text, at, behind):
            message = f"“{pair}”不成词，疑为“{right}”之误。"
            hint = f"核对；是笔误的改为“{right}”。"
            yield Hit(start, start + _PAIR, message, hint)
        return


def _meant(
    text: str,
    at: int,
    here: Bound,
    before: str,
    behind: str,
) -> Iterator[tuple[int, str, str]]:
    """Where a pair of characters stands, the pair, and the word that it looks like."""
    words = known().words
    for near in here.near:
        if before and near in words.get(before, ""):
            yield at - 1, text[at - 1 : at + 1], before + near
        if behind and behind in words.get(near, ""):
            yield at, text[at : at + _PAIR], near + behind


def _is_of_others(text: str, start: int, right: str) -> bool:
    """Whether the two characters at a place belong to others: they are a word that is rare,
    or one of them makes a word with what stands on its other side (关停撤点, 本人页), but for
    two words that often stand together (执法人员)."""
    end = start + _PAIR
    if are_a_word(text[start:end]):
        return True
    if are_a_word(text[max(0, start - 1) : start + 1]):
        return not often_together(text[max(0, start - _PAIR) : start], right)
    if are_a_word(text[end - 1 : end + 1]):
        return not often_together(right, text[end : end + _PAIR])
    return False


def _is_told(pair: str) -> bool:
    """Whether other rules speak of a pair: WO-16, and WO-03 of 帐."""
    rows = (slips().anywhere, slips().before_mark)
    return "帐" in pair or any(pair[1] in one.get(pair[0], "") for one in rows)


def _is_name(text: str, at: int, behind: str) -> bool:
    """Whether a character belongs to a name, which may have any."""
    if behind in _PLACES or _NUMBER.match(text, at + 1):
        return True
    return _NAMED.search(text, max(0, at - _AROUND), at + _AROUND) is not None


def _lost(text: str, at: int, phrase: str) -> Iterator[Hit]:
    """What is left of a phrase, where it is no part of other words."""
    left = text[at : at + 3]
    is_second_gone = left[:_PAIR] != phrase[:_PAIR]
    is_alone = _ends_before if is_second_gone else _begins_behind
    if is_alone(text, at):
        message = f"“{left}”不成词，疑为“{phrase}”丢了一个字。"
        hint = f"核对；是丢字的改为“{phrase}”。"
        yield Hit(at, at + len(left), message, hint)


def _ends_before(text: str, at: int) -> bool:
    """Whether a word, and no other, ends where what is left of a phrase begins."""
    before = text[max(0, at - 3) : at + 1]
    if not _HAN.match(before[-2:-1]) or before[-2:-1] in _BETWEEN:
        return True
    joins = _is_word(before[-2:])
    ends = _is_word(before[-3:-1])
    return ends and not joins and not _is_word(before[-4:-2])


def _begins_behind(text: str, at: int) -> bool:
    """Whether a word, and no other, begins behind what is left of a phrase."""
    behind = text[at + 2 : at + 6]
    if not _HAN.match(behind[1:2]) or behind[1:2] in _BETWEEN:
        return True
    joins = _is_word(behind[:2])
    begins = _is_word(behind[1:3])
    return begins and not joins and not _is_word(behind[2:4])


def _is_word(pair: str) -> bool:
    """Whether two characters belong together."""
    return len(pair) == _PAIR and pair[1] in slips().words.get(pair[0], "")
