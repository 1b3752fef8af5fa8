"""Which pieces of code in a piece of prose went wrong (出错的引用): each has a finding of its
own, with the words by which the source is searched for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jinja2.exceptions import SecurityError
from msgspec.structs import replace

from policypress.findings import Finding

_PIECE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# What opens and is never closed, as far as it surely stands in one line.
_UNCLOSED = re.compile(r"(?:\{\{|\{%)(?:(?!\}\}|%\}).){0,8}")
_NAMED = re.compile("“([^”]+)”")
# What takes long, or goes round, is not tried again.
_NOT_AGAIN = (RecursionError, MemoryError, OverflowError, SecurityError)


def failed_pieces(
    text: str,
    error: Exception,
    fill: Callable[[str], object],
    explained: Callable[[Exception], Finding],
) -> list[Finding]:
    """A finding for each piece that goes wrong by itself; else one of the whole, which
    quotes the piece that it names. fill: renders prose; explained: an error as a finding."""
    whole = explained(error)
    if isinstance(error, _NOT_AGAIN):
        return [whole]
    if "{%" not in text:
        each = list(_each(text, fill, explained))
        if each:
            return each
    quote = _quote(text, whole)
    return [replace(whole, quote=quote)]


def _each(
    text: str,
    fill: Callable[[str], object],
    explained: Callable[[Exception], Finding],
) -> Iterator[Finding]:
    """What is wrong with each piece of code, the same piece once."""
    for piece in dict.fromkeys(_PIECE.findall(text)):
        try:
            fill(piece)
        # As in prose: whatever it raises is a finding.
        except Exception as error:  # noqa: BLE001
            yield replace(explained(error), quote=piece)


def _quote(text: str, finding: Finding) -> str:
    """The one piece that says the name which a finding is about, or what is not closed;
    "" where that is not clear."""
    named = _NAMED.search(finding.message)
    pieces = dict.fromkeys(_PIECE.findall(text))
    if named:
        found = [one for one in pieces if named[1] in one]
        return found[0] if len(found) == 1 else ""
    unclosed = _UNCLOSED.search(_PIECE.sub("", text))
    return unclosed[0] if unclosed else ""
