"""The changes within one paragraph (段内的改动), each by itself: a stretch of words that went
or came, with words that stayed on either side.

Whoever types a sentence anew leaves most of it as it was: what stands the same in the
words that went and in those that came in their place has stayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, groupby

from policypress.language.tokens import tokenize
from policypress.review.lines import Added, Gone, Kept, Token
from policypress.review.replaced import like
from policypress.review.sources import Segment


def changes_of(
    tokens: Sequence[Token],
    number: int,
    text: str,
) -> list[list[Token]]:
    """The tokens of one paragraph among those of a line, parted by what stayed and what
    changed, each change as narrow as it is. New words belong to the paragraph before
    them, at the beginning to that behind.

    text: the words of the paragraph.
    """
    return [
        _narrowed(stretch, text)
        for stretch in _stretches(_own(tokens, number))
    ]


def of_paragraph(
    tokens: Sequence[Token],
    number: int,
    text: str,
) -> list[Token]:
    """The same tokens in one list."""
    parts = changes_of(tokens, number, text)
    return [token for part in parts for token in part]


def _own(
    tokens: Sequence[Token],
    number: int,
) -> list[Token]:
    """The tokens of one paragraph, as they are."""
    found: list[Token] = []
    waiting: list[Token] = []
    home: int | None = None
    for token in tokens:
        if isinstance(token, Added):
            if home is None:
                waiting.append(token)
            elif home == number:
                found.append(token)
            continue
        if home is None and token.number == number:
            found += waiting
        home = token.number
        if home == number:
            found.append(token)
    return found if found or home is not None else waiting


def _stretches(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens in turn: what stayed, what changed."""
    return [list(some) for _, some in groupby(tokens, _is_change)]


def with_figures_whole(
    parts: list[list[Token]],
    segments: Sequence[Segment],
    text: str,
) -> list[list[Token]]:
    """The same parts, those of one figure as one: whoever types 一 over the 1 of 1年 and 半
    behind it has made one change. segments: of the paragraph, text: its words."""
    made = list(parts)
    for segment in segments:
        if segment.kind != "figure" or like(segment, text) is None:
            continue
        first, last = segment.start, segment.end
        near = [
            (index, start < last and first < end)
            for index, (start, end) in enumerate(_bounds(made))
            if is_change(made[index]) and start <= last and first <= end
        ]
        if len(near) > 1 and any(is_inside for _, is_inside in near):
            begin, finish = near[0][0], near[-1][0] + 1
            made[begin:finish] = [list(chain(*made[begin:finish]))]
    return made


def _bounds(parts: Sequence[Sequence[Token]]) -> Iterator[tuple[int, int]]:
    """Where each part stands among the characters of its paragraph."""
    at = 0
    for part in parts:
        start = at
        for token in part:
            if not isinstance(token, Added):
                at = token.end
        yield start, at


def is_change(stretch: Sequence[Token]) -> bool:
    """Whether something went or came in a stretch."""
    return any(map(_is_change, stretch))


def undone(stretch: Sequence[Token]) -> list[Token]:
    """A stretch as it was before somebody changed it."""
    return [
        Kept(one.number, one.start, one.end) if isinstance(one, Gone) else one
        for one in stretch
        if not isinstance(one, Added)
    ]


def _is_change(token: Token) -> bool:
    """Whether a token is no word that stayed."""
    return not isinstance(token, Kept)


def _narrowed(
    stretch: list[Token],
    text: str,
) -> list[Token]:
    """A change without the words that are the same before and after."""
    gone = [one for one in stretch if isinstance(one, Gone)]
    came = [one for one in stretch if isinstance(one, Added)]
    if not gone or not came:
        return stretch
    old = "".join(text[one.start : one.end] for one in gone)
    start, end = gone[0].start, gone[-1].end
    if old != text[start:end]:
        return stretch
    new = "".join(one.text for one in came)
    return list(_compared(old, new, gone[0], came[0]))


def _compared(
    old: str,
    new: str,
    gone: Gone,
    came: Added,
) -> Iterator[Token]:
    """The tokens of words in whose place others came. gone, came: the first of each,
    which say where and by whom."""
    before, after = tokenize(old), tokenize(new)
    at, number = gone.start, gone.number
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        length = sum(map(len, before[start:end]))
        if kind == "equal":
            yield Kept(number, at, at + length)
        elif length:
            yield Gone(number, at, at + length, gone.by)
        if kind in ("insert", "replace"):
            yield Added("".join(after[first:last]), came.by)
        at += length
