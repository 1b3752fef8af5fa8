"""The lines of the old text, character by character, at their places in the
original Word file.

A line is what the comparison read; its characters are those of w:t elements
of the file, of signs of their own (a tab, a line break, a note), or of nothing
that could be marked (an automatic number, the result of a field).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W
from policypress.compare.read.docx_trace import Trace, Traced
from policypress.compare.read.look_alikes import unified
from policypress.compare.read.raw_lines import RawLine, printable
from policypress.compare.text.tree import Line, Tree, walk
from policypress.render.inplace.fields import FieldMap, fields_of
from policypress.render.redline.layout import Shape, shapes

TEXT = f"{W}t"
PARAGRAPH = f"{W}p"
RUN = f"{W}r"
NUMBER = "自动编号"
IN_FIELD = "域内的文字，Word 会自动更新"
FORMULA = "公式"
_BOX = f"{W}txbxContent"
_LOCKING = {
    f"{W}fldSimple": IN_FIELD,
    f"{W}ruby": "拼音指南",
    _BOX: "文本框",
}
_FLOWS_ON = "段落标记隐藏、与上一段连成一行的文字"
_BREAKS = "\n\f\x85\u2028\u2029"


class Spot(NamedTuple):
    """A character of a line in the file.

    element: the w:t it stands in, or the sign that shows it; None for none.
    offset: which of the characters that the element shows. size: how many
    these are, all to be marked at once; 0 for a w:t, where each stands alone.
    locked: why it cannot be marked, "" when it can.
    """

    element: Any
    offset: int
    size: int = 0
    locked: str = ""


class Blank(NamedTuple):
    """A blank at the edge of a line."""

    character: str
    spot: Spot


class OldLine(Struct):
    """A line of one paragraph.

    spots: of each printed character. end: the break that ends it, None where
    the paragraph ends. number: how many of its first characters are an
    automatic number. text: as printed. locked: why nothing in it can be
    marked, "" when it can.
    before, behind: the blanks at its edges, which no reader shows.
    """

    paragraph: Any
    text: str
    spots: list[Spot]
    before: list[Blank] = field(default_factory=list)
    behind: list[Blank] = field(default_factory=list)
    end: Spot | None = None
    number: int = 0
    locked: str = ""

    @property
    def typed_lead(self) -> int:
        """How many characters of its number are typed: the blanks between the
        automatic number and the words.
        """
        rest = self.text[self.number :]
        return len(rest) - len(rest.lstrip())

    @property
    def indent(self) -> str:
        """The blanks with which it begins in the file."""
        return "".join(blank.character for blank in self.before)


class OldCell(Struct):
    """A cell with its lines; element None: a column that a wider cell, or no
    cell, covers.
    """

    element: Any = None
    lines: list[OldLine] = field(default_factory=list)


class OldRow(Struct):
    """A table row as it was read."""

    element: Any
    cells: list[OldCell]


class OldTable(Struct):
    """A table as it was read; rows [] where it is not laid out as it reads."""

    element: Any
    rows: list[OldRow]


class Standing(Struct):
    """A line of the old text: what it is, how it looks, where it stands."""

    line: Line
    shape: Shape
    place: OldLine | OldTable


class Places:
    """Finds the places of the lines of a text, in order."""

    def __init__(self, trace: Trace) -> None:
        """trace: of the reading that gave the text."""
        self.trace = trace
        self.fields: FieldMap = fields_of(trace.root)
        self._locks: dict[Any, str] = {}

    def of(self, tree: Tree) -> list[Standing]:
        """Every line of the text with its place.

        Raises LookupError where the file does not say what the text says.
        """
        found: list[Standing] = []
        supplies: dict[int, _Supply] = {}
        for node, _ in walk(tree):
            for line, shape in zip(
                node.lines,
                shapes([node], tree.scheme),
                strict=True,
            ):
                number = line.place.line
                traced = self.trace.found[number]
                place: OldLine | OldTable
                if line.rows:
                    place = self._table(line, traced)
                else:
                    supply = supplies.get(number)
                    if supply is None:
                        supply = self._supply(traced[0])
                        supplies = {number: supply}
                    place = supply.line(line.printed)
                found.append(Standing(line, shape, place))
        return found

    def _supply(self, traced: Traced) -> _Supply:
        """All that a paragraph shows, its automatic number first."""
        locked = ""
        if next(traced.element.iterancestors(_BOX), None) is not None:
            locked = _LOCKING[_BOX]
        if traced.flows_on:
            locked = _FLOWS_ON
        characters = [(one, Spot(None, 0, 0, NUMBER)) for one in traced.label]
        for heard in traced.heard:
            characters += self._spots(heard.element, heard.words)
        return _Supply(traced.element, characters, locked)

    def _spots(
        self,
        element: Any,
        words: str,
    ) -> Iterator[tuple[str, Spot]]:
        """The characters that an element shows."""
        locked = FORMULA if element is None else self._lock(element)
        is_text = element is not None and element.tag == TEXT
        size = 0 if is_text else len(words)
        for offset, one in enumerate(words):
            yield one, Spot(element, offset, size, locked)

    def _lock(self, element: Any) -> str:
        """Why an element cannot be marked, "" when it can."""
        if self.fields.updates(element):
            return IN_FIELD
        run = element.getparent()
        if run not in self._locks:
            self._locks[run] = _locked_above(run)
        return self._locks[run]

    def _table(
        self,
        line: Line,
        traced: Sequence[Traced],
    ) -> OldTable:
        """The rows and cells of a table."""
        cells: dict[Any, list[Traced]] = {}
        for one in traced:
            cells.setdefault(one.cell, []).append(one)
        rows: dict[Any, list[OldCell]] = {}
        table = None
        for cell, paragraphs in cells.items():
            row = next(cell.iterancestors(f"{W}tr"))
            table = next(row.iterancestors(f"{W}tbl"))
            lines = [one for part in paragraphs for one in self._lines(part)]
            rows.setdefault(row, []).append(OldCell(cell, lines))
        found = [
            OldRow(row, list(_columns(row, own))) for row, own in rows.items()
        ]
        words = tuple(tuple(map(words_of_cell, row.cells)) for row in found)
        return OldTable(table, found if words == line.rows else [])

    def _lines(self, traced: Traced) -> list[OldLine]:
        """The lines of a paragraph of a cell."""
        supply = self._supply(traced)
        text = "".join(one for one, _ in supply.characters)
        for other in _BREAKS[1:]:
            text = text.replace(other, "\n")
        clean = printable(RawLine("", rows=((text.strip(),),))).rows[0][0]
        return [supply.line(words) for words in clean.split("\n")]


class _Supply:
    """The characters of a paragraph, taken line by line."""

    def __init__(
        self,
        paragraph: Any,
        characters: list[tuple[str, Spot]],
        locked: str,
    ) -> None:
        """characters: all that it shows. locked: as for a line."""
        self.paragraph = paragraph
        self.characters = characters
        self._locked = locked
        self._next = 0
        self._last: OldLine | None = None

    def line(self, printed: str) -> OldLine:
        """The places of the next line.

        Whatever is not printed is passed over: blanks at its edges, characters
        without a glyph, breaks. Raises LookupError when the paragraph says
        something else.
        """
        if self._locked == _FLOWS_ON:
            spots = [Spot(None, 0, 0, _FLOWS_ON)] * len(printed)
            return OldLine(self.paragraph, printed, spots, locked=self._locked)
        start = self._next
        spots = []
        for wanted in printed:
            while unified(self._character()) != wanted:
                self._next += 1
            if not spots:
                before = self._begin(start)
            spots.append(self.characters[self._next][1])
            self._next += 1
        number = sum(spot.locked == NUMBER for spot in spots)
        self._last = OldLine(
            self.paragraph,
            printed,
            spots,
            before if spots else [],
            self._blanks(self._next),
            None,
            number,
            self._locked,
        )
        return self._last

    def _begin(self, start: int) -> list[Blank]:
        """The blanks before a line; the line before ends at the break among
        what was passed over.
        """
        before: list[Blank] = []
        for one, spot in self.characters[start : self._next]:
            if one in _BREAKS and self._last and not self._last.end:
                self._last.end = spot
                before = []
            elif one.isspace() and not spot.locked:
                before.append(Blank(one, spot))
        return before

    def _blanks(self, start: int) -> list[Blank]:
        """The blanks from a place on."""
        found = []
        for one, spot in self.characters[start:]:
            if one in _BREAKS or not one.isspace():
                break
            if not spot.locked:
                found.append(Blank(one, spot))
        return found

    def _character(self) -> str:
        """The character that comes next."""
        if self._next >= len(self.characters):
            raise LookupError(self.paragraph)
        return self.characters[self._next][0]


def words_of_cell(cell: OldCell) -> str:
    """The words of a cell, one line a line."""
    return "\n".join(line.text for line in cell.lines)


def _columns(
    row: Any,
    cells: Iterable[OldCell],
) -> Iterator[OldCell]:
    """The cells of a row, those it does not have as columns too."""
    yield from _absent(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in cells:
        yield cell
        yield from _absent(cell.element.find(f"{W}tcPr/{W}gridSpan"), 1)
    yield from _absent(row.find(f"{W}trPr/{W}gridAfter"), 0)


def _absent(element: Any, own: int) -> Iterator[OldCell]:
    """Columns without a cell, as many as an element says less `own`."""
    value = "" if element is None else element.get(f"{W}val") or ""
    if value.isascii() and value.isdigit() and len(value) < 4:
        for _ in range(int(value) - own):
            yield OldCell()


def _locked_above(run: Any) -> str:
    """What holds a run so that it cannot be marked, "" for nothing."""
    for above in run.iterancestors():
        if above.tag in _LOCKING:
            return _LOCKING[above.tag]
        if above.tag == PARAGRAPH:
            break
    return ""
