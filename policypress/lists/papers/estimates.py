"""What measures come to (资金估算): low, middle and high, by measure and year."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct, field

from policypress.eligibility.building import number_of
from policypress.lists.outcome import Outcome
from policypress.lists.papers.places_bound import over_all_places, over_places


class Estimate(Struct, frozen=True):
    """Fen. low: what is certain, as if whoever is undecided got nothing; high: the most
    that can come of the missing answers, None = no bound."""

    low: int
    high: int | None

    @property
    def middle(self) -> int | None:
        """Half way between both."""
        return None if self.high is None else (self.low + self.high) // 2

    def lowered(self, over: int) -> Estimate:
        """The same with less at most, but never less than what is certain."""
        if self.high is None:
            return self
        return Estimate(self.low, max(self.low, self.high - over))

    def less(self, other: Estimate) -> Estimate:
        """What is left."""
        if self.high is None or other.high is None:
            return Estimate(self.low - other.low, None)
        return Estimate(self.low - other.low, self.high - other.high)


class Line(Struct, frozen=True):
    """A measure. certain, open: how many applicants get something, or may; asked: what
    it comes to before budgets, paid: after them; years: what is paid in which year.

    Where an amount has no bound of its own, nobody gets more by it than by all measures
    together; is_bounded_so: whether that was needed."""

    measure: str
    number: str
    title: str
    certain: int
    open: int
    asked: Estimate
    paid: Estimate
    years: list[Estimate] = field(default_factory=list)
    is_bounded_so: bool = False


def lines(outcome: Outcome) -> list[Line]:
    """All measures, in the order of the policy."""
    return [
        _line(outcome, one.id, one.rule)
        for one in outcome.plan.prepared.measures
    ]


def _line(outcome: Outcome, name: str, rule: dict[str, str]) -> Line:
    """One measure."""
    verdicts = outcome.results[f"m:{name}.v"]
    paid = _sum(
        outcome,
        f"m:{name}.given",
        f"m:{name}.given high",
        "total.given high",
    )
    asked = _sum(outcome, f"m:{name}.low", f"m:{name}.high", "total.high")
    paid = paid.lowered(over_places(outcome, name))
    highs = outcome.results[f"m:{name}.given high"]
    return Line(
        name,
        rule["number"],
        rule["title"],
        int(verdicts.sum() or 0),
        verdicts.null_count(),
        asked,
        paid,
        _years(outcome, name, paid),
        highs.null_count() > 0,
    )


def reached(outcome: Outcome) -> tuple[int, int]:
    """How many applicants get something by any measure, and how many more may."""
    import polars as pl

    names = [one.id for one in outcome.plan.prepared.measures]
    verdicts = [pl.col(f"m:{name}.v") for name in names]
    if not verdicts:
        return 0, 0
    any_of_all = pl.any_horizontal(verdicts)
    found = outcome.results.select(any_of_all.alias("any"))["any"]
    return int(found.sum() or 0), found.null_count()


def added(ones: Iterable[Estimate]) -> Estimate:
    """The sum of some estimates."""
    low = 0
    high: int | None = 0
    for one in ones:
        low += one.low
        if high is None or one.high is None:
            high = None
        else:
            high += one.high
    return Estimate(low, high)


def total_asked(outcome: Outcome) -> Estimate:
    """All measures together, before budgets."""
    return _sum(outcome, "total.low", "total.high")


def total_paid(outcome: Outcome) -> Estimate:
    """The same after budgets."""
    found = _sum(outcome, "total.given", "total.given high")
    return found.lowered(over_all_places(outcome))


def _sum(outcome: Outcome, low: str, high: str, bound: str = "") -> Estimate:
    """The sum of two columns. bound: a column that bounds whoever has no bound in
    `high`."""
    import polars as pl

    most_of_each = pl.col(high).cast(pl.Int128)
    if bound:
        most_of_each = most_of_each.fill_null(pl.col(bound).cast(pl.Int128))
    wide = outcome.results.select(
        pl.col(low).cast(pl.Int128).alias("low"),
        most_of_each.alias("high"),
    )
    is_open = wide["high"].null_count() > 0
    most = None if is_open else int(wide["high"].sum() or 0)
    return Estimate(int(wide["low"].sum() or 0), most)


def _years(outcome: Outcome, name: str, paid: Estimate) -> list[Estimate]:
    """What is paid in the year of the application and in later ones: supports that are
    paid in instalments (分期拨付) by their shares, all others at once. What less than a
    fen makes is paid in the first year."""
    supports = outcome.policy.measures[name].supports
    plans = {key: _shares(one.amount) for key, one in supports.items()}
    most = max([len(one) for one in plans.values()], default=1)
    if most <= 1:
        return [paid]
    later = [
        Estimate(
            _later(outcome, name, plans, year, "low", paid.low) or 0,
            _later(outcome, name, plans, year, "high", paid.high),
        )
        for year in range(1, most)
    ]
    first = paid
    for one in later:
        first = first.less(one)
    return [first, *later]


def _shares(amount: object) -> list[Fraction]:
    """The shares of the instalments; [1] where it is paid at once."""
    paid = getattr(amount, "paid", ())
    found = [number_of(one.share) for one in paid]
    if not found or None in found:
        return [Fraction(1)]
    return [Fraction(one or 0) for one in found]


def _later(
    outcome: Outcome,
    name: str,
    plans: dict[str, list[Fraction]],
    year: int,
    end: str,
    whole: int | None,
) -> int | None:
    """What falls into a later year, of what is paid of the measure as a whole."""
    import polars as pl

    if whole is None:
        return None
    sums = {}
    for key in plans:
        column = outcome.results[f"s:{name}.{key}.{end}"]
        if column.null_count():
            return None
        sums[key] = int(column.cast(pl.Int128).sum() or 0)
    every = sum(sums.values())
    if not every:
        return 0
    found = Fraction(0)
    for key, shares in plans.items():
        if year < len(shares):
            found += shares[year] * sums[key]
    return int(found * whole // every)
