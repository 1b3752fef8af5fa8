"""Filled-in forms as tables (填报汇总): one row a form, a column a field, what could not be
read beside it. Forms of different measures have tables of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from policypress.document import Cell, Document, Paragraph, Table, Text
from policypress.findings import Finding
from policypress.word.form import FieldAnswer, Form

_FILE, _PROBLEMS = "文件", "需要核对"
_NOTHING = "没有一份能读取的申请表。"
# A field's name begins with the form that it belongs to; those of the common part
# stand in every form.
_COMMON = "common"
_OTHER = "其他"


class Filled(Struct, frozen=True):
    """A form that came in. file: its name; form: what stands in it."""

    file: str
    form: Form

    @property
    def measure(self) -> str:
        """The measure that it is for, by id; 其他 where no field says so."""
        for answer in self.form.answers:
            first = answer.name.partition(".")[0]
            if "." in answer.name and first != _COMMON:
                return first
        return _OTHER


def tables(forms: Sequence[Filled]) -> dict[str, list[list[str]]]:
    """Rows by measure, the names of the columns first. A field that only some forms
    have is empty in the others."""
    by_measure: dict[str, list[Filled]] = {}
    for one in forms:
        by_measure.setdefault(one.measure, []).append(one)
    return {name: _rows(some) for name, some in by_measure.items()}


def _rows(forms: Sequence[Filled]) -> list[list[str]]:
    """The table of the forms of one measure."""
    fields = _fields(forms)
    titles = _told_apart(list(fields.values()), list(fields))
    rows = [[_FILE, *titles, _PROBLEMS]]
    for one in forms:
        given = {answer.name: answer.text for answer in one.form.answers}
        texts = [given.get(name, "") for name in fields]
        rows.append([one.file, *texts, _problems(one.form.findings)])
    return rows


def _fields(forms: Iterable[Filled]) -> dict[str, str]:
    """Titles of all fields by name, in the order of the forms."""
    found: dict[str, str] = {}
    for one in forms:
        for answer in one.form.answers:
            found.setdefault(answer.name, answer.title or answer.name)
    return found


def _told_apart(
    titles: list[str],
    names: list[str],
) -> list[str]:
    """Titles for columns: those that several fields share have the name behind."""
    return [
        title if titles.count(title) == 1 else f"{title}（{name}）"
        for title, name in zip(titles, names, strict=True)
    ]


def _problems(findings: Iterable[Finding]) -> str:
    """What somebody has to look at."""
    return "；".join(one.message.rstrip("。") for one in findings)


def document(rows: dict[str, list[list[str]]]) -> Document:
    """The tables as a document, for the workbook: a sheet each."""
    blocks = [_table(name, some) for name, some in rows.items()]
    words = Paragraph("body", (Text(_NOTHING),))
    return Document(
        name="填报汇总",
        title="填报汇总",
        blocks=tuple(blocks) or (words,),
        formats=("xlsx",),
    )


def _table(name: str, rows: list[list[str]]) -> Table:
    """One table, all words: nothing in it is ever taken for a number or a formula."""
    cells = tuple(tuple(_cell(text) for text in row) for row in rows)
    return Table(cells, name=name)


def _cell(text: str) -> Cell:
    """A cell with some lines of words."""
    lines = text.split("\n")
    return Cell(tuple(Paragraph("cell", (Text(line),)) for line in lines))


def answers_of(
    form: Form,
    measure: str,
) -> dict[str, FieldAnswer]:
    """The answers to the questions of a measure, by the rest of their names."""
    start = f"{measure}."
    return {
        one.name.removeprefix(start): one
        for one in form.answers
        if one.name.startswith(start) and one.text
    }
