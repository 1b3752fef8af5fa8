"""An empty form and an applicant's answers become a filled form, and reading that gives the
answers back."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from policypress.eligibility import evaluate, export
from policypress.eligibility.answer_file import read_answers
from policypress.eligibility.form_values import form_values
from policypress.findings import Place
from policypress.forms.fill import Values, fill
from policypress.forms.plan import Rows, plan
from policypress.forms.table import Filled
from policypress.pipeline.composing import compose
from policypress.pipeline.forms import answer_file
from policypress.render.docx import named_look, render
from policypress.source import load
from policypress.system.environment import ROOT
from policypress.word.form import read_form
from tests.support.every_answer import everything, row
from tests.support.saving_in_libreoffice import saved
from tests.support.verify_word import verify

pytestmark = pytest.mark.whole

POLICIES = ("policy", "examples/low-altitude", "examples/talent-housing")
PATENT = "patent-award.patent"
HOSTILE = '=1+1 <w:t>&"]]>\t甲\n乙'


@cache
def forms(policy: str) -> dict[str, bytes]:
    """The empty forms of a policy, by measure."""
    templates = ROOT / "templates"
    made = compose(ROOT / policy, templates, ("form",), lambda *_: None)
    assert made.policy
    look, _ = named_look(templates / "looks", "gbt9704", Place(""))
    documents = zip(made.policy.measures, made.documents, strict=True)
    return {identity: render(one, look) for identity, one in documents}


@cache
def rules_of(policy: str) -> dict[str, Any]:
    loaded = load(ROOT / policy).policy
    assert loaded
    return export(loaded)


def somebody(rules: dict[str, Any], chance: Random) -> dict[str, Any]:
    """An applicant who has answered everything, with two rows in each table."""
    answers = everything(rules, chance)
    for thing in rules["things"]:
        rows = min(2, thing["most"])
        answers[thing["id"]] = [row(thing, chance, 1) for _ in range(rows)]
    return answers


def read_back(
    form: bytes,
    rules: dict[str, Any],
    folder: Path,
) -> dict[str, Any]:
    """The answers of a filled form, by way of the answer file that is made of it."""
    read = read_form(form, "form.docx")
    assert read.findings == ()
    file = folder / "填报.yaml"
    file.write_bytes(answer_file(Filled("form.docx", read)))
    given = read_answers(file, "填报.yaml", rules)
    assert given.findings == ()
    return given.answers


@pytest.mark.parametrize("policy", POLICIES)
def test_what_comes_back_from_each_form_is_reckoned_like_the_answers(
    policy: str,
    tmp_path: Path,
) -> None:
    """So each form asks for all that conditions, amounts and limits need, no question of
    the calculator is missing, and every answer survives."""
    rules = rules_of(policy)
    chance = Random(7)
    for measure, empty in forms(policy).items():
        answers = somebody(rules, chance)
        found = evaluate(rules, answers)[measure]
        values = form_values(rules, answers, found, "某申请人")
        form = fill(plan(empty), Values(values.words, values.rows))
        back = read_back(form, rules, tmp_path)
        again = evaluate(rules, back)[measure]
        assert again.verdict == found.verdict, measure
        assert again.amount == found.amount, measure
        assert not again.unanswered, measure


@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_form_has_as_many_rows_as_there_are_things(count: int) -> None:
    form = plan(forms("policy")["patent-award"])
    rows = [{"named": f"ZL{number}"} for number in range(count)]
    data = fill(form, Values(rows={PATENT: rows}))
    assert verify(data) == []
    read = read_form(data, "form.docx")
    names = [one for one in read.answers if ".named." in one.name]
    assert [one.text for one in names if one.text] == [
        f"ZL{number}" for number in range(count)
    ]
    # With none there are the rows of an empty form.
    assert len(names) == (count or 2)
    assert story(data).count("repeatingSectionItem") == (count or 2)


def story(data: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return archive.read("word/document.xml").decode()


def test_whatever_somebody_writes_becomes_words() -> None:
    form = plan(forms("policy")["patent-award"])
    rows = [{"named": HOSTILE * 40}]
    values = Values({"common.name": f"\x00{HOSTILE}"}, {PATENT: rows})
    data = fill(form, values)
    assert verify(data) == []
    read = read_form(data, "form.docx")
    assert read.text("common.name") == HOSTILE
    assert read.text(f"{PATENT}.named.1") == HOSTILE * 40


def test_a_box_is_ticked_by_what_says_yes_and_by_nothing_else() -> None:
    form = plan(forms("policy")["patent-award"])
    for words, ticked in (("是", "是"), ("否", ""), ("", "")):
        data = fill(form, Values({"common.promise": words}))
        read = read_form(data, "form.docx")
        assert read.text("common.promise") == ticked


def test_a_filled_form_says_nothing_of_the_files_it_was_made_from() -> None:
    data = fill(plan(forms("policy")["patent-award"]), Values())
    archive = zipfile.ZipFile(io.BytesIO(data))
    whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b".yaml" not in whole
    assert b"templates/" not in whole


def test_a_measure_without_things_has_no_rows_to_repeat() -> None:
    form = plan(forms("policy")["excellence"])
    assert not any(isinstance(piece, Rows) for piece in form.pieces)


@pytest.mark.libreoffice
def test_rows_survive_saving_in_libreoffice(tmp_path: Path) -> None:
    form = plan(forms("policy")["patent-award"])
    rows = [
        {"named": f"ZL{number}", "is_first_patentee": "是"}
        for number in range(3)
    ]
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "form.docx"
    file.write_bytes(fill(form, Values({"common.name": "甲"}, {PATENT: rows})))
    (once,) = saved([file], tmp_path / "out", tmp_path / "profile")
    before = read_form(file.read_bytes(), "form.docx")
    after = read_form(once.read_bytes(), "form.docx")
    assert after == before and after.findings == ()
    assert after.text(f"{PATENT}.named.3") == "ZL2"
