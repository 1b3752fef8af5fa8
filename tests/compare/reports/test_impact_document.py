"""The list of effects: what somebody has to look at first."""

from __future__ import annotations

from policypress.compare.impact import Impact
from policypress.compare.impact.benchmarks import BenchmarkImpact
from policypress.compare.impact.citations import CitationImpact
from policypress.compare.impact.documents import (
    DocumentImpact,
    document_impacts,
)
from policypress.compare.reports.impact_document import impact_document
from policypress.document import Document, Paragraph, Text
from tests.support.report_lines import lines_of, text_of

STALE = Impact(
    (CitationImpact("第三条", "第九条", "dangling", "引用的第九条已经没有"),)
)


def test_the_list_of_effects_puts_open_citations_first():
    assert "|没有指向|引用的第九条已经没有" in text_of(
        impact_document(STALE, "示范办法")
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
    text = text_of(impact_document(Impact(documents=tuple(found)), "示范办法"))
    assert (
        "内容随之变动的文件共1个。" in text
        and "另有1个文件只有条序变化，也要重新生成：申报指南1个。" in text
    )


def lines(impact: Impact) -> list[str]:
    """The lines of the list below its title."""
    return lines_of(impact_document(impact, "示范办法"))[1:]


def test_two_texts_have_citations_only():
    assert lines(Impact()) == ["一、条文引用", "没有引用因条序变动而受影响。"]


def test_citations_are_counted_and_those_that_followed_stand_last():
    followed = CitationImpact("第四条", "第三条", "followed", "原引第二条")
    stale = CitationImpact("第五条", "第三条", "stale", "仍引第三条")
    assert lines(Impact((followed, stale, *STALE.citations))) == [
        "一、条文引用",
        "引用的条序有变动的共3处：已随条序调整1处，需要核对2处。",
        "所在条|引用|情况|说明",
        "第五条|第三条|可能指错|仍引第三条",
        "第三条|第九条|没有指向|引用的第九条已经没有",
        "第四条|第三条|已随条序调整|原引第二条",
    ]


def test_documents_and_benchmarks_have_a_section_each():
    long = DocumentImpact(
        "指南/02-甲", "内容变化", 1, 2, "长 \n句" + "话" * 60, "指南/01-甲"
    )
    short = DocumentImpact("说明", "新增", 0, 1, "话" * 60)
    whole = lines(Impact(documents=(long, short)))
    assert whole[2:] == [
        "二、成套文件",
        "内容随之变动的文件共2个。",
        "文件|情况|删去段落|增加段落|变动举例",
        f"指南/02-甲（原指南/01-甲）|内容变化|1|2|长 句{'话' * 57}……",
        f"说明|新增|0|1|{'话' * 60}",
        "三、需要重新核对的对照政策",
        "有变动的数据没有登记对照政策。",
    ]


def test_a_figure_stands_beside_those_it_is_compared_with():
    one = BenchmarkImpact(
        "市规程", "第五条", "40万元", "a", "金奖", "20万元", "25万元"
    )
    other = BenchmarkImpact("省规程", "", "50万元", "b", "银奖", "", "")
    assert lines(Impact(benchmarks=(one, other)))[2:] == [
        "二、成套文件",
        "其他文件的内容没有变动。",
        "三、需要重新核对的对照政策",
        "本区数据|原|新|对照政策|条款|对照数据",
        "金奖|20万元|25万元|市规程|第五条|40万元",
        "银奖|—|—|省规程|—|50万元",
    ]


def test_renumbered_documents_are_counted_by_folder_and_named_outside_one():
    names = ("指南/甲", "说明", "指南/乙", "表/甲")
    renumbered = tuple(DocumentImpact(name, "仅条序变化") for name in names)
    assert (
        "另有4个文件只有条序变化，也要重新生成：指南2个、表1个、说明。"
        in lines(Impact(documents=renumbered))
    )


def test_it_goes_to_word_and_to_a_workbook():
    assert impact_document(Impact(), "示范办法").formats == ("docx", "xlsx")
