"""常用词写成了同音、形近的别字：根椐、科枝、撒销。

检查：公文常用词里有一个字换成了同音字或者形近字，换后的写法在词典和公开文本里都没有；前后能与邻字组成词的（管辖级别）不算，书名和引文不算。
为什么：拼音输入选错字、扫描识别认错字，通读时最容易看漏。
不好：根椐国家有关规定
好：根据国家有关规定
来源：校对惯例；实务
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-16",
    name="misspelt-words",
    severity="warning",
    strength="实务",
    source="校对惯例",
)
# A line a word, and for each of its characters those of the same sound or shape that
# are at times written for it: 根据 粮银 椐矩. Left out is what a dictionary or a
# published text has, and what a word that ends and one that begins give often.
_WORDS = Path(__file__).with_name("look_alikes.txt")
# The last line has other words of two characters, without a gap, beside which a pair is
# none: 驾驶 before 航空.
_OTHERS = "="
_PAIR = 2
_LONGEST = 4  # characters of a phrase
_KEPT = 65536  # pairs of characters that are remembered from text to text
_KEPT_LINES = (
    16384  # the same of lines: five times those of the shipped policy
)
_LONG = 2000  # characters of a line that is not worth remembering
# Where it stands, what is written, and what is meant.
Slip: TypeAlias = tuple[int, str, str]


class Slips(Struct, frozen=True):
    """words: those of two characters. first, second: the character that stays → the
    words with it and what is written for the other; behind, before: all of that at
    once. phrases: a wrong phrase → the right one."""

    words: frozenset[str]
    first: dict[str, list[tuple[str, str]]]
    second: dict[str, list[tuple[str, str]]]
    behind: dict[str, str]
    before: dict[str, str]
    phrases: dict[str, str]


@cache
def slips() -> Slips:
    """The words, read once."""
    words: set[str] = set()
    first, second = defaultdict(list), defaultdict(list)
    phrases: dict[str, str] = {}
    for line in _WORDS.read_text("utf-8").splitlines():
        word, *wrong = line.split(" ")
        if word == _OTHERS:
            row = wrong[0]
            words.update(
                row[at : at + _PAIR] for at in range(0, len(row), _PAIR)
            )
            continue
        if len(word) > _PAIR:
            phrases.update(_variants(word, wrong))
            continue
        words.add(word)
        second[word[1]].append((wrong[0], word))
        first[word[0]].append((wrong[1], word))
    return Slips(
        frozenset(words),
        first,
        second,
        _together(first),
        _together(second),
        phrases,
    )


def _together(slips: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """All characters that are wrong beside a character."""
    return {
        kept: "".join(characters for characters, _ in found).replace("-", "")
        for kept, found in slips.items()
    }


def _variants(phrase: str, wrong: list[str]) -> Iterator[tuple[str, str]]:
    """Each way in which one character of a phrase may be wrong."""
    for at, characters in enumerate(wrong):
        for character in characters.replace("-", ""):
            yield phrase[:at] + character + phrase[at + 1 :], phrase


def find(paper: Paper) -> Iterator[Hit]:
    """Each word and phrase with a character that is not its own. No word goes on in the
    next line, and the documents of a policy have most of their lines in common."""
    start = 0
    for line in paper.text.split("\n"):
        is_short = len(line) <= _LONG
        found = _known_slips_of(line) if is_short else _slips_of(line)
        for at, wrong, right in found:
            yield _hit(start + at, wrong, right)
        start += len(line) + 1


@lru_cache(maxsize=_KEPT_LINES)
def _known_slips_of(line: str) -> tuple[Slip, ...]:
    """The slips of a line, remembered from text to text."""
    return _slips_of(line)


def _slips_of(line: str) -> tuple[Slip, ...]:
    """Where a wrong word or phrase stands in a line, what it is and should be."""
    known = slips()
    phrases = sorted(_phrases(line, known))
    told: set[int] = set()
    for start, wrong, right in phrases:
        at = _differs(wrong, right)
        told |= {start + at - 1, start + at}
    pairs = {line[at : at + _PAIR] for at in range(len(line) - 1)}
    words = [
        (start, pair, _right(pair))
        for pair in sorted(filter(_right, pairs))
        for start in _places(line, pair)
        if start not in told and not _is_of_others(line, start, known)
    ]
    return (*phrases, *words)


def _phrases(text: str, known: Slips) -> Iterator[tuple[int, str, str]]:
    """Where a wrong phrase stands, what it is and should be."""
    for length in range(_PAIR + 1, _LONGEST + 1):
        seen = {text[at : at + length] for at in range(len(text) - length + 1)}
        for wrong in seen & known.phrases.keys():
            for start in _places(text, wrong):
                yield start, wrong, known.phrases[wrong]


def _differs(wrong: str, right: str) -> int:
    """Which character is another one."""
    return next(at for at in range(len(wrong)) if wrong[at] != right[at])


@lru_cache(maxsize=_KEPT)
def _right(pair: str) -> str:
    """The word that two characters are meant to be; "" when they are none."""
    known = slips()
    one, two = pair[0], pair[1]
    is_slip = two in known.behind.get(one, "") or one in known.before.get(
        two, ""
    )
    if not is_slip:
        return ""
    for characters, word in known.first.get(pair[0], ()):
        if pair[1] in characters and pair[1] != "-":
            return word
    for characters, word in known.second.get(pair[1], ()):
        if pair[0] in characters and pair[0] != "-":
            return word
    return ""


def _is_of_others(text: str, start: int, known: Slips) -> bool:
    """Whether one of the two makes a word with its neighbour: 管辖级别 is no 下级."""
    before = text[max(0, start - 1) : start + 1]
    behind = text[start + 1 : start + 3]
    return before in known.words or behind in known.words


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _hit(start: int, wrong: str, right: str) -> Hit:
    return Hit(
        start,
        start + len(wrong),
        f"“{wrong}”疑为“{right}”之误。",
        f"核对；是笔误的改为“{right}”。",
    )
