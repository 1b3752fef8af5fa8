"""Figures side by side (图表): ours against the city's and the earlier regime's, where they are comparable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from policypress.compose.views.context import Context
from policypress.site.words import Words
from policypress.source.figures import FigureRecord
from policypress.source.model import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Figure,
)

_KINDS = ("money", "ratio")


@dataclass(frozen=True, slots=True)
class Bar:
    """who: 本区, or the policy compared with. kind: ours, city or previous. width: percent of the widest bar of the chart."""

    who: str
    kind: str
    said: str
    width: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of ours and those it is compared with."""

    label: str
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Chart:
    """The comparable figures of one measure and one kind (money or ratio): bars of a chart share their scale."""

    measure: str
    kind: str
    rows: list[Row] = field(default_factory=list)


def charts(
    context: Context, words: Words, known: dict[str, FigureRecord]
) -> list[Chart]:
    """Charts in the order of the measures; a figure without anything comparable is in none. known: figures by path."""
    pairs: dict[str, list[tuple[Benchmark, BenchmarkArticle, BenchmarkFigure]]] = {}
    for benchmark, article, theirs in _theirs(context):
        for path in theirs.compares:
            if path in known and _kind(known[path].figure) == _kind(theirs):
                pairs.setdefault(path, []).append((benchmark, article, theirs))
    found: dict[tuple[str, str], list[str]] = {}
    for path in (
        path for path in known if path in pairs
    ):  # `known` is in the order of the measures
        found.setdefault(
            (
                path.partition("#")[0].removeprefix("measures/"),
                _kind(known[path].figure),
            ),
            [],
        ).append(path)
    return [
        Chart(measure, kind, _rows(paths, pairs, known, context, words))
        for (measure, kind), paths in found.items()
        if measure in context.measure_views
    ]


def _rows(
    paths: list[str],
    pairs: dict,
    known: dict[str, FigureRecord],
    context: Context,
    words: Words,
) -> list[Row]:
    widest = max(
        _number(f)
        for path in paths
        for f in (known[path].figure, *(theirs for *_, theirs in pairs[path]))
    )
    rows = []
    for path in paths:
        ours = known[path].figure
        status = (
            ""
            if ours.status == "published"
            else "拟定"
            if ours.status == "proposed"
            else "待核"
        )
        bars = [Bar("本区", "ours", str(ours), _width(ours, widest), "", status)]
        for benchmark, article, theirs in pairs[path]:
            bound = "最高" if theirs.bound == "up_to" else ""
            source = _source(context, words, benchmark, article, theirs)
            bars.append(
                Bar(
                    benchmark.name,
                    benchmark.scope,
                    f"{bound}{theirs}",
                    _width(theirs, widest),
                    source,
                    "",
                )
            )
        rows.append(Row(_label(known[path]), bars))
    return rows


def _theirs(
    context: Context,
) -> Iterator[tuple[Benchmark, BenchmarkArticle, BenchmarkFigure]]:
    """Known amounts and ratios of the city's and the earlier policies; those not verified are left out."""
    for benchmark in context.policy.benchmarks.values():
        if benchmark.scope in ("city", "previous"):
            for article in benchmark.articles.values():
                for figure in article.figures.values():
                    if (
                        figure.value
                        and figure.status == "published"
                        and _kind(figure) in _KINDS
                    ):
                        yield benchmark, article, figure


def _source(
    context: Context,
    words: Words,
    benchmark: Benchmark,
    article: BenchmarkArticle,
    figure: BenchmarkFigure,
) -> str:
    source = article.basis.source
    document = benchmark.document or (source.document if source else "")
    cited = (
        words.text(context.cite(document, "short"))
        if document in context.policy.documents
        else benchmark.name
    )
    about = f"（{figure.label}）" if figure.label else ""
    return f"{cited}{article.article}{about}"


def _kind(figure: Figure) -> str:
    return getattr(figure.parsed, "kind", "")


def _number(figure: Figure) -> float:
    return float(figure.parsed.value)


def _width(figure: Figure, widest: float) -> str:
    return f"{100 * _number(figure) / widest if widest else 0:.2f}%"


def _label(record: FigureRecord) -> str:
    """Support and tier: without the measure before, and what says no more than that it is a figure."""
    parts = [
        part
        for part in record.label.split("·")[1:]
        if part not in ("限额", "金额", "比例", "单价")
    ]
    return "·".join(parts) or record.label
