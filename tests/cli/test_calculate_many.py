"""`build.py calculate` for several applicants, and the forms and letters that come of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from policypress.cli import main
from policypress.system.environment import ROOT
from policypress.word.form import read_form

pytestmark = pytest.mark.whole

POLICY = str(ROOT / "examples" / "low-altitude")
OPEN = """\
  entity: company
  engaged: 是
  sound_finance: 是
  dishonest: 否
  false_material: 否
  illegal_flight: 否
  major_accident: 否
  funded_elsewhere: 无
"""
SETTLED = "  new_company: 是\n  paid_in: 2亿元\n"


def applicant(folder: Path, name: str, more: str = SETTLED) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.yaml"
    file.write_text(f"applicant: {name}\nanswers:\n{OPEN}{more}", "utf-8")
    return file


def run(*arguments: object) -> int:
    return main(["calculate", *map(str, arguments), "--policy", POLICY])


def test_each_applicant_of_a_folder_gets_forms_in_a_folder_of_its_own(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("甲公司", "乙公司"):
        applicant(tmp_path / "收件", name)
    out = tmp_path / "申请表"
    assert run(tmp_path / "收件", "--forms", out) == 0
    for name in ("甲公司", "乙公司"):
        (form,) = (out / name).glob("*申请表.docx")
        read = read_form(form.read_bytes(), form.name)
        assert read.text("common.name") == name
        assert read.text("settle.paid_in") == "2亿元"
        assert (out / name / "申报材料清单.docx").is_file()
    assert "甲公司" in capsys.readouterr().out


def test_other_answers_do_not_take_the_place_of_the_first(
    tmp_path: Path,
) -> None:
    out = tmp_path / "申请表"
    file = applicant(tmp_path / "收件", "甲公司")
    assert run(file, "--forms", out) == 0
    before = {path: path.read_bytes() for path in out.rglob("*.docx")}
    applicant(tmp_path / "收件", "甲公司", SETTLED.replace("2亿", "3亿"))
    assert run(file, "--forms", out) == 0
    assert (out / "甲公司（2）").is_dir()
    assert {path: path.read_bytes() for path in before} == before


def test_a_name_is_no_path(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    given = f"applicant: '../../x/..'\nanswers:\n{OPEN}{SETTLED}"
    file.write_text(given, "utf-8")
    out = tmp_path / "deep" / "申请表"
    assert run(file, "--forms", out) == 0
    assert [one.parent.name for one in (tmp_path / "deep").iterdir()] == [
        "deep"
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("  new_company: 否\n", "还不足以确定"),
        ("  dishonesty: 是\n", "没有填报项"),
    ],
)
def test_where_nothing_can_be_filled_in_it_says_why(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: str,
    said: str,
) -> None:
    file = applicant(tmp_path, "甲公司", more)
    out = tmp_path / "out"
    assert run(file, "--forms", out) == 1
    assert said in capsys.readouterr().out
    assert not out.exists()


def test_an_empty_folder_is_said(tmp_path: Path, capsys) -> None:
    (tmp_path / "空").mkdir()
    assert run(tmp_path / "空") == 1
    assert "没有填报文件" in capsys.readouterr().out


def test_several_results_are_one_json_array(tmp_path: Path, capsys) -> None:
    files = [applicant(tmp_path, name) for name in ("甲", "乙")]
    assert run(*files, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_letters_come_of_a_table_one_a_row(tmp_path: Path, capsys) -> None:
    table = tmp_path / "汇总.csv"
    table.write_text(
        "申请人,受理编号,new_company,entity\n"
        "甲,1,否,company\n甲,2,否,company\n乙,3,是,company\n",
        "utf-8",
    )
    out = tmp_path / "out"
    assert run(table, "--letter", "settle", "--out", out) == 1
    names = sorted(path.name for path in out.rglob("*.docx"))
    assert [name.rpartition("-")[2] for name in names] == ["1.docx", "2.docx"]
    assert "乙：按填报内容" in capsys.readouterr().out
    shutil.rmtree(out)
