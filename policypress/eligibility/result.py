"""What the engine finds out, as plain data; docs of the JSON shape are these
classes.

Amounts are ranges of yuan (at least min, at most max; max None = no bound can
be told; undecided = 不能测算, and why), exact: a whole number, or a fraction of whole fen,
which JSON writes as words ("12345.67").

Results are made by the thousand: as Structs they take a quarter of the time of named
tuples, and with gc=False Python does not look for garbage in them (nothing in them
leads back to them).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from msgspec import Struct

from policypress.rules import Range, Verdict
from policypress.rules.exact import LARGEST_INTEGER, Number


class Step(NamedTuple):
    """One line of the arithmetic. kind: that of the amount (share, tier …), or
    cap, count, highest, sum; clause: path."""

    kind: str
    text: str
    clause: str


class ConditionResult(NamedTuple):
    """unanswered: the questions that would decide it; see `question_key`."""

    id: str
    verdict: Verdict
    unanswered: tuple[str, ...]


class RowResult(Struct, frozen=True, gc=False):
    """One row of the table that a support counts over (一项). row: its place,
    from 0; counted: it enters the amount (就高 and 名额 leave others out)."""

    row: int
    verdict: Verdict
    amount: Range
    counted: bool
    conditions: tuple[ConditionResult, ...]
    steps: tuple[Step, ...]


class SupportResult(Struct, frozen=True, gc=False):
    """amount: what it gives this applicant. counted: it enters the measure's
    amount. conditions: those of the support, in the order of the rules, and
    last the one of its amount. rows: empty where it is not paid by item. each:
    what one item may have while the table is not answered, None otherwise."""

    id: str
    verdict: Verdict
    amount: Range
    counted: bool
    conditions: tuple[ConditionResult, ...]
    rows: tuple[RowResult, ...]
    steps: tuple[Step, ...]
    each: Range | None


class NewAnswer(NamedTuple):
    """An answer that would satisfy a condition, and the same in words. field:
    see `question_key`."""

    field: str
    value: Any
    text: str


class Change(NamedTuple):
    """The fewest answers that would have to be different for one support not
    to be refused."""

    support: str
    answers: tuple[NewAnswer, ...]


class MeasureResult(Struct, frozen=True, gc=False):
    """unanswered: questions that can still change verdict or amount.
    exclusive: measures that cannot be had as well."""

    id: str
    verdict: Verdict
    amount: Range
    conditions: tuple[ConditionResult, ...]
    supports: tuple[SupportResult, ...]
    steps: tuple[Step, ...]
    unanswered: tuple[str, ...]
    change: Change | None
    exclusive: tuple[str, ...]


class Result(Struct, frozen=True):
    """All measures, in the order of the policy. exclusions: situations that
    refuse (verdict "no" = refused by it). amount: of all measures together,
    after the limits of the policy; steps: how those bear on it."""

    general: tuple[ConditionResult, ...]
    exclusions: tuple[ConditionResult, ...]
    measures: tuple[MeasureResult, ...]
    amount: Range
    steps: tuple[Step, ...]
    unanswered: tuple[str, ...]

    def __getitem__(self, measure: str) -> MeasureResult:
        return next(one for one in self.measures if one.id == measure)


def question_key(
    thing: str,
    row: int,
    column: str,
) -> str:
    """How a question about one row is named: patent.0.award. A question about
    the applicant is its id, a table as a whole that of the thing."""
    return f"{thing}.{row}.{column}"


def as_json(value: Any) -> Any:
    """A result as dicts, lists and plain values, keys in the order of the
    classes."""
    names: tuple[str, ...] = getattr(value, "_fields", ())
    if isinstance(value, Struct):
        names = value.__struct_fields__
    if names:
        return {name: as_json(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [as_json(item) for item in value]
    if isinstance(value, Fraction):
        return decimal(value)
    if type(value) is int:
        return _whole(value)
    return value


def _whole(number: int) -> int | str:
    """A number that JSON keeps, a larger one as words."""
    return number if abs(number) <= LARGEST_INTEGER else str(number)


def decimal(number: Number) -> int | str:
    """A whole number, or one of whole fen as words: "12345.67"."""
    if number.denominator == 1:
        return _whole(int(number))
    whole, rest = divmod(int(number * 100), 100)
    return f"{whole}.{rest:02d}".rstrip("0")
