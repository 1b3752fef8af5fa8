"""The words of a Word paragraph (段落文字): runs, breaks, symbols, notes and
formulas as they are shown, without fields' codes and what is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import FORMULAS, RUBY, TURNED, W
from policypress.compare.read.docx_fields import Fields, shown_by_code
from policypress.compare.read.docx_inside import (
    BOX,
    Inside,
    hidden_rows,
    shown_paragraphs,
)
from policypress.compare.read.docx_run_styles import Looks, RunStyles
from policypress.compare.read.docx_symbols import (
    PLAIN_SYMBOL,
    plain_symbol,
    symbol,
)
from policypress.compare.read.docx_telling import telling
from policypress.compare.read.docx_things import THINGS
from policypress.compare.read.docx_trace import Trace
from policypress.compare.read.docx_tracked import (
    DELETED,
    INSERTED,
    Reading,
    passed_over,
)
from policypress.compare.text.glyphs import Passed

_TEXT = f"{W}t"
TEXTS = (_TEXT, f"{W}delText")
_RUN = f"{W}r"
_SYMBOL = f"{W}sym"
_SYMBOL_FONT, _SYMBOL_CODE = f"{W}font", f"{W}char"
_WORDS = {
    f"{W}tab": "　",
    f"{W}ptab": "　",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_FIELD_MARK, _SIMPLE_FIELD = f"{W}fldChar", f"{W}fldSimple"
_CODES = (f"{W}instrText", f"{W}delInstrText")
_FIELD_PARTS = (_FIELD_MARK, *_CODES)
_FIELDS = (*_FIELD_PARTS, _SIMPLE_FIELD)
_COMMENT = f"{W}commentReference"
# What is met, and has words of the text all the same.
_MET_WITH_WORDS = (*INSERTED, *DELETED, RUBY, *TURNED)
NOT_TEXT = {
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sdtPr",
    f"{W}txbxContent",
    f"{W}rt",  # the reading beside a word (拼音指南)
    f"{W}rubyPr",
}
_PAGE_BREAKS = ("page", "column")
# Between words that stand on two pages or in two columns.
PAGE_END = "\f"
_NOTES = {
    f"{W}footnoteReference": ("footnote", "脚注"),
    f"{W}endnoteReference": ("endnote", "尾注"),
}
_LINE_ENDS = re.compile(
    "[\x85\u2028\u2029]"
)  # end a line wherever Word shows them
HIDDEN = "处文字设为隐藏，Word 不显示，没有读取"
UNLIKE = "处域的代码与所存结果不同，已按结果读取"
STRUCK = "处文字带删除线，已按有效文字读取"


class Surroundings(Struct):
    """What the words of a body refer to.

    notes: by kind (footnote) and number. styles: what they say of runs. telling: the
    runs whose properties may change their words. meets: told of each drawing and comment
    as it is met. tells: told what a user should know (`HIDDEN`, `STRUCK`, `UNLIKE`) and of
    which words. reading: which text of a file with tracked changes is read. labels: the
    automatic number of a paragraph of a note. around: the ids of the styles of a paragraph
    of a note, and of its table."""

    notes: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    styles: RunStyles | None = None
    telling: frozenset[Any] = frozenset()
    meets: Callable[[Any], None] | None = None
    tells: Callable[[str, str], None] | None = None
    reading: Reading = "accepted"
    labels: Callable[[Any], str] | None = None
    around: Callable[[Any], tuple[str, str]] | None = None


class WordsReader:
    """Reads paragraph after paragraph, and remembers which fields are open.

    passed: what of the paragraph prints before what is read now. in_contents:
    how many of the open fields are a table of contents.
    passed_over: tags of what is not in this reading. unshown: text boxes that
    do not show, as far as their paragraphs have come.
    """

    def __init__(
        self,
        around: Surroundings | None = None,
        trace: Trace | None = None,
    ) -> None:
        """around: nothing for words that refer to nothing. trace: takes down
        where the words stand.
        """
        self._around = around or Surroundings()
        self._trace = trace
        self._fields = Fields()
        self._of_boxes: dict[Any, Fields] = {}
        self._looks = Looks(self._around.styles)
        self._in_note = False
        self.passed = Passed()
        self.passed_over = passed_over(self._around.reading)
        self.unshown: set[Any] = set()

    @property
    def in_contents(self) -> int:
        """How many of the open fields are a table of contents."""
        return self._fields.in_contents

    def read(
        self,
        paragraph: Any,
        style: str = "",
        table: str = "",
    ) -> str:
        """The words of a paragraph, with \n wherever Word begins a new line, and
        `PAGE_END` where it begins a new page. style: its id. table: id of the
        style of the table it stands in.
        """
        self._looks.enter((style, table))
        if not self._in_note:
            self.passed = Passed()
        words = self._words(paragraph)
        if _LINE_ENDS.search(words):
            return _LINE_ENDS.sub("\n", words)
        return words

    @contextmanager
    def inside(self, box: Any) -> Iterator[None]:
        """What is read now stands in a text box, whose fields are its own; in
        none of its own where box is None.
        """
        around = self._fields
        if box is not None:
            own = self._of_boxes.get(box) or Fields(around.in_contents)
            self._fields = self._of_boxes[box] = own
        yield
        self._fields = around

    def pass_over(self, element: Any) -> str:
        """What is not read. Fields begin and end in it all the same; the words
        are those of one that ends there and began among words that show.
        """
        self.unshown.update(element.iter(BOX))
        box = next(element.iterancestors(BOX), None)
        shown = []
        for part in element.iter(*_FIELD_PARTS):
            if next(part.iterancestors(BOX), None) is not box:
                continue
            words = self._part_of_field(part, hidden=True)
            if words and self._fields.hides:
                self._tell(HIDDEN, words)
            elif words:
                shown.append(self._traced(part, words))
        return "".join(shown)

    def pass_over_rows(self, holder: Any) -> None:
        """Tells of the rows inside a cell or note that do not show."""
        for row in hidden_rows(holder):
            self._tell(HIDDEN, words_in(row))
            self.pass_over(row)

    def _words(self, element: Any) -> str:
        """The words of everything inside an element, runs that are hidden left
        out.
        """
        words = []
        for child in element:
            tag = child.tag
            if tag in TEXTS:
                text = (child.text or "").replace("\n", " ")
                self._fields.add_result(text)
                if not self._fields.in_code:
                    words.append(self._traced(child, text))
            elif tag == _RUN:
                words.append(self._run(child))
            elif tag not in NOT_TEXT:
                words.append(self._other(tag, child))
        return "".join(words)

    def _run(self, run: Any) -> str:
        """The words of a run, "" where it is hidden."""
        if run in self._around.telling or not self._looks.plain:
            return self._shown(run, telling(run))
        return self._words(run)

    def _shown(
        self,
        run: Any,
        own: Mapping[str, Any],
    ) -> str:
        """The words of a run. own: its properties, by tag."""
        if self._looks.is_hidden(own):
            if words := words_in(run):
                self._tell(HIDDEN, words)
            return self.pass_over(run)
        words = self._words(run)
        if not words or words.isspace():
            return words
        if self._looks.is_struck(own):
            self._tell(STRUCK, words)
        drawn = self._looks.drawn(words, run, own)
        if self._trace and drawn != words and not self._in_note:
            self._trace.redraw(words, drawn)
        return drawn

    def _tell(self, what: str, words: str) -> None:
        """Passes on what a user should know, and of which words."""
        if self._around.tells:
            self._around.tells(what, words)

    def _other(
        self,
        tag: str,
        element: Any,
    ) -> str:
        """The words of what is neither text nor run."""
        sign = self._sign(tag, element)
        if sign is None:
            return self._referring(tag, element)
        if tag not in _FIELD_PARTS:
            self._fields.add_result(sign)
        if self._fields.in_code:
            return ""
        return self._traced(element, sign)

    def _traced(self, element: Any, words: str) -> str:
        """The words that an element shows, taken down as its own; those of a
        note are the note's.
        """
        self.passed.words(words)
        if self._trace and words and not self._in_note:
            self._trace.hear(element, words)
        return words

    def _sign(self, tag: str, element: Any) -> str | None:
        """What an element shows that holds no further words, None for any
        other.
        """
        if tag in _WORDS:
            return _WORDS[tag]
        if tag == f"{W}br":
            return _break(element)
        if tag == _SYMBOL:
            font = element.get(_SYMBOL_FONT) or ""
            return symbol(font, element.get(_SYMBOL_CODE) or "")
        if tag == PLAIN_SYMBOL:
            return plain_symbol(element)
        if tag in _FIELDS:
            return self._field(tag, element)
        if tag in FORMULAS:
            from policypress.compare.read.docx_math import linear

            return linear(element)
        return None

    def _field(self, tag: str, element: Any) -> str | None:
        """What a part of a field adds to the words; None where these are of
        what it holds.
        """
        if tag != _SIMPLE_FIELD:
            return self._part_of_field(element)
        shown = element.iter(*TEXTS, *_WORDS, _SYMBOL)
        if any(
            one.tag not in TEXTS or (one.text or "").strip() for one in shown
        ):
            return None
        return shown_by_code(element.get(f"{W}instr") or "")

    def _part_of_field(self, element: Any, hidden: bool = False) -> str:
        """What a mark of a field, or a part of its code, adds to the words.

        hidden: whether it stands among words that do not show.
        """
        if element.tag == _FIELD_MARK:
            words = self._fields.mark(element, hidden)
            if self._fields.unlike and not hidden:
                self._tell(UNLIKE, self._fields.unlike)
            self._fields.unlike = ""
            return words
        self._fields.add_code(element.text or "")
        return ""

    def _referring(self, tag: str, element: Any) -> str:
        """The words of what refers to another part of the file, or holds
        further words.
        """
        if tag in _NOTES:
            kind, called = _NOTES[tag]
            before = self.passed.weight
            note = self._note(kind, called, element.get(f"{W}id") or "")
            self.passed = Passed(before)
            return self._traced(element, note)
        if tag in THINGS or tag == _COMMENT:
            self._meet(element)
            return ""
        if tag in _MET_WITH_WORDS:
            self._meet(element)
            if tag in self.passed_over:
                return ""
        return self._words(element)

    def _meet(self, element: Any) -> None:
        """Passes on a drawing, a comment, a reading or a tracked change."""
        if self._around.meets:
            self._around.meets(element)

    def _note(
        self,
        kind: str,
        called: str,
        number: str,
    ) -> str:
        """A note in brackets where its number stands."""
        note = self._around.notes.get((kind, number))
        if note is None or self._in_note or self._fields.in_code:
            return ""
        self._in_note = True
        around, fields = self._looks.around, self._fields
        self._fields = Fields(fields.in_contents)
        self.pass_over_rows(note)
        inside = shown_paragraphs(note, self.passed_over, self.unshown)
        lines = [self._line_of_note(one) for one in inside]
        self._looks.enter(around)
        self._fields = fields
        self._in_note = False
        return f"〔{called}：{'　'.join(filter(None, lines))}〕"

    def _line_of_note(self, one: Inside) -> str:
        """A paragraph of a note with its automatic number."""
        around = self._around.around
        styles = around(one.paragraph) if around else ("", "")
        with self.inside(one.box):
            words = self.read(one.paragraph, *styles)
        words = words.replace(PAGE_END, "\n").strip()
        label = self._around.labels
        return (label(one.paragraph) if label and words else "") + words


def words_in(element: Any) -> str:
    """All words inside an element, and the codes of its symbols, whether they
    show or not.
    """
    return "".join(
        f"{one.get(_SYMBOL_FONT)}{one.get(_SYMBOL_CODE)}"
        if one.tag == _SYMBOL
        else one.text or ""
        for one in element.iter(*TEXTS, _SYMBOL)
    )


def _break(element: Any) -> str:
    """The line or page that a w:br ends."""
    is_of_page = element.get(f"{W}type") in _PAGE_BREAKS
    return PAGE_END if is_of_page else "\n"
