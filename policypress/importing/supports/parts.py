"""A text cut into sentences and their parts (。；，), outside of brackets and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_OPENING = "（《“〔[【"
_CLOSING = "）》”〕]】"
_SENTENCE = "。\n！"
_PART = "；"
_CLAUSE = "，：；。\n！"


class Part(Struct, frozen=True):
    """start, end: its place in the text; sentence: which one it belongs to; line: the
    same of its line; is_first: whether it begins its sentence."""

    start: int
    end: int
    sentence: int
    line: int
    is_first: bool


@lru_cache(maxsize=8)
def outer(text: str) -> str:
    """The text with blanks for what stands in brackets and quotes, marks and all, so that
    commas there part nothing. A mark that is never closed opens nothing."""
    made = list(text)
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark == "\n":
            opened = []
        elif mark in _OPENING:
            opened.append(at)
        elif mark in _CLOSING and opened:
            start = opened.pop()
            if not opened:
                made[start : at + 1] = "\0" * (at + 1 - start)
    return "".join(made)


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a text, in order; blank ones left out."""
    plain = outer(text)
    sentence = line = start = 0
    is_first = True
    for at, mark in enumerate(f"{plain}\n"):
        if mark not in _SENTENCE and mark != _PART:
            continue
        if plain[start:at].strip():
            yield Part(start, at, sentence, line, is_first)
            is_first = False
        start = at + 1
        if mark in _SENTENCE:
            sentence += 1
            is_first = True
        if mark == "\n":
            line += 1


def clause_start(plain: str, at: int) -> int:
    """Where the clause begins that a place stands in. plain: as `outer` gives it."""
    return max(plain.rfind(mark, 0, at) for mark in _CLAUSE) + 1


def clause_end(plain: str, at: int) -> int:
    """Where it ends."""
    found = re.compile(f"[{_CLAUSE}]").search(plain, at)
    return found.start() if found else len(plain)
