"""One replacement in several places, told once (同一修改集中表述): 将第三条、第八条中的“帐簿”修改为“账簿”，
共三处。

A place is named when every one of these words in it is replaced, so that nobody has to
look for those that are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.quotation import quotable, quoted
from policypress.compare.decision.write.edits import Edit
from policypress.compare.decision.write.items import Item, Nature
from policypress.compare.decision.write.line_names import line_references
from policypress.compare.decision.write.names import Names
from policypress.compare.decision.write.places import Wording, balanced
from policypress.compare.decision.write.word_edits import word_edits
from policypress.compare.text.tree import Node
from policypress.language.numerals import to_chinese

Words = tuple[str, str]  # what goes, what comes
_LEAST = 2  # characters; one character is no quotation


class _Place(Struct, frozen=True):
    """A place where all of some words are replaced: its name, its lines, and how
    often.
    """

    name: str
    lines: tuple[tuple[int, int], ...]
    times: int


class Repeats:
    """The replacements told once. blocked: by id(), changes that are written whole and
    so tell their own.
    """

    def __init__(
        self,
        changes: ChangeSet,
        names: Names,
        words: Wording,
    ) -> None:
        """words: of both texts, so that no quotation cuts one."""
        self.words = words
        self.blocked: set[int] = set()
        self._names = names
        self._edits: dict[tuple[int, int], list[Edit]] = {}
        self._changes: list[Change] = []
        for change in dict.fromkeys(step.change for step in changes.steps):
            if len(change.old) == len(change.new) == 1:
                self._note(change)
        self._told: dict[tuple[int, int], set[Words]] = {}
        self._found: list[tuple[Words, list[_Place], Nature]] = []

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

    def gather(self, nature_of: dict[int, Nature]) -> None:
        """Find what is told once, but for the changes that are blocked."""
        self._told, self._found = {}, []
        open_changes = [
            change
            for change in self._changes
            if id(change) not in self.blocked
        ]
        by_words: dict[tuple[Words, Nature], list[_Place]] = {}
        for change in open_changes:
            nature = nature_of[id(change)]
            for words in self._replaced(change):
                places = list(self._places(change, words))
                if places:
                    by_words.setdefault((words, nature), []).extend(places)
        for (words, nature), places in by_words.items():
            if sum(place.times for place in places) < 2:
                continue
            self._found.append((words, places, nature))
            for place in places:
                for line in place.lines:
                    self._told.setdefault(line, set()).add(words)

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

    def _places(self, change: Change, words: Words) -> Iterator[_Place]:
        """The clause, where all these words in it are replaced; else those of its lines
        where they are.
        """
        old: Node = change.old[0]
        name = self._names.of(old)
        whole = True
        lines: list[tuple[int, int]] = []
        for at, text, replaced in self._lines(change):
            times = _times(text, words[0])
            done = replaced.count(words)
            whole = whole and times == done
            if done and times == done:
                lines.append((at, times))
        keys = tuple((id(change), at) for at, _ in lines)
        if whole:
            yield _Place(name, keys, sum(times for _, times in lines))
            return
        refs = line_references(old)
        for at, times in lines:
            if refs[at]:
                yield _Place(f"{name}{refs[at]}", ((id(change), at),), times)

    def of(self, change: Change, line: int) -> set[Words]:
        """What is told elsewhere of a line of a change."""
        return self._told.get((id(change), line), set())

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
