"""What of a text is cited already (已经指出之处), so that no words are cited twice."""

from __future__ import annotations


class Cited:
    """Which characters of a text a rule has cited already: a byte for each of them, so
    that a hundred thousand hits cost no more than their length."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def add(self, start: int, end: int) -> bool:
        """Keep a stretch, unless it touches one that is there."""
        if 1 in self._marks[start:end]:
            return False
        self._marks[start:end] = b"\x01" * (end - start)
        return True
