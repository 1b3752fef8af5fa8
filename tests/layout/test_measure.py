"""The drafter's document, rendered and measured: is it what GB/T 9704—2012 asks for?"""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.document import (
    Cell,
    Document,
    LineBreak,
    Paragraph,
    Section,
    Table,
    Text,
)
from policypress.layout.check import check_layout
from policypress.layout.measure import Grid, Layout, measure
from policypress.layout.norm import GBT9704
from policypress.layout.table import table as printed

LOOK = Path(__file__).parents[2] / "templates" / "looks" / "gbt9704.yaml"
SENTENCE = "为深入贯彻落实质量强国战略和标准化战略充分发挥质量标准知识产权对经济社会高质量发展的支撑和引领作用结合实际制定本措施"


def para(role: str, words: str, level: int = 0) -> Paragraph:
    return Paragraph(role, (Text(words),), level=level)


def comparison() -> Table:
    rows = [("序号", "措施", "标准", "来源")]
    rows += [
        (str(n), "树立光明质量标杆", SENTENCE, SENTENCE[:20])
        for n in range(1, 25)
    ]
    return Table(
        tuple(
            tuple(Cell((para("table-cell", words),)) for words in row)
            for row in rows
        ),
        widths=(1, 3, 6, 4),
    )


def document() -> Document:
    title = "深圳市光明区关于促进质量标准知识产权发展的若干措施"
    return Document(
        "措施正文",
        title,
        (
            Paragraph(
                "title",
                (Text(title[:10]), LineBreak(), Text(title[10:])),
                level=1,
            ),
            para("body", SENTENCE * 40),
            para("chapter", "一、对照", 2),
            comparison(),
            Section(landscape=True),
            para("body", SENTENCE),
            comparison(),
            Section(landscape=False),
            para("body", SENTENCE * 24),
        ),
    )


@pytest.fixture(scope="module")
def layout(tmp_path_factory) -> Layout:
    from policypress.render.docx import load_look, render
    from policypress.render.pdf import convert
    from policypress.system.tools import find_program, find_soffice

    if not find_soffice() or not find_program("pdftoppm"):
        pytest.skip("没有 LibreOffice 或 poppler")
    look, findings = load_look(LOOK)
    assert look, findings
    folder = tmp_path_factory.mktemp("layout")
    (folder / "措施正文.docx").write_bytes(render(document(), look))
    result = convert([folder / "措施正文.docx"], folder)
    assert len(result.written) == 1, result.findings
    return measure(result.written[0])


def full_pages(layout: Layout) -> list[Grid]:
    return [
        page.grid for page in layout.pages if page.grid and not page.landscape
    ]


@pytest.mark.libreoffice
def test_every_full_page_has_22_lines_of_28_characters(layout):
    grids = full_pages(layout)
    assert len(grids) >= 3
    assert {(grid.rows, grid.characters) for grid in grids} == {(22, 28)}
    assert all(abs(grid.pitch - 28.95) < 0.1 for grid in grids)


@pytest.mark.libreoffice
def test_margins_are_those_of_the_text_area(layout):
    """Top and bottom of body pages depend on how high a face sits in its line; a table's top rule does not."""
    wanted = GBT9704.margins
    for grid in full_pages(layout):
        assert (grid.margins.left, grid.margins.right) == pytest.approx(
            (wanted.left, wanted.right), abs=0.5
        )
        assert (grid.margins.top, grid.margins.bottom) == pytest.approx(
            (wanted.top, wanted.bottom), abs=1
        )
    top = min(page.ink.top for page in layout.pages if not page.landscape)
    rows = 22 * full_pages(layout)[0].pitch * 25.4 / 72
    assert (top, 297 - top - rows) == pytest.approx(
        (wanted.top, wanted.bottom), abs=0.5
    )


@pytest.mark.libreoffice
def test_page_numbers_run_on_outer_sides_seven_millimetres_below(layout):
    numbers = [page.page_number for page in layout.pages]
    assert [number.number for number in numbers] == list(
        range(1, len(numbers) + 1)
    )
    for number in numbers:
        assert number.below == pytest.approx(
            7, abs=1
        ) and number.size == pytest.approx(14, abs=0.3)
        assert (
            number.right if number.number % 2 else number.left
        ) == pytest.approx(14 * 25.4 / 72, abs=1)


@pytest.mark.libreoffice
def test_landscape_pages_return_to_portrait_and_nothing_leaves_the_text_area(
    layout,
):
    turned = [page.landscape for page in layout.pages]
    assert True in turned and turned[0] is turned[-1] is False
    assert [
        f for f in check_layout(layout) if f.code == "outside-text-area"
    ] == []


@pytest.mark.libreoffice
def test_the_title_stands_in_title_type_on_the_lines_it_was_given(layout):
    assert layout.pages[0].title == (10, 15)


@pytest.mark.libreoffice
def test_the_whole_document_is_without_a_finding(layout):
    assert check_layout(layout) == []
    assert "22满\t28\t28.95" in printed(layout)
