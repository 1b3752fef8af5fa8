"""What an expression is run on: the answers, and the row of a table it is
about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Answers = Mapping[str, Any]


class Label(NamedTuple):
    """How shown arithmetic names an answer.

    text: 市级资助金额; unit: 元 for money, else what is counted (件), or ""; of a table
    what its rows are counted in.
    name: of a table, the column that names its rows ("" = none does).
    """

    text: str
    unit: str = ""
    name: str = ""


class Scope:
    """Answers (field → value, thing → rows), the row that `column` reads, and
    labels for shown arithmetic: field, thing or "thing.column" → Label.

    row None: in no row, so that every column is unanswered. thing: the table
    the row is of."""

    __slots__ = ("answers", "labels", "row", "thing")

    def __init__(
        self,
        answers: Answers,
        row: Answers | None = None,
        labels: Mapping[str, Label] | None = None,
        thing: str = "",
    ) -> None:
        """answers: of the applicant; row: of the table `thing`."""
        self.answers = answers
        self.row = row
        self.labels = labels or {}
        self.thing = thing

    def inside(self, thing: str, row: Any) -> Scope:
        """The same answers, in a row of a table."""
        is_row = type(row) is dict or isinstance(row, Mapping)
        known = row if is_row else {}
        return Scope(
            self.answers,
            known,
            self.labels,
            thing,
        )

    def table(self, thing: str) -> Sequence[Any] | None:
        """The rows of a table; None while it is not answered."""
        rows = self.answers.get(thing)
        return rows if isinstance(rows, list | tuple) else None


def labels_of(rules: Mapping[str, Any]) -> dict[str, Label]:
    """The labels of every question, table and column of rules (version 2)."""
    labels = {one["id"]: _label(one) for one in rules["questions"]}
    for thing in rules.get("things", ()):
        columns = thing["columns"]
        texts = [one["id"] for one in columns if one["type"] == "text"]
        name = texts[0] if texts else ""
        unit = thing.get("unit") or ""
        labels[thing["id"]] = Label(thing["label"], unit, name)
        for column in columns:
            labels[f"{thing['id']}.{column['id']}"] = _label(column)
    return labels


def _label(question: Mapping[str, Any]) -> Label:
    """How one question or column is called."""
    unit = question.get("unit") or ""
    if question["type"] == "money":
        unit = "元"
    return Label(question["label"], unit)
