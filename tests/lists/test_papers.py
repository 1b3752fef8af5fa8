"""What is printed of a list: the estimate of funds, the public notice, who is paid without
having to apply (免申即享)."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("polars")

from policypress.document import Document, Table
from policypress.findings import Place
from policypress.lists.outcome import Outcome, outcome_of, rules_for_lists
from policypress.lists.papers.blocks import span
from policypress.lists.papers.funds import funds_document
from policypress.lists.papers.notices import public_notice, without_application
from policypress.lists.reading.csv_file import read_csv
from policypress.lists.reading.raw import Findings
from policypress.lists.reading.register import register_of
from policypress.lists.template import forms
from policypress.render import xlsx
from policypress.render.docx import named_look
from policypress.source import load
from tests.support.small_policy import FILES, write

ROOT = Path(__file__).resolve().parents[2]
STUDIOS = """\
企业名称,统一社会信用代码,本区设立,经营年限,奖项,培训费用,市级资助
云上陶坊,91A,是,3,金奖,0,0
李长青,,是,5,银奖,20000,0
石上书社,,是,,金奖,0,0
外乡木坊,,否,9,金奖,0,0
李常在,,是,1,金奖,0,10000
"""
# Nothing is asked for, so the prize can be paid without an application.
FREE = {
    "guides/common.yaml": FILES["guides/common.yaml"].replace(
        "  application: {name: 申请表, form: form, copies: 1份}", "  {}"
    ),
    "guides/prize.yaml": "audience: 获奖的工作室。\nno_application: true\n",
}
# All supports of one applicant together: at most 105,000 yuan.
CAPPED = {
    "policy.yaml": FILES["policy.yaml"]
    + "limits: {year: {at_most: 10.5万元, period: year}}\n"
}


def outcome(folder: Path, changes: dict[str, str]) -> Outcome:
    loaded = load(write(folder, changes))
    assert loaded.policy is not None, loaded.findings
    assert "not-without-application" not in str(loaded.findings)
    file = folder / "工作室.csv"
    file.write_text(STUDIOS, "utf-8")
    findings = Findings()
    raw = read_csv(file, file.name, findings)
    assert raw is not None
    rules = rules_for_lists(loaded.policy)
    register = register_of([raw], rules, findings, file.name)
    assert register is not None and findings.kept == []
    return outcome_of(loaded.policy, rules, register)


def rows(document: Document, at: int = 0) -> list[list[str]]:
    tables = [one for one in document.blocks if isinstance(one, Table)]
    return [
        [cell.paragraphs[0].inlines[0].text for cell in row]
        for row in tables[at].rows
    ]


def words(document: Document) -> str:
    return str(document.blocks)


def test_who_is_paid_without_an_application(tmp_path):
    """云上陶坊 won gold, 李长青 silver; how long 石上书社 has worked is not known, 外乡木坊
    is not of this district, 李常在 has not worked two years."""
    document = without_application(outcome(tmp_path, FREE))
    assert document is not None
    assert rows(document)[1:] == [
        ["1", "云上陶坊", "91A", "（一）", "奖励手艺大赛", "200,000.00"],
        ["2", "李长青", "", "（一）", "奖励手艺大赛", "100,000.00"],
    ]
    assert "免申即享的措施共1项" in words(document)


def test_where_everybody_has_to_apply_there_is_no_such_list(tmp_path):
    assert without_application(outcome(tmp_path, {})) is None


def test_the_notice_hides_persons_and_still_counts_them(tmp_path):
    """Both persons read 李**; they are two."""
    document = public_notice(outcome(tmp_path, {}))
    assert [row[1] for row in rows(document)[1:]] == [
        "云上陶坊",
        "李**",
        "李**",
        "李**",
    ]
    assert "共3个申请人，4项" in words(document)


def test_the_notice_says_what_is_left_under_the_limit_of_all(tmp_path):
    """云上陶坊 20万, 李长青 10 + 1 = 11万: at most 10.5万 each; 李常在 0.3万 is under it."""
    found = rows(public_notice(outcome(tmp_path, CAPPED)))[1:]
    less = [row[-1] for row in found if "核减后" in row[-2]]
    assert less == ["105,000.00", "105,000.00"]


def test_what_a_limit_of_all_leaves_is_not_said_before_it_is_known(tmp_path):
    """Nobody has said what they had before, which counts towards the limit of all."""
    limit = """\
limits:
  person:
    at_most: 25万元
    period: ever
    earlier: had
"""
    changes = {
        "policy.yaml": FILES["policy.yaml"] + limit,
        "fields.yaml": FILES["fields.yaml"]
        + "  had: {label: 此前已得, question: 此前得了多少？, type: money}\n",
    }
    found = rows(public_notice(outcome(tmp_path, changes)))[1:]
    less = [(row[1], row[-1]) for row in found if "核减后" in row[-2]]
    assert less == [
        ("云上陶坊", "金额待核定"),
        ("李**", "金额待核定"),
        ("李**", "金额待核定"),
    ]


def test_two_texts_of_a_policy_are_set_side_by_side(tmp_path):
    """With the limit: 10.5 + 10.5 + 0.3 = 21.3 for certain, instead of 31.3; at most
    10.5 more for 石上书社 instead of 20."""
    old = outcome(tmp_path / "old", {})
    new = outcome(tmp_path / "new", CAPPED)
    document = funds_document(new, old, "“旧稿”", "工作室.csv")
    table = rows(document, 1)
    assert table[-1][1:] == [
        "合计",
        "3",
        "3",
        "31.30",
        "51.30",
        "21.30",
        "31.80",
        "-10.00",
        "-19.50",
    ]
    assert "低方案合计减少10.00万元（下降31.9%）" in words(document)
    assert "各项措施的金额相同" in words(document)


def test_a_budget_of_the_year_stands_beside_what_is_needed(tmp_path):
    """31.3 to 51.3, half way 41.3, of 35: nothing is missing, then 6.3 and 16.3. 35 of
    41.3 are 84.745 …, of 51.3 68.226 … per cent."""
    found = funds_document(outcome(tmp_path, {}), None, "", "", 35_0000_00)
    assert rows(found, 1)[1:] == [
        ["低方案", "31.30", "35.00", "3.70", "不需核减"],
        ["中方案", "41.30", "35.00", "-6.30", "84.74%"],
        ["高方案", "51.30", "35.00", "-16.30", "68.22%"],
    ]


def test_amounts_of_the_workbook_can_be_added_up(tmp_path):
    import io

    import openpyxl

    look, _ = named_look(ROOT / "templates" / "looks", "gbt9704", Place(""))
    assert look is not None
    document = funds_document(outcome(tmp_path, {}), None, "", "工作室.csv")
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(document, look)))
    sheet = book["按措施"]
    certain = [row[5] for row in sheet.iter_rows(values_only=True)]
    amounts = [one for one in certain if isinstance(one, int | float)]
    assert amounts == [30, 1, 0.3, 31.3, 31.3]


def test_an_amount_that_reads_the_same_at_both_ends_stands_once():
    assert span(199_999_99, 200_000_00) == "20.00万元"
    assert span(10_000_00, 20_000_00) == "1.00万元至2.00万元"


def test_the_form_asks_persons_for_their_names(tmp_path):
    rules = rules_for_lists(outcome(tmp_path, {}).policy)
    heads = [
        [column.head for column in next(forms(rules, people)).columns[:2]]
        for people in (False, True)
    ]
    assert heads == [["企业名称", "统一社会信用代码"], ["姓名", "身份证号码"]]
