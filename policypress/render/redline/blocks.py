"""What stands in a redline, in order, before any Word XML.

Tracked paragraphs and tables, gathered in passages.

A paragraph has a status of its own, that of its mark: it is there in both
texts, or only in one.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from policypress.compare.changes import Change, Nature
from policypress.compare.text.tree import Level

Status = Literal["", "ins", "del", "moveFrom", "moveTo"]


class TrackedWords(Struct, frozen=True):
    """Words of one status, nature and character role.

    number_of: level of the line whose own number (条序) they are, the gap
    behind it included; None for all other words.
    """

    status: Status
    nature: Nature
    text: str
    face: str = ""
    number_of: Level | None = None


class TrackedParagraph(Struct, frozen=True):
    """A paragraph. status: of its mark.

    style, former: paragraph role in the new and in the old text.
    id: permanent id of the source node, "" for none.
    list, former_list: the list that counts its automatic number (自动编号) in
        the new and in the old text, 0 for none.
    """

    words: tuple[TrackedWords, ...]
    status: Status
    style: str
    former: str
    id: str = ""
    list: int = 0
    former_list: int = 0


class TrackedRow(Struct, frozen=True):
    """A table row: "", "ins" or "del", and the words of each cell.

    columns: of a row that is in both texts, the status of each cell: "ins" and
    "del" where a column comes or goes; () where none does.
    """

    status: Status
    cells: tuple[tuple[TrackedWords, ...], ...]
    columns: tuple[Status, ...] = ()


class TrackedTable(Struct, frozen=True):
    """A table; it is in the old text when a row is not "ins", in the new one
    when a row is not "del".
    """

    rows: tuple[TrackedRow, ...]


Block = TrackedParagraph | TrackedTable


class Passage(Struct, frozen=True):
    """Blocks of one change that stand or move together.

    moved: the side of a move this is, "" for none; name: of the move, the same
        on both sides.
    first: the first passage of this change in the new text (or of one that is
    deleted).
    """

    change: Change
    blocks: tuple[Block, ...]
    moved: Status = ""
    name: str = ""
    first: bool = True
