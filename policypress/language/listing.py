"""Enumerations and quotations inside a sentence (并列、引号): GB/T 15834—2011."""

from __future__ import annotations

_INNER_QUOTE = str.maketrans("“”", "‘’")


def joint(
    before: str,
    after: str,
) -> str:
    """What stands between two names of an enumeration.

    、, but nothing in 《A》《B》 and “A”“B” (4.5.3.5).
    """
    closes = before.endswith(("》", "”"))
    opens = after.startswith(("《", "“"))
    return "" if closes and opens else "、"


def quote(words: str) -> str:
    """Words in “”; quotations inside take ‘’ (4.8)."""
    return f"“{words.translate(_INNER_QUOTE)}”"
