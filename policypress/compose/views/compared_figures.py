"""Amounts side by side (逐项对照): a row an amount of ours, with those of others that compare
with it; or one figure a row, for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.compose.markdown.markers import Marked, Span, escape
from policypress.compose.views import phrases, relations
from policypress.compose.views.compared_sources import (
    Compared,
    ComparedSources,
)
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.own_amounts import OwnAmount, own_amounts
from policypress.compose.views.relations import Counterpart
from policypress.compose.views.units import workbook_unit
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.source.model import BenchmarkFigure, Figure, Provision
from policypress.source.model.figure import quantity_of
from policypress.source.model.quantities import is_benefit

# What the row is called of amounts that are said to compare with none of ours.
_OTHERS = "其他标准（不逐项对照）"
_SCOPES = {"superior": "上级", "previous": "原政策", "peer": "同级"}

Counterparts = dict[str, list[Counterpart]]


class ComparedRow(Struct, frozen=True):
    """One amount: what it is for, ours, and the paragraphs of each column."""

    label: Marked
    ours: list[Marked]
    cells: list[list[Marked]]


class FigureRow(Struct, frozen=True):
    """One figure with all that tells it apart (对照数据).

    whose, scope: the policy compared with and its kind, "" for ours. bound: 最高, 定额, 比例.
    relation: of ours to it. force: whether its document still holds.
    """

    measure: MeasureView
    label: Marked
    whose: Marked
    scope: str
    bound: str
    value: Figure
    unit: str
    relation: str
    status: str
    document: Marked
    article: Marked
    force: str


def compared_rows(
    context: ViewContext,
    sources: ComparedSources,
    provision: Provision,
    beside: list[list[Compared]],
    counterparts: Counterparts,
) -> Iterator[ComparedRow]:
    """The rows of one provision. beside: for each column, the articles that bear on it."""
    cells = _Cells(context, sources, counterparts)
    for amount in own_amounts(provision, counterparts):
        yield ComparedRow(
            escape(amount.label),
            [cells.own(amount)],
            [cells.of(amount, articles) for articles in beside],
        )
    others = [cells.others(articles) for articles in beside]
    if any(others):
        nothing = [Marked(relations.NOT_SEEN)]
        filled = [one or nothing for one in others]
        yield ComparedRow(escape(_OTHERS), nothing, filled)


class _Cells:
    """Writes the cells of a comparison."""

    def __init__(
        self,
        context: ViewContext,
        sources: ComparedSources,
        counterparts: Counterparts,
    ) -> None:
        """sources: numbers the documents that cells name; counterparts: which
        figure of theirs stands for which of ours."""
        self._context = context
        self._sources = sources
        self._counterparts = counterparts

    def own(self, amount: OwnAmount) -> Marked:
        """Our amount: 最高50万元."""
        written = self._context.write(amount.figure)
        return Marked(f"{_bound(amount.most, amount.label)}{written}")

    def of(
        self,
        amount: OwnAmount,
        articles: list[Compared],
    ) -> list[Marked]:
        """What stands beside an amount of ours in one column: each figure that compares
        with it and how, or else in a word why there is none."""
        lines: list[Marked] = []
        known = {id(article) for _, article in articles}
        for one in self._counterparts.get(amount.figure.path, ()):
            if id(one.article) in known:
                lines += self._compared(amount, one)
        if lines:
            return lines
        if _is_matching(amount, articles):
            return [Marked(relations.MATCHING)]
        every = [article for _, article in articles]
        return [Marked(relations.without_amount(every))]

    def _compared(
        self,
        amount: OwnAmount,
        one: Counterpart,
    ) -> list[Marked]:
        """最高500万元, and below it 高于（注3）."""
        relation = relations.compare(amount.figure, one.figure)
        number = self._sources.note(one.benchmark, one.article)
        cited = f"（{number}）" if number else ""
        below = Marked(f"{relation}{cited}")
        if not one.figure.is_known:
            return [below]
        return [self._in_article(one, self._figure(one.figure)), below]

    def others(self, articles: list[Compared]) -> list[Marked]:
        """The amounts of a column that are said to compare with none of ours."""
        lines: list[Marked] = []
        for benchmark, article in articles:
            number = self._sources.note(benchmark, article)
            cited = f"（{number}）" if number else ""
            for figure in relations.known_figures(article):
                if figure.compares or not is_benefit(figure):
                    continue
                label = self._context.write(figure.label or figure.key)
                words = f"{label}{self._figure(figure)}{cited}"
                one = Counterpart(benchmark, article, figure)
                lines.append(self._in_article(one, words))
        return lines

    def _figure(self, figure: BenchmarkFigure) -> str:
        """A figure of others: 最高500万元."""
        written = self._context.write(figure)
        label = figure.label or figure.key
        return f"{_bound(figure.bound == 'up_to', label)}{written}"

    def _in_article(
        self,
        one: Counterpart,
        words: str,
    ) -> Marked:
        """Words that come from an article of a policy compared with."""
        article = one.article
        origin = Origin(article.path, article.place)
        return self._context.nodes.wrap(words, Span(origin, block=True))


def _bound(most: bool, label: str) -> str:
    """最高 before a ceiling, unless the label says so already."""
    if not most or label.endswith(("最高", "不超过", "最多计")):
        return ""
    return "最高"


def _is_matching(
    amount: OwnAmount,
    articles: list[Compared],
) -> bool:
    """Whether an amount is a share of what these policies, as superiors, grant (配套)."""
    if amount.support is None or amount.most:
        return False
    if not any(one.scope == "superior" for one, _ in articles):
        return False
    return relations.matches_grant(amount.support)


def figure_rows(
    context: ViewContext,
    sources: ComparedSources,
    measure: MeasureView,
    articles: list[Compared],
    counterparts: Counterparts,
) -> Iterator[FigureRow]:
    """The figures of one measure: each of ours, then those that compare with it, then the
    others of the articles that bear on it."""
    known = {id(article) for _, article in articles}
    rows = _FigureRows(context, sources, measure)
    for amount in own_amounts(measure.node, counterparts):
        yield rows.ours(amount)
        for one in counterparts.get(amount.figure.path, ()):
            if id(one.article) in known:
                relation = relations.compare(amount.figure, one.figure)
                yield rows.theirs(amount.label, one, relation)
    for benchmark, article in articles:
        for figure in article.figures.values():
            if figure.compares or not _is_amount(figure):
                continue
            one = Counterpart(benchmark, article, figure)
            yield rows.theirs("", one, relations.NOT_COMPARED)


def _is_amount(figure: BenchmarkFigure) -> bool:
    """Whether it is an amount, or may turn out to be one."""
    return is_benefit(figure) or not figure.is_known


class _FigureRows:
    """Writes the rows of one measure."""

    def __init__(
        self,
        context: ViewContext,
        sources: ComparedSources,
        measure: MeasureView,
    ) -> None:
        """sources: numbers the documents that rows name; measure: the one
        whose amounts are compared."""
        self._context = context
        self._sources = sources
        self._measure = measure

    def ours(self, amount: OwnAmount) -> FigureRow:
        """A row of an amount of ours; where it comes from stands in the list of sources."""
        nothing = Marked(relations.NOT_SEEN)
        return FigureRow(
            self._measure,
            escape(amount.label),
            Marked(""),
            "",
            _manner(amount.figure, amount.most),
            amount.figure,
            workbook_unit(amount.figure),
            "",
            phrases.STATUSES[amount.figure.status],
            nothing,
            nothing,
            "",
        )

    def theirs(
        self,
        label: str,
        one: Counterpart,
        relation: str,
    ) -> FigureRow:
        """A row of a figure of others. label: of ours that it compares with, "" for its own."""
        own = one.figure.label or one.figure.key
        source = self._sources.first(one.benchmark, one.article)
        nothing = Marked(relations.NOT_SEEN)
        known = one.figure.is_known
        return FigureRow(
            self._measure,
            escape(label or own),
            Marked(self._context.write(one.benchmark.name)),
            _SCOPES[one.benchmark.scope],
            _manner(one.figure, one.figure.bound == "up_to"),
            one.figure,
            workbook_unit(one.figure),
            relation if known else relations.TO_CHECK,
            phrases.STATUSES[one.figure.status],
            source.cite if source else nothing,
            escape(one.article.article or relations.NOT_SEEN),
            source.state if source else "",
        )


def _manner(figure: Figure, most: bool) -> str:
    """Whether a figure is a ceiling, a sum or a share."""
    if most:
        return "最高"
    quantity = quantity_of(figure)
    if quantity is not None and quantity.kind == "ratio":
        return "比例"
    return "定额"
