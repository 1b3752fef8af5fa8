"""Each measure as the site shows it: address, amount, sections of its guide, questions, downloads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views.context import Context
from policypress.compose.views.measures import MeasureView
from policypress.document import Document
from policypress.site.amounts import highest
from policypress.site.request import SiteRequest
from policypress.site.sections import Section, sections
from policypress.site.words import Words

_KINDS = (("guide", "申报指南"), ("form", "申请表"))
_SUFFIXES = ((".docx", "Word"), (".pdf", "PDF"))


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer as HTML and as text."""

    anchor: str
    question: str
    answer: Markup
    text: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the site. address: below the site; name: what the reader's folder will call it."""

    address: str
    name: str
    label: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure. amount: the most it gives, as HTML and as words."""

    measure: MeasureView
    chapter: Any
    address: str
    citation: str
    subject: str
    title: str
    amount: Markup
    amount_text: str
    audience: Markup
    sections: list[Section]
    questions: list[Question]
    downloads: list[Download]

    @property
    def files(self) -> dict[str, bytes]:
        return {download.address: download.data for download in self.downloads}


class Catalogue:
    """All measures in order; by id with `entry`."""

    def __init__(self, request: SiteRequest, context: Context, words: Words) -> None:
        self._request, self._context, self._words = request, context, words
        self._papers = {kind: self._by_measure(kind) for kind, _ in _KINDS}
        self._chapters = {
            identity: chapter
            for chapter in context.chapters
            for identity in chapter.ids
        }
        self.entries = [self._entry(measure) for measure in context.measures]
        self._positions = {
            entry.measure.id: at for at, entry in enumerate(self.entries)
        }

    @offered
    def entry(self, identity: str) -> Entry | None:
        return (
            self.entries[self._positions[identity]]
            if identity in self._positions
            else None
        )

    @offered
    def of(self, chapter: Any) -> list[Entry]:
        """The measures of a chapter, in order."""
        return [self.entries[self._positions[identity]] for identity in chapter.ids]

    @offered
    def around(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The measures before and after one, None at the ends."""
        at = self._positions[entry.measure.id]
        return (self.entries[at - 1] if at else None), (
            self.entries[at + 1] if at + 1 < len(self.entries) else None
        )

    @offered
    def name(self, identity: str) -> str:
        """The title of a measure, or the subject of a supplementary article."""
        return self._words.text(self._context.ref(identity, "title"))

    def _entry(self, measure: MeasureView) -> Entry:
        said = [most.written(self._context.write) for most in highest(measure.node)]
        guide = self._papers["guide"].get(measure.id)
        return Entry(
            measure,
            self._chapters[measure.id],
            f"m/{measure.id}.html",
            measure.citation,
            str(measure.subject),
            str(measure.title),
            Markup("").join(self._words.paragraph(words, "amount") for words in said),
            "，".join(self._words.text(words) for words in said),
            self._words.paragraph(measure.guide.audience, "audience")
            if measure.guide
            else Markup(""),
            sections(guide) if guide else [],
            list(self._questions(measure)),
            list(self._downloads(measure.id)),
        )

    def _questions(self, measure: MeasureView) -> Iterator[Question]:
        for item in measure.guide.questions if measure.guide else ():
            answer = self._words.text(item.answer)
            yield Question(
                f"{measure.id}.{item.id}",
                self._words.text(item.question),
                self._words.paragraph(item.answer, "answer"),
                answer,
            )

    def _downloads(self, identity: str) -> Iterator[Download]:
        for kind, label in _KINDS:
            document = self._papers[kind].get(identity)
            for suffix, format_name in _SUFFIXES if document else ():
                data = self._request.downloads.get(document.name + suffix)
                if data is not None:
                    name = PurePosixPath(document.name).name + suffix
                    yield Download(
                        f"files/{identity}-{kind}{suffix}",
                        name,
                        f"{label}（{format_name}）",
                        data,
                    )

    def _by_measure(self, template: str) -> dict[str, Document]:
        """The documents a template makes one a measure, by measure: composing keeps the order of the measures."""
        papers = [
            document
            for document in self._request.documents
            if document.template == template
        ]
        measures = self._request.policy.measures
        return dict(zip(measures, papers)) if len(papers) == len(measures) else {}
