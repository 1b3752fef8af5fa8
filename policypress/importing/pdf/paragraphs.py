"""Lines of pages → paragraphs (分段), page numbers and running heads apart.

Chinese text is set in full lines: a paragraph goes on where the line before is full and
this one is not indented. Nothing else tells; a doubtful end is an end, for two paragraphs
that are joined are harder to see than one that is cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from msgspec import Struct, field

from policypress.importing.pdf.lines import Page, PdfLine
from policypress.language.joining import join_lines

_NUMBER = re.compile(
    r"[-—–－·•\s]*(?:第\s*)?[0-9]+\s*(?:页)?(?:\s*[/共]\s*共?\s*[0-9]+\s*页?)?[-—–－·•\s]*"
)
_DIGITS = re.compile("[0-9]+")
_EDGE = 0.12  # of a page's height: where page numbers and running heads stand
_STOPS = ("。", "；", "：")  # end a paragraph where nothing is indented
_INDENT = 0.8  # of the height of a line
_MUCH = 0.1  # of the characters of a text
_SPARE = 0.8  # of it: what stays free where no mark may begin a line
_LARGE = 1.15  # times the usual height: a title
_CENTRED = 0.05  # of a page's width
_LEAST_REPEATED = 2
_OPENING = re.compile(
    r"第[零〇一二三四五六七八九十百0-9]+[编章节条]|[一二三四五六七八九十]+、|"
    r"[（(][一二三四五六七八九十0-9]+[）)]|附件\s*[0-9]*\s*$"
)


class Paragraphs(Struct):
    """texts: with the line that each begins on; aside: page numbers and running heads;
    rows: lines whose words stand in columns."""

    texts: list[tuple[str, PdfLine]] = field(default_factory=list)
    aside: list[PdfLine] = field(default_factory=list)
    rows: list[PdfLine] = field(default_factory=list)


def paragraphs_of(pages: Sequence[Page]) -> Paragraphs:
    """The paragraphs of a document."""
    found = Paragraphs()
    repeated = _repeated(pages)
    lines: list[tuple[PdfLine, Page]] = []
    for page in pages:
        for line in page.lines:
            if _is_aside(line, page, repeated):
                found.aside.append(line)
            else:
                lines.append((line, page))
    if not lines:
        return found
    measure = _Measure([line for line, _ in lines])
    open_lines: list[PdfLine] = []
    before: tuple[PdfLine, Page] | None = None
    for line, page in lines:
        if line.is_row:
            found.rows.append(line)
        if before and not measure.goes_on(*before, line, page):
            _end(open_lines, found)
        open_lines.append(line)
        before = line, page
    _end(open_lines, found)
    return found


def _end(lines: list[PdfLine], found: Paragraphs) -> None:
    """The paragraph that is open ends here."""
    text = join_lines([line.text for line in lines])
    found.texts.append((text, lines[0]))
    lines.clear()


def _repeated(pages: Sequence[Page]) -> set[str]:
    """The running heads: words at the edge of several pages, whatever their number."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(
            {_key(line) for line in page.lines if _is_at_edge(line, page)}
        )
    return {
        key
        for key, count in counts.items()
        if count >= max(_LEAST_REPEATED, len(pages) / 2)
    }


def _key(line: PdfLine) -> str:
    """The words of a line without its numbers and blanks."""
    return _DIGITS.sub("#", "".join(line.text.split()))


def _is_at_edge(line: PdfLine, page: Page) -> bool:
    """Whether a line stands at the top or the bottom of its page."""
    edge = _EDGE * page.height
    return line.top < edge or line.top + line.height > page.height - edge


def _is_aside(
    line: PdfLine,
    page: Page,
    repeated: set[str],
) -> bool:
    """Whether a line is a page number or a running head."""
    if not _is_at_edge(line, page):
        return False
    if _NUMBER.fullmatch(line.text):
        return True
    return _key(line) in repeated


class _Measure:
    """How wide the text is: the edges and the height of its usual line."""

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        """lines: those of the text, without page numbers and running heads;
        there is at least one."""
        self.height = median(line.height for line in lines)
        usual = [line for line in lines if self._is_usual(line)] or lines
        lengths = [len(line.text) for line in usual]
        lefts = [line.left for line in usual]
        rights = [line.right for line in usual]
        self.left = min(self._usual_edges(lefts, lengths))
        self.right = max(self._usual_edges(rights, lengths))
        margin = self.left + _INDENT * self.height
        self.has_indents = any(left > margin for left in lefts)

    def _usual_edges(
        self,
        edges: Sequence[float],
        lengths: Sequence[int],
    ) -> list[float]:
        """Where much of the text begins or ends, to half a letter; single marks hang out
        beyond."""
        step = self.height / 2
        counts: Counter[int] = Counter()
        for edge, length in zip(edges, lengths, strict=True):
            counts[round(edge / step)] += length
        least = _MUCH * sum(lengths)
        much = [edge for edge, count in counts.items() if count >= least]
        usual = much or [edge for edge, _ in counts.most_common(1)]
        return [edge * step for edge in usual]

    def _is_usual(self, line: PdfLine) -> bool:
        """Whether a line is of the usual height, and so no title."""
        return abs(line.height - self.height) < (_LARGE - 1) * self.height

    def goes_on(
        self,
        before: PdfLine,
        page_before: Page,
        line: PdfLine,
        page: Page,
    ) -> bool:
        """Whether a line goes on with the paragraph of the one before."""
        if not self._are_alike(before, line):
            return False
        if self._is_title(before, page_before) or self._is_title(line, page):
            if not self._is_title(before, page_before):
                return False
            return self._is_title(line, page)
        if self._is_centred(before, page_before) or self._opens(line):
            return False
        if not self.has_indents and before.text.endswith(_STOPS):
            return False
        room = self.right - before.right
        return room < line.first_width() + _SPARE * self.height

    def _are_alike(
        self,
        before: PdfLine,
        line: PdfLine,
    ) -> bool:
        """Whether two lines are of the same letters, and of no table."""
        if before.is_row or line.is_row:
            return False
        return abs(before.height - line.height) < (_LARGE - 1) * self.height

    def _opens(self, line: PdfLine) -> bool:
        """Whether a line opens a paragraph: it is indented, or numbered."""
        is_indented = line.left > self.left + _INDENT * self.height
        return is_indented or _OPENING.match(line.text) is not None

    def _is_title(self, line: PdfLine, page: Page) -> bool:
        """Whether a line is one of a title: large, and in the middle."""
        if line.height < _LARGE * self.height:
            return False
        return self._is_centred(line, page)

    def _is_centred(self, line: PdfLine, page: Page) -> bool:
        """Whether a line stands in the middle, and is no full one."""
        margin = _INDENT * self.height
        if line.left < self.left + margin or line.right > self.right - margin:
            return False
        middle = (line.left + line.right) / 2
        return abs(middle - page.width / 2) < _CENTRED * page.width
