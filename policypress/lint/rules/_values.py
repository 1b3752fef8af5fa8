"""What numerals of either kind mean (数目)."""

from __future__ import annotations

from policypress.language.numerals import from_chinese


def value_of(numeral: str) -> int:
    """三 or 3 as 3; 0 for what is no number."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    return from_chinese(numeral) or 0
