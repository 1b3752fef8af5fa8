"""Runs of words (w:r).

A tab becomes w:tab and a line end w:br, since both are white space to a Word reader.
Quotation marks, dashes and dots exist in Latin and in Chinese faces under one code point; ``w:hint="eastAsia"``
makes Word take the Chinese one (ECMA-376 part 1, 17.3.2.26).
"""

from __future__ import annotations

import re

from policypress.word.xml import escape

_AMBIGUOUS = re.compile("[·×÷±°–—‘’“”…‰′″℃№Ⅰ-ⅻ①-⑳←-↓□■○●△▲☆★]")
_BREAKS = re.compile("(\r\n|[\t\n\r])")
HINT = '<w:rFonts w:hint="eastAsia"/>'
BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def needs_hint(text: str) -> bool:
    """True when the text holds a character that Word would otherwise set in the Latin face."""
    return _AMBIGUOUS.search(text) is not None


def run(text: str, properties: str = "", element: str = "t") -> str:
    """One run. properties: the inside of w:rPr, in schema order, "" for none; element: "delText" for deleted words."""
    head = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    if not _BREAKS.search(text):
        return f'{head}<w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'
    return f"{head}{''.join(_piece(piece, element) for piece in _BREAKS.split(text) if piece)}</w:r>"


def _piece(piece: str, element: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    return f'<w:{element} xml:space="preserve">{escape(piece)}</w:{element}>'
