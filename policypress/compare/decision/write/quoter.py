"""Quotations in one line (引文的选取): words that stand there once and cut nothing, around
an edit or beside an insertion.

A place in the line is free where no word is cut: at tokens such as 10万元, at stops, and
between characters that do not
belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from policypress.compare.decision.write.edits import (
    Edit,
    has_stop,
    stop_after,
    stop_before,
)
from policypress.compare.decision.write.places import Wording, balanced
from policypress.language.tokens import tokenize

# Characters of a quotation from stop to stop, at most: beside an insertion, around an
# edit, on one side of it. They are what a reader takes in at a glance; _WHOLE is the
# longest that is still easier than the whole line.
_ANCHOR, _AROUND, _ASIDE, _WHOLE = 14, 16, 28, 40
_LEAST_ANCHOR = (
    4  # shorter words beside an insertion are hard to find in the line
)
_REACH = 16  # characters to go for a certain end: a phrase
_LEAST = 2  # one character is no quotation
_TRIES = 500  # quotations tried in one line; in a line that repeats itself none may stand once

Span = tuple[int, int]
Verb = Literal["replace", "delete", "after", "before"]


class Phrase(Struct, frozen=True):
    """verb: replace, delete, after or before (insertions); old: what stands there, new:
    what comes for it or beside it.

    cut: the quotation cuts a word or runs over a stop, because nothing better stands
    only once.
    """

    verb: Verb
    old: str
    new: str = ""
    cut: bool = False


class Quoter:
    """Finds quotations in one line. bounds, below: what the neighbouring edits leave of
    it.
    """

    def __init__(
        self,
        text: str,
        words: Wording,
    ) -> None:
        """Note where words of a text begin and end: quotations are cut there."""
        self.text = text
        self._tries = _TRIES
        self._places = [0]
        for token in tokenize(text):
            self._places.append(self._places[-1] + len(token))
        places = words.places(text)
        self._free, self._sure = places.free, places.sure
        self._starts, self._closes = places.starts, places.closes

    def phrase(
        self,
        edit: Edit,
        bounds: Span,
    ) -> tuple[Phrase | None, int]:
        """One edit as a phrase within its bounds, and where the next may begin; None
        when nothing stands once.
        """
        if edit.start == edit.end:
            return self._inserted(edit, bounds)
        if self._once(edit.start, edit.end):
            if not edit.words and {edit.start, edit.end} <= self._sure:
                return self._replaced(edit, edit.start, edit.end), edit.end
            start, end = self._to_certain(edit.start, edit.end, bounds)
            return self._replaced(edit, start, end), end
        return self._widened(edit, bounds)

    def _to_certain(
        self,
        start: int,
        end: int,
        bounds: Span,
    ) -> Span:
        """A quotation made a few words longer on each side where it would end between
        two words that may be one name.
        """
        left, right = start, end
        if start not in self._starts:
            left = _near(start, self._lefts(start, bounds), self._starts)
        if end not in self._closes:
            right = _near(end, self._rights(end, bounds), self._closes)
        for span in ((left, right), (left, end), (start, right)):
            if balanced(self.text[span[0] : span[1]]):
                return span
        return start, end

    def _once(
        self,
        start: int,
        end: int,
    ) -> bool:
        """Whether these words are long enough to quote and stand nowhere else in the
        line.
        """
        self._tries -= 1
        if self._tries < 0:
            return False
        words = self.text[start:end]
        first = self.text.find(words)
        if len(words) < _LEAST or self.text.find(words, first + 1) >= 0:
            return False
        return {start, end} <= self._free and balanced(words)

    def _inserted(
        self,
        edit: Edit,
        bounds: Span,
    ) -> tuple[Phrase | None, int]:
        """An insertion after the words before it; at the head of a sentence, before
        those after it.
        """
        sides: tuple[Verb, Verb] = ("after", "before")
        if stop_before(self.text, edit.start) == edit.start:
            sides = ("before", "after")
        for side in sides:
            for start, end in self._anchors(edit.start, side, bounds):
                if self._once(start, end):
                    old = self.text[start:end]
                    cut = has_stop(old[:-1])
                    return Phrase(
                        side,
                        old,
                        edit.words,
                        cut,
                    ), end
        return self._widened(edit, bounds)

    def _anchors(
        self,
        at: int,
        side: Verb,
        bounds: Span,
    ) -> Iterator[Span]:
        """Words to put an insertion beside: to the stop when they are few, else the
        fewest of four characters or more.
        """
        if side == "after":
            stop, places = stop_before(self.text, at), self._lefts(at, bounds)
        else:
            stop, places = stop_after(self.text, at), self._rights(at, bounds)
        for place in self._preferred(at, stop, places):
            yield (place, at) if side == "after" else (at, place)

    def _preferred(
        self,
        at: int,
        stop: int,
        places: list[int],
    ) -> list[int]:
        """The places in the order in which quotations are tried."""
        far = [place for place in places if abs(place - at) >= _LEAST_ANCHOR]
        free = [place for place in places if place in self._free]
        near = range(at - 2 * _ANCHOR, at + 2 * _ANCHOR + 1)
        readable = [place for place in far if place in free and place in near]
        readable.sort(key=lambda place: self._cost(place, at))
        to_stop = (
            [stop] if stop in places and abs(stop - at) <= _ANCHOR else []
        )
        return [*to_stop, *readable, *free]

    def _cost(self, place: int, at: int) -> int:
        """What a quotation up to a place costs: its characters, and a doubtful end as
        much as the words that would make it certain.
        """
        cost = abs(place - at)
        if place not in (self._starts if place < at else self._closes):
            cost += _REACH
        if place not in self._sure:
            cost += 2 * _REACH
        return cost

    def _lefts(
        self,
        at: int,
        bounds: Span,
    ) -> list[int]:
        """Places before `at`, the nearest first."""
        return [b for b in reversed(self._places) if bounds[0] <= b < at]

    def _rights(
        self,
        at: int,
        bounds: Span,
    ) -> list[int]:
        """Places after `at`, the nearest first."""
        return [b for b in self._places if at < b <= bounds[1]]

    def _widened(
        self,
        edit: Edit,
        bounds: Span,
    ) -> tuple[Phrase | None, int]:
        """A replacement with words around it: to the stops, or as far as it takes."""
        for start, end, most in self._to_stops(edit):
            inside = bounds[0] <= start and end <= bounds[1]
            if inside and end - start <= most and self._once(start, end):
                return self._replaced(edit, start, end), end
        for allowed in (self._sure, self._free):
            span = self._grown(edit, bounds, allowed)
            if span:
                span = self._to_certain(*span, bounds)
                cuts = self._cuts(edit, *span)
                return self._replaced(edit, *span, cuts), span[1]
        return None, edit.end

    def _to_stops(self, edit: Edit) -> Iterator[tuple[int, int, int]]:
        """Quotations that reach to a stop, with the most characters that each may have."""
        left = stop_before(self.text, edit.start)
        right = stop_after(self.text, edit.end)
        yield left, right, _AROUND
        yield left, edit.end, _ASIDE if edit.end in self._free else 0
        yield edit.start, right, _ASIDE if edit.start in self._free else 0
        yield left, right, _WHOLE

    def _grown(
        self,
        edit: Edit,
        bounds: Span,
        allowed: set[int],
    ) -> Span | None:
        """The edit with more words on its shorter side, place by place, until they
        stand once.
        """
        lefts = _within(self._lefts(edit.start, bounds), allowed)
        rights = _within(self._rights(edit.end, bounds), allowed)
        start, end = edit.start, edit.end
        while (lefts or rights) and self._tries >= 0:
            leftwards = edit.start - start <= end - edit.end
            if not rights or (lefts and leftwards):
                start = lefts.pop(0)
            else:
                end = rights.pop(0)
            if self._once(start, end):
                return start, end
        return None

    def _cuts(
        self,
        edit: Edit,
        start: int,
        end: int,
    ) -> bool:
        """Whether the words around an edit run over a stop or cut a word."""
        over = has_stop(self.text[start : edit.start]) or has_stop(
            self.text[edit.end : end]
        )
        return over or not {start, end} <= self._free

    def _replaced(
        self,
        edit: Edit,
        start: int,
        end: int,
        cut: bool = False,
    ) -> Phrase:
        """The phrase that replaces the words from `start` to `end`."""
        new = (
            self.text[start : edit.start]
            + edit.words
            + self.text[edit.end : end]
        )
        return Phrase(
            "replace" if new else "delete",
            self.text[start:end],
            new,
            cut,
        )


def _near(
    at: int,
    places: list[int],
    certain: set[int],
) -> int:
    """The nearest certain place within a few words; the place itself when there is
    none.
    """
    for place in places:
        if abs(place - at) > _REACH:
            break
        if place in certain:
            return place
    return at


def _within(
    places: list[int],
    allowed: set[int],
) -> list[int]:
    """The nearest allowed places, no more than are tried."""
    return [place for place in places if place in allowed][:_TRIES]
