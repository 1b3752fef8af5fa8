"""Forms come back filled in; the office sees them as one table and reckons with them."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from policypress.eligibility.answer_file import read_answers
from policypress.findings import Place
from policypress.forms.answers import answer_data
from policypress.forms.table import Filled, tables
from policypress.pipeline.composing import compose
from policypress.pipeline.forms import FormsRequest, as_csv, read_forms
from policypress.render.docx import named_look, render
from policypress.system.environment import ROOT
from policypress.word.form import FieldAnswer, Form
from tests.support.applicants import shipped
from tests.support.filling_forms import filled


def quiet(*_):
    """Progress that nobody looks at."""


@pytest.fixture(scope="module")
def blank():
    """The shipped form for patent awards: fields, and a table of patents."""
    templates = ROOT / "templates"
    composed = compose(ROOT / "policy", templates, ("form",), quiet)
    (document,) = [one for one in composed.documents if "专利奖" in one.name]
    look, _ = named_look(templates / "looks", document.look, Place(""))
    return render(document, look)


ANSWERS = {
    "common.name": "甲公司",
    "common.amount": "=1+1",
    "patent-award.patent.named.1": "ZL1",
    "patent-award.patent.is_first_patentee.1": "是",
    "patent-award.patent.named.2": "ZL2",
}


@pytest.fixture
def folder(tmp_path, blank):
    home = tmp_path / "收件"
    home.mkdir()
    (home / "甲.docx").write_bytes(filled(blank, ANSWERS))
    (home / "乙.docx").write_bytes(filled(blank, {"common.name": "乙公司"}))
    (home / "~$乙.docx").write_bytes(b"")
    return home


def test_each_form_is_a_row_and_no_cell_is_a_formula(folder, tmp_path):
    out = tmp_path / "out"
    request = FormsRequest(folder, out, ("xlsx", "csv"))
    result = read_forms(request, quiet)
    assert result.rows == {"patent-award": 2}
    assert not result.findings
    book = openpyxl.load_workbook(out / "填报汇总.xlsx")
    (sheet,) = book.worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if "单位名称" in row)
    names = [row[head.index("单位名称")] for row in rows]
    assert {"甲公司", "乙公司"} <= set(names)
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    text = (out / "填报汇总-patent-award.csv").read_text("utf-8-sig")
    assert "'=1+1" in text


def test_answers_can_be_reckoned_with(folder, tmp_path):
    out = tmp_path / "out"
    read_forms(FormsRequest(folder, out, answers=True), quiet)
    (path,) = (out / "填报文件").glob("*甲.yaml")
    read = read_answers(path, path.name, shipped())
    assert read.applicant == "甲公司"
    assert len(read.answers["patent"]) == 2


def test_what_is_no_form_is_named_and_the_others_are_read(folder, tmp_path):
    (folder / "丙.docx").write_bytes(b"no zip")
    result = read_forms(FormsRequest(folder, tmp_path / "out"), quiet)
    assert result.rows == {"patent-award": 2}
    assert any(one.place.file == "丙.docx" for one in result.findings)


def test_an_empty_folder_is_a_finding_and_nothing_is_written(tmp_path):
    (tmp_path / "空").mkdir()
    out = tmp_path / "out"
    result = read_forms(FormsRequest(tmp_path / "空", out), quiet)
    assert [one.code for one in result.findings] == ["no-forms"]
    assert not out.exists()


def test_fields_of_one_title_are_told_apart_and_measures_have_own_tables():
    def form(measure, *names):
        answers = [
            FieldAnswer(f"{measure}.{n}", "题", "text", n) for n in names
        ]
        return Filled(f"{measure}.docx", Form(tuple(answers)))

    made = tables([form("a", "x", "y"), form("b", "x")])
    assert made["a"][0] == ["文件", "题（a.x）", "题（a.y）", "需要核对"]
    assert made["b"] == [["文件", "题", "需要核对"], ["b.docx", "x", ""]]


def test_rows_of_things_are_answers_in_their_order():
    names = ["m.t.c.10", "m.t.c.2", "m.q"]
    answers = [FieldAnswer(name, "", "text", name[-1]) for name in names]
    data = answer_data(Filled("f.docx", Form(tuple(answers))))
    assert data["answers"] == {"q": "q", "t": [{"c": "2"}, {"c": "0"}]}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_csv_cell_begins_a_formula(text):
    data = as_csv([[text]]).decode("utf-8-sig")
    ((cell,),) = csv.reader(io.StringIO(data, newline=""))
    assert cell == f"'{text}"
