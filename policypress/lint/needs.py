"""What no match of a pattern is without (必有的字): characters, or pairs of neighbours, one
of which stands in everything that the pattern (正则) matches.

Most of what rules look for stands in few sentences, and a look into a dictionary says in
which, where a search would begin anew at every character. Python's own parser says what
a pattern consists of; of one that it says nothing sure of nothing is known, and everything
is searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from importlib import import_module
from itertools import chain
from operator import add
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from policypress.system.compiled import folder_of
from policypress.system.kept import Kept, made_from

_FOLDER = Path(folder_of(__file__))
_MOST_WORDS = (
    64  # ways to say a part of a pattern; more are not told one by one
)
_MOST_KEYS = (
    160  # so many are looked up in the time that a search of a page takes
)
_WIDEST_SET = 12  # characters of a set that are told one by one
_ONCE = 8  # ways to say what may be left out
# A character stands in as many sentences as so many pairs do.
_AS_PAIRS = 30
_OTHER_LETTERS = re.IGNORECASE | re.LOCALE
# Characters of patterns that have to be new before the file is written again: long ones
# take longest to parse, and those made of the words of a text are short.
_WORTH = 3_000
_MOST = 4  # states of this module for which the file has room
# More than three times what rules have; some make patterns of the words of a text.
_MOST_PATTERNS = 4_000

Keys: TypeAlias = frozenset[str]
Words: TypeAlias = tuple[str, ...]
_Found: TypeAlias = tuple[int, list[list[int]]]
NOTHING_KNOWN: Keys = frozenset()


class _Said(Struct, frozen=True):
    """What a part of a pattern matches. words: all ways to say it, None where they are
    not known; needed: sets of words, of each of which it has one."""

    words: Words | None
    needed: tuple[Words, ...] = ()


_NOT_KNOWN = _Said(None)
_EMPTY = _Said(("",))


class Needs:
    """What patterns need, from earlier runs where they kept it."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        """folder: where it is kept."""
        self._folder = folder
        self._kept: Kept | None = None
        self._known: dict[tuple[str, int], Keys] = {}
        self._written: dict[bytes, str] = {}
        self._news = 0

    def of(self, pattern: re.Pattern[str]) -> Keys:
        """Keys of which each match has one; none where that is not known."""
        key = (pattern.pattern, pattern.flags)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._read(key)
        return known

    def _read(self, key: tuple[str, int]) -> Keys:
        """What is kept of a pattern, or what its parts say."""
        if self._kept is None:
            self._kept = Kept(self._folder, "needs", _MOST)
            self._written = self._kept.get(_made()) or {}
        name = _name(*key)
        written = self._written.get(name)
        if written is None:
            written = "\n".join(sorted(_keys_of(*key)))
            self._written[name] = written
            self._news += len(key[0])
        return frozenset(written.split("\n")) if written else NOTHING_KNOWN

    def keep(self) -> None:
        """Writes down what is new, for the next run, where it is worth that."""
        if self._kept is None or self._news < _WORTH:
            return
        if len(self._written) > _MOST_PATTERNS:
            self._written = {}
        self._kept.replace(_made(), self._written)
        self._kept.keep()
        self._news = 0


NEEDS = Needs()


class Index:
    """Which pieces of a text have a character, or a pair of neighbours."""

    def __init__(self, text: str, pieces: Sequence[tuple[int, int]]) -> None:
        """pieces: where each begins and ends."""
        self.pieces = pieces
        self._having: dict[str, list[int]] = {}
        self._found: dict[Keys, _Found] = {}
        for number, (start, end) in enumerate(pieces):
            for key in pairs_of(text[start:end]):
                self._having.setdefault(key, []).append(number)
        self._keys = set(self._having)

    def that_may_have(
        self, patterns: Iterable[re.Pattern[str]]
    ) -> Sequence[tuple[int, int]]:
        """The pieces that all of some patterns may be met in, in order. A pattern has to
        stay within a piece."""
        fewest, least = None, len(self.pieces) // 2
        for pattern in patterns:
            keys = NEEDS.of(pattern)
            if not keys:
                continue
            count, numbers = self._found.get(keys) or self._find(keys)
            if not count:
                return ()
            if count <= least:
                fewest, least = numbers, count
        if fewest is None:
            return self.pieces
        among = sorted(set(chain.from_iterable(fewest)))
        return [self.pieces[number] for number in among]

    def _find(self, keys: Keys) -> _Found:
        """For each key that stands in the text the numbers of the pieces that have it, and
        how many numbers these are in all."""
        numbers = [self._having[key] for key in keys & self._keys]
        found = self._found[keys] = sum(map(len, numbers)), numbers
        return found


def pairs_of(text: str) -> set[str]:
    """The characters of a text, and each with the one behind it."""
    return {*text, *map(add, text, text[1:])}


def _name(pattern: str, flags: int) -> bytes:
    """What a pattern is found by: patterns are ten times as long as what they need."""
    said = f"{flags} {pattern}".encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=12).digest()


def _made() -> bytes:
    """What the keys of patterns are made by."""
    return made_from((), (Path(__file__),))


def _keys_of(pattern: str, flags: int) -> Keys:
    """What each match of a pattern has one of."""
    if flags & _OTHER_LETTERS:
        return NOTHING_KNOWN
    try:
        parser = import_module("re._parser")
        said = _said(parser.parse(pattern, flags))
    except (ImportError, AttributeError, re.error, RecursionError):
        return NOTHING_KNOWN
    sets = [_keys(words) for words in _sets(said)]
    sets = [keys for keys in sets if len(keys) <= _MOST_KEYS]
    return min(sets, key=_weight, default=NOTHING_KNOWN)


def _keys(words: Words) -> Keys:
    """Of each word the pair that it ends with, or its only character."""
    return frozenset(word[-2:] for word in words)


def _weight(keys: Keys) -> int:
    """How many pairs stand in as many sentences, about."""
    return sum(1 if len(key) > 1 else _AS_PAIRS for key in keys)


def _sets(said: _Said) -> list[Words]:
    """All sets of words of each of which what is said has one. A line end is no word."""
    whole = () if said.words is None else (said.words,)
    return [
        words
        for words in (*said.needed, *whole)
        if all(words) and not any("\n" in word for word in words)
    ]


def _said(steps: Iterable[tuple[Any, Any]]) -> _Said:
    """What steps match one behind the other."""
    words: Words = ("",)
    is_whole = True
    needed: list[Words] = []
    for step in steps:
        one = _step(str(step[0]), step[1])
        needed += one.needed
        both = _joined(words, one.words)
        if both is not None:
            words = both
            continue
        is_whole = False
        needed.append(words)
        words = one.words or ("",)
    needed.append(words)
    return _Said(words if is_whole else None, tuple(filter(all, needed)))


def _joined(words: Words, more: Words | None) -> Words | None:
    """Words with others behind them; None where these are not known, or too many."""
    if more is None or len(words) * len(more) > _MOST_WORDS:
        return None
    return tuple(one + other for one in words for other in more)


def _step(kind: str, about: Any) -> _Said:
    """What one step matches; a place or a look aside matches no character."""
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY
    said = _STEPS.get(kind)
    return said(about) if said else _NOT_KNOWN


def _group(about: Any) -> _Said:
    """What a group matches; of one with flags of its own nothing is known."""
    _, more_flags, fewer_flags, steps = about
    return _NOT_KNOWN if more_flags or fewer_flags else _said(steps)


def _characters(items: Sequence[tuple[Any, Any]]) -> Words | None:
    """Each character of a small set."""
    found: list[str] = []
    for kind, about in items:
        if str(kind) == "LITERAL":
            found.append(chr(about))
        elif str(kind) == "RANGE" and about[1] - about[0] < _WIDEST_SET:
            found += map(chr, range(about[0], about[1] + 1))
        else:
            return None
    return tuple(found) if len(found) <= _WIDEST_SET else None


def _either(ways: Sequence[_Said]) -> _Said:
    """What one of several ways matches."""
    words: Words | None = ()
    for way in ways:
        if words is None or way.words is None:
            words = None
            break
        words += way.words
    if words is not None and len(words) <= _MOST_WORDS:
        return _Said(words)
    sets = [_sets(way) for way in ways]
    if not all(sets):
        return _NOT_KNOWN
    best = [min(each, key=lambda one: _weight(_keys(one))) for each in sets]
    return _Said(None, (tuple(chain.from_iterable(best)),))


def _repeated(least: int, most: int, steps: Any) -> _Said:
    """What steps match that many times."""
    once = _said(steps)
    if least == most == 1:
        return once
    if least == 0 and most == 1:
        if once.words is None or len(once.words) > _ONCE:
            return _NOT_KNOWN
        return _Said(("", *once.words))
    if least == 0:
        return _NOT_KNOWN
    return _Said(None, tuple(_sets(once)))


# What the parser calls a step, and what is said of it.
_STEPS: dict[str, Callable[[Any], _Said]] = {
    "LITERAL": lambda one: _Said((chr(one),)),
    "IN": lambda items: _Said(_characters(items)),
    "SUBPATTERN": _group,
    "ATOMIC_GROUP": _said,
    "BRANCH": lambda ways: _either([_said(way) for way in ways[1]]),
    "MAX_REPEAT": lambda about: _repeated(*about),
    "MIN_REPEAT": lambda about: _repeated(*about),
    "POSSESSIVE_REPEAT": lambda about: _repeated(*about),
}
