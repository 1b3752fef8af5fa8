"""What all applicants come to together (汇总): all that the papers say of a list as a whole,
taken in slice by slice, so that a list of any length fits."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct, field

from policypress.lists.outcome import Outcome, Reckoned
from policypress.lists.papers.places_bound import PlacesBound
from policypress.lists.sharing import Places
from policypress.source.model import Policy

TOTAL = "total"


class Sum(Struct):
    """Amounts of all, in fen. high: None where one has no bound."""

    low: int = 0
    high: int | None = 0

    def add(self, low: Any, high: Any, is_open: bool) -> None:
        """Some more."""
        self.low += int(low or 0)
        if is_open or self.high is None:
            self.high = None
        else:
            self.high += int(high or 0)


class Holders(Struct):
    """How many applicants get something, and how many more may."""

    certain: int = 0
    open: int = 0

    def add(self, certain: Any, undecided: Any) -> None:
        """Some more."""
        self.certain += int(certain or 0)
        self.open += int(undecided or 0)


class Sums(Struct):
    """By name of a result (`m:MEASURE`, `s:MEASURE.SUPPORT`, `total`): holders; asked:
    before budgets, paid: after them; unbounded: of whom nobody knows how much at most.
    reached: who gets anything. questions: how often each is open, None where reasons
    were not reckoned."""

    measures: list[str]
    bound: PlacesBound
    applicants: int = 0
    holders: dict[str, Holders] = field(default_factory=dict)
    asked: dict[str, Sum] = field(default_factory=dict)
    paid: dict[str, Sum] = field(default_factory=dict)
    unbounded: set[str] = field(default_factory=set)
    reached: Holders = field(default_factory=Holders)
    questions: Counter[str] | None = None

    def take(self, results: Any) -> None:
        """Takes in applicants. results: columns as `Outcome` has them; those of budgets,
        of reasons and of supports may be missing."""
        self.applicants += len(results)
        wholes = [*[f"m:{name}" for name in self.measures], TOTAL]
        supports = [
            name.removesuffix(".v")
            for name in results.columns
            if name.startswith("s:") and name.endswith(".v")
        ]
        self._take_holders(results, wholes[:-1] + supports)
        for name in wholes:
            self._take(self.asked, results, name, (".low", ".high"))
            given = given_columns(results, name)
            self._take(self.paid, results, name, given)
            if results[f"{name}{given[1]}"].null_count():
                self.unbounded.add(name)
        for name in supports:
            self._take(self.asked, results, name, (".low", ".high"))
        self._take_reached(results)
        self._take_questions(results)
        self.bound.take(results)

    def _take_holders(self, results: Any, names: list[str]) -> None:
        """How many get something by each."""
        for name in names:
            verdicts = results[f"{name}.v"]
            own = self.holders.setdefault(name, Holders())
            own.add(verdicts.sum(), verdicts.null_count())

    def _take(
        self,
        place: dict[str, Sum],
        results: Any,
        name: str,
        ends: tuple[str, str],
    ) -> None:
        """One amount. Who has no bound by a measure gets no more than by all together."""
        import polars as pl

        low, high = [pl.col(f"{name}{one}").cast(pl.Int128) for one in ends]
        if name.startswith("m:"):
            whole = pl.col(f"{TOTAL}{ends[1]}").cast(pl.Int128)
            high = high.fill_null(whole)
        row = results.select(
            low.sum().alias("low"),
            high.sum().alias("high"),
            high.is_null().any().alias("open"),
        ).row(0)
        place.setdefault(name, Sum()).add(*row)

    def _take_reached(self, results: Any) -> None:
        """Who gets anything at all."""
        import polars as pl

        verdicts = [pl.col(f"m:{name}.v") for name in self.measures]
        if verdicts:
            any_of_all = pl.any_horizontal(verdicts).alias("any")
            found = results.select(any_of_all)["any"]
            self.reached.add(found.sum(), found.null_count())

    def _take_questions(self, results: Any) -> None:
        """How often each question is left open."""
        import polars as pl

        names = [one for one in results.columns if one.endswith(".ask")]
        if not names:
            return
        if self.questions is None:
            self.questions = Counter()
        asked = [results[name].filter(results[name] != "") for name in names]
        together = pl.concat([one.alias("asked") for one in asked])
        words = together.str.split("、").explode()
        for word, number in words.value_counts().rows():
            self.questions[word] += number


def sums_of(reckoned: Reckoned) -> Sums:
    """What a list comes to, found out once."""
    if reckoned.sums is None:
        assert isinstance(reckoned, Outcome)
        measures = [one.id for one in reckoned.plan.prepared.measures]
        sums = no_sums(reckoned.policy, measures, reckoned.places)
        sums.take(reckoned.results)
        reckoned.sums = sums
    found: Sums = reckoned.sums
    return found


def no_sums(policy: Policy, measures: list[str], places: list[Places]) -> Sums:
    """Nothing taken in yet. measures: their ids, in order."""
    return Sums(measures, PlacesBound.of(policy, measures, places))


def given_columns(results: Any, name: str) -> tuple[str, str]:
    """How the columns of what is paid end; where nothing is shared out all is."""
    if f"{name}.given" in results.columns:
        return ".given", ".given high"
    return ".low", ".high"
