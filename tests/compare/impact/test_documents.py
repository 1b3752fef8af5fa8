"""Which documents of the set are to be issued anew, and why."""

from __future__ import annotations

from policypress.compare.impact.documents import (
    DocumentImpact,
    document_impacts,
)
from policypress.document import (
    Cell,
    Document,
    LineBreak,
    PageBreak,
    Paragraph,
    Table,
    Text,
)


def document(name: str, *lines: str, template: str = "guide") -> Document:
    """A document of paragraphs."""
    blocks = tuple(Paragraph("body", (Text(line),)) for line in lines)
    return Document(name, name, blocks, template=template)


def impacts(old: Document, new: Document) -> list[DocumentImpact]:
    return document_impacts([old], [new])


def test_documents_are_compared_by_what_they_say_whatever_number_their_file_has():
    old = [
        document("指南/01-甲", "一", "二"),
        document("指南/02-乙", "三"),
        document("旧表", "四"),
    ]
    new = [
        document("指南/02-甲", "一", "贰"),
        document("指南/01-乙", "三"),
        document("新表", "五"),
    ]
    assert document_impacts(old, new) == [
        DocumentImpact("指南/02-甲", "内容变化", 1, 1, "贰", "指南/01-甲"),
        DocumentImpact("指南/01-乙", "仅改名", old_name="指南/02-乙"),
        DocumentImpact("新表", "新增", added=1),
        DocumentImpact("旧表", "不再生成", gone=1),
    ]


def test_a_document_that_is_as_it_was_is_not_listed():
    assert impacts(document("甲", "一"), document("甲", "一")) == []


def test_a_document_of_another_template_is_another_document():
    other = document("甲", "一", template="form")
    states = [item.state for item in impacts(document("甲", "一"), other)]
    assert states == ["新增", "不再生成"]


def test_only_the_numbers_of_clauses_differ():
    old = document(
        "指南/01-甲", "依据第（一）条。", "（一）奖励甲", "第十二条不变"
    )
    new = document(
        "指南/02-甲", "依据第（二）条。", "（二）奖励甲", "第十三条不变"
    )
    assert impacts(old, new) == [
        DocumentImpact(
            "指南/02-甲", "仅条序变化", 3, 3, "依据第（二）条。", "指南/01-甲"
        )
    ]


def test_a_number_in_brackets_within_a_line_is_no_number_of_a_clause():
    found = impacts(document("甲", "共（一）项"), document("甲", "共（二）项"))
    assert [item.state for item in found] == ["内容变化"]


def test_a_line_that_stands_once_more_is_a_difference():
    (found,) = impacts(document("甲", "一", "一"), document("甲", "一"))
    assert (found.gone, found.added, found.example) == (1, 0, "一")


def test_blank_paragraphs_and_page_breaks_are_not_counted():
    paragraphs = (
        Paragraph("body", (Text(" "),)),
        Paragraph("body", (LineBreak(),)),
    )
    blank = Document("甲", "甲", (*paragraphs, PageBreak()), template="guide")
    assert impacts(blank, document("甲")) == []
    assert impacts(blank, document("甲", "一"))[0].added == 1


def test_a_table_is_compared_row_by_row():
    def with_row(*cells: str) -> Document:
        """A document with one row."""
        row = []
        for words in cells:
            lines = words.split("/")
            row.append(
                Cell(tuple(Paragraph("cell", (Text(one),)) for one in lines))
            )
        return Document("甲", "甲", (Table((tuple(row),)),), template="guide")

    (found,) = impacts(
        with_row("（一）甲", "10万元"), with_row("（一）甲", "20万元")
    )
    assert (found.gone, found.added, found.example) == (
        1,
        1,
        "（一）甲\t20万元",
    )
    (found,) = impacts(
        with_row("a", "（一）甲/（一）"), with_row("a", "（二）甲/（二）")
    )
    assert (found.state, found.example) == (
        "仅条序变化",
        "a\t（二）甲\n（二）",
    )
