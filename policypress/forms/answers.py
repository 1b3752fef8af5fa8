"""A filled-in form as the answers of one applicant (填报文件), for `build.py calculate`.

Fields are named by their questions: `measure.question`, and for tables of things
`measure.thing.column.number`. What was not filled in is not known and stays out, and so
does what is no question of the calculator (where the form says which are; older ones do
not). What an applicant wrote stays as it is, and the calculator says what it does not
understand.
"""

from __future__ import annotations

from typing import Any

from policypress.forms.table import Filled, answers_of

_NAME = "common.name"
_PARTS = 3  # thing, column, number


def answer_data(filled: Filled) -> dict[str, Any]:
    """The data of an answer file: `applicant`, and `answers` by question."""
    answers: dict[str, Any] = {}
    things: dict[str, dict[int, dict[str, str]]] = {}
    says_which = any(one.asked for one in filled.form.answers)
    for name, answer in answers_of(filled.form, filled.measure).items():
        if says_which and not answer.asked:
            continue
        parts = name.split(".")
        is_row = len(parts) == _PARTS and parts[2].isdecimal()
        if not is_row:
            answers[name] = answer.text
            continue
        thing, column, number = parts
        row = things.setdefault(thing, {}).setdefault(int(number), {})
        row[column] = answer.text
    for thing, rows in things.items():
        answers[thing] = [rows[number] for number in sorted(rows)]
    return {"applicant": filled.form.text(_NAME), "answers": answers}
