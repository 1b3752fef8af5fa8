"""Boxes to tick that are bullets of a list are read; bullets that are ornament are not."""

from __future__ import annotations

import pytest

from tests.compare.read.test_docx import p
from tests.compare.read.test_docx_kinds import style
from tests.compare.read.test_docx_variants import lines

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'


def bullets(sign: str, about: str = WINGDINGS, after: str = "nothing") -> str:
    """A list whose only level has a bullet. about: w:rPr of the level."""
    return (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        f'<w:numFmt w:val="bullet"/><w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{sign}"/><w:rPr>{about}</w:rPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/>'
        "</w:num>"
    )


@pytest.mark.parametrize(
    ("sign", "about", "shown"),
    [
        ("\uf0a8", WINGDINGS, "□甲"),
        ("\uf0fe", WINGDINGS, "☑甲"),
        ("\uf0fd", WINGDINGS, "☒甲"),
        ("\uf0fc", WINGDINGS, "✓甲"),
        ("\u00fe", WINGDINGS, "☑甲"),
        ("R", '<w:rFonts w:hAnsi="Wingdings 2"/>', "☑甲"),
        ("☐", "", "☐甲"),
        ("√", "", "√甲"),
        # Ornament.
        ("\uf06c", WINGDINGS, "甲"),
        ("\uf0d8", WINGDINGS, "甲"),
        ("\uf0b7", '<w:rFonts w:ascii="Symbol"/>', "甲"),
        ("o", '<w:rFonts w:ascii="Courier New"/>', "甲"),
        ("•", "", "甲"),
        ("", "", "甲"),
    ],
)
def test_a_box_to_tick_before_a_paragraph_is_read(
    sign: str, about: str, shown: str
) -> None:
    body = p("甲", LISTED)
    assert lines(body, numbering=bullets(sign, about)) == [shown]


def test_the_font_of_a_bullet_may_come_from_elsewhere() -> None:
    mark = f"<w:rPr>{WINGDINGS}</w:rPr>"
    bare = bullets("\u00fe", "")
    assert lines(p("甲", LISTED + mark), numbering=bare) == ["☑甲"]
    named = style("paragraph", "P", WINGDINGS)
    inside = '<w:pStyle w:val="P"/>' + LISTED
    assert lines(p("甲", inside), numbering=bare, styles=named) == ["☑甲"]
    of_level = bullets("\u00fe", '<w:rStyle w:val="C"/>')
    named = style("character", "C", WINGDINGS)
    assert lines(p("甲", LISTED), numbering=of_level, styles=named) == ["☑甲"]


def test_a_tick_has_the_gap_of_its_level() -> None:
    made = bullets("\uf0fe", after="tab")
    assert lines(p("甲", LISTED), numbering=made) == ["☑　甲"]
