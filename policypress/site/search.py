"""The search index: what the browser searches, each text once however many pages show it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

# Where a row of `texts` has its page, and how many further pages show the same line.
_PAGE, _FURTHER = 0, 4


class Index(Struct):
    """pages: [address, title, number of the clause or 0, kind of page]; texts: [page,
    heading, anchor, words, further pages]."""

    pages: list[list[Any]] = field(default_factory=list)
    texts: list[list[Any]] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    def page(
        self,
        address: str,
        title: str,
        kind: str,
        number: int = 0,
    ) -> int:
        """Adds a page; its number, by which `add` names it."""
        self.pages.append([address, title, number, kind])
        return len(self.pages) - 1

    def add(
        self,
        page: int,
        heading: str,
        anchor: str,
        words: str,
    ) -> None:
        """The lines under a heading. The same line on another page only counts there:
        nobody wants 24 equal hits."""
        for written in words.split("\n"):
            line = written.strip()
            if not line:
                continue
            earlier = self._known.get(line)
            if earlier is None:
                self._known[line] = len(self.texts)
                self.texts.append([page, heading, anchor, line, 0])
                continue
            known = self.texts[earlier]
            if known[_PAGE] != page:
                known[_FURTHER] += 1

    def as_data(self) -> dict[str, Any]:
        return {"pages": self.pages, "texts": self.texts}
