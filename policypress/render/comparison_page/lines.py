"""The lines and tables of both texts, with what changed in them."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.compare.changes import Pair, Piece, RowPair
from policypress.render.escaping import text

_TAGS = {"delete": "del", "insert": "ins"}
_ROW_CLASSES = {"新增": ' class="added"', "删去": ' class="removed"'}


def pair_html(
    pair: Pair,
    unit: str,
) -> str:
    """A line or table of both texts with what changed in it."""
    if pair.rows:
        rows = "".join(map(_row, pair.rows))
        return f'<div class="scroll"><table>{rows}</table></div>'
    lines = (*pair.new, *pair.old)
    classes = ["line", lines[0].level if lines else "paragraph"]
    if unit in ("heading", "title"):
        classes.append("heading")
    if not pair.new:
        classes.append("gone")
    elif not pair.old:
        classes.append("come")
    moved = '<span class="badge moved">本条内移动</span>' if pair.move else ""
    return f'<p class="{" ".join(classes)}">{_pieces(pair.pieces)}{moved}</p>'


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    """Words, in <ins> or <del> where only one text has them."""
    if piece.op == "equal":
        return text(piece.text)
    tag = _TAGS[piece.op]
    nature = f' class="{piece.nature}"' if piece.nature else ""
    opening = f"<{tag}{nature}>"
    closing = f"</{tag}>"
    # The end of a paragraph that was taken out or put in is shown, and read
    # back, as a mark of its own.
    ended = (
        f'<span class="end" aria-label="段落标记">¶</span>{closing}'
        f'<br><span class="indent"></span>{opening}'
    )
    words = ended.join(map(text, piece.text.split("\n")))
    return f"{opening}{words}{closing}".replace(f"{opening}{closing}", "")


def _row(row: RowPair) -> str:
    """A row of a table; rows and columns of one text only are marked."""
    kind = _ROW_CLASSES.get(row.kind, "")
    cells = []
    for cell in row.cells:
        column = ""
        if cell.old is None and row.old is not None:
            column = ' class="added"'
        elif cell.new is None and row.new is not None:
            column = ' class="removed"'
        cells.append(f"<td{column}>{_pieces(cell.pieces)}</td>")
    return f"<tr{kind}>{''.join(cells)}</tr>"
