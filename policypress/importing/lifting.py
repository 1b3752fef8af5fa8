"""Figures of one support taken out of the prose (提取数值): each gets a name, by which the
prose says it in the words that it had.
"""

from __future__ import annotations

import re

from policypress.importing.prose import Named
from policypress.importing.readings import Reading
from policypress.importing.supports.given import plain
from policypress.language.quantity import (
    Quantity,
    format_money,
    parse_quantity,
)
from policypress.language.sums import Sum

_NO_WORDS = re.compile(r"['\\|]")  # cannot stand in the option of a filter
_BETWEEN = "|"


class NoModel(Exception):
    """A support cannot be written whole; why."""


class Lifting:
    """Takes figures out of the lines of a reading. home: of their names, such as s.s1;
    named: what was taken, with the number of its line."""

    def __init__(self, reading: Reading, home: str) -> None:
        self._reading = reading
        self._home = home
        self.named: list[tuple[int, Named]] = []

    def take(
        self,
        one: Sum,
        reference: str,
        home: str = "",
    ) -> str:
        """The value of a figure, which from now on the prose says by its name. One that
        several amounts share is taken once. Raises NoModel where it cannot be."""
        if not one.is_exact:
            raise NoModel("金额是约数")
        value = _value(one)
        pieces = self._pieces(one)
        option = _option(one, [words for _, _, words in pieces], value)
        name = f"{home or self._home}.{reference}"
        for number, (line, start, words) in enumerate(pieces, 1):
            if self._is_quoted(line, start):
                raise NoModel(f"“{words}”在引号里")
            code = name
            if option:
                which = f", {number}" if _BETWEEN in option else ""
                code = f"{name} | written('{option}'{which})"
            self._add(line, start, words, code)
        return value

    def take_words(
        self,
        start: int,
        words: str,
        reference: str,
    ) -> str:
        """The same of a count, which is printed as it stands."""
        line, within = self._reading.flow.home(start)
        self._add(line, within, words, f"{self._home}.{reference}")
        return words

    def _add(
        self,
        line: int,
        start: int,
        words: str,
        code: str,
    ) -> None:
        """Name the words of a line, unless they have a name already."""
        taken = [(other, named.start) for other, named in self.named]
        if (line, start) in taken:
            return
        named = Named(start, start + len(words), f"{{{{ {code} }}}}")
        self.named.append((line, named))

    def _pieces(self, one: Sum) -> list[tuple[int, int, str]]:
        """Where a figure stands: line, place, words; two where a line breaks it."""
        flow = self._reading.flow
        first, start = flow.home(one.start)
        last, end = flow.home(one.end - 1)
        if first == last:
            words = self._reading.lines[first].text[start : end + 1]
            return [(first, start, words)]
        begun = self._reading.lines[first].text[start:].rstrip()
        rest = self._reading.lines[last].text[: end + 1]
        skipped = len(rest) - (one.end - one.start - len(begun))
        if begun + rest[skipped:] != one.words.replace(" ", ""):
            skipped = 0 if begun + rest == one.words else skipped
        return [(first, start, begun), (last, skipped, rest[skipped:])]

    def _is_quoted(self, line: int, start: int) -> bool:
        """Whether a figure stands in quotation marks, and so is no figure of the text."""
        before = self._reading.lines[line].text[:start]
        pairs = (("“", "”"), ("《", "》"))
        return any(
            before.count(opening) > before.count(closing)
            for opening, closing in pairs
        )


def _option(
    one: Sum,
    said: list[str],
    value: str,
) -> str:
    """What the filter `written` is told: the words, cut where a line cuts them, and the
    unit that a number in a list has behind it; "" where ours are the same."""
    if said == [value]:
        return ""
    if any(_NO_WORDS.search(words) for words in said):
        raise NoModel(f"“{one.words}”不能登记为数据")
    unit = []
    if one.unit and one.words[-1:].isdigit():
        unit = [one.unit]
    return _BETWEEN.join([*said, *unit])


def _value(one: Sum) -> str:
    """A sum or rate as data has it. Raises NoModel."""
    made = f"{plain(one.value)}%"
    if one.kind == "money":
        made = format_money(one.value)
    if isinstance(parse_quantity(made), Quantity):
        return made
    raise NoModel(f"“{one.words}”不能登记为数据")
