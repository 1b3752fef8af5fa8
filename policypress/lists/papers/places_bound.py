"""What numbers of places (名额) leave of the most that all can get together.

Each applicant who may have a place may get the money; all of them together may not. For
the most that a list can come to, only so many of the open ones count as there are places:
those for whom a place makes most.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.lists.sharing import Places
from policypress.source.model import Policy


class _Gains(Struct):
    """What a place would give to each: all of it, and the largest, one for each place."""

    places: int
    total: int = 0
    largest: list[int] = field(default_factory=list)

    def add(self, gains: Any) -> None:
        """Those of some applicants more."""
        self.total += int(gains.sum() or 0)
        most = gains.top_k(min(self.places, len(gains))).to_list()
        every = sorted([*self.largest, *map(int, most)], reverse=True)
        self.largest = every[: self.places]

    @property
    def within(self) -> int:
        """What the places can give."""
        return sum(self.largest)

    @property
    def beyond(self) -> int:
        """What no place is left for."""
        return self.total - self.within


class PlacesBound(Struct):
    """measures: ids of all; others: by support with places, the other supports of its
    measure; own: what places give by their measures; capped: the same within what all
    measures together leave an applicant; room: what would be missing there without any
    place."""

    measures: list[str]
    others: dict[str, list[str]]
    own: dict[str, _Gains]
    capped: dict[str, _Gains]
    room: int = 0

    @classmethod
    def of(
        cls, policy: Policy, measures: list[str], places: list[Places]
    ) -> PlacesBound:
        """Nothing taken in yet."""
        numbers = {
            one.name: one.number for one in places if one.number is not None
        }
        others = {}
        for name in numbers:
            measure, _, key = name.partition(".")
            supports = policy.measures[measure].supports
            others[name] = [
                f"s:{measure}.{other}.high"
                for other in supports
                if other != key
            ]
        return cls(
            measures,
            others,
            {name: _Gains(number) for name, number in numbers.items()},
            {name: _Gains(number) for name, number in numbers.items()},
        )

    def take(self, results: Any) -> None:
        """Takes in applicants, with the supports of measures that have places."""
        import polars as pl

        if not self.own:
            return
        gains = {name: self._gains(results, name) for name in self.own}
        room = self._room(results, list(gains.values()))
        self.room += int(room.sum() or 0)
        for name, gain in gains.items():
            self.own[name].add(gain)
            both = pl.DataFrame({"gain": gain, "room": room})
            least = both.select(pl.min_horizontal("gain", "room"))
            self.capped[name].add(least.to_series())

    def over(self, measure: str) -> int:
        """By how many fen the sum of what each can get by a measure exceeds what its
        places allow."""
        return sum(
            one.beyond
            for name, one in self.own.items()
            if name.partition(".")[0] == measure
        )

    def over_all(self) -> int:
        """The same of all measures together: there the limits of an applicant may already
        have taken what a place would have given."""
        if not self.own:
            return 0
        within = sum(one.within for one in self.capped.values())
        return max(0, self.room - within)

    def _gains(self, results: Any, name: str) -> Any:
        """How much more each gets by its measure with the place than without: at least
        what the other supports of the measure cannot give."""
        import polars as pl

        others = self.others[name]
        frame = results.select(
            pl.col(f"s:{name}.v").alias("verdict"),
            _bounded(results, f"m:{name.partition('.')[0]}").alias("high"),
            *[pl.col(other).cast(pl.Int128) for other in others],
        )
        without = pl.lit(0, dtype=pl.Int128)
        for other in others:
            without = without + pl.col(other)
        kept = pl.min_horizontal("high", without.fill_null(pl.col("high")))
        gain = pl.col("high") - kept
        may = pl.col("verdict").fill_null(True)
        chosen = pl.when(may).then(gain).otherwise(0).cast(pl.Int128)
        return frame.select(chosen.alias("gain")).to_series()

    def _room(self, results: Any, gains: list[Any]) -> Any:
        """By applicant, what would be missing from the total without any place."""
        import polars as pl

        parts = [
            _bounded(results, f"m:{name}").alias(name)
            for name in self.measures
        ]
        every = results.select(pl.sum_horizontal(parts)).to_series()
        lost = pl.DataFrame(
            [one.alias(str(at)) for at, one in enumerate(gains)]
        )
        without = every - lost.select(pl.sum_horizontal(pl.all())).to_series()
        whole = results.select(_bounded(results, "total")).to_series()
        frame = pl.DataFrame({"whole": whole, "without": without})
        missing = pl.col("whole") - pl.min_horizontal("whole", "without")
        return frame.select(missing.alias("room")).to_series()


def _bounded(results: Any, name: str) -> Any:
    """The most that each gets; who has no bound gets no more than by all together. 0
    where there is no bound at all, for then nothing can be said."""
    import polars as pl

    end = "given high" if f"{name}.given high" in results.columns else "high"
    most = pl.col(f"{name}.{end}").cast(pl.Int128)
    whole = pl.col(f"total.{end}").cast(pl.Int128)
    return most.fill_null(whole).fill_null(0)
