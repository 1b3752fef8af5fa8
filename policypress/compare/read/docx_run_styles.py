"""What the styles of a Word file (样式) say of the words of their runs: hidden,
struck through, raised, drawn by a symbol font; and how a run looks for it.

A run has a character style, its paragraph a style, the table around it another,
and all have what w:docDefaults says (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from policypress.compare.read.docx_elements import W, inherited
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

SAYING = (VANISH, STRIKE, DSTRIKE, ALIGN, FONTS, POSITION, SIZE)
_VALUE = f"{W}val"
_OFF = ("0", "false", "off")
_RUN, _PARAGRAPH, _TEXT = f"{W}r", f"{W}p", f"{W}t"
_SHIFT = re.compile("-?[0-9]{1,4}")
_SIZE = 20  # half points; of words for which nothing says one (17.3.2.38)
_NEAR = 8  # so many elements on each side are asked for words beside a run
# Half points; less is done to bring digits of one font in line with another.
_LEAST_SHIFT = 2
_RAISED = ("superscript", "subscript")


class RunStyles:
    """What styles say themselves, and what they have from those they build on.

    of_all: what w:docDefaults says, by tag.
    """

    def __init__(
        self,
        based: Mapping[str, str],
        own: Mapping[str, Mapping[str, Any]],
        of_all: Mapping[str, Any],
    ) -> None:
        """based: style id → the one it builds on. own: tag → style id → what it
        says itself.
        """
        self.of_all = of_all
        self._based = based
        self._own = own
        self._found: dict[str, Mapping[str, Any]] = {}

    def said(self, tag: str) -> Mapping[str, Any]:
        """Style id → what it says, itself or by those it builds on."""
        found = self._found.get(tag)
        if found is None:
            own = self._own.get(tag)
            found = inherited(self._based, own) if own else {}
            self._found[tag] = found
        return found

    def toggled(self, tag: str, styles: Iterable[str]) -> bool:
        """Whether styles of different levels switch something on: one that says
        so after another switches it off again, but for what all words have
        (ISO/IEC 29500-1, 17.7.3).
        """
        if self.of_all.get(tag):
            return True
        said = self.said(tag)
        return sum(bool(said.get(one)) for one in styles) % 2 == 1

    def nearest(self, tag: str, styles: Iterable[str]) -> Any:
        """What the first of some styles says that says anything."""
        said = self.said(tag)
        for one in styles:
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


def said_by(properties: Any) -> Iterator[tuple[str, Any]]:
    """What a w:rPr says, as tag and value."""
    for one in properties.iterchildren(*SAYING):
        value = _value(one)
        if value is not None:
            yield one.tag, value


def font_of(
    about: Iterable[Any | None],
    named: Iterable[str],
    styles: RunStyles,
) -> str:
    """The font of letters that the first of some w:rPr, or else the first of
    some styles, names; "" for none.
    """
    for properties in about:
        if properties is not None:
            said = dict(said_by(properties))
            if FONTS in said:
                return str(said[FONTS])
    return styles.nearest(FONTS, named) or ""


def _value(one: Any) -> Any:
    """What one property of runs says, None for nothing."""
    said = one.get(_VALUE) or ""
    if one.tag == FONTS:
        return letter_font(one) or None
    if one.tag == SIZE:
        return number_of(said)
    if one.tag == POSITION:
        return int(said) if _SHIFT.fullmatch(said) else None
    if one.tag == ALIGN:
        return said or None
    return said not in _OFF


class Looks:
    """How the runs of the paragraph look that is being read.

    around: the ids of the styles of the paragraph and of its table. plain: runs
    that say nothing of themselves show their words as they are.
    """

    def __init__(self, styles: RunStyles | None = None) -> None:
        self._styles = styles or RunStyles({}, {}, {})
        self.around = ("", "")
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
        """superscript or subscript where w:position lifts a run above the words
        beside it, or puts it below them, and it is small or far from their
        line; "" elsewhere.
        """
        position = self._said(POSITION, own)
        if not position:
            return ""
        for other in map(telling, _beside(run)):
            shift = position - (self._said(POSITION, other) or 0)
            if shift:
                size = self._said(SIZE, own) or _SIZE
                return _lifted(shift, size, self._said(SIZE, other) or _SIZE)
        return ""


def _lifted(shift: int, size: int, beside: int) -> str:
    """Which way words are moved, "" where they only come in line with others.

    shift: half points upwards. size, beside: of the words and of those beside.
    Word makes raised words two thirds as large and lifts them by a third.
    """
    is_small = size * 20 <= beside * 17
    is_far = abs(shift) * 4 >= beside
    if abs(shift) < _LEAST_SHIFT or not (is_small or is_far):
        return ""
    return _RAISED[shift < 0]


def _beside(run: Any) -> Iterator[Any]:
    """Runs with words near another one, those before it first."""
    holders = [run]
    parent = run.getparent()
    if parent is not None and parent.tag != _PARAGRAPH:
        holders.append(parent)
    before = (one.itersiblings(preceding=True) for one in holders)
    behind = (one.itersiblings() for one in holders)
    for siblings in chain(before, behind):
        for sibling in islice(siblings, _NEAR):
            for other in islice(sibling.iter(_RUN), _NEAR):
                if any((one.text or "").strip() for one in other.iter(_TEXT)):
                    yield other
