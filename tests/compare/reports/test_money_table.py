"""资金变动表: one row a figure, numbers for workbooks, three sections."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare.reports.money_table import money_document
from policypress.document import Table
from tests.support.report_lines import GONE, RISE, lines_of


def test_each_section_counts_its_own_rows():
    condition = replace(RISE, sort="条件", difference="", reason="看齐")
    period = replace(
        RISE, sort="期限", clause="第（二）条", where=("正文", "指南")
    )
    new = replace(
        RISE,
        kind="新增",
        old="",
        difference="",
        old_clause="",
        old_number=None,
    )
    document = money_document([condition, RISE, GONE, period, new], "示范办法")
    head = "序号|条款|事项|类别|原|新|变化|出现在|理由"
    name = "奖励甲·获奖奖励·金额"
    assert lines_of(document) == [
        "《示范办法》资金变动表",
        "共5项变动：调整3项、新增1项、取消1项。",
        "一、金额、比例、上限和名额",
        head,
        f"1|第（一）条|{name}|金额|10万元|20万元|增加10万元（+100%）|—|—",
        "2|原第（三）条|资助丙·培训资助·金额|金额（取消）|5万元|—|取消|—|—",
        f"3|第（一）条|{name}|金额（新增）|—|20万元|新增|—|—",
        "二、条件和规则",
        head,
        f"1|第（一）条|{name}|条件|10万元|20万元|—|—|看齐",
        "三、日期、期限、数量和其他",
        head,
        f"1|第（二）条（原第（一）条）|{name}|期限|10万元|20万元|增加10万元（+100%）|正文、指南|—",
    ]
    sheets = [
        block.name for block in document.blocks if isinstance(block, Table)
    ]
    assert sheets == [
        "金额、比例、上限和名额",
        "条件和规则",
        "日期、期限、数量和其他",
    ]


def test_the_table_gives_numbers_to_workbooks():
    document = money_document([RISE, GONE], "示范办法")
    table = document.blocks[-1]
    marks = [row[5].paragraphs[0].inlines[0].mark for row in table.rows[1:]]
    assert (marks[0].number, marks[0].unit) == (200000, "yuan")
    assert marks[1] is None
    assert document.formats == ("docx", "xlsx") and document.landscape


def test_outside_the_clauses_there_is_no_number():
    bare = replace(RISE, clause="", old_clause="")
    assert lines_of(money_document([bare], "示范办法"))[-1].startswith("1|—|")


def test_no_row_is_said_in_a_sentence():
    assert lines_of(money_document([], "示范办法"))[1:] == [
        "两个版本的金额、比例、上限、档次、条件均无变动。"
    ]
