"""Styles are written in full, so that no reader has to guess."""

from __future__ import annotations

from dataclasses import replace

from policypress.word.styles import (
    NORMAL,
    Face,
    ParagraphStyle,
    indent,
)
from policypress.word.stylesheet import paragraph_properties, styles_xml

BODY = ParagraphStyle(
    NORMAL,
    NORMAL,
    Face("仿宋_GB2312", "Times New Roman", 32, -5),
    line=579,
    first_line=2,
)


def test_the_body_paragraph_is_that_of_the_norm() -> None:
    assert paragraph_properties(BODY) == (
        '<w:widowControl w:val="0"/><w:overflowPunct/><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
        '<w:ind w:leftChars="0" w:left="0" w:rightChars="0" w:right="0" w:firstLineChars="200" w:firstLine="630"/>'
        '<w:jc w:val="both"/>'
    )


def test_a_negative_first_line_hangs() -> None:
    assert 'w:hangingChars="300" w:hanging="945"' in indent(315, -3, 5, 0)


def test_every_style_names_its_chinese_face_and_no_theme() -> None:
    sheet = styles_xml([replace(BODY, id="x", name="甲"), BODY], [], [])
    paragraphs = [
        piece
        for piece in sheet.split("<w:style ")[1:]
        if piece.startswith('w:type="paragraph"')
    ]
    assert all('w:eastAsia="' in piece for piece in paragraphs)
    assert "Theme" not in sheet
    assert sheet.index(f'w:styleId="{NORMAL}"') < sheet.index('w:styleId="x"')
