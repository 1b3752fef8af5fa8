"""Where words of a line begin and end (词语的边界), so that a quotation is words and
phrases: a number stays with its measure word, 《 with its 》.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from policypress.language.cohesion import Cohesion
from policypress.language.tokens import tokenize
from policypress.language.words import known_words

_DIGITS = "〇○零一二两三四五六七八九十百千万亿"
_FORMAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_MEASURE = (
    "(?:个)?(?:工作日|自然日|年|月|日|周|小时|分钟|元|人|名|家|次|倍|件|成"
    "|届|级|岁|公里|平方米|百分点)?"
)
# One word each: 1,000,000元, 千分之五, 人民币叁佰万元整, 二十个工作日, 第三十五次会议.
# At most characters none begins, which is looked at first.
_WHOLE = re.compile(
    rf"(?=[0-9第人{_DIGITS}{_FORMAL}])(?:"
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?[{_DIGITS}]*{_MEASURE}"
    rf"|[百千万]分之[{_DIGITS}0-9.点]+"
    rf"|(?:人民币)?[{_FORMAL}]{{2,}}[元圆]?(?:[{_FORMAL}]+角)?(?:[{_FORMAL}]+分)?整?"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
    rf"|第?(?:[{_DIGITS}]+|[0-9]+(?:\.[0-9]+)?[{_DIGITS}]*){_MEASURE})"
)
_CITED = re.compile(rf"第[{_DIGITS}0-9]+(?:条(?:之[{_DIGITS}]+)?|款|项|章|节)")
_LEANING = "的了"  # they end a phrase and begin none
# Words that belong to no other: a phrase ends before one of them and begins after it,
# whatever it is.
_APART = frozenset(
    [
        "的",
        "和",
        "或",
        "由",
        "对",
        "向",
        "将",
        "被",
        "应当",
        "不得",
        "可以",
        "或者",
        "以及",
        "根据",
        "依照",
        "按照",
        "对于",
        "关于",
        "必须",
        "为了",
        "如果",
        "但是",
        "并且",
        "依法",
        "下列",
        "以上",
        "以下",
        "之日",
        "其他",
        "并处",
    ]
)
# Those of them that a phrase may end with: no 及 without what follows it.
_CLOSING_WORDS = frozenset(
    ["的", "应当", "不得", "可以", "必须", "以上", "以下"]
)
_JOINING = (
    "及",
    "与",
    "和",
    "或",
    "以及",
    "或者",
    "并",
    "对",
    "将",
    "由",
    "向",
)
_BRACKETS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "“": "”",
    "‘": "’",
}
_CLOSING = {closing: opening for opening, closing in _BRACKETS.items()}


class Places:
    """The places of a line where a quotation may begin or end: free, where no word
    known is cut; sure, where no word can be; starts and closes, at a stop or beside a
    word that joins no other (应当, 的), so that no name of two words is cut either
    (法律 | 法规).
    """

    def __init__(self, text: str, words: Cohesion) -> None:
        """words: of both texts, which show what belongs together."""
        self.text = text
        wholes = list(_WHOLE.finditer(text))
        known = [*known_words(text), *_tokens(text, wholes)]
        inner = _within_no_word(text, known)
        starts = {start for start, _ in known}
        between = {end for _, end in known if end in starts}
        whole_numbers = _around_whole_numbers(text, wholes)
        between = (between | whole_numbers) & inner
        ends = {0, len(text)}
        parted = words.parted(text, inner - between)
        self.free = ends | between | parted
        sure = ends | between
        sure |= {at for at in parted if not _leans(text, at, words)}
        sure -= _beside_unknown(text, known) - between
        self.sure = sure - {at for at in inner if text[at] in _LEANING}
        stops = {at for at in self.sure & inner if not _between_han(text, at)}
        self._both = ends | stops | whole_numbers & self.free
        self._known, self._words = known, words
        self._partner = partners(text)

    @cached_property
    def starts(self) -> set[int]:
        """Where a quotation may begin within no name of two words."""
        before, after = self._apart
        return self._both | self.sure & (before | after)

    @cached_property
    def closes(self) -> set[int]:
        """Where a quotation may end within no name of two words."""
        before, after = self._apart
        ended = before | _after_closing(self.text, after)
        closes = self._both | self.sure & ended
        return {at for at in closes if not _joins(self.text, at)}

    @cached_property
    def _apart(self) -> tuple[set[int], set[int]]:
        """The places before and after words that join no other."""
        return _beside_apart(self.text, self._known, self._words)

    def widened(
        self,
        start: int,
        end: int,
    ) -> tuple[int, int]:
        """The stretch with the other halves of the marks in it."""
        while True:
            others = [
                self._partner[at]
                for at in range(start, end)
                if at in self._partner
            ]
            wider = min([start, *others]), max([end - 1, *others]) + 1
            if start == end or wider == (start, end):
                return start, end
            start, end = wider


class Wording:
    """The words of both texts, and the places of each of their lines."""

    def __init__(self, texts: Iterable[str]) -> None:
        """texts: all lines, from which it shows what belongs together."""
        self._words = Cohesion(texts)
        self._places: dict[str, Places] = {}

    def places(self, text: str) -> Places:
        """The places of a line, looked for once."""
        found = self._places.get(text)
        if found is None:
            found = self._places[text] = Places(text, self._words)
        return found


def _around_whole_numbers(
    text: str,
    wholes: list[re.Match[str]],
) -> set[int]:
    """The places around numbers that have their measure word or need none, and around
    citations.
    """
    found: set[int] = set()
    for match in wholes:
        if match[0][-1] not in _DIGITS or "分之" in match[0]:
            found |= set(match.span())
    for match in _CITED.finditer(text):
        found |= set(match.span())
    return found


def _beside_apart(
    text: str,
    known: list[tuple[int, int]],
    words: Cohesion,
) -> tuple[set[int], set[int]]:
    """The places before and after a word that joins no other; beside one of a single
    character only where its neighbour does not stand there as a rule.
    """
    before: set[int] = set()
    after: set[int] = set()
    for start, end in known:
        if text[start:end] not in _APART:
            continue
        single = end - start == 1
        leans = start and text[start - 1] in "及与"  # 及其他: perhaps 及其
        if not leans and not (single and _leans(text, start, words)):
            before.add(start)
        if not (single and _leans(text, end, words)):
            after.add(end)
    return before, after


def _leans(
    text: str,
    at: int,
    words: Cohesion,
) -> bool:
    """Whether the characters around a place may be one word."""
    return 0 < at < len(text) and words.perhaps(text[at - 1], text[at])


def _after_closing(
    text: str,
    places: set[int],
) -> set[int]:
    """Of places after a word those where a phrase may end with it."""
    return {
        at
        for at in places
        if text[at - 2 : at] in _CLOSING_WORDS or text[at - 1] == "的"
    }


def _joins(text: str, at: int) -> bool:
    """Whether what stands before a place only joins it to what follows."""
    return 0 < at < len(text) and text.endswith(_JOINING, 0, at)


def _within_no_word(
    text: str,
    known: list[tuple[int, int]],
) -> set[int]:
    """The places of a text, but its ends, that cut no word known."""
    inner = set(range(1, len(text)))
    for start, end in known:
        inner -= set(range(start + 1, end))
    return inner


def _beside_unknown(
    text: str,
    known: list[tuple[int, int]],
) -> set[int]:
    """The places within words that the list does not have, and around a single
    character that is no word: it belongs to one of its neighbours.
    """
    strange = _in_no_word(text, known)
    found: set[int] = set()
    for at in strange:
        if at + 1 in strange:
            found.add(at + 1)
        elif at - 1 not in strange:
            found |= {at, at + 1}
    # Beside a stop a quotation may begin or end, whatever the word is.
    return {at for at in found if _between_han(text, at)}


def _in_no_word(
    text: str,
    known: list[tuple[int, int]],
) -> set[int]:
    """The places of Chinese characters that are in no word known."""
    read = {at for start, end in known for at in range(start, end)}
    unread = set(range(len(text))) - read
    return {at for at in unread if _han(text[at])}


def _between_han(text: str, at: int) -> bool:
    """Whether Chinese characters stand on both sides of a place."""
    return 0 < at < len(text) and _han(text[at - 1]) and _han(text[at])


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _tokens(
    text: str,
    wholes: list[re.Match[str]],
) -> list[tuple[int, int]]:
    """The stretches that are one word by their form."""
    found = [match.span() for match in wholes]
    at = 0
    for token in tokenize(text):
        if len(token) > 1:
            found.append((at, at + len(token)))
        at += len(token)
    return found


def partners(text: str) -> dict[int, int]:
    """Each bracket and quotation mark that has its other half, with its place."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for at, mark in enumerate(text):
        if mark in _BRACKETS:
            opened.append(at)
        elif mark in _CLOSING:
            while opened and text[opened[-1]] != _CLOSING[mark]:
                opened.pop()
            if opened:
                other = opened.pop()
                found[at], found[other] = other, at
    return found


def balanced(words: str) -> bool:
    """Whether every bracket and quotation mark has its other half."""
    marks = sum(mark in _BRACKETS or mark in _CLOSING for mark in words)
    return len(partners(words)) == marks
