"""On which line of a YAML text the value begins that a line belongs to (起始行)."""

from __future__ import annotations

import yaml


def line_starts(text: str) -> dict[int, int]:
    """For each line but the first of a value that goes over several the line that it
    begins on, from 1: a comment among them would be words, and words may look like a key
    (…如下:)."""
    found: dict[int, int] = {}
    for token in yaml.scan(text):
        if not isinstance(token, yaml.ScalarToken):
            continue
        first = token.start_mark.line + 1
        # One of literal lines ends where the next line begins.
        end = token.end_mark
        last = end.line + bool(end.column)
        found |= dict.fromkeys(range(first + 1, last + 1), first)
    return found
