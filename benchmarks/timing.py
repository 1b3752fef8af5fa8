"""Timing several makers side by side: in turns, so that a slow moment of the machine hits all of them alike."""

from __future__ import annotations

import gc
import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from statistics import median
from time import perf_counter

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """What must hold: `slower` takes at least `ratio` times as long as `faster`."""

    faster: str
    slower: str
    ratio: float


def in_turns(
    makers: dict[str, Callable[[], object]],
    rounds: int,
    tries: int = 1,
    clock: Clock = perf_counter,
) -> dict[str, list[float]]:
    """Seconds of each maker in each round, A B C A B C …, after one round that is not counted.

    tries: the shortest of so many calls in a row counts, so that a pause of the machine is not taken for work.
    clock: what counts as time (`process_time`: of this process alone, however busy the machine is).
    """
    times: dict[str, list[float]] = {name: [] for name in makers}
    for number in range(rounds + 1):
        for name, make in makers.items():
            gc.collect()  # nobody pays for another's garbage
            shortest = min(_seconds(make, clock) for _ in range(tries))
            if number:
                times[name].append(shortest)
    return times


def _seconds(make: Callable[[], object], clock: Clock) -> float:
    started = clock()
    make()
    return clock() - started


def show(times: dict[str, list[float]]) -> None:
    """Median, shortest, and the median as a multiple of the first maker's."""
    first = median(next(iter(times.values())))
    print(f"{'':44}{'median ms':>10}{'min ms':>10}{'ratio':>8}")
    for name, seconds in times.items():
        print(
            f"{name:44}{median(seconds) * 1000:10.1f}{min(seconds) * 1000:10.1f}{median(seconds) / first:8.1f}"
        )


def hold(times: dict[str, list[float]], bars: list[Bar]) -> bool:
    """Says of each bar whether it holds: the median over rounds of the ratio within one round."""
    good = True
    for bar in bars:
        ratio = median(
            slow / fast
            for slow, fast in zip(
                times[bar.slower], times[bar.faster], strict=False
            )
        )
        good &= ratio >= bar.ratio
        print(
            f"{verdict(ratio >= bar.ratio)}  {bar.slower} / {bar.faster}: {ratio:.1f} (at least {bar.ratio:g})"
        )
    return good


def verdict(holds: bool) -> str:
    return "met   " if holds else "MISSED"


def headline(*packages: str) -> None:
    """Date, Python and versions, so that a copied table says what it measured."""
    print(
        f"{date.today()}, Python {platform.python_version()}, {', '.join(f'{p} {version(p)}' for p in packages)}"
    )
