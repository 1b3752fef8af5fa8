"""The comparison of our figures with other policies (政策对照): what each measure stands
beside, and how it relates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from policypress.compose.markdown.markers import Marked, Span, escape
from policypress.compose.views import phrases
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.relations import (
    ABOVE,
    BELOW,
    EQUAL,
    MATCHING,
    NEW,
    OTHER_TERMS,
    compare,
    known_figures,
    matches_grant,
    paired_figures,
    states_amount,
)
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.source.model import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Figure,
    Support,
)

T = TypeVar("T")
# A policy compared with, and one of its articles.
Compared = tuple[Benchmark, BenchmarkArticle]

# What the policies of a scope are called together where they don't say.
_CALLED = {"superior": "上级", "previous": "原政策", "peer": "其他地区"}


class Row(Struct, frozen=True):
    """One measure: each column is a list of marked paragraphs; relation is also given
    as plain words."""

    measure: MeasureView
    ours: list[Marked]
    clauses: list[Marked]
    superior: list[Marked]
    previous: list[Marked]
    peers: list[Marked]
    relations: list[str]
    note: Marked
    sources: list[Marked]


class Comparison:
    """Rows in the order of the measures, and the documents they draw on."""

    def __init__(self, context: ViewContext) -> None:
        self._context = context
        self._benchmarks = context.policy.benchmarks
        self._paired = paired_figures(self._benchmarks.values())

    @cached_property
    def called(self) -> Named:
        """What the policies of each scope are called together (superior, previous,
        peer): their own word, the name of the only one, or a plain one."""
        words = {scope: self._called(scope) for scope in _CALLED}
        return Named(words)

    def _called(self, scope: str) -> str:
        """The same of one scope. Several words are all said: 省级、市级."""
        benchmarks = self._benchmarks.values()
        found = [one for one in benchmarks if one.scope == scope]
        called = [one.called for one in found if one.called]
        words = _unique(called)
        if words:
            return "、".join(words)
        if len(found) == 1:
            return found[0].name
        return _CALLED[scope]

    @property
    def scopes(self) -> list[str]:
        """The scopes that something is compared in: no column without any."""
        used = {one.scope for one in self._benchmarks.values()}
        return [scope for scope in _CALLED if scope in used]

    @property
    def not_seen(self) -> str:
        """The relation where nothing of a superior is known: 市级未见."""
        return f"{self.called.superior}未见"

    @property
    def to_check(self) -> str:
        """The relation where what a superior gives has not been found out."""
        return f"{self.called.superior}标准待核"

    @property
    def relation_words(self) -> list[str]:
        """Every word that a relation may begin with, for the filter of the page."""
        known = (MATCHING, ABOVE, EQUAL, BELOW, NEW)
        return [
            *known,
            self.not_seen,
            self.to_check,
            OTHER_TERMS,
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """One row for each measure, and for each other provision that a policy compared
        with stands against."""
        return [self._row(one) for one in self._compared]

    @cached_property
    def _compared(self) -> list[MeasureView]:
        """The measures, and other provisions that something is compared with."""
        named: set[str] = set()
        for benchmark in self._benchmarks.values():
            for article in benchmark.articles.values():
                named.update(article.measures)
        return [
            one
            for one in self._context.provisions
            if one.is_measure or one.id in named
        ]

    @cached_property
    def sources(self) -> list[SourceView]:
        """The documents compared with, numbered in the order of the rows (来源清单)."""
        found: list[str] = []
        for measure in self._compared:
            found += self._documents_of(measure)
        documents = enumerate(_unique(found), 1)
        return [
            SourceView(self._context, order, key) for order, key in documents
        ]

    def _articles(
        self,
        measure: str,
        scope: str = "",
    ) -> Iterator[Compared]:
        """The articles that bear on a measure; scope: superior, previous, peer, or ""
        for all of them."""
        for benchmark in self._benchmarks.values():
            if scope and benchmark.scope != scope:
                continue
            for article in benchmark.articles.values():
                if measure in article.measures:
                    yield benchmark, article

    def _row(self, measure: MeasureView) -> Row:
        """What a measure stands beside, column by column."""
        superior = list(self._articles(measure.id, "superior"))
        previous = list(self._articles(measure.id, "previous"))
        peers = list(self._articles(measure.id, "peer"))
        clauses = [self._clause(*compared) for compared in superior]
        return Row(
            measure=measure,
            ours=self._ours(measure),
            clauses=_unique(clauses),
            superior=self._standards(superior),
            previous=self._standards(previous),
            peers=self._standards(peers, named=True),
            relations=self._relations(measure, superior),
            note=measure.note,
            sources=self._states(measure),
        )

    def _ours(self, measure: MeasureView) -> list[Marked]:
        """One paragraph a support, named where there are several, then the limits of
        the whole measure."""
        lines: list[Marked] = []
        are_named = len(measure.supports) > 1
        for support in measure.supports:
            line = "；".join(support.standard)
            if are_named:
                name = self._context.write(support.name)
                line = f"{name}：{line}"
            lines.append(Marked(line))
        return lines + measure.limits

    def _standards(
        self,
        articles: list[Compared],
        named: bool = False,
    ) -> list[Marked]:
        """One paragraph an article: its known figures, or what it says where no figure
        is known. named: with the region before it."""
        write = self._context.write
        lines: list[Marked] = []
        for benchmark, article in articles:
            line = self._standard(article)
            if named:
                line = f"{write(benchmark.region)}：{line}"
            origin = Origin(article.path, article.place)
            span = Span(origin, block=True)
            marked = self._context.nodes.wrap(line, span)
            lines.append(marked)
        return lines

    def _standard(self, article: BenchmarkArticle) -> str:
        """What one article gives: its known figures, else its summary."""
        known = [self._amount(one) for one in known_figures(article)]
        if known:
            return "；".join(known)
        summary = article.summary.rstrip("。")
        return self._context.write(summary)

    def _amount(self, figure: BenchmarkFigure) -> str:
        """A figure with its name: 资助最高500万元."""
        name = self._context.write(figure.label or figure.key)
        amount = self._context.write(figure)
        if figure.bound == "up_to":
            return f"{name}最高{amount}"
        return f"{name}{amount}"

    def _documents(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> list[str]:
        """The policy compared with, and where its article was read when the policy
        itself was not to be had: ids of registered documents."""
        found: list[str] = []
        if benchmark.document:
            found.append(benchmark.document)
        if article.basis.source:
            found.append(article.basis.source.document)
        registered = self._context.policy.documents
        return [key for key in _unique(found) if key in registered]

    def _documents_of(self, measure: MeasureView) -> list[str]:
        """The same for every article that a measure is compared with, with repeats."""
        found: list[str] = []
        for compared in self._articles(measure.id):
            found += self._documents(*compared)
        return found

    def _clause(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> Marked:
        """Document, number and article, e.g. 《…》（深市监规〔2022〕10号）第三十二条."""
        documents = self._documents(benchmark, article)
        if not documents:
            return Marked(self._context.write(benchmark.name))
        first = documents[0]
        clause = escape(article.article)
        cited = self._context.cite(first, "short")
        number = self._context.policy.documents[first].number
        if number:
            return Marked(f"{cited}（{escape(number)}）{clause}")
        return Marked(f"{cited}{clause}")

    def _states(self, measure: MeasureView) -> list[Marked]:
        """The sources of a row by number, under whether they are still in force:
        已失效：来源1、来源3.

        The word before each number lets a narrow column break there; LibreOffice takes
        10、27、30 for one word.
        """
        used = set(self._documents_of(measure))
        states: dict[str, list[str]] = {}
        for view in self.sources:
            if view.id in used:
                numbers = states.setdefault(view.state, [])
                numbers.append(f"来源{view.order}")
        return [Marked(line) for line in _by_heading(states)]

    def _relations(
        self,
        measure: MeasureView,
        superior: list[Compared],
    ) -> list[str]:
        """The relation of the measure; where its supports differ, each relation with
        the supports it holds for."""
        found: dict[str, list[str]] = {}
        for support in measure.supports:
            relation = self._relation(measure, support.node, superior)
            names = found.setdefault(relation, [])
            names.append(support.name)
        if len(found) == 1:
            return list(found)
        return _by_heading(found)

    def _relation(
        self,
        measure: MeasureView,
        support: Support,
        superior: list[Compared],
    ) -> str:
        """How one support relates to what a superior (上级) gives for the same."""
        if matches_grant(support):
            return MATCHING
        pairs = self._pairs(support)
        relations = [
            compare(ours, theirs)
            for ours, theirs in pairs
            if ours.is_known and theirs.is_known
        ]
        if relations:
            return "、".join(_unique(relations))
        if pairs:
            return self.to_check
        return self._relation_by_articles(measure, superior)

    def _relation_by_articles(
        self,
        measure: MeasureView,
        superior: list[Compared],
    ) -> str:
        """The relation where no figure of a superior is paired with ours."""
        if not superior:
            return self.not_seen
        articles = [article for _, article in superior]
        if all(article.absent for article in articles):
            if any(self._articles(measure.id, "previous")):
                return OTHER_TERMS
            return NEW
        if any(states_amount(article) for article in articles):
            return OTHER_TERMS
        return self.to_check

    def _pairs(self, support: Support) -> list[tuple[Figure, Figure]]:
        """Each figure of a support with each of a superior's that it is
        compared with."""
        pairs: list[tuple[Figure, Figure]] = []
        for one in support.amount.figures():
            compared = self._paired.get(one.figure.path, ())
            pairs += [(one.figure, theirs) for theirs in compared]
        return pairs


class SourceView(View):
    """A document compared with: number in the list of sources, citation, and whether it
    is still in force."""

    def __init__(
        self,
        context: ViewContext,
        order: int,
        identity: str,
    ) -> None:
        """order: its number in the list; identity: of a registered document."""
        documents = context.policy.documents
        node = documents[identity]
        self.id = identity
        self.order = order
        self.cite = context.cite(identity)
        self.issuer = sourced(node.issuer or "—", node, "issuer")
        self.date = node.date or "—"
        self.state = phrases.FORCES[node.force]
        self.successor = Marked("—")
        if node.replaced_by and node.replaced_by in documents:
            self.successor = context.cite(node.replaced_by)
        self.note = sourced(node.note or "—", node, "note")


def _by_heading(items: dict[str, list[str]]) -> list[str]:
    """A line for each heading and what stands below it: 持平：甲奖励、乙奖励."""
    lines: list[str] = []
    for heading, names in items.items():
        listed = "、".join(names)
        lines.append(f"{heading}：{listed}")
    return lines


def _unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))
