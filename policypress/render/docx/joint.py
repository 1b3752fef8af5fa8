"""Several bodies that issue one document (联合行文): their names in the masthead and as
signatures.

GB/T 9704—2012: 7.2.4 (names one below the other, 文件 to the right of them and
in the middle of their height), 7.3.5.1 (names in order, at most three beside
each other, the seals neither touch nor leave the text area, the date below the
last one), 7.3.3 (the first page shows some of the text).
"""

from __future__ import annotations

from policypress.document import Paragraph, plain
from policypress.render.docx.heights import cells
from policypress.render.docx.joint_names import (
    DATE,
    MASTHEAD,
    SIGNATURE,
    Joint,
)
from policypress.render.docx.paragraphs import gap, paragraph_xml
from policypress.render.docx.state import State
from policypress.render.look.look import Look
from policypress.word.page import PageSetup
from policypress.word.styles import ParagraphStyle, indent_twips

_TWIPS_A_HALF_POINT = 10
_SMALLEST = 32  # half-points: names smaller than the text are no masthead
_TWIPS_A_MILLIMETRE = 56.69
_BETWEEN_NAMES = 0.25  # of a character, between the lines of a masthead
_BESIDE = 0.5  # of a character, between the names and 文件
_SLACK = (
    0.1  # of a character: faces are not all exactly as wide as they are high
)
# The seal of a district's government is said to be 45 mm wide, those of its offices
# 42 mm (国发〔1999〕25号; the text itself has not been checked).
_SEAL = round(45 * _TWIPS_A_MILLIMETRE)
_BESIDE_EACH_OTHER = 3
_CLEAR = 0.5  # of a character, between names beside each other
_LINES_ABOVE = 2  # the seal then begins within a line below the text
_NO_BORDERS = '<w:tblLayout w:type="fixed"/><w:tblCellMar>{}</w:tblCellMar>'
_NO_MARGINS = _NO_BORDERS.format(
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
)


def joint_xml(
    state: State,
    joint: Joint,
    room: int,
) -> str:
    """The table of a masthead or of signatures, with what stands above it. room: twips
    that a masthead may be high so that the first page shows some of the text."""
    if joint.role == MASTHEAD:
        return _masthead(state, joint, room)
    return _Signatures(state, joint).xml()


def masthead_size(
    names: list[str],
    word: str,
    style: ParagraphStyle,
    width: int,
    room: int,
) -> int:
    """Half-points at which the names and 文件 fit beside each other, and leave
    room for the text below. width: of the text area, room: how high they may
    be, both in twips."""
    longest = max(cells(name) for name in names) + _SLACK
    beside = cells(word) + _BESIDE if word else 0
    across = width / (longest + beside)
    lines = len(names) + (len(names) - 1) * _BETWEEN_NAMES
    fitting = int(min(across, room / lines) / _TWIPS_A_HALF_POINT)
    return max(min(fitting, style.face.size), _SMALLEST)


def _masthead(
    state: State,
    joint: Joint,
    room: int,
) -> str:
    """Names in the left column, spread to one width; 文件 in the right one."""
    look = state.look
    style = look.paragraph(MASTHEAD)
    names = [plain(one.inlines) for one in joint.names]
    word = plain(joint.last.inlines) if joint.last else ""
    width = look.page.text_width(False)
    size = masthead_size(names, word, style, width, room)
    character = size * _TWIPS_A_HALF_POINT
    left = round((max(cells(name) for name in names) + _SLACK) * character)
    right = round((cells(word) + _BESIDE) * character) if word else 0
    lines = [
        paragraph_xml(
            state,
            one,
            direct=_spread(character, number),
            size=size,
            keep=True,
        )
        for number, one in enumerate(joint.names)
    ]
    cells_xml = _cell(left, "".join(lines), "center")
    if joint.last:
        beside = paragraph_xml(
            state,
            joint.last,
            direct=_line(character, 0),
            size=size,
            keep=True,
        )
        cells_xml += _cell(right, beside, "center")
    grid = [left, right] if joint.last else [left]
    table = _table(grid, f"<w:tr>{cells_xml}</w:tr>", "center")
    return f"{_space(style.drop)}{table}{_space(style.after)}"


def _line(character: int, before: int) -> str:
    """w:spacing of a line as high as its characters."""
    return (
        f'<w:spacing w:before="{before}" w:after="0" '
        f'w:line="{character}" w:lineRule="exact"/>'
    )


def _spread(character: int, number: int) -> str:
    """Spacing and alignment of a name: each as wide as the longest. number: of the
    line."""
    before = round(character * _BETWEEN_NAMES) if number else 0
    return f'{_line(character, before)}<w:jc w:val="distribute"/>'


class _Signatures:
    """Writes the signatures of several bodies with their date."""

    def __init__(self, state: State, joint: Joint) -> None:
        self.state, self.joint = state, joint
        self.look: Look = state.look
        self.page: PageSetup = state.look.page
        self.columns = signature_columns(joint, state.look)

    def xml(self) -> str:
        """The rows; the names of a last row that is not full stand at the right, so
        that the last one stands over the date."""
        width = self.page.text_width(False)
        count, column, right = self.columns
        left = width - count * column - right
        left = (
            left if left >= count else 0
        )  # what is left of a division is none
        rows = signature_rows(len(self.joint.names), count)
        grid = [one for one in (left, *[column] * count, right) if one]
        written = [
            self._row(row, left, right, is_last=row is rows[-1])
            for row in rows
        ]
        above = _space(_LINES_ABOVE * self.page.pitch, keep=True)
        return f"{above}{_table(grid, ''.join(written), 'left')}{gap()}"

    def _row(
        self,
        row: list[int | None],
        left: int,
        right: int,
        is_last: bool,
    ) -> str:
        """One row: the numbers of its names, None for a place that is left free."""
        _, column, _ = self.columns
        inside = [
            self._place(number, column, is_last and place == len(row) - 1)
            for place, number in enumerate(row)
        ]
        empty = paragraph_xml(self.state, Paragraph(SIGNATURE, ()), direct="")
        before = _cell(left, empty, "top") if left else ""
        behind = _cell(right, empty, "top") if right else ""
        height = max(_SEAL, 5 * self.page.pitch)
        rule = f'<w:trHeight w:val="{height}" w:hRule="exact"/>'
        properties = f"<w:cantSplit/>{'' if is_last else rule}"
        cells_xml = f"{before}{''.join(inside)}{behind}"
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells_xml}</w:tr>"

    def _place(
        self,
        number: int | None,
        column: int,
        ends: bool,
    ) -> str:
        """A cell with a name. ends: the date stands below it."""
        centred = (
            f'{_flat(self.page.pitch)}{indent_twips()}<w:jc w:val="center"/>'
        )
        if number is None:
            empty = Paragraph(SIGNATURE, ())
            return _cell(column, paragraph_xml(self.state, empty), "top")
        name = self.joint.names[number]
        words = paragraph_xml(self.state, name, direct=centred, keep=True)
        if ends and self.joint.last:
            words += paragraph_xml(self.state, self.joint.last, direct=centred)
        return _cell(column, words, "top")


def signature_columns(
    joint: Joint,
    look: Look,
) -> tuple[int, int, int]:
    """How many names stand beside each other, the width of each, and what is free to
    the right of them (twips).

    Each is as wide as its seal or its name with a character to spare; the last
    one is centred over a date that ends four characters from the right, as far
    as the text area allows.
    """
    style = look.paragraph(DATE)
    character = style.face.character
    width = look.page.text_width(False)
    widest = max(cells(plain(one.inlines)) for one in joint.names)
    column = max(_SEAL, round((widest + _CLEAR) * character))
    count = max(1, min(_BESIDE_EACH_OTHER, len(joint.names), width // column))
    if count == 1 and widest * character * 2 <= width:
        count = 2  # two long names just fit the line
    column = min(column, width // count)
    date = cells(plain(joint.last.inlines)) if joint.last else 0
    centre = (style.right + date / 2) * character
    free = width - count * column
    right = min(max(round(centre - column / 2), 0), free)
    if free < character:  # too narrow for a column of its own
        column, right = width // count, 0
    return count, column, right


def signature_rows(
    names: int,
    count: int,
) -> list[list[int | None]]:
    """The numbers of the names row by row, `count` beside each other."""
    rows: list[list[int | None]] = []
    for start in range(0, names, count):
        row: list[int | None] = list(range(start, min(start + count, names)))
        free: list[int | None] = [None] * (count - len(row))
        rows.append(free + row)
    return rows


def _flat(pitch: int) -> str:
    """w:spacing of a line of the text without space around it."""
    return (
        f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" '
        'w:lineRule="exact"/>'
    )


def _space(height: int, keep: bool = False) -> str:
    """An empty paragraph of exactly this height; nothing for none."""
    if not height:
        return ""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr>{kept}<w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" '
        f'w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _cell(
    width: int,
    words: str,
    place: str,
) -> str:
    """w:tc. place: top or center."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:noWrap/><w:vAlign w:val="{place}"/></w:tcPr>{words}</w:tc>'
    )


def _table(
    grid: list[int],
    rows: str,
    align: str,
) -> str:
    """w:tbl without lines. grid: widths of its columns in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:jc w:val="{align}"/>{_NO_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
