"""Legal review goes clause by clause."""

from __future__ import annotations

from policypress.compare.changes import Change
from policypress.compare.impact import Impact
from policypress.compare.impact.citations import CitationImpact
from policypress.compare.reports.legal_review import legal_review
from policypress.compare.reports.renumbered import renumbered_runs
from policypress.compare.text.tree import Node
from policypress.document import Paragraph, Text
from tests.support.report_lines import lines_of, text_of
from tests.support.texts import NEW, OLD, changed

NO_IMPACT = Impact()
STALE = Impact(
    (CitationImpact("第三条", "第九条", "dangling", "引用的第九条已经没有"),)
)


ANNEXED = OLD + "\n附件一：名单\n共800人，奖励10万元。"


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
    assert "修改说明：提高标准。" in text_of(
        document
    ) and "引用核对：引用的第九条已经没有。" in text_of(document)
    assert "仅条序调整" in text_of(document)


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
    text = text_of(legal_review(changed(old, new), "示范办法", Impact(), {}))
    assert (
        "以下3条只有条序和随之调整的引用不同：原第二条至第四条依次改为第三条至第五条。"
        in text
    )


def test_legal_review_puts_an_annex_under_no_chapter_and_names_a_changed_chapter_once():
    annex = text_of(
        legal_review(
            changed(ANNEXED, ANNEXED.replace("800", "1200")),
            "示范办法",
            Impact(),
            {},
        )
    )
    assert "第一章 总则" not in annex and "附件一：名单【修改】" in annex
    chapter = text_of(
        legal_review(
            changed(OLD, OLD.replace("总则", "一般规定")),
            "示范办法",
            Impact(),
            {},
        )
    )
    assert chapter.count("第一章") == 1


def review(
    old: str | list,
    new: str | list,
    impact: Impact = NO_IMPACT,
    **reasons: str,
) -> list[str]:
    """The lines of the review below its title."""
    document = legal_review(changed(old, new), "示范办法", impact, reasons)
    return lines_of(document)[1:]


def test_each_changed_clause_stands_with_its_words_below_its_chapter():
    followed = CitationImpact("第三条", "第二条", "followed", "原引第一条")
    other = CitationImpact("第四条", "第二条", "stale", "仍引第二条")
    impact = Impact((followed, other, *STALE.citations))
    assert review(OLD, NEW, impact, 第三条="提高标准。") == [
        "共6条：新增1条、删去1条、修改1条、仅条序调整1条、未变2条。"
        "删去的文字加删除线，增加的文字加粗。",
        "第一章 总则",
        "第二条【新增】",
        "第二条 申报企业应当在本区登记。",
        "第三条（原第二条）【修改】",
        "第二条第三条 获奖企业奖励10万元20万元。",
        "修改说明：提高标准。",
        "引用核对：引用的第九条已经没有。",
        "原第四条【删去】",
        "第四条 本办法由区局解释。",
        "仅条序调整",
        "以下1条只有条序和随之调整的引用不同：原第三条改为第四条。",
    ]


def test_a_chapter_in_which_nothing_changed_is_not_named():
    second = "\n第二章 附则\n第六条 本办法由市局解释。"
    lines = review(OLD + second, OLD + second.replace("市局", "区局"))
    assert lines[1:3] == ["第二章 附则", "第六条【修改】"]


def test_units_of_which_only_typography_differs_are_listed_at_the_end():
    lines = review(OLD, OLD.replace("促进发展，", "促进发展,"))
    assert lines[1:] == [
        "版式差异",
        "以下1处只有标点、空格或者字形写法不同：第一条。",
    ]


def test_a_table_marks_its_words_in_brackets():
    head = ("级别", "金额")
    old = ["第一条 标准：", (head, ("一级", "10万元"))]
    new = ["第一条 标准：", (head, ("一级", "20万元"))]
    assert review(old, new)[1:] == [
        "第一条【修改】",
        "第一条 标准：",
        "第1列|第2列",
        "级别|金额",
        "一级|［删：10万元］［增：20万元］",
    ]


def test_a_paragraph_that_was_split_is_shown_line_by_line():
    old = "第一条 申请人应当提交材料，主管部门应当及时审核材料并且公布结果。"
    lines = review(old, old.replace("，", "。\n"))
    assert lines[2:] == [
        "第一条 申请人应当提交材料，。",
        "主管部门应当及时审核材料并且公布结果。",
    ]


def test_a_run_of_numbers_ends_where_one_of_them_does_not_count_on():
    def renumbered(*pairs: tuple[int, int]) -> list[Change]:
        """Clauses whose old number became a new one."""
        made = []
        for old, new in pairs:
            nodes = [Node("clause", number=(number,)) for number in (old, new)]
            sides = ((nodes[0],), (nodes[1],))
            made.append(Change("", "clause", "仅条序调整", (), *sides, ()))
        return made

    assert list(
        renumbered_runs(renumbered((2, 3), (3, 4), (5, 6), (6, 8)))
    ) == [
        "原第二条至第三条依次改为第三条至第四条",
        "原第五条改为第六条",
        "原第六条改为第八条",
    ]
    assert list(renumbered_runs([])) == []


def test_a_clause_between_two_numbers_is_in_no_run():
    between = Node("clause", number=(2, 1)), Node("clause", number=(3, 1))
    after = Node("clause", number=(3,)), Node("clause", number=(4,))
    changes = [
        Change("", "clause", "仅条序调整", (), (old,), (new,), ())
        for old, new in (between, after)
    ]
    assert list(renumbered_runs(changes)) == [
        "原第二条之一改为第三条之一",
        "原第三条改为第四条",
    ]
