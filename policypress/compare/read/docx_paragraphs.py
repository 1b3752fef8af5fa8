"""Paragraph after paragraph of a Word file (逐段读取): its words, its automatic
number, whether its mark shows; and what is met on the way.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from policypress.compare.read.docx_elements import (
    W,
    properties_of,
    says_on,
    style_of,
)
from policypress.compare.read.docx_inside import table_style
from policypress.compare.read.docx_met import Met
from policypress.compare.read.docx_notes import notes_in
from policypress.compare.read.docx_numbering import Numbering
from policypress.compare.read.docx_package import (
    NUMBERING,
    STYLES,
    WORDED,
)
from policypress.compare.read.docx_styles import read_styles
from policypress.compare.read.docx_telling import VANISH, telling_runs
from policypress.compare.read.docx_trace import Trace
from policypress.compare.read.docx_tracked import Reading
from policypress.compare.read.docx_words import Surroundings, WordsReader
from policypress.findings import Finding, Place
from policypress.word.package_reader import Package

_RUN_PROPERTIES = f"{W}rPr"


class ParagraphReader:
    """What paragraphs of the body, of cells and of notes have in common.

    count: paragraphs and tables so far. problems: what cannot be read at all.
    odd: what was read as if it were not there, and where it stands first.
    unread: what has no words, or words that a user should look at. section_ends:
    the w:sectPr of paragraphs that end a section, and their numbers.
    """

    def __init__(
        self,
        package: Package,
        name: str,
        reading: Reading = "accepted",
        trace: Trace | None = None,
    ) -> None:
        """package: with the parts of the file. name: what the user calls it.
        reading: which of its texts, where changes are tracked. trace: takes
        down where the words stand.
        """
        self.trace = trace
        self.name = name
        self.count = 0
        self.styles = read_styles(package.roots.get(STYLES))
        self.numbering = Numbering(package.roots.get(NUMBERING), self.styles)
        self.problems: list[Finding] = []
        self.odd: dict[str, Place] = {}
        self.section_ends: list[tuple[Any, int]] = []
        self._met = met = Met(package, name, self.place, self.at)
        self.unread = met.unread
        self.tell = met.tell
        worded = [package.roots.get(part) for part in WORDED]
        around = Surroundings(
            _notes(package),
            self.styles.runs,
            telling_runs(root for root in worded if root is not None),
            met.meet,
            met.tell,
            reading,
            self._label_in_note,
            self._around_in_note,
        )
        self._around = around
        self.words = WordsReader(around, trace)

    def beside(self, root: Any) -> ParagraphReader:
        """A reader of a part beside the text (a header), with what it meets for
        itself. root: of the part.
        """
        other = copy.copy(self)
        other.trace, other.count = None, 0
        met = self._met.beside(other.place, other.at)
        other.unread, other.tell = met.unread, met.tell
        around = replace(
            self._around,
            telling=telling_runs([root]),
            meets=met.meet,
            tells=met.tell,
        )
        other.words = WordsReader(around)
        return other

    def place(self) -> Place:
        """Where the paragraph or table stands that is being read."""
        return Place(self.name, self.count)

    def at(self) -> int:
        """How much of that paragraph prints before what is read now."""
        return self.words.passed.weight

    def flows_on(
        self,
        own: Mapping[str, Any],
        identity: str,
    ) -> bool:
        """Whether the mark of a paragraph does not show, so that what follows
        stands on its line; without words it does not show at all.
        """
        mark = own.get(_RUN_PROPERTIES)
        if mark is not None:
            hidden = next(mark.iterchildren(VANISH), None)
            if hidden is not None:
                return says_on(hidden)
        return self.styles.runs.toggled(VANISH, (identity,))

    def styles_around(
        self,
        paragraph: Any,
        own: Mapping[str, Any],
    ) -> tuple[str, str]:
        """The ids of the styles of a paragraph and of its table. own: what its
        w:pPr says, by tag.
        """
        style = style_of(own) or self.styles.default
        table = table_style(paragraph) if self.styles.tables else ""
        return style, table

    def _around_in_note(self, paragraph: Any) -> tuple[str, str]:
        """The styles of a paragraph of a note and of its table."""
        return self.styles_around(paragraph, properties_of(paragraph))

    def _label_in_note(self, paragraph: Any) -> str:
        """The automatic number of a paragraph of a note."""
        return self.label(properties_of(paragraph))

    def label(self, own: Mapping[str, Any]) -> str:
        """The automatic number of a paragraph.

        One that Word could not show ends the reading.
        """
        known = self.numbering.beyond
        label = self.numbering.label(own)
        if self.numbering.beyond and not known:
            message = f"“{self.name}”的自动编号超出 Word 的范围：{self.numbering.beyond}，没有比较。"
            hint = "请在 Word 中核对这一段编号的起始值和格式，或者把自动编号转为文字。"
            problem = Finding(
                "list-number",
                message,
                self.place(),
                hint,
            )
            self.problems.append(problem)
        return label


def _notes(package: Package) -> dict[tuple[str, str], Any]:
    """The notes of a file by kind (footnote) and number."""
    return {
        (kind, number): note
        for kind in ("footnote", "endnote")
        for number, note in notes_in(
            package.roots.get(f"word/{kind}s.xml"),
            kind,
        ).items()
    }
