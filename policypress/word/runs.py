"""Runs of words (w:r).

A tab becomes w:tab and a line end w:br, since both are white space to a Word
reader. Quotation marks, dashes and dots exist in Latin and in Chinese faces
under one code point; ``w:hint="eastAsia"`` makes Word take the Chinese one
(ECMA-376 part 1, 17.3.2.26).
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
    """True when Word would set a character of the text in the Latin face by
    mistake.
    """
    return _AMBIGUOUS.search(text) is not None


def run(
    text: str,
    properties: str = "",
    element: str = "t",
) -> str:
    """One run.

    properties: the inside of w:rPr, in schema order, "" for none; element:
    "delText" for deleted words.
    """
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if not _BREAKS.search(text):
        return f"<w:r>{head}{_words(text, element)}</w:r>"
    pieces = [_piece(piece, element) for piece in _BREAKS.split(text) if piece]
    return f"<w:r>{head}{''.join(pieces)}</w:r>"


def _piece(
    piece: str,
    element: str,
) -> str:
    """A tab, a line end, or words between them."""
    if piece == "\t":
        return "<w:tab/>"
    if piece in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    return _words(piece, element)


def _words(
    text: str,
    element: str,
) -> str:
    return f'<w:{element} xml:space="preserve">{escape(text)}</w:{element}>'
