"""Which row a field stands in, of rows that can be repeated (重复节).

All rows have fields of the same names: Word copies a row with its tags. A file of Word
says where an item begins (w15:repeatingSectionItem); LibreOffice forgets it, and there a
row ends where one of its fields comes again.
"""

from __future__ import annotations

from policypress.word.filled import Control


def section_of(name: str) -> str:
    """The rows that a field belongs to: its name without the column."""
    return name.rpartition(".")[0]


class RowCount:
    """Counts the rows of each section along the controls of a file, in reading order."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._items: dict[str, int] = {}
        self._seen: dict[str, set[str]] = {}

    def row(self, name: str, control: Control) -> int:
        """The row, from 1, of the next control. name: of its field."""
        section = section_of(name)
        seen = self._seen.setdefault(section, set())
        is_new = name in seen
        if control.item:
            is_new = control.item != self._items.get(section, 0)
        if is_new or section not in self._rows:
            self._rows[section] = self._rows.get(section, 0) + 1
            seen.clear()
        self._items[section] = control.item
        seen.add(name)
        return self._rows[section]
