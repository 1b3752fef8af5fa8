"""Answers as columns and columns as answers (填报内容与列)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from policypress.eligibility.answers import reader
from policypress.lists.compiling.layout import (
    PLACE,
    ROW,
    Layout,
    Scale,
    answer_column,
    code_of,
    count_column,
    is_set,
    layout_of,
    row_column,
    set_bits,
)
from policypress.lists.compiling.lowering import dtype
from policypress.lists.measuring import measured
from policypress.rules.exact import as_json, exact

Rule = dict[str, Any]
MONEY = 100  # fen
NUMBER = 10**8  # the decimals a number may have


def kind_of(question: Rule) -> Any:
    """The type of the column of a question."""
    import polars as pl

    match question["type"]:
        case "yes_no":
            return pl.Boolean
        case "choice":
            return dtype(set_bits(question)) if is_set(question) else pl.Int16
        case "date":
            return pl.Int32
        case "text":
            return pl.String
        case _:
            return pl.Int64


def cell_of(question: Rule, value: Any, below: int) -> Any:
    """An answer as its column has it; None where there is none. below: of a number, the
    units of its column."""
    if value is None:
        return None
    match question["type"]:
        case "choice" if is_set(question):
            return sum(1 << code_of(question, one) for one in value)
        case "choice":
            return code_of(question, value)
        case "date":
            return int(value.replace("-", ""))
        case "money" | "number":
            return int(Fraction(exact(value) or 0) * below)
        case _:
            return value


def answer_of(question: Rule, cell: Any, below: int) -> Any:
    """The answer that a cell holds."""
    if cell is None:
        return None
    match question["type"]:
        case "choice" if is_set(question):
            choices = question["choices"]
            return [
                one["id"] for at, one in enumerate(choices) if cell >> at & 1
            ]
        case "choice":
            return question["choices"][cell]["id"]
        case "date":
            text = f"{cell:08d}"
            return f"{text[:4]}-{text[4:6]}-{text[6:]}"
        case "money" | "number":
            return _decimal(Fraction(cell, below))
        case _:
            return cell


def _decimal(number: Fraction) -> int | str:
    """A number as an answer writes it."""
    found = as_json(number)
    if isinstance(found, int) or "/" not in found:
        return found
    digits = f"{int(number * NUMBER):09d}"
    return f"{digits[:-8]}.{digits[-8:]}".rstrip("0")


def from_answers(
    rules: Rule,
    applicants: Sequence[Rule],
) -> tuple[Any, dict[str, Any], Layout]:
    """The frames of some applicants, and their layout. applicants: answers as the engine
    for one applicant takes them; what a question does not accept counts as missing."""
    read = reader(rules)
    known = [read(one) for one in applicants]
    layout = layout_of(rules)
    frame = _frame(rules["questions"], known, answer_column, "", layout)
    frame = _with_counts(frame, rules, known)
    tables = {}
    for thing in rules.get("things", ()):
        tables[thing["id"]] = _table(thing, known, layout)
    frame, tables = measured(layout, frame, tables)
    return frame, tables, layout


def _with_counts(frame: Any, rules: Rule, known: list[Rule]) -> Any:
    """The applicants with their places and how many rows their tables have."""
    import polars as pl

    counts = {PLACE: pl.Series(range(len(known)), dtype=pl.Int64)}
    for thing in rules.get("things", ()):
        rows = [one.get(thing["id"]) for one in known]
        numbers = [None if one is None else len(one) for one in rows]
        counts[count_column(thing["id"])] = pl.Series(numbers, dtype=pl.Int32)
    return frame.with_columns(**counts)


def _table(thing: Rule, known: list[Rule], layout: Layout) -> Any:
    """The rows of a table of all applicants."""
    import polars as pl

    places, numbers, rows = [], [], []
    for place, one in enumerate(known):
        for number, row in enumerate(one.get(thing["id"]) or ()):
            places.append(place)
            numbers.append(number)
            rows.append(row)
    frame = _frame(
        thing["columns"],
        rows,
        row_column,
        f"{thing['id']}.",
        layout,
    )
    return frame.with_columns(
        pl.Series(PLACE, places, dtype=pl.Int64),
        pl.Series(ROW, numbers, dtype=pl.Int32),
    )


def _frame(
    questions: Iterable[Rule],
    rows: list[Rule],
    name: Any,
    start: str,
    layout: Layout,
) -> Any:
    """A column for each question. start: of their keys in the layout, whose scales are
    filled in."""
    import polars as pl

    columns = {}
    for one in questions:
        values = [row.get(one["id"]) for row in rows]
        below = _units(one, values)
        cells = [cell_of(one, value, below) for value in values]
        columns[name(one["id"])] = pl.Series(
            cells, dtype=kind_of(one), strict=True
        )
        if one["type"] in ("money", "number"):
            layout.scales[f"{start}{one['id']}"] = Scale(below, 0)
    return pl.DataFrame(columns)


def _units(question: Rule, values: list[Any]) -> int:
    """In which units the numbers of a column are whole."""
    if question["type"] == "money":
        return MONEY
    longest = 0
    if question["type"] == "number":
        for one in values:
            if isinstance(one, str):
                longest = max(longest, len(one.partition(".")[2]))
    return 10**longest


def to_answers(
    rules: Rule,
    layout: Layout,
    frame: Any,
    tables: dict[str, Any],
) -> list[Rule]:
    """The applicants of frames as the engine for one applicant takes them."""
    columns = frame.columns
    asked = [
        (one, answer_column(one["id"]))
        for one in rules["questions"]
        if answer_column(one["id"]) in columns
    ]
    found: list[Rule] = []
    by_place: dict[int, Rule] = {}
    things = [one["id"] for one in rules.get("things", ())]
    for row in frame.iter_rows(named=True):
        answers = _answers(asked, row, layout, "")
        for thing in things:
            if row[count_column(thing)] is not None:
                answers[thing] = []
        by_place[row[PLACE]] = answers
        found.append(answers)
    for thing in rules.get("things", ()):
        _add_rows(thing, tables[thing["id"]], layout, by_place)
    return found


def _add_rows(
    thing: Rule,
    table: Any,
    layout: Layout,
    by_place: dict[int, Rule],
) -> None:
    """Adds the rows of a table to the answers of their applicants."""
    asked = [(one, row_column(one["id"])) for one in thing["columns"]]
    for row in table.sort(PLACE, ROW).iter_rows(named=True):
        answers = by_place.get(row[PLACE])
        if answers is not None and thing["id"] in answers:
            found = _answers(asked, row, layout, f"{thing['id']}.")
            answers[thing["id"]].append(found)


def _answers(
    asked: list[tuple[Rule, str]],
    row: dict[str, Any],
    layout: Layout,
    start: str,
) -> Rule:
    """The answers of one row."""
    found = {}
    for question, name in asked:
        scale = layout.scales.get(f"{start}{question['id']}")
        below = scale.below if scale else 1
        value = answer_of(question, row[name], below)
        if value is not None:
            found[question["id"]] = value
    return found
