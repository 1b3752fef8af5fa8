"""What measures come to (资金估算): low, middle and high, by measure and year."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct, field

from policypress.eligibility.building import number_of
from policypress.lists.outcome import Reckoned
from policypress.lists.papers.sums import TOTAL, Sum, sums_of
from policypress.source.model import Policy


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


def lines(outcome: Reckoned) -> list[Line]:
    """All measures, in the order of the policy."""
    return [
        _line(outcome, one.id, one.rule)
        for one in outcome.plan.prepared.measures
    ]


def _line(outcome: Reckoned, name: str, rule: dict[str, str]) -> Line:
    """One measure."""
    sums = sums_of(outcome)
    whole = f"m:{name}"
    holders = sums.holders[whole]
    paid = _estimate(sums.paid[whole]).lowered(sums.bound.over(name))
    return Line(
        name,
        rule["number"],
        rule["title"],
        holders.certain,
        holders.open,
        _estimate(sums.asked[whole]),
        paid,
        _years(outcome, name, paid),
        whole in sums.unbounded,
    )


def reached(outcome: Reckoned) -> tuple[int, int]:
    """How many applicants get something by any measure, and how many more may."""
    found = sums_of(outcome).reached
    return found.certain, found.open


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


def total_asked(outcome: Reckoned) -> Estimate:
    """All measures together, before budgets."""
    return _estimate(sums_of(outcome).asked[TOTAL])


def total_paid(outcome: Reckoned) -> Estimate:
    """The same after budgets."""
    sums = sums_of(outcome)
    return _estimate(sums.paid[TOTAL]).lowered(sums.bound.over_all())


def _estimate(one: Sum) -> Estimate:
    """A sum as it is told."""
    return Estimate(one.low, one.high)


def _years(outcome: Reckoned, name: str, paid: Estimate) -> list[Estimate]:
    """What is paid in the year of the application and in later ones: supports that are
    paid in instalments (分期拨付) by their shares, all others at once. What less than a
    fen makes is paid in the first year."""
    plans = instalments(outcome.policy, name)
    most = max([len(one) for one in plans.values()], default=1)
    if most <= 1:
        return [paid]
    sums = sums_of(outcome).asked
    own = {key: sums[f"s:{name}.{key}"] for key in plans}
    lows: dict[str, int | None] = {key: one.low for key, one in own.items()}
    highs = {key: one.high for key, one in own.items()}
    later = [
        Estimate(
            _later(lows, plans, year, paid.low) or 0,
            _later(highs, plans, year, paid.high),
        )
        for year in range(1, most)
    ]
    first = paid
    for one in later:
        first = first.less(one)
    return [first, *later]


def instalments(policy: Policy, measure: str) -> dict[str, list[Fraction]]:
    """The shares by which each support of a measure is paid, year by year."""
    supports = policy.measures[measure].supports
    return {key: _shares(one.amount) for key, one in supports.items()}


def _shares(amount: object) -> list[Fraction]:
    """The shares of the instalments; [1] where it is paid at once."""
    paid = getattr(amount, "paid", ())
    found = [number_of(one.share) for one in paid]
    if not found or None in found:
        return [Fraction(1)]
    return [Fraction(one or 0) for one in found]


def _later(
    sums: dict[str, int | None],
    plans: dict[str, list[Fraction]],
    year: int,
    whole: int | None,
) -> int | None:
    """What falls into a later year, of what is paid of the measure as a whole. sums: of
    its supports."""
    if whole is None or None in sums.values():
        return None
    known = {key: one or 0 for key, one in sums.items()}
    every = sum(known.values())
    if not every:
        return 0
    found = Fraction(0)
    for key, shares in plans.items():
        if year < len(shares):
            found += shares[year] * known[key]
    return int(found * whole // every)
