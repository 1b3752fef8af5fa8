"""What numbers of places (名额) leave of the most that all can get together.

Each applicant who may have a place may get the money; all of them together may not. For
the most that a list can come to, only so many of the open ones count as there are places:
those for whom a place makes most.
"""

from __future__ import annotations

from typing import Any

from policypress.lists.outcome import Outcome
from policypress.lists.sharing import Places


def over_places(outcome: Outcome, measure: str) -> int:
    """By how many fen the sum of what each can get by a measure exceeds what its places
    allow."""
    high = _bounded(outcome, f"m:{measure}")
    over = 0
    for one in _places_in(outcome, measure):
        gains = _gains(outcome, one, high)
        over += _beyond(gains, one.number)
    return over


def over_all_places(outcome: Outcome) -> int:
    """The same of all measures together: there the limits of an applicant may already
    have taken what a place would have given."""
    import polars as pl

    whole = _bounded(outcome, "total")
    found: dict[str, Any] = {}
    for one in outcome.places:
        if one.number is None:
            continue
        home = one.name.partition(".")[0]
        found[one.name] = _gains(outcome, one, _bounded(outcome, f"m:{home}"))
    if not found:
        return 0
    room = _room(outcome, whole, list(found.values()))
    over = int(room.sum() or 0)
    for one in outcome.places:
        if one.name in found:
            capped = pl.DataFrame({"gain": found[one.name], "room": room})
            least = capped.select(pl.min_horizontal("gain", "room"))
            gains = least.to_series()
            over -= int(gains.sum() or 0) - _beyond(gains, one.number)
    return max(0, over)


def _room(outcome: Outcome, whole: Any, gains: list[Any]) -> Any:
    """By applicant, what would be missing from the total without any place."""
    import polars as pl

    names = [one.id for one in outcome.plan.prepared.measures]
    parts = [_bounded(outcome, f"m:{name}").alias(name) for name in names]
    every = pl.DataFrame(parts).select(pl.sum_horizontal(names)).to_series()
    lost = pl.DataFrame([one.alias(str(at)) for at, one in enumerate(gains)])
    without = every - lost.select(pl.sum_horizontal(pl.all())).to_series()
    frame = pl.DataFrame({"whole": whole, "without": without})
    missing = pl.col("whole") - pl.min_horizontal("whole", "without")
    return frame.select(missing.alias("room")).to_series()


def _places_in(outcome: Outcome, measure: str) -> list[Places]:
    """The numbers of places of a measure."""
    return [
        one
        for one in outcome.places
        if one.name.partition(".")[0] == measure and one.number is not None
    ]


def _bounded(outcome: Outcome, name: str) -> Any:
    """The most that each gets; who has no bound gets no more than by all together. 0
    where there is no bound at all, for then nothing can be said."""
    import polars as pl

    most = pl.col(f"{name}.given high").cast(pl.Int128)
    whole = pl.col("total.given high").cast(pl.Int128)
    bounded = most.fill_null(whole).fill_null(0)
    return outcome.results.select(bounded.alias("most")).to_series()


def _gains(outcome: Outcome, one: Places, high: Any) -> Any:
    """How much more each gets by its measure with the place than without: at least what
    the other supports of the measure cannot give. high: by the measure as a whole."""
    import polars as pl

    measure, _, key = one.name.partition(".")
    others = [
        f"s:{measure}.{other}.high"
        for other in outcome.policy.measures[measure].supports
        if other != key
    ]
    frame = outcome.results.select(
        pl.col(f"s:{one.name}.v").alias("verdict"),
        high.alias("high"),
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


def _beyond(gains: Any, places: int | None) -> int:
    """What the gains come to beyond the largest so many."""
    ordered = gains.sort(descending=True)
    return int(ordered.slice(places or 0).sum() or 0)
