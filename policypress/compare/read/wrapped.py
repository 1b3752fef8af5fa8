"""Which lines of a text file are one paragraph (折行).

Markdown says that lines without a blank line between them are one paragraph.
Many who write official texts in it put one paragraph on each line all the
same. So two lines are one only where the sentence plainly goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policypress.compare.text.numbers import begins_with_number

_ENDS = "。：；！？…”）》〉.:;!?)"
_GOES_ON = "，、（《“〈—,("
# Characters: a line that an editor wrapped is about as long as it could be.
_WRAPPED = 30


class NumberedLine(NamedTuple):
    """A line of a file. number: from 1. forced: a break that must stay is
    before it.
    """

    number: int
    text: str
    forced: bool = False


def paragraphs(lines: Iterable[NumberedLine]) -> Iterator[NumberedLine]:
    """The lines of one block, those that a wrapped line goes on in joined."""
    before: NumberedLine | None = None
    last = ""
    for line in lines:
        if before is None:
            before = line
        elif not line.forced and _goes_on(last, line.text):
            text = _joined(before.text, line.text)
            before = NumberedLine(before.number, text, before.forced)
        else:
            yield before
            before = line
        last = line.text
    if before is not None:
        yield before


def _goes_on(line: str, following: str) -> bool:
    """Whether the sentence of a line goes on in the next one."""
    if not line or not following or begins_with_number(following):
        return False
    if line.endswith(tuple(_GOES_ON)):
        return True
    return len(line) >= _WRAPPED and not line.endswith(tuple(_ENDS))


def _joined(one: str, other: str) -> str:
    """Two lines as one. A blank stands between two Latin words only."""
    latin = one[-1:].isascii() and one[-1:].isalnum()
    between = " " if latin and other[:1].isascii() else ""
    return one + between + other
