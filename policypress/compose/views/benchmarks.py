"""The comparison of our figures with other policies (政策对照): what each measure stands beside, and how it relates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from policypress.compose.markdown.markers import Marked, Span, escape
from policypress.compose.sandbox.marking import figure_span
from policypress.compose.views import phrases as words
from policypress.compose.views.measures import MeasureView, View, sourced
from policypress.document import Origin
from policypress.source.model import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Figure,
    Share,
    Support,
    Tiers,
)

if TYPE_CHECKING:
    from policypress.compose.views.context import Context

T = TypeVar("T")

MATCHING, ABOVE, EQUAL, BELOW = "配套", "高于", "持平", "低于"
NEW, NOT_SEEN, TO_CHECK, OTHER_TERMS = "新设", "市级未见", "市级标准待核", "口径不同"


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: each column is a list of marked paragraphs; relation is also given as plain words."""

    measure: MeasureView
    ours: list[Marked]
    clauses: list[Marked]
    city: list[Marked]
    previous: list[Marked]
    districts: list[Marked]
    relations: list[str]
    note: Marked
    sources: list[Marked]


class Comparison:
    """Rows in the order of the measures, and the articles they draw on."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._paired: dict[str, list[Figure]] = {}
        for benchmark, article in self._articles():
            if benchmark.scope == "city":
                for figure in article.figures.values():
                    for path in figure.compares:
                        self._paired.setdefault(path, []).append(figure)

    @property
    def previous_name(self) -> str:
        """Column head for the district's earlier regime: the name its benchmark gives it."""
        return next(
            (
                b.name
                for b in self._context.policy.benchmarks.values()
                if b.scope == "previous"
            ),
            "原区级标准",
        )

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(measure) for measure in self._context.measures]

    def _articles(
        self, measure: str = "", scope: str = ""
    ) -> Iterator[tuple[Benchmark, BenchmarkArticle]]:
        for benchmark in self._context.policy.benchmarks.values():
            for article in benchmark.articles.values():
                if (not measure or measure in article.measures) and (
                    not scope or benchmark.scope == scope
                ):
                    yield benchmark, article

    def _row(self, measure: MeasureView) -> Row:
        city = list(self._articles(measure.id, "city"))
        return Row(
            measure,
            self._ours(measure),
            _unique(self._clause(b, a) for b, a in city),
            self._standards(city),
            self._standards(list(self._articles(measure.id, "previous"))),
            self._standards(list(self._articles(measure.id, "district")), named=True),
            self._relations(measure, bool(city)),
            measure.note,
            self._states(measure),
        )

    def _ours(self, measure: MeasureView) -> list[Marked]:
        """One paragraph a support, named where there are several, then the limits of the whole measure."""
        several = len(measure.supports) > 1
        heads = [
            f"{self._context.write(support.name)}：" if several else ""
            for support in measure.supports
        ]
        lines = [
            Marked(head + "；".join(support.standard))
            for head, support in zip(heads, measure.supports)
        ]
        return lines + measure.limits

    def _standards(
        self, articles: list[tuple[Benchmark, BenchmarkArticle]], named: bool = False
    ) -> list[Marked]:
        """One paragraph an article: its known figures, or what it says where no figure is known."""
        lines: list[Marked] = []
        for benchmark, article in articles:
            head = f"{self._context.write(benchmark.region)}：" if named else ""
            known = [
                self._amount(figure)
                for figure in article.figures.values()
                if figure.value
            ]
            said = "；".join(known) or self._context.write(article.summary.rstrip("。"))
            span = Span(Origin(article.path, article.place), block=True)
            lines.append(self._context.nodes.wrap(f"{head}{said}", span))
        return lines

    def _amount(self, figure: BenchmarkFigure) -> str:
        bound = "最高" if figure.bound == "up_to" else ""
        return f"{self._context.write(figure.label or figure.key)}{bound}{self._context.write(figure)}"

    def _documents(self, benchmark: Benchmark, article: BenchmarkArticle) -> list[str]:
        """The policy compared with, and where its article was read when the policy itself was not to be had."""
        source = article.basis.source
        found = (benchmark.document, source.document if source else None)
        return [
            identity
            for identity in dict.fromkeys(found)
            if identity in self._context.policy.documents
        ]

    def _clause(self, benchmark: Benchmark, article: BenchmarkArticle) -> Marked:
        """Document, number and article, e.g. 《…》（深市监规〔2022〕10号）第三十二条."""
        identity = next(iter(self._documents(benchmark, article)), "")
        if not identity:
            return Marked(self._context.write(benchmark.name))
        number = self._context.policy.documents[identity].number
        written = f"（{escape(number)}）" if number else ""
        return Marked(
            f"{self._context.cite(identity, 'short')}{written}{escape(article.article)}"
        )

    @cached_property
    def sources(self) -> list[SourceView]:
        """The documents compared with, numbered in the order of the rows (来源清单)."""
        found = (
            key
            for measure in self._context.measures
            for b, a in self._articles(measure.id)
            for key in self._documents(b, a)
        )
        return [
            SourceView(self._context, order, key)
            for order, key in enumerate(_unique(found), 1)
        ]

    def _states(self, measure: MeasureView) -> list[Marked]:
        """The sources of a row by number, under whether they are still in force: 已失效：来源1、来源3.

        The word before each number lets a narrow column break there; LibreOffice takes 10、27、30 for one word.
        """
        used = {
            key for b, a in self._articles(measure.id) for key in self._documents(b, a)
        }
        states: dict[str, list[str]] = {}
        for view in self.sources:
            if view.id in used:
                states.setdefault(view.state, []).append(f"来源{view.order}")
        return [
            Marked(f"{state}：{'、'.join(numbers)}")
            for state, numbers in states.items()
        ]

    def _relations(self, measure: MeasureView, has_city: bool) -> list[str]:
        """The relation of the measure; where its supports differ, each relation with the supports it holds for."""
        found: dict[str, list[str]] = {}
        for support in measure.supports:
            found.setdefault(
                self._relation(measure, support.node, has_city), []
            ).append(support.name)
        if len(found) == 1:
            return list(found)
        return [f"{relation}：{'、'.join(names)}" for relation, names in found.items()]

    def _relation(self, measure: MeasureView, support: Support, has_city: bool) -> str:
        if _matches_grant(support):
            return MATCHING
        pairs = [
            (figure, theirs)
            for _, figure in words.amount_figures(support)
            for theirs in self._paired.get(figure.path, ())
        ]
        known = [
            (ours, theirs) for ours, theirs in pairs if ours.value and theirs.value
        ]
        if known:
            return "、".join(
                dict.fromkeys(_compare(ours, theirs) for ours, theirs in known)
            )
        if pairs:
            return TO_CHECK
        if not has_city:
            return NOT_SEEN
        city = [article for _, article in self._articles(measure.id, "city")]
        if all(article.absent for article in city):
            before = any(True for _ in self._articles(measure.id, "previous"))
            return OTHER_TERMS if before else NEW
        said = (
            figure
            for article in city
            for figure in article.figures.values()
            if figure.value
        )
        return (
            OTHER_TERMS
            if any(
                figure_span(figure).mark.unit in ("yuan", "ratio") for figure in said
            )
            else TO_CHECK
        )


class SourceView(View):
    """A document compared with: number in the list of sources, citation, and whether it is still in force."""

    def __init__(self, context: Context, order: int, identity: str) -> None:
        node = context.policy.documents[identity]
        self.id, self.order, self.cite = identity, order, context.cite(identity)
        self.issuer, self.date = (
            sourced(node.issuer or "—", node, "issuer"),
            node.date or "—",
        )
        self.state = words.FORCES[node.force]
        known = node.replaced_by in context.policy.documents
        self.successor = context.cite(node.replaced_by) if known else Marked("—")
        self.note = sourced(node.note or "—", node, "note")


def _unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def _matches_grant(support: Support) -> bool:
    """Whether the support is a share of what the city grants."""
    amount = support.amount
    if isinstance(amount, Tiers):
        return support.mode == "matching" and bool(amount.base)
    return isinstance(amount, Share) and amount.method == "share_of_grant"


def _compare(ours: Figure, theirs: Figure) -> str:
    left, right = (
        getattr(ours.parsed, "value", None),
        getattr(theirs.parsed, "value", None),
    )
    if (
        left is None
        or right is None
        or getattr(ours.parsed, "kind", "") != getattr(theirs.parsed, "kind", "")
    ):
        return OTHER_TERMS
    return EQUAL if left == right else ABOVE if left > right else BELOW
