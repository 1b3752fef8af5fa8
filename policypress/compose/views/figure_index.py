"""Where each figure of the set appears, and what is known of it (数据来源与待核)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.sandbox.errors import words_given
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views import phrases as words
from policypress.compose.views.measures import View, sourced
from policypress.document import Document, Text, paragraphs
from policypress.source.figures import FigureRecord, figures

if TYPE_CHECKING:
    from policypress.compose.views.context import Context

Rank = tuple[int, str]


class SourceRow(View):
    """One figure: label, value, where, status, source, reason, compared."""

    def __init__(
        self,
        context: Context,
        record: FigureRecord,
        where: list[str],
        known: dict[str, FigureRecord],
    ) -> None:
        figure = record.figure
        self.label = sourced(record.label, figure, "label")
        self.value, self.status, self.path = (
            figure,
            words.STATUSES[figure.status],
            figure.path,
        )
        self.where = "；".join(where) or "未引用"
        basis = figure.provenance
        self.reason = escape(basis.reason) if basis else Marked("未注明依据")
        self.source = _source(context, basis, known)
        self.confidence = (
            words.CONFIDENCES[basis.source.confidence]
            if basis and basis.source
            else "—"
        )
        self.place = (
            f"{figure.place.file}:{figure.place.line}"
            if figure.place.line
            else figure.place.file
        )


class Appearances:
    """Collects, as documents are composed, which figures each of them shows."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._where: dict[str, dict[str, Rank]] = {}
        self._counts: dict[str, int] = {}

    def add(self, document: Document, rank: Rank) -> None:
        """Notes every figure of a document under the name of its kind (guides count once, not once a measure).

        rank: among the kinds of documents; a figure's list follows it, in whatever order documents are composed.
        """
        name = document.name.split("/")[0]
        for path in figure_paths(document):
            known = self._where.setdefault(path, {})
            known[name] = min(rank, known.get(name, rank))

    def where(self, path: str) -> list[str]:
        """The kinds of documents that show a figure."""
        known = self._where.get(path, {})
        return sorted(known, key=known.__getitem__)

    @offered
    def count(self, owner: str) -> int:
        """How many figures a measure or article has."""
        owner = words_given(owner, "count() 里的标识")
        if owner not in self._counts:
            self._counts[owner] = sum(
                f"/{owner}#" in row.path or f"articles.{owner}." in row.path
                for row in self.rows
            )
        return self._counts[owner]

    @cached_property
    def rows(self) -> list[SourceRow]:
        """Every figure of the policy, those still to be settled first."""
        known = {record.figure.path: record for record in figures(self._context.policy)}
        return [
            SourceRow(self._context, record, self.where(path), known)
            for path, record in known.items()
        ]

    @cached_property
    def open_rows(self) -> list[SourceRow]:
        return [row for row in self.rows if row.status != words.STATUSES["published"]]

    @cached_property
    def settled_rows(self) -> list[SourceRow]:
        return [row for row in self.rows if row.status == words.STATUSES["published"]]


def figure_paths(document: Document) -> Iterator[str]:
    """Paths of the figures a document shows, in order, with repeats."""
    for paragraph in paragraphs(document.blocks):
        for item in paragraph.inlines:
            if isinstance(item, Text) and item.mark and item.origin:
                yield item.origin.id


def _source(context: Context, basis: Any, known: dict[str, FigureRecord]) -> Marked:
    if basis is None:
        return Marked("")
    if basis.source:
        document = basis.source.document
        cited = (
            context.cite(document)
            if document in context.policy.documents
            else context.write(document)
        )
        return Marked(f"{cited}{escape(basis.source.article)}")
    compared = [known[path] for path in basis.compared if path in known]
    return Marked(
        "；".join(
            f"{escape(record.label)}{context.write(record.figure)}"
            for record in compared
        )
    )
