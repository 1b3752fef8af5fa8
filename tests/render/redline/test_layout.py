"""How the lines of a redline look: the styles of the document that it will become."""

from __future__ import annotations

import pytest

from policypress.compare.text.tree import walk
from policypress.render.redline.layout import Shape, shapes
from tests.support.texts import tree


def styles(text: str) -> dict[str, str]:
    """The style of each printed line of a text."""
    return {words: shape.style for words, shape in shaped(text).items()}


def shaped(text: str) -> dict[str, Shape]:
    read = tree(text)
    nodes = [node for node, _ in walk(read)]
    printed = [line.printed for node in nodes for line in node.lines]
    return dict(zip(printed, shapes(nodes, read.scheme), strict=True))


def test_each_part_of_a_law_has_the_style_of_its_kind() -> None:
    text = """示范办法
（2023年2月6日公布）
2024年修订
根据授权制定。
目　录
第一编 总则
第一编 总则
第一分编 通则
第一章 目的
第一节 原则
第一条 甲。
（一）乙。
第二条 丙。
区政府
区司法局
2024年1月1日"""
    assert styles(text) == {
        "示范办法": "title",
        "（2023年2月6日公布）": "centered",
        "2024年修订": "centered",
        "根据授权制定。": "body",
        "目　录": "contents-title",
        "第一编 总则": "chapter",
        "第一分编 通则": "chapter",
        "第一章 目的": "chapter",
        "第一节 原则": "clause-heading",
        "第一条 甲。": "body",
        "（一）乙。": "body",
        "第二条 丙。": "body",
        "区政府": "signature",
        "区司法局": "signature",
        "2024年1月1日": "date-line",
    }


def test_the_entries_of_the_contents_differ_from_its_heading() -> None:
    text = "目录\n第一章 甲\n第二章 乙\n第一章 甲\n第一条 子。\n第二章 乙\n第二条 丑。"
    read = tree(text)
    assert [shape.style for shape in shapes(read.nodes[:1], "articles")] == [
        "contents-title",
        "contents-1",
        "contents-1",
    ]


@pytest.mark.parametrize(
    "words", ["（2023年2月6日公布。", "根据法律制定", "第一次修正"]
)
def test_a_sentence_before_the_first_clause_is_no_note_of_the_title(
    words: str,
) -> None:
    assert (
        styles(f"示范办法\n{words}\n第一条 甲。\n第二条 乙。")[words] == "body"
    )


def test_the_head_of_an_annex_differs_from_its_lines_and_from_a_note_of_it() -> (
    None
):
    clauses = "第一条 甲。\n第二条 乙。\n"
    assert styles(f"{clauses}附件1\n名单\n张三")["附件1"] == "attachment-label"
    assert styles(f"{clauses}附件1\n名单\n张三")["张三"] == "body"
    assert styles(f"{clauses}附件：名单")["附件：名单"] == "attachment-first"


def test_the_number_of_an_article_stands_out() -> None:
    shape = shaped("第十七条 甲。\n第十八条 乙。")["第十七条 甲。"]
    assert shape == Shape("body", 4, "strong", 5, "clause")


def test_the_run_in_heading_of_a_measure_stands_out_with_its_stop() -> None:
    found = shaped(
        "一、质量\n（一）质量奖。给予奖励。\n（二）标准\n给予支持。"
    )
    assert found["（一）质量奖。给予奖励。"] == Shape(
        "body", 7, "run-in", 3, "clause"
    )
    assert found["（二）标准"] == Shape("body", 5, "run-in", 3, "clause")


def test_a_measure_without_heading_has_nothing_that_stands_out() -> None:
    found = shaped(
        "一、质量\n（一）对获奖企业，给予奖励；另有规定的除外。\n（二）标准。给予支持。"
    )
    shape = found["（一）对获奖企业，给予奖励；另有规定的除外。"]
    assert shape == Shape("body", 0, "", 3, "clause")


def test_a_line_without_number_has_no_number_to_track() -> None:
    found = shaped("第一条 甲：\n（一）乙；\n1.丙。\n丁。\n第二条 戊。")
    assert [(shape.number, shape.level) for shape in found.values()] == [
        (4, "clause"),
        (3, "item"),
        (2, "subitem"),
        (0, "paragraph"),
        (4, "clause"),
    ]
