"""Numbers and sums of money as answers (数量和金额): which ones a question takes. What is
above its `most` is none: the policy says that nobody has more."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from policypress.rules.exact import LARGEST_INTEGER, Number, exact
from policypress.rules.words import money_text

Question = dict[str, Any]  # as `export` gives it

DECIMALS = {"money": 2, "number": 8}
_DIGITS = 30  # of a whole number
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?")


def number_acceptor(question: Question) -> Callable[[Any], bool]:
    """What tells whether a value answers a question for a number."""
    decimals, most = DECIMALS[question["type"]], limit_of(question)
    if most is None:
        return lambda value: _is_number(value, decimals)
    return lambda value: (
        _is_number(value, decimals) and not _is_above(value, most)
    )


def limit_of(question: Question) -> Number | None:
    """What no answer exceeds; None where nothing is said of it, or not yet."""
    most = question.get("most")
    return None if most is None else exact(most)


def beyond(question: Question, digits: tuple[str, str], text: str) -> str:
    """Why a number is more than the question takes, in words; "" where it is not. text: as
    it was written."""
    most = limit_of(question)
    whole, decimals = digits
    if most is None or not _is_above(f"{whole}.{decimals or 0}", most):
        return ""
    return f"“{text}”超过了最多的{_words(question, most)}，请核对"


def _words(question: Question, most: Number) -> str:
    """What is taken at most: 12个月, 100万元."""
    if question["type"] == "money":
        return money_text(most)
    return f"{question['most']}{question['unit']}"


def _is_above(value: Any, most: Number) -> bool:
    """Whether a number is more than a question takes."""
    found = exact(value)
    return found is not None and found > most


def _is_number(value: Any, most_decimals: int) -> bool:
    """A whole number that JSON keeps, or any other in words, in its one form."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0 <= value <= LARGEST_INTEGER
    if not isinstance(value, str):
        return False
    found = _NUMBER.fullmatch(value)
    if not found:
        return False
    decimals = found[1] or ""
    whole = value.partition(".")[0]
    if not decimals and int(whole) <= LARGEST_INTEGER:
        return False
    return len(whole) <= _DIGITS and len(decimals) <= most_decimals
