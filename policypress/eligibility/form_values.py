"""The answers of an applicant as words for the form of a measure (申请表): each under the name
of its field. templates/site/filled-forms-values.js says the same in the browser.

The common part's fields `name` and `amount` (申请人名称、申请金额) are filled in too: they are
what an answer file names and what the calculation comes to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from policypress.eligibility.answers import answer_text, known
from policypress.eligibility.result import MeasureResult, decimal

Rule = dict[str, Any]
APPLICANT, AMOUNT = "common.name", "common.amount"


class FormValues(Struct, frozen=True):
    """words: field → words; rows: measure.thing → a mapping a row, column → words.
    supports: what was not refused, by id: only their materials are needed."""

    words: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    supports: list[str] = field(default_factory=list)


def form_values(
    rules: Rule,
    answers: Rule,
    found: MeasureResult,
    applicant: str = "",
) -> FormValues:
    """What the form of one measure says. found: the measure's result."""
    given = known(rules, answers)
    words = {APPLICANT: applicant} if applicant else {}
    amount = _amount(found)
    if amount:
        words[AMOUNT] = amount
    words |= dict(_question_words(rules, given, found.id))
    rows = {
        f"{found.id}.{thing['id']}": [
            _row_words(thing, row) for row in given[thing["id"]]
        ]
        for thing in rules.get("things", ())
        if thing["id"] in given
    }
    open_supports = [one.id for one in found.supports if one.verdict != "no"]
    return FormValues(words, rows, open_supports)


def _amount(found: MeasureResult) -> str:
    """The amount in yuan where it is settled, "" else."""
    least, most = found.amount.min, found.amount.max
    if found.verdict != "yes" or least is None or least != most:
        return ""
    return str(decimal(least))


def _question_words(
    rules: Rule,
    given: Rule,
    measure: str,
) -> Iterator[tuple[str, str]]:
    """Field and words of each answer. Of a question about which matters (of which of
    these?) those of this measure are choices of its form."""
    for question in rules["questions"]:
        if question["id"] not in given:
            continue
        own = [
            one
            for one in question["choices"]
            if one["id"].startswith(f"{measure}.")
        ]
        shown = {**question, "choices": own} if own else question
        words = answer_text(shown, given[question["id"]])
        yield f"{measure}.{question['id']}", words


def _row_words(thing: Rule, row: Rule) -> dict[str, str]:
    """A row of a table in words, by column."""
    return {
        column["id"]: answer_text(column, row[column["id"]])
        for column in thing["columns"]
        if column["id"] in row
    }
