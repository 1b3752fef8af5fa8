"""How alike texts are (相似度).

A number between 0 and 1 for each pair that matters.

Likeness is the Dice coefficient of the sets of character pairs: twice what
both texts have, divided by what each of them has. Each character pair is
weighted down the more texts have it, so that 应当依照有关规定 does not make
two clauses alike.

Character pairs that many texts have do not lead from one text to another, so
ordinary edits cost n log n.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from math import log
from operator import add

# The least likeness that counts at all: enough for texts between the same
# neighbours. Of 2,268 units in 29 pairs of laws, 0.2 would pair 37 otherwise
# (clauses that share only turns of phrase) and 0.3 would pair 23 otherwise
# (clauses half written anew).
IN_ORDER = 0.25

# The weight of a character pair that one text has. Large, so that rounding the
# weight to a whole number changes it by less than a hundredth.
_HEAVIEST = 1000

# A character pair that more old texts have than this leads to none of them: it
# is one like 应当 or 规定, and the texts meant share rarer ones as well. Of
# those 2,268 units twice or four times as many would pair 2 otherwise, half as
# many 13.
_FOLLOWED = 48

# Two large texts with hardly an equal line follow fewer: at most so many steps
# from a character pair to a text, and so many pairs of texts held. A whole law
# of 100,000 characters that was written anew is far below both.
_MOST_STEPS = 20_000_000
_MOST_PAIRS = 300_000

# After so many character pairs have been weighed (a second or two), only the
# candidates that share the most of them are weighed. The text meant is among
# the first eight unless nine texts are nearly the same, and then any of them
# will do.
_MOST_WEIGHED = 20_000_000
_LIKELIEST = 8


# Index of an old text, and how many character pairs it shares.
_Candidate = tuple[int, int]


@lru_cache(maxsize=8192)
def grams(text: str) -> frozenset[str]:
    """The character pairs of a text; of a single character, that character."""
    if len(text) == 1:
        return frozenset(text)
    pairs = map(add, text, text[1:])
    return frozenset(pairs)


@cache
def _weight(holders: int) -> int:
    """What sharing a character pair counts when so many texts of one side have
    it.

    Weights are whole numbers, so that no sum depends on the order in which a
    set of character pairs is walked.
    """
    dampened = 1 + log(holders)
    return round(_HEAVIEST / dampened)


class Likeness:
    """How much each old text is like each new one.

    old, new: index of a text → its character pairs.
    pairs: (old index, new index) → likeness, for pairs that are IN_ORDER alike
    or more.
    """

    def __init__(
        self,
        old: Mapping[int, str],
        new: Mapping[int, str],
    ) -> None:
        """Weighs at once; `pairs` holds what was found."""
        self.old = {index: grams(text) for index, text in old.items()}
        self.new = {index: grams(text) for index, text in new.items()}
        self.pairs: dict[tuple[int, int], float] = {}
        if self.old and self.new:
            self._compare()

    def _compare(self) -> None:
        """Weigh each new text against the old ones with which it shares
        something.
        """
        holders = self._holders()
        weight = self._weights(holders)
        most = self._most_holders()
        followed = {
            gram: indexes
            for gram, indexes in holders.items()
            if len(indexes) <= most
        }
        old = self.old
        mass = {i: _mass(old_grams, weight) for i, old_grams in old.items()}
        heaviest = 2 * _HEAVIEST

        weighed = 0
        for j, new_grams in self.new.items():
            shared = new_grams & followed.keys()
            new_mass = _mass(new_grams, weight)
            steps = chain.from_iterable(map(followed.__getitem__, shared))
            candidates: Iterable[_Candidate] = Counter(steps).items()
            if weighed > _MOST_WEIGHED:
                candidates = _likeliest(candidates)
            size = len(shared)
            for i, times in candidates:
                both = mass[i] + new_mass
                if heaviest * times < IN_ORDER * both:
                    continue  # too few, even if each counted most
                old_grams = old[i]
                weighed += min(size, len(old_grams))
                like = 2 * _mass(shared & old_grams, weight) / both
                if like >= IN_ORDER:
                    self.pairs[i, j] = like

    def _holders(self) -> dict[str, list[int]]:
        """For each character pair, the old texts that have it."""
        holders: dict[str, list[int]] = {}
        for index, found in self.old.items():
            for gram in found:
                # Most have one holder; defaultdict is slow for those.
                holders.setdefault(gram, []).append(index)
        return holders

    def _weights(self, holders: Mapping[str, list[int]]) -> dict[str, int]:
        """The weight of each character pair, by the side on which more texts
        have it.
        """
        times_in_old = map(len, holders.values())
        count = dict(zip(holders, times_in_old, strict=True))
        grams_of_new = chain.from_iterable(self.new.values())
        for gram, times in Counter(grams_of_new).items():
            count[gram] = max(times, count.get(gram, 0))
        return {gram: _weight(times) for gram, times in count.items()}

    def _most_holders(self) -> int:
        """How many old texts may have a character pair that still leads to
        them.
        """
        sizes = map(len, self.new.values())
        grams_of_new = sum(sizes)
        by_steps = _MOST_STEPS // max(grams_of_new, 1)
        by_pairs = _MOST_PAIRS // len(self.new)
        most = min(_FOLLOWED, by_steps, by_pairs)
        return max(1, most)


def _mass(
    found: Iterable[str],
    weight: Mapping[str, int],
) -> int:
    """The weights of some character pairs together."""
    return sum(map(weight.__getitem__, found))


def _likeliest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The few candidates that share the most."""

    def most_shared_first(candidate: _Candidate) -> tuple[int, int]:
        index, shared = candidate
        return -shared, index

    ordered = sorted(candidates, key=most_shared_first)
    return ordered[:_LIKELIEST]
