"""Bad tables: every slip at its sheet, row and column, all at once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from policypress.findings import Finding, in_order
from policypress.lists.compiling.layout import Scale
from policypress.lists.reading.files import read_files
from policypress.lists.reading.raw import Findings
from policypress.lists.reading.register import Register, register_of
from tests.support.hand_rules import measure, question, rules, support, thing

RULES = rules(
    measure("m", support("s", 100)),
    questions=(
        {**question("income", "money"), "label": "营业收入"},
        {**question("staff", "number", unit="人"), "label": "职工人数"},
        {**question("founded", "date"), "label": "成立日期"},
        {
            **question(
                "kind", "choice", choices={"firm": "企业", "body": "社会组织"}
            ),
            "label": "主体类型",
        },
    ),
    things=(
        {
            **thing("patent", {**question("won"), "label": "获奖"}, most=2),
            "label": "专利",
        },
    ),
)


def read(path: Path) -> tuple[Register | None, list[Finding]]:
    findings = Findings()
    raws = read_files(path, path.name, findings)
    register = register_of(raws, RULES, findings, path.name) if raws else None
    return register, in_order(findings.all())


def book(tmp_path: Path, fill: Any) -> tuple[Register | None, list[Finding]]:
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "企业"
    fill(made, sheet)
    path = tmp_path / "名单.xlsx"
    made.save(path)
    return read(path)


def text(
    tmp_path: Path, words: str, encoding: str = "utf-8"
) -> tuple[Register | None, list[Finding]]:
    path = tmp_path / "名单.csv"
    path.write_bytes(words.encode(encoding))
    return read(path)


def said(findings: list[Finding]) -> list[str]:
    return [f"{one.place} {one.code}" for one in findings]


def test_every_slip_is_told_at_once(tmp_path):
    """A column that is no question, a unit that is none, an answer that is none, twice
    the same firm."""
    _, findings = text(
        tmp_path,
        "企业名称,营业收人,职工人数（吨）,成立日期,主体类型\n"
        "甲,5,3,2020-01-02,企业\n"
        "乙,5,很多人,昨天,社会团体\n"
        "甲,5,3,2020-01-02,企业\n",
    )
    assert said(findings) == [
        "名单.csv:1:2 unknown-column",
        "名单.csv:1:3 wrong-unit",
        "名单.csv:3:3 wrong-answer",
        "名单.csv:3:4 wrong-answer",
        "名单.csv:3:5 unknown-choice",
        "名单.csv:4:1 duplicate",
    ]
    assert "是否应为“营业收入”？" in findings[0].hint


def test_a_name_again_is_somebody_else_only_with_a_number_of_its_own(tmp_path):
    """甲 stands twice, once without its code; two persons of one name have theirs."""
    _, findings = text(
        tmp_path,
        "企业名称,统一社会信用代码,身份证号码\n甲,91A,\n甲,,\n乙,,\n乙,,\n"
        "丙,,1101\n丙,,1102\n丁,91B,\n戊,91B,\n",
    )
    assert said(findings) == [
        "名单.csv:3:1 duplicate",
        "名单.csv:5:1 duplicate",
        "名单.csv:9:2 duplicate",
    ]


def incomes(register: Register) -> list[float | None]:
    """The answers in yuan."""
    below = register.layout.scales["income"].below
    return [
        None if one is None else one / below
        for one in register.applicants["q:income"]
    ]


def test_units_of_a_head_count(tmp_path):
    register, findings = text(
        tmp_path, "企业名称,营业收入（万元）\n甲,1.5\n乙,20元\n丙,\n丁,未知\n"
    )
    assert findings == [] and register is not None
    assert incomes(register) == [15_000, 20, None, None]


def test_amounts_are_kept_in_fen_only_where_there_are_any(tmp_path):
    register, findings = text(
        tmp_path, "企业名称,营业收入（元）\n甲,1.25\n乙,300000000\n"
    )
    assert findings == [] and register is not None
    assert incomes(register) == [1.25, 300_000_000]
    assert register.layout.scales["income"] == Scale(100, 30_000_000_000)


def test_a_list_as_excel_saves_it_in_china_is_read(tmp_path):
    register, findings = text(
        tmp_path, "企业名称;主体类型\n甲;企业\n", encoding="gbk"
    )
    assert findings == [] and register is not None
    assert register.applicants["q:kind"].to_list() == [0]


def test_what_is_no_text_is_said_to_be_none(tmp_path):
    path = tmp_path / "名单.csv"
    path.write_bytes("企业名称\n甲\n".encode() + b"\xff\xff\xff\n")
    assert said(read(path)[1]) == ["名单.csv:3:1 not-text"]


def test_formulas_merged_cells_and_hidden_sheets(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称", "营业收入", "职工人数"])
        sheet.append(["甲", "=1+1", 3])
        sheet.append(["乙", 5, 3])
        sheet.append(["丙", 5, 3])
        sheet.merge_cells("C3:C4")
        made.create_sheet("专利").append(["企业名称", "获奖"])
        made["专利"].sheet_state = "hidden"

    register, findings = book(tmp_path, fill)
    assert said(findings) == [
        "名单.xlsx“企业”:2:2 formula-cell",
        "名单.xlsx“企业”:3:3 merged-cells",
        "名单.xlsx hidden-sheet",
    ]
    assert (
        register is not None
        and register.applicants["n:patent"].to_list() == [None] * 3
    )


def test_dates_that_are_numbers_and_numbers_that_are_dates(tmp_path):
    import datetime

    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称", "成立日期", "营业收入"])
        sheet.append(["甲", 44000, 1])
        sheet.append(
            ["乙", datetime.date(2020, 6, 18), datetime.date(2020, 6, 18)]
        )

    register, findings = book(tmp_path, fill)
    assert said(findings) == [
        "名单.xlsx“企业”:2:2 number-as-date",
        "名单.xlsx“企业”:3:3 date-as-number",
    ]
    assert "2020-06-18" in findings[0].hint
    assert register is not None
    assert register.applicants["q:founded"].to_list() == [None, 20200618]


def test_more_columns_than_any_list_has(tmp_path):
    heads = ",".join(f"栏{at}" for at in range(65_536))
    assert said(text(tmp_path, f"{heads}\n1\n")[1]) == [
        "名单.csv too-many-columns"
    ]


def test_of_many_slips_of_a_kind_fifty_are_shown(tmp_path):
    rows = "".join(f"企业{at},很多\n" for at in range(200))
    _, findings = text(tmp_path, f"企业名称,营业收入\n{rows}")
    assert len(findings) == 51
    assert any("共200处" in one.message for one in findings)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "empty-table"),
        ("企业名称\n", "empty-table"),
        ("营业收入\n5\n", "no-names"),
        ("企业名称,营业收入\n,5\n", "no-name"),
        ("企业名称,\n甲,5\n", "no-head"),
        ("企业名称\n\u202e甲\n", "invisible"),
        ("企业名称,营业收入,营业收入\n甲,5,6\n", "answered-twice"),
        ("企业名称,职工人数\n甲,3,4\n", "too-many-cells"),
        (f"企业名称,职工人数\n{'甲' * 40_000},3\n", "huge-cell"),
    ],
)
def test_lists_that_are_none(tmp_path, words, code):
    assert code in [one.code for one in text(tmp_path, words)[1]]


def test_files_that_are_no_workbook(tmp_path):
    path = tmp_path / "名单.xlsx"
    for data in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old", b"words"):
        path.write_bytes(data)
        assert said(read(path)[1]) == ["名单.xlsx not-xlsx"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_000)
    path.write_bytes(bomb.getvalue())
    assert said(read(path)[1]) == ["名单.xlsx too-large"]
    other = tmp_path / "名单.doc"
    other.write_bytes(b"x")
    assert said(read(other)[1]) == ["名单.doc wrong-file"]
    assert said(read(tmp_path / "没有.csv")[1]) == ["没有.csv no-file"]


def test_rows_of_nobody_and_too_many_rows(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称", "专利"])
        for name, has in (
            ("甲公司", "有"),
            ("乙公司", "无"),
            ("丙公司", None),
            ("丁公司", "有"),
        ):
            sheet.append([name, has])
        rows = made.create_sheet("专利")
        rows.append(["企业名称", "获奖"])
        for name in ("甲公司", "甲公司", "甲公司", "甲公", "乙公司"):
            rows.append([name, "是"])

    _, findings = book(tmp_path, fill)
    assert said(findings) == [
        "名单.xlsx“专利”:4:1 too-many-rows",
        "名单.xlsx“专利”:5:1 unknown-applicant",
        "名单.xlsx“企业”:3:2 contradiction",
        "名单.xlsx“企业”:5:2 contradiction",
    ]
    assert "甲公司" in findings[1].hint


def test_an_empty_sheet_never_says_that_there_is_none(tmp_path):
    """The form has a sheet for each table; who fills in none of it has said nothing."""

    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称"])
        sheet.append(["甲"])
        made.create_sheet("专利").append(["企业名称", "获奖"])

    register, findings = book(tmp_path, fill)
    assert findings == [] and register is not None
    assert register.applicants["n:patent"].to_list() == [None]
    assert register.notes == []


def test_a_sheet_with_rows_has_all_of_them(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称"])
        sheet.append(["甲"])
        sheet.append(["乙"])
        rows = made.create_sheet("专利")
        rows.append(["企业名称", "获奖"])
        rows.append(["乙", "是"])

    register, findings = book(tmp_path, fill)
    assert findings == [] and register is not None
    assert register.applicants["n:patent"].to_list() == [0, 1]
    assert register.notes == [
        "“专利”的工作表视为填全：没有行的申请人按没有计算"
    ]


def test_a_workbook_without_a_word_is_said_to_be_empty(tmp_path):
    assert said(book(tmp_path, lambda made, sheet: None)[1]) == [
        "名单.xlsx empty-table"
    ]


def test_empty_rows_at_the_end_are_none_and_a_slip_far_below_is_one(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称", "营业收入"])
        sheet.append(["甲", 5])
        for row in (3, 4, 500):
            sheet.cell(row, 1).number_format = "0"  # a formatted empty cell

    register, findings = book(tmp_path, fill)
    assert findings == [] and register is not None
    assert len(register.applicants) == 1

    def slip(made: Any, sheet: Any) -> None:
        fill(made, sheet)
        sheet.cell(1_048_576, 1, "末")
        sheet["B3"] = "很多"

    assert said(book(tmp_path, slip)[1]) == [
        "名单.xlsx“企业”:3:1 no-name",
        "名单.xlsx“企业”:3:2 wrong-answer",
        "名单.xlsx“企业”:1048576:1 far-row",
    ]


def test_a_quote_that_is_not_closed_loses_nobody(tmp_path):
    _, findings = text(tmp_path, '企业名称,营业收入\n甲,1\n"乙,2\n丙,3\n')
    assert said(findings) == ["名单.csv:3:1 not-a-csv"]


def test_a_workbook_with_the_wrong_name_is_recognised(tmp_path):
    path = tmp_path / "名单.csv"
    path.write_bytes(b"PK\x03\x04 a workbook")
    findings = read(path)[1]
    assert said(findings) == ["名单.csv not-text"]
    assert ".xlsx" in findings[0].hint


def test_macros_are_left_alone_and_named(tmp_path):
    register, _ = book(
        tmp_path,
        lambda made, sheet: (sheet.append(["企业名称"]), sheet.append(["甲"])),
    )
    assert register is not None
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"a macro")
    register, findings = read(path)
    assert register is not None
    assert said(findings) == ["名单.xlsx macro"]


def test_how_many_columns_a_workbook_has_is_counted(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append([f"栏{at}" for at in range(2100)])
        sheet.append(["甲"])

    findings = book(tmp_path, fill)[1]
    assert "有2100列" in findings[0].message


def test_a_title_above_the_heads_is_one_slip_and_the_rest_is_read(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["2026年企业名单"])
        sheet.merge_cells("A1:B1")
        sheet.append(["企业名称", "营业收入"])
        sheet.append(["甲", "很多"])

    assert said(book(tmp_path, fill)[1]) == [
        "名单.xlsx“企业”:1:1 merged-cells",
        "名单.xlsx“企业”:1:1 title-row",
        "名单.xlsx“企业”:3:2 wrong-answer",
    ]


def test_a_list_of_names_alone_has_no_title(tmp_path):
    def fill(made: Any, sheet: Any) -> None:
        sheet.append(["企业名称"])
        sheet.append(["甲"])

    assert book(tmp_path, fill)[1] == []
