"""Lines in which a pattern is known to match nothing (无命中的行).

The documents of a policy say the same lines many times over, and from one check to the
next nearly all of them stay. Whether a pattern matches in a line depends on these two
alone, unless it can look beyond the end of the line. So a text is searched only where
it holds a line that the pattern has not been held against yet, or that it matches.
"""

from __future__ import annotations

import marshal
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from policypress.lint.needs import NEEDS, Index
from policypress.lint.within_line import is_within_line, is_within_line_before
from policypress.system.compiled import folder_of
from policypress.system.kept import Kept, made_from

_FOLDER = Path(folder_of(__file__))
_MAKERS = (Path(__file__), Path(is_within_line.__code__.co_filename))
# All rules have some 1,200; some make patterns of the words of a text.
_MOST_PATTERNS = 4_000
_MOST_LINES = 30_000  # ten times those of the shipped policy
# Lines that have to be new before the file is written again: to ask so few once more takes
# less than writing down all.
_WORTH = 100
_NO_PATTERN = -1  # in the place of the flags of a pattern
_BEYOND = -1  # the number of a pattern that may look beyond a line
# Where a pattern matches in one line of so many, the whole text is searched at once.
_FEW = 4
Bits: TypeAlias = int  # one for each pattern, by its number
# Of a line: the patterns that it was held against, and those that match in it.
Known: TypeAlias = tuple[Bits, Bits]
# Words and flags of patterns that are asked for together.
_Asked: TypeAlias = tuple[tuple[str, int], ...]


class QuietLines:
    """What earlier checks and this one know of lines.

    folder: where it is kept.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        """Begins with what earlier checks have kept there."""
        self._key = made_from((), _MAKERS)
        self._kept = Kept(folder, "lines", 1)
        patterns, lines = self._kept.get(self._key) or ([], {})
        self._numbers: dict[_Asked, int] = dict(patterns)
        self._next = max(self._numbers.values(), default=-1) + 1
        self.lines: dict[str, Known] = lines
        self._texts: list[Searched] = []
        self._read: set[str] = set()
        self._news = 0  # lines of which more is known than is written down

    def number(
        self,
        pattern: re.Pattern[str],
        parts: Sequence[re.Pattern[str]] = (),
    ) -> int:
        """Which bit a pattern has, by itself or with the parts that are looked for in
        what it matches; _BEYOND where they cannot be asked line by line."""
        key = tuple([(one.pattern, one.flags) for one in (pattern, *parts)])
        known = self._numbers.get(key)
        if known is not None:
            return known
        if len(self._numbers) >= _MOST_PATTERNS:
            return _BEYOND
        number = _BEYOND
        are_parts = all(is_within_line_before(one) for one in parts)
        if are_parts and is_within_line(pattern):
            number = self._new_number()
        self._numbers[key] = number
        return number

    def number_of(self, question: str) -> int:
        """Which bit a question has that is no pattern; _BEYOND where there are too many
        of them."""
        key = ((question, _NO_PATTERN),)
        known = self._numbers.get(key)
        if known is not None:
            return known
        if len(self._numbers) >= _MOST_PATTERNS:
            return _BEYOND
        self._numbers[key] = number = self._new_number()
        return number

    def _new_number(self) -> int:
        """The number of a pattern that has none yet."""
        self._next += 1
        return self._next - 1

    def text(self, words: str) -> Searched:
        """A text to be searched with many patterns, after the one before it."""
        self.settle()
        return self.beside(words)

    def beside(self, words: str) -> Searched:
        """The text before in other words, to be searched as it is: of both is learned."""
        text = Searched(self, words)
        self._texts.append(text)
        return text

    def keep(self) -> None:
        """Writes down what was learned, for the next check, where it is worth that."""
        NEEDS.keep()
        self.settle()
        if self._news < _WORTH:
            return
        if len(self._numbers) >= _MOST_PATTERNS:
            self._numbers, self.lines = {}, {}
        if len(self.lines) > _MOST_LINES:
            self.lines = {line: self.lines[line] for line in self._read}
        patterns = list(self._numbers.items())
        self._kept.replace(self._key, (patterns, self.lines))
        self._kept.keep()

    def learned(self) -> bytes:
        """All that is known by now, for another process to `learn`."""
        self.settle()
        return marshal.dumps((list(self._numbers.items()), self.lines))

    def learn(self, learned: bytes) -> None:
        """Takes in what another process has `learned`. Of a pattern that both know what
        this one knows is kept."""
        self.settle()
        patterns, lines = marshal.loads(learned)
        first = self._next
        for asked, number in patterns:
            own = number if number == _BEYOND else first + number
            self._numbers.setdefault(asked, own)
            self._next = max(self._next, own + 1)
        for line, (asked, hits) in lines.items():
            before = self.lines.get(line, (0, 0))
            self.lines[line] = (
                before[0] | asked << first,
                before[1] | hits << first,
            )
            self._news += 1

    def settle(self) -> None:
        """Takes in what was learned of the lines of all texts, none of which is searched any
        more."""
        for text in self._texts:
            for line, known in text.learned():
                before = self.lines.get(line, (0, 0))
                self.lines[line] = (before[0] | known[0], before[1] | known[1])
                self._news += 1
            self._read.update(text.lines)
        self._texts.clear()


class Searched:
    """A text that many patterns are looked for in.

    lines: each with the places where it begins.
    """

    def __init__(self, quiet: QuietLines, words: str) -> None:
        """quiet: what is known of lines; words: the text."""
        self._quiet, self._words = quiet, words
        self.lines: dict[str, list[int]] = {}
        start = 0
        for line in words.split("\n"):
            self.lines.setdefault(line, []).append(start)
            start += len(line) + 1
        # Lines that each pattern matches in, by the number of the pattern.
        self._met: dict[int, list[str]] = {}
        groups: dict[Bits, list[str]] = {}
        for line in self.lines:
            asked, matched = quiet.lines.get(line, (0, 0))
            for number in _numbers(matched):
                self._met.setdefault(number, []).append(line)
            groups.setdefault(asked, []).append(line)
        # Lines that were held against the same patterns, and these patterns.
        self._groups = list(groups.items())
        self._parts: dict[tuple[int, ...], _Part] = {}

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place that a pattern matches."""
        number = self._quiet.number(pattern)
        if number == _BEYOND:
            return pattern.finditer(self._words)
        for part in self._unasked(number):
            self._meet(number, part.matching(pattern, number))
        return self._matches(pattern, number)

    def pieces(
        self,
        piece: re.Pattern[str],
        parts: Sequence[re.Pattern[str]],
    ) -> Iterator[re.Match[str]]:
        """The pieces of the text that may have all of some parts: every piece of a line
        in which one does. piece: what matches each of them."""
        number = self._quiet.number(piece, parts)
        if number == _BEYOND:
            return piece.finditer(self._words)
        for part in self._unasked(number):
            self._meet(number, part.having(piece, parts, number))
        return self._matches(piece, number)

    def lines_with(
        self,
        question: str,
        answer: Callable[[Sequence[str]], Iterable[str]],
    ) -> Iterable[str]:
        """The lines of which something is so that each line tells by itself.

        question: what is asked, and by what, in words that another way of answering has
        not; answer: gives those of some lines.
        """
        number = self._quiet.number_of(question)
        if number == _BEYOND:
            return answer(list(self.lines))
        for part in self._unasked(number):
            self._meet(number, part.answering(answer, number))
        return self._met.get(number, ())

    def matches_in(
        self,
        pattern: re.Pattern[str],
        lines: Iterable[str],
    ) -> Iterator[re.Match[str]]:
        """Every place in some lines that a pattern matches, in the order of the text."""
        places = [
            (start, start + len(line))
            for line in lines
            for start in self.lines[line]
        ]
        for start, end in sorted(places):
            yield from pattern.finditer(self._words, start, end)

    def learned(self) -> Iterator[tuple[str, Known]]:
        """Lines, with what was not known of them before."""
        for groups, part in self._parts.items():
            for at in groups:
                for line in self._groups[at][1]:
                    yield line, (part.asked, part.hits.get(line, 0))

    def _unasked(self, number: int) -> Iterator[_Part]:
        """The lines that were not held against a pattern, where there are some."""
        bit = 1 << number
        new = tuple(
            at for at, (asked, _) in enumerate(self._groups) if not asked & bit
        )
        if not new:
            return
        known = self._parts.get(new)
        if known is None:
            lines = [line for at in new for line in self._groups[at][1]]
            known = self._parts[new] = _Part(lines)
        if not known.asked & bit:
            yield known

    def _meet(self, number: int, lines: Iterable[str]) -> None:
        """Notes lines that a pattern was found to match in."""
        for line in lines:
            self._met.setdefault(number, []).append(line)

    def _matches(
        self,
        pattern: re.Pattern[str],
        number: int,
    ) -> Iterator[re.Match[str]]:
        """Every place that a pattern matches in the lines that were met."""
        met = self._met.get(number, ())
        if len(met) > len(self.lines) // _FEW:
            yield from pattern.finditer(self._words)
        else:
            yield from self.matches_in(pattern, met)


def _numbers(bits: Bits) -> Iterator[int]:
    """The numbers whose bits are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class _Part:
    """Lines that some patterns have not been held against. asked: those that were by now;
    hits: what matches, by line."""

    def __init__(self, lines: list[str]) -> None:
        """Begins with nothing asked of the lines; they are searched as one text."""
        self._lines = lines
        self._words = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.asked: Bits = 0
        self.hits: dict[str, Bits] = {}
        self._cut: dict[re.Pattern[str], Index] = {}

    def matching(
        self,
        pattern: re.Pattern[str],
        number: int,
    ) -> Iterable[str]:
        """The lines that a pattern matches in, which is noted."""
        found = (
            one.start()
            for line in self._every.that_may_have((pattern,))
            for one in pattern.finditer(self._words, *line)
        )
        return self._noted(found, number)

    @cached_property
    def _every(self) -> Index:
        """The lines by what they have."""
        starts = zip(self._starts, self._lines, strict=False)
        spans = [(start, start + len(line)) for start, line in starts]
        return Index(self._words, spans)

    def having(
        self,
        piece: re.Pattern[str],
        parts: Sequence[re.Pattern[str]],
        number: int,
    ) -> Iterable[str]:
        """The lines with a piece that has all of some parts, which is noted."""
        words = self._words
        found = (
            start
            for start, end in self._pieces(piece).that_may_have(parts)
            if all(one.search(words, start, end) for one in parts)
        )
        return self._noted(found, number)

    def _pieces(self, piece: re.Pattern[str]) -> Index:
        """The pieces by what they have, cut up once for all frames."""
        known = self._cut.get(piece)
        if known is None:
            spans = [one.span() for one in piece.finditer(self._words)]
            known = self._cut[piece] = Index(self._words, spans)
        return known

    def answering(
        self,
        answer: Callable[[Sequence[str]], Iterable[str]],
        number: int,
    ) -> Iterable[str]:
        """The lines of which something is so, which is noted."""
        return self._note(dict.fromkeys(answer(self._lines)), number)

    def _noted(self, found: Iterable[int], number: int) -> Iterable[str]:
        """The lines of some places, each once, now known to match."""
        lines = {
            self._lines[bisect_right(self._starts, start) - 1]: None
            for start in found
        }
        return self._note(lines, number)

    def _note(
        self,
        lines: dict[str, None],
        number: int,
    ) -> Iterable[str]:
        """Notes that all lines were held against a pattern, and that these match."""
        bit = 1 << number
        self.asked |= bit
        for line in lines:
            self.hits[line] = self.hits.get(line, 0) | bit
        return lines
