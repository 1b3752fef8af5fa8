"""A guide is cut at its headings; what is still open is listed once, with its reason."""

from __future__ import annotations

from policypress.document import (
    Cell,
    Document,
    Mark,
    Origin,
    Paragraph,
    Table,
    Text,
)
from policypress.findings import Place
from policypress.site.sections import Open, open_figures, sections

HERE = Place("policy/guides/prize.yaml", 3, 5)


def line(words: str, level: int = 0, anchor: str = "") -> Paragraph:
    return Paragraph("plain", (Text(words),), level=level, anchor=anchor)


def figure(path: str, words: str, status: str, note: str) -> Text:
    """A figure as it is printed with its status."""
    return Text(words, origin=Origin(path, HERE), mark=Mark(status, note))


def test_a_guide_has_a_section_a_heading_and_leaves_out_what_stands_before():
    guide = Document(
        "指南",
        "指南",
        (
            line("指南", 1),
            line("一、申报条件", 2),
            line("在本区设立。", anchor="line-3"),
            line("（一）其他", 3),
            line("二、申报条件", 2),
            line("1. 附注", 2),
            line("从略。"),
            line("第三章 ——", 2),
        ),
    )
    made = sections(guide)
    assert [(one.heading, one.anchor, one.text) for one in made] == [
        ("一、申报条件", "申报条件", "在本区设立。\n（一）其他"),
        ("二、申报条件", "申报条件-2", ""),
        ("1. 附注", "附注", "从略。"),
        ("第三章 ——", "section", ""),
    ]
    assert [block.anchor for block in made[0].blocks] == ["", ""]


def test_tables_are_read_row_by_row_without_their_head_and_numbers():
    def row(*words: str) -> tuple[Cell, ...]:
        return tuple(
            Cell(tuple(line(part) for part in one.split("/"))) for one in words
        )

    table = Table(
        (row("序号", "材料"), row("1", "申请表/原件"), row("2", "证书")),
        header=1,
    )
    guide = Document("指南", "指南", (line("材料", 2), table, line(" ")))
    (section,) = sections(guide)
    assert section.text == "申请表；原件\n证书"


def test_what_is_not_published_is_listed_once_with_its_reason():
    paragraph = Paragraph(
        "plain",
        (
            Text("最高"),
            figure("a", "5万元", "proposed", "拟定：参照市级"),
            figure("a", "5万元", "proposed", "拟定：参照市级"),
            figure("b", "3年", "published", "第五条"),
            figure("c", "【待核】", "unknown", "待核"),
            Text("元", mark=Mark("proposed", "没有出处")),
        ),
    )
    assert list(open_figures([paragraph])) == [
        Open("a", "proposed", "5万元", "参照市级"),
        Open("c", "unknown", "【待核】", "待核"),
    ]
