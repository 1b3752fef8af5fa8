"""Printed lines to one structure (解析): 编 章 节 条 款 项 目, or 一、（一）1.（1） measures.

Lines come from plain text or Markdown (`plaintext`), from a composed document of ours (`composed`) or from any other
reader. Each line goes to exactly one node, whole, so the text of the tree is the text that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from policypress.compare.read.drafts import Draft, nested, numbering
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.quotation import quoted_lines
from policypress.compare.text.tree import HEADINGS, Figure, Level, Line, Rows, Tree
from policypress.findings import Finding, Place

Style = Literal["", "title", "heading", "body", "contents"]
_DAY = "[0-9一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"(?:[0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})年{_DAY}月{_DAY}日")
_ANNEX = re.compile(r"附(?:[件表录图]\s*[0-9一二三四五六七八九十]*|\s*[：:])")
_OWN_HEADING = re.compile(r"[（(【\[]([^）)】\]]{1,24})[）)】\]](?=.)")
_RUN_IN = re.compile(r"(?!本|对|自|凡|由)([^。；：]{2,30})。(?=.)")
_SENTENCE_END = ("。", "；", "：", "，", ";", ":")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class RawLine:
    """One printed paragraph as a reader found it.

    style: what the source says it is; "" = it does not say. rows: the cells of a table; then text is "".
    id: permanent id of the source node of this line; clause: permanent id of the clause it belongs to: the first line
    of a clause id opens that clause. heading: words at its head known to be the 条旨. figures: offsets into text.
    """

    text: str
    style: Style = ""
    place: Place = Place("")
    rows: Rows = ()
    id: str = ""
    clause: str = ""
    heading: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text read: tree None when there is nothing to compare; findings say what a user should know."""

    tree: Tree | None
    findings: tuple[Finding, ...] = ()


def parse_lines(lines: Iterable[RawLine], name: str) -> Parsed:
    """The structure of printed lines; empty lines are left out. name: what the user calls the text."""
    rows = [line for line in map(_printable, lines) if line.rows or line.text.strip()]
    if not rows:
        hint = "请确认选对了文件，并且文件内有文字（扫描件须先识别为文字）。"
        return Parsed(
            None, (Finding("empty-text", f"“{name}”内没有文字。", Place(name), hint),)
        )
    parser = _Parser(rows)
    tree = Tree(name, nested(parser.drafts()), parser.scheme)
    return Parsed(tree, tuple(numbering(parser.found, name)))


def _printable(line: RawLine) -> RawLine:
    """The line without control characters and the like, which neither Word nor a page can hold (XML 1.0, 2.2).

    Readers end lines where a line ends. A mark of that kind that is still there is a space between words, and a line
    end inside a cell, which may have several lines.
    """
    words = (line.text, *(cell for row in line.rows for cell in row))
    if not any(map(_UNPRINTABLE.search, words)):
        return line
    rows = tuple(tuple(_shown(cell, "\n") for cell in row) for row in line.rows)
    return replace(line, text=_shown(line.text, " "), rows=rows)


def _shown(text: str, line_end: str) -> str:
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub(line_end, text))


class _Parser:
    """Walks the lines once; `found` are the drafts in reading order."""

    def __init__(self, lines: list[RawLine]) -> None:
        self.lines = lines
        self.quoted = quoted_lines([line.text for line in lines])
        self.scheme: Literal["articles", "measures"] = (
            "articles" if self._has_articles() else "measures"
        )
        self.found: list[Draft] = []
        self.first_entry = ""

    def drafts(self) -> list[Draft]:
        openers = [
            index for index, line in enumerate(self.lines) if self._opens(index, line)
        ]
        last = openers[-1] if openers else len(self.lines)
        for index, line in enumerate(self.lines):
            self._take(index, line, after_all=index > last)
        self._sign()
        return self.found

    def _has_articles(self) -> bool:
        numbers = [
            ordinals.value(found[2])
            for index, line in enumerate(self.lines)
            if not self.quoted[index] and (found := ordinals.article(line.text))
        ]
        return 1 in numbers or len(numbers) > 1

    def _opens(self, index: int, line: RawLine) -> bool:
        """Whether a line opens a clause or a heading."""
        return (
            bool(line.clause)
            or not self.quoted[index]
            and (
                self._heading(index, line) is not None or self._clause(line) is not None
            )
        )

    def _heading(self, index: int, line: RawLine) -> re.Match[str] | None:
        if (
            line.rows
            or line.style in ("contents", "title")
            or line.style == "body"
            and self.scheme == "measures"
        ):
            return None
        if self.scheme == "articles":
            return ordinals.heading(line.text, line.style == "heading")
        found = ordinals.FIRST.match(line.text)
        if (
            not found
            or line.style != "heading"
            and not self._heads_measures(index, line.text[found.end() :])
        ):
            return None
        return found

    def _heads_measures(self, index: int, rest: str) -> bool:
        """一、 is a heading when （一） follows before the next 一、, unless it lists what its own sentence announces."""
        if rest.endswith(("：", ":")) or "。" in rest[:-1]:
            return False
        for line in self.lines[index + 1 :]:
            if ordinals.FIRST.match(line.text):
                return False
            if ordinals.SECOND.match(line.text):
                return True
        return False

    def _clause(self, line: RawLine) -> re.Match[str] | None:
        if line.rows or line.style in ("heading", "contents", "title"):
            return None
        if self.scheme == "articles":
            return ordinals.article(line.text)
        listing = (
            self.found
            and self.found[-1].kind == "clause"
            and ordinals.FIRST.match(self.found[-1].label)
        )
        return ordinals.FIRST.match(line.text) or (
            None if listing else ordinals.SECOND.match(line.text)
        )

    def _take(self, index: int, line: RawLine, after_all: bool) -> None:
        found = self.found
        if line.rows:
            self._add(Line("table", place=line.place, id=line.id, rows=line.rows))
        elif line.style == "title" and not found or not index and self._is_title(line):
            found.append(Draft("title", [_plain(line)], heading=line.text))
        elif self._is_contents(line):
            if not found or found[-1].kind != "contents":
                found.append(Draft("contents"))
            found[-1].lines.append(_plain(line))
        elif line.clause:
            self._clause_of_policy(line)
        elif (
            not self.quoted[index]
            and not (after_all and found[-1].kind == "annex")
            and self._open(index, line)
        ):
            return
        elif after_all and _ANNEX.match(line.text) and len(line.text) < 60:
            label = _ANNEX.match(line.text)[0].strip("：: \u3000")
            found.append(Draft("annex", [_plain(line)], label, heading=line.text))
        elif self._continues_heading(line):
            found[-1].lines.append(_plain(line, "heading"))
            found[-1].heading += line.text
        elif line.style == "heading":
            found.append(
                Draft(
                    "chapter", [_plain(line, "heading")], heading=line.text, id=line.id
                )
            )
        else:
            self._add(self._inner(line))

    def _continues_heading(self, line: RawLine) -> bool:
        """The second line of a long 章名."""
        return (
            self.scheme == "articles"
            and bool(self.found)
            and self.found[-1].kind in HEADINGS
            and len(self.found[-1].lines) == 1
            and not line.text.endswith(_SENTENCE_END)
            and len(line.text) <= 40
        )

    def _is_title(self, line: RawLine) -> bool:
        return (
            line.style == ""
            and len(line.text) <= 80
            and not line.text.endswith(_SENTENCE_END)
            and not self._opens(0, line)
            and _SPACES.sub("", line.text) != "目录"
        )

    def _is_contents(self, line: RawLine) -> bool:
        """目录 and its entries, until the first entry comes again as a heading or a clause opens."""
        if line.style == "contents":
            return True
        bare = _SPACES.sub("", line.text)
        if bare in ("目录", "目次"):
            self.first_entry = ""
            return not any(draft.kind in (*HEADINGS, "clause") for draft in self.found)
        if not self.found or self.found[-1].kind != "contents":
            return False
        if len(bare) > 60:
            return False
        entry = re.sub(r"[.…·\s]*[0-9]*$", "", bare)
        if (
            entry == self.first_entry
            or ordinals.article(line.text)
            or bare.endswith("。")
        ):
            return False
        self.first_entry = self.first_entry or entry
        return True

    def _open(self, index: int, line: RawLine) -> bool:
        """Open the heading or clause that this line opens, if any."""
        found = self._heading(index, line)
        if found:
            kind = (
                ordinals.KIND_OF[found[3]] if self.scheme == "articles" else "chapter"
            )
            rest = line.text[found.end() :]
            text = Line(
                "heading",
                rest,
                found[1],
                found[found.lastindex],
                line.place,
                line.id,
                line.figures,
            )
            self.found.append(
                Draft(kind, [text], found[1], ordinals.numbers(found[2]), rest, line.id)
            )
            return True
        found = self._clause(line)
        if found:
            self._open_clause(line, found)
        return bool(found)

    def _open_clause(self, line: RawLine, found: re.Match[str] | None) -> None:
        label, gap, number = "", "", ()
        if found:
            after = found[3] if found.re is ordinals.ARTICLE else None
            label, gap = found[1], found[found.lastindex]
            number = ordinals.numbers(found[2], after)
        rest = line.text[len(label) + len(gap) :]
        own = line.heading or self._own_heading(rest)
        opening = Line(
            "clause",
            rest,
            label,
            gap,
            line.place,
            line.id,
            _shifted(line.figures, len(label) + len(gap)),
        )
        self.found.append(Draft("clause", [opening], label, number, own, line.clause))

    def _clause_of_policy(self, line: RawLine) -> None:
        current = self.found[-1] if self.found else None
        if current and current.kind == "clause" and current.id == line.clause:
            self._add(self._inner(line))
        else:
            self._open_clause(
                line, ordinals.article(line.text) or ordinals.SECOND.match(line.text)
            )

    def _own_heading(self, rest: str) -> str:
        if own := _OWN_HEADING.match(rest):
            return own[1]
        if self.scheme == "articles":
            return ""
        if not rest.endswith(_SENTENCE_END) and len(rest) <= 40:
            return rest
        run_in = _RUN_IN.match(rest)
        return run_in[1] if run_in else ""

    def _inner(self, line: RawLine) -> Line:
        """A line inside a node: 款, 项 or 目 by the number it begins with."""
        text = line.text
        level: Level = "paragraph"
        found = None
        if self.scheme == "articles":
            found, level = (
                ordinals.SECOND.match(text) or ordinals.FIRST.match(text),
                "item",
            )
        elif self.found and self.found[-1].kind == "clause":
            nested = (
                ordinals.SECOND
                if ordinals.FIRST.match(self.found[-1].label)
                else ordinals.THIRD
            )
            found, level = nested.match(text), "item"
        if not found:
            found, level = (
                ordinals.THIRD.match(text) or ordinals.FOURTH.match(text),
                "subitem",
            )
        if not found:
            return _plain(line)
        lead = found[1] + found[found.lastindex]
        return Line(
            level,
            text[len(lead) :],
            found[1],
            found[found.lastindex],
            line.place,
            line.id,
            _shifted(line.figures, len(lead)),
        )

    def _add(self, line: Line) -> None:
        """Put a line where the text now is; directly under a heading it becomes a clause without number."""
        if not self.found or self.found[-1].kind in ("title", "contents"):
            self.found.append(Draft("preamble"))
        elif self.found[-1].kind in HEADINGS:
            self.found.append(Draft("clause"))
        self.found[-1].lines.append(line)

    def _sign(self) -> None:
        """Take issuer and date (落款) off the end of the last clause, or of the note of annexes after it."""
        last = max(
            (index for index, draft in enumerate(self.found) if draft.kind == "clause"),
            default=len(self.found),
        )
        for index in range(last, len(self.found)):
            lines = self.found[index].lines
            start = _signature(lines)
            if start < len(lines):
                signed = Draft(
                    "closing",
                    [replace(line, level="paragraph") for line in lines[start:]],
                )
                self.found.insert(index + 1, signed)
                del lines[start:]
                return


def _signature(lines: list[Line]) -> int:
    """Index of the first line of a signature that ends these lines; their number when there is none."""
    start = len(lines)
    if start < 2 or not _DATE.fullmatch(_SPACES.sub("", lines[-1].printed)):
        return start
    start -= 1
    while start > 1 and len(lines) - start < 4 and _may_sign(lines[start - 1]):
        start -= 1
    return start


def _may_sign(line: Line) -> bool:
    return (
        not line.label
        and not line.rows
        and len(line.text) <= 30
        and not line.text.endswith(_SENTENCE_END)
    )


def _plain(line: RawLine, level: Level = "paragraph") -> Line:
    return Line(level, line.text, place=line.place, id=line.id, figures=line.figures)


def _shifted(figures: tuple[Figure, ...], by: int) -> tuple[Figure, ...]:
    return tuple(
        replace(figure, start=figure.start - by)
        for figure in figures
        if figure.start >= by
    )
