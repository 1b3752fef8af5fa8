"""Lines in which a pattern is known to match nothing (无命中的行).

The documents of a policy say the same lines many times over, and from one check to the
next nearly all of them stay. Whether a pattern matches in a line depends on these two
alone, unless it can look beyond the end of the line. So a text is searched only where
it holds a line that the pattern has not been held against yet, or that it matches.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from policypress.lint.within_line import is_within_line
from policypress.system.kept import Kept, made_from

_FOLDER = Path(__file__).parent / "__pycache__"
_MAKERS = (Path(__file__), Path(is_within_line.__code__.co_filename))
# All rules have 180; some make patterns of the words of a text.
_MOST_PATTERNS = 600
_MOST_LINES = 30_000  # ten times those of the shipped policy
_BEYOND = -1  # the number of a pattern that may look beyond a line
Bits: TypeAlias = int  # one for each pattern, by its number
# Of a line: the patterns that it was held against, and those that match in it.
Known: TypeAlias = tuple[Bits, Bits]


class QuietLines:
    """What earlier checks and this one know of lines.

    folder: where it is kept.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._key = made_from((), _MAKERS)
        self._kept = Kept(folder, "lines", 1)
        patterns, lines = self._kept.get(self._key) or ([], {})
        self._numbers: dict[tuple[str, int], int] = dict(patterns)
        self.lines: dict[str, Known] = lines
        self._texts: list[Searched] = []
        self._read: set[str] = set()
        self._has_news = False

    def number(self, pattern: re.Pattern[str]) -> int:
        """Which bit a pattern has; _BEYOND for one that cannot be asked line by line."""
        key = (pattern.pattern, pattern.flags)
        known = self._numbers.get(key)
        if known is not None:
            return known
        if len(self._numbers) >= _MOST_PATTERNS:
            return _BEYOND
        number = _BEYOND
        if is_within_line(pattern):
            number = len(self._numbers)
        self._numbers[key] = number
        return number

    def text(self, words: str) -> Searched:
        """A text to be searched with many patterns, after the one before it."""
        self._settle()
        text = Searched(self, words)
        self._texts.append(text)
        return text

    def keep(self) -> None:
        """Writes down what was learned, for the next check."""
        if not self._settle():
            return
        if len(self._numbers) >= _MOST_PATTERNS:
            self._numbers, self.lines = {}, {}
        if len(self.lines) > _MOST_LINES:
            self.lines = {line: self.lines[line] for line in self._read}
        patterns = list(self._numbers.items())
        self._kept.replace(self._key, (patterns, self.lines))
        self._kept.keep()

    def _settle(self) -> bool:
        """Takes in what was learned of the lines of all texts; whether there is more than
        was kept."""
        for text in self._texts:
            for line, known in text.learned():
                before = self.lines.get(line, (0, 0))
                self.lines[line] = (before[0] | known[0], before[1] | known[1])
                self._has_news = True
            self._read.update(text.lines)
        self._texts.clear()
        return self._has_news


class Searched:
    """A text that many patterns are looked for in."""

    def __init__(self, quiet: QuietLines, words: str) -> None:
        """quiet: what is known of lines; words: the text."""
        self._quiet, self._words = quiet, words
        self.lines = list(dict.fromkeys(words.split("\n")))
        self._matched: Bits = 0
        groups: dict[Bits, list[str]] = {}
        for line in self.lines:
            asked, matched = quiet.lines.get(line, (0, 0))
            self._matched |= matched
            groups.setdefault(asked, []).append(line)
        # Lines that were held against the same patterns, and these patterns.
        self._groups = list(groups.items())
        self._parts: dict[tuple[int, ...], _Part] = {}

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place that a pattern matches."""
        number = self._quiet.number(pattern)
        if number == _BEYOND:
            return pattern.finditer(self._words)
        bit = 1 << number
        new = tuple(
            at for at, (asked, _) in enumerate(self._groups) if not asked & bit
        )
        if new and self._part(new).matches(pattern, bit):
            self._matched |= bit
        if self._matched & bit:
            return pattern.finditer(self._words)
        return iter(())

    def learned(self) -> Iterator[tuple[str, Known]]:
        """Lines, with what was not known of them before."""
        for groups, part in self._parts.items():
            for at in groups:
                for line in self._groups[at][1]:
                    yield line, (part.asked, part.hits.get(line, 0))

    def _part(self, groups: tuple[int, ...]) -> _Part:
        """The lines of some groups, below one another."""
        known = self._parts.get(groups)
        if known is None:
            lines = [line for at in groups for line in self._groups[at][1]]
            known = self._parts[groups] = _Part(lines)
        return known


class _Part:
    """Lines that some patterns have not been held against. asked: those that were by now;
    hits: what matches, by line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._words = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.asked: Bits = 0
        self.hits: dict[str, Bits] = {}

    def matches(self, pattern: re.Pattern[str], bit: Bits) -> bool:
        """Whether a pattern matches in one of them, which is noted. One that was asked
        before has told the text already."""
        if self.asked & bit:
            return False
        self.asked |= bit
        found = False
        for match in pattern.finditer(self._words):
            line = self._lines[bisect_right(self._starts, match.start()) - 1]
            self.hits[line] = self.hits.get(line, 0) | bit
            found = True
        return found
