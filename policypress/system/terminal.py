"""What goes to the terminal: no character of a name or a text may steer it.

Standard library only.

A file can be called "\\x1b[2Jx.yaml", and a right-to-left override in a name makes
`exe.txt` of `txt.exe`. Everything printed goes through `guarded`, which writes such
characters as \\uXXXX: the form that JSON has for them as well, so JSON stays JSON and
means the same.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TextIO

# C0, DEL and C1 steer a terminal (ECMA-48); the direction marks, overrides and isolates
# of UAX #9 reorder a line; U+2028/2029 end one; zero-width characters and tags hide in
# one; lone surrogates are bytes that are not UTF-8. `str.isprintable` is false for all.
STEERING = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_KEPT = "\n\t"  # the lines and columns of our own output
_LONGEST = 400  # characters of a message about a command line: more would push it off the screen


class CannotWrite(Exception):
    """Standard output takes no more; the cause is the OSError."""


def visible(text: str) -> str:
    """`text` on one line, every character that steers a terminal written as \\uXXXX."""
    if text.isprintable():
        return text
    return _steering().sub(_escaped, text)


def printable(text: str) -> str:
    """Like `visible`, but line feeds and tabs stay: for output that has lines of its
    own.
    """
    if text.replace("\n", "").isprintable():
        return text
    return _steering().sub(_escaped_unless_kept, text)


def shortened(text: str) -> str:
    """`text` for a message: its middle left out when it is over-long."""
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}……（略去 {len(text) - 2 * half} 个字符）……{text[-half:]}"


def as_json(value: Any) -> str:
    """JSON that holds exactly `value`, and is safe to print."""
    return printable(json.dumps(value, ensure_ascii=False, indent=2))


@cache
def _steering() -> re.Pattern[str]:
    """Compiled when first needed, which takes longer than writing what most runs say."""
    return re.compile(STEERING)


def _escaped_unless_kept(found: re.Match[str]) -> str:
    return found[0] if found[0] in _KEPT else _escaped(found)


def _escaped(found: re.Match[str]) -> str:
    """One character as JSON writes it: a pair of surrogates beyond U+FFFF."""
    number = ord(found[0])
    if number <= 0xFFFF:
        return f"\\u{number:04x}"
    above = number - 0x10000
    return f"\\u{0xD800 + (above >> 10):04x}\\u{0xDC00 + (above & 0x3FF):04x}"


class _Output:
    """A text stream that writes printable text only.

    needed: a write that fails raises CannotWrite. Otherwise it is passed over: when
    standard error does not take a message, there is nobody left to say so to.
    """

    def __init__(self, stream: TextIO | None, needed: bool) -> None:
        self.stream = stream
        self._needed = needed

    def write(self, text: str) -> int:
        self._do("write", printable(text))
        return len(text)

    def flush(self) -> None:
        self._do("flush")

    def isatty(self) -> bool:
        return self.stream is not None and self.stream.isatty()

    def _do(self, action: str, *what: str) -> None:
        """Call the stream; a failure is raised only where the output is needed."""
        if self.stream is None:  # closed before we started: nobody listens
            return
        try:
            getattr(self.stream, action)(*what)
        except (OSError, ValueError) as problem:
            if self._needed:
                raise CannotWrite(str(problem)) from problem
            discard(self.stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Everything printed in this context is UTF-8 and printable, whatever the locale
    and whoever prints.
    """
    _fill_closed_descriptors()
    before = sys.stdout, sys.stderr
    for stream in before:
        if hasattr(
            stream, "reconfigure"
        ):  # a test may have put something simpler in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout, sys.stderr = (
        _Output(before[0], True),
        _Output(before[1], False),
    )
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def unguarded() -> Iterator[None]:
    """Gives the streams back as they were, to a program of others that colours its
    output (pytest).
    """
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = bare(sys.stdout), bare(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def bare(stream: Any) -> Any:
    """The stream below a guarded one."""
    return stream.stream if isinstance(stream, _Output) else stream


def discard(stream: Any) -> None:
    """Sends what a stream still holds nowhere, so that the flush at the end of Python
    cannot fail again.
    """
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):
        return


def _fill_closed_descriptors() -> None:
    """A standard descriptor that was closed (`>&-`) is opened on nothing.

    Otherwise the next file that is opened gets its number, and what a child process
    prints goes into that file.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(
                os.devnull, os.O_RDWR
            )  # takes the lowest free number: this one
