"""Raised and lowered digits (上标、下标) as characters of their own: 10² is not 102."""

from __future__ import annotations

from policypress.language.patterns import later

_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SMALL = later("[+−-]?[0-9]{1,9}|[+−-]?n")


def raised_or_lowered(align: str, text: str) -> str:
    """m² of an m and a raised 2; what is not a number stays as it is.

    align: superscript or subscript.
    """
    if not _SMALL.fullmatch(text):
        return text
    if align == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if align == "subscript" else text
