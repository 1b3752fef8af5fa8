"""What a reader meets and cannot put into words (未比较的内容): pictures,
charts, embedded objects, headers and footers, comments.

It is counted, so that two texts are never called the same while something in
them was not looked at (`compare.impact.uncompared`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from policypress.compare.text.tree import Remark, Revision, Uncompared
from policypress.findings import Finding, Place


class Unread:
    """Takes in what one file holds besides its words, and what of its words a
    user should look at.

    remarks, revisions: the comments and tracked changes met.
    """

    def __init__(self, name: str) -> None:
        """name: what the user calls the file."""
        self.name = name
        self._found: dict[str, list[tuple[Place, str]]] = {}
        self._told: dict[str, list[Place]] = {}
        self.remarks: list[Remark] = []
        self.revisions: list[Revision] = []

    def add(
        self,
        what: str,
        place: Place,
        digest: str,
    ) -> None:
        """One thing more that has no words.

        what: its kind in Chinese (图片). digest: equal for equal things.
        """
        self._found.setdefault(what, []).append((place, digest))

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
    ) -> None:
        """Words of which a comparison does not see all: those that do not
        show, or that they are struck through.

        what: in Chinese (隐藏文字). words: equal in equal texts.
        """
        digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
        self.add(what, place, digest)

    def uncompared(self) -> tuple[Uncompared, ...]:
        """For the tree: each kind with its places and digests."""
        found = []
        for what, things in self._found.items():
            places = tuple(place for place, _ in things)
            digests = tuple(digest for _, digest in things)
            found.append(Uncompared(what, places, digests))
        return tuple(found)

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
