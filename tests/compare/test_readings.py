"""Three readings of one comparison: who decides, who reviews, who applies."""

from __future__ import annotations

from policypress.compare.amend import Amendment
from policypress.compare.impact import CitationImpact, Impact
from policypress.compare.money import FigureChange
from policypress.compare.papers import amendment_document, impact_document
from policypress.compare.readings import decision_page, for_applicants, legal_review
from policypress.compose.document import Document, Paragraph, Table, Text, plain
from tests.compare.texts import NEW, OLD, changed

RISE = FigureChange(
    "measures/a#supports.b.amount.value",
    "奖励甲·获奖奖励·金额",
    "金额",
    "调整",
    "10万元",
    "20万元",
    "增加10万元（+100%）",
    "第（一）条",
    "第（一）条",
    old_number=100000,
    new_number=200000,
    unit="yuan",
)
GONE = FigureChange(
    "measures/c#supports.d.amount.value",
    "资助丙·培训资助·金额",
    "金额",
    "取消",
    "5万元",
    "",
    "",
    "",
    "第（三）条",
    old_number=50000,
    unit="yuan",
)
STALE = Impact((CitationImpact("第三条", "第九条", "dangling", "引用的第九条已经没有"),))


def words(document: Document) -> str:
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.inlines))
        elif isinstance(block, Table):
            lines += ["|".join(plain(cell.paragraphs[0].inlines) for cell in row) for row in block.rows]
    return "\n".join(lines)


def test_the_page_for_who_decides_gives_counts_money_and_what_is_open():
    text = words(decision_page(changed(OLD, NEW), "示范办法", [RISE, GONE], STALE, {}))
    assert "标准提高1项、取消1项。" in text
    assert "第（一）条|奖励甲·获奖奖励|10万元|20万元|增加10万元（+100%）" in text
    assert "1处引用需要核对：第三条引用的第九条已经没有。" in text and "1项标准没有写明理由" in text


def test_legal_review_goes_clause_by_clause_and_marks_the_words():
    document = legal_review(changed(OLD, NEW), "示范办法", STALE, {"第三条": "提高标准。"})
    marked = [
        (text.text, text.role)
        for block in document.blocks
        if isinstance(block, Paragraph)
        for text in block.inlines
        if isinstance(text, Text) and text.role in ("added", "deleted")
    ]
    assert ("10万元", "deleted") in marked and ("20万元", "added") in marked
    assert "修改说明：提高标准。" in words(document) and "引用核对：引用的第九条已经没有。" in words(document)
    assert "仅条序调整" in words(document)


def test_applicants_are_told_what_they_get_and_what_they_no_longer_get():
    text = words(for_applicants(changed(OLD, NEW), "示范办法", [RISE, GONE]))
    assert "一、标准变动\n1.奖励甲·获奖奖励·金额：由10万元改为20万元，增加10万元（+100%）（第（一）条）。" in text
    assert "二、不再提供的\n1.资助丙·培训资助·金额：原为5万元，不再适用（原第（三）条）。" in text


def test_a_text_without_data_is_told_by_its_clauses_and_figures():
    text = words(for_applicants(changed(OLD, NEW), "示范办法", []))
    assert "一、新的规定" in text and "不再有10万元，现有20万元" in text


def test_a_quoted_table_is_a_table_in_the_decision():
    document = amendment_document(
        Amendment(
            "关于修改的决定",
            (
                "关于修改的决定",
                "一、将第一条修改为：“标准如下：",
                "“〔表格〕",
                "“| 金奖 | 10\\|20 |",
                "“| 银奖 | 5 |",
                "“另行公布。”",
            ),
        )
    )
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [[plain(cell.paragraphs[0].inlines) for cell in row] for row in table.rows] == [
        ["金奖", "10|20"],
        ["银奖", "5"],
    ]


def test_the_list_of_effects_puts_open_citations_first():
    assert "|没有指向|引用的第九条已经没有" in words(impact_document(STALE, "示范办法"))
