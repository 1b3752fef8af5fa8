"""The structure of a policy as its YAML files (成文)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from policypress.edit.emit import entry
from policypress.importing.about import About
from policypress.importing.around import (
    issuers,
    notice,
    numbering,
    said_of,
    with_keys,
)
from policypress.importing.cut import AnnexPart, Cut
from policypress.importing.fields import Fields
from policypress.importing.proposals import Proposed, once, proposed
from policypress.importing.prose import (
    OF_POLICY,
    Facts,
    Named,
    Said,
    name,
)
from policypress.importing.readings import Place, Reading
from policypress.importing.shape import Clause, Heading, Shape, Words
from policypress.importing.supports.tabled import BETWEEN
from policypress.importing.tables import table_of
from policypress.source.scaffold import to_schemas

_DOCUMENT = "imported"  # the file itself among documents.yaml
_PROPOSED = "按导入的文稿写入，依据待补"
_LATER = "导入时未见，待核"
# Above what was read, in the files: a person is to go through it.
_LOOK = "# 本文件的 {} 由导入程序按条文拟出，请逐项核对"
_CELL = 0xF000  # characters that no text has: each stands for a cell
_READ = ("supports", "fields", "things")
Mapping = dict[str, Any]
Readings = Sequence[tuple[Clause, Reading]]


def files_of(
    shape: Shape,
    about: About,
    cut: Cut,
    annexes: Sequence[Shape],
    home: Path,
    is_draft: bool,
    readings: Readings = (),
    without: Collection[tuple[str, str]] = (),
) -> tuple[dict[Path, bytes], dict[str, Proposed]]:
    """Every file of the policy by its path in the folder, and the supports in them by
    the key of their provision.

    cut: what stands around the provisions; annexes: the shapes of its annexes. home:
    where the folder will stand. is_draft: whether its figures are proposals; else they
    are published, in this very document. readings: what the provisions give; without:
    keys of provision and support that stay figures.
    """
    writer = _Writer(is_draft, said_of(about, cut))
    writer.propose(readings, without)
    made: dict[str, tuple[str, Mapping]] = {}
    policy = writer.policy(shape, about, cut)
    made["policy.yaml"] = ("policy", policy)
    for clause in shape.clauses:
        path = f"measures/{clause.key}.yaml"
        made[path] = ("measure", writer.clause(clause))
    for heading in _all(shape.headings):
        if heading.clauses:
            articles = {one.key: writer.clause(one) for one in heading.clauses}
            path = f"parts/{heading.key}.yaml"
            made[path] = ("part", {"articles": articles})
    for key, annex, inner in with_keys(cut, annexes):
        made[f"annexes/{key}.yaml"] = ("annex", writer.annex(annex, inner))
    if not is_draft:
        made["documents.yaml"] = ("documents", _documents(about))
    fields = writer.fields
    if fields.questions or fields.things:
        made["fields.yaml"] = ("fields", _asked(fields))
    files = {
        Path(path): _yaml(data, schema, home / path)
        for path, (schema, data) in made.items()
    }
    return files, writer.proposals


def _asked(fields: Fields) -> Mapping:
    """fields.yaml: what the supports ask."""
    made: Mapping = {}
    if fields.questions:
        made["fields"] = fields.questions
    if fields.things:
        made["things"] = fields.things
    return made


def _all(headings: Sequence[Heading]) -> list[Heading]:
    """Headings and those below them."""
    found: list[Heading] = []
    for one in headings:
        found += [one, *_all(one.headings)]
    return found


def _documents(about: About) -> Mapping:
    """documents.yaml: the file that was imported."""
    cited: Mapping = {"title": name(about.title), "issuer": name(about.issuer)}
    if about.number:
        cited["number"] = about.number
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
    read = [one for one in _READ if f"\n{one}:" in f"\n{lines}"]
    if schema == "part" and "supports:" in lines:
        read = ["supports"]
    if read:
        head = f"{head}\n{_LOOK.format('、'.join(read))}"
    return f"{head}\n{lines}".encode()


class _Writer:
    """Makes the mappings of the source."""

    def __init__(self, is_draft: bool, said: Said) -> None:
        """said: what prose names."""
        self._is_draft = is_draft
        self._words = said
        self.fields = Fields()
        self.proposals: dict[str, Proposed] = {}
        self._subjects: list[str] = []

    def propose(
        self,
        readings: Readings,
        without: Collection[tuple[str, str]],
    ) -> None:
        """Make the supports of the provisions, before their prose is written."""
        for clause, reading in readings:
            homes = _homes(clause, reading)
            skipped = [key for home, key in without if home == clause.key]
            made = proposed(reading, homes, self.fields, skipped)
            if made.supports:
                self.proposals[clause.key] = made

    def policy(
        self,
        shape: Shape,
        about: About,
        cut: Cut,
    ) -> Mapping:
        """policy.yaml."""
        facts = Facts(OF_POLICY, self._words)
        made = self._head(about)
        made["numbering"] = numbering(shape)
        if shape.preamble:
            words = [one.text for one in shape.preamble]
            made["preamble"] = list(map(facts.prose, words))
        made |= self._order(shape)
        if cut.letter:
            basis = self._basis("版记")
            made["notice"] = notice(cut.letter, about, facts, basis)
        if cut.signature:
            words = [one.words.strip() for one in cut.signature]
            made["signature"] = list(map(facts.prose, words))
        if cut.annexes and not cut.listing:
            made["list_annexes"] = False
        if facts.values:
            made["facts"] = self._with_basis(facts)
        return made

    def _order(self, shape: Shape) -> Mapping:
        """The chapters, or the provisions of a policy that has none, in their order."""
        if shape.headings:
            return {"chapters": self._chapters(shape.headings)}
        return {"measures": [one.key for one in shape.clauses]}

    def _head(self, about: About) -> Mapping:
        """What policy.yaml says of the document; what the file does not say is unknown."""
        made: Mapping = {
            "title": name(about.title),
            "short_title": name(about.title),
            "kind": about.kind,
            "region": name(about.region),
            **issuers(about),
            "drafter": name(about.issuer),
            "stage": "drafting",
        }
        unknown = {"basis": {"status": "unknown", "reason": _LATER}}
        for key in ("number", "issued", "effective", "validity"):
            made[key] = unknown
        since = about.in_force
        found = (
            ("number", about.number, "文号"),
            ("issued", about.issued, "落款"),
            ("effective", since.effective, since.article),
            ("validity", since.validity, since.article),
        )
        for key, value, article in found:
            if value:
                basis = self._basis(article)
                made[key] = {"value": value, "basis": basis}
        return made

    def clause(self, clause: Clause) -> Mapping:
        """A provision."""
        facts = Facts("facts.", self._words)
        made: Mapping = {}
        if clause.title:
            made["title"] = clause.title
        if not clause.number:
            made["numbered"] = False
        read = self.proposals.get(clause.key, Proposed())
        made["paragraphs"] = _paragraphs(clause.paragraphs, facts, read.named)
        if read.supports and not clause.title:
            # What prints no name of its own is named after what it gives.
            made["subject"] = self._subject(read)
        if read.supports:
            made["supports"] = read.supports
        if read.limits:
            made["limits"] = read.limits
        if facts.values:
            made["facts"] = facts.values
        if facts.values or read.supports:
            made["basis"] = self._basis(clause.number)
        return made

    def _subject(self, read: Proposed) -> str:
        """A name for a provision, that no other has."""
        first = next(iter(read.supports.values()))["name"]
        made = once(first, self._subjects)
        self._subjects.append(made)
        return made

    def annex(self, annex: AnnexPart, shape: Shape) -> Mapping:
        """An annex."""
        facts = Facts("facts.", self._words)
        made: Mapping = {"title": name(annex.title.words.strip())}
        lines = [one for clause in shape.clauses for one in clause.paragraphs]
        made["paragraphs"] = _paragraphs(lines, facts, {})
        if facts.values:
            made["facts"] = facts.values
            made["basis"] = self._basis(annex.label.words.strip())
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


def _homes(
    clause: Clause,
    reading: Reading,
) -> dict[int, str]:
    """The id of the paragraph or item that each line of a reading is, by its number."""
    ids: dict[int, str] = {}
    for number, paragraph in enumerate(clause.paragraphs, 1):
        _name_all(paragraph, f"p{number}", ids)
    return {
        number: ids[id(line.words)]
        for number, line in enumerate(reading.lines)
    }


def _name_all(
    words: Words,
    key: str,
    ids: dict[int, str],
) -> None:
    """The ids of a paragraph and of all that it enumerates."""
    ids[id(words)] = key
    for number, item in enumerate(words.items, 1):
        _name_all(item, f"{key}.i{number}", ids)


NamedLines = dict[Place, list[Named]]


def _paragraphs(
    lines: Iterable[Words],
    facts: Facts,
    named: NamedLines,
) -> Mapping:
    """The paragraphs of a provision or an annex, by their keys."""
    return {
        f"p{number}": _paragraph(one, facts, named)
        for number, one in enumerate(lines, 1)
    }


def _paragraph(
    words: Words,
    facts: Facts,
    named: NamedLines,
) -> Any:
    """A paragraph: its words alone where it has nothing else. named: the figures that
    have a name already, by the piece of the line."""
    text = facts.prose(words.text, named.get((words.index, -1), ()))
    if not words.items and not words.table:
        return text
    made: Mapping = {"text": text} if text else {}
    if words.items:
        made["items"] = {
            f"i{number}": _paragraph(one, facts, named)
            for number, one in enumerate(words.items, 1)
        }
    if words.table:
        made["table"] = _table(words, facts, named)
    return made


def _table(
    words: Words,
    facts: Facts,
    named: NamedLines,
) -> Mapping:
    """A table. A cell with a figure that has a name goes through as one character."""
    held: dict[str, str] = {}
    rows = []
    for number, cells in enumerate(words.table):
        row = list(cells)
        start = 0
        for column, cell in enumerate(cells):
            own = [
                one.shifted(-start)
                for one in named.get((words.index, number), ())
                if start <= one.start < start + len(cell)
            ]
            if own:
                mark = chr(_CELL + len(held))
                held[mark] = facts.prose(cell, own)
                row[column] = mark
            start += len(cell) + len(BETWEEN)
        rows.append(tuple(row))
    return table_of(
        tuple(rows),
        lambda cell: held.get(cell) or facts.prose(cell),
    )
