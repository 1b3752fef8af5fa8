"""The comparison of our figures with other policies (政策对照): what each amount of ours stands
beside in each other place, and how they relate."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.views import relations
from policypress.compose.views.base_views import Named
from policypress.compose.views.compared_figures import (
    ComparedRow,
    FigureRow,
    compared_rows,
    figure_rows,
)
from policypress.compose.views.compared_sources import ComparedSources
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.relations import Counterpart
from policypress.compose.views.view_context import ViewContext
from policypress.source.model import Benchmark, BenchmarkArticle

# A policy compared with, and one of its articles.
Compared = tuple[Benchmark, BenchmarkArticle]

# Columns beside the name of a row and ours that a landscape page holds in small type: each
# as wide as 最高100万元 and 高于（注15）.
_COLUMNS = 10
# What the policies of a scope are called together where they don't say.
_CALLED = {"superior": "上级", "previous": "原政策", "peer": "其他地区"}


class Column(Struct, frozen=True):
    """Policies that share a column: those of a superior, the earlier ones, or those of
    one region among peers."""

    heading: str
    scope: str


class Part(Struct, frozen=True):
    """Columns that stand in one table: more of them than a page holds are parted into
    tables with the same rows. first, last: of the cells of a row (last is not in it)."""

    columns: list[Column]
    first: int
    last: int


class MeasureRows(Struct, frozen=True):
    """A measure and the rows below its heading."""

    measure: MeasureView
    rows: list[ComparedRow]


class Reason(Struct, frozen=True):
    """A row of the second table (说明): the articles of a superior that a measure stands
    beside, what others give without saying how much, and why ours is as it is."""

    measure: MeasureView
    clauses: list[Marked]
    others: list[Marked]
    note: Marked


class Comparison:
    """Rows by measure, columns by region, and the documents they draw on."""

    def __init__(self, context: ViewContext) -> None:
        self._context = context
        self._benchmarks = context.policy.benchmarks
        self._counterparts = relations.counterparts(self._benchmarks.values())

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
        words = list(dict.fromkeys(called))
        if words:
            return "、".join(words)
        if len(found) == 1:
            return found[0].name
        return _CALLED[scope]

    @property
    def scopes(self) -> list[str]:
        """The scopes that something is compared in."""
        used = {one.scope for one in self._benchmarks.values()}
        return [scope for scope in _CALLED if scope in used]

    @property
    def relation_words(self) -> tuple[str, ...]:
        """Every word that says how two amounts relate, for the filter of the page."""
        return relations.RELATIONS

    @cached_property
    def columns(self) -> list[Column]:
        """The columns that hold an amount, or a word about one: superiors first, then the
        earlier policies, then peers."""
        return [one for one in self._columns if one not in self.empty_columns]

    @property
    def parts(self) -> list[Part]:
        """The tables that hold all columns; one without any, where nobody states an amount."""
        found = []
        for first in range(0, len(self.columns) or 1, _COLUMNS):
            columns = self.columns[first : first + _COLUMNS]
            found.append(Part(columns, first, first + len(columns)))
        return found

    @cached_property
    def empty_columns(self) -> list[Column]:
        """Those that would hold no amount at all (所见文件未载金额): named below the table."""
        filled = {
            self._column(one)
            for one in self._benchmarks.values()
            if any(map(relations.states_amount, one.articles.values()))
        }
        return [one for one in self._columns if one not in filled]

    @cached_property
    def _columns(self) -> list[Column]:
        """Every column once: policies of a superior, the one before ours, then
        those of peers, each in the order of the source."""
        benchmarks = self._benchmarks.values()
        every = [
            self._column(one)
            for scope in _CALLED
            for one in benchmarks
            if one.scope == scope
        ]
        return list(dict.fromkeys(every))

    def _column(self, benchmark: Benchmark) -> Column:
        """Where the amounts of a policy stand: its region among peers, else what it is
        called together with others."""
        scope = benchmark.scope
        if scope == "peer":
            return Column(benchmark.region, scope)
        return Column(benchmark.called or benchmark.name, scope)

    @cached_property
    def groups(self) -> list[MeasureRows]:
        """The measures with their rows, and each other provision that a policy compared
        with stands against."""
        return [
            MeasureRows(measure, list(self._rows(measure)))
            for measure in self._compared
        ]

    def _rows(self, measure: MeasureView) -> Iterator[ComparedRow]:
        """A row for each amount, then one for those that stand beside none of ours."""
        beside = [
            [
                (benchmark, article)
                for benchmark, article in self._articles(measure.id)
                if self._column(benchmark) == column
            ]
            for column in self.columns
        ]
        yield from compared_rows(
            self._context,
            self.sources,
            measure.node,
            beside,
            self._counterparts,
        )

    @cached_property
    def figures(self) -> list[FigureRow]:
        """Every amount of ours and of others, one a row (对照数据)."""
        found: list[FigureRow] = []
        for measure in self._compared:
            articles = list(self._articles(measure.id))
            found += figure_rows(
                self._context,
                self.sources,
                measure,
                articles,
                self._counterparts,
            )
        return found

    @cached_property
    def reasons(self) -> list[Reason]:
        """The second table, without measures of which it would say nothing."""
        rows = [self._reason(measure) for measure in self._compared]
        return [row for row in rows if row.clauses or row.others or row.note]

    def _reason(self, measure: MeasureView) -> Reason:
        """What is said of a measure besides amounts."""
        articles = list(self._articles(measure.id))
        clauses = [
            self.sources.clause(*one)
            for one in articles
            if one[0].scope == "superior"
        ]
        others = [
            self._summary(*one)
            for one in articles
            if not relations.states_amount(one[1])
        ]
        unique = list(dict.fromkeys(clauses))
        return Reason(measure, unique, others, measure.note)

    def _summary(
        self,
        benchmark: Benchmark,
        article: BenchmarkArticle,
    ) -> Marked:
        """What an article gives without saying how much: 红石区：有奖励."""
        heading = escape(self._column(benchmark).heading)
        summary = self._context.write(article.summary.rstrip("。"))
        number = self.sources.note(benchmark, article)
        cited = f"（{number}）" if number else ""
        return Marked(f"{heading}：{summary}{cited}")

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
    def sources(self) -> ComparedSources:
        """The documents compared with, numbered in the order of the rows (注)."""
        found = [
            compared
            for measure in self._compared
            for compared in self._articles(measure.id)
        ]
        return ComparedSources(self._context, found)

    def _articles(self, measure: str) -> Iterator[Compared]:
        """The articles that bear on a measure."""
        for benchmark in self._benchmarks.values():
            for article in benchmark.articles.values():
                if measure in article.measures:
                    yield benchmark, article


__all__ = ["Column", "Comparison", "Counterpart", "MeasureRows", "Reason"]
