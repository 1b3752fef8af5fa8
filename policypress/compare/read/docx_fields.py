"""Fields of Word (域) while a body is read: which are open, and what they show.

A field has a code and a result; only the result is text. Three kinds matter
for their code: TOC, whose result is a table of contents; EQ, which has no
result but is drawn (①, 1/2); FORMCHECKBOX, a box that is ticked or not
(ISO/IEC 29500-1, 17.16).
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W

_OFF = ("0", "false", "off")
_SWITCH = re.compile(r"\\[a-z]+[0-9]*", re.I)
_ENCLOSED = re.compile(
    r"\\o\s*(?:\\a[clr])?\s*\(\s*([○〇□△◇])\s*[,;，；]\s*([^()]*)\)", re.I
)
_FRACTION = re.compile(r"\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)", re.I)
_RADICAL = re.compile(r"\\r\s*\((?:([^(),;]*)[,;])?([^(),;]*)\)", re.I)
_CIRCLED = 20


class _Field(Struct):
    """An open field. code: so far. shows: whether its result is being read.
    contents: whether that is a table of contents.
    """

    code: list[str] = field(default_factory=list)
    shows: bool = False
    contents: bool = False
    ticked: bool | None = None


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

    def mark(self, element: Any) -> str:
        """A w:fldChar: a field begins, its result begins, or it ends.

        The words are what the field shows instead of a result.
        """
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Field(ticked=_ticked(element)))
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
        code = "".join(one.code).strip()
        if one.ticked is not None:
            return "☑" if one.ticked else "☐"
        if one.shows or not code.upper().startswith("EQ"):
            return ""
        return drawn(code[2:].strip())


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


def drawn(code: str) -> str:
    """What an EQ field shows, as text: ① of \\o\\ac(○,1), 1/2 of \\f(1,2).

    The code itself in brackets where it is none of these.
    """
    plain = _ENCLOSED.sub(_enclosed, code)
    plain = _FRACTION.sub(r"\1/\2", plain)
    plain = _RADICAL.sub(r"\1√\2", plain)
    if _SWITCH.search(plain):
        return f"〔公式域 {code}〕"
    return plain.strip()


def _enclosed(found: re.Match[str]) -> str:
    """A character in a circle or box: ① where there is one, else ○甲 in
    brackets.
    """
    shape, inside = found[1], found[2].strip()
    if shape in "○〇" and inside.isdecimal() and 0 < int(inside) <= _CIRCLED:
        return chr(ord("①") + int(inside) - 1)
    return f"〔{shape}{inside}〕"
