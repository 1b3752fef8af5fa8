"""How a figure of ours relates to what another policy gives for the same (配套、高于、持平、
低于、新设、口径不同)."""

from __future__ import annotations

from collections.abc import Iterable

from policypress.source.model import (
    Benchmark,
    BenchmarkArticle,
    BenchmarkFigure,
    Figure,
    Support,
)
from policypress.source.model.figure import quantity_of
from policypress.source.model.quantities import is_benefit

MATCHING, ABOVE, EQUAL, BELOW = "配套", "高于", "持平", "低于"
NEW, OTHER_TERMS = "新设", "口径不同"


def paired_figures(
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
                    theirs = paired.setdefault(path, [])
                    theirs.append(figure)
    return paired


def known_figures(article: BenchmarkArticle) -> list[BenchmarkFigure]:
    """The figures of an article that are not still to be found out (待核)."""
    return [figure for figure in article.figures.values() if figure.is_known]


def states_amount(article: BenchmarkArticle) -> bool:
    """Whether an article gives an amount or a share, so that only the terms differ."""
    return any(map(is_benefit, known_figures(article)))


def matches_grant(support: Support) -> bool:
    """Whether the support is a share of what a higher level grants (配套)."""
    if "配套" not in support.mode:
        return False
    return any(_is_ratio(one.figure) for one in support.amount.figures())


def _is_ratio(figure: Figure) -> bool:
    quantity = quantity_of(figure)
    return quantity is not None and quantity.kind == "ratio"


def compare(ours: Figure, theirs: Figure) -> str:
    """How two figures relate; OTHER_TERMS where they are not of one kind."""
    left, right = quantity_of(ours), quantity_of(theirs)
    if left is None or right is None or left.kind != right.kind:
        return OTHER_TERMS
    if left.value == right.value:
        return EQUAL
    if left.value > right.value:
        return ABOVE
    return BELOW
