"""Automatic numbers (自动编号) as Word counts them, from numbering.xml.

ECMA-376 part 1, 17.9, for the proof alone: the writer uses none of it, neither
for counting nor for spelling. Lists of one definition share their counters; a
list that says where it starts (w:startOverride) starts there at its first
paragraph. A format that is not known is no number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What stands between a number and the words, by w:suff; a tab when it says
# nothing.
_AFTER = {"": "\t", "tab": "\t", "space": " ", "nothing": ""}
_DIGITS = "零一二三四五六七八九"


class Counting:
    """The counters of all lists through one reading of a document.

    numbering: w:numbering as an lxml element, None when the document has none.
    """

    def __init__(self, numbering: Any) -> None:
        """Reads what the lists are; counts nothing yet."""
        # Definition (w:abstractNumId) → level (w:ilvl) → its w:lvl.
        self._levels: dict[str, dict[str, Any]] = {}
        # List (w:numId) → its definition.
        self._definition: dict[str, str] = {}
        # (list, level) → where the list starts, until it has started.
        self._restarts: dict[tuple[str, str], int] = {}
        # Definition → level → the number of the last paragraph.
        self._counters: dict[str, dict[str, int]] = {}
        if numbering is None:
            return
        for definition in numbering.iterfind(f"{_W}abstractNum"):
            self._read_definition(definition)
        for number in numbering.iterfind(f"{_W}num"):
            self._read_list(number)

    def _read_definition(self, definition: Any) -> None:
        """Remember the levels of a w:abstractNum."""
        levels = {}
        for level in definition.iterfind(f"{_W}lvl"):
            depth = level.get(f"{_W}ilvl")
            levels[depth] = level
        identity = definition.get(f"{_W}abstractNumId")
        self._levels[identity] = levels

    def _read_list(self, number: Any) -> None:
        """Remember which definition a w:num has, and where it starts."""
        identity = number.get(f"{_W}numId")
        self._definition[identity] = _value(number, "abstractNumId")
        for override in number.iterfind(f"{_W}lvlOverride"):
            level = override.get(f"{_W}ilvl")
            start = _value(override, "startOverride")
            if start:
                self._restarts[identity, level] = int(start)

    def next(
        self,
        identity: str,
        level: str,
    ) -> str:
        """The number of the next paragraph of a list; "" when it has none.

        With what stands between it and the words. identity: w:numId; level:
        w:ilvl.
        """
        definition = self._definition.get(identity, "")
        levels = self._levels.get(definition, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(definition, {})
        restart = self._restarts.pop((identity, level), None)
        if restart is not None:
            counters[level] = restart
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = _start(levels[level])
        deeper = [other for other in counters if other > level]
        for other in deeper:
            del counters[other]
        number = _number_text(levels, level, counters)
        gap = _value(levels[level], "suff")
        return number + _AFTER[gap]


def _number_text(
    levels: Mapping[str, Any],
    level: str,
    counters: Mapping[str, int],
) -> str:
    """The text of a number: w:lvlText, %1 … %9 replaced by the counts of the
    levels.
    """

    def counted(place: re.Match[str]) -> str:
        """The count that %1 … %9 stands for."""
        number = int(place[1]) - 1
        meant = str(number)
        if meant not in levels:
            return ""
        definition = levels[meant]
        count = counters.get(meant)
        if count is None:
            count = _start(definition)
        form = _value(definition, "numFmt")
        return _spelled(count, form)

    text = _value(levels[level], "lvlText")
    return re.sub("%([1-9])", counted, text)


def _start(level: Any) -> int:
    """Where a level starts (17.9.25: 0 when it does not say)."""
    start = _value(level, "start")
    return int(start or 0)


def _value(
    element: Any,
    tag: str,
) -> str:
    """w:val of a child; "" when there is no such child."""
    found = element.find(f"{_W}{tag}")
    if found is None:
        return ""
    return found.get(f"{_W}val")


def _spelled(
    count: int,
    form: str,
) -> str:
    """A count in a number format; "" when the format is not known.

    decimal, and chineseCountingThousand up to 9999 (17.18.59: 一百零一, 一百一十).
    """
    if form == "decimal":
        return str(count)
    if form != "chineseCountingThousand":
        return ""
    if not 0 < count < 10_000:
        return ""
    spelled = ""
    digits = f"{count:04}"
    for digit, unit in zip(digits, "千百十个", strict=True):
        if digit == "0":
            spelled += "零"
        else:
            spelled += _DIGITS[int(digit)] + unit
    spelled = re.sub("零+", "零", spelled)
    spelled = spelled.strip("零")
    spelled = spelled.removesuffix("个")
    if spelled.startswith("一十"):
        return spelled.removeprefix("一")
    return spelled
