"""Automatic numbers as Word counts them, from numbering.xml (ECMA-376 part 1, 17.9), for the proof alone.

The writer uses none of it, neither for counting nor for spelling. Lists of one definition share their counters; a list
that says where it starts (w:startOverride) starts there at its first paragraph. A format that is not known is no number.
"""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AFTER = {"": "\t", "tab": "\t", "space": " ", "nothing": ""}
_DIGITS = "零一二三四五六七八九"


class Counting:
    """Counts through one reading of a document."""

    def __init__(self, numbering: Any) -> None:
        self._levels: dict[str, dict[str, Any]] = {}
        self._definition: dict[str, str] = {}
        self._restarts: dict[tuple[str, str], int] = {}
        self._counters: dict[str, dict[str, int]] = {}
        for definition in (
            () if numbering is None else numbering.iterfind(f"{_W}abstractNum")
        ):
            levels = {
                level.get(f"{_W}ilvl"): level
                for level in definition.iterfind(f"{_W}lvl")
            }
            self._levels[definition.get(f"{_W}abstractNumId")] = levels
        for number in () if numbering is None else numbering.iterfind(f"{_W}num"):
            identity = number.get(f"{_W}numId")
            self._definition[identity] = _value(number, "abstractNumId")
            for override in number.iterfind(f"{_W}lvlOverride"):
                if start := _value(override, "startOverride"):
                    self._restarts[identity, override.get(f"{_W}ilvl")] = int(start)

    def next(self, identity: str, level: str) -> str:
        """The number of the next paragraph of a list, with what stands between it and the words; "" for none."""
        definition = self._definition.get(identity, "")
        levels = self._levels.get(definition, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(definition, {})
        start = self._restarts.pop((identity, level), None)
        if start is None:
            start = (
                counters[level] + 1
                if level in counters
                else int(_value(levels[level], "start") or 0)
            )
        counters[level] = start
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]

        def shown(place: re.Match[str]) -> str:
            above = str(int(place[1]) - 1)
            count = (
                counters.get(above, int(_value(levels[above], "start") or 0))
                if above in levels
                else 0
            )
            return (
                _spelled(count, _value(levels[above], "numFmt"))
                if above in levels
                else ""
            )

        return (
            re.sub("%([1-9])", shown, _value(levels[level], "lvlText"))
            + _AFTER[_value(levels[level], "suff")]
        )


def _value(element: Any, tag: str) -> str:
    found = element.find(f"{_W}{tag}")
    return "" if found is None else found.get(f"{_W}val")


def _spelled(count: int, form: str) -> str:
    """A count in decimal or, up to 9999, in Chinese (17.18.59: 一百零一, 一百一十); "" in any other format."""
    if form == "decimal":
        return str(count)
    if form != "chineseCountingThousand" or not 0 < count < 10_000:
        return ""
    places = zip(f"{count:04}", "千百十个")
    words = "".join(
        _DIGITS[int(digit)] + unit if digit != "0" else "零" for digit, unit in places
    )
    words = re.sub("零+", "零", words).strip("零").removesuffix("个")
    return words.removeprefix("一") if words.startswith("一十") else words
