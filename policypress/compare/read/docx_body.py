"""The body of a Word file as printed lines (正文).

Paragraphs, tables, content controls and text boxes in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypress.compare.read.docx_elements import W, properties_of, style_of
from policypress.compare.read.docx_met import Met
from policypress.compare.read.docx_notes import notes_in
from policypress.compare.read.docx_numbering import Numbering
from policypress.compare.read.docx_package import NUMBERING, STYLES
from policypress.compare.read.docx_shape import (
    boxes_of,
    large_number_of,
    number_of,
)
from policypress.compare.read.docx_styles import read_styles
from policypress.compare.read.docx_tracked import Reading
from policypress.compare.read.docx_words import (
    NOT_TEXT,
    Surroundings,
    WordsReader,
)
from policypress.compare.read.raw_lines import (
    EDGES,
    RawLine,
    Style,
    own_heading,
)
from policypress.compare.text import limits
from policypress.findings import Finding, Place
from policypress.word.package_reader import Package

_PARAGRAPH, _TABLE, _CONTROL = f"{W}p", f"{W}tbl", f"{W}sdt"
_RUN, _TEXT = f"{W}r", f"{W}t"
_ROW, _CELL = f"{W}tr", f"{W}tc"
_TITLES = ("title", "标题", "公文标题")
_CONTENTS = ("toc ", "toc标题", "toc heading")
# The styles that our own look gives them; whoever edits our file keeps them.
_OWN_STYLES: dict[str, Style] = {
    "章标题": "heading",
    "节标题": "heading",
    "节标题（居中）": "heading",
    "附件标记": "annex",
    "表题": "caption",
}
_RUN_IN = "条标题"  # the character style of a run-in heading
_NOTICE = "草案提示"  # the style of the line by which our own drafts say what they are
_RUN_PROPERTIES = f"{W}rPr"
_OFF = ("0", "false", "off")


class BodyReader:
    """Walks the body once, counting paragraphs, tables and automatic numbers
    as it goes.

    problems: what cannot be read at all. odd: what was read as if it were not
    there, and where it stands first. titled: whether the title has come.
    unread: what has no words, or words that a user should look at.
    """

    def __init__(
        self,
        package: Package,
        name: str,
        reading: Reading = "accepted",
    ) -> None:
        """package: with the parts of the file. name: what the user calls it.
        reading: which of its texts, where changes are tracked.
        """
        self.name = name
        self.styles = read_styles(package.roots.get(STYLES))
        self.numbering = Numbering(package.roots.get(NUMBERING), self.styles)
        self.count = 0
        self.titled = False
        self.problems: list[Finding] = []
        self.odd: dict[str, Place] = {}
        self._carried = ""  # words before a mark that does not show
        met = Met(package, name, self._place)
        self.unread = met.unread
        notes = {
            (kind, number): note
            for kind in ("footnote", "endnote")
            for number, note in notes_in(
                package.roots.get(f"word/{kind}s.xml"), kind
            ).items()
        }
        around = Surroundings(
            notes,
            self.styles.hidden,
            met.meet,
            met.tell,
            reading,
            self._label_in_note,
        )
        self.words = WordsReader(around)

    def lines(
        self,
        element: Any,
        contents: bool = False,
    ) -> Iterator[RawLine]:
        """The lines of a body, or of what stands in one.

        contents: it is a table of contents.
        """
        for child in element:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child, contents)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag == _CONTROL:
                inner = child.find(f"{W}sdtContent")
                if inner is not None:
                    yield from self.lines(
                        inner, contents or _holds_contents(child)
                    )
            elif not self._is_left_out(child.tag):
                yield from self.lines(child, contents)

    def _is_left_out(self, tag: str) -> bool:
        """Whether an element holds no lines, or none in this reading."""
        return tag in NOT_TEXT or tag in self.words.passed_over

    def _place(self) -> Place:
        """Where the paragraph or table stands that is being read."""
        return Place(self.name, self.count)

    def _paragraph(
        self,
        paragraph: Any,
        contents: bool,
    ) -> Iterator[RawLine]:
        """The lines of a paragraph, then those of its text boxes."""
        self.count += 1
        place = self._place()
        own = properties_of(paragraph)
        identity = style_of(own) or self.styles.default
        style = self.styles.names.get(identity, "")
        began_in_contents = self.words.in_contents > 0
        text = self.words.read(paragraph, identity)
        if style == _NOTICE:
            return
        if began_in_contents or self.words.in_contents > 0:
            contents = True
        contents = contents or style.startswith(_CONTENTS)
        flows_on = self._flows_on(own, identity)
        if flows_on and not text.strip():
            yield from self._boxes(paragraph)
            return
        label = self._carried + self._label(own)
        self._carried = ""
        if flows_on and _is_paragraph(paragraph.getnext()):
            yield from self._boxes(paragraph)
            self._carried = label + text
            return
        # A forced break within a centred title is only typesetting; elsewhere
        # it stands between two lines.
        joined = contents or self._is_centred(own, style)
        heading = own_heading(self._run_in(paragraph).strip(EDGES))
        for piece in _pieces(label, text, joined):
            words = piece.strip(EDGES)
            if words:
                yield RawLine(
                    words,
                    self._hint(style, contents),
                    place,
                    heading=heading,
                )
                heading = ""
        yield from self._boxes(paragraph)

    def _boxes(self, paragraph: Any) -> Iterator[RawLine]:
        """The lines of the text boxes of a paragraph, as far as this reading
        has them.
        """
        for box in boxes_of(paragraph):
            without = box.iterancestors(*self.words.passed_over)
            if next(without, None) is None:
                yield from self.lines(box)

    def _flows_on(self, own: Mapping[str, Any], identity: str) -> bool:
        """Whether the mark of a paragraph does not show, so that what follows
        stands on its line; without words it does not show at all.
        """
        mark = own.get(_RUN_PROPERTIES)
        hidden = None if mark is None else mark.find(f"{W}vanish")
        if hidden is None:
            return identity in self.styles.hidden
        return hidden.get(f"{W}val") not in _OFF

    def _label_in_note(self, paragraph: Any) -> str:
        """The automatic number of a paragraph of a note."""
        return self._label(properties_of(paragraph))

    def _is_centred(
        self,
        own: Mapping[str, Any],
        style: str,
    ) -> bool:
        """Whether a paragraph is centred, by itself or by its style."""
        aligned = own.get(f"{W}jc")
        if aligned is None:
            return style in self.styles.centred
        return bool(aligned.get(f"{W}val") == "center")

    def _run_in(self, paragraph: Any) -> str:
        """The words at the head of a paragraph that are styled as the heading of its
        clause."""
        words = ""
        for run in paragraph.iterchildren(_RUN):
            style = run.find(f"{W}rPr/{W}rStyle")
            name = style.get(f"{W}val") if style is not None else ""
            if self.styles.names.get(name or "") != _RUN_IN:
                break
            words += "".join(text.text or "" for text in run.iter(_TEXT))
        return words

    def _hint(
        self,
        style: str,
        contents: bool,
    ) -> Style:
        """What the file says that a line is.

        Only the first line in the style of titles is one.
        """
        if contents:
            return "contents"
        if style in _OWN_STYLES:
            return _OWN_STYLES[style]
        if style in _TITLES and not self.titled:
            self.titled = True
            return "title"
        return ""

    def _label(self, own: Mapping[str, Any]) -> str:
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
                self._place(),
                hint,
            )
            self.problems.append(problem)
        return label

    def _table(self, table: Any) -> Iterator[RawLine]:
        """A table as one line, unless it has no words."""
        self.count += 1
        rows = []
        for row in _rows(table):
            cells = self._row(row)
            if cells:
                rows.append(cells)
        if any(any(row) for row in rows):
            yield RawLine(
                "",
                place=self._place(),
                rows=tuple(rows),
            )

    def _row(self, row: Any) -> tuple[str, ...]:
        """The cells of a row.

        A cell that covers several columns counts for the first of them.
        """
        cells: list[str] = []
        for cell in row.iter(_CELL):
            if next(cell.iterancestors(_ROW), None) is not row:
                # Of a table inside a cell: its words belong to that cell.
                continue
            cells.append(self._cell(cell))
            cells += [""] * (self._columns(cell) - 1)
        if not cells:
            return ()
        before = [""] * self._skipped(row, "gridBefore")
        after = [""] * self._skipped(row, "gridAfter")
        return (*before, *cells, *after)

    def _skipped(self, row: Any, which: str) -> int:
        """How many columns of the table a row leaves out before its first cell
        (w:gridBefore), or behind its last one (w:gridAfter).
        """
        left_out = row.find(f"{W}trPr/{W}{which}")
        if left_out is None:
            return 0
        columns = number_of(left_out.get(f"{W}val"))
        return min(columns or 0, limits.COLUMNS)

    def _cell(self, cell: Any) -> str:
        """The words of a cell, one paragraph a line."""
        lines = []
        for paragraph in cell.iter(_PARAGRAPH):
            own = properties_of(paragraph)
            style = style_of(own) or self.styles.default
            words = self.words.read(paragraph, style)
            if words.strip() or not self._flows_on(own, style):
                lines.append((self._label(own) + words).strip())
        return "\n".join(lines)

    def _columns(self, cell: Any) -> int:
        """How many columns a cell covers (w:gridSpan).

        1, and a note or a finding, when that cannot be.
        """
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        if span is None:
            return 1
        value = span.get(f"{W}val") or ""
        columns = large_number_of(value)
        if columns is None:
            self.odd.setdefault(f"有单元格横跨“{value[:8]}”列", self._place())
            return 1
        if columns <= limits.COLUMNS:
            return max(columns, 1)
        if all(problem.code != "wide-table" for problem in self.problems):
            problem = limits.wide_table(
                self.name,
                columns,
                self._place(),
            )
            self.problems.append(problem)
        return 1


def _is_paragraph(element: Any | None) -> bool:
    """Whether an element is a paragraph."""
    return element is not None and element.tag == _PARAGRAPH


def _pieces(
    label: str,
    text: str,
    joined: bool,
) -> list[str]:
    """The lines of a paragraph, its number before the first.

    joined: its breaks are typesetting.
    """
    pieces = text.split("\n")
    if joined:
        pieces = ["".join(piece.strip() for piece in pieces)]
    pieces[0] = label + pieces[0]
    return pieces


def _holds_contents(control: Any) -> bool:
    """Whether a content control (w:sdt) is Word's own table of contents."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return (
        gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
    )


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables inside it."""
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is table:
            yield row
