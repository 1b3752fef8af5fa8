"""What a reader of a body meets besides its words (读到的其他内容): drawings,
objects, comments, tracked changes, words that a user should look at.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from policypress.compare.read.docx_elements import RUBY, TURNED, W
from policypress.compare.read.docx_notes import comments_in
from policypress.compare.read.docx_package import COMMENTS
from policypress.compare.read.docx_things import Things
from policypress.compare.read.docx_words import (
    HIDDEN,
    STRUCK,
    TEXTS,
    UNLIKE,
    words_in,
)
from policypress.compare.read.unread import READING, Unread
from policypress.compare.text.glyphs import weight
from policypress.compare.text.tree import Remark, Revision
from policypress.findings import Place
from policypress.word.package_reader import Package

_TURNED = "文字从右向左排，页面上显示的次序可能与读到的不同"
_CALLED = {HIDDEN: "隐藏文字", STRUCK: "删除线", UNLIKE: "域的代码"}
_COMMENT = f"{W}commentReference"
_REVISIONS = {
    f"{W}ins": "插入",
    f"{W}del": "删除",
    f"{W}moveTo": "移入",
    f"{W}moveFrom": "移出",
}


class Met:
    """Keeps what is met, each with the place of the paragraph being read.

    unread: what has no words, or words that a user should look at.
    """

    def __init__(
        self,
        package: Package,
        name: str,
        place: Callable[[], Place],
        at: Callable[[], int],
    ) -> None:
        """package: the file. name: what the user calls it. place: where the
        reader is now. at: how much of the paragraph prints before that.
        """
        self.unread = Unread(name)
        self._place = place
        self._at = at
        self._things = Things(package)
        self._comments = comments_in(package.roots.get(COMMENTS))

    def beside(
        self,
        place: Callable[[], Place],
        at: Callable[[], int],
    ) -> Met:
        """The same for a part beside the text, with what is met there alone."""
        other = copy.copy(self)
        other.unread = Unread(self.unread.name)
        other._place, other._at = place, at
        return other

    def meet(self, element: Any) -> None:
        """Takes in a drawing, an object, a comment, the reading of a word or a
        tracked change.
        """
        if element.tag in _REVISIONS:
            self._meet_revision(element)
        elif element.tag == RUBY:
            self._meet_reading(element)
        elif element.tag in TURNED:
            self._meet_turned(element)
        elif element.tag != _COMMENT:
            for what, digest in self._things.of(element):
                self.unread.add(what, self._place(), digest, self._at())
        elif comment := self._comments.get(element.get(f"{W}id") or ""):
            place = self._place()
            self.unread.add("批注", place, comment.digest, self._at())
            remark = Remark(place, comment.author, comment.date, comment.text)
            self.unread.remarks.append(remark)

    def _meet_turned(self, element: Any) -> None:
        """Takes in words that show from right to left."""
        words = words_in(element)
        if words.strip() and element.get(f"{W}val") != "ltr":
            self.unread.tell(_TURNED, self._place())
            self.unread.add_words(
                "从右向左的文字", self._place(), words, self._at()
            )

    def _meet_reading(self, element: Any) -> None:
        """Takes in what stands beside a word, which may be more than how it is
        read.
        """
        beside = element.iter(f"{W}rt")
        words = "".join(words_in(one) for one in beside)
        if words.strip():
            self.unread.add_words(READING, self._place(), words, self._at())

    def _meet_revision(self, element: Any) -> None:
        """Takes in a tracked change of words."""
        texts = [one.text or "" for one in element.iter(*TEXTS)]
        words = "".join(texts)
        if not words.strip():
            return
        revision = Revision(
            self._place(),
            element.get(f"{W}author") or "",
            element.get(f"{W}date") or "",
            _REVISIONS[element.tag],
            words,
        )
        self.unread.revisions.append(revision)

    def tell(self, what: str, words: str) -> None:
        """Takes in what a user should look at, and its words."""
        place = self._place()
        self.unread.tell(what.removeprefix("处"), place)
        # Of struck words it is told when they have been read.
        at = self._at() - (weight(words) if what == STRUCK else 0)
        self.unread.add_words(_CALLED[what], place, words, at)
