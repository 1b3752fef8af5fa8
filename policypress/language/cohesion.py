"""Which neighbouring characters of a text belong to one word (字的结合),
counted in the text itself, without a dictionary.

法 and 律 stand together in nearly every place where 律 stands, so a quotation
that begins with 律 begins within a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_LEAST = 3  # times; what stands together less often may do so by chance
_SHARE = 0.4  # of the places of the rarer character
# Words of one character: what stands beside them is another word, as a rule.
_PARTICLES = "的了和或与及"
# Characters to count: a book-length text shows no more than its first hundred
# pages.
_ENOUGH = 100_000


class Cohesion:
    """Counts of a text, given as lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Counts each character and each pair of neighbours."""
        self._single: Counter[str] = Counter()
        self._double: Counter[str] = Counter()
        text = "\n".join(lines)[:_ENOUGH]
        self._single.update(text)
        self._double.update(
            map(
                str.__add__,
                text,
                text[1:],
            )
        )

    def together(
        self,
        left: str,
        right: str,
    ) -> bool:
        """Whether two Han characters, neighbours in the text,
        belong together.
        """
        times = self._double[left + right]
        if times < _LEAST or not (_han(left) and _han(right)):
            return False
        return times >= _SHARE * min(self._single[left], self._single[right])

    def parted(
        self,
        text: str,
        places: Iterable[int],
    ) -> set[int]:
        """Of places within a text those between characters that do not belong
        together.
        """
        single, double = self._single, self._double
        found: set[int] = set()
        for at in places:
            pair = text[at - 1 : at + 1]
            times = double[pair]
            if times >= _LEAST and _han(pair[0]) and _han(pair[1]):
                rarer = min(single[pair[0]], single[pair[1]])
                if times >= _SHARE * rarer:
                    continue
            found.add(at)
        return found

    def perhaps(
        self,
        left: str,
        right: str,
    ) -> bool:
        """Whether two Han characters may belong together: the rarer of them stands
        mostly beside the other, however seldom it stands at all.
        """
        if not (_han(left) and _han(right)):
            return False
        if left in _PARTICLES or right in _PARTICLES:
            return self.together(left, right)
        times = self._double[left + right]
        return times >= _SHARE * min(self._single[left], self._single[right])


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
