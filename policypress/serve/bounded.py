"""A connection that sends no more than a request may have."""

from __future__ import annotations

from http.client import LineTooLong
from io import BufferedIOBase

# Bytes of a request line (64 KB at most, by http.server) and its headers.
_LONGEST = 96 * 1024


class Bounded:
    """What a connection sends, no more than a request may have."""

    def __init__(self, file: BufferedIOBase) -> None:
        self._file = file
        self._left = 0

    def begin(self) -> None:
        """A new request."""
        self._left = _LONGEST

    def readline(self, size: int = -1) -> bytes:
        """The next line.

        Raises LineTooLong, which http.server answers, when the whole has
        become too long.
        """
        line = self._file.readline(size)
        self._left -= len(line)
        if self._left < 0:
            raise LineTooLong("header")
        return line

    def close(self) -> None:
        self._file.close()
