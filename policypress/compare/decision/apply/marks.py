"""Quotation marks of every make as “ ” and ‘ ’ (引号): a decision may have 「」, or straight ones
that do not say whether they open or close.
"""

from __future__ import annotations

# Twelve characters hold any number that Chinese says; a bound and no way back keep
# each search short (`++`, `{…}+`).
NUMERAL = "[〇○零一二两三四五六七八九十百千万0-9]{1,12}+"
_CORNERS = str.maketrans("「」『』", "“”‘’")
_SINGLE = str.maketrans("‘’", "“”")
_STRAIGHT = '"＂'


def with_marks(lines: list[str]) -> list[str]:
    """The lines of a decision with “ and ” for whatever marks it has; those of one that
    writes “ stay as they are.
    """
    if any("“" in line for line in lines):
        return lines
    if any("‘" in line for line in lines):
        return [line.translate(_SINGLE) for line in lines]
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


def with_inner_marks(lines: list[str]) -> list[str]:
    """The lines of a decision that writes “ ” within “ ”, with ‘ ’ there, as the standard
    has it (GB/T 15834—2011 4.8.3.4); those of one that knows ‘ ’ stay as they are.
    """
    if any("‘" in line or "’" in line for line in lines):
        return lines
    return [_with_inner(line) for line in lines]


def _with_inner(line: str) -> str:
    """One line: a mark that opens within another opens an inner one. A paragraph of a
    quotation opens with a mark of its own.
    """
    written: list[str] = []
    is_open = False
    inner = 0
    for character in line:
        if character == "“" and is_open:
            inner += 1
            character = "‘"
        elif character == "”" and inner:
            inner -= 1
            character = "’"
        elif character in "“”":
            is_open = character == "“"
        written.append(character)
    return "".join(written)
