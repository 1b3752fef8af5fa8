"""Which printed lines open a heading or a clause (起始行), and which only look
like it.

第X条 may be cited at the head of a line, （一） may be an item, 一、 may list
what its own sentence announces, and a decision quotes whole clauses that it
does not itself contain.
"""

from __future__ import annotations

import re

from policypress.compare.read.drafts import Draft
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.quotation import quoted_lines
from policypress.compare.text.tree import Scheme

_SECTION = "Section"
_NO_OPENINGS = ("contents", "title", "annex", "caption")


class Openings:
    """The lines of one text, asked one by one.

    scheme: whether the text counts 第X条 ("articles") or 一、（一） ("measures").
    by_section: whether its clauses are called Section N.
    quoted: for each line, whether it stands inside a quotation of several
    lines.
    """

    def __init__(self, lines: list[RawLine]) -> None:
        """lines: of the whole text, for its scheme shows only there."""
        self.lines = lines
        self.quoted = quoted_lines([line.text for line in lines])
        self.by_section = False
        self.scheme: Scheme = (
            "articles" if self._has_articles() else "measures"
        )

    def last(self) -> int:
        """Place of the last line that opens anything.

        Their number when none does.
        """
        for index in reversed(range(len(self.lines))):
            if self.opens(index):
                return index
        return len(self.lines)

    def opens(self, index: int) -> bool:
        """Whether a line opens a clause or a heading."""
        line = self.lines[index]
        if line.clause:
            return True
        if self.quoted[index]:
            return False
        return bool(self.heading(index) or self.clause(line, None))

    def heading(self, index: int) -> re.Match[str] | None:
        """The number of the heading that a line is.

        第一章, or 一、 over measures.
        """
        line = self.lines[index]
        if line.rows or line.style in _NO_OPENINGS:
            return None
        if self.scheme == "articles":
            return self._heading_of_articles(line)
        if line.style == "body":
            return None
        found = ordinals.FIRST.match(line.text)
        if line.style == "heading":
            return found or _inner_number(line.text)
        if not found:
            return None
        rest = line.text[found.end() :]
        return found if self._heads_measures(index, rest) else None

    def _heading_of_articles(self, line: RawLine) -> re.Match[str] | None:
        """第一章; Section N opens a clause where the text counts by it."""
        if self.by_section and line.text.startswith(_SECTION):
            return None
        return ordinals.heading(line.text, line.style == "heading")

    def clause(
        self,
        line: RawLine,
        before: Draft | None,
    ) -> re.Match[str] | None:
        """The number of the clause that a line opens; before: the draft it follows."""
        if line.rows or line.style in ("heading", *_NO_OPENINGS):
            return None
        if self.scheme == "articles":
            return self._article(line)
        found = ordinals.FIRST.match(line.text)
        if found or _counts_by_first(before):
            return found
        if _counts_by_third(before):
            return ordinals.THIRD.match(line.text)
        return ordinals.SECOND.match(line.text)

    def _has_articles(self) -> bool:
        """Whether the text counts its clauses 第X条.

        It has 第一条, or two or more; one alone counts in an excerpt, where
        nothing counts 一、.
        """
        numbers = self._numbers(sections=False)
        if not numbers:
            sections = self._numbers(sections=True)
            self.by_section = 1 in sections or len(sections) > 1
            return self.by_section
        if len(numbers) == 1 and numbers != [1]:
            return not any(map(self._counts_otherwise, self.lines))
        return True

    def _numbers(self, sections: bool) -> list[int]:
        """The numbers of all lines that open 第X条 or Article N, or else of
        those that open Section N.
        """
        found = []
        for line, quoted in zip(
            self.lines,
            self.quoted,
            strict=True,
        ):
            number = None if quoted else ordinals.article(line.text)
            if number and line.text.startswith(_SECTION) == sections:
                found.append(ordinals.value(number[2]))
        return found

    def _article(self, line: RawLine) -> re.Match[str] | None:
        """第X条 or Article N; Section N only where it is no heading."""
        found = ordinals.article(line.text)
        is_section = line.text.startswith(_SECTION)
        return found if self.by_section or not is_section else None

    def _counts_otherwise(self, line: RawLine) -> bool:
        """Whether a line begins with 一、."""
        return bool(ordinals.FIRST.match(line.text))

    def _heads_measures(
        self,
        index: int,
        rest: str,
    ) -> bool:
        """Whether 一、 heads measures: （一） follows before the next 一、.

        Not when it lists what its own sentence announces.
        """
        if rest.endswith(("：", ":")) or "。" in rest[:-1]:
            return False
        for line in self.lines[index + 1 :]:
            if ordinals.FIRST.match(line.text):
                return False
            if ordinals.SECOND.match(line.text):
                return True
        return False


def _counts_by_first(before: Draft | None) -> bool:
    """Whether the clause before is numbered 一、: then （一） is an item of it."""
    if not before or before.kind != "clause":
        return False
    return bool(ordinals.FIRST.match(before.label))


def _inner_number(text: str) -> re.Match[str] | None:
    """The number of a heading below 一、: （一）, or 1. below that."""
    return ordinals.SECOND.match(text) or ordinals.THIRD.match(text)


def _counts_by_third(before: Draft | None) -> bool:
    """Whether 1. opens a clause: below a heading numbered （一）, or behind another 1."""
    if not before:
        return False
    if before.kind == "section":
        return True
    return before.kind == "clause" and bool(ordinals.THIRD.match(before.label))
