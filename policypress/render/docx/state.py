"""What one rendering keeps in mind.

That is the numbers already used, and what the text asks of other parts of the
file.
"""

from __future__ import annotations

from collections.abc import Callable, Set

from policypress.document import Origin
from policypress.render.look.look import Look
from policypress.word import bookmarks, comments, styles
from policypress.word.origins import FieldEntry
from policypress.word.runs import HINT

PROPOSED = '<w:highlight w:val="yellow"/>'
UNKNOWN = '<w:shd w:val="clear" w:color="auto" w:fill="FFC7CE"/>'
_FILLS = {"proposed": PROPOSED, "unknown": UNKNOWN, "": ""}


class State:
    """Counters and collections of one document.

    Comments, links and origins become parts of their own, as does the
    footer of a first page that has its own (first_footer). depth: how deep its
    contents go (0: none). anchors: places that can be pointed at; page_of: the
    page one stands on. author, date: who made its comments and when ("" = not
    known).
    """

    def __init__(
        self,
        look: Look,
        marks: bool,
        author: str = comments.AUTHOR,
        date: str = "",
    ) -> None:
        """marks: whether proposed figures get a comment."""
        self.look = look
        self.marks = marks
        self.author = author
        self.date = date
        self.depth = 0
        self.anchors: Set[str] = frozenset()
        self.page_of: Callable[[str], int | None] = lambda anchor: None
        self.comments: list[str] = []
        self.links: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.first_footer = ""
        self.origins: dict[str, tuple[str, str]] = {}
        self.fields: dict[str, list[FieldEntry]] = {}
        self._anchors: set[str] = set()
        self._ids = 0
        self._heads: dict[str, str] = {}
        self._runs: dict[tuple[str, bool, str, int], str] = {}

    def next_id(self) -> int:
        """A number that no other bookmark, revision or content control of this
        file has.
        """
        self._ids += 1
        return self._ids

    def comment(self, note: str) -> int:
        """The number of a new comment."""
        self.comments.append(note)
        return len(self.comments) - 1

    def link(self, address: str) -> str:
        """The relationship id of an address outside the file."""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")

    def picture(self, address: str) -> str:
        """The relationship id of the picture of an address (QR code)."""
        return self.codes.setdefault(address, f"rIdCode{len(self.codes) + 1}")

    def tagged(
        self,
        origin: Origin,
        content: str,
    ) -> str:
        """`content` inside the hidden bookmark of its source node."""
        name = bookmarks.tag(origin.id)
        if name not in self.origins:
            self.origins[name] = (origin.id, str(origin.place))
        number = self.next_id()
        return bookmarks.bookmark(
            number,
            bookmarks.name_of(origin.id, number),
            content,
        )

    def listed(
        self,
        origin: Origin,
        entry: FieldEntry,
    ) -> None:
        """Lists a form field with its source.

        One that stands in several places is listed once.
        """
        known = self.fields.setdefault(bookmarks.tag(origin.id), [])
        if entry.name not in {one.name for one in known}:
            known.append(entry)

    def anchored(
        self,
        anchor: str,
        content: str,
    ) -> str:
        """`content` as the place that `anchor` points at.

        Only the first of equal anchors counts.
        """
        if anchor in self._anchors:
            return content
        self._anchors.add(anchor)
        name = bookmarks.anchor_name(anchor)
        return bookmarks.bookmark(self.next_id(), name, content)

    def head(self, role: str) -> str:
        """w:pPr that only names the style.

        A role the look lacks is set as body.
        """
        known = self._heads.get(role)
        if known is None:
            known = _style_head(self.look.paragraph(role).id)
            self._heads[role] = known
        return known

    def run_properties(
        self,
        role: str,
        hint: bool,
        status: str,
        size: int = 0,
    ) -> str:
        """The inside of w:rPr of a run.

        status: "proposed" or "unknown" where it is to be seen, else "". size:
        half-points where they differ from the style's, else 0.
        """
        key = (role, hint, status, size)
        known = self._runs.get(key)
        if known is None:
            style = self.look.characters.get(role)
            name = f'<w:rStyle w:val="{style.id}"/>' if style else ""
            face = HINT if hint else ""
            known = f"{name}{face}{_size(size)}{_FILLS[status]}"
            self._runs[key] = known
        return known


def _style_head(style_id: str) -> str:
    """w:pPr with the name of a style; "" for Word's default one."""
    if style_id == styles.NORMAL:
        return ""
    return f'<w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'


def _size(size: int) -> str:
    if not size:
        return ""
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
