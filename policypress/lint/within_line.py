"""Whether a pattern (正则) can look beyond the line that it matches in.

Python's own parser says what a pattern consists of; it stays within a line where
nothing in it, looking ahead or back included, could match the end of one, and where it
asks for no end but that of a line. Whatever is not known here counts as looking beyond.
Most patterns are so plain that the parser, which takes a thousand times as long, need not
be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any

_END_OF_LINE = ord("\n")
_ANCHORS_OF_LINES = ("AT_BEGINNING", "AT_END")
_CLASSES_WITH_END = (
    "CATEGORY_SPACE",
    "CATEGORY_NOT_DIGIT",
    "CATEGORY_NOT_WORD",
)
# What stands for a step that is not known here: the end of a line.
_BEYOND: list[Any] = [[("LITERAL", _END_OF_LINE)]]
# What stands in the argument of an operation: one pattern, at this place of it.
_INNER = {
    "MAX_REPEAT": 2,
    "MIN_REPEAT": 2,
    "POSSESSIVE_REPEAT": 2,
    "ASSERT": 1,
    "ASSERT_NOT": 1,
}
# Words of a pattern in which nothing can match the end of a line or asks where it is:
# characters and how often, a set of them or of all but them and the end, groups.
_END, _IN_SET = r"(?:\\n|\n)", r"[^\\\[\]\x00-\x1f]"
_PLAIN = re.compile(
    r"(?:[^\\\[\]()^$\x00-\x1f]"
    rf"|\[(?!\^){_IN_SET}++\]"
    rf"|\[\^{_IN_SET}*+(?<!-){_END}(?!-)(?:{_IN_SET}|{_END})*+\]"
    r"|\(\?(?:[:=!]|<[=!]|P<\w++>)|\((?!\?)|\))*+"
)
_NOT_PLAIN = re.DOTALL | re.VERBOSE


def is_within_line(pattern: re.Pattern[str]) -> bool:
    """Whether what a pattern matches in a line depends on that line alone."""
    if is_plain(pattern):
        return True
    return all(_stays(step, pattern.flags) for step in _steps(pattern))


def is_plain(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern is seen to stay within a line, however it is used, by the
    characters that it is written with."""
    return not pattern.flags & _NOT_PLAIN and _is_plain(pattern.pattern)


@lru_cache(4_000)
def _is_plain(words: str) -> bool:
    """Whether nothing but plain steps stands in the words of a pattern."""
    return _PLAIN.fullmatch(words) is not None


def is_within_line_before(pattern: re.Pattern[str]) -> bool:
    """Whether what a pattern matches in a piece of a line, beyond whose end it is not
    held against anything, depends on that line alone: it may look back to the beginning
    of the line and no further."""
    if is_plain(pattern):
        return True
    return all(_looks_back(step, pattern.flags) for step in _steps(pattern))


_Step = tuple[Any, Any]
_UNKNOWN: list[_Step] = [("UNKNOWN", None)]
# What matches one character of the piece, or says again what was matched.
_OF_THE_PIECE = ("LITERAL", "NOT_LITERAL", "ANY", "IN", "GROUPREF")
_PLACES_OF_THE_PIECE = ("AT_END", "AT_END_STRING", "AT_BOUNDARY")


def _steps(pattern: re.Pattern[str]) -> Iterable[_Step]:
    """What a pattern consists of; a step that nobody knows in another Python, or for a
    pattern that only its compiler knows."""
    try:
        parser = import_module("re._parser")
        found: Iterable[_Step] = parser.parse(pattern.pattern, pattern.flags)
    except (ImportError, AttributeError, re.error):
        return _UNKNOWN
    return found


def _looks_back(step: _Step, flags: int) -> bool:
    """Whether one step of a pattern looks back no further than its line."""
    kind, about = str(step[0]), step[1]
    if kind in _OF_THE_PIECE:
        return True
    if kind == "AT":
        is_line = str(about) == "AT_BEGINNING" and bool(flags & re.MULTILINE)
        return is_line or str(about) in _PLACES_OF_THE_PIECE
    is_behind = kind in ("ASSERT", "ASSERT_NOT") and about[0] < 0
    holds = _stays if is_behind else _looks_back
    parts = _parts(kind, about)
    return parts != _BEYOND and all(
        holds(inner, flags) for part in parts for inner in part
    )


def _stays(step: _Step, flags: int) -> bool:
    """Whether one step of a pattern can match no end of a line."""
    kind, about = str(step[0]), step[1]
    if kind == "LITERAL":
        return bool(about != _END_OF_LINE)
    if kind == "NOT_LITERAL":
        return bool(about == _END_OF_LINE)
    if kind == "ANY":
        return not flags & re.DOTALL
    if kind == "IN":
        return not _has_end(about)
    if kind == "AT":
        return _stays_at(str(about), flags)
    if kind == "GROUPREF":
        return True  # says what was matched before
    return all(
        _stays(inner, flags) for part in _parts(kind, about) for inner in part
    )


def _parts(kind: str, about: Any) -> list[Any]:
    """The patterns within a step; for one that is not known here, a step that does not
    stay."""
    if kind in _INNER:
        return [about[_INNER[kind]]]
    if kind == "SUBPATTERN" and not about[1] and not about[2]:
        return [about[3]]  # none with flags of its own
    if kind == "ATOMIC_GROUP":
        return [about]
    if kind == "BRANCH":
        return list(about[1])
    return _BEYOND


def _stays_at(place: str, flags: int) -> bool:
    """Whether a place that a pattern asks for is one of a line."""
    if place in _ANCHORS_OF_LINES:
        return bool(flags & re.MULTILINE)
    return place == "AT_BOUNDARY"


def _has_end(items: list[tuple[Any, Any]]) -> bool:
    """Whether a set of characters has the end of a line."""
    is_other, found = False, False
    for kind, about in items:
        name = str(kind)
        if name == "NEGATE":
            is_other = True
        elif name == "LITERAL":
            found |= about == _END_OF_LINE
        elif name == "RANGE":
            found |= about[0] <= _END_OF_LINE <= about[1]
        elif name == "CATEGORY":
            found |= str(about) in _CLASSES_WITH_END
        else:
            return True
    return found != is_other
