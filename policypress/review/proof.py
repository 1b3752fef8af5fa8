"""The proof of a review (改回核对): composed again after the edits, our document says what
the returned file says with everything accepted, but for what was refused.

Numbers and references are made, and follow by themselves; the returned file has them as
they were. They are left out of the comparison, and so are figures that a refused change
is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from policypress.review.basis import LABEL, Basis
from policypress.review.proposal import Proposal
from policypress.word.marked import LINE

# Stands behind the last paragraph of a provision, whichever that is.
_RESPONSIBLE = re.compile(r"（责任单位：[^（）]*）$")


class Difference(Struct, frozen=True):
    """Paragraphs in which both differ, and no refusal says why."""

    ours: str
    theirs: str


def differences(
    after: Basis,
    theirs: Sequence[str],
    before: Basis,
    refused: Iterable[Proposal],
) -> list[Difference]:
    """What our document says otherwise than the returned file.

    after, before: our document with the edits and without; theirs: the paragraphs of
    the file with all changes accepted.
    """
    ours = [_plain(text) for text in after.texts]
    wanted = [_plain(text) for text in theirs]
    excused = set(_excused(before, refused))
    untouched = {_plain(text) for text in before.texts}
    found: list[Difference] = []
    matcher = SequenceMatcher(None, ours, wanted, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        some = [one for one in wanted[first:last] if one not in excused]
        found += _different(after, range(start, end), some, excused, untouched)
    return found


def _different(
    after: Basis,
    numbers: range,
    wanted: Sequence[str],
    excused: set[str],
    untouched: set[str],
) -> list[Difference]:
    """The same for a stretch in which paragraphs differ."""
    left = [text for text in wanted if text]
    found: list[Difference] = []
    for number in numbers:
        text = _plain(after.texts[number])
        if not text or text in excused:
            continue
        pattern = _pattern(after, number)
        follows = _pattern(after, number, is_following=True)
        same = next(
            (
                one
                for one in left
                if pattern.fullmatch(one)
                or (one in untouched and follows.fullmatch(one))
            ),
            None,
        )
        if same is None:
            found.append(Difference(text, ""))
        else:
            left.remove(same)
    return found + [Difference("", text) for text in left]


def _pattern(
    basis: Basis, number: int, is_following: bool = False
) -> re.Pattern[str]:
    """Our paragraph with anything for what is made in it.

    is_following: with anything for figures and for words of other nodes too, where the
    reviewer left a paragraph alone that says what was changed elsewhere.
    """
    own = basis.node(number)
    text = basis.texts[number]
    label = LABEL.match(text)
    begins = label.end() if label else 0
    parts = []
    for segment in basis.segments(number):
        words = text[max(segment.start, begins) : max(segment.end, begins)]
        words = _RESPONSIBLE.sub("", words.replace(LINE, ""))
        is_made = segment.kind == "made" and segment.where is not None
        if is_following and segment.where is not None:
            home = (segment.where[0], segment.where[1][:-1])
            is_made |= segment.kind == "figure" or home != own
        parts.append(".*?" if is_made else re.escape(words))
    return re.compile("".join(parts), re.DOTALL)


def _plain(text: str) -> str:
    """The words of a paragraph without its number and lines."""
    words = text.replace(LINE, "").strip()
    return _RESPONSIBLE.sub("", LABEL.sub("", words, count=1))


def _excused(before: Basis, refused: Iterable[Proposal]) -> Iterable[str]:
    """Paragraphs in which something was refused, as they are on either side."""
    for one in refused:
        for number in one.numbers:
            yield _plain(before.texts[number])
        for text in (*one.old.split("\n"), *one.new.split("\n")):
            yield _plain(text)
        yield from (_plain(text) for text in one.printed)
