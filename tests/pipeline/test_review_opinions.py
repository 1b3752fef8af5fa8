"""Opinions that came by letter are put together in a table, as offices do; the register
takes them from there, and the table of what came of them is printed from it."""

from __future__ import annotations

import docx
import openpyxl
import pytest
import yaml

from policypress.document import paragraphs, plain
from policypress.edit import undo
from policypress.findings import Finding, Place
from policypress.pipeline.composing import compose
from policypress.pipeline.our_text import look_of
from policypress.pipeline.review import ReviewRequest, review
from policypress.render import xlsx
from tests.pipeline.test_review import (
    policy,
    quiet,
    returned,
    sent,
    templates,
)
from tests.support import full_disk

pytestmark = pytest.mark.whole

__all__ = ["policy", "returned"]  # the fixtures of the neighbour
HEAD = ("序号", "意见单位", "条款", "意见内容", "采纳情况", "理由", "日期")
ROWS = (
    (1, "区司法局", "duty.second", "建议写明责任。", "", "", "2026年3月5日"),
    (2, "区财政局", "全文", "无意见", "", "", ""),
    (3, "区住建局", "", "文字再精炼。", "部分采纳", "另行统稿", "2026-03-06"),
)


def workbook(path, *rows, head=HEAD, merged=(), title="意见汇总"):
    """A workbook with a title above its headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(["征求意见汇总表"])
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    for reference in merged:
        sheet.merge_cells(reference)
    book.save(path)
    return path


def word_table(path, *rows, head=HEAD, merged=()):
    """A Word file with a sentence and the table; merged: rows of one column."""
    file = docx.Document()
    file.add_paragraph("现将征求意见情况汇总如下。")
    table = file.add_table(len(rows) + 1, len(head))
    for number, row in enumerate((head, *rows)):
        for column, words in enumerate(row):
            table.cell(number, column).text = str(words or "")
    for first, last, column in merged:
        table.cell(first, column).merge(table.cell(last, column))
    file.save(path)
    return path


def entered(policy, *files, apply=True):
    """What the review of some tables does."""
    request = ReviewRequest(
        tuple(files), policy, templates(policy), apply=apply, when="2026-11-29"
    )
    return review(request, quiet)


def register(policy):
    """The register as plain data, by file."""
    return {
        path.stem: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for path in sorted((policy / "reviews").glob("*.yaml"))
    }


@pytest.mark.parametrize("make", [workbook, word_table])
def test_a_table_becomes_the_register_and_the_register_a_table(
    policy, tmp_path, make
):
    before = full_disk.files(policy)
    suffix = "xlsx" if make is workbook else "docx"
    result = entered(policy, make(tmp_path / f"意见.{suffix}", *ROWS))
    assert not result.findings
    assert (result.entered.new, result.tables[0].table.empty) == (2, 1)
    found = register(policy)
    assert list(found) == ["2026-03-05-区司法局", "2026-03-06-区住建局"]
    first = found["2026-03-05-区司法局"]
    assert (first["who"], first["way"]) == ("区司法局", "来函")
    (opinion,) = first["opinions"].values()
    assert opinion["about"] == "duty.second"
    assert opinion["text"] == "建议写明责任。"
    (other,) = found["2026-03-06-区住建局"]["opinions"].values()
    assert (other["answer"], other["reason"]) == ("partly", "另行统稿")
    composed = compose(policy, templates(policy), ("opinions",), quiet)
    (table,) = composed.documents
    words = "".join(plain(one.inlines) for one in paragraphs(table.blocks))
    assert "部分采纳1条" in words and "待处理1条" in words
    undo(policy)
    assert full_disk.files(policy) == before


def test_nothing_is_written_before_it_is_asked_for(policy, tmp_path):
    before = full_disk.files(policy)
    file = workbook(tmp_path / "意见.xlsx", *ROWS)
    result = entered(policy, file, apply=False)
    assert result.entered.new == 2 and not result.is_applied
    assert full_disk.files(policy) == before


def test_headings_stand_in_any_order_and_have_other_names(policy, tmp_path):
    head = ("是否采纳", "修改意见", "提出单位（盖章）", "所涉条款", "备注")
    row = ("不采纳。已有规定", "删去这一条", "区 统计局", "duty", "")
    result = entered(policy, workbook(tmp_path / "意见.xlsx", row, head=head))
    assert not result.findings
    (file,) = register(policy).values()
    (opinion,) = file["opinions"].values()
    assert file["who"] == "区 统计局"
    assert (opinion["answer"], opinion["reason"]) == ("declined", "已有规定")
    assert opinion["about"] == "duty"


def test_clauses_are_named_by_their_numbers(policy, tmp_path):
    names = ("（六）第二款", "(六) 第1款第1项", "（六）第二项", "六")
    rows = [
        (number, "区司法局", name, f"意见{number}", "", "", "")
        for number, name in enumerate(names)
    ]
    result = entered(policy, workbook(tmp_path / "意见.xlsx", *rows))
    (file,) = register(policy).values()
    abouts = [one.get("about") for one in file["opinions"].values()]
    assert not result.findings
    assert abouts == ["duty.second", "duty.first.a", "duty.first.b", "duty"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_merged_cells_say_the_same_in_each_row(policy, tmp_path, kind):
    rows = (
        (1, "区司法局", "", "意见甲", "", "", ""),
        (2, None, "", "意见乙", "", "", ""),
    )
    if kind == "xlsx":
        file = workbook(tmp_path / "意见.xlsx", *rows, merged=["B3:B4"])
    else:
        file = word_table(tmp_path / "意见.docx", *rows, merged=[(1, 2, 1)])
    result = entered(policy, file)
    assert not result.findings
    (one,) = register(policy).values()
    texts = [opinion["text"] for opinion in one["opinions"].values()]
    assert texts == ["意见甲", "意见乙"]


def test_what_is_wrong_is_named_by_its_cell_all_at_once_and_nothing_written(
    policy, tmp_path
):
    before = full_disk.files(policy)
    rows = (
        (1, "", "", "没有单位", "", "", ""),
        (2, "区司法局", "", "", "采纳", "", ""),
        (3, "区司法局", "", "意见", "研究研究", "", ""),
        (4, "区司法局", "", "意见", "不采纳", "", ""),
        (5, "区司法局", "", "意见", "", "", "开春"),
    )
    result = entered(policy, workbook(tmp_path / "意见.xlsx", *rows))
    found = [
        (one.code, one.message.partition("：")[0]) for one in result.findings
    ]
    assert found == [
        ("opinion-incomplete", "工作表“意见汇总”B3"),
        ("opinion-incomplete", "工作表“意见汇总”D4"),
        ("unknown-answer", "工作表“意见汇总”E5"),
        ("answer-without-reason", "工作表“意见汇总”E6"),
        ("wrong-date", "工作表“意见汇总”G7"),
    ]
    assert not result.is_applied
    assert full_disk.files(policy) == before


def test_a_clause_that_is_not_there_is_said_and_its_words_are_kept(
    policy, tmp_path
):
    row = (1, "区司法局", "第九十九条", "建议删去", "", "", "")
    result = entered(policy, workbook(tmp_path / "意见.xlsx", row))
    assert result.findings == [
        Finding(
            "unknown-clause",
            "工作表“意见汇总”C3：没有条文“第九十九条”，记作对全文的意见",
            Place("意见.xlsx"),
            "写第三条、第三条第二款第（一）项这样的编号，或者条文标识",
            "warning",
        )
    ]
    (file,) = register(policy).values()
    (opinion,) = file["opinions"].values()
    assert opinion["text"] == "（第九十九条）建议删去"
    again = entered(policy, tmp_path / "意见.xlsx")
    assert again.entered.same == 1 and not again.is_applied


def test_a_workbook_without_such_a_table_is_told_what_is_wanted(
    policy, tmp_path
):
    file = workbook(tmp_path / "账.xlsx", (1, 2), head=("甲", "乙"))
    result = entered(policy, file)
    (finding,) = result.findings
    assert finding.code == "no-opinions" and "意见单位" in finding.hint


def test_answers_come_later_and_opinions_stand_once(policy, tmp_path):
    entered(policy, workbook(tmp_path / "意见.xlsx", *ROWS))
    decided = (1, "区司法局", "duty.second", "建议写明责任。", "采纳", "", "")
    changed = (3, "区住建局", "", "文字再精炼。", "采纳", "", "")
    file = workbook(tmp_path / "再次.xlsx", decided, changed)
    result = entered(policy, file)
    (differs,) = [
        one for one in result.findings if one.code == "answer-differs"
    ]
    assert differs == Finding(
        "answer-differs",
        "工作表“意见汇总”E4：这条意见在 reviews/2026-03-06-区住建局.yaml "
        "里已经另有采纳情况，没有改它",
        Place("再次.xlsx"),
        "核对后在那里改 answer 和 reason",
        "warning",
    )
    codes = {one.code for one in result.findings}
    # The clause still says what it said: check says so, and so does this.
    assert codes == {"answer-differs", "adopted-unchanged"}
    assert (result.entered.new, result.entered.answered) == (0, 1)
    found = register(policy)
    (one,) = found["2026-03-05-区司法局"]["opinions"].values()
    (other,) = found["2026-03-06-区住建局"]["opinions"].values()
    assert (one["answer"], other["answer"]) == ("adopted", "partly")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_our_own_table_comes_back_with_its_answers_filled_in(
    policy, returned, tmp_path, kind
):
    returned.comment("真实性", "建议加上完整性", "司法局")
    sent_back = tmp_path / "回稿.docx"
    sent_back.write_bytes(returned.data())
    entered(policy, sent_back)
    path = tmp_path / f"征求意见采纳情况表.{kind}"
    if kind == "docx":
        path.write_bytes(sent(policy, "征求意见采纳情况表"))
        file = docx.Document(str(path))
        (table,) = file.tables
        head = [cell.text for cell in table.rows[0].cells]
        table.cell(1, head.index("采纳情况")).text = "不采纳"
        table.cell(1, head.index("理由")).text = "已有规定"
        file.save(str(path))
    else:
        composed = compose(policy, templates(policy), ("opinions",), quiet)
        (document,) = composed.documents
        path.write_bytes(
            xlsx.render(document, look_of(templates(policy), document.look))
        )
        book = openpyxl.load_workbook(path)
        cells = {
            cell.value: cell
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
        }
        head = cells["采纳情况"]
        sheet = head.parent
        sheet.cell(head.row + 1, head.column).value = "不采纳"
        sheet.cell(head.row + 1, cells["理由"].column).value = "已有规定"
        book.save(path)
    result = entered(policy, path)
    assert not result.findings
    assert (result.entered.new, result.entered.answered) == (0, 1)
    (file,) = register(policy).values()
    (opinion,) = file["opinions"].values()
    assert (opinion["answer"], opinion["reason"]) == ("declined", "已有规定")
