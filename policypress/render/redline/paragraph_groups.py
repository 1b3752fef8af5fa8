"""Paragraphs that one text or both join into one (段落组), with the numbers
they have in each text.

Where a paragraph mark is deleted or inserted, one text has one paragraph where
the other has two. Their numbers are counted together or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct, field

from policypress.compare.text.tree import Level
from policypress.language.numerals import from_chinese, to_chinese
from policypress.language.patterns import later
from policypress.render.redline.blocks import (
    Block,
    Status,
    TrackedParagraph,
    TrackedWords,
)
from policypress.word.numbering import CHINESE, DECIMAL

# The statuses of what is not there, in each of the two texts.
_ABSENT: Mapping[str, tuple[Status, ...]] = {
    "new": ("del", "moveFrom"),
    "old": ("ins", "moveTo"),
}
_DEPTH: Mapping[Level, int] = {"item": 1, "subitem": 2}
_NUMERAL = later(r"[一二三四五六七八九十百千万零]+|[0-9]+")
_LARGEST = 9999  # larger ones are written differently by different programs
_DIGITS = len(str(_LARGEST))

# Paragraphs that are one in a text, with their places.
_Joined = list[tuple[int, TrackedParagraph]]


class Writing(Struct, frozen=True):
    """How the numbers of a list are written.

    style: paragraph role, face: character role of its numbers.
    """

    depth: int
    before: str
    form: str
    after: str
    style: str
    face: str


# A number of a list, None for a paragraph that has none.
Number = tuple[Writing, int] | None


class ParagraphGroup(Struct):
    """Neighbouring paragraphs that one text or both join.

    numbers: of the joined ones, by place of the last, by side ("new", "old").
    counted: whether their numbers can be left to a list.
    """

    places: range
    numbers: dict[int, dict[str, Number]] = field(default_factory=dict)
    counted: bool = True

    @property
    def has_numbers(self) -> bool:
        """Whether a paragraph of the group has a number in either text."""
        return any(any(sides.values()) for sides in self.numbers.values())


def paragraph_groups(blocks: Sequence[Block]) -> list[ParagraphGroup]:
    """The paragraphs with numbers, gathered by what belongs together."""
    joined = {
        side: list(_joined(blocks, away)) for side, away in _ABSENT.items()
    }
    groups = _gathered(joined)
    last_to_stay = _last_to_stay(blocks)
    group_of: dict[int, ParagraphGroup] = {}
    for group in groups:
        # LibreOffice keeps the number of a paragraph it takes back when no
        # paragraph that stays follows.
        group.counted = group.places.start <= last_to_stay
        group_of |= dict.fromkeys(group.places, group)
    for side, paragraphs in joined.items():
        for joined_ones in paragraphs:
            place = joined_ones[-1][0]
            _number_group(group_of[place], joined_ones, side)
    return [group for group in groups if group.has_numbers]


def _gathered(joined: Mapping[str, list[_Joined]]) -> list[ParagraphGroup]:
    """Groups of places: paragraphs that are one in either text are in one
    group.
    """
    ends: dict[int, int] = {}
    for side, paragraphs in joined.items():
        for joined_ones in paragraphs:
            start = _first_shown(joined_ones, _ABSENT[side])
            last = joined_ones[-1][0]
            ends[start] = max(last, ends.get(start, last))
    groups: list[ParagraphGroup] = []
    for start, end in sorted(ends.items()):
        before = groups[-1].places if groups else range(0)
        if start < before.stop:
            groups[-1].places = range(before.start, max(before.stop, end + 1))
        else:
            groups.append(ParagraphGroup(range(start, end + 1)))
    return groups


def _first_shown(
    joined: _Joined,
    away: tuple[Status, ...],
) -> int:
    """Place of the first of joined paragraphs that has words in this text,
    else of the last.
    """
    for place, paragraph in joined:
        if _shown(paragraph, away):
            return place
    return joined[-1][0]


def _last_to_stay(blocks: Sequence[Block]) -> int:
    """Place of the last paragraph whose mark is in both texts, -1 for none."""
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        if isinstance(block, TrackedParagraph) and not block.status:
            return place
    return -1


def _number_group(
    group: ParagraphGroup,
    joined: _Joined,
    side: str,
) -> None:
    """Enters the number that joined paragraphs have in one text."""
    away = _ABSENT[side]
    place, last = joined[-1]
    words = [
        item for _, paragraph in joined for item in _shown(paragraph, away)
    ]
    own = list(takewhile(_is_number, words))
    number = None
    if own:
        number = _number(own, last.style if side == "new" else last.former)
        # A number that no list writes, or behind a mark that goes nowhere,
        # cannot be counted.
        if not number or last.status in away:
            group.counted = False
    if any(map(_is_number, words[len(own) :])):
        group.counted = False  # a number in the midst of words
    group.numbers.setdefault(place, {})[side] = number


def _is_number(words: TrackedWords) -> bool:
    """Whether words are the own number of their line."""
    return words.number_of is not None


def _shown(
    paragraph: TrackedParagraph,
    away: tuple[Status, ...],
) -> list[TrackedWords]:
    """The words of a paragraph that are there in a text."""
    return [item for item in paragraph.words if item.status not in away]


def _joined(
    blocks: Sequence[Block],
    away: tuple[Status, ...],
) -> Iterator[_Joined]:
    """The paragraphs that are one in a text.

    The mark of the last is there, but before a table or an end.
    """
    row: _Joined = []
    for place, block in enumerate(blocks):
        is_paragraph = isinstance(block, TrackedParagraph)
        if isinstance(block, TrackedParagraph):
            row.append((place, block))
            is_paragraph = block.status in away
        if row and not is_paragraph:
            yield row
            row = []
    if row:
        yield row


def _number(
    words: Sequence[TrackedWords],
    style: str,
) -> Number:
    """第三条　 as its writing and 3; None when no list writes it so."""
    text = "".join(item.text for item in words)
    numerals = list(_NUMERAL.finditer(text))
    if len(numerals) != 1 or "%" in text:
        return None
    numeral = numerals[0]
    value = _value(numeral[0])
    if not value:
        return None
    depth = _DEPTH.get(words[0].number_of or "clause", 0)
    form = DECIMAL if numeral[0].isdigit() else CHINESE
    before = text[: numeral.start()]
    after = text[numeral.end() :]
    return Writing(
        depth,
        before,
        form,
        after,
        style,
        words[0].face,
    ), value


def _value(numeral: str) -> int | None:
    """The number of a numeral that is written as a list would write it."""
    if numeral.isdigit():
        value = int(numeral) if len(numeral) <= _DIGITS else 0
        return value if value and str(value) == numeral else None
    value = from_chinese(numeral) or 0
    if not 0 < value <= _LARGEST:
        return None
    return value if to_chinese(value) == numeral else None
