"""A text of which nothing is known from earlier checks (未查过的文本): patterns are held
against the lines that have what they need, and against no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from policypress.lint.needs import NEEDS, Index, pairs_of
from policypress.lint.within_line import is_plain

_LINE = re.compile("[^\n]+")


class NewText:
    """words: the text, its lines one below the other."""

    def __init__(self, words: str) -> None:
        """Nothing is looked at before it is asked for."""
        self._words = words

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place that a pattern matches."""
        needed = NEEDS.of(pattern)
        if needed and needed.isdisjoint(self._pairs):
            return iter(())
        if not needed or not is_plain(pattern):
            return pattern.finditer(self._words)
        lines = self._lines.that_may_have((pattern,))
        if lines is self._lines.pieces:
            return pattern.finditer(self._words)
        found = (pattern.finditer(self._words, *line) for line in lines)
        return chain.from_iterable(found)

    @cached_property
    def _pairs(self) -> set[str]:
        return pairs_of(self._words)

    @cached_property
    def _lines(self) -> Index:
        lines = [one.span() for one in _LINE.finditer(self._words)]
        return Index(self._words, lines)
