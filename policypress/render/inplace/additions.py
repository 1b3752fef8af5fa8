"""New paragraphs and tables between those of the original (新增段落、表格).

A new paragraph looks like the nearest one of its kind: its properties, the
properties of the runs at its head and behind, and its automatic number, if
that one has one. A number that Word gives is not typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from policypress.compare.read.docx_elements import W
from policypress.render.inplace import elements
from policypress.render.inplace.elements import Revisions
from policypress.render.inplace.paragraphs import CannotMarkError, Plan
from policypress.render.inplace.places import (
    NUMBER,
    PARAGRAPH,
    OldLine,
    OldTable,
    Standing,
)
from policypress.render.inplace.runs import Split, Typed, typed_run
from policypress.render.inplace.script import LineEnd, Token, Words
from policypress.render.redline.blocks import TrackedTable

# Lines looked at on both sides for one of the same kind.
_FAR = 200
_BEHIND_ALL = "全文最后一段之后"
_NUMERAL = re.compile(r"[一二三四五六七八九十百千零〇]+|[0-9]+")


class NewLine(Struct):
    """A line to insert: its words, and the role of its style."""

    words: list[Words]
    style: str

    @property
    def kind(self) -> tuple[str, str]:
        """What another line must be for this one to look like it."""
        level = self.words[0].number_of if self.words else None
        return self.style, level or ""


def new_lines(tokens: Sequence[Token]) -> list[NewLine]:
    """The lines of a stretch that only the new text has."""
    found: list[NewLine] = []
    words: list[Words] = []
    for token in tokens:
        if isinstance(token, LineEnd):
            found.append(NewLine(words, token.style))
            words = []
        else:
            words.append(token)
    return found


class Additions:
    """Puts new paragraphs and tables among the lines of the old text."""

    def __init__(
        self,
        plan: Plan,
        standing: Sequence[Standing],
    ) -> None:
        """plan: what is to be done to the tree; standing: where each line of
        the old text is in it."""
        self.plan = plan
        self.standing = standing
        # The last thing put behind an element, by that element.
        self._last: dict[Any, Any] = {}

    def paragraphs(
        self,
        at: int,
        tokens: Sequence[Token],
    ) -> None:
        """New lines before the old line `at`. Raises CannotMarkError."""
        lines = new_lines(tokens)
        before = self._line(at - 1)
        after = self._line(at)
        if before and after and before.paragraph is after.paragraph:
            self._between_breaks(after, lines)
            return
        anchor, is_behind = self._anchor(at)
        if is_behind and elements.following(anchor) is None:
            self._typed_behind(before, lines)
            return
        made = [self._made(at, line) for line in lines]
        self._place(anchor, is_behind, made)

    def table(self, at: int, table: TrackedTable) -> None:
        """A new table before the old line `at`. Raises CannotMarkError."""
        anchor, is_behind = self._anchor(at)
        behind = elements.following(anchor) if is_behind else anchor
        if behind is None or behind.tag != PARAGRAPH:
            raise CannotMarkError("此处不能插入整张表格")
        before = anchor if is_behind else elements.preceding(anchor)
        if before is not None and before.tag == elements.TABLE:
            raise CannotMarkError("此处不能插入整张表格")
        made = _new_table(table, self._like_table(at), self.plan.revisions)
        self._place(anchor, is_behind, [made])

    def _line(self, at: int) -> OldLine | None:
        """The old line of this number when it is one of a paragraph."""
        if not 0 <= at < len(self.standing):
            return None
        place = self.standing[at].place
        return place if isinstance(place, OldLine) else None

    def _anchor(self, at: int) -> tuple[Any, bool]:
        """The element beside which new ones are put, and whether behind it.

        Raises CannotMarkError.
        """
        fields = self.plan.fields
        if at > 0:
            element = _outermost(self.standing[at - 1])
            if element is not None and element not in fields.ending:
                return element, True
        if at < len(self.standing):
            element = _outermost(self.standing[at])
            if element is not None and element not in fields.inside:
                return element, False
        raise CannotMarkError("域（如目录）或者文本框内新增的段落")

    def _place(
        self,
        anchor: Any,
        is_behind: bool,
        made: list[Any],
    ) -> None:
        """Puts elements beside another, behind those that are there already."""

        def put() -> None:
            """Put them there, when the plan is carried out: until then what
            stands beside may still move."""
            last = self._last.get(anchor, anchor)
            for element in made:
                if is_behind:
                    last.addnext(element)
                    last = element
                else:
                    anchor.addprevious(element)
            if is_behind:
                self._last[anchor] = last

        self.plan.later(put)

    def _between_breaks(
        self,
        after: OldLine,
        lines: list[NewLine],
    ) -> None:
        """New lines between two that breaks part, in one paragraph."""
        spot = next((one for one in after.spots if one.locked != NUMBER), None)
        if spot is None or spot.locked or spot.size:
            raise CannotMarkError("同一段内以换行分开的文字")
        like = spot.element.getparent()
        insert = self.plan.editor.insert
        for line in lines:
            text = "".join(words.text for words in line.words)
            insert(spot.element, spot.offset, Typed(f"{text}\n", "", like))

    def _typed_behind(
        self,
        before: OldLine | None,
        lines: list[NewLine],
    ) -> None:
        """New lines behind the last paragraph of all, typed at its end: the
        last end of a body or cell is never a new one.
        """
        if before is None or not before.spots:
            raise CannotMarkError(_BEHIND_ALL)
        last = before.spots[-1]
        if last.locked or last.size:
            raise CannotMarkError(_BEHIND_ALL)
        insert = partial(
            self.plan.editor.insert,
            last.element,
            last.offset + 1,
        )
        like = last.element.getparent()
        for line in lines:
            insert(Split())
            for words in line.words:
                if not (words.number_of and before.number):
                    insert(Typed(words.text, words.nature, like))

    def _made(self, at: int, line: NewLine) -> Any:
        """A new paragraph like the nearest of its kind."""
        like, same = self._like(at, line)
        revisions = self.plan.revisions
        paragraph = elements.made(PARAGRAPH)
        if like is None:
            runs = [typed_run(words.text, None) for words in line.words]
        else:
            counted = same and _counts_alike(line, like)
            properties = elements.properties_like(
                like.paragraph,
                counted or not like.number,
            )
            if properties is not None:
                paragraph.append(properties)
            runs = list(_runs(line, like, counted))
        if runs:
            paragraph.append(revisions.wrap("ins", "", runs))
        revisions.mark_end(paragraph, "ins")
        return paragraph

    def _like(
        self,
        at: int,
        line: NewLine,
    ) -> tuple[OldLine | None, bool]:
        """The nearest paragraph of the same kind, those before first; else the
        nearest of any kind, and False.
        """
        nearest: OldLine | None = None
        for index in _outward(at, len(self.standing)):
            found = self._line(index)
            if found is None or found.locked or not found.spots:
                continue
            nearest = nearest or found
            if _kind(self.standing[index]) == line.kind:
                return found, True
        return nearest, False

    def _like_table(self, at: int) -> OldTable | None:
        """The nearest table of the original."""
        for index in _outward(at, len(self.standing)):
            place = self.standing[index].place
            if isinstance(place, OldTable) and place.rows:
                return place
        return None


def _counts_alike(line: NewLine, like: OldLine) -> bool:
    """Whether Word gives a new line its number as it gives the other one's:
    第六条 beside 第五条, but not （三） beside 一、.
    """
    if not like.number:
        return False
    own = "".join(words.text for words in line.words if words.number_of)
    other = like.text[: like.number]
    forms = [_NUMERAL.sub("#", one.strip()) for one in (own, other)]
    return forms[0] == forms[1]


def _outward(at: int, count: int) -> Iterator[int]:
    """at-1, at, at-2, at+1 … as far as there are lines."""
    for step in range(_FAR):
        for index in (at - 1 - step, at + step):
            if 0 <= index < count:
                yield index


def _kind(standing: Standing) -> tuple[str, str]:
    """What a line is, as `NewLine.kind` says it."""
    shape = standing.shape
    level = shape.level if shape.number else ""
    return shape.style, level


def _outermost(standing: Standing) -> Any:
    """The paragraph or table of a line, None where nothing can be marked."""
    place = standing.place
    if isinstance(place, OldTable):
        return place.element
    return None if place.locked else place.paragraph


def _runs(
    line: NewLine,
    like: OldLine,
    numbered: bool,
) -> Iterator[Any]:
    """The words of a new line in runs like those of another.

    numbered: its number comes from Word, as the other one's does.
    """
    head, tail = _runs_of(like)
    if like.indent:
        yield typed_run(like.indent, head)
    for words in line.words:
        text = words.text
        if words.number_of and numbered:
            text = text[len(text) - like.typed_lead :]
        is_head = bool(words.number_of) or words.stands_out
        if text:
            yield typed_run(text, head if is_head else tail)


def _runs_of(like: OldLine) -> tuple[Any, Any]:
    """The first and the last run of a line, None where it has none."""
    texts = [
        spot.element
        for spot in like.spots
        if spot.element is not None and not spot.size
    ]
    if not texts:
        return None, None
    return texts[0].getparent(), texts[-1].getparent()


def _new_table(
    table: TrackedTable,
    like: OldTable | None,
    revisions: Revisions,
) -> Any:
    """A table of which every row is new, with the properties of another."""
    element = elements.made(elements.TABLE)
    own = None if like is None else like.element.find(f"{W}tblPr")
    if own is None:
        element.append(_plain_properties())
    else:
        element.append(elements.without_identity(own))
    count = max(len(row.cells) for row in table.rows)
    grid = elements.made(f"{W}tblGrid")
    for _ in range(count):
        grid.append(elements.made(f"{W}gridCol"))
    element.append(grid)
    for row in table.rows:
        texts = ["".join(one.text for one in cell) for cell in row.cells]
        element.append(new_row(texts, revisions))
    return element


def new_row(
    texts: Sequence[str],
    revisions: Revisions,
) -> Any:
    """A new row with plain cells of these words."""
    row = elements.made(elements.ROW)
    for text in texts:
        cell = elements.made(elements.CELL)
        properties = elements.made(f"{W}tcPr")
        width = elements.made(f"{W}tcW")
        width.set(f"{W}w", "0")
        width.set(f"{W}type", "auto")
        properties.append(width)
        cell.append(properties)
        cell.extend(new_paragraphs(text, None, None, revisions))
        row.append(cell)
    revisions.mark_row(row, "ins")
    return row


def new_paragraphs(
    text: str,
    properties: Any,
    like: Any,
    revisions: Revisions,
) -> Iterator[Any]:
    """The paragraphs of a new cell, one a line. properties: w:pPr of each,
    like: a run like theirs; None for none.
    """
    for line in text.split("\n"):
        paragraph = elements.made(PARAGRAPH)
        if properties is not None:
            paragraph.append(elements.without_identity(properties))
        if line:
            run = typed_run(line, like)
            paragraph.append(revisions.wrap("ins", "", [run]))
        yield paragraph


def _plain_properties() -> Any:
    """The properties of a table with lines around its cells, as wide as the
    page.
    """
    properties = elements.made(f"{W}tblPr")
    width = elements.made(f"{W}tblW")
    width.set(f"{W}w", "5000")
    width.set(f"{W}type", "pct")
    borders = elements.made(f"{W}tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = elements.made(f"{W}{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0")):
            border.set(f"{W}{name}", value)
        borders.append(border)
    properties.extend([width, borders])
    return properties
