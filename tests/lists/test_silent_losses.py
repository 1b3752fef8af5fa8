"""What a list would lose, or take for something else, without a word."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")

import openpyxl
import polars as pl

from policypress.lists.reading.files import read_files
from policypress.lists.reading.raw import Findings
from policypress.lists.reading.register import Register, register_of
from tests.support.hand_rules import measure, question, rules, support, thing

RULES = rules(
    measure("m", support("s", 100)),
    questions=({**question("income", "money"), "label": "营业收入"},),
    things=(
        {
            **thing("patent", {**question("won"), "label": "获奖"}),
            "label": "专利",
        },
    ),
)


def read(path: Path) -> tuple[Register | None, list[str]]:
    findings = Findings()
    raws = read_files(path, path.name, findings)
    register = register_of(raws, RULES, findings, path.name) if raws else None
    return register, [f"{one.place} {one.code}" for one in findings.all()]


def book(tmp_path: Path, **sheets: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "名单.xlsx"
    made.save(path)
    return path


@pytest.mark.parametrize("kind", [pl.Int64, pl.Float64, pl.String])
def test_numbers_of_a_column_in_wan_are_wan_whatever_their_type(
    tmp_path: Path, kind: Any
) -> None:
    frame = pl.DataFrame({"企业名称": ["甲"], "营业收入（万元）": [5]})
    path = tmp_path / "名单.parquet"
    frame.cast({"营业收入（万元）": kind}).write_parquet(path)
    register, findings = read(path)
    assert findings == [] and register is not None
    assert register.applicants["q:income"].to_list() == [50_000]  # yuan
    assert register.layout.scales["income"].below == 1


def test_a_cell_beside_the_last_head_is_not_passed_over(
    tmp_path: Path,
) -> None:
    path = book(tmp_path, 企业=[["企业名称"], ["甲"], ["乙", None, "重要"]])
    assert read(path)[1] == ["名单.xlsx“企业”:3:3 no-head"]


def test_rows_of_two_people_with_one_name_are_given_to_neither(
    tmp_path: Path,
) -> None:
    path = book(
        tmp_path,
        个人=[
            ["姓名", "身份证号"],
            ["张三", "1"],
            ["张三", "2"],
            ["李四", "3"],
        ],
        专利=[["姓名", "获奖"], ["张三", "是"], ["李四", "是"]],
    )
    assert read(path)[1] == ["名单.xlsx“专利”:2:1 ambiguous-applicant"]


def test_a_firm_without_a_number_stands_once_beside_others_with_one(
    tmp_path: Path,
) -> None:
    path = book(
        tmp_path,
        企业=[
            ["企业名称", "统一社会信用代码"],
            ["甲", None],
            ["乙", "91"],
            ["甲", None],
            ["乙", "92"],
        ],
    )
    assert read(path)[1] == ["名单.xlsx“企业”:4:1 duplicate"]


def test_a_short_list_leaves_long_cells_readable_to_others(
    tmp_path: Path,
) -> None:
    """The limit of a cell is one for the whole process."""
    before = csv.field_size_limit()
    path = tmp_path / "名单.csv"
    path.write_text("企业名称,营业收入\n甲,5\n", "utf-8")
    assert read(path)[1] == []
    assert csv.field_size_limit() == before
