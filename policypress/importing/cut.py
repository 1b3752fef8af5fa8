"""A text cut into what has a place of its own in the model (分拆): the letter before it,
who signs it, its annexes.

A cut is a proposal: what we would print of it is held against the file, and where that
is not the same, a simpler one is tried (`pipeline.importing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.importing.letter import (
    DAY,
    Letter,
    imprint_of,
    is_signer,
    letter_of,
)
from policypress.importing.pieces import Parts, Piece
from policypress.importing.prose import has_code
from policypress.language.tokens import typed_figures

_LABEL = re.compile(r"附件([0-9]*)")
_LISTED = re.compile(r"附件：(?:1\.)?(.+)")
_NEXT = re.compile(r"([0-9]+)\.(.+)")
_END = re.compile("[，。；：,;:]")
_LONGEST_TITLE = 60  # characters of the title of an annex
_NEAR_END = 8  # lines behind which nothing more than a note follows a date


class Plan(Struct, frozen=True):
    """What is tried to be cut off; whether its dates become data of the policy."""

    letter: bool = True
    annexes: bool = True
    signature: bool = True
    dates: bool = True


# From the whole to nothing; the first whose text is that of the file is taken.
PLANS = (
    Plan(),
    Plan(letter=False),
    Plan(annexes=False),
    Plan(letter=False, annexes=False),
    Plan(letter=False, annexes=False, signature=False),
    Plan(False, False, False, False),
)


class AnnexPart(Struct, frozen=True):
    """An annex: 附件1, its title, its lines."""

    label: Piece
    title: Piece
    body: list[Piece]


class Cut(Struct, frozen=True):
    """The parts of a text. listing: the lines that name the annexes (附件说明), none where
    nothing names them; signature: the lines behind the text."""

    title: str
    aside: list[Piece]
    body: list[Piece]
    letter: Letter | None = None
    listing: list[Piece] = field(default_factory=list)
    signature: list[Piece] = field(default_factory=list)
    annexes: list[AnnexPart] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """All pieces below the title, in the order that ours prints them."""
        found = [*self.body, *self.listing, *self.signature]
        for annex in self.annexes:
            found += [annex.label, annex.title, *annex.body]
        return found

    def starts(self) -> list[int]:
        """Where the lines of each annex begin among all pieces."""
        found: list[int] = []
        count = len(self.body) + len(self.listing) + len(self.signature)
        for annex in self.annexes:
            count += 2
            found.append(count)
            count += len(annex.body)
        return found


def cuts(parts: Parts) -> list[tuple[Plan, Cut]]:
    """The cuts to try, the most telling first; none twice."""
    found: list[tuple[Plan, Cut]] = []
    for plan in PLANS:
        cut = _cut(parts, plan)
        if all(cut != other or plan.dates != of.dates for of, other in found):
            found.append((plan, cut))
    return found


def _cut(parts: Parts, plan: Plan) -> Cut:
    """The text cut by a plan."""
    title, body = parts.title, list(parts.body)
    letter = letter_of(parts.letter) if plan.letter else None
    if parts.letter and letter is None:
        title, body = _as_one(parts)
    if letter and (imprint := imprint_of(body)):
        body = body[: -len(imprint.pieces)]
        letter = replace(letter, imprint=imprint)
    annexes: list[AnnexPart] = []
    if plan.annexes:
        body, annexes = _without_annexes(body)
    signature: list[Piece] = []
    if plan.signature:
        body, signature = _without_signature(body)
    listing: list[Piece] = []
    if annexes:
        body, listing = _without_listing(body, annexes)
    return Cut(
        title,
        parts.aside,
        body,
        letter,
        listing,
        signature,
        annexes,
    )


def _as_one(parts: Parts) -> tuple[str, list[Piece]]:
    """Letter and text as one text, which has the title of the letter."""
    first, *rest = parts.letter
    inner = Piece("", "", parts.title, parts.title_place or first.place)
    return first.words.strip(), [*rest, inner, *parts.body]


def _without_annexes(
    pieces: list[Piece],
) -> tuple[list[Piece], list[AnnexPart]]:
    """The text, and the annexes behind it: 附件, or 附件1, 附件2 …, each on a line of its
    own with a title below it. None of them where one is not such."""
    starts = [
        index
        for index, piece in enumerate(pieces)
        if _LABEL.fullmatch(piece.words.strip())
    ]
    labels = [pieces[index].words.strip() for index in starts]
    if not starts or starts[0] == 0 or not _count_up(labels):
        return pieces, []
    ends = [*starts[1:], len(pieces)]
    annexes: list[AnnexPart] = []
    for start, end in zip(starts, ends, strict=True):
        annex = _annex(pieces[start:end])
        if annex is None:
            return pieces, []
        annexes.append(annex)
    return pieces[: starts[0]], annexes


def _count_up(labels: Sequence[str]) -> bool:
    """Whether labels are those that ours would print: 附件 of one, 附件1, 附件2 … of
    several."""
    if len(labels) == 1:
        return labels[0] == "附件"
    wanted = [f"附件{number}" for number in range(1, len(labels) + 1)]
    return list(labels) == wanted


def _annex(pieces: Sequence[Piece]) -> AnnexPart | None:
    """The annex that these lines are; None where there is no title or nothing below."""
    if len(pieces) < 3:
        return None
    label, title, *body = pieces
    words = title.words.strip()
    if title.rows or title.label or len(words) > _LONGEST_TITLE:
        return None
    if _END.search(words) or has_code(words) or typed_figures(words):
        return None
    return AnnexPart(label, title, body)


def _without_signature(
    pieces: list[Piece],
) -> tuple[list[Piece], list[Piece]]:
    """The text, and the lines that sign it: bodies, a date, a note below it."""
    last = len(pieces) - 1
    for index in range(last, max(last - _NEAR_END, 0), -1):
        words = "".join(pieces[index].words.split())
        if not DAY.fullmatch(words):
            continue
        if any(_goes_on(piece) for piece in pieces[index + 1 :]):
            return pieces, []
        start = index
        while start > 1 and _signs(pieces[start - 1]):
            start -= 1
        return pieces[:start], pieces[start:]
    return pieces, []


def _goes_on(piece: Piece) -> bool:
    """Whether a line below a date is none of a signature."""
    return bool(piece.rows or piece.label or piece.opens)


def _signs(piece: Piece) -> bool:
    """Whether a line names a body that signs."""
    if piece.rows or piece.label:
        return False
    return is_signer(piece.words.strip())


def _without_listing(
    pieces: list[Piece],
    annexes: Sequence[AnnexPart],
) -> tuple[list[Piece], list[Piece]]:
    """The text, and the lines that name the annexes as ours would be named."""
    start = len(pieces) - len(annexes)
    lines = [piece.words.strip() for piece in pieces[start:]]
    if start > 0 and lines == list(_listing(annexes)):
        return pieces[:start], pieces[start:]
    return pieces, []


def _listing(annexes: Sequence[AnnexPart]) -> Iterable[str]:
    """How ours would name the annexes behind the text."""
    titles = [annex.title.words.strip() for annex in annexes]
    if len(titles) == 1:
        return [f"附件：{titles[0]}"]
    first, *others = titles
    rest = [f"{number}.{one}" for number, one in enumerate(others, 2)]
    return [f"附件：1.{first}", *rest]
