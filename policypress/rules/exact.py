"""Exact numbers of any size: whole ones as int, all others as Fraction.

In JSON a number is an integer below 2^53 (what every reader of JSON keeps), or
a string: "123456789012345678", "1/3", "1.5".
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

Number = int | Fraction

LARGEST_INTEGER = 2**53 - 1  # JavaScript counts no further
LONGEST = 1000  # characters of a number
FEN = 100  # of a yuan
_TEXT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+|/[1-9][0-9]*)?")


def exact(value: Any) -> Number | None:
    """The number that a JSON value stands for; None when it is none."""
    kind = type(value)
    if kind is int:
        return value if abs(value) <= LARGEST_INTEGER else None
    if kind is str:
        return _from_text(value)
    if kind is float and value.is_integer():  # 3.0 is an integer of JSON
        return exact(int(value))
    return None


def as_answer(
    value: Any,
    most: Number | None,
) -> Number | None:
    """The number that an answer is: none below 0, none above `most`; None for
    anything else."""
    number: Number | None
    if type(value) is int and 0 <= value <= LARGEST_INTEGER:
        number = value
    else:
        number = exact(value)
    if number is None or number < 0:
        return None
    if most is not None and number > most:
        return None
    return number


@lru_cache(maxsize=4096)  # rows of a table say the same numbers again
def _from_text(text: str) -> Number | None:
    if len(text) > LONGEST or not _TEXT.fullmatch(text):
        return None
    return simple(Fraction(text))


def simple(value: Number) -> Number:
    """The same number, as an int when it is whole: ints are faster."""
    if type(value) is int or value.denominator != 1:
        return value
    return value.numerator


def as_json(value: Number | Decimal) -> int | str:
    """A number as JSON holds it; `exact` reads it back."""
    number = simple(Fraction(value))
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    return number if abs(number) <= LARGEST_INTEGER else str(number)


def product(one: Number, other: Number) -> Number:
    """Two numbers multiplied. A share of whole yuan is mostly whole: that way
    is short."""
    if type(one) is int and type(other) is int:
        return one * other
    above = one.numerator * other.numerator
    below = one.denominator * other.denominator
    whole, rest = divmod(above, below)
    return Fraction(above, below) if rest else whole


def divided(one: Number, other: Number) -> Number:
    """One number divided by another, which is not 0."""
    return simple(Fraction(one) / other)


def floored(value: Number, step: Number) -> Number:
    """The largest multiple of a step that is no larger."""
    return simple(value // step * step)


def to_fen(value: Number) -> Number:
    """Yuan cut to the fen: what is less is not paid."""
    if type(value) is int:
        return value
    if FEN % value.denominator == 0:  # there is nothing less
        return simple(value)
    cut = value.numerator * FEN // value.denominator
    whole, rest = divmod(cut, FEN)
    return Fraction(cut, FEN) if rest else whole
