"""What one rendering keeps in mind: numbers already used, and what the text asks of other parts of the file."""

from __future__ import annotations

from collections.abc import Callable, Set

from policypress.document import Origin
from policypress.render.look.look import Look
from policypress.word import bookmarks, comments, styles
from policypress.word.origins import FieldEntry
from policypress.word.runs import HINT

PROPOSED = '<w:highlight w:val="yellow"/>'
UNKNOWN = '<w:shd w:val="clear" w:color="auto" w:fill="FFC7CE"/>'


class State:
    """Counters and collections of one document; comments, links and origins become parts of their own.

    depth: how deep its contents go (0: none). anchors: places that can be pointed at; page_of: the page one stands on.
    author, date: who made its comments and when ("" = never said).
    """

    def __init__(
        self, look: Look, marks: bool, author: str = comments.AUTHOR, date: str = ""
    ) -> None:
        self.look, self.marks = look, marks
        self.author, self.date = author, date
        self.depth = 0
        self.anchors: Set[str] = frozenset()
        self.page_of: Callable[[str], int | None] = lambda anchor: None
        self.comments: list[str] = []
        self.links: dict[str, str] = {}
        self.origins: dict[str, tuple[str, str]] = {}
        self.fields: dict[str, FieldEntry] = {}
        self._anchors: set[str] = set()
        self._ids = 0
        self._heads: dict[str, str] = {}
        self._runs: dict[tuple[str, bool, str, int], str] = {}

    def next_id(self) -> int:
        """A number that no other bookmark, revision or content control of this file has."""
        self._ids += 1
        return self._ids

    def comment(self, note: str) -> int:
        """The number of a new comment."""
        self.comments.append(note)
        return len(self.comments) - 1

    def link(self, address: str) -> str:
        """The relationship id of an address outside the file."""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")

    def tagged(self, origin: Origin, content: str) -> str:
        """`content` inside the hidden bookmark of its source node."""
        name = bookmarks.tag(origin.id)
        if name not in self.origins:
            self.origins[name] = (origin.id, str(origin.place))
        number = self.next_id()
        return bookmarks.bookmark(number, bookmarks.name_of(origin.id, number), content)

    def listed(self, origin: Origin, entry: FieldEntry) -> None:
        """Lists a form field with its source; the first field of a source counts."""
        self.fields.setdefault(bookmarks.tag(origin.id), entry)

    def anchored(self, anchor: str, content: str) -> str:
        """`content` as the place that `anchor` points at; only the first of equal anchors counts."""
        if anchor in self._anchors:
            return content
        self._anchors.add(anchor)
        return bookmarks.bookmark(
            self.next_id(), bookmarks.anchor_name(anchor), content
        )

    def head(self, role: str) -> str:
        """w:pPr that only names the style; a role the look lacks is set as body."""
        if role not in self._heads:
            style = self.look.paragraph(role)
            name = (
                ""
                if style.id == styles.NORMAL
                else f'<w:pPr><w:pStyle w:val="{style.id}"/></w:pPr>'
            )
            self._heads[role] = name
        return self._heads[role]

    def run_properties(self, role: str, hint: bool, status: str, size: int = 0) -> str:
        """The inside of w:rPr of a run. status: "proposed" or "unknown" where it is to be seen, else "".
        size: half-points where they differ from the style's, else 0."""
        key = (role, hint, status, size)
        if key not in self._runs:
            style = self.look.characters.get(role)
            self._runs[key] = (
                (f'<w:rStyle w:val="{style.id}"/>' if style else "")
                + (HINT if hint else "")
                + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
                + {"proposed": PROPOSED, "unknown": UNKNOWN}.get(status, "")
            )
        return self._runs[key]
