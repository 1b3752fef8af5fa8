"""What a field of Word shows by its code alone (域代码), where it keeps no result.

EQ is drawn (①, 1/2), SYMBOL is a character, MACROBUTTON shows its own words;
automatic numbers of fields are counted only by Word and are named (ISO/IEC
29500-1, 17.16.5).
"""

from __future__ import annotations

import re

from policypress.compare.read.docx_symbols import symbol

_SWITCH = re.compile(r"\\[a-z]+[0-9]*", re.I)
_ENCLOSED = re.compile(
    r"\\o\s*(?:\\a[clr])?\s*\(\s*([○〇□△◇])\s*[,;，；]\s*([^()]*)\)",
    re.I,
)
_FRACTION = re.compile(r"\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)", re.I)
_RADICAL = re.compile(r"\\r\s*\((?:([^(),;]*)[,;])?([^(),;]*)\)", re.I)
_CIRCLED = 20
_SYMBOL = re.compile(r"\s*(0[xX][0-9A-Fa-f]{1,4}|[0-9]{1,5})(?=\s|\\|$)")
_FONT = re.compile(r'\\f\s+(?:"([^"]*)"|([^\s\\]+))')
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
_COUNTED = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")
_LARGEST = 0xFFFF


def shown_by(code: str) -> str:
    """The words of a field that has no result; "" for one that shows none."""
    code = code.strip()
    name, _, rest = code.partition(" ")
    name = name.upper()
    if name.startswith("EQ"):
        return drawn(code[2:].strip())
    if name == "SYMBOL":
        return _character(rest) or f"〔域 {code}〕"
    if name in _BUTTONS:
        return rest.strip().partition(" ")[2].strip()
    if name in _COUNTED:
        return f"〔自动编号域 {code}〕"
    return ""


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


def _character(rest: str) -> str:
    """The character of a SYMBOL field, "" where its code is none.

    rest: behind its name: 254 \\f Wingdings, 8544 \\u.
    """
    found = _SYMBOL.match(rest)
    if not found:
        return ""
    number = int(found[1], 16 if found[1][:2] in ("0x", "0X") else 10)
    if not 0 < number <= _LARGEST:
        return ""
    font = _FONT.search(rest)
    name = (font[1] or font[2] or "") if font else ""
    return symbol(name, f"{number:04X}")
