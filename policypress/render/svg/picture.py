"""A document laid out as one picture, block by block.

level 1: the banner · level 2: a band · level 3: a small heading · paragraphs: lines in a
panel · tables by name: 卡片 (title, amount, note), 步骤 (step, time), others rows of label
and words · a QR code: beside the words of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.document import (
    Block,
    Code,
    Document,
    Paragraph,
    Table,
    cell_text,
    plain,
)
from policypress.render.qr import matrix, squares_path
from policypress.render.svg.canvas import (
    BLUE,
    INNER,
    LINE,
    MARGIN,
    PALE,
    PANEL,
    PAPER,
    RED,
    SOFT,
    WIDTH,
    Canvas,
    Style,
    Words,
    set_words,
    widest,
)

TITLE = Style(46, PAPER, heavy=True)
SUBTITLE = Style(26, PALE)
BAND = Style(32, PAPER, heavy=True)
HEADING = Style(28, BLUE, heavy=True)
BODY = Style(28)
CARD, AMOUNT, NOTE = (
    Style(28, BLUE, heavy=True),
    Style(30, RED, heavy=True),
    Style(22, SOFT),
)
STEP, TIME = Style(26, BLUE, heavy=True), Style(22, SOFT)
CARDS, STEPS = "卡片", "步骤"
_DOT, _EM = "\N{MIDDLE DOT}\N{EN SPACE}", "\N{EM SPACE}"
_GAP = 16
_PADDING = 20
_COLUMNS = 2  # cards side by side
_BANNER = 48  # pixels above and below the words of the banner
_CODE = 240  # pixels of a QR code


def picture(document: Document) -> str:
    """The document as SVG."""
    canvas = Canvas()
    blocks = list(document.blocks)
    head = _head(blocks)
    _banner(canvas, head, document.draft)
    waiting: list[Paragraph] = []
    for block in blocks[len(head) :]:
        if (
            isinstance(block, Paragraph)
            and not block.level
            and not _code(block)
        ):
            waiting.append(block)
            continue
        _panel(canvas, waiting)
        waiting = []
        _block(canvas, block)
    _panel(canvas, waiting)
    canvas.y += MARGIN
    about = "。".join(_said(blocks[len(head) :]))
    return canvas.svg(document.title, about)


def _head(blocks: list[Block]) -> list[Paragraph]:
    """The title and what stands below it before the first band."""
    found: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.level > 1:
            break
        found.append(block)
    return found


def _said(blocks: list[Block]) -> Iterator[str]:
    """The headings of a picture: what it says in short."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.level == 2:
            yield plain(block.inlines)


def _banner(
    canvas: Canvas,
    head: list[Paragraph],
    draft: str,
) -> None:
    """Title and subtitle on a dark ground, and the line that says it is a draft."""
    groups = [
        set_words(
            plain(one.inlines),
            TITLE if one.level else SUBTITLE,
            INNER,
        )
        for one in head
    ]
    if draft:
        groups.append(set_words(draft, Style(22, PALE), INNER))
    high = sum(one.height for one in groups) + 2 * _BANNER
    canvas.box(0, 0, (WIDTH, high), groups, BLUE, centred=True, radius=0)
    canvas.y = high + _GAP


def _block(canvas: Canvas, block: Block) -> None:
    """A heading, a code or a table."""
    if isinstance(block, Table):
        if block.name == CARDS:
            _cards(canvas, block)
        elif block.name == STEPS:
            _steps(canvas, block)
        else:
            _rows(canvas, block)
    elif isinstance(block, Paragraph):
        code = _code(block)
        if code:
            _draw_code(canvas, code, block)
        elif block.level == 2:
            _band(canvas, block)
        elif block.level:
            canvas.y += _GAP / 2
            words = set_words(plain(block.inlines), HEADING, INNER)
            _put(canvas, [words], PAPER, padding=0)


def _band(canvas: Canvas, block: Paragraph) -> None:
    """The heading of a part."""
    words = set_words(plain(block.inlines), BAND, INNER - 2 * _PADDING)
    canvas.y += _GAP
    _put(canvas, [words], BLUE, padding=14, left_padding=_PADDING)


def _panel(
    canvas: Canvas,
    paragraphs: list[Paragraph],
) -> None:
    """Paragraphs that follow one another, in one panel."""
    if not paragraphs:
        return
    room = INNER - 2 * _PADDING
    texts = [plain(one.inlines) for one in paragraphs]
    if len(texts) > 1:
        groups = [_item(text, room) for text in texts]
    else:
        groups = [set_words(text, BODY, room) for text in texts]
    _put(canvas, groups, PANEL, padding=_PADDING)


def _item(text: str, room: float) -> Words:
    """An item of a list: its lines begin below the words, not below the dot."""
    words = set_words(text, BODY, room - BODY.size)
    first, *others = words.lines or ("",)
    lines = (f"{_DOT}{first}", *(f"{_EM}{line}" for line in others))
    return Words(lines, BODY)


def _put(
    canvas: Canvas,
    groups: list[Words],
    fill: str,
    padding: float,
    left_padding: float = 0,
) -> None:
    """A box of the whole width, and on below it. left_padding: where it is not that above
    and below."""
    high = sum(one.height for one in groups) + 2 * padding
    if left_padding:
        # Words stand in the middle of the height, further in from the left.
        canvas.box(MARGIN, canvas.y, (INNER, high), [], fill)
        canvas.box(
            MARGIN + left_padding - padding,
            canvas.y,
            (INNER - left_padding + padding, high),
            groups,
            "none",
            padding=padding,
        )
    else:
        canvas.box(
            MARGIN,
            canvas.y,
            (INNER, high),
            groups,
            fill,
            padding=padding,
        )
    canvas.y += high + _GAP


def _texts(table: Table) -> list[list[str]]:
    """The words of the rows below the head, cell by cell."""
    body = table.rows[table.header :]
    return [[cell_text(cell, " ") for cell in row] for row in body]


def _cards(canvas: Canvas, table: Table) -> None:
    """Two cards beside each other, both as high as the higher one."""
    wide = (INNER - _GAP) / _COLUMNS
    cards = [_card(texts, wide - 2 * _PADDING) for texts in _texts(table)]
    for start in range(0, len(cards), _COLUMNS):
        pair = cards[start : start + _COLUMNS]
        high = max(sum(one.height for one in card) for card in pair)
        high += 2 * _PADDING
        for place, card in enumerate(pair):
            left = MARGIN + place * (wide + _GAP)
            canvas.box(
                left,
                canvas.y,
                (wide, high),
                card,
                PAPER,
                LINE,
                _PADDING,
            )
        canvas.y += high + _GAP


def _card(texts: list[str], room: float) -> list[Words]:
    """The lines of a card: what, how much, where it stands."""
    styles = (CARD, AMOUNT, NOTE)
    return [
        set_words(text, style, room)
        for text, style in zip(texts, styles, strict=False)
        if text.strip()
    ]


def _steps(canvas: Canvas, table: Table) -> None:
    """Steps from left to right with arrows between them, in as many lines as they need."""
    left = float(MARGIN)
    line_high = 0.0
    for number, (name, *times) in enumerate(_texts(table), 1):
        groups = [set_words(f"{number} {name}", STEP, INNER / 2)]
        groups += [set_words(time, TIME, INNER / 2) for time in times if time]
        wide = max(widest(one) for one in groups) + 2 * _PADDING
        high = STEP.line * len(groups[0].lines) + TIME.line + 32
        if left > MARGIN and left + wide > MARGIN + INNER:
            left = MARGIN
            canvas.y += line_high + _GAP
            line_high = 0.0
        elif left > MARGIN:
            _arrow(canvas, left - _GAP - 8, canvas.y + high / 2)
        canvas.box(
            left,
            canvas.y,
            (wide, high),
            groups,
            PALE,
            padding=16,
            centred=True,
        )
        line_high = max(line_high, high)
        left += wide + 2 * _GAP
    canvas.y += line_high + _GAP


def _arrow(
    canvas: Canvas,
    x: float,
    y: float,
) -> None:
    """A small arrow that points to the right."""
    canvas.drawing(
        f'<path d="M{x:.1f} {y - 9:.1f}l14 9l-14 9z" fill="{BLUE}"/>'
    )


def _rows(canvas: Canvas, table: Table) -> None:
    """Rows of a label and its words."""
    label_room = 190.0
    for label, *others in _texts(table):
        words = set_words(
            " ".join(others),
            BODY,
            INNER - label_room - 2 * _PADDING,
        )
        head = set_words(label, HEADING, label_room - _PADDING)
        high = max(words.height, head.height) + 28
        canvas.box(MARGIN, canvas.y, (INNER, high), [], PANEL)
        canvas.box(
            MARGIN + 10,
            canvas.y,
            (label_room, high),
            [head],
            "none",
            padding=14,
        )
        canvas.box(
            MARGIN + label_room,
            canvas.y,
            (INNER - label_room, high),
            [words],
            "none",
            padding=14,
        )
        canvas.y += high + _GAP / 2
    canvas.y += _GAP / 2


def _code(block: Paragraph) -> Code | None:
    """The QR code of a paragraph, if it has one."""
    for item in block.inlines:
        if isinstance(item, Code):
            return item
    return None


def _draw_code(
    canvas: Canvas,
    code: Code,
    block: Paragraph,
) -> None:
    """A QR code in the middle with the words of its paragraph below it."""
    rows = matrix(code.address)
    scale = _CODE / len(rows)
    left = (WIDTH - _CODE) / 2
    path = squares_path(rows, 0, 0)
    canvas.y += _GAP
    canvas.drawing(
        f'<g transform="translate({left:.1f} {canvas.y:.1f}) scale({scale:.4f})">'
        f'<path d="{path}" fill="#000"/></g>'
    )
    canvas.y += _CODE + _GAP
    words = set_words(plain(block.inlines), NOTE, INNER)
    if words.lines:
        canvas.box(
            MARGIN,
            canvas.y,
            (INNER, words.height),
            [words],
            "none",
            centred=True,
        )
        canvas.y += words.height + _GAP
