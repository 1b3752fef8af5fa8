"""Footnotes, endnotes and comments of a Word file by their number (脚注、尾注、
批注).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from policypress.compare.read.docx_elements import W

_TEXTS = (f"{W}t", f"{W}delText")
_PARAGRAPH = f"{W}p"
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Comment(Struct, frozen=True):
    """A comment (批注): who wrote it, when (as the file says), and what."""

    author: str
    date: str
    text: str

    @property
    def digest(self) -> str:
        """Equal for equal comments of one author."""
        whole = f"{self.author}\0{self.text}"
        return hashlib.sha256(whole.encode()).hexdigest()


def notes_in(root: Any | None, tag: str) -> dict[str, Any]:
    """The notes of word/footnotes.xml or endnotes.xml by their number.

    tag: footnote or endnote. What only draws the line above notes is none.
    """
    found: dict[str, Any] = {}
    if root is None:
        return found
    for note in root.iterchildren(f"{W}{tag}"):
        if note.get(f"{W}type") not in _NO_NOTES:
            found[note.get(f"{W}id") or ""] = note
    return found


def comments_in(root: Any | None) -> Mapping[str, Comment]:
    """The comments of word/comments.xml by their number."""
    found: dict[str, Comment] = {}
    if root is None:
        return found
    for comment in root.iterchildren(f"{W}comment"):
        found[comment.get(f"{W}id") or ""] = Comment(
            comment.get(f"{W}author") or "",
            comment.get(f"{W}date") or "",
            words_of(comment),
        )
    return found


def words_of(element: Any) -> str:
    """The plain words of what stands outside the body, a paragraph a line."""
    paragraphs = []
    for paragraph in element.iter(_PARAGRAPH):
        texts = [one.text or "" for one in paragraph.iter(*_TEXTS)]
        paragraphs.append("".join(texts).strip())
    return "\n".join(filter(None, paragraphs))
