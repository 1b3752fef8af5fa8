"""Each measure as the site shows it: address, amount, sections of its guide, questions,
downloads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views.context import Context
from policypress.compose.views.measures import MeasureView
from policypress.document import Block, Document
from policypress.site.links import first_address, first_telephone
from policypress.site.request import SiteRequest
from policypress.site.sections import Section, sections
from policypress.site.text import SiteText, html

_KINDS = (("guide", "申报指南"), ("form", "申请表"), ("leaflet", "宣传单页"))
# Audiences that begin alike: with fewer of them saying it once saves nothing.
_FEW = 3
_SUFFIXES = ((".docx", "Word"), (".pdf", "PDF"))


class Question(Struct, frozen=True):
    """A question with its answer as HTML and as text."""

    anchor: str
    question: str
    answer: Markup
    text: str


class Download(Struct, frozen=True):
    """A file of the site. address: below the site; name: what the reader's folder will call it."""

    address: str
    name: str
    label: str
    data: bytes


class SummaryRow(Struct, frozen=True):
    """One question that a reader asks first, with its answer (办理要点)."""

    id: str
    label: str
    html: Markup


class Entry(Struct, frozen=True):
    """A measure. amount: the most it gives, as HTML and as words; summary: who, how much,
    when, how, where; apply_at: the address at which one applies, telephone: a link to
    the first known one, "" where the source has none."""

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
    summary: list[SummaryRow]
    apply_at: str
    telephone: str

    @property
    def files(self) -> dict[str, bytes]:
        return {download.address: download.data for download in self.downloads}


class Catalogue:
    """All measures in order; by id with `entry`."""

    def __init__(
        self,
        request: SiteRequest,
        context: Context,
        words: SiteText,
    ) -> None:
        """words: turns the policy's words into HTML and text."""
        self._request = request
        self._context = context
        self._words = words
        self._documents = {kind: self._by_measure(kind) for kind, _ in _KINDS}
        self._chapters: dict[str, Any] = {}
        for chapter in context.groups:
            for identity in chapter.ids:
                self._chapters[identity] = chapter
        self.entries = [self._entry(measure) for measure in context.measures]
        self._positions: dict[str, int] = {}
        for position, entry in enumerate(self.entries):
            self._positions[entry.measure.id] = position

    @offered
    def entry(self, identity: str) -> Entry | None:
        """The measure of that id; None when there is none."""
        position = self._positions.get(identity)
        if position is None:
            return None
        return self.entries[position]

    @offered
    def of(self, chapter: Any) -> list[Entry]:
        """The measures of a chapter, in order."""
        positions = [self._positions[one.id] for one in chapter.measures]
        return [self.entries[position] for position in positions]

    @offered
    def around(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The measures before and after one, None at the ends."""
        with_ends = [None, *self.entries, None]
        position = self._positions[entry.measure.id] + 1
        return with_ends[position - 1], with_ends[position + 1]

    @cached_property
    def shared_audience(self) -> str:
        """The words with which the audiences of all guides begin (在某区从事……活动，), to be
        said once; "" where they differ, or where there are only a few."""
        texts = [
            self._words.text(entry.measure.guide.audience)
            for entry in self.entries
            if entry.measure.guide
        ]
        openings = {text.partition("，")[0] for text in texts}
        if len(texts) < _FEW or len(openings) != 1:
            return ""
        opening = openings.pop()
        is_whole = any("，" not in text for text in texts)
        return "" if is_whole else opening

    @offered
    def audience(self, entry: Entry) -> str:
        """Who may apply, without what all audiences begin with."""
        guide = entry.measure.guide
        if not guide:
            return ""
        text = self._words.text(guide.audience)
        shared = self.shared_audience
        return text.removeprefix(f"{shared}，") if shared else text

    @offered
    def name(self, identity: str) -> str:
        """The title of a provision or an annex, or else its subject; "" for one that has
        neither."""
        policy = self._context.policy
        node: Any = policy.provisions.get(identity) or policy.annexes[identity]
        if not node.title and not getattr(node, "subject", ""):
            return ""
        title = self._context.ref(identity, "title")
        return self._words.text(title)

    def _entry(self, measure: MeasureView) -> Entry:
        """A measure with all that its page shows."""
        words = self._words
        amounts = measure.most
        guide = self._documents["guide"].get(measure.id)
        audience = Markup("")
        if measure.guide:
            audience = words.paragraph(measure.guide.audience, "audience")
        summary = self._summary(measure)
        blocks = [block for _, found in summary for block in found]
        amount = [words.paragraph(one, "amount") for one in amounts]
        amount_text = [words.text(one) for one in amounts]
        return Entry(
            measure=measure,
            chapter=self._chapters[measure.id],
            address=f"m/{measure.id}.html",
            citation=measure.citation,
            subject=str(measure.subject),
            title=str(measure.title),
            amount=Markup("").join(amount),
            amount_text="，".join(amount_text),
            audience=audience,
            sections=sections(guide) if guide else [],
            questions=list(self._questions(measure)),
            downloads=list(self._downloads(measure.id)),
            summary=[
                SummaryRow(row.id, row.label, html(found))
                for row, found in summary
            ],
            apply_at=first_address(blocks),
            telephone=first_telephone(blocks),
        )

    def _summary(self, measure: MeasureView) -> list[tuple[Any, list[Block]]]:
        """The rows of its guide's summary with their paragraphs."""
        if not measure.guide:
            return []
        return [
            (row, self._words.blocks(row.lines, "summary-line"))
            for row in measure.guide.summary
        ]

    def _questions(self, measure: MeasureView) -> Iterator[Question]:
        """The questions (常见问题) of a measure's guide."""
        if not measure.guide:
            return
        for item in measure.guide.questions:
            yield Question(
                f"{measure.id}.{item.id}",
                self._words.text(item.question),
                self._words.paragraph(item.answer, "answer"),
                self._words.text(item.answer),
            )

    def _downloads(self, identity: str) -> Iterator[Download]:
        """The guide and the form of a measure in each format that was made."""
        for kind, label in _KINDS:
            document = self._documents[kind].get(identity)
            if document is None:
                continue
            name = PurePosixPath(document.file).name
            for suffix, format_name in _SUFFIXES:
                file = f"{document.file}{suffix}"
                data = self._request.downloads.get(file)
                if data is None:
                    continue
                yield Download(
                    f"files/{identity}-{kind}{suffix}",
                    f"{name}{suffix}",
                    f"{label}（{format_name}）",
                    data,
                )

    def _by_measure(self, template: str) -> dict[str, Document]:
        """The documents a template makes one a measure, by measure: composing keeps the
        order of the measures."""
        documents = [
            document
            for document in self._request.documents
            if document.template == template
        ]
        measures = self._request.policy.measures
        if len(documents) != len(measures):
            return {}
        return dict(zip(measures, documents, strict=True))
