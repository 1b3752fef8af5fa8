"""Markers: how a figure keeps its identity while it is only text (来源标记).

Jinja and Markdown know nothing of figures, so while words pass through them a figure is
written as ``OPEN number SEP words CLOSE`` in private-use characters; the number indexes
`Nodes`. No Markdown rule gives these characters a meaning, and they are removed from
whatever users write, so they cannot be forged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from policypress.compose.sandbox.budget import Budget
from policypress.document import Code, Field, Mark, Origin, PageNumberOf
from policypress.findings import Place

OPEN, SEP, CLOSE = "\ue000", "\ue001", "\ue002"
# Between these stands the template line of a piece of text.
LINE_OPEN, LINE_CLOSE = "\ue003", "\ue004"
NEW_PARAGRAPH = "\ue005"  # inside a table cell
_RESERVED = re.compile("[\ue000-\ue005]")
_LINE = re.compile(f"{LINE_OPEN}(\\d+):(\\d+){LINE_CLOSE}")
SPAN = re.compile(f"{OPEN}(\\d+){SEP}")  # where the words of a span begin
_MARKER = re.compile(f"{OPEN}\\d+{SEP}|{CLOSE}")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_ESCAPED = re.compile(r"\\" + _PUNCTUATION.pattern)


# Number of a template file (`Nodes.files`), and a line of it from 1.
TemplateLine = tuple[int, int]
UNKNOWN_LINE: TemplateLine = (-1, 0)


class Span(Struct, frozen=True):
    """Words that know where they come from.

    block: the words make up the paragraph they stand in, so the paragraph takes this
    origin. role: character style. field, page, code: the words stand for a form field, a
    page number or a QR code.
    """

    origin: Origin | None = None
    mark: Mark | None = None
    role: str = ""
    block: bool = False
    field: Field | None = None
    page: PageNumberOf | None = None
    code: Code | None = None


class Nodes:
    """The spans of one composition, by number, and the template files that line markers
    name.

    lines, cells: what words of this composition have become before (the same marked
    words mean the same spans). budget: what its templates and prose may still do; the
    more measures, the more.
    """

    def __init__(self, measures: int = 0) -> None:
        """measures: how many the policy has."""
        self.budget = Budget(measures)
        self.spans: list[Span] = []
        self.files: list[str] = []
        self.lines: dict[str, tuple] = {}
        self.figures: dict[str, Marked] = {}
        self.cells: dict[tuple[str, str, str | None], Any] = {}
        self._template_lines: dict[TemplateLine, Origin] = {}
        self._index: dict[Span, int] = {}

    def wrap(self, words: str, span: Span) -> Marked:
        """Markdown-safe words inside the markers of a span."""
        next_number = len(self.spans)
        number = self._index.setdefault(span, next_number)
        if number == next_number:
            self.spans.append(span)
        return Marked(f"{OPEN}{number}{SEP}{words}{CLOSE}")

    def figure(
        self,
        path: str,
        make: Callable[[], tuple[str, Span]],
    ) -> Marked:
        """A figure inside its markers; made once a composition, however often it is
        said."""
        known = self.figures.get(path)
        if known is not None:
            return known
        words, span = make()
        marked = self.wrap(words, span)
        if path:
            self.figures[path] = marked
        return marked

    def template_line(
        self,
        file: int,
        line: int,
    ) -> Origin:
        """The origin of words that a line of a template wrote."""
        key = (file, line)
        known = self._template_lines.get(key)
        if known is None:
            name = self.files[file]
            place = Place(name, line, 1)
            known = Origin(f"{name}:{line}", place)
            self._template_lines[key] = known
        return known

    def file_number(self, name: str) -> int:
        if name not in self.files:
            self.files.append(name)
        return self.files.index(name)


class Marked(Markup):
    """Text that is Markdown already. A Markup to Jinja, so that macros and filters keep
    it as it is."""

    __slots__ = ()

    def __new__(cls, words: str = "") -> Marked:
        """The words as they are: a Markup would first ask whether they are HTML, which
        takes a twentieth of rendering."""
        return str.__new__(cls, words)


class Sourced(str):
    """Plain words of the policy with the node they come from."""

    origin: Origin

    def __new__(
        cls,
        words: str,
        origin: Origin,
    ) -> Sourced:
        """The words themselves, and where they stand."""
        self = super().__new__(cls, words)
        self.origin = origin
        return self


@lru_cache(maxsize=8192)
def escape(words: str) -> Marked:
    """Words as Markdown that shows exactly these words (CommonMark 2.4 backslash
    escapes)."""
    plain = without_markers(words)
    escaped = _PUNCTUATION.sub(r"\\\1", plain)
    return Marked(escaped.replace("\n", " "))


def unescaped(markdown: str) -> str:
    """The words that `escape` made safe."""
    return _ESCAPED.sub(r"\1", markdown)


def without_markers(words: str) -> str:
    """Words as their writer may have them: without our characters."""
    return _RESERVED.sub("", words)


def visible(marked: str) -> str:
    """The Markdown of marked words, without the markers."""
    return _MARKER.sub("", marked)


def line_mark(file: int, line: int) -> str:
    return f"{LINE_OPEN}{file}:{line}{LINE_CLOSE}"


def without_line_marks(text: str) -> str:
    """Rendered text without line marks."""
    return _LINE.sub("", text)


def take_line_marks(text: str) -> tuple[str, list[TemplateLine]]:
    """Rendered text without line marks, and for each of its lines where it comes from."""
    origins: list[TemplateLine] = []
    for line in text.split("\n"):
        # Of several marks in a line, the first says where it comes from.
        found = _LINE.search(line)
        origin = (int(found[1]), int(found[2])) if found else UNKNOWN_LINE
        origins.append(origin)
    return without_line_marks(text), origins
