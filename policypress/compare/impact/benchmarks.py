"""The policies compared against (对照政策).

Which comparison is to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from policypress.findings import Place

if TYPE_CHECKING:  # two texts need no policy, and the model takes long to load
    from policypress.compare.impact.figures import FigureChange
    from policypress.source.figures import FigureRecord
    from policypress.source.model import Policy


class BenchmarkImpact(Struct, frozen=True):
    """A figure of another policy that stands against one of ours that changed.

    The names of the fields are keys of ``--json``. benchmark, article, value:
    the other policy, its article and its figure; path, label, old, new: ours.
    place: of theirs.
    """

    benchmark: str
    article: str
    value: str
    path: str
    label: str
    old: str
    new: str
    place: Place = Place("")


def benchmark_impacts(
    policy: Policy,
    rows: Iterable[FigureChange],
) -> list[BenchmarkImpact]:
    """The figures of other policies whose comparison with ours is to be made
    anew.

    policy: the new version; rows: what differs from the old one.
    """
    from policypress.source.figures import figures

    records = {record.path: record for record in figures(policy)}
    links = _links(records)
    found = []
    for row in rows:
        targets = links.get(row.path, [])
        for target in targets:
            record = records.get(target)
            if record:
                found.append(_impact(row, record, policy))
    return found


def _links(records: Mapping[str, FigureRecord]) -> dict[str, list[str]]:
    """The paths of the figures that each of our figures is compared with, in
    order.

    Either side may name the other: a benchmark what it `compares`, our own
    figure in its basis what it was `compared` with. A link that both name
    counts once.
    """
    from policypress.source.model.register import BenchmarkFigure

    links: dict[str, list[str]] = {}
    for record in records.values():
        figure = record.figure
        if isinstance(figure, BenchmarkFigure):
            pairs = [(ours, record.path) for ours in figure.compares]
        elif figure.provenance:
            pairs = [
                (record.path, theirs)
                for theirs in figure.provenance.compared.values()
                if theirs.startswith("benchmarks/")
            ]
        else:
            pairs = []
        for ours, theirs in pairs:
            known = links.setdefault(ours, [])
            if theirs not in known:
                known.append(theirs)
    return links


def _impact(
    row: FigureChange,
    record: FigureRecord,
    policy: Policy,
) -> BenchmarkImpact:
    """One of our figures that changed, and the one that it is
    compared with.
    """
    benchmark, article = _benchmark_and_article(policy, record.path)
    return BenchmarkImpact(
        benchmark=benchmark,
        article=article,
        value=str(record.figure),
        path=row.path,
        label=row.label,
        old=row.old,
        new=row.new,
        place=record.place,
    )


def _benchmark_and_article(
    policy: Policy,
    path: str,
) -> tuple[str, str]:
    """Name of the other policy and of its article, as registered.

    Its file and "" if not.
    """
    file, _, inner_path = path.partition("#")
    name = file.removeprefix("benchmarks/")
    benchmark = policy.benchmarks.get(name)
    if benchmark is None:
        return file, ""
    # articles.contest.figures.gold: the id of the article comes second.
    _, _, below_articles = inner_path.partition(".")
    key, _, _ = below_articles.partition(".")
    article = benchmark.articles.get(key)
    return benchmark.name, article.article if article else ""
