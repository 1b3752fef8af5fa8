"""How much one rendering may do (运算上限).

Clause prose and templates are small programs. A slip in one, or malice, must end in a
finding and not in a build that never ends: each turn of a loop, each call, each value
looked at and each character made is taken from a budget.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from jinja2.exceptions import SecurityError

# Steps of one rendering. Our longest document takes 190,000 for 24 measures; one step is
# a few tenths of a microsecond, so that even the dearest rendering ends within seconds.
DOCUMENT, PARAGRAPH = 2_500_000, 50_000
# More for each measure; ours take 8,000 each in the longest document.
EACH_MEASURE = 25_000
# A rendering above its free part draws on what all renderings of a composition share: a
# thousand paragraphs that each stay just within their own limit must end soon as well.
FREE_DOCUMENT, FREE_PARAGRAPH = 250_000, 2_000
POOL = 3  # times what one document may take
# Processor seconds of one rendering: the last line, for work that no step counts.
SECONDS = 20.0
LOOK_EVERY = 50_000  # steps between two looks at the clock

DEEPEST = 30  # lists within lists; ours have three levels
# Numbers above are no figures, and each multiplication doubles them.
LARGEST = 1 << 1024
STRING = 16  # characters that are compared in the time of one item of a list
OPAQUE = 30  # steps for comparing two views or records, whose fields we do not count
WIDEST_FIELD = 100  # characters that one % writes besides the value's own
_WIDE = re.compile(r"\*|\d{3}")  # "%1000000d", "%*d"
_SEQUENCE = (str, list, tuple)
_PLAIN = frozenset({int, float, bool, type(None)})
_ITEMS: tuple[type, ...] = (
    list,
    tuple,
    set,
    frozenset,
    type({}.keys()),
    type({}.values()),
    type({}.items()),
)


class TooMuch(SecurityError):
    """A rendering that has used up its budget, or would at the next step."""


class TooLong(TooMuch):
    """A document that nobody could use; message is Chinese."""


class Budget:
    """The steps left to a composition; `spend` raises TooMuch when there are no more.

    document, paragraph: steps of one rendering of each kind.
    """

    def __init__(self, measures: int = 0) -> None:
        self.begin(measures)

    def begin(self, measures: int) -> None:
        """A composition of a policy of so many measures begins."""
        self.document = DOCUMENT + EACH_MEASURE * measures
        self.paragraph = PARAGRAPH
        self._pool = POOL * self.document  # what all renderings share
        self._depth = 0  # renderings that are going on, one within the other
        self._left = PARAGRAPH  # steps left to the innermost
        self._look = 0  # steps left at the next look at the clock
        self._until = 0.0  # processor time at which the outermost must end

    @contextmanager
    def rendering(self, document: bool) -> Iterator[None]:
        """One rendering, of a document or else of a paragraph.

        What a paragraph takes that is rendered within a document, both have spent.
        """
        most = self.document if document else self.paragraph
        free = FREE_DOCUMENT if document else FREE_PARAGRAPH
        outer = self._left
        start = most if self._pool > 0 else min(most, free)
        if self._depth:
            start = min(start, outer)
        else:
            self._until = time.thread_time() + SECONDS
        self._left = start
        self._look = max(start - LOOK_EVERY, 0)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            # What was refused has not been done.
            used = start - max(self._left, 0)
            self._left = outer - used
            self._look = max(self._left - LOOK_EVERY, 0)
            if not self._depth:
                self._pool -= max(used - free, 0)

    def spend(self, amount: int) -> None:
        """Takes so many steps; raises TooMuch when fewer are left."""
        self._left -= amount
        if self._left < self._look:
            self._check()

    def _check(self) -> None:
        if self._left < 0 or time.thread_time() > self._until:
            raise TooMuch("too much work")
        self._look = max(self._left - LOOK_EVERY, 0)

    def weigh(self, value: Any) -> Any:
        """Spends what looking at the whole of a value takes, and gives it back."""
        if type(value) not in _PLAIN:
            self._weigh(value, 0)
        elif type(value) is int:
            small(value)
        return value

    def weigh_sorting(self, value: Any) -> Any:
        """What `weigh` does, for a value whose items are compared with each other again
        and again: as often as the length has binary digits."""
        rounds = 1
        if hasattr(type(value), "__len__"):
            rounds = len(value).bit_length()
        before = self._left
        self._weigh(value, 0)
        self.spend((before - self._left) * rounds)
        return value

    def _weigh(self, value: Any, depth: int) -> None:
        """Spends what looking at a value takes that lies so many lists deep."""
        if isinstance(value, str):
            self.spend(1 + len(value) // STRING)
            return
        if isinstance(value, range):
            self.spend(1 + len(value))
            return
        items = _items(value)
        if items is None:
            self.spend(1 if type(value) in _PLAIN else OPAQUE)
            return
        if depth >= DEEPEST:
            raise TooMuch("too deep")
        self.spend(1 + len(value))
        for item in items:
            if type(item) not in _PLAIN:
                self._weigh(item, depth + 1)

    def counted(
        self,
        items: Iterable[Any],
        each: int = 1,
    ) -> Iterator[Any]:
        """The items one by one, `each` steps a turn."""
        for item in items:
            self.spend(each)
            yield item


def _items(value: Any) -> Iterable[Any] | None:
    """What a list or mapping holds; None for a value that is one thing."""
    items: Any = None
    if isinstance(value, _ITEMS):
        items = value
    elif isinstance(value, dict):
        items = chain(value.keys(), value.values())
    return items


def small(number: int) -> int:
    """The number, or TooMuch when it has hundreds of digits."""
    if -LARGEST < number < LARGEST:
        return number
    raise TooMuch("too large a number")


def cost(
    operator: str,
    left: Any,
    right: Any,
) -> int:
    """What `left operator right` makes, in characters or items; TooMuch for more."""
    if operator == "**":
        _refuse_large_power(left, right)
        return 1
    if operator == "%" and isinstance(left, str):
        return _formatted(left, right)
    if operator == "*":
        if isinstance(left, _SEQUENCE) and not isinstance(right, _SEQUENCE):
            return _repeated(left, right)
        if isinstance(right, _SEQUENCE) and not isinstance(left, _SEQUENCE):
            return _repeated(right, left)
    return _size(left) + _size(right)


def _repeated(sequence: Any, times: Any) -> int:
    """What ``sequence * times`` makes; 1 where that is an error."""
    if not isinstance(times, int):
        return 1
    return 1 + len(sequence) * abs(times)


def _size(value: Any) -> int:
    """Characters or items of a value; a number counts as one."""
    if isinstance(value, _SEQUENCE):
        return len(value)
    if isinstance(value, int):
        small(value)
    return 1


def _refuse_large_power(base: Any, exponent: Any) -> None:
    """TooMuch for powers of whole numbers that would have hundreds of digits."""
    if not isinstance(base, int) or not isinstance(exponent, int):
        return
    digits = max(base.bit_length(), 1) * abs(exponent)
    if digits > LARGEST.bit_length():
        raise TooMuch("too large a number")


def _formatted(pattern: str, values: Any) -> int:
    """What ``pattern % values`` makes at most; TooMuch for a width of three digits."""
    if _WIDE.search(pattern):
        raise TooMuch("too wide")
    given: Iterable[Any] = (values,)
    if isinstance(values, tuple):
        given = values
    elif isinstance(values, dict):
        given = values.values()
    lengths = [len(value) for value in given if isinstance(value, str)]
    longest = max(lengths, default=0)
    return len(pattern) + pattern.count("%") * (longest + WIDEST_FIELD)
