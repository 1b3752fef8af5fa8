"""What all applicants share (名额、总额): places by rank, and budgets that are cut in
proportion. The engine for one applicant knows of these only in words."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Any

from msgspec import Struct, field

from policypress.eligibility.building import number_of
from policypress.lists.compiling.layout import Layout, answer_column
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
    numbers, words = _counted(support)
    ranking = support.ranking
    least = None
    if ranking is not None:
        if ranking.top:
            numbers.append(ranking.top)
            words.append(f"取前{ranking.top}名")
        if ranking.at_least is not None:
            found = number_of(ranking.at_least)
            least = None if found is None else Fraction(found)
            words.append(f"得分不低于{ranking.at_least}")
    if not numbers and least is None:
        return None
    number = min(numbers, default=None)
    by = ranking.by if ranking is not None else ""
    return Places(name, number, by, least, "；".join(words))


def _counted(support: Support) -> tuple[list[int], list[str]]:
    """The numbers of places that limits give for all together, and how they are said."""
    numbers, words = [], []
    for limit in support.limits.values():
        number = _number(limit)
        if limit.scope == "all" and limit.is_count and number is not None:
            numbers.append(int(number))
            words.append(_words(limit))
    return numbers, words


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


class Race(Struct):
    """Who competes for the places of a support: of the scores only the highest, as many
    as can decide, so that a list of any length fits.

    certain: the scores of who is certain to compete, one for each place at most; known:
    of these and of who may compete, one more at most; both from the highest down. number:
    how many of the latter there are; unknown: how many may whose score is not known.
    """

    one: Places
    certain: list[Fraction] = field(default_factory=list)
    known: list[Fraction] = field(default_factory=list)
    number: int = 0
    unknown: int = 0

    def take(self, verdicts: Any, scores: Any, below: int) -> None:
        """Takes in applicants. verdicts: of the support without places; scores: a
        column, null where not known, or None; below: the units of a point."""
        import polars as pl

        places = self.one.number
        if places is None:
            return
        racers = _racers(self.one, verdicts, scores, below)
        may = racers.filter(pl.col("holds").fill_null(True))
        known = may["score"].drop_nulls()
        certain = may.filter("holds")["score"].drop_nulls()
        self.number += len(known)
        self.unknown += may["score"].null_count()
        self.certain = _highest(self.certain, certain, below, places)
        self.known = _highest(self.known, known, below, places + 1)

    def given(self, verdicts: Any, scores: Any, below: int) -> Any:
        """Who of some applicants has a place, when all have been taken in: true, false,
        or null where that is open.

        Open is whose own verdict or score is, where it could decide, and who shares a
        score with others across the last place: what is done then the policy does not
        say.
        """
        import polars as pl

        racers = _racers(self.one, verdicts, scores, below)
        places = self.one.number
        if places is None:
            return racers["holds"]
        others = self.number + self.unknown - 1
        kept = pl.col("holds") if others < places else pl.lit(None)
        place = (
            pl.when(pl.col("holds").eq(False))
            .then(False)
            .when(pl.col("score").is_null())
            .then(kept)
            .when(self._is_beaten(places, below))
            .then(False)
            .when(self._is_ahead(places, below))
            .then(pl.col("holds"))
        )
        found = racers.select(place.cast(pl.Boolean).alias("place"))
        return found.to_series()

    def _is_beaten(self, places: int, below: int) -> Any:
        """Whether enough certain ones have more points."""
        import polars as pl

        if len(self.certain) < places or not places:
            return pl.lit(not places)
        return pl.col("score") < ceil(self.certain[places - 1] * below)

    def _is_ahead(self, places: int, below: int) -> Any:
        """Whether no more have as many points than there are places, whatever the
        scores that are missing."""
        import polars as pl

        left = places - self.unknown
        if left <= 0 or len(self.known) <= left:
            return pl.lit(left > 0)
        return pl.col("score") > floor(self.known[left] * below)


def _highest(
    kept: list[Fraction], scores: Any, below: int, most: int
) -> list[Fraction]:
    """The highest of the scores that were kept and of new ones, from the highest down."""
    new = scores.top_k(min(most, len(scores))).to_list()
    every = kept + [Fraction(int(one), below) for one in new]
    return sorted(every, reverse=True)[:most]


def _racers(one: Places, verdicts: Any, scores: Any, below: int) -> Any:
    """A frame: whether somebody may have a place at all (holds), and the score."""
    import polars as pl

    frame = pl.DataFrame({"holds": verdicts}, schema={"holds": pl.Boolean})
    if scores is None:
        nothing = pl.lit(None, dtype=pl.Int64).alias("score")
        frame = frame.with_columns(nothing)
    else:
        frame = frame.with_columns(scores.alias("score"))
    if one.at_least is None:
        return frame
    least = ceil(one.at_least * below)
    holds = (
        pl.when(pl.col("holds").eq(False))
        .then(False)
        .when(pl.col("score").is_null())
        .then(None)
        .when(pl.col("score") < least)
        .then(False)
        .otherwise(pl.col("holds"))
    )
    return frame.with_columns(holds.alias("holds"))


def given_places(one: Places, verdicts: Any, scores: Any, below: int) -> Any:
    """Who has a place among all applicants (`Race`)."""
    race = Race(one)
    race.take(verdicts, scores, below)
    return race.given(verdicts, scores, below)


def score_column(one: Places) -> str:
    """The column with the scores."""
    return answer_column(one.by)


def scores_of(
    one: Places, applicants: Any, layout: Layout
) -> tuple[Any | None, int]:
    """The scores of some applicants, and in which units a point is; None where nothing
    ranks, or the question is none of the applicant."""
    scores = None
    if one.by and score_column(one) in applicants.columns:
        scores = applicants[score_column(one)]
    scale = layout.scales.get(one.by)
    return scores, scale.below if scale else 1


class Shared(Struct, frozen=True):
    """What became of a budget. low, high: what is asked for, fen (None = no bound);
    given_low, given_high: what is paid."""

    budget: Budget
    low: int
    high: int | None
    given_low: int
    given_high: int | None


def asked_for(amounts: Any) -> tuple[int, int | None]:
    """What some amounts come to, least and most (None = no bound). amounts: a frame with
    columns low and high in fen."""
    low = int(amounts["low"].sum() or 0)
    if amounts["high"].null_count():
        return low, None
    return low, int(amounts["high"].sum() or 0)


def cut_out(
    budget: Budget, amounts: Any, asked_low: int, asked_high: int | None
) -> Any:
    """Amounts under a budget, each cut in proportion to what all ask for; what is less
    than a fen is left out."""
    if not budget.is_cut:
        return amounts
    columns = [
        _cut("low", asked_low, budget),
        _cut("high", asked_high, budget),
    ]
    return amounts.select(columns)


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
