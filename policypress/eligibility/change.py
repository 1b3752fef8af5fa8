"""What would change a refusal: the fewest answers that would have to be different, each as near as it can be."""

from __future__ import annotations

import datetime
from typing import Any

from policypress.eligibility.answers import accepts, say
from policypress.eligibility.logic import Answers, condition, fields, scaled
from policypress.eligibility.result import Change, NewAnswer

Rule = dict[str, Any]


class Fixer:
    """Looks for changes of one applicant's (accepted) answers."""

    def __init__(self, rules: Rule, answers: Answers) -> None:
        self._general, self._answers = rules["general"], answers
        self._questions = {question["id"]: question for question in rules["questions"]}

    def nearest(self, measure: Rule) -> Change | None:
        """The change that opens one support of a refused measure; None when no answers can."""
        best: Change | None = None
        for support in measure["supports"]:
            answers = self._fixed(
                [*self._general, *measure["conditions"], *support["conditions"]]
            )
            if answers is not None and (
                best is None or len(answers) < len(best.answers)
            ):
                best = Change(support["id"], answers)
        return best

    def _fixed(self, conditions: list[Rule]) -> tuple[NewAnswer, ...] | None:
        """New answers with which none of the conditions is refused."""
        answers = dict(self._answers)
        for rule in conditions:
            if condition(rule, answers) == "no":
                found = self._one(rule, conditions, answers)
                if found is None:
                    return None
                answers[found[0]] = found[1]
        if any(condition(rule, answers) == "no" for rule in conditions):
            return None
        return tuple(
            self._new(field, value)
            for field, value in answers.items()
            if value != self._answers[field]
        )

    def _one(
        self, rule: Rule, conditions: list[Rule], answers: Answers
    ) -> tuple[str, Any] | None:
        """A field and its new value that satisfies `rule` and every other condition on that field alone."""
        for field in fields(rule):
            alone = [other for other in conditions if fields(other) == [field]]
            for value in self._candidates(field, conditions, answers[field]):
                trial = {**answers, field: value}
                if condition(rule, trial) == "yes" and all(
                    condition(other, trial) != "no" for other in alone
                ):
                    return field, value
        return None

    def _candidates(self, field: str, conditions: list[Rule], given: Any) -> list[Any]:
        """Answers worth trying, nearest first: every choice, or the bounds of the rules and what lies next to them."""
        question = self._questions[field]
        if question["type"] == "yes_no":
            return [not given]
        if question["type"] == "choice":
            return [choice["id"] for choice in question["choices"]]
        atoms = [
            atom
            for rule in conditions
            for atom in rule["any"]
            if atom["field"] == field
        ]
        bounds = [
            atom.get(name)
            for atom in atoms
            for name in ("value", "from", "to")
            if atom.get(name) is not None
        ]
        if question["type"] == "text":
            return bounds
        if question["type"] == "date":
            days = sorted(
                {day for bound in bounds for day in _days(bound)},
                key=lambda day: (abs(day - _day(given)), day),
            )
            return [datetime.date.fromordinal(day).isoformat() for day in days]
        near = {scaled(bound): bound for bound in bounds}
        for bound in bounds:
            whole = scaled(bound) // scaled(1)
            near.update(
                (scaled(number), number)
                for number in (whole - 1, whole, whole + 1)
                if accepts(question, number)
            )
        return [
            near[key]
            for key in sorted(near, key=lambda key: (abs(key - scaled(given)), key))
        ]

    def _new(self, field: str, value: Any) -> NewAnswer:
        question = self._questions[field]
        was, now = say(question, self._answers[field]), say(question, value)
        return NewAnswer(field, value, f"“{question['label']}”由“{was}”改为“{now}”")


def _day(date: str) -> int:
    return datetime.date.fromisoformat(date).toordinal()


def _days(bound: str) -> tuple[int, ...]:
    """The first and last day of a date (2023, 2023-02 or 2023-02-06), and the days next to them."""
    year, month, day = (*map(int, bound.split("-")), 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    after = (
        datetime.date(year + 1, 1, 1)
        if not month
        else datetime.date(year + month // 12, month % 12 + 1, 1)
    )
    start, end = (
        first.toordinal(),
        after.toordinal() - 1 if not day else first.toordinal(),
    )
    return start - 1, start, end, end + 1
