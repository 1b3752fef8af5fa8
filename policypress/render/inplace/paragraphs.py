"""Marks in the paragraphs of the original (段落内的修订).

`Plan` takes the steps of one stretch after the other. Each is looked through
before anything of it is taken down, so that what cannot be marked leaves no
trace; `write` then changes the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from policypress.compare.read.docx_elements import W
from policypress.render.inplace import elements
from policypress.render.inplace.elements import Revisions
from policypress.render.inplace.fields import FieldMap
from policypress.render.inplace.places import (
    IN_FIELD,
    NUMBER,
    PARAGRAPH,
    TEXT,
    OldLine,
    Spot,
)
from policypress.render.inplace.runs import (
    Item,
    RunEditor,
    Split,
    Typed,
    deleted,
)
from policypress.render.inplace.script import LineEnd, Token, Words

Act = Callable[[], None]


class CannotMarkError(Exception):
    """Why a change cannot be marked in the original, in Chinese words."""


class Plan:
    """What is to be done to the tree of the original."""

    def __init__(
        self,
        fields: FieldMap,
        revisions: Revisions,
    ) -> None:
        """fields: where the fields (域) of the file begin and end; revisions:
        numbers and dates the marks."""
        self.fields = fields
        self.revisions = revisions
        self.editor = RunEditor(revisions.wrap)
        self._later: list[Act] = []

    def take(
        self,
        tokens: Sequence[Token],
        lines: Sequence[OldLine],
    ) -> None:
        """The steps of the lines of one stretch or cell.

        Raises CannotMarkError, and then nothing is taken.
        """
        acts: list[Act] = []
        self.look_through(tokens, lines, acts)
        self.adopt(acts)

    def look_through(
        self,
        tokens: Sequence[Token],
        lines: Sequence[OldLine],
        acts: list[Act],
    ) -> None:
        """The same, giving what is to be done instead of taking it down."""
        steps = _Steps(self, lines)
        for token in tokens:
            steps.step(token)
        acts += steps.acts

    def adopt(self, acts: Sequence[Act]) -> None:
        """Takes down what has been looked through."""
        for act in acts:
            act()

    def later(self, act: Act) -> None:
        """What is done when the words have been written."""
        self._later.append(act)

    def write(self) -> None:
        """Changes the tree."""
        self.editor.write()
        for marker in self.editor.splits:
            self._split(marker)
        for act in self._later:
            act()

    def _split(self, marker: Any) -> None:
        """Ends a paragraph at a marker: all before it becomes a paragraph of
        its own, with a new end.
        """
        paragraph = marker.getparent()
        own = paragraph.find(elements.PROPERTIES)
        before = elements.made(PARAGRAPH)
        properties = elements.properties_like(paragraph, numbered=True)
        if properties is not None:
            before.append(properties)
        for child in list(paragraph):
            if child is marker:
                break
            if child is not own:
                before.append(child)
        paragraph.remove(marker)
        paragraph.addprevious(before)
        self.revisions.mark_end(before, "ins")

    def delete_paragraph(self, paragraph: Any) -> list[Act]:
        """The steps that delete a whole paragraph with its end.

        Raises CannotMarkError.
        """
        self.check_whole(paragraph)
        delete = partial(self.delete_runs, paragraph)
        mark = partial(self.revisions.mark_end, paragraph, "del")
        return [partial(self.later, delete), partial(self.later, mark)]

    def check_whole(self, paragraph: Any) -> None:
        """Whether all that a paragraph says can be deleted at once."""
        fields = self.fields
        if paragraph in fields.inside or paragraph in fields.ending:
            raise CannotMarkError("跨段的域（如目录），Word 会自动更新")
        for tag, what in _NOT_DELETED.items():
            if next(paragraph.iter(tag), None) is not None:
                raise CannotMarkError(what)

    def delete_runs(self, paragraph: Any) -> None:
        """Marks all runs of a paragraph as deleted, but those with pictures."""
        for run in list(elements.own_runs(paragraph)):
            parent = run.getparent()
            if elements.shows_things(run) or parent.tag in _REVISED:
                continue
            tail, run.tail = run.tail, None
            revision = self.revisions.wrap("del", "", [])
            run.addprevious(revision)
            revision.append(deleted(run))
            revision.tail = tail


_REVISED = (f"{W}ins", f"{W}del")
_NOT_DELETED = {
    f"{W}fldSimple": IN_FIELD,
    f"{W}ruby": "拼音指南",
    f"{W}txbxContent": "文本框",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "公式",
}


class _Steps:
    """Looks through the steps of one stretch. acts: what they come to."""

    def __init__(
        self,
        plan: Plan,
        lines: Sequence[OldLine],
    ) -> None:
        """lines: the old ones of the stretch, none of which may be locked.
        Raises CannotMarkError."""
        self.plan = plan
        self.lines = lines
        self.acts: list[Act] = []
        self._line = 0
        self._at = 0  # characters of the old line that are past
        self._before: Spot | None = None  # the one before, in its paragraph
        self._deleted: Spot | None = None  # first of those just deleted
        self._begins = True  # nothing of the new line has come yet
        for line in lines:
            if line.locked:
                raise CannotMarkError(line.locked)

    @property
    def _here(self) -> OldLine:
        return self.lines[self._line]

    def step(self, token: Token) -> None:
        """Takes one step."""
        if isinstance(token, LineEnd):
            self._end(token)
        elif token.op == "keep":
            self._keep(token)
        elif token.op == "del":
            self._delete(token)
        else:
            self._insert(token)
        if not isinstance(token, LineEnd) and token.op != "del":
            self._begins = self._begins and token.number_of is not None

    def _keep(self, words: Words) -> None:
        """Old words stay; an automatic number only at the head of a line."""
        spots = self._pass(len(words.text))
        if spots and spots[0].locked == NUMBER and not self._begins:
            raise CannotMarkError(NUMBER)
        self._deleted = None

    def _pass(self, count: int) -> list[Spot]:
        """The next characters of the old line."""
        spots = self._here.spots[self._at : self._at + count]
        self._at += count
        if spots:
            self._before = spots[-1]
        return spots

    def _delete(self, words: Words) -> None:
        """Old words go; an automatic number goes or changes by itself."""
        start = self._at
        spots = self._pass(len(words.text))
        for index, spot in enumerate(spots, start):
            if spot.locked == NUMBER:
                continue
            if spot.locked:
                raise CannotMarkError(spot.locked)
            if spot.size and not self._is_whole(spot, index, start):
                raise CannotMarkError("脚注、尾注的文字")
            self.acts.append(
                partial(self.plan.editor.delete, spot, words.nature)
            )
            if self._deleted is None and not spot.size:
                self._deleted = spot

    def _is_whole(
        self,
        spot: Spot,
        index: int,
        start: int,
    ) -> bool:
        """Whether all characters of a sign go."""
        first = index - spot.offset
        return first >= start and first + spot.size <= self._at

    def _insert(self, words: Words) -> None:
        """New words come; the number that Word gives is not typed."""
        text = words.text
        line = self._here
        if words.number_of and self._begins and line.number:
            text = text[len(text) - line.typed_lead :]
        if text:
            item = Typed(text, words.nature, self._like())
            self._put(item)

    def _like(self) -> Any:
        """The run whose properties new words take: of those they replace, of
        the words before, or of the words behind.
        """
        line = self._here
        candidates = [self._deleted]
        candidates += reversed(line.spots[: self._at])
        candidates += line.spots[self._at :]
        for spot in candidates:
            if spot is not None and spot.element is not None and not spot.size:
                return spot.element.getparent()
        return None

    def _put(self, item: Item) -> None:
        """Something comes between the old characters."""
        spot = self._before
        if spot is None or spot.locked == NUMBER:
            self._put_first(item)
        elif spot.locked:
            self._put_behind_locked(spot, item)
        else:
            offset = 1 if spot.size else spot.offset + 1
            self._put_at(spot.element, offset, item)

    def _put_behind_locked(
        self,
        spot: Spot,
        item: Item,
    ) -> None:
        """Something comes behind what cannot be marked: behind the end of its
        field, or before what follows.
        """
        behind = next(iter(self._here.spots[self._at :]), None)
        if behind and behind.locked == spot.locked:
            raise CannotMarkError(spot.locked)
        end = self.plan.fields.end_of.get(spot.element)
        if end is not None:
            if next(end.iterancestors(PARAGRAPH)) is not self._here.paragraph:
                raise CannotMarkError(spot.locked)
            self._put_at(end, 1, item)
            return
        if behind is None or behind.locked:
            raise CannotMarkError(spot.locked)
        offset = 0 if behind.size else behind.offset
        self._put_at(behind.element, offset, item)

    def _put_first(self, item: Item) -> None:
        """Something comes before all words of a paragraph."""
        paragraph = self._here.paragraph
        behind = next(
            (one for one in self._here.spots if one.locked != NUMBER),
            None,
        )
        if behind is not None and not behind.locked:
            offset = 0 if behind.size else behind.offset
            self._put_at(behind.element, offset, item)
            return
        if behind is not None:
            raise CannotMarkError(behind.locked)
        own = paragraph.find(elements.PROPERTIES)
        if own is None:
            own = elements.made(elements.PROPERTIES)
            paragraph.insert(0, own)
        self.acts.append(partial(self.plan.editor.insert_behind, own, item))

    def _put_at(
        self,
        element: Any,
        offset: int,
        item: Item,
    ) -> None:
        """Something comes at a place of a run."""
        if isinstance(item, Split):
            run = element.getparent()
            if run.getparent() is not self._here.paragraph:
                raise CannotMarkError("超链接、内容控件内的分段")
            end = self.plan.fields.end_of.get(element)
            if end is not None and (end is not element or not offset):
                raise CannotMarkError(IN_FIELD)
        self.acts.append(
            partial(self.plan.editor.insert, element, offset, item)
        )

    def _end(self, end: LineEnd) -> None:
        """A line ends, in one text or in both."""
        self._deleted = None
        self._begins = self._begins if end.op == "del" else True
        if end.op == "ins":
            self._put(Split())
            return
        line = self._here
        if end.op == "del":
            self._delete_end(line)
        self._line += 1
        self._at = 0
        self._before = line.end
        is_within = self._line < len(self.lines)
        if is_within and self._here.paragraph is not line.paragraph:
            self._before = None

    def _delete_end(self, line: OldLine) -> None:
        """The end of an old line goes, with the blanks on both sides of it."""
        blanks = list(line.behind)
        if self._line + 1 < len(self.lines):
            blanks += self.lines[self._line + 1].before
        for blank in blanks:
            delete = partial(self.plan.editor.delete, blank.spot, "")
            self.acts.append(delete)
        if line.end is not None:
            delete = partial(self.plan.editor.delete, line.end, "")
            self.acts.append(delete)
            return
        if self._line + 1 >= len(self.lines):
            return  # a line that goes as a whole: see `delete_paragraph`
        target = self.lines[self._line + 1].paragraph
        for paragraph in _up_to(line.paragraph, target):
            mark = partial(self.plan.revisions.mark_end, paragraph, "del")
            self.acts.append(partial(self.plan.later, mark))


def _up_to(paragraph: Any, target: Any) -> list[Any]:
    """The paragraphs whose ends go so that one runs on in another: itself and
    empty ones between.

    Raises CannotMarkError.
    """
    ends = []
    at = paragraph
    while at is not target:
        if at is None or at.tag != PARAGRAPH:
            raise CannotMarkError("两段之间隔着表格等内容")
        is_between = at is not paragraph
        if is_between and next(at.iter(TEXT), None) is not None:
            raise CannotMarkError("两段之间隔着别的文字")
        if elements.ends_section(at):
            raise CannotMarkError("分节符")
        if is_between and elements.shows_things(at):
            raise CannotMarkError("两段之间隔着图片")
        ends.append(at)
        at = elements.following(at)
    return ends
