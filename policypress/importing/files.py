"""The structure of a policy as its YAML files (成文)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policypress.edit.emit import entry
from policypress.importing.about import About
from policypress.importing.pieces import Piece
from policypress.importing.prose import Facts, name
from policypress.importing.shape import Clause, Heading, Shape, Words
from policypress.source.scaffold import to_schemas

_DOCUMENT = "imported"  # the file itself among documents.yaml
_PROPOSED = "按导入的文稿写入，依据待补"
_LATER = "导入时未见，待核"
Mapping = dict[str, Any]


def files_of(
    shape: Shape,
    about: About,
    letter: Sequence[Piece],
    home: Path,
    is_draft: bool,
) -> dict[Path, bytes]:
    """Every file of the policy by its path in the folder.

    home: where the folder will stand. is_draft: whether its figures are proposals; else
    they are published, in this very document.
    """
    writer = _Writer(is_draft)
    made: dict[str, tuple[str, Mapping]] = {}
    policy = writer.policy(shape, about, letter)
    made["policy.yaml"] = ("policy", policy)
    for clause in shape.clauses:
        path = f"measures/{clause.key}.yaml"
        made[path] = ("measure", writer.clause(clause))
    for heading in _all(shape.headings):
        if heading.clauses:
            articles = {one.key: writer.clause(one) for one in heading.clauses}
            path = f"parts/{heading.key}.yaml"
            made[path] = ("part", {"articles": articles})
    if not is_draft:
        made["documents.yaml"] = ("documents", _documents(about))
    return {
        Path(path): _yaml(data, schema, home / path)
        for path, (schema, data) in made.items()
    }


def _all(headings: Sequence[Heading]) -> list[Heading]:
    """Headings and those below them."""
    found: list[Heading] = []
    for one in headings:
        found += [one, *_all(one.headings)]
    return found


def _documents(about: About) -> Mapping:
    """documents.yaml: the file that was imported."""
    cited: Mapping = {"title": name(about.title), "issuer": name(about.issuer)}
    if about.issued:
        cited["date"] = about.issued
    cited |= {"level": "other", "force": "unknown"}
    return {"documents": {_DOCUMENT: cited}}


def _yaml(
    data: Mapping,
    schema: str,
    path: Path,
) -> bytes:
    """A file as text, with the line that tells editors its schema."""
    head = f"# yaml-language-server: $schema={to_schemas(path)}/{schema}.json"
    lines = "".join(entry(key, one, 0, "\n") for key, one in data.items())
    return f"{head}\n{lines}".encode()


class _Writer:
    """Makes the mappings of the source."""

    def __init__(self, is_draft: bool) -> None:
        self._is_draft = is_draft

    def policy(
        self,
        shape: Shape,
        about: About,
        letter: Sequence[Piece],
    ) -> Mapping:
        """policy.yaml."""
        facts = Facts("p.facts.")
        made = self._head(about)
        made["numbering"] = {"scheme": shape.scheme}
        if shape.per_chapter:
            made["numbering"]["measures"] = "per_chapter"
        if shape.preamble:
            made["preamble"] = [
                facts.prose(one.text) for one in shape.preamble
            ]
        if shape.headings:
            made["chapters"] = self._chapters(shape.headings)
        else:
            made["measures"] = [one.key for one in shape.clauses]
        if letter:
            words = [facts.prose(one.words.strip()) for one in letter]
            made["notice"] = {"text": words}
        if facts.values:
            made["facts"] = self._with_basis(facts)
        return made

    def _head(self, about: About) -> Mapping:
        """What policy.yaml says of the document; what the file does not say is unknown."""
        made: Mapping = {
            "title": name(about.title),
            "short_title": name(about.title),
            "kind": about.kind,
            "region": name(about.region),
            "issuer": name(about.issuer),
            "drafter": name(about.issuer),
            "stage": "drafting",
        }
        unknown = {"basis": {"status": "unknown", "reason": _LATER}}
        for key in ("number", "issued", "effective", "validity"):
            made[key] = unknown
        if about.issued:
            basis = self._basis("落款")
            made["issued"] = {"value": about.issued, "basis": basis}
        return made

    def clause(self, clause: Clause) -> Mapping:
        """A provision."""
        facts = Facts("facts.")
        made: Mapping = {}
        if clause.title:
            made["title"] = clause.title
        if not clause.number:
            made["numbered"] = False
        made["paragraphs"] = {
            f"p{number}": _paragraph(one, facts)
            for number, one in enumerate(clause.paragraphs, 1)
        }
        if facts.values:
            made["facts"] = facts.values
            made["basis"] = self._basis(clause.number)
        return made

    def _chapters(self, headings: Sequence[Heading]) -> Mapping:
        """Chapters by id, inner ones in them."""
        made: Mapping = {}
        for one in headings:
            made[one.key] = {"title": one.title}
            if one.rank != "章":
                made[one.key]["level"] = one.rank
            if one.headings:
                made[one.key]["chapters"] = self._chapters(one.headings)
        return made

    def _with_basis(self, facts: Facts) -> Mapping:
        """Figures that nothing encloses which has a basis."""
        basis = self._basis("引言")
        return {
            key: {"value": value, "basis": basis}
            for key, value in facts.values.items()
        }

    def _basis(self, article: str) -> Mapping:
        """What the figures of the file stand on. article: where they are in it."""
        if self._is_draft:
            return {"status": "proposed", "reason": _PROPOSED}
        source = {"document": _DOCUMENT}
        if article:
            source["article"] = article
        return {"status": "published", "source": source}


def _paragraph(words: Words, facts: Facts) -> Any:
    """A paragraph: its words alone where it has nothing else."""
    text = facts.prose(words.text)
    if not words.items and not words.table:
        return text
    made: Mapping = {"text": text}
    if words.items:
        made["items"] = _items(words.items, facts)
    if words.table:
        head, *rows = words.table
        made["table"] = {
            "columns": [cell.strip() for cell in head],
            "rows": [[facts.prose(cell) for cell in row] for row in rows],
        }
    return made


def _items(
    items: Sequence[Words],
    facts: Facts,
) -> Mapping:
    """Items by id, those below in them."""
    return {
        f"i{number}": _paragraph(one, facts)
        for number, one in enumerate(items, 1)
    }
