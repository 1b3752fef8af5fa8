"""The body of a Word file as printed lines (正文).

Paragraphs, tables, content controls and text boxes in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypress.compare.read.docx_elements import (
    W,
    properties_of,
    style_of,
)
from policypress.compare.read.docx_paragraphs import ParagraphReader
from policypress.compare.read.docx_shape import (
    boxes_of,
)
from policypress.compare.read.docx_tables import TableReader
from policypress.compare.read.docx_words import NOT_TEXT, PAGE_END
from policypress.compare.read.raw_lines import (
    EDGES,
    RawLine,
    Style,
    own_heading,
)
from policypress.compare.text.glyphs import weight

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
_SECTION = f"{W}sectPr"


class BodyReader:
    """Walks the body once, in the order of the print.

    titled: whether the title has come.
    """

    def __init__(self, reader: ParagraphReader) -> None:
        """reader: of its paragraphs."""
        self.reader = reader
        self.styles = reader.styles
        self.words = reader.words
        self.titled = False
        self._carried = ""  # words before a mark that does not show
        self._tables = TableReader(reader)

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
                yield from self._tables.read(child)
            elif child.tag == _CONTROL:
                inner = child.find(f"{W}sdtContent")
                if inner is not None:
                    yield from self.lines(
                        inner,
                        contents or _holds_contents(child),
                    )
            elif not self._is_left_out(child.tag):
                yield from self.lines(child, contents)

    def _is_left_out(self, tag: str) -> bool:
        """Whether an element holds no lines, or none in this reading."""
        return tag in NOT_TEXT or tag in self.words.passed_over

    def _paragraph(
        self,
        paragraph: Any,
        contents: bool,
    ) -> Iterator[RawLine]:
        """The lines of a paragraph, then those of its text boxes."""
        self.reader.count += 1
        own = properties_of(paragraph)
        if _SECTION in own:
            end = (own[_SECTION], self.reader.count)
            self.reader.section_ends.append(end)
        identity = style_of(own) or self.styles.default
        style = self.styles.names.get(identity, "")
        began_in_contents = self.words.in_contents > 0
        text = self.words.read(paragraph, identity)
        if style == _NOTICE:
            self.reader.unread.advance(0)
            if self.reader.trace:
                self.reader.trace.forget()
            return
        if began_in_contents or self.words.in_contents > 0:
            contents = True
        text = self._whole_line(paragraph, own, identity, text)
        if text:
            contents = contents or style.startswith(_CONTENTS)
            heading = own_heading(self._run_in(paragraph).strip(EDGES))
            pieces = self._pieces(text, own, style, contents)
            yield from self._printed(pieces, style, contents, heading)
        yield from self._boxes(paragraph)

    def _whole_line(
        self,
        paragraph: Any,
        own: Mapping[str, Any],
        identity: str,
        text: str,
    ) -> str:
        """Its number, its words, and before them those of paragraphs whose
        mark does not show; "" where they stand on the line of the next.
        """
        flows_on = self.reader.flows_on(own, identity)
        label = ""
        if text.strip() or not flows_on:
            label = self.reader.label(own)
        before = self._carried + label
        if self.reader.unread.has_met:
            self.reader.unread.advance(weight(before))
        text = before + text
        self._carried = ""
        if flows_on and _is_paragraph(paragraph.getnext()):
            self._carried, text = text, ""
        if self.reader.trace:
            self.reader.trace.end(self.reader.count, paragraph, label)
            self.reader.trace.flows_on = bool(self._carried)
        return text

    def _pieces(
        self,
        text: str,
        own: Mapping[str, Any],
        style: str,
        contents: bool,
    ) -> list[str]:
        """The lines of a paragraph. A forced break within a centred title is
        only typesetting; elsewhere it stands between two lines, as the end of a
        page does everywhere.
        """
        pages = text.split(PAGE_END)
        if contents or self._is_centred(own, style):
            parts = [page.split("\n") for page in pages]
            return ["".join(map(str.strip, part)) for part in parts]
        return [piece for page in pages for piece in page.split("\n")]

    def _printed(
        self,
        pieces: list[str],
        style: str,
        contents: bool,
        heading: str,
    ) -> Iterator[RawLine]:
        """The lines of a paragraph that are not empty. heading: the words at
        the head of the first that are the heading of its clause.
        """
        place = self.reader.place()
        for piece in pieces:
            words = piece.strip(EDGES)
            if words:
                hint = self._hint(style, contents)
                yield RawLine(words, hint, place, heading=heading)
                heading = ""

    def _boxes(self, paragraph: Any) -> Iterator[RawLine]:
        """The lines of the text boxes of a paragraph, as far as this reading
        has them.
        """
        for box in boxes_of(paragraph):
            without = box.iterancestors(*self.words.passed_over)
            if next(without, None) is None and box not in self.words.unshown:
                with self.words.inside(box):
                    yield from self.lines(box)

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


def _is_paragraph(element: Any | None) -> bool:
    """Whether an element is a paragraph."""
    return element is not None and element.tag == _PARAGRAPH


def _holds_contents(control: Any) -> bool:
    """Whether a content control (w:sdt) is Word's own table of contents."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return (
        gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
    )
