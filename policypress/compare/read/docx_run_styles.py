"""What the styles of a Word file (样式) say of the words of their runs: hidden,
struck through, raised, drawn by a symbol font; and how a run looks for it.

A run has a character style, its paragraph a style, the table around it another,
and all have what w:docDefaults says (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from policypress.compare.read.docx_elements import W, inherited, says_on
from policypress.compare.read.docx_shape import number_of
from policypress.compare.read.docx_symbols import in_font, is_symbol_font
from policypress.compare.read.docx_telling import (
    ALIGN,
    DSTRIKE,
    FONTS,
    POSITION,
    SIZE,
    STRIKE,
    STYLE,
    VANISH,
    letter_font,
    telling,
)
from policypress.compare.read.small_digits import raised_or_lowered

_SAYING = (VANISH, STRIKE, DSTRIKE, ALIGN, FONTS, POSITION)
_VALUE = f"{W}val"
_RUN, _PARAGRAPH, _TEXT = f"{W}r", f"{W}p", f"{W}t"
_SHIFT = re.compile("-?[0-9]{1,4}")
_SIZE = 20  # half points; of words for which nothing says one (17.3.2.38)
# Half points; less is done to bring digits of one font in line with another.
_LEAST_SHIFT = 2
_RAISED = ("superscript", "subscript")


class RunStyles:
    """What styles say themselves, and what they have from those they build on.

    of_all: what w:docDefaults says, by tag.
    """

    def __init__(
        self,
        based: Mapping[str, str] | None = None,
        properties: Mapping[str, Any] | None = None,
        of_all: Any | None = None,
    ) -> None:
        """based: style id → the one it builds on. properties: style id → its
        w:rPr. of_all: that of w:docDefaults.
        """
        self._based = based or {}
        self._properties = properties or {}
        self._own: dict[str, dict[str, Any]] = {}
        for identity, own in self._properties.items():
            for one in own.iterchildren(*_SAYING):
                self._take(identity, one)
        self._found: dict[str, Mapping[str, Any]] = {}
        self.of_all = {
            one.tag: _value(one) for one in (() if of_all is None else of_all)
        }
        fonts = self._own.get(FONTS, {}).values()
        if not any(
            map(is_symbol_font, (*fonts, self.of_all.get(FONTS) or ""))
        ):
            self._own.pop(FONTS, None)

    def _take(self, identity: str, one: Any) -> None:
        """Takes in what a style says of one property."""
        value = _value(one)
        if value is not None:
            self._own.setdefault(one.tag, {})[identity] = value

    def said(self, tag: str) -> Mapping[str, Any]:
        """Style id → what it says, itself or by those it builds on."""
        found = self._found.get(tag)
        if found is None:
            if tag == SIZE:
                self._take_sizes()
            own = self._own.get(tag)
            found = inherited(self._based, own) if own else {}
            self._found[tag] = found
        return found

    def _take_sizes(self) -> None:
        """Takes in how large the words of styles are; nearly all say it, and
        few ask.
        """
        for identity, own in self._properties.items():
            for one in own.iterchildren(SIZE):
                self._take(identity, one)

    def toggled(self, tag: str, styles: Iterable[str]) -> bool:
        """Whether styles of different levels switch something on: one that says
        so after another switches it off again, but for what all words have
        (ISO/IEC 29500-1, 17.7.3).
        """
        if self.of_all.get(tag):
            return True
        said = self.said(tag)
        if not said:
            return False
        return sum(bool(said.get(one)) for one in styles) % 2 == 1

    def nearest(self, tag: str, styles: Iterable[str]) -> Any:
        """What the first of some styles says that says anything."""
        said = self.said(tag)
        for one in styles if said else ():
            if one in said:
                return said[one]
        return self.of_all.get(tag)

    def change_words(self, styles: Iterable[str]) -> bool:
        """Whether styles change words that say nothing of themselves."""
        styles = tuple(styles)
        return (
            self.toggled(VANISH, styles)
            or self.toggled(STRIKE, styles)
            or bool(self.nearest(DSTRIKE, styles))
            or self.nearest(ALIGN, styles) in _RAISED
            or is_symbol_font(self.nearest(FONTS, styles) or "")
        )


def font_of(
    about: Iterable[Any | None],
    named: Iterable[str],
    styles: RunStyles,
) -> str:
    """The font of letters that the first of some w:rPr, or else the first of
    some styles, names; "" for none.
    """
    for properties in about:
        if properties is None:
            continue
        for one in properties.iterchildren(FONTS):
            if font := letter_font(one):
                return font
    return styles.nearest(FONTS, named) or ""


def _value(one: Any) -> Any:
    """What one property of runs says, None for nothing."""
    if one.tag == FONTS:
        return letter_font(one) or None
    said = one.get(_VALUE) or ""
    if one.tag == SIZE:
        return number_of(said)
    if one.tag == POSITION:
        return int(said) if _SHIFT.fullmatch(said) else None
    if one.tag == ALIGN:
        return said or None
    return says_on(one)


class Looks:
    """How the runs of the paragraph look that is being read.

    around: the ids of the styles of the paragraph and of its table. plain: runs
    that say nothing of themselves show their words as they are.
    """

    def __init__(self, styles: RunStyles | None = None) -> None:
        """styles: of the file; None where it has none."""
        self._styles = styles or RunStyles()
        self.around = ("", "")
        self._lines: dict[Any, tuple[int, int]] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self.plain = True

    def enter(self, around: tuple[str, str]) -> None:
        """A paragraph is read. around: as for the reader."""
        self.around = around
        if around not in self._known:
            self._known[around] = not self._styles.change_words(around)
        self.plain = self._known[around]

    def is_hidden(self, own: Mapping[str, Any]) -> bool:
        """Whether a run does not show. own: its properties, by tag."""
        return self._is_on(VANISH, own)

    def is_struck(self, own: Mapping[str, Any]) -> bool:
        """Whether a run is struck through, once or twice."""
        if self._is_on(STRIKE, own):
            return True
        mark = own.get(DSTRIKE)
        if mark is not None:
            return bool(_value(mark))
        return bool(self._styles.nearest(DSTRIKE, self._levels(own)))

    def drawn(
        self,
        words: str,
        run: Any,
        own: Mapping[str, Any],
    ) -> str:
        """The words of a run as its font and its place on the line show
        them.
        """
        font = self._said(FONTS, own) or ""
        if is_symbol_font(font):
            words = in_font(font, words)
        align = self._said(ALIGN, own)
        if align not in _RAISED:
            align = self._shift(run, own)
        return raised_or_lowered(align, words)

    def _levels(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        """The styles of a run, the nearest first."""
        style = own.get(STYLE)
        named = "" if style is None else style.get(_VALUE) or ""
        return (named, *self.around)

    def _is_on(self, tag: str, own: Mapping[str, Any]) -> bool:
        """Whether a run has a property that styles switch on and off."""
        mark = own.get(tag)
        if mark is not None:
            return bool(_value(mark))
        return self._styles.toggled(tag, self._levels(own))

    def _said(self, tag: str, own: Mapping[str, Any]) -> Any:
        """What a run says itself or, else, the nearest of its styles."""
        mark = own.get(tag)
        said = None if mark is None else _value(mark)
        if said is not None:
            return said
        return self._styles.nearest(tag, self._levels(own))

    def _shift(self, run: Any, own: Mapping[str, Any]) -> str:
        """superscript or subscript where w:position lifts a run above the line
        of its paragraph, or puts it below that, and it is small or far from it;
        "" elsewhere.
        """
        position = self._said(POSITION, own)
        if not position:
            return ""
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        if paragraph not in self._lines:
            self._lines[paragraph] = self._line_of(paragraph)
        place, size = self._lines[paragraph]
        own_size = self._said(SIZE, own) or _SIZE
        return _lifted(position - place, own_size, size)

    def _line_of(self, paragraph: Any) -> tuple[int, int]:
        """Where the line of a paragraph is that its words stand on, and how
        large these are: of those moved least, the most.
        """
        counts: dict[tuple[int, int], int] = {}
        for run in () if paragraph is None else paragraph.iter(_RUN):
            if next(run.iterancestors(_PARAGRAPH)) is not paragraph:
                continue  # of a text box
            own = telling(run)
            place = (
                self._said(POSITION, own) or 0,
                self._said(SIZE, own) or _SIZE,
            )
            words = sum(len(one.text or "") for one in run.iterchildren(_TEXT))
            counts[place] = counts.get(place, 0) + words
        shown = [one for one in counts if counts[one]] or [(0, _SIZE)]
        return min(shown, key=lambda one: (abs(one[0]), -counts.get(one, 0)))


def _lifted(shift: int, size: int, beside: int) -> str:
    """Which way words are moved, "" where they only come in line with others.

    shift: half points upwards. size, beside: of the words and of their line.
    Word makes raised words two thirds as large and lifts them by a third.
    """
    is_small = size * 20 <= beside * 17
    is_far = abs(shift) * 4 >= beside
    if abs(shift) < _LEAST_SHIFT or not (is_small or is_far):
        return ""
    return _RAISED[shift < 0]
