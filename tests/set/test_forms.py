"""The forms can be filled in: every field is a content control of its kind, and what is chosen can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from policypress.compose.views.things_asked import columns_of, things_of
from policypress.word.form import read_form
from tests.support.clauses import Clause, measures, policy
from tests.support.outputs import body, rows

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
        _control(properties) for properties in body(file).iter(qn("w:sdtPr"))
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


def asked(clause: Clause) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, kind and choices of what the form asks for: the questions every form has,
    its own, and those about each of its things."""
    own = policy().guides.get(clause.id)
    fields = [
        *policy().common_guide.form.values(),
        *(own.form.values() if own else ()),
    ]
    plain = [(field.label[:64], field.kind, field.choices) for field in fields]
    return [*plain, *about_things(clause)]


def about_things(clause: Clause) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The name of each of three things, then each question that the measure needs, as
    fields.yaml says it. Where several choices may be made they are written."""
    measure = policy().measures[clause.id]
    for key in dict.fromkeys(things_of(measure)):
        thing = policy().things[key]
        for column in (
            *thing.name_column.values(),
            *columns_of(policy(), measure, thing).values(),
        ):
            choices = tuple(column.choices.values())
            kind = "text" if column.several else KIND_OF[column.type]
            if column.type == "yes_no":
                choices = ("是", "否")
            for place in (1, 2, 3):
                label = f"{column.label}（第{place}{thing.unit}）"
                yield label, kind, () if kind == "text" else choices


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
def test_ids_and_tags_of_a_form_are_unique(
    shipped: Path, clause: Clause
) -> None:
    found = controls(form(shipped, clause))
    assert len({control.tag for control in found}) == len(found) > 10
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
    wanted = [(label, kind, "") for label, kind, _ in asked(clause)]
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
        row[1] for row in rows(form(shipped, clause)) if row[0].isdigit()
    ]
    assert sorted(listed) == sorted(item.name for item in materials.values())


def test_the_commitment_has_fields_to_fill_in(shipped: Path) -> None:
    found = controls(shipped / "申请表" / "承诺书.docx")
    assert len(found) >= 3 and len({control.tag for control in found}) == len(
        found
    )
