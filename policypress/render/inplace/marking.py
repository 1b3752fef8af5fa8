"""One attempt to mark all changes in the original (就地标注).

Reads the original with the places of its words, plans stretch by stretch, and
writes. What cannot be marked is told, with what it should have become.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.read.docx import read_docx
from policypress.compare.read.docx_trace import Trace
from policypress.compare.text.tree import Line, Tree, walk
from policypress.findings import Place
from policypress.render.inplace.additions import Additions
from policypress.render.inplace.elements import Revisions, may_go
from policypress.render.inplace.paragraphs import CannotMarkError, Plan
from policypress.render.inplace.places import (
    OldLine,
    OldTable,
    Places,
    Standing,
)
from policypress.render.inplace.script import (
    LineEnd,
    Stretch,
    Words,
    stretches,
)
from policypress.render.inplace.tables import TableMarker
from policypress.render.redline.blocks import TrackedTable
from policypress.word.revisions import Who

# A line that must be there when all changes are accepted: its words, or the
# rows of a table.
Printed = str | tuple[tuple[str, ...], ...]


class Told(Struct, frozen=True):
    """A change that is not marked in the original.

    place: of it there. old, new: the words, "" for none. reason: why.
    """

    place: Place
    change: Change
    old: str
    new: str
    reason: str


class Expected(Struct):
    """A line of the original once all changes are accepted.

    stretch: the one it comes from, by index; place: of that in the original.
    """

    printed: Printed
    stretch: int
    place: Place
    change: Change


class Attempt(Struct):
    """What came of it: the main part as marked, what accepting it must give,
    what is told. counted: Word counts numbers in it.
    """

    root: Any
    counted: bool = False
    expected: list[Expected] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


class Marker:
    """Marks the stretches of a comparison in one reading of the original."""

    def __init__(
        self,
        data: bytes,
        name: str,
        changes: ChangeSet,
        who: Who,
    ) -> None:
        """data: the original; name: what the user calls it.

        Raises LookupError where the file does not say what was compared.
        """
        trace = Trace()
        read_docx(data, name, trace=trace)
        places = Places(trace)
        self.standing: list[Standing] = places.of(changes.old)
        self.new = lines_of(changes.new)
        self.plan = Plan(places.fields, Revisions(trace.root, who))
        self.additions = Additions(self.plan, self.standing)
        counted = any(
            isinstance(one.place, OldLine) and one.place.number
            for one in self.standing
        )
        self.attempt = Attempt(trace.root, counted)

    def mark(
        self,
        found: Sequence[Stretch],
        refused: Mapping[int, str],
    ) -> Attempt:
        """Marks all stretches but the refused ones (index → reason)."""
        for index, stretch in enumerate(self._replacing(found)):
            if stretch.table:
                self._table(index, stretch, refused)
                continue
            try:
                if index in refused:
                    raise CannotMarkError(refused[index])
                self._paragraphs(stretch)
            except CannotMarkError as reason:
                self._tell(index, stretch, str(reason))
            else:
                self._expect_new(index, stretch)
        self.plan.write()
        return self.attempt

    def _replacing(self, found: Sequence[Stretch]) -> Iterator[Stretch]:
        """The stretches; a paragraph that goes but whose end must stay holds
        the new words behind it.
        """
        before: Stretch | None = None
        for stretch in found:
            if before and not stretch.old and not stretch.table:
                tokens = [*before.tokens[:-1], *stretch.tokens]
                tokens[-1] = LineEnd("keep")
                stretch = Stretch(
                    stretch.change,
                    before.old,
                    stretch.new,
                    tokens,
                )
                before = None
            if before:
                yield before
            before = None
            if self._leaves_its_end(stretch):
                before = stretch
            else:
                yield stretch
        if before:
            yield before

    def _leaves_its_end(self, stretch: Stretch) -> bool:
        """Whether one paragraph goes whose end must stay."""
        if stretch.new or stretch.table or len(stretch.old) != 1:
            return False
        place = self._old(stretch)[0].place
        if not isinstance(place, OldLine) or place.end is not None:
            return False
        return not may_go(place.paragraph)

    def _paragraphs(self, stretch: Stretch) -> None:
        """Plans a stretch of paragraphs. Raises CannotMarkError."""
        if not stretch.changes:
            return
        if not stretch.old:
            self.additions.paragraphs(stretch.old.start, stretch.tokens)
            return
        lines = []
        for standing in self._old(stretch):
            if not isinstance(standing.place, OldLine):
                raise CannotMarkError("文字与表格互换")
            lines.append(standing.place)
        if self._leaves_its_end(stretch) and lines[0].number:
            raise CannotMarkError("最后一段的自动编号")
        if stretch.new or not self._is_whole(stretch, lines):
            self.plan.take(_with_break(stretch, lines), lines)
            return
        if lines[0].locked:
            raise CannotMarkError(lines[0].locked)
        self.plan.adopt(self.plan.delete_paragraph(lines[0].paragraph))

    def _old(self, stretch: Stretch) -> list[Standing]:
        """The old lines of a stretch."""
        return self.standing[stretch.old.start : stretch.old.stop]

    def _is_whole(
        self,
        stretch: Stretch,
        lines: Sequence[OldLine],
    ) -> bool:
        """Whether the one line that goes is all that its paragraph says, and
        takes its end along.
        """
        if len(lines) > 1 or lines[0].end is not None:
            return False
        if not may_go(lines[0].paragraph):
            return False
        before = stretch.old.start - 1
        if before < 0:
            return True
        place = self.standing[before].place
        if not isinstance(place, OldLine):
            return True
        return place.paragraph is not lines[0].paragraph

    def _table(
        self,
        index: int,
        stretch: Stretch,
        refused: Mapping[int, str],
    ) -> None:
        """Plans a table."""
        tracked = stretch.table
        assert tracked is not None
        if not stretch.changes:
            self._expect_new(index, stretch)
            return
        try:
            if index in refused:
                raise CannotMarkError(refused[index])
            if not stretch.old:
                self.additions.table(stretch.old.start, tracked)
                self._expect_new(index, stretch)
                return
            place = self.standing[stretch.old.start].place
            if not isinstance(place, OldTable) or not place.rows:
                raise CannotMarkError("表格的结构")
        except CannotMarkError as reason:
            self._tell(index, stretch, str(reason))
            return
        self._rows(index, stretch, tracked, place)

    def _rows(
        self,
        index: int,
        stretch: Stretch,
        tracked: TrackedTable,
        place: OldTable,
    ) -> None:
        """Plans the rows of a table that the original has."""
        marker = TableMarker(self.plan, place)
        marker.mark(tracked)
        for row, reason in marker.told:
            old = "\t".join(_words(row.cells, ("ins", "moveTo")))
            new = "\t".join(_words(row.cells, ("del", "moveFrom")))
            if row.status in ("ins", "moveTo"):
                old = ""
            if row.status in ("del", "moveFrom"):
                new = ""
            told = Told(self._place(stretch), stretch.change, old, new, reason)
            self.attempt.told.append(told)
        if marker.rows:
            rows = tuple(marker.rows)
            self._expect(index, stretch, rows)

    def _expect_new(
        self,
        index: int,
        stretch: Stretch,
    ) -> None:
        """Accepting gives the new lines of a stretch."""
        for line in self.new[stretch.new.start : stretch.new.stop]:
            printed = line.rows or line.printed
            self._expect(index, stretch, printed)

    def _expect(
        self,
        index: int,
        stretch: Stretch,
        printed: Printed,
    ) -> None:
        """Accepting gives a line."""
        place = self._place(stretch)
        self.attempt.expected.append(
            Expected(printed, index, place, stretch.change)
        )

    def _tell(
        self,
        index: int,
        stretch: Stretch,
        reason: str,
    ) -> None:
        """A stretch stays as it is in the original, and is told."""
        old = [one.line for one in self._old(stretch)]
        new = self.new[stretch.new.start : stretch.new.stop]
        told = Told(
            self._place(stretch),
            stretch.change,
            "\n".join(line.printed for line in old),
            "\n".join(line.printed for line in new),
            reason,
        )
        self.attempt.told.append(told)
        for line in old:
            printed = line.rows or line.printed
            self._expect(index, stretch, printed)

    def _place(self, stretch: Stretch) -> Place:
        """Where a stretch stands in the original."""
        at = min(stretch.old.start, len(self.standing) - 1)
        return self.standing[at].line.place


def _with_break(
    stretch: Stretch,
    lines: Sequence[OldLine],
) -> list[Words | LineEnd]:
    """The steps; a line that goes as the last of its paragraph takes no end
    along.
    """
    tokens = list(stretch.tokens)
    if not stretch.new and lines[-1].end is None:
        tokens[-1] = LineEnd("keep")
    return tokens


def _words(
    cells: Sequence[Sequence[Any]],
    without: tuple[str, ...],
) -> list[str]:
    """The words of each cell on one side."""
    return [
        "".join(one.text for one in cell if one.status not in without)
        for cell in cells
    ]


def lines_of(tree: Tree) -> list[Line]:
    """The lines of a text in order."""
    return [line for node, _ in walk(tree) for line in node.lines]


def script(changes: ChangeSet) -> list[Stretch]:
    """The stretches of a comparison."""
    from policypress.render.redline.flow import passages
    from policypress.render.redline.neighbours import kept_apart

    return stretches(kept_apart(passages(changes)))
