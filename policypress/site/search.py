"""The search index: what the browser searches, each text once however many pages show it.

Pages and lines of several policies can stand in one index: nothing here knows which
policy a page is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from policypress.site import spoken

# Where a row of `texts` has its page, its words, and how many further pages show the
# same line; where a row of `pages` has its names.
_PAGE, _WORDS, _FURTHER = 0, 3, 4
_TITLE, _NAMES = 1, 4
# The number of an item: 2.申报不收费 here is 3.申报不收费 in another guide.
_NUMBERED = re.compile(r"^\d+[.．、](?!\d)")


class Index(Struct):
    """pages: [address, title, number of the clause or 0, kind of page, names]; texts: [page,
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
        names: Iterable[str] = (),
    ) -> int:
        """Adds a page; its number, by which `add` names it. names: what else it is
        called, which counts nearly as much as its title."""
        called = list(dict.fromkeys(names))
        self.pages.append([address, title, number, kind, called])
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
            told = _NUMBERED.sub("", line)
            earlier = self._known.get(told)
            if earlier is None:
                self._known[told] = len(self.texts)
                self.texts.append([page, heading, anchor, line, 0])
                continue
            known = self.texts[earlier]
            if known[_PAGE] != page:
                known[_FURTHER] += 1

    def text(self) -> str:
        """Every word that is searched, a line each."""
        found = [row[_WORDS] for row in self.texts]
        for row in self.pages:
            found += [row[_TITLE], *row[_NAMES]]
        return "\n".join(found)

    def as_data(self) -> dict[str, Any]:
        return {"pages": self.pages, "texts": self.texts}


def tables(
    text: str,
    own: dict[str, tuple[str, ...]],
    terms: Iterable[str],
    asked: Iterable[str] = (),
    places: Iterable[str] = (),
) -> dict[str, Any]:
    """What the search knows besides pages and lines: how people say what occurs in
    `text`.

    own: the policy's words (words.yaml); terms: its own terms; asked: the questions,
    whose characters are typed wrongly as well; places: where the policy holds, which
    tells no page from another.
    """
    said = spoken.said_words(own, text)
    typed = [one for one, _ in said]
    meanings = [one for _, meant in said for one in meant]
    fillers = spoken.table("fillers")
    here = list(places)
    everything = "\n".join([text, *typed, *asked, *fillers["general"]])
    return {
        "words": said,
        "unsaid": spoken.unsaid_words(typed),
        "vocabulary": spoken.vocabulary([*terms, *typed, *meanings]),
        "fillers": fillers["fillers"],
        "general": [*fillers["general"], *here],
        "places": here,
        "syllables": spoken.syllables(everything),
        "traditional": spoken.traditional(everything),
    }
