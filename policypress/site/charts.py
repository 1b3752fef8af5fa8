"""Figures side by side (图表): ours against a superior's and those of the policy before,
where they are comparable."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from policypress.compose.views.context import Context
from policypress.site.text import SiteText
from policypress.source.figures import FigureRecord
from policypress.source.model import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Figure,
)
from policypress.source.model.figure import quantity_of

_KINDS = ("money", "ratio")
_STATUSES = {
    "published": "",
    "approved": "",
    "proposed": "拟定",
    "unknown": "待核",
}
# The last word of a label that says no more than that it is a figure.
_PLAIN_LABELS = ("限额", "金额", "比例", "单价")


class Bar(Struct, frozen=True):
    """who: ours (本区), or the policy compared with. kind: ours, superior or previous. width:
    percent of the widest bar of the chart."""

    who: str
    kind: str
    said: str
    width: str
    source: str
    status: str


class Row(Struct, frozen=True):
    """One figure of ours and those it is compared with."""

    label: str
    bars: list[Bar]


class Chart(Struct, frozen=True):
    """The comparable figures of one measure and one kind (money or ratio): bars of a
    chart share their scale."""

    measure: str
    kind: str
    rows: list[Row] = field(default_factory=list)


Compared = tuple[Benchmark, BenchmarkArticle, BenchmarkFigure]


def charts(
    context: Context,
    words: SiteText,
    known: dict[str, FigureRecord],
) -> list[Chart]:
    """Charts in the order of the measures; a figure without anything comparable is in
    none. known: figures by path."""
    pairs = _pairs(context, known)
    found: dict[tuple[str, str], list[str]] = {}
    for path in known:  # in the order of the measures
        if path in pairs:
            measure = path.partition("#")[0].removeprefix("measures/")
            key = (measure, _kind(known[path].figure))
            found.setdefault(key, []).append(path)
    return [
        Chart(
            measure,
            kind,
            _rows(
                paths,
                pairs,
                known,
                context,
                words,
            ),
        )
        for (measure, kind), paths in found.items()
        if measure in context.measure_views
    ]


def _pairs(
    context: Context,
    known: dict[str, FigureRecord],
) -> dict[str, list[Compared]]:
    """What each of our figures can be compared with, by its path: figures of the same kind."""
    pairs: dict[str, list[Compared]] = {}
    for benchmark, article, theirs in _theirs(context):
        for path in theirs.compares:
            ours = known.get(path)
            if ours and _kind(ours.figure) == _kind(theirs):
                pairs.setdefault(path, []).append((benchmark, article, theirs))
    return pairs


def _rows(
    paths: list[str],
    pairs: dict[str, list[Compared]],
    known: dict[str, FigureRecord],
    context: Context,
    words: SiteText,
) -> list[Row]:
    """The rows of one chart: ours first, then each that it is compared with."""
    shown: list[Figure] = [known[path].figure for path in paths]
    for path in paths:
        shown += [theirs for _, _, theirs in pairs[path]]
    widest = max(_number(figure) for figure in shown)
    rows = []
    for path in paths:
        bars = [_our_bar(known[path].figure, widest, str(context.p.here))]
        for benchmark, article, theirs in pairs[path]:
            source = _source(
                context,
                words,
                benchmark,
                article,
                theirs,
            )
            bars.append(_their_bar(benchmark, theirs, source, widest))
        rows.append(Row(_label(known[path]), bars))
    return rows


def _our_bar(
    figure: Figure,
    widest: float,
    here: str,
) -> Bar:
    """widest: the number that fills the whole width; here: what we call ourselves."""
    return Bar(
        here,
        "ours",
        str(figure),
        _width(figure, widest),
        "",
        _STATUSES[figure.status],
    )


def _their_bar(
    benchmark: Benchmark,
    figure: BenchmarkFigure,
    source: str,
    widest: float,
) -> Bar:
    """source: the document and article that it stands in."""
    bound = "最高" if figure.bound == "up_to" else ""
    return Bar(
        benchmark.name,
        benchmark.scope,
        f"{bound}{figure}",
        _width(figure, widest),
        source,
        "",
    )


def _theirs(context: Context) -> Iterator[Compared]:
    """Known amounts and ratios of superior and earlier policies; those not verified
    are left out."""
    for benchmark in context.policy.benchmarks.values():
        if benchmark.scope not in ("superior", "previous"):
            continue
        for article in benchmark.articles.values():
            for figure in article.figures.values():
                if figure.status == "published" and _kind(figure) in _KINDS:
                    yield benchmark, article, figure


def _source(
    context: Context,
    words: SiteText,
    benchmark: Benchmark,
    article: BenchmarkArticle,
    figure: BenchmarkFigure,
) -> str:
    """The document, its article, and what the figure is: 市级规程第五条（金奖）."""
    source = article.basis.source
    document = benchmark.document or (source.document if source else "")
    cited = benchmark.name
    if document in context.policy.documents:
        cited = words.text(context.cite(document, "short"))
    about = f"（{figure.label}）" if figure.label else ""
    return f"{cited}{article.article}{about}"


def _kind(figure: Figure) -> str:
    """money, ratio, count or duration; "" for what is no quantity."""
    quantity = quantity_of(figure)
    if quantity is None or not figure.is_known:
        return ""
    return quantity.kind


def _number(figure: Figure) -> float:
    """Of a figure that has a kind."""
    quantity = quantity_of(figure)
    if quantity is None:
        return 0.0
    return float(quantity.value)


def _width(figure: Figure, widest: float) -> str:
    """Percent of the chart's width; nothing when all its figures are zero."""
    if not widest:
        return "0.00%"
    return f"{100 * _number(figure) / widest:.2f}%"


def _label(record: FigureRecord) -> str:
    """Support and tier: without the measure before, and what says no more than that it
    is a figure."""
    _, *names = record.label.split("·")
    parts = [name for name in names if name not in _PLAIN_LABELS]
    return "·".join(parts) or record.label
