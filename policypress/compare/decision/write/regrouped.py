"""Words that stand in other clauses than before (单列、分列、合并), changed or not: a 款 that is
a 条 of its own now, a 条 that is two, two that are one.

A comparison shows these as something deleted here and something added there; a
legislator says what became of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.text.tree import Line, Node, addresses, walk

# Of its pairs of characters. Something that has less than half of the words of another
# is no new wording of it, but something else on the same matter.
_HALF = 0.5
# Characters: shorter words are alike by chance (本办法自印发之日起施行).
_LEAST = 20
# Characters of a phrase that stands in both unchanged: words in common, however many, say
# only that the matter is the same.
_PHRASE = 8
_NOT_WORDS = re.compile(r"[\W_]+")

Pairs = Counter[str]


class Paragraph(Struct, frozen=True):
    """A 款 of an old clause: its change, its first line and the 项 below it, by place."""

    change: Change
    lines: tuple[int, ...]

    @property
    def old(self) -> tuple[Line, ...]:
        """Its lines as they stood."""
        return tuple(self.change.old[0].lines[at] for at in self.lines)


class Regrouped(Struct):
    """What became of clauses and 款.

    raised: by id() of the new clause, the 款 that it was. merged: by id() of a change
    that stays, the old clauses that went into it. parted: by id() of a change that
    stays, all clauses that it became, in order.
    """

    raised: dict[int, Paragraph] = field(default_factory=dict)
    merged: dict[int, list[Node]] = field(default_factory=dict)
    parted: dict[int, list[Node]] = field(default_factory=dict)

    def leaving(self, change: Change) -> frozenset[int]:
        """The lines of an old clause that are in clauses of their own now."""
        return frozenset(
            line
            for one in self.raised.values()
            if one.change is change
            for line in one.lines
        )

    def beside(self, paragraph: Paragraph) -> list[tuple[int, Paragraph]]:
        """All 款 of a clause that is gone, each with the id() of the clause it is."""
        return [
            (key, one)
            for key, one in self.raised.items()
            if one.change is paragraph.change
        ]

    def takes(self, node: Node) -> bool:
        """Whether an old clause goes into another one, or leaves in parts."""
        merged = any(
            node is one for nodes in self.merged.values() for one in nodes
        )
        return merged or any(
            len(one.change.new) == 0 and one.change.old[0] is node
            for one in self.raised.values()
        )

    def is_part(self, node: Node) -> bool:
        """Whether a new clause is told as a part of an old one."""
        return any(
            node is one for nodes in self.parted.values() for one in nodes
        )

    def forget(self, change: Change) -> None:
        """Tell a change as it is shown after all: nothing left it for another clause."""
        self.raised = {
            key: one
            for key, one in self.raised.items()
            if one.change is not change
        }


def regrouped(changes: ChangeSet) -> Regrouped:
    """What became of the clauses and 款 of a text that seem to have come and gone."""
    stays, gone, come = _by_side(changes)
    found = Regrouped()
    _part(found, changes, stays, come)
    left = [node for node in come if not found.is_part(node)]
    whole = [one for one in stays if id(one) not in found.parted]
    _raise(found, [*whole, *gone], left)
    rest = [one for one in gone if not found.takes(one.old[0])]
    sources = {id(one.change) for one in found.raised.values()}
    open_ones = [one for one in whole if id(one) not in sources]
    _merge(found, changes, open_ones, rest)
    return found


def _by_side(
    changes: ChangeSet,
) -> tuple[list[Change], list[Change], list[Node]]:
    """The clauses that stay in their place, those that are gone, and new ones that have
    a number.
    """
    stays: list[Change] = []
    gone: list[Change] = []
    come: list[Node] = []
    for step in changes.steps:
        change = step.change
        sides = (step.side, len(change.old), len(change.new))
        if change.unit != "clause":
            continue
        if sides == ("both", 1, 1):
            stays.append(change)
        elif sides == ("old", 1, 0):
            gone.append(change)
        elif step.side == "new" and not change.old:
            come += filter(_is_counted, change.new)
    return stays, gone, come


def _is_counted(node: Node) -> bool:
    return bool(node.label) and len(node.number) == 1


class _Words:
    """The words of some lines: their pairs of characters, and the phrases in them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """lines: tables say nothing here."""
        texts = [line.text for line in lines if not line.rows]
        words = _NOT_WORDS.sub("", "".join(texts))
        self.pairs: Pairs = Counter(map(str.__add__, words, words[1:]))
        ends = range(_PHRASE, len(words) + 1)
        self.phrases = {words[end - _PHRASE : end] for end in ends}


def _share(part: Pairs, whole: Pairs) -> float:
    """How much of something is in something else; 0 of what is too short to say."""
    size = part.total()
    return (part & whole).total() / size if size >= _LEAST else 0.0


# A 款 that is a clause of its own


def _raise(
    found: Regrouped,
    changes: Sequence[Change],
    come: Sequence[Node],
) -> None:
    """Each new clause that is another wording of a 款 that is gone, and of no other."""
    candidates = [
        (paragraph, _Words(paragraph.old))
        for change in changes
        for paragraph in _gone_paragraphs(change)
    ]
    having: dict[str, list[int]] = {}
    for place, (_, words) in enumerate(candidates):
        for phrase in words.phrases:
            having.setdefault(phrase, []).append(place)
    likeness: dict[tuple[int, int], float] = {}
    for at, node in enumerate(come):
        own = _Words(node.lines)
        places = {
            place for phrase in own.phrases for place in having.get(phrase, ())
        }
        for place in sorted(places):
            pairs = candidates[place][1].pairs
            both = min(_share(own.pairs, pairs), _share(pairs, own.pairs))
            if both >= _HALF:
                likeness[at, place] = both
    taken: set[int] = set()
    for (at, place), _ in sorted(likeness.items(), key=lambda one: -one[1]):
        paragraph = candidates[place][0]
        if id(come[at]) in found.raised or place in taken:
            continue
        taken.add(place)
        found.raised[id(come[at])] = paragraph
    _only_wholly(found, changes)


def _only_wholly(
    found: Regrouped,
    changes: Sequence[Change],
) -> None:
    """A clause that is gone left in parts only when every 款 of it did."""
    for change in changes:
        if change.new:
            continue
        parts = [one for one in found.raised.values() if one.change is change]
        lines = sum(len(one.lines) for one in parts)
        if parts and lines < len(change.old[0].lines):
            found.forget(change)


def _gone_paragraphs(change: Change) -> Iterator[Paragraph]:
    """The 款 of an old clause of which nothing stays there; the first only of a clause
    that is gone.
    """
    node = change.old[0]
    if any(line.rows for line in node.lines) or len(node.lines) < 2:
        return
    matched: set[int] = set()
    at = 0
    for pair in change.pairs:
        if pair.new:
            matched |= set(range(at, at + len(pair.old)))
        at += len(pair.old)
    groups: dict[int, list[int]] = {}
    for at, address in enumerate(addresses(node)):
        groups.setdefault(address.paragraph, []).append(at)
    if len(groups) < 2 or 0 in groups:
        return
    for lines in groups.values():
        opens = 0 in lines and bool(change.new)
        if not opens and not matched & set(lines):
            yield Paragraph(change, tuple(lines))


# A clause that is two


def _part(
    found: Regrouped,
    changes: ChangeSet,
    stays: Sequence[Change],
    come: Sequence[Node],
) -> None:
    """New clauses beside one that stays, whose words it had."""
    order = [node for node, _ in walk(changes.new)]
    place = {id(node): at for at, node in enumerate(order)}
    fresh = {id(node) for node in come}
    for change in stays:
        old, new = change.old[0], change.new[0]
        at = place[id(new)]
        beside = (*order[max(at - 1, 0) : at], *order[at + 1 : at + 2])
        if not any(id(one) in fresh for one in beside):
            continue
        if not _compares(change):
            continue
        had, has = _Words(old.lines), _Words(new.lines)
        if (had.pairs - has.pairs).total() < _LEAST:
            continue
        parts = [new]
        for step in (-1, 1):
            at = place[id(new)] + step
            while _is_part_of(order, at, fresh, (had, has)):
                fresh.discard(id(order[at]))
                parts.append(order[at])
                at += step
        if len(parts) > 1:
            parts.sort(key=lambda node: place[id(node)])
            found.parted[id(change)] = parts


def _compares(change: Change) -> bool:
    """Whether a clause that stays has other words now, all of them in paragraphs, and
    a number before and after.
    """
    old, new = change.old[0], change.new[0]
    if not (change.changed and _is_counted(old) and _is_counted(new)):
        return False
    return not any(line.rows for line in (*old.lines, *new.lines))


def _is_part_of(
    order: Sequence[Node],
    at: int,
    fresh: set[int],
    words: tuple[_Words, _Words],
) -> bool:
    """Whether the unit at a place of the new text is a new clause with words that
    another one had and has not any more.
    """
    if not 0 <= at < len(order) or id(order[at]) not in fresh:
        return False
    had, has = words
    own = _Words(order[at].lines)
    same = own.phrases & had.phrases - has.phrases
    return bool(same) and _share(own.pairs, had.pairs - has.pairs) >= _HALF


# Clauses that are one


def _merge(
    found: Regrouped,
    changes: ChangeSet,
    stays: Sequence[Change],
    gone: Sequence[Change],
) -> None:
    """Old clauses behind one that stays, whose words it has now and had not.

    One that has the number already would be taken for the one that stays.
    """
    lost = [change.old[0] for change in gone if _is_counted(change.old[0])]
    if not lost:
        return
    place = {id(node): at for at, (node, _) in enumerate(walk(changes.old))}
    takers = [_Taker(change, place) for change in stays if _compares(change)]
    having: dict[str, list[_Taker]] = {}
    for taker in takers:
        for phrase in taker.phrases:
            having.setdefault(phrase, []).append(taker)
    for node in lost:
        words = _Words(node.lines)
        sharing = {
            id(one): one
            for phrase in words.phrases
            for one in having.get(phrase, ())
            if one.place < place[id(node)] and one.number != node.number
        }
        _give(found, node, words, list(sharing.values()))


def _give(
    found: Regrouped,
    node: Node,
    words: _Words,
    takers: list[_Taker],
) -> None:
    """An old clause to the one that has most of its words now, if that is half of them."""
    if not takers or any(line.rows for line in node.lines):
        return
    shares = [(_share(words.pairs, one.spare), -one.place) for one in takers]
    best = max(shares)
    if best[0] >= _HALF:
        taker = takers[shares.index(best)]
        found.merged.setdefault(id(taker.change), []).append(node)
        taker.spare -= words.pairs


class _Taker:
    """A clause that may have taken in others: what it has now and had not, in pairs and
    phrases; its place in the old text and its number in the new one.
    """

    def __init__(
        self,
        change: Change,
        place: dict[int, int],
    ) -> None:
        old, new = change.old[0], change.new[0]
        had, has = _Words(old.lines), _Words(new.lines)
        self.change = change
        self.spare = has.pairs - had.pairs
        self.phrases = has.phrases - had.phrases
        self.place, self.number = place[id(old)], new.number
