"""Own numbers as automatic ones (条序自动编号): a clause that is merely renumbered then needs no tracked change.

A number is left to a list only where counting gives it exactly, in the new and in the old text; every other one
(第十条之一, a number out of order) stays words. The paragraphs of both texts are counted in the order of the redline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from policypress.compare.text.tree import Level
from policypress.language.numerals import from_chinese, to_chinese
from policypress.render.look.look import Look
from policypress.render.redline.blocks import (
    Block,
    Passage,
    Status,
    TrackedParagraph,
    Words,
)
from policypress.word.numbering import CHINESE, DECIMAL, NumberedList, numbering_xml
from policypress.word.styles import fonts, indent

_GONE: Mapping[str, tuple[Status, ...]] = {
    "new": ("del", "moveFrom"),
    "old": ("ins", "moveTo"),
}
_DEPTH: Mapping[Level, int] = {"item": 1, "subitem": 2}
_NUMERAL = re.compile(r"[一二三四五六七八九十百千万零]+|[0-9]+")
_LARGEST = 9999  # larger ones are written differently by different programs


@dataclass(frozen=True, slots=True)
class Writing:
    """How the numbers of a list are written. style: paragraph role, face: character role of its numbers."""

    depth: int
    before: str
    form: str
    after: str
    style: str
    face: str


@dataclass(frozen=True, slots=True)
class Counter:
    """A list. list: its number, from 1; new, old: how many of its numbers have been given in each text."""

    list: int
    writing: Writing
    start: int
    new: int = 0
    old: int = 0

    def follows(self, values: Mapping[str, int]) -> bool:
        """Whether these are its next numbers."""
        return all(
            self.start + getattr(self, side) == value for side, value in values.items()
        )

    def after(self, values: Mapping[str, int]) -> Counter:
        """The list when these numbers are given."""
        return replace(self, **{side: getattr(self, side) + 1 for side in values})


@dataclass(slots=True)
class _Knot:
    """Neighbouring paragraphs that one text or both join. numbers: of the joined ones, by place of the last, by side."""

    places: range
    numbers: dict[int, dict[str, tuple[Writing, int] | None]]
    counted: bool = True


def numbered(found: Sequence[Passage]) -> tuple[list[Passage], list[Counter]]:
    """The passages with automatic numbers, and the lists that count them."""
    blocks = [block for passage in found for block in passage.blocks]
    given, lists = _counted(_knots(blocks))
    done = iter(
        [_written(block, given.get(place)) for place, block in enumerate(blocks)]
    )
    return [
        replace(passage, blocks=tuple(next(done) for _ in passage.blocks))
        for passage in found
    ], lists


def _written(block: Block, lists: Mapping[str, int] | None) -> Block:
    """The paragraph without its number as words; or, where `lists` is None, with words that move with no paragraph."""
    if not isinstance(block, TrackedParagraph):
        return block
    if lists is not None:
        words = tuple(item for item in block.words if item.number_of is None)
        new = lists.get("new", lists.get("old", 0))
        return replace(block, words=words, list=new, former_list=lists.get("old", new))
    # Both ends of a move must hold the same words; the number at one end may be automatic.
    statuses: Mapping[Status, Status] = {"moveFrom": "del", "moveTo": "ins"}
    words = tuple(
        item
        if item.number_of is None
        else replace(item, status=statuses.get(item.status, item.status))
        for item in block.words
    )
    return replace(block, words=words)


def _knots(blocks: Sequence[Block]) -> list[_Knot]:
    """All paragraphs, gathered by what belongs together."""
    joined = {side: list(_joined(blocks, gone)) for side, gone in _GONE.items()}
    ends: dict[int, int] = {}
    for side, gone in _GONE.items():
        for places in joined[side]:
            head = next(
                (place for place in places if _shown(blocks[place], gone)), places[-1]
            )
            ends[head] = max(places[-1], ends.get(head, -1))
    knots: list[_Knot] = []
    for start in sorted(ends):
        if knots and start < knots[-1].places.stop:
            last = knots[-1].places
            knots[-1].places = range(last.start, max(last.stop, ends[start] + 1))
        else:
            knots.append(_Knot(range(start, ends[start] + 1), {}))
    at = {place: knot for knot in knots for place in knot.places}
    # LibreOffice keeps the number of a paragraph it takes back when no paragraph that stays follows.
    stays = max(
        (place for place, block in enumerate(blocks) if _stays(block)), default=-1
    )
    for knot in knots:
        knot.counted &= knot.places.start <= stays
    for side, gone in _GONE.items():
        for places in joined[side]:
            knot, last = at[places[-1]], blocks[places[-1]]
            words = [item for place in places for item in _shown(blocks[place], gone)]
            own = list(takewhile(lambda item: item.number_of, words))
            number = (
                _number(own, last.style if side == "new" else last.former)
                if own
                else None
            )
            # A number in the midst of words, or behind a mark that goes nowhere, cannot be counted.
            knot.counted &= not any(item.number_of for item in words[len(own) :]) and (
                bool(number) or not own
            )
            knot.counted &= last.status not in gone or not own
            knot.numbers.setdefault(places[-1], {})[side] = number
    return [
        knot
        for knot in knots
        if any(any(sides.values()) for sides in knot.numbers.values())
    ]


def _stays(block: Block) -> bool:
    return isinstance(block, TrackedParagraph) and not block.status


def _shown(block: TrackedParagraph, gone: tuple[Status, ...]) -> list[Words]:
    return [item for item in block.words if item.status not in gone]


def _joined(blocks: Sequence[Block], gone: tuple[Status, ...]) -> Iterator[list[int]]:
    """The places of the paragraphs that are one in a text. The mark of the last is there, but before a table or an end."""
    row: list[int] = []
    for place, block in enumerate(blocks):
        if not isinstance(block, TrackedParagraph):
            if row:
                yield row
            row = []
            continue
        row.append(place)
        if block.status not in gone:
            yield row
            row = []
    if row:
        yield row


def _number(words: Sequence[Words], style: str) -> tuple[Writing, int] | None:
    """第三条　 as its writing and 3; None when no list writes it so."""
    text = "".join(item.text for item in words)
    found = _NUMERAL.search(text)
    if not found or _NUMERAL.search(text, found.end()) or "%" in text:
        return None
    chinese = not found[0].isdigit()
    value = (from_chinese(found[0]) if chinese else int(found[0])) or 0
    if not 0 < value <= _LARGEST or found[0] != (
        to_chinese(value) if chinese else str(value)
    ):
        return None
    depth = _DEPTH.get(words[0].number_of or "clause", 0)
    form = CHINESE if chinese else DECIMAL
    return Writing(
        depth, text[: found.start()], form, text[found.end() :], style, words[0].face
    ), value


def _counted(knots: Sequence[_Knot]) -> tuple[dict[int, dict[str, int]], list[Counter]]:
    """Place of a paragraph → its list in each text, for every paragraph of the knots that can be counted; all lists."""
    given: dict[int, dict[str, int]] = {}
    lists: list[Counter] = []
    now: dict[Writing, Counter] = {}
    for knot in knots:
        count = _Count(dict(now), len(lists))
        if knot.counted and all(
            count.takes(sides) for _, sides in sorted(knot.numbers.items())
        ):
            now = count.now
            lists += count.begun
            given |= dict.fromkeys(knot.places, {}) | dict(
                zip(sorted(knot.numbers), count.given)
            )
    return given, lists


class _Count:
    """A trial to give the next numbers. now: the lists that go on; begun: those it began; given: list by side."""

    def __init__(self, now: dict[Writing, Counter], before: int) -> None:
        self.now, self.before = now, before
        self.begun: list[Counter] = []
        self.given: list[dict[str, int]] = []

    def takes(self, sides: Mapping[str, tuple[Writing, int] | None]) -> bool:
        """Whether a paragraph can have its numbers, one in each text it stands in."""
        wanted: dict[Writing, dict[str, int]] = {}
        lists = dict.fromkeys(sides, 0)
        for side, number in sides.items():
            if number:
                wanted.setdefault(number[0], {})[side] = number[1]
        depth = min((writing.depth for writing in wanted), default=2)
        self.now = {
            writing: counter
            for writing, counter in self.now.items()
            if writing.depth <= depth
        }
        for writing, values in wanted.items():
            counter = self.now.get(writing)
            if not counter or not counter.follows(values):
                if len(set(values.values())) > 1:
                    return False
                counter = Counter(
                    self.before + len(self.begun) + 1,
                    writing,
                    next(iter(values.values())),
                )
                self.begun.append(counter)
            self.now[writing] = counter.after(values)
            lists |= dict.fromkeys(values, counter.list)
        self.given.append(lists)
        return True


def lists_xml(lists: Sequence[Counter], look: Look) -> str:
    """numbering.xml of these lists, "" for none; their numbers look as they do as words."""
    return numbering_xml([_list(counter, look) for counter in lists]) if lists else ""


def _list(counter: Counter, look: Look) -> NumberedList:
    writing, style = counter.writing, look.paragraph(counter.writing.style)
    face = look.characters.get(writing.face)
    run = (
        fonts(face.east_asia, face.latin) + ("<w:b/><w:bCs/>" if face.bold else "")
        if face
        else ""
    )
    return NumberedList(
        counter.start,
        writing.form,
        writing.before,
        writing.after,
        indent(style.face.character, style.first_line, style.left, style.right),
        run,
    )
