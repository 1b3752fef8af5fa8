"""The line that shows a person at a terminal how far the work is."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from typing import TextIO

from policypress.system import terminal


class Line:
    """A progress line that rewrites itself; silent when the stream is not a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        # The bare stream: this line alone may steer the terminal.
        self._stream = terminal.bare(stream or sys.stderr)
        self._shown = self._stream is not None and self._stream.isatty()
        self._width = 0

    def __call__(
        self,
        what: str,
        done: int = 0,
        total: int = 0,
    ) -> None:
        """Show `what` is being worked on, as number `done` of `total` (0 = unknown)."""
        if not self._shown:
            return
        what = terminal.visible(what)
        text = f"[{done}/{total}] {what}" if total else what
        room = max(
            10,
            shutil.get_terminal_size().columns // 2 - 2,
        )  # a Chinese character takes two columns
        self.clear()
        self._write(text[:room])
        self._width = 2 * len(text[:room])

    def clear(self) -> None:
        """Take the line away (with blanks: old Windows consoles print escape codes)."""
        if self._width:
            self._write(f"\r{' ' * self._width}\r")
            self._width = 0

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a terminal that was closed: the work goes on
            self._stream.write(text)
            self._stream.flush()
