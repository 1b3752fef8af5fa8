"""What a style says of words counts as if each run said it: struck through, hidden,
raised, drawn by a symbol font."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import p, package
from tests.compare.read.test_docx_kinds import run, style, words
from tests.compare.read.test_docx_variants import (
    lines,
    note,
    par,
    told,
    vml_box,
)

STRUCK = "带删除线"
ALL = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
CHARACTER = '<w:rStyle w:val="C"/>'
PARAGRAPH = '<w:pStyle w:val="P"/>'


def styled(text: str, about: str = "") -> str:
    """A run in the character style C."""
    return words(text, CHARACTER + about)


# Struck through


@pytest.mark.parametrize(
    ("styles", "inner", "properties", "struck"),
    [
        (style("character", "C", "<w:strike/>"), styled("甲"), "", True),
        (style("character", "C", "<w:dstrike/>"), styled("甲"), "", True),
        (
            style("character", "B", "<w:strike/>")
            + style("character", "C", "", "B"),
            styled("甲"),
            "",
            True,
        ),
        (style("paragraph", "P", "<w:strike/>"), words("甲"), PARAGRAPH, True),
        (
            style("paragraph", "P", "<w:dstrike/>"),
            words("甲"),
            PARAGRAPH,
            True,
        ),
        (ALL.format("<w:strike/>"), words("甲"), "", True),
        (ALL.format("<w:dstrike/>"), words("甲"), "", True),
        # Each of two styles switches; together they leave the words alone.
        (
            style("paragraph", "P", "<w:strike/>")
            + style("character", "C", "<w:strike/>"),
            styled("甲"),
            PARAGRAPH,
            False,
        ),
        (
            ALL.format("<w:strike/>") + style("character", "C", "<w:strike/>"),
            styled("甲"),
            "",
            True,
        ),
        (
            style("paragraph", "P", "<w:strike/>")
            + style("character", "C", '<w:strike w:val="0"/>'),
            styled("甲"),
            PARAGRAPH,
            True,
        ),
        # Twice struck through is no switch: the nearest counts.
        (
            style("paragraph", "P", "<w:dstrike/>")
            + style("character", "C", '<w:dstrike w:val="0"/>'),
            styled("甲"),
            PARAGRAPH,
            False,
        ),
        # What a run says of itself counts before all styles.
        (
            style("character", "C", "<w:strike/>"),
            styled("甲", '<w:strike w:val="0"/>'),
            "",
            False,
        ),
        (
            style("paragraph", "P", "<w:strike/>"),
            words("甲", '<w:strike w:val="false"/>'),
            PARAGRAPH,
            False,
        ),
    ],
)
def test_words_that_a_style_strikes_through_are_told(
    styles: str, inner: str, properties: str, struck: bool
) -> None:
    body = par(inner, properties=properties)
    assert lines(body, styles=styles) == ["甲"]
    assert (STRUCK in told(body, styles=styles)) == struck


def test_the_usual_style_of_paragraphs_may_strike_through() -> None:
    usual = style("paragraph", "N", "<w:strike/>").replace(
        " w:styleId", ' w:default="1" w:styleId'
    )
    assert STRUCK in told(p("甲"), styles=usual)
    notes = f'<w:footnote w:id="2">{p("注")}</w:footnote>'
    body = par(words("甲", '<w:strike w:val="0"/>'), note(2))
    said = told(body, styles=usual, footnotes=notes)
    assert "2 处文字带删除线" in said  # the note, and its number


def test_the_style_of_a_table_counts_for_its_cells_only() -> None:
    styles = style("table", "T", "<w:strike/>")
    about = '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
    cell = "<w:tr><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{about}{cell.format(p('甲'))}</w:tbl>"
    inner = f"<w:tbl><w:tblPr/>{cell.format(p('乙'))}</w:tbl>"
    assert "1 处文字带删除线" in told(table + p("丙"), styles=styles)
    outer = f"<w:tbl>{about}{cell.format(inner + '<w:p/>')}</w:tbl>"
    assert STRUCK not in told(outer, styles=styles)


def test_the_same_is_told_of_words_however_they_are_struck_through() -> None:
    """A returned file may strike through by hand what ours has by a style."""
    by_hand = package(par(words("甲", "<w:strike/>")))
    by_style = package(
        par(styled("甲")), styles=style("character", "C", "<w:strike/>")
    )
    one, other = (
        read_docx(data, "来稿.docx").unread for data in (by_hand, by_style)
    )
    assert one and other and one.uncompared() == other.uncompared()


# Hidden


def test_words_that_all_styles_together_hide_are_not_read() -> None:
    body = par(words("密")) + par(words("甲", '<w:vanish w:val="0"/>'))
    hidden = ALL.format("<w:vanish/>")
    assert lines(body, styles=hidden) == ["甲"]
    assert "设为隐藏" in told(body, styles=hidden)


# Raised and lowered


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("styles", "about", "shown"),
    [
        (style("character", "C", RAISED), CHARACTER, "10³"),
        (
            style("character", "B", RAISED) + style("character", "C", "", "B"),
            CHARACTER,
            "10³",
        ),
        (
            style("character", "C", '<w:vertAlign w:val="subscript"/>'),
            CHARACTER,
            "10₃",
        ),
        (
            style("character", "C", RAISED),
            CHARACTER + '<w:vertAlign w:val="baseline"/>',
            "103",
        ),
        (
            style(
                "character", "C", '<w:position w:val="12"/><w:sz w:val="14"/>'
            ),
            CHARACTER,
            "10³",
        ),
        # Half points, beside words of 20 where nothing says how large they are.
        ("", '<w:position w:val="12"/><w:sz w:val="16"/>', "10³"),
        ("", '<w:position w:val="-4"/><w:sz w:val="14"/>', "10₃"),
        ("", '<w:position w:val="8"/>', "10³"),
        # Digits brought in line with another font are not raised.
        ("", '<w:position w:val="2"/>', "103"),
        ("", '<w:position w:val="-1"/><w:sz w:val="16"/>', "103"),
        ("", '<w:position w:val="0"/><w:sz w:val="16"/>', "103"),
        ("", '<w:sz w:val="16"/>', "103"),
        ("", '<w:position w:val="高"/>', "103"),
        (
            ALL.format('<w:sz w:val="14"/>'),
            '<w:position w:val="3"/><w:sz w:val="14"/>',
            "103",
        ),
        (
            ALL.format('<w:sz w:val="32"/>'),
            '<w:position w:val="3"/><w:sz w:val="21"/>',
            "10³",
        ),
    ],
)
def test_a_raised_number_is_told_from_a_digit_more(
    styles: str, about: str, shown: str
) -> None:
    assert lines(par(words("10"), words("3", about)), styles=styles) == [shown]


def test_words_that_are_all_raised_stand_on_one_line() -> None:
    lifted = '<w:position w:val="12"/>'
    assert lines(par(words("10", lifted), words("3", lifted))) == ["103"]
    assert lines(par(words("3", lifted))) == ["3"]
    boxed = run(vml_box(par(words("甲"), words("3", lifted))))
    assert lines(par(words("10", lifted), boxed)) == ["10", "甲³"]
    small = lifted + '<w:sz w:val="14"/>'
    assert lines(par(words("10"), words("1", small), words("2", small))) == [
        "10¹²"
    ]


# Symbol fonts


TICKS = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
LETTERS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'


@pytest.mark.parametrize(
    ("styles", "about", "properties", "shown"),
    [
        (style("character", "C", TICKS), CHARACTER, "", "☑"),
        (
            style("character", "B", TICKS) + style("character", "C", "", "B"),
            CHARACTER,
            "",
            "☑",
        ),
        (
            style("character", "B", TICKS)
            + style("character", "C", LETTERS, "B"),
            CHARACTER,
            "",
            "R",
        ),
        (style("character", "C", TICKS), CHARACTER + LETTERS, "", "R"),
        (
            style("character", "C", TICKS),
            CHARACTER + '<w:rFonts w:eastAsia="宋体"/>',
            "",
            "☑",
        ),
        (style("paragraph", "P", TICKS), "", PARAGRAPH, "☑"),
        (
            style("paragraph", "P", TICKS) + style("character", "C", LETTERS),
            CHARACTER,
            PARAGRAPH,
            "R",
        ),
        ("", TICKS, "", "☑"),
    ],
)
def test_a_style_may_bring_a_font_that_draws_symbols(
    styles: str, about: str, properties: str, shown: str
) -> None:
    body = par(words("R", about), words("甲"), properties=properties)
    assert lines(body, styles=styles) == [f"{shown}甲"]


def test_a_raised_digit_of_a_symbol_font_is_raised() -> None:
    about = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>' + RAISED
    assert lines(par(words("10"), run("<w:t>3</w:t>", about))) == ["10³"]
