"""Styles are written in full, so that no reader has to guess."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.word.styles import (
    NORMAL,
    CharacterStyle,
    Face,
    ParagraphStyle,
    Rule,
    TableStyle,
    indent,
    indent_twips,
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


def style_of(sheet: str, name: str) -> str:
    """The one style with this id, without what goes around it."""
    at = sheet.index(f' w:styleId="{name}">')
    start = sheet.rindex("<w:style ", 0, at)
    return sheet[start : sheet.index("</w:style>", at)]


def character(style: CharacterStyle) -> str:
    return style_of(styles_xml([BODY], [style], []), style.id)


def table(style: TableStyle) -> str:
    return style_of(styles_xml([BODY], [], [style]), style.id)


def paragraph(style: ParagraphStyle) -> str:
    return style_of(styles_xml([BODY, style], [], []), style.id)


def test_a_character_style_changes_only_what_it_names() -> None:
    plain = character(CharacterStyle("x", "甲<"))
    assert plain == (
        '<w:style w:type="character" w:customStyle="1" w:styleId="x">'
        '<w:name w:val="甲&lt;"/><w:basedOn w:val="DefaultParagraphFont"/>'
        "<w:qFormat/><w:rPr></w:rPr>"
    )
    everything = CharacterStyle(
        "x", "甲", "黑体", "Arial", "FF0000", True, True
    )
    assert character(everything).endswith(
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" '
        'w:cs="Arial"/><w:b/><w:bCs/><w:strike/><w:color w:val="FF0000"/></w:rPr>'
    )
    assert 'w:eastAsia="黑体"/>' in character(
        CharacterStyle("x", "甲", "黑体")
    )
    assert '<w:rFonts w:ascii="A" ' in character(
        CharacterStyle("x", "甲", latin="A")
    )


def test_a_table_has_lines_outside_or_inside_and_a_shaded_head() -> None:
    line = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'
    assert table(TableStyle("t", "表<", 8, 0, 90, 10, "DDDDDD")) == (
        '<w:style w:type="table" w:customStyle="1" w:styleId="t">'
        '<w:name w:val="表&lt;"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:top {line}/><w:left {line}/><w:bottom {line}/>"
        f'<w:right {line}/><w:insideH w:val="nil"/><w:insideV w:val="nil"/>'
        '</w:tblBorders><w:tblCellMar><w:top w:w="10" w:type="dxa"/>'
        '<w:left w:w="90" w:type="dxa"/><w:bottom w:w="10" w:type="dxa"/>'
        '<w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" '
        'w:color="auto" w:fill="DDDDDD"/></w:tcPr></w:tblStylePr>'
    )
    inner = table(TableStyle("t", "表", 0, 8))
    assert (
        f'<w:right w:val="nil"/><w:insideH {line}/><w:insideV {line}/>'
        in inner
    )
    assert "tblStylePr" not in inner


def test_a_paragraph_style_writes_what_it_has_in_the_order_of_the_schema() -> (
    None
):
    style = ParagraphStyle(
        "x",
        "甲<",
        Face("黑体", "Arial", 21, 0, "FF0000", True),
        "left",
        before=10,
        after=20,
        keep_next=True,
        new_page=True,
        outline=2,
        snap=False,
        above=Rule(8, "FF0000", 3),
        below=Rule(4),
        right_tab=900,
        leader=True,
        next="body",
    )
    assert paragraph(style) == (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="x">'
        '<w:name w:val="甲&lt;"/><w:basedOn w:val="Normal"/><w:next w:val="body"/>'
        "<w:qFormat/><w:pPr><w:keepNext/><w:pageBreakBefore/>"
        "<w:widowControl/><w:pBdr>"
        '<w:top w:val="single" w:sz="8" w:space="3" w:color="FF0000"/>'
        '<w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="900"/></w:tabs>'
        '<w:overflowPunct/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="10" w:after="20" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:leftChars="0" w:left="0" w:rightChars="0" w:right="0" '
        'w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
        '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" '
        'w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/><w:b/><w:bCs/>'
        '<w:color w:val="FF0000"/><w:spacing w:val="0"/><w:sz w:val="21"/>'
        '<w:szCs w:val="21"/></w:rPr>'
    )
    assert '<w:tab w:val="right" w:pos="900"/>' in paragraph(
        replace(style, leader=False)
    )


def test_a_name_of_word_s_own_is_no_custom_style() -> None:
    own = paragraph(replace(BODY, id="contents-1", name="toc 1"))
    assert own.startswith(
        '<w:style w:type="paragraph" w:styleId="contents-1">'
    )
    normal = style_of(styles_xml([BODY], [], []), NORMAL)
    assert normal.startswith('<w:style w:type="paragraph" w:default="1" ')
    assert "basedOn" not in normal and "w:next" not in normal


def test_the_defaults_and_the_comments_have_the_faces_of_normal() -> None:
    sheet = styles_xml([BODY], [], [])
    face = (
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/>'
    )
    assert f"<w:docDefaults><w:rPrDefault><w:rPr>{face}" in sheet
    assert f"<w:rPr>{face}" in style_of(sheet, "CommentText")


def test_an_indent_in_twips_switches_that_in_characters_off() -> None:
    assert indent_twips() == (
        '<w:ind w:leftChars="0" w:left="0" w:rightChars="0" w:right="0" '
        'w:hangingChars="0" w:hanging="0"/>'
    )
    assert 'w:left="1" w:rightChars="0" w:right="2"' in indent_twips(1, 2, 3)
    assert 'w:hanging="3"' in indent_twips(1, 2, 3)
