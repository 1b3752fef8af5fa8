"""A Word file is held to the layout of official documents: page, numbers, fonts, what was
left in it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from policypress.lint.engine import subject_findings
from policypress.lint.registry import all_rules
from policypress.lint.subjects import word_file


def official() -> docx.document.Document:
    """A document with the page of the standard."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin = Mm(26), Mm(35)
    fonts = made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    made.settings.odd_and_even_pages_header_footer = True
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(field)
    made.add_paragraph("某区若干措施")
    return made


def said(made: docx.document.Document, genre: str = "measures") -> list[str]:
    """The codes that rules give a document."""
    data = io.BytesIO()
    made.save(data)
    word = word_file(data.getvalue(), "稿.docx", genre)
    found = subject_findings(word, "package", all_rules(), "稿.docx")
    return [one.code for one in found]


def test_the_page_of_the_standard_is_right():
    assert said(official()) == []


@pytest.mark.parametrize(
    "margin, length",
    [("top_margin", 25.4), ("left_margin", 31.8), ("right_margin", 31.8)],
)
def test_other_margins_are_named(margin, length):
    made = official()
    setattr(made.sections[0], margin, Mm(length))
    assert said(made) == ["PG-01"]
    assert said(made, "law") == [], "laws are published otherwise"


def test_what_the_standard_itself_allows_is_allowed():
    made = official()
    made.sections[0].top_margin = Mm(37.9)
    assert said(made) == []


def test_another_paper_is_named_and_a_table_may_lie():
    made = official()
    made.sections[0].page_width = Mm(216)
    assert said(made) == ["PG-01"]
    made = official()
    lying = made.add_section()
    lying.orientation = WD_ORIENT.LANDSCAPE
    lying.page_width, lying.page_height = Mm(297), Mm(210)
    lying.top_margin = Mm(20)
    assert said(made) == []


def test_page_numbers_stand_outside():
    made = official()
    made.settings.odd_and_even_pages_header_footer = False
    assert said(made) == ["PG-04"]
    made = official()
    made.sections[0].footer.paragraphs[0].clear()
    assert said(made) == ["PG-04"]


def test_a_grid_narrower_than_its_type_is_noted():
    made = official()
    grid = made.sections[0]._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:charSpace"), "-849")
    assert said(made) == ["PG-12"]
    grid.set(qn("w:charSpace"), "0")
    assert said(made) == []


def test_what_was_left_in_the_file_is_counted():
    made = official()
    line = made.add_paragraph("第一条　甲。")
    made.add_comment(line.runs, "内部意见", "审核人")
    hidden = line.add_run("不给人看的")
    hidden.font.hidden = True
    assert said(made) == ["PG-13", "PG-13"]
    hidden.font.hidden = False
    assert said(made) == ["PG-13"]


def test_a_chinese_font_is_named_somewhere():
    made = official()
    fonts = made.styles["Normal"].element.rPr.rFonts
    del fonts.attrib[qn("w:eastAsia")]
    assert said(made) == ["PG-08"]
    run = made.paragraphs[0].runs[0]
    run.font.name = "仿宋"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    assert said(made) == []


def test_a_long_table_repeats_its_head():
    made = official()
    table = made.add_table(25, 2)
    assert said(made) == ["PG-14"]
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    assert said(made) == []
