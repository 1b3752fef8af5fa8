"""styles.xml: the styles a Word user sees in the style list, written from plain values.

Every style says all it needs itself (face, size, spacing, indents), so that nothing depends on how a reader
resolves inheritance, themes or defaults; ``w:basedOn`` only groups them for a Word user. Faces are always explicit
(w:ascii, w:hAnsi, w:eastAsia, w:cs): theme attributes would override them.

Indents in characters are written twice: Word and WPS obey ``…Chars`` (hundredths of a character),
LibreOffice 7 only the twips.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policypress.word import comments, controls
from policypress.word.xml import DECLARATION, NAMESPACES, attribute

NORMAL = "Normal"


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look. size in half-points, spacing (between characters) in twips, color RRGGBB or ""."""

    east_asia: str
    latin: str
    size: int = 32
    spacing: int = 0
    color: str = ""
    bold: bool = False

    @property
    def character(self) -> int:
        """The advance of one Chinese character, in twips."""
        return self.size * 10 + self.spacing


@dataclass(frozen=True, slots=True)
class Rule:
    """A line above or below a paragraph. width in eighths of a point, gap in points."""

    width: int
    color: str = "auto"
    gap: int = 1


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style (段落样式). Lengths in twips; first_line (negative: hanging), left, right in characters.

    line: exact line height in twips; 0 = single spacing. drop: distance from the line above, kept at a page top too.
    """

    id: str
    name: str
    face: Face
    align: str = "both"
    line: int = 0
    before: int = 0
    after: int = 0
    first_line: float = 0
    left: float = 0
    right: float = 0
    keep_next: bool = False
    new_page: bool = False
    outline: int = 0
    snap: bool = True
    above: Rule | None = None
    below: Rule | None = None
    right_tab: int = 0
    leader: bool = False
    next: str = ""
    drop: int = 0


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style (字符样式); only what it changes: east_asia/latin face, color, bold, strike (删除线)."""

    id: str
    name: str
    east_asia: str = ""
    latin: str = ""
    color: str = ""
    bold: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style (表格样式). border and inner in eighths of a point (0 = none), padding (left and right)
    and row_padding (above and below) in twips. cell, head: paragraph styles its cells take, "" for the usual ones.
    top: words of the body stand at the top of their cells (long ones are read side by side), not in the middle.
    """

    id: str
    name: str
    border: int = 4
    inner: int = 4
    padding: int = 85
    row_padding: int = 0
    head_fill: str = ""
    cell: str = ""
    head: str = ""
    top: bool = False


def indent(character: int, first_line: float, left: float, right: float) -> str:
    """w:ind in characters and, for `character` twips a character, in twips."""
    parts = []
    for side, amount in (("left", left), ("right", right)):
        parts.append(
            f'w:{side}Chars="{round(amount * 100)}" w:{side}="{round(amount * character)}"'
        )
    kind = "hanging" if first_line < 0 else "firstLine"
    amount = abs(first_line)
    parts.append(
        f'w:{kind}Chars="{round(amount * 100)}" w:{kind}="{round(amount * character)}"'
    )
    return f"<w:ind {' '.join(parts)}/>"


def indent_twips(left: int = 0, right: int = 0, hanging: int = 0) -> str:
    """w:ind in twips only, the character counts of the style switched off."""
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}" '
        f'w:hangingChars="0" w:hanging="{hanging}"/>'
    )


def fonts(east_asia: str, latin: str) -> str:
    """w:rFonts with every slot filled that is known."""
    slots = [("ascii", latin), ("hAnsi", latin), ("eastAsia", east_asia), ("cs", latin)]
    return f"<w:rFonts {' '.join(f'w:{slot}={chr(34)}{attribute(name)}{chr(34)}' for slot, name in slots if name)}/>"


def run_properties(face: Face) -> str:
    """The inside of w:rPr for a face."""
    return (
        fonts(face.east_asia, face.latin)
        + ("<w:b/><w:bCs/>" if face.bold else "")
        + (f'<w:color w:val="{face.color}"/>' if face.color else "")
        + f'<w:spacing w:val="{face.spacing}"/><w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/>'
    )


def paragraph_properties(style: ParagraphStyle) -> str:
    """The inside of w:pPr for a paragraph style, in schema order.

    w:overflowPunct is Word's default. It is written because LibreOffice 7.4 reads it the wrong way round, hangs
    punctuation where it is missing, and then loses the 。 that hangs at the end of a paragraph.
    """
    keep = "<w:keepNext/>" if style.keep_next else ""
    page = "<w:pageBreakBefore/>" if style.new_page else ""
    line = (
        f'w:line="{style.line}" w:lineRule="exact"'
        if style.line
        else 'w:line="240" w:lineRule="auto"'
    )
    return (
        f'{keep}{page}<w:widowControl w:val="0"/>{_rules(style)}{_tabs(style)}<w:overflowPunct/>'
        + ("" if style.snap else '<w:snapToGrid w:val="0"/>')
        + f'<w:spacing w:before="{style.before}" w:after="{style.after}" {line}/>'
        + indent(style.face.character, style.first_line, style.left, style.right)
        + f'<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "")
    )


def styles_xml(
    paragraphs: Iterable[ParagraphStyle],
    characters: Iterable[CharacterStyle],
    tables: Iterable[TableStyle],
) -> str:
    """styles.xml. One of the paragraph styles must have the id "Normal"; it leads and sets the defaults."""
    paragraphs = sorted(paragraphs, key=lambda style: style.id != NORMAL)
    normal = paragraphs[0]
    return "".join(
        (
            f"{DECLARATION}<w:styles {NAMESPACES}>",
            (
                f"<w:docDefaults><w:rPrDefault><w:rPr>{run_properties(normal.face)}"
                '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
                '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
                "</w:docDefaults>"
            ),
            *map(_paragraph_style, paragraphs),
            _COMMENT_TEXT.format(face=fonts(normal.face.east_asia, normal.face.latin)),
            _FIXED_CHARACTERS,
            *map(_character_style, characters),
            _NORMAL_TABLE,
            *map(_table_style, tables),
            "</w:styles>",
        )
    )


def _rules(style: ParagraphStyle) -> str:
    sides = [("top", style.above), ("bottom", style.below)]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{rule.width}" w:space="{rule.gap}" w:color="{rule.color}"/>'
        for side, rule in sides
        if rule
    )
    return f"<w:pBdr>{lines}</w:pBdr>" if lines else ""


def _tabs(style: ParagraphStyle) -> str:
    if not style.right_tab:
        return ""
    leader = ' w:leader="dot"' if style.leader else ""
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{style.right_tab}"/></w:tabs>'


def _paragraph_style(style: ParagraphStyle) -> str:
    kind = ' w:default="1"' if style.id == NORMAL else ' w:customStyle="1"'
    if style.id != NORMAL and style.name.startswith(_BUILT_IN):
        kind = ""
    based = "" if style.id == NORMAL else f'<w:basedOn w:val="{NORMAL}"/>'
    follows = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.id}"><w:name w:val="{attribute(style.name)}"/>'
        f"{based}{follows}<w:qFormat/><w:pPr>{paragraph_properties(style)}</w:pPr>"
        f"<w:rPr>{run_properties(style.face)}</w:rPr></w:style>"
    )


def _character_style(style: CharacterStyle) -> str:
    face = fonts(style.east_asia, style.latin) if style.east_asia or style.latin else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    strike = "<w:strike/>" if style.strike else ""
    color = f'<w:color w:val="{style.color}"/>' if style.color else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{face}{bold}{strike}{color}</w:rPr></w:style>"
    )


def _table_style(style: TableStyle) -> str:
    outer, inner = (
        f'w:val="single" w:sz="{size}" w:space="0" w:color="000000"'
        if size
        else 'w:val="nil"'
        for size in (style.border, style.inner)
    )
    borders = "".join(
        f"<w:{side} {outer}/>" for side in ("top", "left", "bottom", "right")
    )
    borders += f"<w:insideH {inner}/><w:insideV {inner}/>"
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{style.head_fill}"/>'
        "</w:tcPr></w:tblStylePr>"
        if style.head_fill
        else ""
    )
    margins = "".join(
        f'<w:{side} w:w="{style.padding if side in ("left", "right") else style.row_padding}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{attribute(style.name)}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{head}</w:style>"
    )


_BUILT_IN = ("toc ", "heading ", "footer", "header", "Title")
_COMMENT_TEXT = (
    f'<w:style w:type="paragraph" w:styleId="{comments.TEXT_STYLE}"><w:name w:val="annotation text"/>'
    f'<w:basedOn w:val="{NORMAL}"/><w:pPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
    '<w:rPr>{face}<w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)
_FIXED_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    f'<w:style w:type="character" w:styleId="{comments.REFERENCE_STYLE}"><w:name w:val="annotation reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    f'<w:style w:type="character" w:styleId="{controls.PLACEHOLDER_STYLE}"><w:name w:val="Placeholder Text"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
)
_NORMAL_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
