"""The automatic numbers of a Word file (自动编号) as the words a reader sees: 第X条, （一）, 1.

Word keeps them out of the text: a paragraph only names a list and a level, and the number is counted when shown
(ISO/IEC 29500-1 17.9). Plain reading would lose every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

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


class Numbering:
    """Counts through a document: `label` once for each paragraph, in order. `unknown`: formats it could not spell."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.unknown: dict[str, None] = {}
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        self._by_style = _style_lists(styles)
        for abstract in _each(numbering, "abstractNum"):
            identity = abstract.get(f"{_W}abstractNumId")
            self._levels[identity] = {int(level.get(f"{_W}ilvl")): level for level in abstract.iterfind(f"{_W}lvl")}
        for number in _each(numbering, "num"):
            identity, base = number.get(f"{_W}numId"), _value(number, "abstractNumId")
            self._abstract[identity] = base
            for override in number.iterfind(f"{_W}lvlOverride"):
                start = _value(override, "startOverride")
                if start.isdigit():
                    self._starts[identity, int(override.get(f"{_W}ilvl"))] = int(start)

    def label(self, own: Mapping[str, Any]) -> str:
        """Number and gap before the words of a paragraph, "" when it has none. own: what its w:pPr says, by tag."""
        found = self._list_of(own) if own else None
        if not found:
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
            counters[level] = counters[level] + 1 if level in counters else _start(levels[level])
        self._seen.add((identity, level))
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        words = re.sub(
            r"%([1-9])",
            lambda match: self._spell(int(match[1]) - 1, levels, counters),
            _value(levels[level], "lvlText"),
        )
        bullet = _value(levels[level], "numFmt") == "bullet"
        return "" if bullet or not words else words + _AFTER.get(_value(levels[level], "suff") or "tab", "")

    def _list_of(self, own: Mapping[str, Any]) -> tuple[str, int] | None:
        style, listed = own.get(f"{_W}pStyle"), own.get(f"{_W}numPr")
        inherited = self._by_style.get("" if style is None else style.get(f"{_W}val") or "", ("", 0))
        if listed is None:
            return inherited if inherited[0] not in ("", "0") else None
        identity = _value(listed, "numId") or inherited[0]
        level = _value(listed, "ilvl")
        return (identity, int(level) if level.isdigit() else inherited[1]) if identity not in ("", "0") else None

    def _spell(self, level: int, levels: dict[int, Any], counters: dict[int, int]) -> str:
        if level not in levels:
            return ""
        number = counters.get(level) or _start(levels[level])
        form = _value(levels[level], "numFmt") or "decimal"
        if form not in _FORMS and form not in _CHINESE:
            self.unknown[form] = None
        return to_chinese(number) if form in _CHINESE and number > 0 else _FORMS.get(form, str)(number)


@lru_cache(maxsize=2)
def _style_lists(styles: Any | None) -> dict[str, tuple[str, int]]:
    """Style id → list and level it brings with it, its base style's when it has none of its own."""
    based: dict[str, str] = {}
    own: dict[str, tuple[str, int]] = {}
    for style in _each(styles, "style"):
        identity = style.get(f"{_W}styleId")
        based[identity] = _value(style, "basedOn")
        list_of = style.find(f"{_W}pPr/{_W}numPr")
        if list_of is not None:
            level = _value(list_of, "ilvl")
            own[identity] = (_value(list_of, "numId"), int(level) if level.isdigit() else 0)
    found = {}
    for identity in based:
        seen, at = set(), identity
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            found[identity] = own[at]
    return found


def _each(root: Any | None, tag: str) -> Any:
    return () if root is None else root.iterfind(f"{_W}{tag}")


def _value(element: Any | None, tag: str) -> str:
    found = None if element is None else element.find(f"{_W}{tag}")
    return "" if found is None else found.get(f"{_W}val") or ""


def _start(level: Any) -> int:
    start = _value(level, "start")
    return int(start) if start.isdigit() else 1


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


_FORMS = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalEnclosedCircle": lambda number: chr(0x2460 + number - 1) if 0 < number <= 20 else f"（{number}）",
    "decimalEnclosedCircleChinese": lambda number: chr(0x2460 + number - 1) if 0 < number <= 20 else f"（{number}）",
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
    "bullet": lambda number: "",
}
