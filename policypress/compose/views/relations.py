"""How a figure of ours relates to what another policy gives for the same (配套、高于、持平、
低于、未设、口径不同)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

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
ABSENT, OTHER_TERMS = "未设", "口径不同"
TO_CHECK, NO_AMOUNT = "待核", "未载金额"
NOT_SEEN = "—"
NOT_COMPARED = "不对照"  # nobody says that it is for the same as one of ours
# Every word that a cell may say, in the order in which a filter offers them.
RELATIONS = (
    ABOVE,
    EQUAL,
    BELOW,
    MATCHING,
    OTHER_TERMS,
    ABSENT,
    TO_CHECK,
    NO_AMOUNT,
)


class Counterpart(Struct, frozen=True):
    """A figure of a policy compared with (对照数据), and where it stands."""

    benchmark: Benchmark
    article: BenchmarkArticle
    figure: BenchmarkFigure


def counterparts(
    benchmarks: Iterable[Benchmark],
) -> dict[str, list[Counterpart]]:
    """Path of one of our figures → those that are said to compare with it."""
    found: dict[str, list[Counterpart]] = {}
    for benchmark in benchmarks:
        for article in benchmark.articles.values():
            for figure in article.figures.values():
                one = Counterpart(benchmark, article, figure)
                for path in figure.compares:
                    found.setdefault(path, []).append(one)
    return found


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
    """How two figures relate: what is given at most by one and by the other.

    TO_CHECK while one of them is unknown; OTHER_TERMS where they are not of one kind or
    are counted in different units (10家, 10个), or one is only about so much.
    """
    if not ours.is_known or not theirs.is_known:
        return TO_CHECK
    left, right = quantity_of(ours), quantity_of(theirs)
    if left is None or right is None:
        return OTHER_TERMS
    if (left.kind, left.unit) != (right.kind, right.unit):
        return OTHER_TERMS
    if left.approx or right.approx:
        return OTHER_TERMS
    if left.value == right.value:
        return EQUAL
    if left.value > right.value:
        return ABOVE
    return BELOW


def without_amount(articles: list[BenchmarkArticle]) -> str:
    """What a cell says where none of these articles, which bear on the measure, has a
    figure to compare: that nothing of the kind was seen (—), that they certainly have no
    such support (未设), that its amount is still to be found out, or not stated."""
    if not articles:
        return NOT_SEEN
    if all(article.absent for article in articles):
        return ABSENT
    if any(map(states_amount, articles)):
        return NOT_SEEN  # none for this; they stand in a row of their own
    open_figures = [
        figure
        for article in articles
        for figure in article.figures.values()
        if not figure.is_known
    ]
    return TO_CHECK if open_figures else NO_AMOUNT
