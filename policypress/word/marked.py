"""The words of a .docx with its tracked changes (修订): every piece as it stands, kept,
inserted or deleted, by whom and when.

Reads what Word, WPS and LibreOffice write (ECMA-376 part 1, 17.13.5). A moved piece
(移动) is deleted at one place and inserted at the other. Words of a text box, of a note
and of a header are not among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, field

from policypress.word.package_reader import DOCUMENT, Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
)
State = Literal["kept", "inserted", "deleted"]
_INSERTED = (f"{_W}ins", f"{_W}moveTo")
_DELETED = (f"{_W}del", f"{_W}moveFrom")
_STATES: dict[str, State] = {
    **dict.fromkeys(_INSERTED, "inserted"),
    **dict.fromkeys(_DELETED, "deleted"),
}
LINE = "\v"  # a line that ends within a paragraph
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": LINE,
    f"{_W}cr": LINE,
    f"{_W}noBreakHyphen": "-",
}
_WORDS = (f"{_W}t", f"{_W}delText")
_PASSED = (f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent", _FALLBACK)
_INSTRUCTIONS = (f"{_W}instrText", f"{_W}delInstrText")  # of fields


class Change(Struct, frozen=True):
    """Who changed something, and when (ISO 8601, "" where the file does not say)."""

    author: str = ""
    date: str = ""


NOBODY = Change()


class Piece(Struct, frozen=True):
    """Words of one state. move: the name of the move (移动) that they are part of, the
    same where they went and where they came; "" for none."""

    text: str
    state: State = "kept"
    by: Change = NOBODY
    move: str = ""


class Anchor(Struct, frozen=True):
    """A range in the words of a paragraph, deleted ones counted: a bookmark by its
    name, or a comment by its id. end: None where it ends in a later paragraph."""

    name: str
    start: int
    end: int | None


class MarkedParagraph(Struct):
    """A paragraph. end: the state of its mark. cell: table, row and column where it
    stands, () in the body; row: the state of that row."""

    pieces: list[Piece] = field(default_factory=list)
    end: Piece = Piece("\n")
    cell: tuple[int, ...] = ()
    row: Piece = Piece("")
    bookmarks: list[Anchor] = field(default_factory=list)
    comments: list[Anchor] = field(default_factory=list)
    style: str = ""

    def text(self, without: State) -> str:
        """Its words without those of one state, and without what is in no version."""
        return "".join(
            piece.text
            for piece in self.pieces
            if piece.state != without and not is_in_no_version(piece)
        )

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is marked."""
        marked = [*self.pieces, self.end, self.row]
        return any(piece.state != "kept" for piece in marked)


def read_marked(package: Package) -> list[MarkedParagraph]:
    """The paragraphs of the main part in the order of the text, those of tables among
    them."""
    body = package.roots[DOCUMENT].find(f"{_W}body")
    reader = _Reader()
    if body is not None:
        reader.blocks(body, ())
    return reader.paragraphs


def _may_have_words(tag: Any) -> bool:
    """Whether words may stand in an element: not in properties, comments of XML or the
    instructions of a field."""
    return isinstance(tag, str) and tag not in (*_PASSED, *_INSTRUCTIONS)


class _Reader:
    """Walks the body once."""

    def __init__(self) -> None:
        """At the beginning of the body: no paragraph is read, no mark is open."""
        self.paragraphs: list[MarkedParagraph] = []
        self._tables = 0
        self._row = Piece("")
        self._move = ""
        self._open: dict[str, tuple[str, int, MarkedParagraph]] = {}

    def blocks(
        self,
        holder: Any,
        cell: tuple[int, ...],
    ) -> None:
        """Paragraphs and tables in the body, in a cell, or in a control around them."""
        for element in holder:
            if element.tag == f"{_W}p":
                self._paragraph(element, cell)
            elif element.tag == f"{_W}tbl":
                self._table(element)
            elif element.tag in _MOVES:
                self._move = _name_of_move(element)
            elif _may_have_words(element.tag):
                self.blocks(element, cell)

    def _table(self, table: Any) -> None:
        """The rows of a table."""
        number = self._tables
        self._tables += 1
        outer = self._row
        rows = [
            one for one in table.iter(f"{_W}tr") if _table_of(one) is table
        ]
        for row_number, row in enumerate(rows):
            self._row = _row_state(row)
            cells = [one for one in row.iter(f"{_W}tc") if _home(one) is row]
            for column, cell in enumerate(cells):
                self.blocks(cell, (number, row_number, column))
        self._row = outer

    def _paragraph(
        self,
        element: Any,
        cell: tuple[int, ...],
    ) -> None:
        """One paragraph."""
        made = MarkedParagraph(cell=cell, row=self._row)
        properties = element.find(f"{_W}pPr")
        if properties is not None:
            made.end = self._moved(_end_state(properties))
            style = properties.find(f"{_W}pStyle")
            made.style = "" if style is None else style.get(f"{_W}val", "")
        self.paragraphs.append(made)
        self._inline(element, made, Piece(""))
        last = made.pieces[-1] if made.pieces else Piece("")
        if last.move and last.state == made.end.state and not made.end.move:
            # The range began after the mark of the paragraph had been read.
            made.end = Piece("\n", *_hand(last))

    def _inline(
        self,
        holder: Any,
        made: MarkedParagraph,
        mark: Piece,
    ) -> None:
        """The words in a paragraph, a link, a control or a mark. mark: the innermost
        mark around them."""
        for element in holder:
            tag = element.tag
            if not _may_have_words(tag):
                continue
            if tag in _STATES:
                inner = self._moved(_marked(element, mark))
                self._inline(element, made, inner)
            elif tag in _WORDS:
                _add(made, element.text or "", mark)
            elif tag in _SIGNS:
                _add(made, _SIGNS[tag], mark)
            elif tag in _MOVES:
                # LibreOffice begins the range within the mark.
                self._move = _name_of_move(element)
                mark = self._moved(mark)
            elif not self._range(element, made):
                self._inline(element, made, mark)

    def _moved(self, mark: Piece) -> Piece:
        """A mark as part of the move whose range is open, where it can be one."""
        if not self._move or mark.state == "kept":
            return mark
        return Piece(mark.text, mark.state, mark.by, self._move)

    def _range(
        self,
        element: Any,
        made: MarkedParagraph,
    ) -> bool:
        """Whether the element begins or ends a bookmark or the range of a comment;
        notes where."""
        kind = element.tag.removeprefix(_W)
        if kind == element.tag or kind not in _RANGES:
            return False
        what, is_start = _RANGES[kind]
        identity = element.get(f"{_W}id", "")
        name = element.get(f"{_W}name", identity)
        key = what + identity
        at = sum(len(piece.text) for piece in made.pieces)
        if is_start:
            self._open[key] = (name, at, made)
            return True
        if key not in self._open:
            return True
        name, start, home = self._open.pop(key)
        end = at if home is made else None
        anchors = home.bookmarks if what == "b" else home.comments
        anchors.append(Anchor(name, start, end))
        return True


_RANGES = {
    "bookmarkStart": ("b", True),
    "bookmarkEnd": ("b", False),
    "commentRangeStart": ("c", True),
    "commentRangeEnd": ("c", False),
}


# Where the range of a move begins and ends (17.13.5.23 and following).
_MOVES = tuple(
    f"{_W}{kind}Range{place}"
    for kind in ("moveFrom", "moveTo")
    for place in ("Start", "End")
)


def _name_of_move(element: Any) -> str:
    """The name of the move that is open behind the beginning or end of its range."""
    is_start = element.tag.endswith("Start")
    return element.get(f"{_W}name", "") if is_start else ""


def _add(
    made: MarkedParagraph,
    text: str,
    mark: Piece,
) -> None:
    """Adds words; neighbours of one state and one hand are one piece."""
    last = made.pieces[-1] if made.pieces else None
    if last and Piece("", last.state, last.by, last.move) == mark:
        made.pieces[-1] = Piece(last.text + text, *_hand(mark))
    elif text:
        made.pieces.append(Piece(text, *_hand(mark)))


def _hand(mark: Piece) -> tuple[State, Change, str]:
    """Everything of a mark but its words."""
    return mark.state, mark.by, mark.move


def _marked(element: Any, outer: Piece) -> Piece:
    """The mark of an element. What somebody inserted and another deleted again was
    never there and is not there: deleted wins, and is by the last hand."""
    state = _STATES[element.tag]
    if outer.state == "inserted" and state == "deleted":
        return Piece("", "deleted", Change("", _NEVER))
    if outer.state == "deleted":
        return outer
    return Piece("", state, _by(element))


# The date of words that one reviewer inserted and another deleted: in no version.
_NEVER = "never"


def is_in_no_version(piece: Piece) -> bool:
    """Whether a piece was inserted by one hand and deleted by another."""
    return piece.by.date == _NEVER


def _by(element: Any) -> Change:
    """Who made a mark, and when."""
    return Change(element.get(f"{_W}author", ""), element.get(f"{_W}date", ""))


def _end_state(properties: Any) -> Piece:
    """The state of the mark of a paragraph."""
    marks = properties.find(f"{_W}rPr")
    return Piece("\n") if marks is None else _state_in(marks, "\n")


def _row_state(row: Any) -> Piece:
    """The state of a row of a table."""
    properties = row.find(f"{_W}trPr")
    return Piece("") if properties is None else _state_in(properties, "")


def _state_in(properties: Any, text: str) -> Piece:
    """The state that properties give to what they belong to."""
    for element in _marks(properties):
        return Piece(text, _STATES[element.tag], _by(element))
    return Piece(text)


def _marks(properties: Any) -> Iterator[Any]:
    """The marks among properties, deletions first."""
    for tags in (_DELETED, _INSERTED):
        for tag in tags:
            found = properties.find(tag)
            if found is not None:
                yield found


def _home(cell: Any) -> Any:
    """The row that a cell stands in."""
    return next(cell.iterancestors(f"{_W}tr"))


def _table_of(row: Any) -> Any:
    """The table that a row stands in: one within a cell has rows of its own."""
    return next(row.iterancestors(f"{_W}tbl"))
