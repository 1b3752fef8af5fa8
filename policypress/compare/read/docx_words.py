"""The words of a Word paragraph (段落文字): runs, breaks, symbols, notes and
formulas as they are shown, without fields' codes and what is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import (
    FORMULAS,
    W,
    properties_of,
    style_of,
)
from policypress.compare.read.docx_fields import Fields, shown_by_code
from policypress.compare.read.docx_symbols import in_font, symbol
from policypress.compare.read.docx_telling import (
    ALIGN,
    FONTS,
    STRUCK_THROUGH,
    STYLE,
    VANISH,
    symbol_font,
    telling,
)
from policypress.compare.read.docx_things import THINGS
from policypress.compare.read.docx_trace import Trace
from policypress.compare.read.docx_tracked import (
    DELETED,
    INSERTED,
    Reading,
    passed_over,
)
from policypress.compare.read.small_digits import raised_or_lowered

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
_FIELDS = tuple(
    f"{W}{tag}"
    for tag in ("fldChar", "fldSimple", "instrText", "delInstrText")
)
_COMMENT = f"{W}commentReference"
NOT_TEXT = {
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sdtPr",
    f"{W}txbxContent",
    f"{W}rt",  # the reading beside a word (拼音指南)
    f"{W}rubyPr",
}
_PAGE_BREAKS = ("page", "column")
_OFF = ("0", "false", "off")
_VALUE = f"{W}val"
_NOTES = {
    f"{W}footnoteReference": ("footnote", "脚注"),
    f"{W}endnoteReference": ("endnote", "尾注"),
}
_LINE_ENDS = re.compile(
    "[\x85\u2028\u2029]"
)  # end a line wherever Word shows them
HIDDEN = "处文字设为隐藏，Word 不显示，没有读取"
STRUCK = "处文字带删除线，已按有效文字读取"


class Surroundings(Struct):
    """What the words of a body refer to.

    notes: by kind (footnote) and number. hidden: ids of the styles that hide their
    text. telling: the runs whose properties may change their words. meets: told of each
    drawing and comment as it is met. tells: told what a user should know (`HIDDEN`,
    `STRUCK`) and of which words. reading: which text of a file with tracked changes is
    read. labels: the automatic number of a paragraph of a note."""

    notes: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    telling: frozenset[Any] = frozenset()
    meets: Callable[[Any], None] | None = None
    tells: Callable[[str, str], None] | None = None
    reading: Reading = "accepted"
    labels: Callable[[Any], str] | None = None


class WordsReader:
    """Reads paragraph after paragraph, and remembers which fields are open.

    in_contents: how many of the open fields are a table of contents.
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
        self._hidden_paragraph = False
        self._in_note = False
        self.passed_over = passed_over(self._around.reading)

    @property
    def in_contents(self) -> int:
        """How many of the open fields are a table of contents."""
        return self._fields.in_contents

    def read(self, paragraph: Any, style: str = "") -> str:
        """The words of a paragraph, with \n wherever Word begins
        a new line. style: its id.
        """
        self._hidden_paragraph = style in self._around.hidden
        words = self._words(paragraph)
        if _LINE_ENDS.search(words):
            return _LINE_ENDS.sub("\n", words)
        return words

    def _words(self, element: Any) -> str:
        """The words of everything inside an element, runs that are hidden left
        out.
        """
        words = []
        for child in element:
            tag = child.tag
            if tag in TEXTS:
                if not self._fields.in_code:
                    self._fields.add_result()
                    text = (child.text or "").replace("\n", " ")
                    words.append(self._traced(child, text))
            elif tag == _RUN:
                words.append(self._run(child))
            elif tag not in NOT_TEXT:
                words.append(self._other(tag, child))
        return "".join(words)

    def _run(self, run: Any) -> str:
        """The words of a run, "" where it is hidden."""
        if run in self._around.telling:
            return self._shown(run, telling(run))
        if self._hidden_paragraph:
            return self._shown(run, {})
        return self._words(run)

    def _shown(
        self,
        run: Any,
        own: Mapping[str, Any],
    ) -> str:
        """The words of a run. own: its properties, by tag."""
        if self._is_hidden(own):
            if words := words_in(run):
                self._tell(HIDDEN, words)
            return ""
        words = self._words(run)
        if not own or not words or words.isspace():
            return words
        if _is_struck(own):
            self._tell(STRUCK, words)
        drawn = _drawn(words, own)
        if self._trace and drawn != words and not self._in_note:
            self._trace.redraw(words, drawn)
        return drawn

    def _is_hidden(self, own: Mapping[str, Any]) -> bool:
        """Whether a run does not show: by itself (w:vanish), or because one of
        its two styles says so, and not both (ISO/IEC 29500-1, 17.7.3).
        """
        mark = own.get(VANISH)
        if mark is not None:
            return mark.get(_VALUE) not in _OFF
        style = own.get(STYLE)
        named = "" if style is None else style.get(_VALUE)
        return (named in self._around.hidden) != self._hidden_paragraph

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
        if sign is not None:
            return self._traced(element, sign)
        return self._referring(tag, element)

    def _traced(self, element: Any, words: str) -> str:
        """The words that an element shows, taken down as its own; those of a
        note are the note's.
        """
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
            font = element.get(f"{W}font") or ""
            self._fields.add_result()
            return symbol(font, element.get(f"{W}char") or "")
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
        if tag == f"{W}fldChar":
            return self._fields.mark(element)
        if tag == f"{W}fldSimple":
            shown = element.iter(*TEXTS, *_WORDS, _SYMBOL)
            if any(one.text or one.tag not in TEXTS for one in shown):
                return None
            return shown_by_code(element.get(f"{W}instr") or "")
        self._fields.add_code(element.text or "")
        return ""

    def _referring(self, tag: str, element: Any) -> str:
        """The words of what refers to another part of the file, or holds
        further words.
        """
        if tag in _NOTES:
            kind, called = _NOTES[tag]
            note = self._note(kind, called, element.get(f"{W}id") or "")
            return self._traced(element, note)
        if tag in THINGS or tag == _COMMENT:
            self._meet(element)
            return ""
        if tag in INSERTED or tag in DELETED:
            self._meet(element)
            if tag in self.passed_over:
                return ""
        return self._words(element)

    def _meet(self, element: Any) -> None:
        """Passes on a drawing, a comment or a tracked change."""
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
        if note is None or self._in_note:
            return ""
        self._in_note = True
        hidden = self._hidden_paragraph
        lines = [self._line_of_note(one) for one in note.iter(f"{W}p")]
        self._hidden_paragraph = hidden
        self._in_note = False
        return f"〔{called}：{'　'.join(filter(None, lines))}〕"

    def _line_of_note(self, paragraph: Any) -> str:
        """A paragraph of a note with its automatic number."""
        style = style_of(properties_of(paragraph))
        words = self.read(paragraph, style).strip()
        label = self._around.labels
        return (label(paragraph) if label and words else "") + words


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
    """The line that a w:br ends; one of a page or column ends none."""
    return "" if element.get(f"{W}type") in _PAGE_BREAKS else "\n"


def _is_struck(own: Mapping[str, Any]) -> bool:
    """Whether a run is struck through, once or twice."""
    for tag in STRUCK_THROUGH:
        mark = own.get(tag)
        if mark is not None and mark.get(_VALUE) not in _OFF:
            return True
    return False


def _drawn(words: str, own: Mapping[str, Any]) -> str:
    """The words of a run as its font and its place on the line show them."""
    fonts = own.get(FONTS)
    if fonts is not None:
        return in_font(symbol_font(fonts), words)
    align = own.get(ALIGN)
    if align is None:
        return words
    return raised_or_lowered(align.get(_VALUE) or "", words)
