"""What the engine finds out, as plain data; docs of the JSON shape are these classes."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from policypress.eligibility.logic import Verdict


@dataclass(frozen=True, slots=True)
class Range:
    """Yuan that will be given: at least min, at most max; max None = no bound can be
    told."""

    min: int
    max: int | None

    @property
    def is_settled(self) -> bool:
        return self.min == self.max


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic. kind: fixed, tier, share, units, quota, cap, highest
    or sum; clause: path."""

    kind: str
    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """unanswered: the questions that would decide it."""

    id: str
    verdict: Verdict
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportResult:
    """amount: what it gives this applicant. counted: it enters the measure's amount (就高
    leaves the others out)."""

    id: str
    verdict: Verdict
    amount: Range
    counted: bool
    conditions: tuple[ConditionResult, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer that would satisfy a condition, and the same in words."""

    field: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """The fewest answers that would have to be different for one support not to be
    refused."""

    support: str
    answers: tuple[NewAnswer, ...]


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """unanswered: questions that can still change verdict or amount. exclusive:
    measures that cannot be had as well."""

    id: str
    verdict: Verdict
    amount: Range
    conditions: tuple[ConditionResult, ...]
    supports: tuple[SupportResult, ...]
    steps: tuple[Step, ...]
    unanswered: tuple[str, ...]
    change: Change | None
    exclusive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All measures, in the order of the policy."""

    general: tuple[ConditionResult, ...]
    measures: tuple[MeasureResult, ...]

    def __getitem__(self, measure: str) -> MeasureResult:
        return next(one for one in self.measures if one.id == measure)


def as_json(value: Any) -> Any:
    """A result as dicts, lists and plain values, keys in the order of the classes."""
    if is_dataclass(value):
        return {
            field.name: as_json(getattr(value, field.name))
            for field in fields(value)
        }
    return (
        [as_json(item) for item in value]
        if isinstance(value, tuple)
        else value
    )
