"""Tracked blocks to the inside of w:body.

Revisions, move ranges, comments and the paragraphs Word demands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec.structs import replace

from policypress.compare.changes import Nature
from policypress.compare.reports.authors import Author
from policypress.compare.reports.reasons import reason_of
from policypress.document import Origin
from policypress.findings import Place
from policypress.language.title import break_title
from policypress.render.docx.body import FOOTERS
from policypress.render.docx.paragraphs import gap
from policypress.render.docx.state import State
from policypress.render.redline.blocks import (
    Passage,
    Status,
    TrackedParagraph,
    TrackedTable,
    TrackedWords,
)
from policypress.render.redline.tables import table_xml
from policypress.word import comments, revisions
from policypress.word.numbering import in_list
from policypress.word.page import section
from policypress.word.revisions import Who
from policypress.word.runs import needs_hint, run

_DELETED: tuple[Status, ...] = ("del", "moveFrom")
_INSERTED: tuple[Status, ...] = ("ins", "moveTo")
_SUFFIXES: Mapping[Nature, str] = {
    "": "",
    "number": "（条序）",
    "typography": "（版式）",
}


def body_xml(
    state: State,
    passages: Sequence[Passage],
    reasons: Mapping[str, str],
    authors: Mapping[str, Author],
) -> str:
    """Word XML of the whole redline.

    `state` then holds what belongs into other parts.
    """
    writer = _Writer(state, reasons, authors)
    for passage in passages:
        writer.passage(passage)
    writer.end()
    return "".join(writer.parts) + section(
        state.look.page,
        False,
        FOOTERS,
    )


def _whos(author: str, date: str) -> dict[Nature, Who]:
    """Who tracks changes of each nature."""
    return {
        nature: Who(f"{author}{suffix}", date)
        for nature, suffix in _SUFFIXES.items()
    }


class _Writer:
    """Writes passages in order and remembers what the next block must know of
    those before it.
    """

    def __init__(
        self,
        state: State,
        reasons: Mapping[str, str],
        authors: Mapping[str, Author],
    ) -> None:
        """reasons: why a clause changes, by the id of its change or source
        node. authors: who changed it, where that is known.
        """
        self.state = state
        self.reasons = reasons
        self.authors = authors
        self.parts: list[str] = []
        self.own = _whos(state.author, state.date)
        self.whos = self.own
        # Whether the last block was a table: in the file, in the old text, in
        # the new text.
        self.after_table = dict.fromkeys(("file", "old", "new"), False)
        # Word cannot take away the last paragraph mark of a body.
        self.open_end = True

    def passage(self, passage: Passage) -> None:
        """All blocks of a passage, its comment and its move range."""
        author = self.authors.get(passage.change.id)
        self.whos = self.own
        if author:
            self.whos = _whos(author.name, author.date or self.state.date)
        start = end = ""
        if passage.moved:
            number = self.state.next_id()
            who = self.whos[""]
            start, end = revisions.move_range(
                passage.moved,
                number,
                who,
                passage.name,
            )
        note = self._note(passage)
        for block in passage.blocks:
            if isinstance(block, TrackedTable):
                self._table(block)
            else:
                self._paragraph(block, start, note)
                start = note = ""
        # A range that found no paragraph to start in would have no content
        # either.
        if not start:
            self.parts.append(end)

    def end(self) -> None:
        """A small paragraph that stays, when neither text ends with one that
        does.
        """
        if self.open_end:
            self.parts.append(gap())

    def _note(self, passage: Passage) -> str:
        """The reason of a change, at its first passage; "" for none."""
        change = passage.change
        if not passage.first or not change.changed:
            return ""
        return reason_of(change, self.reasons)

    def _paragraph(
        self,
        block: TrackedParagraph,
        start: str,
        note: str,
    ) -> None:
        """w:p. start: of a move range; note: a comment on all its words."""
        state = self.state
        content = self._tracked(_in_lines(block))
        if block.id and block.status not in _DELETED:
            content = state.tagged(Origin(block.id, Place("")), content)
        if note:
            content = self._commented(block, content, note)
        self.parts.append(
            f"<w:p>{self._properties(block)}{start}{content}</w:p>"
        )
        after = self.after_table
        after["file"] = False
        after["old"] = after["old"] and block.status in _INSERTED
        after["new"] = after["new"] and block.status in _DELETED
        self.open_end = block.status != ""

    def _commented(
        self,
        block: TrackedParagraph,
        content: str,
        note: str,
    ) -> str:
        """The content of a paragraph with a comment, whose mark comes and goes
        with all its words.
        """
        number = self.state.comment(note)
        reference = comments.reference(number)
        tracked = self._revision(
            _status_of_all(block),
            "",
            reference,
        )
        return comments.around(number, content, tracked)

    def _properties(self, block: TrackedParagraph) -> str:
        """w:pPr: style, list, the revision of the mark, and what style and
        list were.
        """
        look = self.state.look
        style = look.paragraph(block.style).id
        former = look.paragraph(block.former).id
        mark = ""
        if block.status:
            number = self.state.next_id()
            who = self.whos[""]
            mark = (
                f"<w:rPr>{revisions.mark(block.status, number, who)}</w:rPr>"
            )
        change = ""
        if (former, block.former_list) != (style, block.list):
            number = self.state.next_id()
            who = self.whos["typography"]
            was = in_list(block.former_list)
            change = revisions.former_properties(
                number,
                who,
                former,
                was,
            )
        named = f'<w:pStyle w:val="{style}"/>'
        return f"<w:pPr>{named}{in_list(block.list)}{mark}{change}</w:pPr>"

    def _table(self, table: TrackedTable) -> None:
        """w:tbl, kept apart from a table that stands right before it in the
        file or in a text.
        """
        there = {
            "file": True,
            "old": any(row.status != "ins" for row in table.rows),
            "new": any(row.status != "del" for row in table.rows),
        }
        touching = {
            side
            for side, is_there in there.items()
            if is_there and self.after_table[side]
        }
        if touching:
            self._keep_apart(touching)
        self.parts.append(
            table_xml(
                table,
                self.state,
                self.whos[""],
                self._tracked,
            )
        )
        for side, is_there in there.items():
            self.after_table[side] = is_there or self.after_table[side]
        self.open_end = True

    def _keep_apart(self, touching: set[str]) -> None:
        """A small paragraph between two tables.

        It comes and goes with the tables it keeps apart.
        """
        status: Literal["ins", "del"] = "ins" if "new" in touching else "del"
        mark = ""
        if not {"old", "new"} <= touching:
            mark = revisions.mark(
                status,
                self.state.next_id(),
                self.whos[""],
            )
        self.parts.append(gap(mark=mark))

    def _tracked(self, words: tuple[TrackedWords, ...]) -> str:
        """Runs, neighbours of one status and author in one revision."""
        revised = []
        for (status, nature), group in groupby(words, _status_and_nature):
            runs = "".join(self._runs(status, group))
            revised.append(
                self._revision(
                    status,
                    nature,
                    runs,
                )
            )
        return "".join(revised)

    def _revision(
        self,
        status: Status,
        nature: Nature,
        runs: str,
    ) -> str:
        """Runs as a revision, or as they are where they are in both texts."""
        if not status:
            return runs
        number = self.state.next_id()
        who = self.whos[nature]
        return revisions.tracked(
            status,
            number,
            who,
            runs,
        )

    def _runs(
        self,
        status: Status,
        words: Iterable[TrackedWords],
    ) -> Iterator[str]:
        """A run for neighbours of one face."""
        tag = "delText" if status == "del" else "t"
        for face, group in groupby(words, lambda item: item.face):
            text = "".join(item.text for item in group)
            properties = self.state.run_properties(
                face,
                needs_hint(text),
                "",
            )
            yield run(text, properties, tag)


def _status_and_nature(words: TrackedWords) -> tuple[Status, Nature]:
    return words.status, words.nature


def _in_lines(block: TrackedParagraph) -> tuple[TrackedWords, ...]:
    """The words of a paragraph.

    Those of a title that did not change stand in lines that keep its words
    whole (GB/T 9704—2012 7.3.1).
    """
    words = block.words
    if block.style != "title" or len(words) != 1 or words[0].status:
        return words
    lines = break_title(words[0].text)
    return (replace(words[0], text="\n".join(lines)),)


def _status_of_all(block: TrackedParagraph) -> Status:
    """The status of all words of a paragraph, "" when they differ."""
    statuses = {words.status for words in block.words}
    return statuses.pop() if len(statuses) == 1 else ""
