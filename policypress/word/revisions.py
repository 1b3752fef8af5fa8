"""Tracked changes (修订).

Insertions, deletions and moves of runs, marks and rows.

ECMA-376 part 1, 17.13.5. What Word really does, and what follows for a writer:

- A deleted (or moved away) paragraph mark joins its paragraph with the next
  one, which keeps its own properties; an inserted mark does the same when it
  is rejected. A paragraph of which all runs and the mark are deleted vanishes.
- The last paragraph mark of a body or a cell cannot go, and no paragraph joins
  with a table.
- Deleted words are w:delText; words that moved away stay w:t (17.13.5.22).
- A move is a named range on both sides (`move_range`): Word pairs them by
  name, and shows a lone one as a deletion.
- A cell that comes or goes with its column is w:cellIns or w:cellDel in
  w:tcPr; a program that does not know them takes the words back and leaves an
  empty cell.
- A tracked table row is a mark in w:trPr; its words are tracked as well, or
  Word shows them as plain.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from policypress.word.xml import attribute

RevisionKind = Literal["ins", "del", "moveFrom", "moveTo"]


class Who(Struct, frozen=True):
    """Author and moment (xsd:dateTime, 2026-03-01T09:00:00Z) of a revision."""

    author: str
    date: str

    @property
    def attributes(self) -> str:
        author = attribute(self.author)
        return f'w:author="{author}" w:date="{attribute(self.date)}"'


def tracked(
    kind: RevisionKind,
    number: int,
    who: Who,
    runs: str,
) -> str:
    """Runs that were inserted, deleted or moved.

    number: w:id, unique among all revisions and bookmarks.
    """
    return f'<w:{kind} w:id="{number}" {who.attributes}>{runs}</w:{kind}>'


def mark(
    kind: RevisionKind,
    number: int,
    who: Who,
) -> str:
    """The mark of a paragraph (inside w:pPr/w:rPr) that was inserted, deleted
    or moved.

    With "ins" and "del" also a table row (inside w:trPr). number: as for
    `tracked`.
    """
    return f'<w:{kind} w:id="{number}" {who.attributes}/>'


def cell_mark(
    kind: RevisionKind,
    number: int,
    who: Who,
) -> str:
    """A table cell (last inside w:tcPr) that was inserted or deleted with its
    column.
    """
    tag = "cellDel" if kind == "del" else "cellIns"
    return f'<w:{tag} w:id="{number}" {who.attributes}/>'


def former_properties(
    number: int,
    who: Who,
    style: str,
    in_list: str = "",
) -> str:
    """w:pPrChange, the last child of w:pPr: what the paragraph was before.

    It had this style, and this w:numPr ("" for none).
    """
    was = f'<w:pPr><w:pStyle w:val="{style}"/>{in_list}</w:pPr>'
    return f'<w:pPrChange w:id="{number}" {who.attributes}>{was}</w:pPrChange>'


def move_range(
    kind: RevisionKind,
    number: int,
    who: Who,
    name: str,
) -> tuple[str, str]:
    """Start and end of one side of the move called `name`.

    The start stands in a paragraph, the end behind the last.
    """
    attributes = f'w:id="{number}" {who.attributes} w:name="{attribute(name)}"'
    start = f"<w:{kind}RangeStart {attributes}/>"
    end = f'<w:{kind}RangeEnd w:id="{number}"/>'
    return start, end
