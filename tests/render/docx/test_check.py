"""What a document asks of a look that the look lacks is found before Word shows it."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.document import (
    Block,
    Cell,
    PageNumberOf,
    Paragraph,
    Table,
    Text,
)
from policypress.findings import Place
from policypress.render.docx import check_roles
from tests.support.word_files import PLACE, document, look, origin, para

WHOLE = Place("templates/guide.md")
REMEDY = "在 templates/looks/gbt9704.yaml 里加上它，或改用已有的样式"


def found(*blocks: Block) -> list[tuple[str, Place, str, str]]:
    whole = document(*blocks, template="templates/guide.md")
    findings = check_roles(whole, look())
    return [(f.code, f.place, f.message, f.hint) for f in findings]


def test_an_unknown_style_is_named_with_its_kind_its_place_and_the_remedy() -> (
    None
):
    strange = Text("乙", "zzzzzz", origin=replace(origin("b"), place=WHOLE))
    cell = Cell((para("xxxxxx", "甲", node="a"),))
    table = Table(((cell,),), role="yyyyyy", origin=origin("t"))
    assert found(para("body", strange, node="p"), table) == [
        ("unknown-role", WHOLE, "版式“gbt9704”没有字符样式“zzzzzz”", REMEDY),
        ("unknown-role", PLACE, "版式“gbt9704”没有段落样式“xxxxxx”", REMEDY),
        ("unknown-role", PLACE, "版式“gbt9704”没有表格样式“yyyyyy”", REMEDY),
    ]


def test_a_misspelt_style_is_answered_with_the_nearest_one() -> None:
    cell = Cell((para("table-cel", Text("x", "strng")),))
    table = Table(((cell,),), role="tabel")
    assert {hint for *_, hint in found(para("boddy", "甲"), table)} == {
        "是否应为“body”？",
        "是否应为“table-cell”？",
        "是否应为“strong”？",
        "是否应为“table”？",
    }


def test_what_is_wrong_often_is_reported_once_where_it_is_first() -> None:
    later = replace(origin("b"), place=WHOLE)
    findings = found(
        para("xxxxxx", "甲", PageNumberOf("c9"), node="a"),
        Paragraph("xxxxxx", (PageNumberOf("c9"),), later),
    )
    assert [finding[:2] for finding in findings] == [
        ("unknown-role", PLACE),
        ("unknown-anchor", PLACE),
    ]


def test_a_page_number_points_at_a_paragraph_of_this_document() -> None:
    inside = Table(((Cell((para("table-cell", "甲", anchor="c1"),)),),), 0)
    assert found(inside, para("body", PageNumberOf("c1"))) == []
    message = "页码指向的“c9”不在本文件中"
    assert found(para("body", PageNumberOf("c9"))) == [
        ("unknown-anchor", WHOLE, message, "检查所指标题的标识")
    ]


def test_a_table_has_as_many_widths_as_columns_or_none() -> None:
    row = (Cell((), span=2), Cell(()))
    three = Table((row,), 0, (1, 2, 3))
    assert found(three, replace(three, widths=())) == []
    two = replace(three, widths=(1, 2), origin=origin("t"))
    assert found(two, replace(two, origin=None)) == [
        (
            "table-widths",
            place,
            "表格有 3 列，却写了 2 个列宽",
            "列宽个数应与列数相同",
        )
        for place in (PLACE, WHOLE)
    ]


def test_a_document_without_a_template_is_named_itself() -> None:
    (finding,) = check_roles(document(para("xxxxxx", "甲")), look())
    assert finding.place == Place("样例")
