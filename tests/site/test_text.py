"""Composed blocks as HTML and as text, as the pages of a measure show them."""

from __future__ import annotations

from policypress.document import (
    Cell,
    Mark,
    Origin,
    Paragraph,
    Table,
    Text,
)
from policypress.findings import Place
from policypress.site.text import html, text

WHERE = Origin("measures/prize#amount", Place("policy/measures/prize.yaml", 9))
OPEN = Text("20万元", origin=WHERE, mark=Mark("proposed", "拟定：测算"))


def cell(*lines: str) -> Cell:
    return Cell(tuple(Paragraph("cell", (Text(line),)) for line in lines))


def test_a_figure_that_is_not_settled_is_marked_with_its_reason():
    words = (Text("最高"), OPEN)
    made = html([Paragraph("amount", words)])
    assert 'class="proposed" title="拟定：测算"' in made
    assert ">20万元</mark>" in made


def test_a_table_without_a_caption_is_named_by_its_page():
    table = Table(((cell("事项"),), (cell("资助"),)))
    assert "申报指南" in html([table], "申报指南")


def test_the_words_of_blocks_are_a_line_each_without_headers_and_numbers():
    table = Table(
        (
            (cell("序号"), cell("材料"), cell("说明")),
            (cell("1"), cell("申请表"), cell("原件", "1份")),
            (cell("2"), cell("证明"), cell("")),
        )
    )
    empty = Paragraph("plain", (Text(" "),))
    blocks = [Paragraph("plain", (Text("最高"), OPEN)), empty, table]
    assert text(blocks).split("\n") == [
        "最高20万元",
        "申请表　原件；1份",
        "证明　",
    ]
