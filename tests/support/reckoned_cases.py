"""Applicants of a policy reckoned by hand: reading them, and what an engine must find."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from policypress.language.quantity import Quantity, parse_quantity
from policypress.rules import Range, Verdict

ALL = "all"
_NOTHING: dict[str, Any] = {"yes_no": False, "number": 0, "money": 0}


class Case(NamedTuple):
    """One applicant. place: of the clause in the real text. support: measure.support,
    or ALL. gives: what the clause gives, as the file says it. by: the arithmetic."""

    place: str
    support: str
    answers: dict[str, Any]
    gives: str
    by: str

    @property
    def measure(self) -> str:
        """The measure that the support belongs to."""
        return self.support.partition(".")[0]


class Expected(NamedTuple):
    """verdict None: either will do. undecided: somebody decides the sum (不能测算)."""

    verdict: Verdict | None
    low: Fraction | None
    high: Fraction | None
    undecided: bool


def cases_of(folder: Path) -> list[Case]:
    """Those of a policy folder, in the order of the file."""
    text = (folder / "applicants.yaml").read_text(encoding="utf-8")
    written = yaml.load(text, Loader=yaml.CBaseLoader)
    return [Case(**one) for one in written]


def expected(gives: str) -> Expected:
    """What `gives` asks of the engine."""
    if gives == "不符合":
        return Expected("no", None, None, False)
    decided = gives.removeprefix("不能测算").removeprefix("，")
    undecided = decided != gives
    if not decided:
        return Expected("yes", Fraction(0), None, True)
    low, high = _bounds(decided)
    verdict: Verdict | None = "yes" if high != 0 else None
    return Expected(verdict, low, high, undecided)


def _bounds(text: str) -> tuple[Fraction, Fraction | None]:
    """Of 50万元, 最多200万元, 5万元至20万元, 5万元以上."""
    if most := re.fullmatch(r"最多(.+)", text):
        return Fraction(0), _yuan(most[1])
    if least := re.fullmatch(r"(.+)以上", text):
        return _yuan(least[1]), None
    if both := re.fullmatch(r"(.+)至(.+)", text):
        return _yuan(both[1]), _yuan(both[2])
    return _yuan(text), _yuan(text)


def _yuan(text: str) -> Fraction:
    """Money, fen too (166666.5元)."""
    if plain := re.fullmatch(r"([0-9]+\.[0-9]+)元", text):
        return Fraction(plain[1])
    quantity = parse_quantity(text)
    assert isinstance(quantity, Quantity), text
    assert quantity.kind == "money", text
    return Fraction(quantity.value)


def found(verdict: Verdict, amount: Range) -> str:
    """What the engine found, in words for a failing test."""
    return f"{verdict}: {amount.min} … {amount.max} {amount.undecided}"


def agrees(want: Expected, verdict: Verdict, amount: Range) -> bool:
    """Whether the engine found what was reckoned by hand."""
    if want.verdict is not None and verdict != want.verdict:
        return False
    if want.verdict == "no":
        return True
    if bool(amount.undecided) != want.undecided:
        return False
    return (amount.min, amount.max) == (want.low, want.high)


def giving_nothing(rules: dict[str, Any]) -> dict[str, Any]:
    """Answers to every question that can be answered so as to give nothing."""
    answers = {one["id"]: _nothing(one) for one in rules["questions"]}
    answers.update({one["id"]: [] for one in rules["things"]})
    return {key: value for key, value in answers.items() if value is not None}


def _nothing(question: dict[str, Any]) -> Any:
    if question.get("several"):
        return []
    return _NOTHING.get(question["type"])
