"""How wide words are, and where lines break: for letters that nobody has set yet.

A Chinese character is one em in every font. Of others the widest usual faces are taken
(Microsoft YaHei, PingFang, Noto Sans CJK), so that words stay inside their box whichever
of them the reader has.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WIDE = frozenset("mwMW@%&—…→")
_NARROW = frozenset("iIlj.,:;'!|()[]{} -/")
_CAPITAL, _SMALL = 0.74, 0.64
# No line begins with these, and none ends with those (GB/T 15834—2011, 5.1).
_CLOSING = "，。、；：？！）》〉〕】”’％%)]}…"
_OPENING = "（《〈〔【“‘([{"
# What stays together: a figure with its unit, words and addresses in Latin letters.
_UNIT = re.compile(
    r"[0-9][0-9,.]*(?:[万亿]?元|[%％‰]|[年月日项家件名个次天])?|[A-Za-z0-9@#&+_.~-]+|.",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def width(words: str) -> float:
    """The width of words in ems, rather too much than too little."""
    return sum(map(_character, words))


def _character(one: str) -> float:
    """The width of a character in ems."""
    if one in _WIDE or not one.isascii():
        return 1.0
    if one in _NARROW:
        return 0.42
    return _CAPITAL if one.isupper() else _SMALL


def wrapped(words: str, ems: float) -> list[str]:
    """Words in lines of at most `ems`. Closing marks stay with the word before them and
    opening marks with the one behind; a unit wider than a line is torn."""
    lines: list[str] = []
    line = ""
    for unit in _units(words, ems):
        if line and width(line + unit.rstrip()) > ems:
            lines.append(line.rstrip())
            line = unit.lstrip()
        else:
            line += unit
    if line.strip():
        lines.append(line.rstrip())
    return lines


def _units(words: str, ems: float) -> list[str]:
    """What a line may break between."""
    found: list[str] = []
    for unit in _UNIT.findall(" ".join(words.split())):
        is_closing = unit in _CLOSING
        is_opened = bool(found) and found[-1][-1] in _OPENING
        fits = bool(found) and width(found[-1] + unit) <= ems
        if (is_closing or is_opened) and fits:
            found[-1] += unit
        elif width(unit) > ems:
            found += list(unit)
        else:
            found.append(unit)
    return found
