"""Tracked blocks to the inside of w:body: revisions, move ranges, comments and the paragraphs Word demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from policypress.compare.changes import Nature
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
    Words,
)
from policypress.render.redline.tables import table_xml
from policypress.word import comments, revisions
from policypress.word.numbering import in_list
from policypress.word.page import section
from policypress.word.revisions import Who
from policypress.word.runs import needs_hint, run

_SUFFIXES: Mapping[Nature, str] = {
    "": "",
    "number": "（条序）",
    "typography": "（版式）",
}


def body_xml(
    state: State, passages: Sequence[Passage], reasons: Mapping[str, str]
) -> str:
    """Word XML of the whole redline; `state` then holds what belongs into other parts."""
    writer = _Writer(state, reasons)
    for passage in passages:
        writer.passage(passage)
    writer.end()
    return "".join(writer.parts) + section(state.look.page, False, FOOTERS)


class _Writer:
    """Writes passages in order and remembers what the next block must know of those before it."""

    def __init__(self, state: State, reasons: Mapping[str, str]) -> None:
        self.state, self.reasons = state, reasons
        self.parts: list[str] = []
        self.whos: dict[Nature, Who] = {
            nature: Who(f"{state.author}{suffix}", state.date)
            for nature, suffix in _SUFFIXES.items()
        }
        # Whether the last block was a table: in the file, in the old text, in the new text.
        self.after_table = dict.fromkeys(("file", "old", "new"), False)
        self.open_end = True  # Word cannot take away the last paragraph mark of a body

    def passage(self, passage: Passage) -> None:
        """All blocks of a passage, its comment and its move range."""
        start = end = ""
        if passage.moved:
            number = self.state.next_id()
            start, end = revisions.move_range(
                passage.moved, number, self.whos[""], passage.name
            )
        note = self._note(passage)
        for block in passage.blocks:
            if isinstance(block, TrackedTable):
                self._table(block)
            else:
                self._paragraph(block, start, note)
                start = note = ""
        # A range that found no paragraph to start in would have no content either.
        self.parts.append("" if start else end)

    def end(self) -> None:
        """A small paragraph that stays, when neither text ends with one that does."""
        if self.open_end:
            self.parts.append(gap())

    def _note(self, passage: Passage) -> str:
        change = passage.change
        if not passage.first or not change.changed:
            return ""
        return reason_of(change, self.reasons)

    def _paragraph(self, block: TrackedParagraph, start: str, note: str) -> None:
        state = self.state
        content = self._tracked(_in_lines(block))
        if block.id and block.status not in ("del", "moveFrom"):
            content = state.tagged(Origin(block.id, Place("")), content)
        if note:
            number = state.comment(note)
            content = comments.around(
                number,
                content,
                self._revision(_whole(block), "", comments.reference(number)),
            )
        self.parts.append(f"<w:p>{self._properties(block)}{start}{content}</w:p>")
        self.after_table["file"] = False
        self.after_table["old"] &= block.status in ("ins", "moveTo")
        self.after_table["new"] &= block.status in ("del", "moveFrom")
        self.open_end = block.status != ""

    def _properties(self, block: TrackedParagraph) -> str:
        look, who = self.state.look, self.whos[""]
        style, former = look.paragraph(block.style).id, look.paragraph(block.former).id
        mark = (
            f"<w:rPr>{revisions.mark(block.status, self.state.next_id(), who)}</w:rPr>"
            if block.status
            else ""
        )
        change = ""
        if (former, block.former_list) != (style, block.list):
            was = in_list(block.former_list)
            change = revisions.former_properties(
                self.state.next_id(), self.whos["typography"], former, was
            )
        return f'<w:pPr><w:pStyle w:val="{style}"/>{in_list(block.list)}{mark}{change}</w:pPr>'

    def _table(self, table: TrackedTable) -> None:
        there = {
            "file": True,
            "old": any(row.status != "ins" for row in table.rows),
            "new": any(row.status != "del" for row in table.rows),
        }
        close = [side for side in there if there[side] and self.after_table[side]]
        if close:
            # It goes with the tables it keeps apart.
            status: Status = (
                ""
                if {"old", "new"} <= set(close)
                else "ins"
                if "new" in close
                else "del"
            )
            mark = (
                revisions.mark(status, self.state.next_id(), self.whos[""])
                if status
                else ""
            )
            self.parts.append(gap(mark=mark))
        self.parts.append(table_xml(table, self.state, self.whos[""], self._tracked))
        self.after_table = {
            side: there[side] or self.after_table[side] for side in there
        }
        self.open_end = True

    def _tracked(self, words: tuple[Words, ...]) -> str:
        """Runs, neighbours of one status and author in one revision."""
        return "".join(
            self._revision(status, nature, "".join(self._runs(list(group))))
            for (status, nature), group in groupby(
                words, lambda item: (item.status, item.nature)
            )
        )

    def _revision(self, status: Status, nature: Nature, runs: str) -> str:
        return (
            revisions.tracked(status, self.state.next_id(), self.whos[nature], runs)
            if status
            else runs
        )

    def _runs(self, words: list[Words]) -> Iterator[str]:
        """A run for neighbours of one face."""
        for face, group in groupby(words, lambda item: item.face):
            text = "".join(item.text for item in group)
            properties = self.state.run_properties(face, needs_hint(text), "")
            yield run(text, properties, "delText" if words[0].status == "del" else "t")


def _in_lines(block: TrackedParagraph) -> tuple[Words, ...]:
    """The words; those of a title that did not change in lines that keep its words whole (GB/T 9704—2012 7.3.1)."""
    if block.style != "title" or len(block.words) != 1 or block.words[0].status:
        return block.words
    return (replace(block.words[0], text="\n".join(break_title(block.words[0].text))),)


def _whole(block: TrackedParagraph) -> Status:
    """The status of all words of a paragraph, "" when they differ."""
    statuses = {words.status for words in block.words}
    return statuses.pop() if len(statuses) == 1 else ""
