"""Fields of Word (域) while a body is read: which are open, and what they show.

A field has a code and a result; only the result is text. What some show by
their code alone is in `docx_field_codes`. Of others the code matters: TOC has
a table of contents for its result, FORMCHECKBOX is a box that is ticked or
not, FORMDROPDOWN the line that was chosen (ISO/IEC 29500-1, 17.16).
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W, each, value_of
from policypress.compare.read.docx_shape import number_of

_OFF = ("0", "false", "off")


class _Field(Struct):
    """An open field. code: so far. shows: whether its result is being read.
    contents: whether that is a table of contents. filled: whether the result
    has words. ticked, chosen: what a field of a form shows.
    """

    code: list[str] = field(default_factory=list)
    shows: bool = False
    contents: bool = False
    filled: bool = False
    ticked: bool | None = None
    chosen: str = ""


class Fields:
    """The open fields, innermost last. in_contents: how many of them are a
    table of contents.
    """

    def __init__(self) -> None:
        self.in_contents = 0
        self._open: list[_Field] = []
        self._codes = 0  # open fields whose code is not yet complete

    @property
    def in_code(self) -> bool:
        """Whether what is read now is the code of a field, which is no text."""
        return self._codes > 0

    def add_code(self, text: str) -> None:
        """A further part of the code of the innermost field."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code.append(text)

    def add_result(self) -> None:
        """Words stand in the result of the innermost field."""
        if self._open:
            self._open[-1].filled = True

    def mark(self, element: Any) -> str:
        """A w:fldChar: a field begins, its result begins, or it ends.

        The words are what the field shows instead of a result.
        """
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            one = _Field(ticked=_ticked(element), chosen=_chosen(element))
            self._open.append(one)
            self._codes += 1
            return ""
        if not self._open:
            return ""
        if kind == "separate":
            return self._separate(self._open[-1])
        if kind == "end":
            return self._end()
        return ""

    def _separate(self, one: _Field) -> str:
        """The code is complete and the result begins."""
        code = "".join(one.code).strip().upper()
        self._codes -= not one.shows
        one.shows = True
        one.contents = code.startswith("TOC")
        self.in_contents += one.contents
        return ""

    def _end(self) -> str:
        """The innermost field ends."""
        one = self._open.pop()
        self._codes -= not one.shows
        self.in_contents -= one.contents
        if self._open and one.filled:
            self._open[-1].filled = True
        if one.ticked is not None:
            return "☑" if one.ticked else "☐"
        if one.chosen and not one.filled:
            return one.chosen
        return "" if one.shows else shown_by_code("".join(one.code))


def shown_by_code(code: str) -> str:
    """The words of a field that has no result; "" for one that shows none."""
    from policypress.compare.read.docx_field_codes import shown_by

    return shown_by(code)


def drop_unclosed(body: Any) -> None:
    """Takes out the beginnings of fields that nothing ends: all that follows
    would count as their code, and be lost.
    """
    waiting: list[Any] = []
    for mark in body.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            waiting.pop()
    for mark in waiting:
        mark.getparent().remove(mark)


def _ticked(element: Any) -> bool | None:
    """Whether the box of a form is ticked; None for any other field."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return None
    for name in ("checked", "default"):
        state = box.find(f"{W}{name}")
        if state is not None:
            return state.get(f"{W}val") not in _OFF
    return False


def _chosen(element: Any) -> str:
    """The line of a list of a form that is chosen; "" for any other field."""
    listed = element.find(f"{W}ffData/{W}ddList")
    if listed is None:
        return ""
    lines = [one.get(f"{W}val") or "" for one in each(listed, "listEntry")]
    chosen = value_of(listed, "result") or value_of(listed, "default")
    number = number_of(chosen) or 0
    return lines[number] if number < len(lines) else ""
