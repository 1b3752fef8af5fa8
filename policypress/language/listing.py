"""Enumerations, quotations and titles inside a sentence (并列、引号、书名号): GB/T 15834—2011."""

from __future__ import annotations

from collections.abc import Sequence

_INNER_TITLE = str.maketrans("《》", "〈〉")
_INNER_QUOTE = str.maketrans("“”", "‘’")


def enumerate_names(names: Sequence[str], *, end: str = "", last: str = "") -> str:
    """甲、乙、丙 + end (等方面); last (和, 及, 以及) stands before the last name instead of a mark.

    Adjacent 《A》《B》 and “A”“B” take no 、 (4.5.3.5) unless something, such as a bracketed note, stands between.
    No names give an empty string.
    """
    if not names:
        return ""
    text = names[0]
    for place, name in enumerate(names[1:], start=2):
        text += (last if last and place == len(names) else joint(text, name)) + name
    return text + end


def joint(before: str, after: str) -> str:
    """What stands between two names of an enumeration."""
    return (
        "" if before.endswith(("》", "”")) and after.startswith(("《", "“")) else "、"
    )


def book_title(name: str) -> str:
    """A document's title in 《》; titles inside it take 〈〉 (4.15)."""
    return f"《{name.translate(_INNER_TITLE)}》"


def quote(words: str) -> str:
    """Words in “”; quotations inside take ‘’ (4.8)."""
    return f"“{words.translate(_INNER_QUOTE)}”"
