"""styles.xml: the styles a Word user sees in the style list, written from
plain values.

Every style has all it needs itself (face, size, spacing, indents), so that
nothing depends on how a reader resolves inheritance, themes or defaults;
``w:basedOn`` only groups them for a Word user. Faces are always explicit
(w:ascii, w:hAnsi, w:eastAsia, w:cs): theme attributes would override them.
"""

from __future__ import annotations

from collections.abc import Iterable

from policypress.word import comments, controls
from policypress.word.styles import (
    NORMAL,
    CharacterStyle,
    Face,
    ParagraphStyle,
    TableStyle,
    fonts,
    indent,
)
from policypress.word.xml import DECLARATION, NAMESPACES, attribute

_BOLD = "<w:b/><w:bCs/>"
_SIDES = ("top", "left", "bottom", "right")
# Names that Word knows as its own, whatever the id.
_BUILT_IN = ("toc ", "heading ", "footer", "header", "Title")
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>{face}"
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault>"
    "<w:pPrDefault><w:pPr>"
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)
_SMALL = '<w:sz w:val="21"/><w:szCs w:val="21"/>'  # 5号
_COMMENT_TEXT = (
    f'<w:style w:type="paragraph" w:styleId="{comments.TEXT_STYLE}">'
    f'<w:name w:val="annotation text"/><w:basedOn w:val="{NORMAL}"/>'
    '<w:pPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
    f'<w:rPr>{{face}}<w:spacing w:val="0"/>{_SMALL}</w:rPr></w:style>'
)
_FIXED_CHARACTERS = (
    '<w:style w:type="character" w:default="1" '
    'w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/></w:style>"
    f'<w:style w:type="character" w:styleId="{comments.REFERENCE_STYLE}">'
    '<w:name w:val="annotation reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/>'
    f"<w:rPr>{_SMALL}</w:rPr></w:style>"
    f'<w:style w:type="character" w:styleId="{controls.PLACEHOLDER_STYLE}">'
    '<w:name w:val="Placeholder Text"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
)
_NORMAL_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)


def run_properties(face: Face) -> str:
    """The inside of w:rPr for a face."""
    bold = _BOLD if face.bold else ""
    size = f'<w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/>'
    spacing = f'<w:spacing w:val="{face.spacing}"/>'
    named = fonts(face.east_asia, face.latin)
    return f"{named}{bold}{_color(face.color)}{spacing}{size}"


def _color(color: str) -> str:
    if color:
        return f'<w:color w:val="{color}"/>'
    return ""


def paragraph_properties(style: ParagraphStyle) -> str:
    """The inside of w:pPr for a paragraph style, in schema order.

    w:overflowPunct is Word's default. It is written because LibreOffice 7.4
    reads it the wrong way round, hangs punctuation where it is missing, and
    then loses the 。 that hangs at the end of a paragraph.
    """
    parts = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:pageBreakBefore/>" if style.new_page else "",
        _widow_control(style),
        _rules(style),
        _tabs(style),
        "<w:overflowPunct/>",
        "" if style.snap else '<w:snapToGrid w:val="0"/>',
        _spacing(style),
        indent(
            style.face.character,
            style.first_line,
            style.left,
            style.right,
        ),
        f'<w:jc w:val="{style.align}"/>',
        f'<w:outlineLvl w:val="{style.outline - 1}"/>'
        if style.outline
        else "",
    ]
    return "".join(parts)


def _widow_control(style: ParagraphStyle) -> str:
    """w:widowControl: off on the grid, where each full page has 22 lines (5.2.3); cells of
    tables are none of it, and where a row is split no line of theirs stands alone.
    """
    if style.snap:
        return '<w:widowControl w:val="0"/>'
    return "<w:widowControl/>"


def _spacing(style: ParagraphStyle) -> str:
    """w:spacing; 240 is the line of single spacing."""
    line = 'w:line="240" w:lineRule="auto"'
    if style.line:
        line = f'w:line="{style.line}" w:lineRule="exact"'
    above_and_below = f'w:before="{style.before}" w:after="{style.after}"'
    return f"<w:spacing {above_and_below} {line}/>"


def _rules(style: ParagraphStyle) -> str:
    """w:pBdr with the lines above and below; "" when there are none."""
    lines = ""
    for side, rule in (("top", style.above), ("bottom", style.below)):
        if rule:
            lines += (
                f'<w:{side} w:val="single" w:sz="{rule.width}" '
                f'w:space="{rule.gap}" w:color="{rule.color}"/>'
            )
    if lines:
        return f"<w:pBdr>{lines}</w:pBdr>"
    return ""


def _tabs(style: ParagraphStyle) -> str:
    """w:tabs with a stop at the right, the way to it dotted where the style
    wants so.
    """
    if not style.right_tab:
        return ""
    leader = ' w:leader="dot"' if style.leader else ""
    stop = f'<w:tab w:val="right"{leader} w:pos="{style.right_tab}"/>'
    return f"<w:tabs>{stop}</w:tabs>"


def styles_xml(
    paragraphs: Iterable[ParagraphStyle],
    characters: Iterable[CharacterStyle],
    tables: Iterable[TableStyle],
) -> str:
    """styles.xml.

    One of the paragraph styles must have the id "Normal"; it leads and sets
    the defaults.
    """
    paragraphs = sorted(paragraphs, key=lambda style: style.id != NORMAL)
    face = paragraphs[0].face
    parts = [
        f"{DECLARATION}<w:styles {NAMESPACES}>",
        _DEFAULTS.format(face=run_properties(face)),
        *map(_paragraph_style, paragraphs),
        _COMMENT_TEXT.format(face=fonts(face.east_asia, face.latin)),
        _FIXED_CHARACTERS,
        *map(_character_style, characters),
        _NORMAL_TABLE,
        *map(_table_style, tables),
        "</w:styles>",
    ]
    return "".join(parts)


def _paragraph_style(style: ParagraphStyle) -> str:
    """w:style; Normal is the default, a name of Word's own is no
    custom style.
    """
    kind = ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{NORMAL}"/>'
    if style.id == NORMAL:
        kind = ' w:default="1"'
        based = ""
    elif style.name.startswith(_BUILT_IN):
        kind = ""
    follows = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/>'
        f"{based}{follows}<w:qFormat/>"
        f"<w:pPr>{paragraph_properties(style)}</w:pPr>"
        f"<w:rPr>{run_properties(style.face)}</w:rPr></w:style>"
    )


def _character_style(style: CharacterStyle) -> str:
    """w:style with only what it changes."""
    has_face = style.east_asia or style.latin
    face = fonts(style.east_asia, style.latin) if has_face else ""
    bold = _BOLD if style.bold else ""
    strike = "<w:strike/>" if style.strike else ""
    return (
        '<w:style w:type="character" w:customStyle="1" '
        f'w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{face}{bold}{strike}{_color(style.color)}</w:rPr></w:style>"
    )


def _table_style(style: TableStyle) -> str:
    """w:style with borders, cell margins, and the colour of the head."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:qFormat/><w:tblPr><w:tblBorders>{_borders(style)}</w:tblBorders>"
        f"<w:tblCellMar>{_margins(style)}</w:tblCellMar></w:tblPr>"
        f"{_head_fill(style)}</w:style>"
    )


def _borders(style: TableStyle) -> str:
    outer = _border(style.border)
    inner = _border(style.inner)
    around = "".join(f"<w:{side} {outer}/>" for side in _SIDES)
    return f"{around}<w:insideH {inner}/><w:insideV {inner}/>"


def _border(size: int) -> str:
    """The attributes of a line `size` eighths of a point wide, 0 for none."""
    if not size:
        return 'w:val="nil"'
    return f'w:val="single" w:sz="{size}" w:space="0" w:color="000000"'


def _margins(style: TableStyle) -> str:
    """w:tblCellMar's inside.

    What is free beside, above and below the words.
    """
    margins = ""
    for side in _SIDES:
        is_beside = side in ("left", "right")
        width = style.padding if is_beside else style.row_padding
        margins += f'<w:{side} w:w="{width}" w:type="dxa"/>'
    return margins


def _head_fill(style: TableStyle) -> str:
    """The colour behind the first row; "" for none."""
    if not style.head_fill:
        return ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.head_fill}"/>'
    cells = f"<w:tcPr>{shade}</w:tcPr>"
    return f'<w:tblStylePr w:type="firstRow">{cells}</w:tblStylePr>'
