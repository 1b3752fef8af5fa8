"""What rules read besides texts (校核对象): the policy itself, and the papers that go with
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.findings import Place
from policypress.lint.audited import ClauseText, Objection
from policypress.lint.dossier import Paper
from policypress.lint.rule import Genre
from policypress.source.model import Policy

if TYPE_CHECKING:
    from policypress.compare.impact.citations import CitationImpact


# The parts of a Word file that say something of the layout, besides its footers.
_READ = ("word/document.xml", "word/styles.xml", "word/settings.xml")


class Dossier(Struct, frozen=True):
    """The papers of a stage. place: where findings about the whole set belong; texts:
    the words of each document by its template."""

    papers: Sequence[Paper]
    place: Place
    policy: Policy
    texts: Mapping[str, str]


class Renumbered(Struct, frozen=True):
    """A text and the one before it. citations: those of its own clauses that were moved
    or deleted, and how each stands now."""

    citations: Sequence[CitationImpact]


class WordFile(Struct, frozen=True):
    """The parts of a .docx as rules on layout read them: XML roots, None or () for what
    is not there. place: the file; genre: of its text."""

    place: Place
    genre: Genre
    document: Any
    styles: Any = None
    settings: Any = None
    footers: Sequence[Any] = ()


class Source(Struct, frozen=True):
    """A policy as rules over the model read it. texts: its clauses as printed, by their
    keys; objections: what rules of competition say of them; today: the day."""

    policy: Policy
    texts: Mapping[str, ClauseText]
    objections: Sequence[Objection]
    today: date


def word_file(data: bytes, name: str, genre: Genre) -> WordFile | None:
    """The parts of a .docx, None where it cannot be opened (its reader says why). name:
    what the user calls it; genre: of its text."""
    from policypress.word.package_reader import DOCUMENT, open_package

    package = open_package(data, name, _is_read)
    document = package.roots.get(DOCUMENT)
    if package.finding or document is None:
        return None
    footers = [
        root
        for part, root in package.roots.items()
        if part.startswith("word/footer")
    ]
    return WordFile(
        Place(name),
        genre,
        document,
        package.roots.get("word/styles.xml"),
        package.roots.get("word/settings.xml"),
        footers,
    )


def _is_read(part: str) -> bool:
    """Whether a part says something of the layout."""
    return part in _READ or part.startswith("word/footer")
