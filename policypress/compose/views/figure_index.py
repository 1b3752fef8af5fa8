"""Where each figure of the set appears, and what is known of it (数据来源与待核)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.sandbox.errors import words_given
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views import phrases
from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.units import workbook_unit
from policypress.compose.views.view_context import ViewContext
from policypress.document import Block, Text, paragraphs
from policypress.source.figures import OWN, FigureRecord, figures

Rank = tuple[int, str]
# In the path of a figure: its file, and the articles that it stands in.
_FILE = re.compile(r"/(?=([^/#]+)#)")
_ARTICLE = re.compile(r"articles\.(?=([^.]+)\.)")
# The last word of a label that says no more than that it is a figure.
_SAYS_NOTHING = ("金额", "值", "数值")
# What the list says of figures that the document only tells of (notes, fields), and of
# those of other documents.
_TOLD = ("notes", "fields")


class SourceRow(View):
    """One figure: label, value, where, status, source, reason, decision.

    unverified: the value of one that is still to be verified, which is printed nowhere
    else.
    """

    def __init__(
        self,
        context: ViewContext,
        record: FigureRecord,
        where: list[str],
        known: dict[str, FigureRecord],
    ) -> None:
        """where: kinds of documents that show it. known: every figure, by path."""
        figure = record.figure
        self.part = record.part
        self.label = sourced(record.label, figure, "label")
        self.owner, self.name = _home(context, record)
        self.value = figure
        self.unit = workbook_unit(figure)
        self.unverified = escape("")
        if not figure.is_known:
            self.unverified = escape(figure.value)
        self.code = figure.status
        self.status = phrases.STATUSES[figure.status]
        self.path = figure.path
        self.where = "；".join(where) or "未引用"
        basis = figure.provenance
        self.reason = Marked("未注明依据")
        self.confidence = "—"
        if basis:
            self.reason = escape(figure.reason)
        self.decision = Marked("—")
        if figure.decision:
            self.decision = escape(figure.decision.words)
        if basis and basis.source:
            self.confidence = phrases.CONFIDENCES[basis.source.confidence]
        self.source = _source(context, basis, known)
        place = figure.place
        self.place = place.file
        if place.line:
            self.place = f"{place.file}:{place.line}"


class Appearances:
    """Collects, as documents are composed, which figures each of them shows."""

    def __init__(self, context: ViewContext) -> None:
        self._context = context
        self._where: dict[str, dict[str, Rank]] = {}
        self._counts: dict[str, int] = {}

    def add(
        self,
        name: str,
        paths: Iterable[str],
        rank: Rank,
    ) -> None:
        """Notes every figure of a document under the name of its kind (guides count
        once, not once a measure).

        name, paths: of the document, and of its figures. rank: among the kinds of
        documents; a figure's list follows it, in whatever order documents are composed.
        """
        kind, _, _ = name.partition("/")
        for path in paths:
            known = self._where.setdefault(path, {})
            before = known.get(kind, rank)
            known[kind] = min(rank, before)

    def where(self, path: str) -> list[str]:
        """The kinds of documents that show a figure."""
        known = self._where.get(path, {})
        return sorted(known, key=known.__getitem__)

    @offered
    def count(self, owner: str) -> int:
        """How many figures a measure or article has."""
        owner = words_given(owner, "count() 里的标识")
        known = self._counts.get(owner)
        if known is None:
            own = [row for row in self.rows if _is_of(row.path, owner)]
            known = len(own)
            self._counts[owner] = known
        return known

    @cached_property
    def rows(self) -> list[SourceRow]:
        """Every figure of the policy and of what it tells of, in their order. Details of
        guides (办理信息) are none of them."""
        return [row for row, record in self._all if not record.is_detail]

    @cached_property
    def detail_rows(self) -> list[SourceRow]:
        """Details of guides that are still to be verified (办理信息待核)."""
        return [
            row
            for row, record in self._all
            if record.is_detail and not record.figure.is_known
        ]

    @cached_property
    def _all(self) -> list[tuple[SourceRow, FigureRecord]]:
        """A row of everything that has a value, with its record."""
        records = figures(self._context.policy)
        known = {record.figure.path: record for record in records}
        found: list[tuple[SourceRow, FigureRecord]] = []
        for path, record in known.items():
            where = self.where(path)
            row = SourceRow(self._context, record, where, known)
            found.append((row, record))
        return found

    @cached_property
    def own_rows(self) -> list[SourceRow]:
        """The figures of the document itself."""
        return [row for row in self.rows if row.part in OWN]

    @cached_property
    def open_rows(self) -> list[SourceRow]:
        """Those that are proposed or unknown (拟定、待核)."""
        return [row for row in self.own_rows if row.value.is_open]

    @cached_property
    def approved_rows(self) -> list[SourceRow]:
        """Those that a decision has approved (已批准)."""
        return [row for row in self.own_rows if row.code == "approved"]

    @cached_property
    def settled_rows(self) -> list[SourceRow]:
        """Those that stand in a published document (已公布)."""
        return [row for row in self.own_rows if row.code == "published"]

    @cached_property
    def told_rows(self) -> list[SourceRow]:
        """Figures that the drafting note and the standards of things tell of."""
        return [row for row in self.rows if row.part in _TOLD]

    @cached_property
    def others_rows(self) -> list[SourceRow]:
        """Figures of other documents that are still to be found out; the others stand
        in the comparison, with their sources."""
        known = (*OWN, *_TOLD)
        return [
            row
            for row in self.rows
            if row.part not in known and row.code != "published"
        ]

    @property
    def without_figures(self) -> list[Any]:
        """The provisions that have no figure of their own."""
        return [
            one for one in self._context.provisions if not self.count(one.id)
        ]


def _home(
    context: ViewContext,
    record: FigureRecord,
) -> tuple[Marked, Marked]:
    """Where a figure belongs, as a reader calls it — （九）　专利奖配套奖励 — and what it is
    called there. Both as Markdown."""
    home, _, name = record.label.partition("·")
    shorter, _, last = name.rpartition("·")
    if shorter and last in _SAYS_NOTHING:
        name = shorter
    if record.part == "policy":
        return Marked("全文"), escape(record.label)
    owners = _owners(record.path)
    for view in context.provisions:
        if view.id in owners:
            words = f"{view.citation}　{view.subject}".strip()
            return escape(words), escape(name or home)
    return escape(home), escape(name or home)


def _is_of(path: str, owner: str) -> bool:
    """Whether a figure stands in the file of a provision, or in it as an article of
    another. path: of the figure; owner: id of the provision."""
    if f"/{owner}#" in path:
        return True
    return f"articles.{owner}." in path


def _owners(path: str) -> set[str]:
    """What a figure may be a part of: every name of which `_is_of` would say so."""
    return {*_FILE.findall(path), *_ARTICLE.findall(path)}


def figure_paths(blocks: Iterable[Block]) -> Iterator[str]:
    """Paths of the figures that blocks show, in order, with repeats."""
    for paragraph in paragraphs(blocks):
        for item in paragraph.inlines:
            if isinstance(item, Text) and item.mark and item.origin:
                yield item.origin.id


def _source(
    context: ViewContext,
    basis: Any,
    known: dict[str, FigureRecord],
) -> Marked:
    """Where a figure comes from: a document and its article, or the figures that it was
    compared with; "" where nothing is known."""
    if basis is None:
        return Marked("")
    if basis.source:
        document = basis.source.document
        article = escape(basis.source.article)
        if document in context.policy.documents:
            cited: str = context.cite(document)
        else:
            cited = context.write(document)
        return Marked(f"{cited}{article}")
    compared: list[str] = []
    for path in basis.compared.values():
        record = known.get(path)
        if record is None:
            continue
        label = escape(record.label)
        figure = context.write(record.figure)
        compared.append(f"{label}{figure}")
    return Marked("；".join(compared))
