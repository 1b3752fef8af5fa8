"""Where in the printed text of a Markdown file the things stand that have no words
(所在位置): a file has lines, and a paragraph may go on over several.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from policypress.compare.read.raw_lines import RawLine
from policypress.compare.read.unread import Unread
from policypress.compare.text.glyphs import weight

_CELL = 1  # what each cell of a table counts besides its words


class Printed:
    """How much each line of a file prints."""

    def __init__(self) -> None:
        self._weights: dict[int, int] = {}

    def so_far(self, number: int) -> int:
        """What of a line has been read. number: of the line, from 1."""
        return self._weights.get(number, 0)

    def words(self, number: int, words: str) -> None:
        """Further words of a line."""
        self._weights[number] = self.so_far(number) + weight(words)

    def cell(self, number: int) -> None:
        """A cell of a table ends on a line."""
        self._weights[number] = self.so_far(number) + _CELL

    def place(self, unread: Unread, lines: Sequence[RawLine]) -> None:
        """Gives what was met its place among the printed lines.

        unread: each thing with what its own line of the file prints before it.
        """
        starts: dict[int, int] = {}
        for line in lines:
            number = line.place.line
            starts[number] = starts.get(number, 0) + _weight(line)
        numbers = sorted(starts)
        known = sorted(self._weights)
        sums = [0, *accumulate(self._weights[one] for one in known)]

        def before(number: int) -> int:
            """What the lines before one print."""
            return sums[bisect_right(known, number - 1)]

        def placed(number: int, at: int) -> int:
            """What stands before a thing, seen from the first paragraph that
            begins on its line or on a later one.
            """
            following = bisect_right(numbers, number)
            last = following == len(numbers)
            end = sums[-1] if last else before(numbers[following])
            inside = end - before(number)
            if number in starts:
                # A number that is printed before the words is none of them.
                return at + starts[number] - inside
            return at - inside

        unread.place_all(placed)


def _weight(line: RawLine) -> int:
    """How much of a line or table prints."""
    cells = (cell for row in line.rows for cell in row)
    return weight(line.text) + sum(weight(cell) + _CELL for cell in cells)
