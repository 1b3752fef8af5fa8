"""A paragraph in which only made things are others now (只有自动编号变了): its number, or that of
a clause that it refers to. What somebody changed of its words is carried over to where
these stand today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from policypress.review.basis import Basis
from policypress.review.lines import Added, Gone, Kept, Token

_NUMERAL = "[一二三四五六七八九十百千零〇0-9]{1,9}"
# What the toolkit makes: numbers of clauses, items, chapters and annexes, and what is open.
_MADE = (
    rf"第{_NUMERAL}[编章节条款项目](?:之{_NUMERAL})?(?:第{_NUMERAL}[款项目])*[\s　]*"
    rf"|（{_NUMERAL}）|{_NUMERAL}[、.．][\s　]*|[①-⑳]|附件{_NUMERAL}|【待核】"
)


class Shift(Struct, frozen=True):
    """Where a paragraph stands today, and where each of its pieces: start and end in the
    old words, then in those of today."""

    number: int
    pieces: tuple[tuple[int, int, int, int], ...]


def shifts(
    old: Sequence[str],
    now: Basis,
) -> dict[int, Shift]:
    """Paragraphs that say today what they said, but for what is made in them, by the old
    numbers; of those between others that are the same, in their order."""
    found: dict[int, Shift] = {}
    matcher = SequenceMatcher(None, old, now.texts, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "replace":
            continue
        at = first
        for number in range(start, end):
            for other in range(at, last):
                pieces = same_words(old[number], now, other)
                if pieces:
                    found[number] = Shift(other, pieces)
                    at = other + 1
                    break
    return found


def same_words(
    text: str,
    now: Basis,
    number: int,
) -> tuple[tuple[int, int, int, int], ...]:
    """Where the pieces of a text stand in a paragraph of today that says the same but for
    what is made; none where it does not."""
    today = now.texts[number]
    segments = [one for one in now.segments(number) if one.start < one.end]
    if not any(one.kind == "words" for one in segments):
        return ()
    groups = []
    for one in segments:
        said = re.escape(today[one.start : one.end])
        groups.append(
            f"({said}|{_MADE})" if one.kind == "made" else f"({said})"
        )
    match = re.fullmatch("".join(groups), text)
    if match is None:
        return ()
    return tuple(
        (*match.span(group), one.start, one.end)
        for group, one in enumerate(segments, 1)
    )


def shifted(
    tokens: Sequence[Token],
    known: Mapping[int, Shift],
) -> list[Token] | None:
    """Tokens where their words stand today; None where a part of something made was
    changed that is another one today."""
    found: list[Token] = []
    for token in tokens:
        if isinstance(token, Added):
            found.append(token)
            continue
        for piece in _pieces(token, known[token.number]):
            if piece is None:
                return None
            _append(found, piece)
    return found


def _pieces(
    token: Kept | Gone,
    shift: Shift,
) -> Iterator[Kept | Gone | None]:
    """A token piece by piece; None for a part of what is made."""
    for start, end, first, last in shift.pieces:
        begin, finish = max(start, token.start), min(end, token.end)
        if begin >= finish:
            continue
        if end - start == last - first:
            yield _at(
                token, shift, first + begin - start, first + finish - start
            )
        elif (begin, finish) == (start, end):
            yield _at(token, shift, first, last)
        else:
            yield None


def _at(
    token: Kept | Gone,
    shift: Shift,
    start: int,
    end: int,
) -> Kept | Gone:
    """A token at another place."""
    if isinstance(token, Kept):
        return Kept(shift.number, start, end)
    return Gone(shift.number, start, end, token.by)


def _append(found: list[Token], one: Kept | Gone) -> None:
    """Adds words that stayed to those right before them."""
    last = found[-1] if found else None
    is_next = (
        isinstance(last, Kept)
        and isinstance(one, Kept)
        and (last.number, last.end) == (one.number, one.start)
    )
    if is_next and isinstance(last, Kept):
        found[-1] = Kept(last.number, last.start, one.end)
    else:
        found.append(one)
