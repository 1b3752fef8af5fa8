"""What all applicants share (名额、总额): places by rank, and budgets that are cut in
proportion. The engine for one applicant knows of these only in words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import Any

from msgspec import Struct

from policypress.eligibility.building import number_of
from policypress.lists.compiling.layout import answer_column
from policypress.source.model import Limit, Policy, Support

FEN = 100


class Places(Struct, frozen=True):
    """So many places for one support. name: measure.support; number: of places, None =
    as many as there are; by: the question whose answer ranks, "" = nothing does;
    at_least: the lowest score, in the units of its column."""

    name: str
    number: int | None
    by: str = ""
    at_least: Fraction | None = None
    words: str = ""


class Budget(Struct, frozen=True):
    """So much money for all together. home: "" (the policy), a measure, or
    measure.support; most: fen; is_cut: what is more is cut in proportion."""

    home: str
    most: int
    is_cut: bool
    words: str
    period: str = ""


def places_of(policy: Policy) -> list[Places]:
    """All numbers of places of a policy."""
    found = []
    for name, measure in policy.measures.items():
        for key, support in measure.supports.items():
            one = _places(f"{name}.{key}", support)
            if one is not None:
                found.append(one)
    return found


def _places(name: str, support: Support) -> Places | None:
    """The places of one support; None where there are as many as applicants."""
    numbers = []
    words = []
    for limit in support.limits.values():
        if limit.scope == "all" and limit.is_count:
            number = _number(limit)
            if number is not None:
                numbers.append(int(number))
                words.append(_words(limit))
    ranking = support.ranking
    if ranking is None:
        return (
            Places(name, min(numbers), "", None, "；".join(words))
            if numbers
            else None
        )
    if ranking.top:
        numbers.append(ranking.top)
        words.append(f"取前{ranking.top}名")
    least = None
    if ranking.at_least is not None:
        found = number_of(ranking.at_least)
        least = None if found is None else Fraction(found)
        words.append(f"得分不低于{ranking.at_least}")
    if not numbers and least is None:
        return None
    number = min(numbers) if numbers else None
    return Places(name, number, ranking.by, least, "；".join(words))


def budgets_of(policy: Policy) -> list[Budget]:
    """All budgets of a policy, those of supports first."""
    found = []
    for name, measure in policy.measures.items():
        for key, support in measure.supports.items():
            found += _budgets(f"{name}.{key}", support.limits.values())
    for name, measure in policy.measures.items():
        found += _budgets(name, measure.limits.values())
    return found + _budgets("", policy.meta.limits.values())


def _budgets(home: str, limits: Any) -> list[Budget]:
    """The budgets of one place."""
    found = []
    for limit in limits:
        if limit.scope != "all" or limit.is_count:
            continue
        number = _number(limit)
        if number is not None:
            most = int(Fraction(number) * FEN)
            is_cut = limit.share_out == "pro_rata"
            found.append(
                Budget(home, most, is_cut, _words(limit), limit.period)
            )
    return found


def _number(limit: Limit) -> int | Fraction | None:
    """The figure of a limit as a number; None where it depends or is not settled."""
    figure = limit.figure
    return None if figure is None else number_of(figure)


def _words(limit: Limit) -> str:
    """A limit as it is said."""
    return f"{limit.name}{limit.figure}"


def given_places(one: Places, verdicts: Any, scores: Any, below: int) -> Any:
    """Who has a place: true, false, or null where that is open.

    Open is whose own verdict or score is, where it could decide, and who shares a score
    with others across the last place: what is done then the policy does not say.
    verdicts: of the support without places; scores: a column, null where not known.
    """
    import polars as pl

    allowed = verdicts.to_list()
    points = scores.to_list() if scores is not None else [None] * len(allowed)
    least = None if one.at_least is None else one.at_least * below
    passes = [
        _passes(holds, score, least)
        for holds, score in zip(allowed, points, strict=True)
    ]
    if one.number is None:
        return pl.Series(passes, dtype=pl.Boolean)
    certain = sorted(
        score
        for holds, score in zip(passes, points, strict=True)
        if holds is True and score is not None
    )
    known = sorted(
        score
        for holds, score in zip(passes, points, strict=True)
        if holds is not False and score is not None
    )
    unknown = sum(
        holds is not False and score is None
        for holds, score in zip(passes, points, strict=True)
    )
    race = _Race(one.number, certain, known, unknown)
    found = [
        race.place(holds, score)
        for holds, score in zip(passes, points, strict=True)
    ]
    return pl.Series(found, dtype=pl.Boolean)


def _passes(
    holds: bool | None, score: Any, least: Fraction | None
) -> bool | None:
    """Whether somebody may have a place at all."""
    if holds is False or least is None:
        return holds
    if score is None:
        return None
    return holds if score >= least else False


class _Race(Struct):
    """The scores of all. certain: of who is certain to be in the race; known: of these
    and of who may be; unknown: how many may be whose score is not known."""

    number: int
    certain: list[Any]
    known: list[Any]
    unknown: int

    def place(self, holds: bool | None, score: Any) -> bool | None:
        """Whether one of them has a place."""
        if holds is False:
            return False
        others = len(self.known) + self.unknown - 1
        if score is None:
            return holds if others < self.number else None
        better = len(self.certain) - bisect_right(self.certain, score)
        if better >= self.number:
            return False
        not_worse = (
            len(self.known) - bisect_left(self.known, score) - 1 + self.unknown
        )
        return holds if not_worse < self.number else None


def score_column(one: Places) -> str:
    """The column with the scores."""
    return answer_column(one.by)


class Shared(Struct, frozen=True):
    """What became of a budget. low, high: what is asked for, fen (None = no bound);
    given_low, given_high: what is paid."""

    budget: Budget
    low: int
    high: int | None
    given_low: int
    given_high: int | None


def share_out(
    budget: Budget, amounts: Any, low: str, high: str
) -> tuple[Any, Shared]:
    """The amounts under a budget. amounts: a frame with columns low and high in fen;
    each is cut in proportion, what is less than a fen is left out."""
    import polars as pl

    wide = amounts.select(
        pl.col(low).cast(pl.Int128), pl.col(high).cast(pl.Int128)
    )
    asked_low = int(wide[low].sum() or 0)
    is_open = wide[high].null_count() > 0
    asked_high = None if is_open else int(wide[high].sum() or 0)
    columns = [_cut(low, asked_low, budget), _cut(high, asked_high, budget)]
    cut = wide.select(columns) if budget.is_cut else wide
    given_high = None if cut[high].null_count() else int(cut[high].sum() or 0)
    shared = Shared(
        budget, asked_low, asked_high, int(cut[low].sum() or 0), given_high
    )
    return cut, shared


def _cut(name: str, asked: int | None, budget: Budget) -> Any:
    """A column in proportion to what there is. Where nobody knows how much is asked
    for, nobody gets more than there is."""
    import polars as pl

    column = pl.col(name)
    if asked is None:
        most = pl.lit(budget.most, dtype=pl.Int128)
        return pl.min_horizontal(column, most).alias(name)
    if asked <= budget.most:
        return column
    return (column * budget.most // asked).alias(name)
