"""Our own policy, with all that is rendered from it, held to the rules of `lint` (校核):
each finding at its words in the source, what is allowed there left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from policypress.findings import Finding, Place
from policypress.pipeline.proofreading import Proofread
from policypress.pipeline.source_lines import SourceLines

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.lint.audited import ClauseText, Objection
    from policypress.lint.paper import Paper
    from policypress.lint.quiet_lines import QuietLines
    from policypress.lint.rule import Genre, Loaded
    from policypress.pipeline.request import Composed
    from policypress.source.model import Policy

# A finding apart from where a reader would say it is.
_Key = tuple[str, str, Place]
# What kind of text a template makes; the rest of ours are read as plain text.
_GENRES: dict[str, Genre] = {
    "measures": "measures",
    "notice": "notice",
    "drafting-note": "note",
    "explanation": "note",
    "comparison": "table",
    "sources": "table",
    "guide": "guide",
    "guide-volume": "guide",
    "leaflet": "table",
    "infographic": "table",
    "form": "table",
    "commitment": "text",
}


class ClauseReviews(Struct):
    """Our own text as reviews read it. texts: its clauses by their keys; objections: what
    rules of competition say of them, with what keeps each; findings: what has lapsed, and
    what rules over the model say."""

    texts: dict[str, ClauseText] = field(default_factory=dict)
    objections: list[Objection] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class OwnProofread(Proofread):
    """What was found in our own policy, with its clauses as reviews read them."""

    reviews: ClauseReviews = field(default_factory=ClauseReviews)


class Share(Struct):
    """What one process read for another: what it found, of each document whether nothing
    is to be found in it, and what it learned of lines."""

    found: list[Finding]
    is_clean: list[bool]
    lines: bytes


class Reading:
    """Our own policy, of which one document after the other is read.

    rules: those asked for; folder: of the policy; quiet: what is known of lines; by: the
    rules that documents are held to here, where another process has the others.
    """

    def __init__(
        self,
        rules: Sequence[Loaded],
        folder: Path,
        quiet: QuietLines | None = None,
        by: Sequence[Loaded] | None = None,
    ) -> None:
        """Nothing is read yet."""
        from policypress.lint.quiet_lines import QuietLines

        self._rules, self._folder = rules, folder
        self._by = rules if by is None else by
        self._source = SourceLines(folder)
        self._quiet = quiet or QuietLines()
        self._read = _Read()
        # Whether nothing was found in the words of a document, by kind and words.
        self._is_clean: dict[tuple[Genre, str], bool] = {}

    def make_ready(self) -> None:
        """Has the rules read one word, so that the tables that they make when they are
        first asked are there before the first document comes; and what it ends with."""
        from policypress.document import Document, Paragraph, Text
        from policypress.lint import allowed  # noqa: F401 - takes long to import

        word = (Paragraph("body", (Text("政策"),)),)
        paper, _ = _paper(Document("", "", word, template="measures"))
        _of_paper(paper, self._by, self._source)

    def take(self, document: Document) -> bool:
        """Reads a document; whether the next check may pass over it, for nothing is found
        in its words. Rules over clauses need the text itself, each time."""
        self._quiet.settle()
        paper, words = _paper(document, self._quiet)
        is_text = document.template == "measures"
        if paper.passages and words not in self._is_clean:
            said = _of_paper(paper, self._by, self._source)
            self._is_clean[words] = not said
            _add_placed(self._read.found, [finding for finding, _ in said])
            if is_text:
                _keep_clauses(self._read, paper, said)
        return self._is_clean.get(words, True) and not is_text

    def share(self, documents: Iterable[Document]) -> Share:
        """Reads documents for another process, which has rules of its own for them."""
        from policypress.lint.needs import NEEDS

        is_clean = [self.take(document) for document in documents]
        found = list(self._read.found.values())
        NEEDS.keep()
        return Share(found, is_clean, self._quiet.learned())

    def add(self, share: Share) -> None:
        """Takes in what another process has found by its rules."""
        _add_placed(self._read.found, share.found)
        self._quiet.learn(share.lines)

    def finish(self, policy: Policy, said: Iterable[Finding]) -> OwnProofread:
        """Everything that was found, at its words in the source. said: what loading and
        composing found, by the codes of rules."""
        self._quiet.keep()
        source, rules = self._source, self._rules
        reviews = _reviews(policy, rules, self._folder, self._read)
        waived = {
            _key(one.finding) for one in reviews.objections if one.waiver
        }
        kept = _once(list(self._read.found.values()), source)
        kept = [one for one in kept if _key(one) not in waived]
        findings = _allowed([*kept, *reviews.findings], said, rules, source)
        lines = {one: source.line(one) for one in findings}
        return OwnProofread(findings, lines, reviews)


def of_policy(
    composed: Composed,
    rules: Sequence[Loaded],
    folder: Path,
    said: Iterable[Finding] = (),
) -> OwnProofread:
    """Our own policy: its documents as they are composed, found in the source again.
    said: what loading and composing found, by the codes of rules."""
    if composed.policy is None:
        return OwnProofread(list(said))
    reading = Reading(rules, folder)
    for document in composed.documents:
        reading.take(document)
    return reading.finish(composed.policy, said)


def _allowed(
    found: Iterable[Finding],
    said: Iterable[Finding],
    rules: Sequence[Loaded],
    source: SourceLines,
) -> list[Finding]:
    """Everything found and said that no comment of the source allows. An error of the
    source itself stops every command, so that no comment could help."""
    from policypress.lint.allowed import permissions, without_allowed

    given = [
        one
        for file in source.files()
        for one in permissions(file, source.lines_of(file))
    ]
    grave = [one for one in said if one.severity == "error"]
    other = [one for one in said if one.severity != "error"]
    return [*grave, *without_allowed([*other, *found], given, rules)]


class _Read(Struct):
    """What rules say of documents. found: by what tells one finding from another; paper:
    our own text, None where it is not among them; competition: what rules of fair
    competition say of its clauses, with their keys."""

    found: dict[_Key, Finding] = field(default_factory=dict)
    paper: Paper | None = None
    competition: list[tuple[Finding, str]] = field(default_factory=list)


def _keep_clauses(
    read: _Read,
    paper: Paper,
    said: Iterable[tuple[Finding, int]],
) -> None:
    """Keeps our own text and what rules of fair competition say of it."""
    from policypress.lint.audited import key_of

    read.paper = paper
    for finding, start in said:
        if finding.code.startswith("FC-"):
            key = key_of(paper.passage_at(start).node)
            read.competition.append((finding, key))


def proofread_clauses(
    composed: Composed,
    rules: Sequence[Loaded],
    folder: Path,
) -> ClauseReviews:
    """The clauses of our own text, which has to be among the documents, and nothing
    else."""
    competition = [one for one in rules if one.rule.code.startswith("FC-")]
    source = SourceLines(folder)
    read = _Read()
    for document in composed.documents:
        if document.template == "measures":
            paper, _ = _paper(document)
            _keep_clauses(read, paper, _of_paper(paper, competition, source))
    if composed.policy is None:
        return ClauseReviews()
    return _reviews(composed.policy, rules, folder, read)


def _reviews(
    policy: Policy,
    rules: Sequence[Loaded],
    folder: Path,
    read: _Read,
) -> ClauseReviews:
    """What reviews find in what was read: what keeps each objection, what has lapsed,
    what rules over the model say."""
    from policypress.lint.audited import clause_texts, lapsed, weighed
    from policypress.lint.engine import subject_findings
    from policypress.lint.subjects import Source

    if read.paper is None:
        return ClauseReviews()
    today = datetime.date.today()
    texts = clause_texts(read.paper.tree)
    objections = weighed(read.competition, policy.audit, texts, today)
    subject = Source(policy, texts, objections, today)
    name = f"{folder.name}/policy.yaml"
    findings = [
        *lapsed(policy.audit, texts, objections, today),
        *subject_findings(subject, "policy", rules, name),
    ]
    return ClauseReviews(texts, objections, findings)


def _add_placed(
    found: dict[_Key, Finding],
    said: Iterable[Finding],
) -> None:
    """Adds what was found in one document to what was found in others."""
    for finding in said:
        key = _key(finding)
        # A clause says where it is; a guide that repeats it does not.
        if key not in found or not found[key].where:
            found[key] = finding


def _key(finding: Finding) -> _Key:
    """What tells one finding from another, whatever the document."""
    return finding.code, finding.quote, finding.place


def _once(
    findings: list[Finding],
    source: SourceLines,
) -> list[Finding]:
    """Without what a template repeats of the policy's own words: its place is there.
    What is given to whom is said by clauses alone, so FC is asked of no template."""
    in_source = {
        (one.code, one.quote)
        for one in findings
        if one.place.file in source.files()
    }
    return [
        one
        for one in findings
        if one.place.file in source.files()
        or (one.code, one.quote) not in in_source
        and not one.code.startswith("FC-")
    ]


def _paper(
    document: Document,
    quiet: QuietLines | None = None,
) -> tuple[Paper, tuple[Genre, str]]:
    """A document of ours as rules read it, and what it is known by: documents of one
    kind with the same words are read once. quiet: what is known of lines."""
    from policypress.compare import from_document
    from policypress.lint.genres import genre_of
    from policypress.lint.paper import paper_of

    tree = from_document(document)
    genre = _GENRES.get(document.template, "text")
    if genre == "measures":  # a 办法 is written with the same template
        genre = genre_of(tree)
    paper = paper_of(tree, genre, is_ours=True, quiet=quiet)
    return paper, (genre, paper.text)


def words_of(document: Document) -> str:
    """All words of a document of ours."""
    return _paper(document)[0].text


def _of_paper(
    paper: Paper,
    rules: Sequence[Loaded],
    source: SourceLines,
) -> list[tuple[Finding, int]]:
    """What rules say of a document, each at its place in the source, and where it begins
    in the document."""
    from policypress.document import FAILED
    from policypress.lint.engine import paper_hits
    from policypress.lint.placing import placed

    found = []
    for finding, start, end in paper_hits(paper, rules):
        if (
            FAILED in finding.quote
        ):  # no words of the policy: why, is said already
            continue
        before, after = paper.text[:start][-8:], paper.text[end : end + 8]
        there = placed(finding, before, after, source.lines_of)
        found.append((there, start))
    return found
