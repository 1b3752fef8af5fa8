"""Quotation marks of every make as “ ” and ‘ ’ (引号): a decision may have 「」, or straight ones
that do not say whether they open or close.
"""

from __future__ import annotations

_CORNERS = str.maketrans("「」『』", "“”‘’")
_STRAIGHT = '"＂'


def with_marks(lines: list[str]) -> list[str]:
    """The lines of a decision with “ and ” for whatever marks it has; those of one that
    writes “ stay as they are.
    """
    if any("“" in line for line in lines):
        return lines
    cornered = [line.translate(_CORNERS) for line in lines]
    if any("“" in line for line in cornered):
        return cornered
    return [_turned(line) for line in lines]


def _turned(line: str) -> str:
    """Straight marks turned: the first of a line opens, and one opens after another has
    closed. In a quotation of several paragraphs each opens and the last closes.
    """
    written: list[str] = []
    is_open = False
    for character in line:
        if character not in _STRAIGHT:
            written.append(character)
            continue
        written.append("”" if is_open else "“")
        is_open = not is_open
    return "".join(written)
