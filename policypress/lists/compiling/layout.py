"""How the answers of a list lie in columns (列的排布).

One frame of applicants, a row each, and one of each table (thing), a row for each of its
rows. Whatever is not answered is null.

    applicants  @            place in the list, from 0
                q:ID         the answer to a question
                n:THING      how many rows its table has; null = not answered
    THING       @            the applicant
                #            which of the applicant's rows, from 0
                c:ID         the answer in a column

A yes_no is Boolean, a choice the place of its choice (Int16), several choices a set of
bits (Int32 or Int64), money fen and a number hundred-millionths cut to the decimals that the list
uses (Int64, or Int32 where the largest fits, see `Scale`), a date 20230206 (Int32), a text String.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.lists.compiling import terms
from policypress.lists.compiling.terms import Term

PLACE = "@"
ROW = "#"


def answer_column(question: str) -> str:
    """The column of a question."""
    return f"q:{question}"


def row_column(column: str) -> str:
    """The column of a column of a table."""
    return f"c:{column}"


def count_column(thing: str) -> str:
    """The column with the number of rows of a table."""
    return f"n:{thing}"


class Scale(Struct, frozen=True):
    """How a number lies in its column: as `most` at most, in units of 1 / `below`."""

    below: int
    most: int

    @property
    def bits(self) -> int:
        """How wide its column is."""
        return terms.bits_of(self.most)


class Layout(Struct):
    """What is known of the columns before anything is reckoned. scales: of "field" or
    "thing.column"; never_null: columns in which everything is answered; rows: how many
    anybody has in a table, where that was measured."""

    questions: dict[str, dict[str, Any]]
    things: dict[str, dict[str, Any]]
    columns: dict[tuple[str, str], dict[str, Any]]
    scales: dict[str, Scale] = field(default_factory=dict)
    never_null: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)


def layout_of(rules: dict[str, Any]) -> Layout:
    """The columns of a policy, without anything about a list."""
    things = {one["id"]: one for one in rules.get("things", ())}
    columns = {
        (key, column["id"]): column
        for key, thing in things.items()
        for column in thing["columns"]
    }
    questions = {one["id"]: one for one in rules["questions"]}
    layout = Layout(questions, things, columns)
    # Where nothing is answered any scale will do.
    for key, one in questions.items():
        _add_scale(layout, key, one)
    for (thing, key), one in columns.items():
        _add_scale(layout, f"{thing}.{key}", one)
    return layout


def _add_scale(layout: Layout, key: str, question: dict[str, Any]) -> None:
    """The scale of a number that nobody has answered yet."""
    if question["type"] in ("money", "number"):
        layout.scales[key] = Scale(1, 0)


def is_set(question: dict[str, Any]) -> bool:
    """Whether several of its choices may be chosen."""
    return question["type"] == "choice" and bool(question.get("several"))


def set_bits(question: dict[str, Any]) -> int:
    """How wide a column of sets of choices is: a bit for each choice, one for the sign."""
    return terms.bits_of(2 ** len(question["choices"]) - 1)


def code_of(question: dict[str, Any], choice: Any) -> int:
    """The place of a choice; -1 for what is none, so that nobody has it."""
    for at, one in enumerate(question["choices"]):
        if one["id"] == choice:
            return at
    return -1


def answer_term(layout: Layout, question: dict[str, Any]) -> Term:
    """The answer to a question."""
    key = question["id"]
    return _answer(layout, question, key, answer_column(key), "")


def row_term(layout: Layout, thing: str, question: dict[str, Any]) -> Term:
    """The answer in a column of a table."""
    key = question["id"]
    return _answer(layout, question, f"{thing}.{key}", row_column(key), thing)


def has_rows_term(thing: str) -> Term:
    """Whether a table has rows; null while it is not answered."""
    mine = terms.made("has rows", (), thing, f"{thing}@")
    return terms.expanded(mine, thing, terms.constant(False))


def unanswered_term(thing: str) -> Term:
    """Whether a table is not answered."""
    mine = terms.made("unanswered", (), thing, f"{thing}@")
    return terms.expanded(mine, thing, terms.constant(False))


def _answer(
    layout: Layout,
    question: dict[str, Any],
    key: str,
    name: str,
    home: str,
) -> Term:
    """A column of answers, with what is known of it."""
    has_null = key not in layout.never_null
    match question["type"]:
        case "yes_no":
            return terms.column(name, terms.BOOLEAN, home, has_null)
        case "text":
            return terms.column(name, terms.TEXT, home, has_null)
        case "date":
            most, bits = 99_991_231, 32
        case "choice" if is_set(question):
            bits = set_bits(question)
            most = 2 ** (bits - 1) - 1
        case "choice":
            most, bits = len(question["choices"]), 16
        case _:
            scale = layout.scales[key]
            most, bits = scale.most, scale.bits
    return terms.column(name, terms.NUMBER, home, has_null, most, bits)
