"""What would change a refusal: the fewest answers that would have to be different, each
as near as it can be."""

from __future__ import annotations

import calendar
import datetime
from typing import Any

from policypress.eligibility.answers import accepts, answer_text
from policypress.eligibility.logic import Answers, condition, fields, scaled
from policypress.eligibility.result import Change, NewAnswer

Rule = dict[str, Any]
_LAST_DAY = datetime.date.max.toordinal()


class Fixer:
    """Looks for changes of one applicant's (accepted) answers."""

    def __init__(self, rules: Rule, answers: Answers) -> None:
        self._general, self._answers = rules["general"], answers
        self._questions = {
            question["id"]: question for question in rules["questions"]
        }

    def nearest(self, measure: Rule) -> Change | None:
        """The change that opens one support of a refused measure; None when no answers
        can. Of several the one with the fewest new answers, the first of equals."""
        best: Change | None = None
        gate = [*self._general, *measure["conditions"]]
        for support in measure["supports"]:
            answers = self._fixed([*gate, *support["conditions"]])
            if answers is None:
                continue
            if best is None or len(answers) < len(best.answers):
                best = Change(support["id"], answers)
        return best

    def _fixed(self, conditions: list[Rule]) -> tuple[NewAnswer, ...] | None:
        """New answers with which none of the conditions is refused."""
        answers = dict(self._answers)
        for rule in conditions:
            if condition(rule, answers) == "no":
                found = self._satisfying(rule, conditions, answers)
                if found is None:
                    return None
                field, value = found
                answers[field] = value
        if any(condition(rule, answers) == "no" for rule in conditions):
            return None
        given = self._answers
        changed = [
            field for field in answers if answers[field] != given[field]
        ]
        return tuple(self._new(field, answers[field]) for field in changed)

    def _satisfying(
        self,
        rule: Rule,
        conditions: list[Rule],
        answers: Answers,
    ) -> tuple[str, Any] | None:
        """A field and its new value that satisfies `rule` and every other condition on
        that field alone."""
        for field in fields(rule):
            alone = [other for other in conditions if fields(other) == [field]]
            for value in self._candidates(field, conditions, answers[field]):
                trial = {**answers, field: value}
                if condition(rule, trial) != "yes":
                    continue
                if all(condition(other, trial) != "no" for other in alone):
                    return field, value
        return None

    def _candidates(
        self,
        field: str,
        conditions: list[Rule],
        given: Any,
    ) -> list[Any]:
        """Answers worth trying, nearest to the given one first: every choice, or the
        bounds of the rules and what lies next to them."""
        question = self._questions[field]
        match question["type"]:
            case "yes_no":
                return [not given]
            case "choice":
                return [choice["id"] for choice in question["choices"]]
            case "text":
                return _bounds(field, conditions)
            case "date":
                return _near_dates(_bounds(field, conditions), given)
            case _:
                return _near_numbers(
                    _bounds(field, conditions), given, question
                )

    def _new(self, field: str, value: Any) -> NewAnswer:
        question = self._questions[field]
        was = answer_text(question, self._answers[field])
        now = answer_text(question, value)
        return NewAnswer(
            field, value, f"“{question['label']}”由“{was}”改为“{now}”"
        )


def _bounds(field: str, conditions: list[Rule]) -> list[Any]:
    """Every value with which the conditions compare a field."""
    found = []
    for rule in conditions:
        for atom in rule["any"]:
            if atom["field"] == field:
                values = [atom.get(name) for name in ("value", "from", "to")]
                found += [value for value in values if value is not None]
    return found


def _near_dates(bounds: list[str], given: str) -> list[str]:
    """The days at the bounds and next to them, nearest first, the earlier of equals."""
    days: set[int] = set()
    for bound in bounds:
        days.update(_days(bound))
    start = _day(given)
    real = [day for day in days if 1 <= day <= _LAST_DAY]
    ordered = sorted(real, key=lambda day: (abs(day - start), day))
    return [datetime.date.fromordinal(day).isoformat() for day in ordered]


def _near_numbers(
    bounds: list[Any],
    given: Any,
    question: Rule,
) -> list[Any]:
    """The bounds and the whole numbers next to them, nearest first, the smaller of
    equals."""
    near = {scaled(bound): bound for bound in bounds}
    for bound in bounds:
        whole = scaled(bound) // scaled(1)
        for number in (whole - 1, whole, whole + 1):
            if accepts(question, number):
                near[scaled(number)] = number
    start = scaled(given)
    ordered = sorted(near, key=lambda key: (abs(key - start), key))
    return [near[key] for key in ordered]


def _day(date: str) -> int:
    return datetime.date.fromisoformat(date).toordinal()


def _days(bound: str) -> tuple[int, ...]:
    """The first and last day of a date (2023, 2023-02 or 2023-02-06), and the days next
    to them, as ordinals."""
    parts = [int(part) for part in bound.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    first = datetime.date(year, month, day)
    last = first
    if len(parts) == 1:
        last = datetime.date(year, 12, 31)
    elif len(parts) == 2:
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    start, end = first.toordinal(), last.toordinal()
    return start - 1, start, end, end + 1
