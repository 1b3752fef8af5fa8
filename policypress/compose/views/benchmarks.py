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
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.language.quantity import Quantity
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

MATCHING, ABOVE, EQUAL, BELOW = "配套", "高于", "持平", "低于"
NEW, OTHER_TERMS = "新设", "口径不同"
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
        self._paired = _paired_figures(self._benchmarks.values())

    @cached_property
    def called(self) -> Named:
        """What the policies of each scope are called together (superior, previous,
        peer): their own word, the name of the only one, or a plain one."""
        return Named({scope: self._called(scope) for scope in _CALLED})

    def _called(self, scope: str) -> str:
        """The same of one scope. Several words are all said: 省级、市级."""
        found = [
            one for one in self._benchmarks.values() if one.scope == scope
        ]
        words = _unique(one.called for one in found if one.called)
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
        return [*known, self.not_seen, self.to_check, OTHER_TERMS]

    @cached_property
    def rows(self) -> list[Row]:
        """One row for each measure, and for each other provision that a policy compared
        with stands against."""
        return [self._row(one) for one in self._compared]

    @cached_property
    def _compared(self) -> list[MeasureView]:
        """The measures, and other provisions that something is compared with."""
        named = {
            name
            for benchmark in self._benchmarks.values()
            for article in benchmark.articles.values()
            for name in article.measures
        }
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
        return [
            SourceView(self._context, order, key)
            for order, key in enumerate(_unique(found), 1)
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
        return Row(
            measure=measure,
            ours=self._ours(measure),
            clauses=_unique(self._clause(*compared) for compared in superior),
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
        for support in measure.supports:
            head = ""
            if len(measure.supports) > 1:
                head = f"{self._context.write(support.name)}："
            lines.append(Marked(head + "；".join(support.standard)))
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
            known = [self._amount(one) for one in _known_figures(article)]
            text = "；".join(known) or write(article.summary.rstrip("。"))
            head = f"{write(benchmark.region)}：" if named else ""
            span = Span(Origin(article.path, article.place), block=True)
            lines.append(self._context.nodes.wrap(f"{head}{text}", span))
        return lines

    def _amount(self, figure: BenchmarkFigure) -> str:
        """A figure with its name: 资助最高500万元."""
        name = self._context.write(figure.label or figure.key)
        bound = "最高" if figure.bound == "up_to" else ""
        return f"{name}{bound}{self._context.write(figure)}"

    def _documents(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> list[str]:
        """The policy compared with, and where its article was read when the policy
        itself was not to be had: ids of registered documents."""
        found = [benchmark.document]
        if article.basis.source:
            found.append(article.basis.source.document)
        known = self._context.policy.documents
        return [
            key for key in _unique(found) if key is not None and key in known
        ]

    def _documents_of(self, measure: MeasureView) -> list[str]:
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
        cited = self._context.cite(documents[0], "short")
        number = self._context.policy.documents[documents[0]].number
        written = f"（{escape(number)}）" if number else ""
        return Marked(f"{cited}{written}{escape(article.article)}")

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
                states.setdefault(view.state, []).append(f"来源{view.order}")
        return [
            Marked(f"{state}：{'、'.join(numbers)}")
            for state, numbers in states.items()
        ]

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
            found.setdefault(relation, []).append(support.name)
        if len(found) == 1:
            return list(found)
        return [
            f"{relation}：{'、'.join(names)}"
            for relation, names in found.items()
        ]

    def _relation(
        self,
        measure: MeasureView,
        support: Support,
        superior: list[Compared],
    ) -> str:
        """How one support relates to what a superior (上级) gives for the same."""
        if _matches_grant(support):
            return MATCHING
        pairs = self._pairs(support)
        known = [
            pair for pair in pairs if pair[0].is_known and pair[1].is_known
        ]
        if known:
            return "、".join(_unique(_compare(*pair) for pair in known))
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
            before = any(self._articles(measure.id, "previous"))
            return OTHER_TERMS if before else NEW
        if any(_states_amount(article) for article in articles):
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


def _paired_figures(
    benchmarks: Iterable[Benchmark],
) -> dict[str, list[Figure]]:
    """Path of one of our figures → a superior's that are said to compare with it."""
    paired: dict[str, list[Figure]] = {}
    for benchmark in benchmarks:
        if benchmark.scope != "superior":
            continue
        for article in benchmark.articles.values():
            for figure in article.figures.values():
                for path in figure.compares:
                    paired.setdefault(path, []).append(figure)
    return paired


def _known_figures(article: BenchmarkArticle) -> list[BenchmarkFigure]:
    """The figures of an article that are not still to be found out (待核)."""
    return [figure for figure in article.figures.values() if figure.is_known]


def _states_amount(article: BenchmarkArticle) -> bool:
    """Whether an article gives an amount or a share, so that only the terms differ."""
    parsed = [figure.parsed for figure in _known_figures(article)]
    return any(
        isinstance(one, Quantity) and one.kind in ("money", "ratio")
        for one in parsed
    )


def _unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def _matches_grant(support: Support) -> bool:
    """Whether the support is a share of what a higher level grants (配套)."""
    if "配套" not in support.mode:
        return False
    return any(_is_ratio(one.figure) for one in support.amount.figures())


def _is_ratio(figure: Figure) -> bool:
    parsed = figure.parsed
    return isinstance(parsed, Quantity) and parsed.kind == "ratio"


def _compare(ours: Figure, theirs: Figure) -> str:
    """How two figures relate; OTHER_TERMS where they are not of one kind."""
    left, right = ours.parsed, theirs.parsed
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return OTHER_TERMS
    if left.kind != right.kind:
        return OTHER_TERMS
    if left.value == right.value:
        return EQUAL
    if left.value > right.value:
        return ABOVE
    return BELOW
