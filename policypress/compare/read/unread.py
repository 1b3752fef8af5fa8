"""What a reader meets and cannot put into words (未比较的内容): pictures,
charts, embedded objects, headers and footers, comments.

It is counted, so that two texts are never called the same while something in
them was not looked at (`compare.impact.uncompared`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from msgspec import Struct

from policypress.compare.text.tree import Remark, Revision, Uncompared
from policypress.findings import Finding, Place

_MERGED = "合并单元格"
READING = "注音（拼音指南）"


class _Thing(Struct):
    """One thing that has no words. at: how much of its paragraph or table prints
    before it.
    """

    place: Place
    digest: str
    at: int


class Unread:
    """Takes in what one file holds besides its words, and what of its words a
    user should look at.

    remarks, revisions: the comments and tracked changes met. sees_merged:
    whether the reader would know a merged cell.
    """

    def __init__(self, name: str) -> None:
        """name: what the user calls the file."""
        self.name = name
        self._found: dict[str, list[_Thing]] = {}
        self._fresh: list[_Thing] = []
        self._merged: list[_Thing] = []
        self._told: dict[str, list[Place]] = {}
        self.remarks: list[Remark] = []
        self.revisions: list[Revision] = []
        self.sees_merged = False

    def add(
        self,
        what: str,
        place: Place,
        digest: str,
        at: int = 0,
    ) -> None:
        """One thing more that has no words.

        what: its kind in Chinese (图片). digest: equal for equal things. at: how
        much of its paragraph prints before it (`glyphs.weight`).
        """
        thing = _Thing(place, digest, at)
        self._found.setdefault(what, []).append(thing)
        self._fresh.append(thing)

    def place_all(self, placed: Callable[[int, int], int]) -> None:
        """Reckons anew how much stands before each thing. placed: from the number of
        its line, and what stands before it there.
        """
        for things in self._found.values():
            for thing in things:
                thing.at = placed(thing.place.line, thing.at)

    @property
    def has_met(self) -> bool:
        """Whether anything was met since `advance` was called."""
        return bool(self._fresh)

    def advance(self, by: int) -> None:
        """What was met since the last call stands that much later: behind the
        number of its paragraph, or behind the cells before its own.
        """
        for thing in self._fresh:
            thing.at += by
        self._fresh = []

    def add_merged(self, place: Place, spans: str, at: int) -> None:
        """A cell of a table that covers others. spans: how many (`2x3`). at: how
        much of the table prints before its end.
        """
        self._merged.append(_Thing(place, spans, at))

    def tell(self, what: str, place: Place) -> None:
        """Something that was read, but in a way that a user should know.

        what: in Chinese, to stand behind 有 # 处.
        """
        self._told.setdefault(what, []).append(place)

    def add_words(
        self,
        what: str,
        place: Place,
        words: str,
        at: int = 0,
    ) -> None:
        """Words of which a comparison does not see all: those that do not
        show, or that they are struck through.

        what: in Chinese (隐藏文字). words: equal in equal texts. at: as of `add`.
        """
        digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
        self.add(what, place, digest, at)

    def uncompared(self) -> tuple[Uncompared, ...]:
        """For the tree: each kind with its places and digests."""
        found = []
        for what, things in self._found.items():
            found.append(_together(what, things))
        return tuple(found)

    def merged(self) -> Uncompared | None:
        """For the tree: its merged cells, None where nobody can know."""
        if not self.sees_merged:
            return None
        return _together(_MERGED, self._merged)

    def findings(self) -> Iterator[Finding]:
        """A warning for each kind of things that a user should look at."""
        for what, places in self._told.items():
            message = f"“{self.name}”有 {len(places)} 处{what}。"
            hint = "请核对此处。"
            yield Finding(
                "read-otherwise",
                message,
                places[0],
                hint,
                "warning",
            )


def _together(what: str, things: list[_Thing]) -> Uncompared:
    """Things of one kind."""
    return Uncompared(
        what,
        tuple(thing.place for thing in things),
        tuple(thing.digest for thing in things),
        tuple(thing.at for thing in things),
    )
