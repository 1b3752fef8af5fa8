"""How much time do check and build take after one amount has changed?

    .venv/bin/python benchmarks/after_a_change.py [--against CHECKOUT] [--quick]

Each command is a whole process on a copy of the shipped policy, an amount of which is
another before every run. Beside it runs the same command of this checkout with nothing
kept from earlier runs, and, where it is named, that of another checkout with a policy
and an environment of its own.

Two ratios are printed: processor time, which others on the machine hardly change, and
time by the clock, which means something where nobody else is at work. A check uses two
processors, so that it takes less of the latter and no less of the former.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from timing import headline, verdict

try:
    import resource
except ImportError:  # Windows cannot tell the time of a process that has ended
    sys.exit("this benchmark needs Linux or macOS")

ROOT = Path(__file__).resolve().parent.parent
BAR = 0.5  # of the other checkout's time (issue 11, point 8)
ROUNDS, QUICK = 15, 5
# What is kept from run to run; Python's own compiled modules stay.
KEPT = (
    "sources",
    "sound",
    "spotless",
    "lines",
    "made",
    "templates",
    "pages",
    "prose",
    "patterns-",
)
AMOUNT = re.compile(r"(?<=: )(\d+)(?=万元$)", re.MULTILINE)


class Taken(NamedTuple):
    """Seconds that a command took, or what they are of those of another: of all its
    processes' processor time, and by the clock."""

    processor: float
    clock: float


class Desk:
    """A copy of a checkout's policy, on which its commands are run.

    forgets: whether what earlier runs kept is thrown away before each.
    """

    def __init__(self, root: Path, work: Path, forgets: bool = False) -> None:
        self.root, self.work, self.forgets = root, work, forgets
        for name in ("policy", "templates"):
            shutil.copytree(root / name, work / name)

    def seconds(self, command: str) -> Taken:
        """What a command takes after an amount has changed."""
        self._change()
        if self.forgets:
            forget(self.root)
        arguments = ["--policy", "policy", "--templates", "templates"]
        if command == "build":
            arguments += ["--out", "out"]
        program = [sys.executable, str(self.root / "build.py"), command]
        before, started = used(), time.perf_counter()
        subprocess.run(
            [*program, *arguments],
            check=True,
            capture_output=True,
            cwd=self.work,
            env=self._environment(),
        )
        clock = time.perf_counter() - started
        return Taken(used() - before, clock)

    def _change(self) -> None:
        """One amount of one measure, to what it was in no run before: what earlier runs
        kept of it must not help."""
        file = self.work / "policy/measures/trade-secret.yaml"
        text = file.read_text("utf-8")
        changed = AMOUNT.sub(
            lambda found: str(int(found[1]) + 1), text, count=1
        )
        assert changed != text
        file.write_text(changed, encoding="utf-8")

    def _environment(self) -> dict[str, str]:
        """Another checkout has an environment of its own."""
        variables = dict(os.environ)
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        if self.root != ROOT:
            variables.pop("POLICYPRESS_VENV", None)
        return variables


def used() -> float:
    """Processor time of all processes that this one has started and that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def forget(root: Path) -> None:
    """Throw away what earlier runs of a checkout kept."""
    for name in KEPT:
        for file in (root / "policypress").rglob(f"__pycache__/{name}*.*-*"):
            if file.suffix != ".pyc":
                file.unlink()


def compare(command: str, ours: Desk, other: Desk, rounds: int) -> Taken:
    """Our time as a part of the other's: the medians over pairs of runs."""
    for desk in (ours, other, ours):  # each has built before
        desk.seconds(command)
    ratios = []
    for _ in range(rounds):
        theirs = other.seconds(command)
        if other.forgets:
            ours.seconds(command)  # keeps again what the other threw away
        own = ours.seconds(command)
        ratios.append(
            Taken(own.processor / theirs.processor, own.clock / theirs.clock)
        )
    processor, clock = zip(*ratios, strict=True)
    return Taken(median(processor), median(clock))


def in_words(ratio: Taken) -> str:
    """Both ratios."""
    return f"{ratio.processor:.2f}, by the clock {ratio.clock:.2f}"


def main() -> int:
    """Print the ratios; exit code 1 when the bar is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--against", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    rounds = QUICK if given.quick else ROUNDS
    headline("pydantic", "jinja2", "msgspec")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        ours = Desk(ROOT, work / "ours")
        cold = Desk(ROOT, work / "cold", forgets=True)
        for command in ("check", "build"):
            ratio = compare(command, ours, cold, rounds)
            print(f"{command}, kept / nothing kept: {in_words(ratio)}")
        if given.against:
            other = Desk(given.against.resolve(), work / "other")
            for command in ("check", "build"):
                ratio = compare(command, ours, other, rounds)
                holds = ratio.processor <= BAR
                good &= holds
                print(
                    f"{verdict(holds)}  {command} / that of "
                    f"{given.against.name}: {in_words(ratio)} "
                    f"(at most {BAR:g} of processor time)"
                )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
