"""Three readings of one comparison: who decides, who reviews, who applies."""

from __future__ import annotations

from policypress.compare.decision.write.decision import Amendment
from policypress.compare.impact import Impact
from policypress.compare.impact.citations import CitationImpact
from policypress.compare.impact.documents import document_impacts
from policypress.compare.impact.figures import FigureChange
from policypress.compare.reports.applicants import for_applicants
from policypress.compare.reports.decision_document import amendment_document
from policypress.compare.reports.decision_page import decision_page
from policypress.compare.reports.impact_document import impact_document
from policypress.compare.reports.legal_review import legal_review
from policypress.document import Document, Paragraph, Table, Text, plain
from tests.support.texts import NEW, OLD, changed

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
STALE = Impact(
    (CitationImpact("第三条", "第九条", "dangling", "引用的第九条已经没有"),)
)


def words(document: Document) -> str:
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.inlines))
        elif isinstance(block, Table):
            lines += [
                "|".join(plain(cell.paragraphs[0].inlines) for cell in row)
                for row in block.rows
            ]
    return "\n".join(lines)


def test_the_page_for_who_decides_gives_counts_money_and_what_is_open():
    text = words(decision_page(changed(OLD, NEW), "示范办法", [RISE, GONE], STALE, {}))
    assert "标准提高1项、取消1项。" in text
    assert "第（一）条|奖励甲·获奖奖励|10万元|20万元|增加10万元（+100%）" in text
    assert (
        "需要核对的引用有1处：第三条引用的第九条已经没有。" in text
        and "没有写明理由的标准有1项" in text
    )


def test_legal_review_goes_clause_by_clause_and_marks_the_words():
    document = legal_review(
        changed(OLD, NEW), "示范办法", STALE, {"第三条": "提高标准。"}
    )
    marked = [
        (text.text, text.role)
        for block in document.blocks
        if isinstance(block, Paragraph)
        for text in block.inlines
        if isinstance(text, Text) and text.role in ("added", "deleted")
    ]
    assert ("10万元", "deleted") in marked and ("20万元", "added") in marked
    assert "修改说明：提高标准。" in words(
        document
    ) and "引用核对：引用的第九条已经没有。" in words(document)
    assert "仅条序调整" in words(document)


def test_applicants_are_told_what_they_get_and_what_they_no_longer_get():
    text = words(for_applicants(changed(OLD, NEW), "示范办法", [RISE, GONE]))
    assert (
        "一、标准变动\n1.奖励甲·获奖奖励·金额：由10万元改为20万元，增加10万元（+100%）（第（一）条）。"
        in text
    )
    assert (
        "二、不再提供的\n1.资助丙·培训资助·金额：原为5万元，不再适用（原第（三）条）。"
        in text
    )


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
    assert [
        [plain(cell.paragraphs[0].inlines) for cell in row] for row in table.rows
    ] == [
        ["金奖", "10|20"],
        ["银奖", "5"],
    ]


def test_the_list_of_effects_puts_open_citations_first():
    assert "|没有指向|引用的第九条已经没有" in words(impact_document(STALE, "示范办法"))


def row(
    path: str, label: str, sort: str, kind: str, value: str, clause: str = "第（二）条"
) -> FigureChange:
    sides = (value, "") if kind == "取消" else ("", value)
    clauses = ("", clause) if kind == "取消" else (clause, "")
    return FigureChange(path, label, sort, kind, *sides, "", *clauses)


def test_a_support_that_came_is_told_with_all_it_gives_in_one_sentence():
    rows = [
        row(
            "measures/a#supports.b.amount.tiers.gold.value",
            "奖励甲·获奖奖励·金奖·金额",
            "金额",
            "新增",
            "20万元",
        ),
        row(
            "measures/a#supports.b.caps.per_applicant_year",
            "奖励甲·获奖奖励·每家每年上限",
            "上限",
            "新增",
            "30万元",
        ),
        row(
            "measures/a#supports.b.conditions.won",
            "奖励甲·获奖奖励·申报条件",
            "条件",
            "新增",
            "上一年度获奖",
        ),
        row("measures/a#supports.b.exists", "奖励甲·获奖奖励", "规则", "新增", "设立"),
        row(
            "measures/a#supports.b.review",
            "奖励甲·获奖奖励·审核方式",
            "规则",
            "新增",
            "核准制",
        ),
        row("measures/c#supports.d.exists", "资助丙·培训资助", "规则", "取消", "设立"),
        row(
            "measures/c#supports.d.amount.value",
            "资助丙·培训资助·金额",
            "金额",
            "取消",
            "5万元",
        ),
    ]
    assert words(for_applicants(changed(OLD, NEW), "示范办法", rows)).split("\n")[
        1:-1
    ] == [
        "一、新的支持",
        "1.奖励甲·获奖奖励（第（二）条）：金奖20万元，每家每年上限30万元。申报条件：上一年度获奖。",
        "二、不再提供的",
        "1.资助丙·培训资助（原第（二）条）：5万元。",
    ]


def test_numbers_that_only_moved_on_are_told_as_a_run():
    old = "\n".join(f"第{n}条 第{n}项要求是{n}。" for n in "一二三四")
    new = (
        old.replace("四", "五")
        .replace("三", "四")
        .replace("二", "三")
        .replace("\n", "\n第二条 新的一条内容。\n", 1)
    )
    new = (
        new.replace("第三项要求是三", "第二项要求是二")
        .replace("第四项要求是四", "第三项要求是三")
        .replace("第五项要求是五", "第四项要求是四")
    )
    text = words(legal_review(changed(old, new), "示范办法", Impact(), {}))
    assert (
        "以下3条只有条序和随之调整的引用不同：原第二条至第四条依次改为第三条至第五条。"
        in text
    )


def test_documents_in_which_only_numbers_moved_on_are_told_in_one_sentence():
    def paper(name: str, *lines: str) -> Document:
        return Document(
            name,
            name,
            tuple(Paragraph("body", (Text(line),)) for line in lines),
            template=name.split("/")[0],
        )

    old = [
        paper("申报指南/01-大赛", "依据第（一）条。", "（一）奖励甲"),
        paper("起草说明", "共3条，见第（一）条"),
    ]
    new = [
        paper("申报指南/02-大赛", "依据第（二）条。", "（二）奖励甲"),
        paper("起草说明", "共4条，见第（二）条"),
    ]
    found = document_impacts(old, new)
    assert [item.state for item in found] == ["仅条序变化", "内容变化"]
    text = words(impact_document(Impact(documents=tuple(found)), "示范办法"))
    assert (
        "内容随之变动的文件共1个。" in text
        and "另有1个文件只有条序变化，也要重新生成：申报指南1个。" in text
    )


ANNEXED = OLD + "\n附件一：名单\n共800人，奖励10万元。"


def test_what_changes_outside_the_clauses_is_told_though_no_count_has_it():
    changes = changed(ANNEXED, ANNEXED.replace("800", "1200"))
    assert changes.counts()["修改"] == 0
    text = words(decision_page(changes, "示范办法", [], Impact(), {}))
    assert "条文之外：附件一（修改）。" in text and "没有实质修改" not in text
    assert "附件一：名单：文字有修改" in words(for_applicants(changes, "示范办法", []))


def test_legal_review_puts_an_annex_under_no_chapter_and_names_a_changed_chapter_once():
    annex = words(
        legal_review(
            changed(ANNEXED, ANNEXED.replace("800", "1200")), "示范办法", Impact(), {}
        )
    )
    assert "第一章 总则" not in annex and "附件一：名单【修改】" in annex
    chapter = words(
        legal_review(
            changed(OLD, OLD.replace("总则", "一般规定")), "示范办法", Impact(), {}
        )
    )
    assert chapter.count("第一章") == 1
