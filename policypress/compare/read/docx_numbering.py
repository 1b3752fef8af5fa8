"""The automatic numbers of a Word file (自动编号) as the words a reader sees: 第X条, （一）, 1.

Word keeps them out of the text: a paragraph only names a list and a level, and the number is counted when shown
(ISO/IEC 29500-1 17.9). Plain reading would lose every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from policypress.compare.read.docx_shape import large_number_of, number_of
from policypress.compare.text import limits
from policypress.language.numerals import to_chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseLegal",
    "taiwaneseDigital",
    "koreanCounting",
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_AFTER = {"tab": "　", "space": " ", "nothing": ""}
_LEVELS = range(9)  # a list has nine (ISO/IEC 29500-1 17.9.6)
# Word writes 一万一 where the language and the standard have 一万零一 (MS-OI29500 2.1.540 e).
_CHINESE_END = 10_000
_SHOWN = 5  # of what is odd, so many kinds are named


class Numbering:
    """Counts through a document: `label` once for each paragraph, in order.

    unknown: formats it could not spell. odd: what a number was to be made from and is none, said in Chinese.
    beyond: the first number that is larger or longer than any number Word writes, said in Chinese, "" for none.
    """

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.unknown: dict[str, None] = {}
        self.odd: dict[str, None] = {}
        self.beyond = ""
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        self._by_style = _style_lists(styles)
        for abstract in _each(numbering, "abstractNum"):
            identity = abstract.get(f"{_W}abstractNumId") or ""
            if identity in self._levels:
                self._note(f"编号定义“{identity[:8]}”重复")
            self._levels[identity] = self._levels_of(abstract)
        for number in _each(numbering, "num"):
            self._read_list(number)

    def _note(self, what: str) -> None:
        if len(self.odd) < _SHOWN:
            self.odd[what] = None

    def _level(self, value: str | None) -> int | None:
        """A level 0 to 8; None, and a note, for anything else."""
        level = number_of(value)
        if level is not None and level in _LEVELS:
            return level
        self._note("没有写明级次" if value is None else f"级次“{value[:8]}”不是 0 到 8")
        return None

    def _levels_of(self, abstract: Any) -> dict[int, Any]:
        """The levels of a list by their number; of two with one number the first."""
        levels: dict[int, Any] = {}
        for element in abstract.iterfind(f"{_W}lvl"):
            level = self._level(element.get(f"{_W}ilvl"))
            if level is None:
                continue
            if level in levels:
                self._note(f"第{level + 1}级写了两次")
            levels.setdefault(level, element)
        return levels

    def _read_list(self, number: Any) -> None:
        """What one w:num says: whose levels it has and where it starts anew."""
        identity = number.get(f"{_W}numId") or ""
        self._abstract[identity] = _value(number, "abstractNumId")
        for override in number.iterfind(f"{_W}lvlOverride"):
            if override.find(f"{_W}startOverride") is None:
                continue
            level = self._level(override.get(f"{_W}ilvl"))
            start = self._number(override, "startOverride")
            if level is not None and start is not None:
                self._starts[identity, level] = start

    def _number(self, element: Any, tag: str) -> int | None:
        """The number that a child of an element holds; None, and a note when what stands there is none."""
        found = element.find(f"{_W}{tag}")
        if found is None:
            return None
        value = found.get(f"{_W}val") or ""
        number = number_of(value)
        if number is not None:
            return number
        number = large_number_of(value)
        if number is not None:
            return number
        self._note(f"起始号“{value[:8]}”不是数字")
        return None

    def _start(self, level: Any) -> int:
        start = self._number(level, "start")
        return 1 if start is None else start

    def label(self, own: Mapping[str, Any]) -> str:
        """Number and gap before the words of a paragraph, "" when it has none. own: what its w:pPr says, by tag."""
        found = self._list_of(own) if own else None
        if not found or self.beyond:
            return ""
        identity, level = found
        base = self._abstract.get(identity, "")
        levels = self._levels.get(base, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(base, {})
        if (identity, level) in self._starts and (identity, level) not in self._seen:
            counters[level] = self._starts[identity, level]
        else:
            counters[level] = (
                counters[level] + 1 if level in counters else self._start(levels[level])
            )
        self._seen.add((identity, level))
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        words = self._filled(_value(levels[level], "lvlText"), levels, counters)
        bullet = _value(levels[level], "numFmt") == "bullet"
        if bullet or not words or self.beyond:
            return ""
        return words + _AFTER.get(_value(levels[level], "suff") or "tab", "")

    def _filled(
        self, pattern: str, levels: dict[int, Any], counters: dict[int, int]
    ) -> str:
        """A w:lvlText with its numbers put in."""
        if len(pattern) > 10 * limits.LABEL:
            self.beyond = (
                f"编号的式样有 {len(pattern):,} 字，Word 最多 {limits.LABEL} 字"
            )
            return ""
        words = re.sub(
            "%([1-9])",
            lambda match: self._spell(int(match[1]) - 1, levels, counters),
            pattern,
        )
        if len(words) > limits.LABEL and not self.beyond:
            self.beyond = (
                f"有一个编号长达 {len(words):,} 字，Word 最多 {limits.LABEL} 字"
            )
        return words

    def _list_of(self, own: Mapping[str, Any]) -> tuple[str, int] | None:
        style, listed = own.get(f"{_W}pStyle"), own.get(f"{_W}numPr")
        inherited = self._by_style.get(
            "" if style is None else style.get(f"{_W}val") or "", ("", 0)
        )
        if listed is None:
            return inherited if inherited[0] not in ("", "0") else None
        identity = _value(listed, "numId") or inherited[0]
        if identity in ("", "0"):
            return None
        value = _value(listed, "ilvl")
        if not value:
            return identity, inherited[1]
        level = self._level(value)
        return (identity, inherited[1]) if level is None else (identity, level)

    def _spell(
        self, level: int, levels: dict[int, Any], counters: dict[int, int]
    ) -> str:
        if level not in levels:
            return ""
        number = counters.get(level) or self._start(levels[level])
        form = _value(levels[level], "numFmt") or "decimal"
        chinese = form in _CHINESE
        if number > limits.LIST_NUMBER:
            self.beyond = f"有一个编号是 {number:,}，Word 最大到 {limits.LIST_NUMBER:,}"
            return ""
        if chinese and number >= _CHINESE_END:
            self.beyond = f"有一个中文编号是 {number:,}，一万起 Word 的写法与通行的不同"
            return ""
        if form not in _FORMS and not chinese and len(self.unknown) < _SHOWN:
            self.unknown[form[:20]] = None
        return (
            to_chinese(number)
            if chinese and number > 0
            else _FORMS.get(form, str)(number)
        )


@lru_cache(maxsize=2)
def _style_lists(styles: Any | None) -> dict[str, tuple[str, int]]:
    """Style id → list and level it brings with it, its base style's when it has none of its own."""
    based: dict[str, str] = {}
    own: dict[str, tuple[str, int]] = {}
    for style in _each(styles, "style"):
        identity = style.get(f"{_W}styleId") or ""
        based[identity] = _value(style, "basedOn")
        list_of = style.find(f"{_W}pPr/{_W}numPr")
        if list_of is not None:
            own[identity] = (
                _value(list_of, "numId"),
                number_of(_value(list_of, "ilvl")) or 0,
            )
    return inherited(based, own)


def inherited(based: Mapping[str, str], own: Mapping[str, Any]) -> dict[str, Any]:
    """Style id → what it has itself or, else, from the nearest style it builds on; one that goes in a circle has nothing.

    Each style is followed once, however long the chain that leads to it.
    """
    found = dict(own)
    without: set[str] = set()
    for identity in based:
        chain = []
        at = identity
        passed: set[str] = set()
        while at and at not in found and at not in without and at not in passed:
            passed.add(at)
            chain.append(at)
            at = based.get(at, "")
        if at in found:
            found |= dict.fromkeys(chain, found[at])
        else:
            without.update(chain)
    return {identity: found[identity] for identity in based if identity in found}


def _each(root: Any | None, tag: str) -> Any:
    return () if root is None else root.iterfind(f"{_W}{tag}")


def _value(element: Any | None, tag: str) -> str:
    found = None if element is None else element.find(f"{_W}{tag}")
    return "" if found is None else found.get(f"{_W}val") or ""


def _letter(number: int) -> str:
    return (
        chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        if number > 0
        else ""
    )


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


_FORMS = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalEnclosedCircle": lambda number: (
        chr(0x2460 + number - 1) if 0 < number <= 20 else f"（{number}）"
    ),
    "decimalEnclosedCircleChinese": lambda number: (
        chr(0x2460 + number - 1) if 0 < number <= 20 else f"（{number}）"
    ),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
    "bullet": lambda number: "",
}
