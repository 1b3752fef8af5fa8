"""The forms can be filled in: every field is a content control of its kind, and what is chosen can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from tests.set.clauses import Clause, measures, policy
from tests.set.reading import body, rows

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
KINDS = {"text": qn("w:text"), "multiline": qn("w:text"), "date": qn("w:date"), "choice": qn("w:dropDownList"), "check": f"{_W14}checkbox"}


@dataclass(frozen=True)
class Control:
    """A content control as Word sees it."""

    label: str
    tag: str
    id: str
    kind: str
    several_lines: bool
    choices: tuple[str, ...]


def controls(file: Path) -> list[Control]:
    return [_control(properties) for properties in body(file).iter(qn("w:sdtPr"))]


def _control(properties: object) -> Control:
    [kind] = [child for child in properties if child.tag in KINDS.values()]
    value = {name: properties.find(qn(f"w:{name}")).get(qn("w:val")) for name in ("alias", "tag", "id")}
    items = tuple(item.get(qn("w:value")) for item in kind.iter(qn("w:listItem")))
    return Control(value["alias"], value["tag"], value["id"], kind.tag, kind.get(qn("w:multiLine")) == "1", items)


def form(out: Path, clause: Clause) -> Path:
    [file] = (out / "申请表").glob(f"{clause.order:02}-*.docx")
    return file


def asked(clause: Clause) -> list:
    """What guides/ says the form asks for: the questions every form has, then its own."""
    own = policy().guides.get(clause.id)
    return [*policy().common_guide.form.values(), *(own.form.values() if own else ())]


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_each_field_of_a_form_is_a_content_control_of_its_kind(shipped: Path, clause: Clause) -> None:
    found, wanted = controls(form(shipped, clause)), asked(clause)
    assert [control.label for control in found] == [field.label[:64] for field in wanted]
    for control, field in zip(found, wanted):
        assert control.kind == KINDS[field.kind], control.label
        assert control.several_lines == (field.kind == "multiline"), control.label
        assert set(control.choices) == set(field.choices), control.label


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_ids_and_tags_of_a_form_are_unique(shipped: Path, clause: Clause) -> None:
    found = controls(form(shipped, clause))
    assert len({control.id for control in found}) == len({control.tag for control in found}) == len(found) > 10


def test_the_forms_together_use_every_kind_of_field(shipped: Path) -> None:
    used = {(control.kind, control.several_lines) for clause in measures() for control in controls(form(shipped, clause))}
    assert used == {(KINDS[kind], kind == "multiline") for kind in KINDS}


@pytest.mark.parametrize("clause", measures(), ids=lambda clause: clause.id)
def test_each_form_lists_what_is_to_be_handed_in_with_it(shipped: Path, clause: Clause) -> None:
    own = policy().guides.get(clause.id)
    materials = {**policy().common_guide.materials, **(own.materials if own else {})}
    listed = [row[1] for row in rows(form(shipped, clause)) if row[0].isdigit()]
    assert sorted(listed) == sorted(item.name for item in materials.values())


def test_the_commitment_has_fields_to_fill_in(shipped: Path) -> None:
    found = controls(shipped / "申请表" / "承诺书.docx")
    assert len(found) >= 3 and len({control.tag for control in found}) == len(found)
