"""An applicant opens a form in LibreOffice, fills it in and saves it: nothing is lost.

Slow: a hundred files go through LibreOffice. `tests/render/docx/test_forms` does the same
with one form that has every kind of field in every position.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from policypress.word.form import TICKED, read_form
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.filling_forms import CHECKBOX, filled
from tests.support.outputs import body, words
from tests.support.saving_in_libreoffice import saved

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow, MORE_OF_THE_SAME]
KINDS = [qn("w:date"), qn("w:dropDownList"), CHECKBOX]


@dataclass(frozen=True)
class Kept:
    """The forms of a build as issued, and as LibreOffice saved them once and twice."""

    issued: list[Path]
    once: list[Path]
    twice: list[Path]


@pytest.fixture(scope="module")
def kept(
    shipped: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Kept, Kept]:
    """The forms as they are, and with an answer in each field."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "answered").mkdir()
    empty = sorted((shipped / "申请表").glob("*.docx"))
    answered = []
    for form in empty:
        file = folder / "answered" / f"answered-{form.name}"
        file.write_bytes(filled(form.read_bytes(), answers(form)))
        answered.append(file)
    once = saved(empty + answered, folder / "once", folder / "profile")
    twice = saved(once, folder / "twice", folder / "profile")
    count = len(empty)
    return (
        Kept(empty, once[:count], twice[:count]),
        Kept(answered, once[count:], twice[count:]),
    )


@pytest.fixture(scope="module")
def empty(kept: tuple[Kept, Kept]) -> Kept:
    """The forms as they are."""
    return kept[0]


@pytest.fixture(scope="module")
def answered(kept: tuple[Kept, Kept]) -> Kept:
    """The forms with an answer in each field."""
    return kept[1]


def answers(form: Path) -> dict[str, str]:
    """Words for each field of a form: of two scripts, which LibreOffice sets apart in
    runs of their own, and of two lines where several are asked for."""
    found = {}
    for number, answer in enumerate(
        read_form(form.read_bytes(), form.name).answers
    ):
        lines = "\n第二行 line 2" if answer.kind == "multiline" else ""
        found[answer.name] = {
            "check": TICKED,
            "date": "2026年5月4日",
            "choice": _first_choice(form, answer.name),
        }.get(answer.kind, f"答复{number}号 ABC-{number}“甲”{lines}")
    return found


def _first_choice(form: Path, name: str) -> str:
    for properties in body(form).iter(qn("w:sdtPr")):
        tag = properties.find(qn("w:tag"))
        if tag is not None and _is_of(tag.get(qn("w:val")), name):
            item = next(properties.iter(qn("w:listItem")), None)
            return "" if item is None else item.get(qn("w:value"))
    return ""


def _is_of(tag: str, name: str) -> bool:
    """Whether a field bears this tag, or is in a row that can be repeated."""
    return name == tag or name.rpartition(".")[0] == tag


def shapes(file: Path) -> list[list[str]]:
    """Of each field: the kinds of its own, and whether it shows a prompt."""
    wanted = {*KINDS, qn("w:showingPlcHdr"), qn("w:text")}
    return [
        sorted(child.tag for child in properties if child.tag in wanted)
        for properties in body(file).iter(qn("w:sdtPr"))
        if properties.find(qn("w:placeholder")) is not None
        or properties.find(CHECKBOX) is not None
    ]


def test_every_form_keeps_its_controls_and_its_words(empty: Kept) -> None:
    assert empty.issued
    for issued, once in zip(empty.issued, empty.once, strict=True):
        assert shapes(once) == shapes(issued), issued.name
        assert words(once) == words(issued), issued.name


def test_the_fields_of_a_saved_form_have_their_names_and_titles(
    empty: Kept,
) -> None:
    for issued, once in zip(empty.issued, empty.once, strict=True):
        before = read_form(issued.read_bytes(), issued.name)
        after = read_form(once.read_bytes(), issued.name)
        assert after == before and after.findings == (), issued.name
        assert len(after.answers) == len(shapes(issued)), issued.name
        assert {answer.text for answer in after.answers} == {""}, issued.name


def test_saving_a_second_time_changes_nothing_more(
    empty: Kept, answered: Kept
) -> None:
    pairs = zip(
        empty.once + answered.once, empty.twice + answered.twice, strict=True
    )
    for once, twice in pairs:
        assert shapes(twice) == shapes(once) and words(twice) == words(once), (
            once.name
        )
        read = read_form(twice.read_bytes(), once.name)
        assert read == read_form(once.read_bytes(), once.name)


def test_every_answer_is_still_in_its_field(
    empty: Kept, answered: Kept
) -> None:
    for form, issued, once in zip(
        empty.issued, answered.issued, answered.once, strict=True
    ):
        wanted = answers(form)
        for file in (issued, once):
            read = read_form(file.read_bytes(), form.name)
            found = {answer.name: answer.text for answer in read.answers}
            assert found == wanted and read.findings == (), file
        assert shapes(once) == shapes(issued), form.name
        assert words(once) == words(issued), form.name


def test_a_list_keeps_its_choices_and_a_date_its_calendar(empty: Kept) -> None:
    for issued, once in zip(empty.issued, empty.once, strict=True):
        for tag in (qn("w:listItem"), qn("w:dateFormat"), qn("w:lid")):
            assert _attributes(once, tag) == _attributes(issued, tag), (
                issued.name
            )


def _attributes(file: Path, tag: str) -> list[dict[str, str]]:
    return [dict(element.attrib) for element in body(file).iter(tag)]
