"""The forms can be filled in: every field is a content control of its kind, and what is chosen can be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from policypress.compose.views.questions_asked import questions_of
from policypress.compose.views.things_asked import columns_of, things_of
from policypress.source.model import Column, GuideField, Question
from policypress.word.form import read_form
from tests.support.clauses import Clause, measures, policy
from tests.support.outputs import body
from tests.support.outputs import rows as table_rows

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Words have no element of their own: rich text is what a control is without one.
WORDS = ""
KINDS = {
    "text": WORDS,
    "multiline": WORDS,
    "date": qn("w:date"),
    "choice": qn("w:dropDownList"),
    "check": f"{_W14}checkbox",
}


# What asks for each type of a column.
KIND_OF = {
    "text": "text",
    "number": "text",
    "money": "text",
    "date": "date",
    "choice": "choice",
    "yes_no": "choice",
}


@dataclass(frozen=True)
class Control:
    """A content control as Word sees it."""

    label: str
    tag: str
    id: str
    kind: str
    choices: tuple[str, ...]


def controls(file: Path) -> list[Control]:
    return [
        _control(properties)
        for properties in body(file).iter(qn("w:sdtPr"))
        if properties.find(qn("w:tag")) is not None
    ]


def _control(properties: etree._Element) -> Control:
    special = [child for child in properties if child.tag in KINDS.values()]
    kind = special[0].tag if special else WORDS
    items = tuple(
        item.get(qn("w:value")) for item in properties.iter(qn("w:listItem"))
    )
    label, tag, number = (
        _value(properties, name) for name in ("alias", "tag", "id")
    )
    return Control(label, tag, number, kind, items)


def _value(properties: etree._Element, name: str) -> str:
    element = properties.find(qn(f"w:{name}"))
    return "" if element is None else element.get(qn("w:val"))


def form(out: Path, clause: Clause) -> Path:
    [file] = (out / "申请表").glob(f"{clause.order:02}-*.docx")
    return file


Wanted = tuple[str, str, tuple[str, ...]]


def asked(clause: Clause) -> list[Wanted]:
    """Label, kind and choices of what the form asks for: what every form has, the
    questions of the measure, its own fields, and those about each of its things."""
    own = policy().guides.get(clause.id)
    common = policy().common_guide.form.values()
    fields = own.form.values() if own else ()
    return [
        *map(of_field, common),
        *questions(clause),
        *map(of_field, fields),
        *about_things(clause),
    ]


def of_field(field: GuideField) -> Wanted:
    return field.label[:64], field.kind, field.choices


def questions(clause: Clause) -> Iterator[Wanted]:
    """The questions of the measure, as fields.yaml says them."""
    measure = policy().measures[clause.id]
    for one in questions_of(policy(), clause.id, measure):
        yield of_question(one.node, bool(one.choices))


def of_question(question: Question | Column, is_written: bool) -> Wanted:
    """Where several choices may be made they are written."""
    choices = tuple(question.choices.values())
    kind = KIND_OF[question.type]
    if question.several or is_written:
        kind = "text"
    if question.type == "yes_no":
        choices = ("是", "否")
    return question.label, kind, () if kind == "text" else choices


def about_things(clause: Clause) -> Iterator[Wanted]:
    """What is asked about each of two things of a kind."""
    for _, wanted in rows(clause):
        yield wanted


def rows(clause: Clause) -> Iterator[tuple[int, Wanted]]:
    """The row of a thing, from 1: its name, then each question that the measure needs."""
    measure = policy().measures[clause.id]
    for key in dict.fromkeys(things_of(measure)):
        thing = policy().things[key]
        needed = columns_of(policy(), measure, thing)
        for row in (1, 2):
            for column in (*thing.name_column.values(), *needed.values()):
                yield row, of_question(column, False)


def in_rows(clause: Clause) -> list[Wanted]:
    """What `asked` says, with the titles that reading gives to fields of rows."""
    plain = asked(clause)
    titled = [
        (f"{label}（第{row}项）", kind, choices)
        for row, (label, kind, choices) in rows(clause)
    ]
    return plain[: len(plain) - len(titled)] + titled


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_each_field_of_a_form_is_a_content_control_of_its_kind(
    shipped: Path, clause: Clause
) -> None:
    found, wanted = controls(form(shipped, clause)), asked(clause)
    assert [control.label for control in found] == [
        label for label, _, _ in wanted
    ]
    for control, (label, kind, choices) in zip(found, wanted, strict=True):
        assert control.kind == KINDS[kind], label
        assert set(control.choices) == set(choices), label


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_ids_are_unique_and_so_are_tags_outside_of_repeated_rows(
    shipped: Path, clause: Clause
) -> None:
    found = controls(form(shipped, clause))
    tags = Counter(control.tag for control in found)
    repeated = {tag for tag, count in tags.items() if count > 1}
    assert len(tags) > 10
    assert {tag.count(".") for tag in repeated} <= {2}
    # A check box has no id: LibreOffice 7.4 writes one that has twice.
    numbers = [
        control.id for control in found if control.kind != KINDS["check"]
    ]
    assert "" not in numbers and len(set(numbers)) == len(numbers)


def test_the_forms_together_use_every_kind_of_field(shipped: Path) -> None:
    used = {
        control.kind
        for clause in measures()
        for control in controls(form(shipped, clause))
    }
    assert used == set(KINDS.values())


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_an_empty_form_is_read_as_its_fields_without_answers(
    shipped: Path, clause: Clause
) -> None:
    file = form(shipped, clause)
    read = read_form(file.read_bytes(), file.name)
    wanted = [(label, kind, "") for label, kind, _ in in_rows(clause)]
    assert [(a.title, a.kind, a.text) for a in read.answers] == wanted
    assert read.findings == ()


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_each_form_lists_what_is_to_be_handed_in_with_it(
    shipped: Path, clause: Clause
) -> None:
    own = policy().guides.get(clause.id)
    materials = {
        **policy().common_guide.materials,
        **(own.materials if own else {}),
    }
    listed = [
        row[1] for row in table_rows(form(shipped, clause)) if row[0].isdigit()
    ]
    assert sorted(listed) == sorted(item.name for item in materials.values())


def test_the_commitment_has_fields_to_fill_in(shipped: Path) -> None:
    found = controls(shipped / "申请表" / "承诺书.docx")
    assert len(found) >= 3 and len({control.tag for control in found}) == len(
        found
    )
