"""Printed lines to one structure (解析): 编 章 节 条 款 项 目, or 一、（一）1.（1） measures.

Lines come from plain text or Markdown (`plain_text`), from a Word file
(`docx`), from a composed document of ours (`document`) or from any other
reader. Each line goes to exactly one node, whole, so the text of the tree is
the text that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from policypress.compare.read import directions, look_alikes
from policypress.compare.read.contents import Contents
from policypress.compare.read.drafts import Draft, nested, numbering
from policypress.compare.read.inner_lines import (
    inner_line,
    number_of_clause,
    own_heading,
)
from policypress.compare.read.letters import letter_in, letter_of, title_of
from policypress.compare.read.openings import Openings
from policypress.compare.read.raw_lines import (
    RawLine,
    Style,
    labelled_line,
    plain_line,
    printable,
    table_line,
    unprinted,
    words_in,
)
from policypress.compare.read.signature import (
    SENTENCE_END,
    SPACES,
    take_signature,
)
from policypress.compare.read.unread import Unread
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import HEADINGS, Kind, Line, Tree, Unprinted
from policypress.compare.text.unit_names import with_names
from policypress.findings import Finding, Place
from policypress.language.patterns import later

__all__ = ["Parsed", "RawLine", "Style", "parse_lines"]

_ANNEX = later(r"附(?:[件表录图]\s*[0-9一二三四五六七八九十]*|\s*[：:])")
# Characters: what is longer is no title, no annex heading, no second line of a
# 章名, but a sentence that lacks its stop.
_LONGEST_TITLE = 80
_LONGEST_ANNEX = 60
_LONGEST_HEADING = 40


class Parsed(Struct, frozen=True):
    """A text read: tree None when there is nothing to compare.

    Findings say what a user should know.
    """

    tree: Tree | None
    findings: tuple[Finding, ...] = ()


def parse_lines(
    lines: Iterable[RawLine],
    name: str,
    unread: Unread | None = None,
) -> Parsed:
    """The structure of printed lines; empty lines are left out.

    name: what the user calls the text. unread: what else its reader met.
    """
    filled: list[RawLine] = []
    similar: list[tuple[str, Place]] = []
    odd: list[Unprinted] = []
    for raw in lines:
        line = printable(raw)
        if line is not raw:
            similar += _look_alikes(raw)
            odd += unprinted(raw)
        if line.rows or line.text.strip():
            filled.append(line)
    if not filled:
        hint = "请确认选对了文件，并且文件内有文字（扫描件须先识别为文字）。"
        message = f"“{name}”内没有文字。"
        finding = Finding("empty-text", message, Place(name), hint)
        return Parsed(None, (finding,))
    length, title = letter_in(filled)
    head = []
    if length:
        head = [letter_of(filled[:length])]
        head.append(title_of(filled[length : length + title]))
    parser = _Parser(filled[length + title :], head)
    nodes = with_names(nested(parser.drafts()), parser.scheme)
    findings = list(numbering(parser.found, name))
    if similar:
        findings.append(look_alikes.finding(similar, name))
    if turned := directions.finding(odd, name):
        findings.append(turned)
    turning = directions.uncompared(odd)
    if unread is None:
        tree = Tree(
            name,
            nodes,
            parser.scheme,
            turning,
            unprinted=tuple(odd),
        )
        return Parsed(tree, tuple(findings))
    tree = Tree(
        name,
        nodes,
        parser.scheme,
        (*unread.uncompared(), *turning),
        tuple(unread.remarks),
        tuple(unread.revisions),
        tuple(odd),
        unread.merged(),
    )
    return Parsed(tree, (*unread.findings(), *findings))


def _look_alikes(line: RawLine) -> list[tuple[str, Place]]:
    """The characters of a line that only look right, with their place."""
    found = []
    for words in words_in(line):
        found += [(one, line.place) for one in look_alikes.found_in(words)]
    return found


class _Parser:
    """Walks the lines once; `found` are the drafts in reading order."""

    def __init__(
        self,
        lines: list[RawLine],
        head: Iterable[Draft] = (),
    ) -> None:
        """lines: printable and not empty. head: what stands before them."""
        self.lines = lines
        self.openings = Openings(lines)
        self.scheme = self.openings.scheme
        self.found: list[Draft] = list(head)
        self.contents = Contents()

    def drafts(self) -> list[Draft]:
        """All nodes of the text, flat, in reading order."""
        last = self.openings.last()
        for index, line in enumerate(self.lines):
            after_all = index > last
            self._take(index, line, after_all)
        take_signature(self.found)
        return self.found

    @property
    def _current(self) -> Draft | None:
        """The draft that is being read."""
        return self.found[-1] if self.found else None

    def _take(
        self,
        index: int,
        line: RawLine,
        after_all: bool,
    ) -> None:
        """Puts a line where it belongs.

        after_all: no line behind it opens anything.
        """
        if line.rows:
            self._add(table_line(line))
        elif self._is_title(index, line):
            lines = [plain_line(line)]
            self.found.append(Draft("title", lines, heading=line.text))
        elif self.contents.has(line, self.found):
            self._take_entry(line)
        elif line.style == "annex":
            self._open_annex(line, marked=True)
        elif line.style == "caption":
            self._add(plain_line(line, "table"))
        elif line.clause:
            self._take_clause_of_policy(line)
        elif not self._opened(index, line, after_all):
            self._take_inner(line, after_all)

    def _opened(
        self,
        index: int,
        line: RawLine,
        after_all: bool,
    ) -> bool:
        """Whether a line opened a heading or a clause, which is then begun."""
        return self._may_open(index, after_all) and self._open(index, line)

    def _take_inner(
        self,
        line: RawLine,
        after_all: bool,
    ) -> None:
        """Puts a line that opens neither heading nor clause where
        it belongs.
        """
        if after_all and _names_annex(line.text):
            self._open_annex(line)
        elif self._continues_heading(line):
            self._continue_heading(line)
        elif line.style == "heading":
            self._open_unnumbered(line)
        else:
            self._add(inner_line(line, self.scheme, self._current))

    def _open_unnumbered(self, line: RawLine) -> None:
        """Begins a chapter of which only the source says that it is one."""
        lines = [plain_line(line, "heading")]
        draft = Draft("chapter", lines, heading=line.text, id=line.id)
        self.found.append(draft)

    def _is_title(
        self,
        index: int,
        line: RawLine,
    ) -> bool:
        """Whether a line is the title.

        The source says so, or the first line looks like one.
        """
        if line.style == "title":
            return not self.found
        if (
            index
            or self.found
            or line.style
            or len(line.text) > _LONGEST_TITLE
        ):
            return False
        if line.text.endswith(SENTENCE_END) or self.openings.opens(0):
            return False
        return SPACES.sub("", line.text) != "目录"

    def _take_entry(self, line: RawLine) -> None:
        """Adds a line to the table of contents."""
        current = self._current
        if not current or current.kind != "contents":
            current = Draft("contents")
            self.found.append(current)
        current.lines.append(plain_line(line))

    def _may_open(
        self,
        index: int,
        after_all: bool,
    ) -> bool:
        """Whether a line can open anything: not inside a quotation, not inside the last
        annex.
        """
        if self.openings.quoted[index]:
            return False
        current = self._current
        if current is None or current.kind != "annex":
            return True
        return not (after_all or current.marked)

    def _open(self, index: int, line: RawLine) -> bool:
        """Opens the heading or clause that a line opens; False when none."""
        current = self._current
        found = self.openings.heading(index)
        if found:
            self._open_heading(line, found)
            return True
        found = self.openings.clause(line, current)
        if found:
            self._open_clause(line, found)
            return True
        return False

    def _open_heading(
        self,
        line: RawLine,
        found: re.Match[str],
    ) -> None:
        """Begins 编, 章 or 节, or 一、 over measures."""
        kind: Kind = "chapter"
        if self.scheme == "articles":
            kind = ordinals.KIND_OF[found[3]]
        elif found.re is not ordinals.FIRST:
            kind = "section"
        label, gap = ordinals.label_and_gap(found)
        rest = line.text[found.end() :]
        text = Line(
            "heading",
            rest,
            label,
            gap,
            line.place,
            line.id,
            line.figures,
        )
        number = ordinals.numbers(found[2])
        draft = Draft(kind, [text], label, number, rest, line.id)
        self.found.append(draft)

    def _open_clause(
        self,
        line: RawLine,
        found: re.Match[str] | None,
    ) -> None:
        """Begins a clause; found: its number, None when it has none."""
        label = gap = ""
        number: tuple[int, ...] = ()
        if found:
            label, gap = ordinals.label_and_gap(found)
            further = found[3] if found.re is ordinals.ARTICLE else None
            number = ordinals.numbers(found[2], further)
        opening = labelled_line(line, "clause", label, gap)
        heading = line.heading or own_heading(opening.text, self.scheme)
        lines = [opening]
        draft = Draft("clause", lines, label, number, heading, line.clause)
        self.found.append(draft)

    def _take_clause_of_policy(self, line: RawLine) -> None:
        """A line of which our own policy says to which clause it belongs."""
        current = self._current
        if current and current.kind == "clause" and current.id == line.clause:
            self._add(inner_line(line, self.scheme, self._current))
            return
        self._open_clause(line, number_of_clause(line.text))

    def _open_annex(
        self,
        line: RawLine,
        marked: bool = False,
    ) -> None:
        """Begins an annex: 附件一：名单. marked: the source says that it is one, so that
        nothing in it opens anything."""
        found = _ANNEX.match(line.text)
        label = found[0].strip("：: \u3000") if found else ""
        draft = Draft(
            "annex",
            [plain_line(line)],
            label,
            heading=line.text,
            marked=marked,
        )
        self.found.append(draft)

    def _continues_heading(self, line: RawLine) -> bool:
        """Whether a line is the second line of a long 章名."""
        current = self._current
        if self.scheme != "articles" or not current:
            return False
        if current.kind not in HEADINGS:
            return False
        if len(current.lines) != 1 or len(line.text) > _LONGEST_HEADING:
            return False
        return not line.text.endswith(SENTENCE_END)

    def _continue_heading(self, line: RawLine) -> None:
        """Adds a second line to the heading being read."""
        heading = self.found[-1]
        heading.lines.append(plain_line(line, "heading"))
        heading.heading += line.text

    def _add(self, line: Line) -> None:
        """Put a line where the text now is.

        Directly under a heading it becomes a clause without number.
        """
        current = self._current
        if not current or current.kind in ("title", "contents"):
            current = Draft("preamble")
            self.found.append(current)
        elif current.kind in HEADINGS:
            current = Draft("clause")
            self.found.append(current)
        current.lines.append(line)


def _names_annex(text: str) -> bool:
    """Whether a line behind the last clause begins an annex."""
    return len(text) < _LONGEST_ANNEX and bool(_ANNEX.match(text))
