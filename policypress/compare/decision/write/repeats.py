"""One replacement in several places, told once (同一修改集中表述):
将第三条、第八条中的“帐簿”修改为“账簿”，共三处。

A place is named when every one of these words in it is replaced, so that nobody has to
look for those that are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from msgspec import Struct

from policypress.compare.changes import Change, ChangeSet, Pair
from policypress.compare.decision.quotation import quotable, quoted
from policypress.compare.decision.write.edits import Edit
from policypress.compare.decision.write.items import Item, Nature
from policypress.compare.decision.write.line_names import line_references
from policypress.compare.decision.write.names import Names
from policypress.compare.decision.write.phrases import phrases
from policypress.compare.decision.write.places import Wording, balanced
from policypress.compare.decision.write.quoter import Phrase
from policypress.compare.decision.write.together import widened_together
from policypress.compare.decision.write.word_edits import word_edits
from policypress.compare.text.tree import Node
from policypress.language.numerals import to_chinese

Words = tuple[str, str]  # what goes, what comes
_Spot = tuple[int, int]  # the id() of a change, and a line of its old unit
_LEAST = 2  # characters; one character is no quotation


class _Place(Struct, frozen=True):
    """A place where all of some words are replaced: its name, its lines, and how
    often.
    """

    name: str
    lines: tuple[tuple[int, int], ...]
    times: int


class Repeats:
    """The replacements told once.

    blocked: by id(), changes that are written whole and so tell their own, each with
    the line that is, None for all of them.
    """

    def __init__(
        self,
        changes: ChangeSet,
        names: Names,
        words: Wording,
    ) -> None:
        """words: of both texts, so that no quotation cuts one."""
        self.words = words
        self.blocked: set[tuple[int, int | None]] = set()
        self._names = names
        self._edits: dict[tuple[int, int], list[Edit]] = {}
        self._changes: list[Change] = []
        for change in dict.fromkeys(step.change for step in changes.steps):
            if len(change.old) == len(change.new) == 1:
                self._note(change)
        self._by_id = {id(change): change for change in self._changes}
        self._ranks = {key: rank for rank, key in enumerate(self._by_id)}
        self._widen()
        self._told: dict[_Spot, set[Words]] = {}
        self._found: list[tuple[Words, list[_Place], Nature]] = []
        # Quotations that are the same in several lines, and what becomes of them.
        self._quoted: dict[Words, dict[_Spot, None]] = {}
        self._alike: dict[Words, dict[_Spot, None]] = {}
        self._left_out: set[tuple[_Spot, Words]] = set()
        self._given_up: set[tuple[_Spot, Words]] = set()
        self._natures: dict[int, Nature] = {}
        self._closed = False
        self._phrases: dict[
            tuple[_Spot, frozenset[Words]], list[Phrase] | None
        ] = {}

    def _note(self, change: Change) -> None:
        """The edits of each line of a clause that stays, by the line's place."""
        if change.old[0].kind != "clause":
            return
        self._changes.append(change)
        at = 0
        for pair in change.pairs:
            plain = len(pair.old) == len(pair.new) == 1
            if plain and not pair.old[0].rows and not pair.new[0].rows:
                edits = word_edits(pair, self.words)
                self._edits[id(change), at] = edits or []
            at += len(pair.old)

    def _widen(self) -> None:
        """The edits that are alike in several lines with the words that all have beside
        them.
        """
        lines = {
            (id(change), at): (line.text, self._edits[id(change), at])
            for change in self._changes
            for at, line in enumerate(change.old[0].lines)
            if (id(change), at) in self._edits
        }
        self._edits = widened_together(lines, self.words)

    def gather(self, nature_of: dict[int, Nature]) -> None:
        """Find what is told once, but for what is blocked. nature_of: by id() of the
        changes.
        """
        self._told, self._found = {}, []
        self._natures = nature_of
        by_words: dict[Words, list[_Place]] = {}
        for change in self._changes:
            if (id(change), None) in self.blocked:
                continue
            for words in self._replaced(change):
                places = list(self._places(change, words))
                if places:
                    by_words.setdefault(words, []).extend(places)
        for words, places in by_words.items():
            places += self._places_alike(words, places)
            self._tell(words, places)
        for words in self._alike:
            if words not in by_words:
                self._tell(words, self._places_alike(words, []))
        self._quoted, self._left_out = {}, set()

    def _tell(
        self,
        words: Words,
        places: list[_Place],
    ) -> None:
        """Words as told once, when there are two places or more."""
        if sum(place.times for place in places) < 2:
            return
        lines = [line for place in places for line in place.lines]
        natures = {self._natures[change] for change, _ in lines}
        nature: Nature = "substance"
        if len(natures) == 1:
            nature = natures.pop()
        self._found.append((words, places, nature))
        for line in lines:
            self._told.setdefault(line, set()).add(words)

    def _places_alike(
        self,
        words: Words,
        told: list[_Place],
    ) -> list[_Place]:
        """The lines where a quotation said these words when everything was written the
        last time, and where they are not told already.
        """
        known = {line for place in told for line in place.lines}
        found: list[_Place] = []
        for spot in sorted(self._alike.get(words, {}), key=self._rank):
            change, at = self._by_id[spot[0]], spot[1]
            blocked = {(spot[0], None), spot} & self.blocked
            ref = line_references(change.old[0])[at]
            if spot not in known and not blocked and ref is not None:
                name = self._names.of(change.old[0])
                found.append(_Place(f"{name}{ref}", (spot,), 1))
        return found

    def _rank(self, spot: _Spot) -> tuple[int, int]:
        """Where a line stands in the text."""
        return self._ranks[spot[0]], spot[1]

    def tells(
        self,
        change: Change,
        line: int,
        words: Words,
    ) -> bool:
        """Whether a quotation of a line is told elsewhere, and so left out here."""
        spot = (id(change), line)
        told = words in self._told.get(spot, set())
        if told:
            self._left_out.add((spot, words))
        return told

    def note(
        self,
        change: Change,
        line: int,
        words: Words,
    ) -> None:
        """A quotation that is written of a line."""
        self._quoted.setdefault(words, {})[id(change), line] = None

    def phrases(
        self,
        change: Change,
        line: int,
        pair: Pair,
    ) -> tuple[list[Phrase] | None, Set[Words]]:
        """The edits of a line as phrases, and what of them is told elsewhere."""
        spot = (id(change), line)
        edits = self._edits.get(spot)
        if edits is None:
            edits = word_edits(pair, self.words) or []
        text = pair.old[0].text
        own = {(text[edit.start : edit.end], edit.words) for edit in edits}
        told = frozenset(own & self._told.get(spot, set()))
        self._left_out |= {(spot, words) for words in told}
        key = (spot, told)
        if key not in self._phrases:
            self._phrases[key] = phrases(text, edits, self.words, told)
        return self._phrases[key], told

    def settled(self) -> bool:
        """Whether everything written holds: no quotation is said twice that can be told
        once, and what is told once was left out where it stands.
        """
        gave_up = self._give_up()
        return not self._take_up() and not gave_up

    def _give_up(self) -> bool:
        """Quotations told once that were not left out where they stand are told there;
        whether there was one.
        """
        again = False
        for words, spots in list(self._alike.items()):
            for spot in list(spots):
                told = words in self._told.get(spot, set())
                if told and (spot, words) not in self._left_out:
                    del spots[spot]
                    self._given_up.add((spot, words))
                    again = True
        return again

    def _take_up(self) -> bool:
        """Quotations said where they stand that can be told once from now on; whether
        there was one.
        """
        if self._closed:
            return False
        again = False
        told = {words for words, _, _ in self._found}
        for words, spots in self._quoted.items():
            fresh = [spot for spot in spots if self._is_fresh(spot, words)]
            if fresh and (words in told or len(spots) > 1):
                self._alike.setdefault(words, {}).update(dict.fromkeys(fresh))
                again = True
        return again

    def _is_fresh(self, spot: _Spot, words: Words) -> bool:
        """Whether a quotation of a line has not been told once, nor given up."""
        if (spot, words) in self._given_up:
            return False
        return spot not in self._alike.get(words, {})

    def _lines(self, change: Change) -> Iterator[tuple[int, str, list[Words]]]:
        """Each line of a clause that is no table: its place, its words, and what is
        replaced in it.
        """
        for at, line in enumerate(change.old[0].lines):
            if line.rows:
                continue
            edits = self._edits.get((id(change), at), [])
            replaced = [
                (line.text[edit.start : edit.end], edit.words)
                for edit in edits
            ]
            yield at, line.text, replaced

    def _replaced(self, change: Change) -> dict[Words, None]:
        """The replacements of a clause that can be quoted, in order."""
        found: dict[Words, None] = {}
        for _, _, replaced in self._lines(change):
            found |= dict.fromkeys(filter(_can_be_told, replaced))
        return found

    def _places(
        self,
        change: Change,
        words: Words,
    ) -> Iterator[_Place]:
        """The clause, where all these words in it are replaced; else those of its lines
        where they are.
        """
        old: Node = change.old[0]
        name, key = self._names.of(old), id(change)
        lines: list[tuple[int, int]] = []
        whole = True
        for at, times, done in self._counts(change, words):
            whole = whole and times == done
            if done and times == done:
                lines.append((at, times))
        if whole:
            spots = tuple((key, at) for at, _ in lines)
            yield _Place(name, spots, sum(times for _, times in lines))
            return
        refs = line_references(old)
        for at, times in lines:
            if refs[at]:
                yield _Place(f"{name}{refs[at]}", ((key, at),), times)

    def _counts(
        self,
        change: Change,
        words: Words,
    ) -> Iterator[tuple[int, int, int]]:
        """Each line of a clause by its place: how often words stand in it, and how often
        they are replaced and told once.
        """
        for at, text, replaced in self._lines(change):
            is_blocked = (id(change), at) in self.blocked
            done = 0 if is_blocked else replaced.count(words)
            yield at, _times(text, words[0]), done

    def of(self, change: Change, line: int) -> set[Words]:
        """What is told elsewhere of a line of a change."""
        return self._told.get((id(change), line), set())

    def forget(self) -> None:
        """Tell each quotation where it stands: no more is looked for."""
        for words, spots in self._alike.items():
            self._given_up |= {(spot, words) for spot in spots}
        self._alike = {}
        self._closed = True

    def any_of(self, change: Change) -> bool:
        """Whether anything of a change is told elsewhere."""
        return any(key[0] == id(change) for key in self._told)

    def items(self) -> list[Item]:
        """An item for each replacement told once."""
        return [
            Item(_sentence(words, places), nature=nature)
            for words, places, nature in self._found
        ]


def _sentence(words: Words, places: list[_Place]) -> str:
    """将第三条、第八条中的“帐簿”修改为“账簿”，共三处, without a stop."""
    names = "、".join(place.name for place in places)
    times = sum(place.times for place in places)
    many = "两" if times == 2 else to_chinese(times)
    old, new = map(quoted, words)
    return f"将{names}中的{old}修改为{new}，共{many}处"


def _can_be_told(words: Words) -> bool:
    """Whether both sides can be quoted apart from their line."""
    old, new = words
    if len(old) < _LEAST or not new or "。" in old + new:
        return False
    return all(quotable(one) and balanced(one) for one in words)


def _times(text: str, words: str) -> int:
    """How often words stand in a line, also where one place overlaps the next."""
    at, found = text.find(words), 0
    while at >= 0:
        found += 1
        at = text.find(words, at + 1)
    return found
