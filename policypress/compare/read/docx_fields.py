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
# Word draws these anew from their code.
_DRAWN_BY_CODE = ("EQ ", "EQ\\", "MACROBUTTON ", "GOTOBUTTON ")
# Word nests fields some twenty deep; what is deeper shows in no code.
_DEEPEST = 64
# Whose fields end where they begin.
_HOLDERS = tuple(f"{W}{tag}" for tag in ("txbxContent", "footnote", "endnote"))


class _Field(Struct):
    """An open field. code: so far. shows: whether its result is being read.
    result: its words so far. hidden: whether it does not show. contents:
    whether the result is a table of contents. filled: whether it has words.
    ticked, chosen: what a field of a form shows.
    """

    code: list[str] = field(default_factory=list)
    shows: bool = False
    result: list[str] = field(default_factory=list)
    hidden: bool = False
    contents: bool = False
    filled: bool = False
    ticked: bool | None = None
    chosen: str = ""


class Fields:
    """The open fields of the body, a note or a text box, innermost last.

    in_contents: how many of them, or of those around all, are a table of
    contents. hides: whether the field that ended last does not show. unlike:
    its code where that draws something else than its result.
    """

    def __init__(self, in_contents: int = 0) -> None:
        """in_contents: of the text around."""
        self.in_contents = in_contents
        self.hides = False
        self.unlike = ""
        self._open: list[_Field] = []
        # Those whose code is not yet complete.
        self._coding: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether what is read now is the code of a field, which is no text."""
        return bool(self._coding)

    def add_code(self, text: str) -> None:
        """A further part of the code of the innermost field."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code.append(text)

    def add_result(self, words: str) -> None:
        """Words stand in the result of the innermost field, if any is open; of
        one around it whose code is not complete they are a part of the code.
        """
        if not self._open or not self._open[-1].shows:
            return
        innermost = self._open[-1]
        innermost.result.append(words)
        innermost.filled = innermost.filled or bool(words.strip())
        if self._coding:
            self._coding[-1].code.append(words)

    def mark(self, element: Any, hidden: bool = False) -> str:
        """A w:fldChar: a field begins, its result begins, or it ends.

        The words are what the field shows instead of a result. hidden: whether
        the mark stands in words that do not show.
        """
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            one = _Field(ticked=_ticked(element), chosen=_chosen(element))
            one.hidden = hidden
            self._open.append(one)
            self._coding.append(one)
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
        if one.shows:
            return ""
        self._coding.pop()
        one.shows = True
        code = "".join(one.code).strip().upper()
        one.contents = code.startswith("TOC")
        self.in_contents += one.contents
        return ""

    def _end(self) -> str:
        """The innermost field ends."""
        one = self._open.pop()
        self.hides = one.hidden
        if not one.shows:
            self._coding.pop()
        self.in_contents -= one.contents
        self.unlike = _unlike(one) if one.filled else ""
        words = _shown(one)
        around = self._open[-1] if self._open else None
        if around and around.shows and (words or one.filled):
            around.filled = True
        if not self._coding:
            return words
        if len(self._open) < _DEEPEST:
            self._coding[-1].code.append(words)
        return ""


def _shown(one: _Field) -> str:
    """What a field shows besides its result."""
    if one.ticked is not None:
        return "☑" if one.ticked else "☐"
    if one.filled:
        return ""
    return one.chosen or shown_by_code("".join(one.code))


def _unlike(one: _Field) -> str:
    """The code of a field that draws something else than its result, which Word
    may show for it; "" of any other.
    """
    code = "".join(one.code).strip()
    if not code.upper().startswith(_DRAWN_BY_CODE):
        return ""
    return "" if shown_by_code(code) == "".join(one.result).strip() else code


def shown_by_code(code: str) -> str:
    """The words of a field that has no result; "" for one that shows none."""
    from policypress.compare.read.docx_field_codes import shown_by

    return shown_by(code)


def drop_unclosed(root: Any, gone: tuple[str, ...] = ()) -> None:
    """Takes out the beginnings of fields that nothing ends: all that follows
    would count as their code, and be lost. gone: as for `unclosed`.
    """
    for mark in unclosed(root, gone):
        mark.getparent().remove(mark)


def unclosed(root: Any, gone: tuple[str, ...] = ()) -> list[Any]:
    """The beginnings of fields that nothing ends where they begin: in the body,
    a note or a text box.

    gone: the elements whose contents are not read.
    """
    waiting: dict[Any, list[Any]] = {}
    for mark in root.iter(f"{W}fldChar"):
        if gone and next(mark.iterancestors(*gone), None) is not None:
            continue
        holder = next(mark.iterancestors(*_HOLDERS), None)
        begun = waiting.setdefault(holder, [])
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return [mark for begun in waiting.values() for mark in begun]


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
