"""A formula of Word as one line of text (公式): A=(B+C)/D×10%.

Sources: ISO/IEC 29500-1, 22.1 (Office Math); the linear form follows what Word
itself writes for 线性格式, with a bracket wherever one could be missed.
"""

from __future__ import annotations

from typing import Any

from policypress.compare.read.docx_elements import M

_W_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_SIMPLE = set("0123456789.%")


def linear(element: Any) -> str:
    """The text of a formula, or of a part of one."""
    return "".join(map(_part, element))


def _part(element: Any) -> str:
    """The text of one thing within a formula."""
    tag = element.tag
    if tag in (f"{M}t", _W_TEXT):
        return element.text or ""
    name = tag.removeprefix(M)
    if name.endswith("Pr"):
        return ""
    form = _FORMS.get(name)
    if form is None:
        return linear(element)
    return str(form(element))


def _of(element: Any, name: str) -> str:
    """The text of a child, "" where there is none."""
    child = element.find(f"{M}{name}")
    return "" if child is None else linear(child)


def _bracketed(text: str) -> str:
    """The text in brackets, unless it is one character or one number."""
    if len(text) < 2 or set(text) <= _SIMPLE:
        return text
    return f"({text})"


def _value(
    element: Any,
    holder: str,
    name: str,
    default: str,
) -> str:
    """A character that the properties of an element name."""
    found = element.find(f"{M}{holder}/{M}{name}")
    if found is None:
        return default
    return found.get(f"{M}val") or ""


def _fraction(element: Any) -> str:
    above = _bracketed(_of(element, "num"))
    return f"{above}/{_bracketed(_of(element, 'den'))}"


def _root(element: Any) -> str:
    """√ and what is under it; ∛ and the like with their degree."""
    degree = _of(element, "deg")
    return f"{degree}√{_bracketed(_of(element, 'e'))}"


def _raised(element: Any) -> str:
    return f"{_of(element, 'e')}^{_bracketed(_of(element, 'sup'))}"


def _lowered(element: Any) -> str:
    return f"{_of(element, 'e')}_{_bracketed(_of(element, 'sub'))}"


def _both(element: Any) -> str:
    return f"{_lowered(element)}^{_bracketed(_of(element, 'sup'))}"


def _large(element: Any) -> str:
    """∑ or ∫ with its bounds."""
    sign = _value(element, "naryPr", "chr", "∫")
    below = _of(element, "sub")
    above = _of(element, "sup")
    bounds = f"_{_bracketed(below)}" if below else ""
    bounds += f"^{_bracketed(above)}" if above else ""
    return f"{sign}{bounds}{_bracketed(_of(element, 'e'))}"


def _delimited(element: Any) -> str:
    """What stands in brackets of any kind."""
    opens = _value(element, "dPr", "begChr", "(")
    closes = _value(element, "dPr", "endChr", ")")
    between = _value(element, "dPr", "sepChr", "|")
    parts = [linear(part) for part in element.findall(f"{M}e")]
    return opens + between.join(parts) + closes


def _function(element: Any) -> str:
    return f"{_of(element, 'fName')}{_bracketed(_of(element, 'e'))}"


def _accented(element: Any) -> str:
    return f"{_of(element, 'e')}{_value(element, 'accPr', 'chr', '̂')}"


def _rows(element: Any) -> str:
    """A matrix, or several equations below one another."""
    rows = element.findall(f"{M}mr")
    if not rows:
        return "；".join(linear(one) for one in element.findall(f"{M}e"))
    cells = [[linear(one) for one in row.findall(f"{M}e")] for row in rows]
    return f"[{'；'.join('，'.join(row) for row in cells)}]"


def _before(element: Any) -> str:
    """Small signs before what they belong to: _1^2A."""
    below, above = _of(element, "sub"), _of(element, "sup")
    return f"_{_bracketed(below)}^{_bracketed(above)}{_of(element, 'e')}"


def _limit_below(element: Any) -> str:
    return f"{_of(element, 'e')}_{_bracketed(_of(element, 'lim'))}"


def _limit_above(element: Any) -> str:
    return f"{_of(element, 'e')}^{_bracketed(_of(element, 'lim'))}"


def _barred(element: Any) -> str:
    """A line above, or below where the properties say so."""
    below = _value(element, "barPr", "pos", "bot") == "bot"
    has_place = element.find(f"{M}barPr/{M}pos") is not None
    line = "\u0332" if has_place and below else "\u0305"
    return f"{_bracketed(_of(element, 'e'))}{line}"


def _grouped(element: Any) -> str:
    """Terms under or over one brace."""
    sign = _value(element, "groupChrPr", "chr", "⏟")
    return f"{_bracketed(_of(element, 'e'))}{sign}"


def _phantom(element: Any) -> str:
    """What takes room; it has no words where it does not show."""
    shown = _value(element, "phantPr", "show", "1")
    return "" if shown in ("0", "false", "off") else _of(element, "e")


_FORMS = {
    "sPre": _before,
    "limLow": _limit_below,
    "limUpp": _limit_above,
    "bar": _barred,
    "groupChr": _grouped,
    "phant": _phantom,
    "f": _fraction,
    "rad": _root,
    "sSup": _raised,
    "sSub": _lowered,
    "sSubSup": _both,
    "nary": _large,
    "d": _delimited,
    "func": _function,
    "acc": _accented,
    "m": _rows,
    "eqArr": _rows,
}
