"""Where words stand in a text (出现之处)."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where words begin in a text, one after the other and without overlap."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
