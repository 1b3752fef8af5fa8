"""What a composed document says, walked and written as plain text."""

from policypress.document import (
    Cell,
    Field,
    LineBreak,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
    cell_text,
    paragraphs,
    plain,
)


def paragraph(words: str) -> Paragraph:
    return Paragraph("body", (Text(words),))


def test_paragraphs_come_in_reading_order_those_in_cells_included() -> None:
    first_row = (Cell((paragraph("甲"), paragraph("乙"))), Cell(()))
    second_row = (Cell((paragraph("丙"),)), Cell((paragraph("丁"),)))
    blocks = (
        Section(landscape=True),
        paragraph("前"),
        Table((first_row, second_row)),
        PageBreak(),
        paragraph("后"),
    )
    found = [plain(one.inlines) for one in paragraphs(blocks)]
    assert found == ["前", "甲", "乙", "丙", "丁", "后"]


def test_a_cell_is_its_paragraphs_with_something_between() -> None:
    cell = Cell((paragraph("甲"), paragraph("乙")))
    assert cell_text(cell) == "甲\n乙"
    assert cell_text(cell, "；") == "甲；乙"
    assert cell_text(Cell(())) == ""


def test_a_line_break_and_the_hint_of_a_field_are_text() -> None:
    field = Field("text", "name", "名称", placeholder="填写名称")
    assert plain((Text("甲"), LineBreak(), field)) == "甲\n填写名称"
