"""What an applicant says (填报内容): which values a question takes, how a person
writes them, how they are said again.

yes_no: true, false · choice: its id, or a list of ids where several may be
chosen · money: yuan, whole or to the fen ("12345.67") · number: whole or a
decimal as words ("1.5"), so that it stays exact, and no more than `most` · date:
2023-02-06 · text.
Whole numbers from 2^53 on are words as well: JSON keeps them so.

A table (thing) is answered with a list of rows, each a mapping of the columns
that are known; [] says that there is none.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from policypress.eligibility.number_answers import (
    DECIMALS,
    beyond,
    number_acceptor,
)
from policypress.eligibility.written_numbers import read_number, refusal
from policypress.rules.exact import LARGEST_INTEGER, exact
from policypress.rules.words import money_text

Question = dict[str, Any]  # as `export` gives it
Thing = dict[str, Any]  # as `export` gives it
Acceptor = Callable[[Any], bool]

LONGEST = 200  # characters of a text
MOST_ROWS = 1000  # of a table that sets no limit of its own
_YES, _NO = (
    ("是", "有", "yes", "true", "y"),
    ("否", "无", "没有", "no", "false", "n"),
)
_NOTHING = ("没有", "无")
NONE_WORDS = ("无", "没有", "否", "none", "no")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN_DATE = re.compile(
    r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?"
)
_BETWEEN = re.compile("[、，,;；]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def accepts(question: Question, value: Any) -> bool:
    """Whether `value` answers the question; what is not accepted counts as
    unanswered."""
    return acceptor(question)(value)


def acceptor(question: Question) -> Acceptor:
    """What tells whether a value answers the question, made once for many."""
    match question["type"]:
        case "yes_no":
            return lambda value: type(value) is bool
        case "choice":
            return _choice_acceptor(question)
        case "date":
            return lambda value: isinstance(value, str) and _is_date(value)
        case "text":
            return _is_text
        case _:
            return number_acceptor(question)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST


def _choice_acceptor(question: Question) -> Acceptor:
    """An id, or a list of different ids where several may be chosen."""
    ids = {choice["id"] for choice in question["choices"]}
    if not question.get("several"):
        return lambda value: isinstance(value, str) and value in ids

    def are_choices(value: Any) -> bool:
        """Whether all of a list are, each once."""
        if not isinstance(value, list | tuple):
            return False
        if not all(isinstance(one, str) for one in value):
            return False
        return len(set(value)) == len(value) and ids.issuperset(value)

    return are_choices


def accepted_rows(
    thing: Thing,
    value: Any,
) -> tuple[dict[str, Any], ...] | None:
    """The rows of a table with what their columns accept, the defaults filled
    in; None when it is not answered."""
    return _rows(_table(thing), value)


class Asked(NamedTuple):
    """A question or column ready to be read. default: what an applicant who says
    nothing says; None for most."""

    id: str
    default: Any
    accepts: Acceptor


class Table(NamedTuple):
    """A table ready to be read. most: rows at most."""

    id: str
    most: int
    columns: tuple[Asked, ...]


def _asked(questions: Iterable[Question]) -> tuple[Asked, ...]:
    return tuple(
        Asked(one["id"], one.get("default"), acceptor(one))
        for one in questions
    )


def _table(thing: Thing) -> Table:
    most = thing.get("most") or MOST_ROWS
    return Table(thing["id"], most, _asked(thing["columns"]))


def _rows(
    table: Table,
    value: Any,
) -> tuple[dict[str, Any], ...] | None:
    """The rows of a table that are accepted; None when it is not answered."""
    if not isinstance(value, list | tuple) or len(value) > table.most:
        return None
    if not all(isinstance(row, dict) for row in value):
        return None
    return tuple([_accepted(table.columns, row) for row in value])


def _accepted(
    asked: Iterable[Asked],
    answers: dict[str, Any],
) -> dict[str, Any]:
    """The answers that questions take, in their order, defaults filled in."""
    found = {}
    for name, default, is_accepted in asked:
        answer = answers.get(name)
        if answer is None:
            answer = default
        if answer is not None and is_accepted(answer):
            found[name] = answer
    return found


def parse(question: Question, text: str) -> Any:
    """The answer a person wrote — 500万元, 1.5年, 是, 金奖, 2023年2月6日 —, or
    None when it is none."""
    value = _READERS[question["type"]](question, text.strip())
    return value if accepts(question, value) else None


def _read_yes_no(
    question: Question,
    text: str,
) -> bool | None:
    """是, 有, yes … or 否, 无, no …"""
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    return None


def _read_choice(
    question: Question,
    text: str,
) -> str | list[str] | None:
    """A choice by its id or its label; several between 、, 无 for none."""
    if not question.get("several"):
        return _choice(question, text)
    whole = _choice(question, text)  # a label may contain 、 itself
    if whole is not None:
        return [whole]
    if text in NONE_WORDS:
        return []
    if not text:
        return None
    found = []
    while text:
        choice, text = _first_choice(question, text)
        if choice is None:
            return None
        found.append(choice)
    return found


def _first_choice(
    question: Question,
    text: str,
) -> tuple[str | None, str]:
    """The first of several choices, and what comes behind it. A label may contain 、
    itself, so the longest that fits is meant."""
    names = [
        one[key] for one in question["choices"] for key in ("id", "label")
    ]
    for name in sorted(names, key=len, reverse=True):
        rest = text[len(name) :].lstrip()
        if text.startswith(name) and (not rest or _BETWEEN.match(rest)):
            return _choice(question, name), rest[1:].lstrip()
    return None, ""


def _choice(question: Question, text: str) -> str | None:
    for choice in question["choices"]:
        if text in (choice["id"], choice["label"]):
            return choice["id"]
    return None


def _read_date(
    question: Question,
    text: str,
) -> str | None:
    """2023年2月6日, 2023-2-6, 2023/02/06 or 2023.2.6."""
    found = _WRITTEN_DATE.fullmatch(text.translate(_HALF_WIDTH))
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def _read_text(question: Question, text: str) -> str:
    return text


def _read_money(
    question: Question,
    text: str,
) -> int | str | None:
    return _number(text, "元")


def _read_number(
    question: Question,
    text: str,
) -> int | str | None:
    return _number(text, question["unit"])


_READERS: dict[str, Callable[[Question, str], Any]] = {
    "yes_no": _read_yes_no,
    "choice": _read_choice,
    "date": _read_date,
    "text": _read_text,
    "money": _read_money,
    "number": _read_number,
}


def answer_text(question: Question, value: Any) -> str:
    """An accepted answer in words; “未填写” when there is none."""
    if value is None:
        return "未填写"
    match question["type"]:
        case "yes_no":
            return "是" if value else "否"
        case "choice":
            return _choice_text(question, value)
        case "money":
            return money_text(exact(value) or 0)
        case "number":
            return f"{value}{question['unit']}"
        case "date":
            year, month, day = map(int, value.split("-"))
            return f"{year}年{month}月{day}日"
        case _:
            return value


def _choice_text(question: Question, value: Any) -> str:
    """The labels of what is chosen, in the order of the question."""
    chosen = value if isinstance(value, list | tuple) else [value]
    labels = [
        choice["label"]
        for choice in question["choices"]
        if choice["id"] in chosen
    ]
    return "、".join(labels) or "无"


def row_text(thing: Thing, row: dict[str, Any]) -> str:
    """A row in words: its text columns, else the choices made in it, without those
    that say 没有."""
    columns = thing["columns"]
    for kind in ("text", "choice"):
        words = [
            answer_text(column, row[column["id"]])
            for column in columns
            if column["type"] == kind and column["id"] in row
        ]
        said = [one for one in words if not one.startswith(_NOTHING)]
        if said:
            return "，".join(said)
    return ""


def by_name(asked: list[Question]) -> dict[str, Question]:
    """Questions, tables or columns by id, and by label where no other has the
    same."""
    labels = Counter(one["label"] for one in asked)
    named = {one["label"]: one for one in asked if labels[one["label"]] == 1}
    # An id is meant before a label of another question.
    return {**named, **{one["id"]: one for one in asked}}


def known(
    rules: dict[str, Any],
    answers: dict[str, Any],
) -> dict[str, Any]:
    """The answers that the questions accept, in the order of the questions, and
    the tables, with the defaults of their columns."""
    return reader(rules)(answers)


def reader(
    rules: dict[str, Any],
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """What reads the answers of one applicant after the other, as `known` does."""
    questions = _asked(rules["questions"])
    tables = tuple(map(_table, rules.get("things", ())))

    def read(answers: dict[str, Any]) -> dict[str, Any]:
        """What is accepted of all answers."""
        found = _accepted(questions, answers)
        for table in tables:
            rows = _rows(table, answers.get(table.id))
            if rows is not None:
                found[table.id] = rows
        return found

    return read


def _number(text: str, unit: str) -> int | str | None:
    """A whole number, or one in words; None when it is neither. 1.5万 is 15000."""
    digits = read_number(text, unit).digits
    if digits is None:
        return None
    whole, decimals = digits
    if decimals:
        return f"{whole}.{decimals}"
    number = int(whole)
    return number if number <= LARGEST_INTEGER else whole


def misread(question: Question, text: str) -> str:
    """Why what a person wrote is no answer, in words; "" where it is one, or where
    nothing better is known than that it is none."""
    if question["type"] not in DECIMALS or parse(question, text) is not None:
        return ""
    unit = "元" if question["type"] == "money" else question["unit"]
    digits = read_number(text, unit).digits
    if digits and len(digits[1]) > DECIMALS[question["type"]]:
        most = "精确到分" if unit == "元" else "最多写8位小数"
        return f"“{text.strip()}”的小数太长，请{most}"
    too_much = beyond(question, digits, text.strip()) if digits else ""
    return too_much or refusal(text, unit)


def _is_date(text: str) -> bool:
    """Whether it is a day of the calendar, written 2023-02-06."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    try:
        datetime.date(*map(int, found.groups()))
    except ValueError:
        return False
    return True
