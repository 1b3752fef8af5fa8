"""``{{ figure | written('12000元') }}``: a figure in the words of the text that it comes
from (照原文写法), where those are not ours: 30 万元, 2.5个百分点, 相同额度.

Words that say another figure are refused, so that the prose follows the data. A figure
that a line breaks in two, or that has its unit at the end of a list, is written in
pieces: ``written('5000|万元', 1)`` prints 5000.
"""

from __future__ import annotations

from typing import Any

from policypress.compose.filters import Writer
from policypress.compose.markdown.markers import Sourced, escape
from policypress.compose.sandbox.errors import BadArgument
from policypress.compose.sandbox.marking import plain_text
from policypress.language.sums import even, sums_of

_BETWEEN = "|"
_LONGEST = 40  # characters of words for one figure


def apply(
    writer: Writer,
    value: object,
    words: object = "",
    piece: object = 0,
) -> Any:
    """The words, or one piece of them, counted from 1. Raises BadArgument for words that
    do not say the figure."""
    text = plain_text(value)
    pieces = plain_text(words).split(_BETWEEN)
    whole = "".join(pieces)
    if len(whole) > _LONGEST or not _same(text, whole):
        raise BadArgument(f"“{whole[:_LONGEST]}”与数据“{text}”不是同一个数值")
    if isinstance(piece, bool) or not isinstance(piece, int):
        raise BadArgument("written 的第二项写第几段，如 1")
    if not 0 <= piece <= len(pieces):
        raise BadArgument(f"“{whole}”没有第{piece}段")
    said = pieces[piece - 1] if piece else whole
    if isinstance(value, Sourced):
        return writer.mark(Sourced(said, value.origin))
    return escape(said)


def _same(figure: str, words: str) -> bool:
    """Whether both say one sum or rate, the same."""
    ours, theirs = sums_of(even(figure)), sums_of(even(words))
    if len(ours) != 1 or len(theirs) != 1:
        return False
    return (ours[0].kind, ours[0].value) == (theirs[0].kind, theirs[0].value)
