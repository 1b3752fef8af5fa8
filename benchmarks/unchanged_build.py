"""How long does a build take that has nothing to do, next to Python's own start?

    python3 benchmarks/unchanged_build.py

The bar: at most 2.5 times a Python that starts, looks at as many files, and ends.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 25  # the machine is shared, so the median of many
BAR = 2.5
LOOK = """
import os
for folder in {folders!r}:
    for place, _, names in os.walk(folder):
        for name in names:
            os.stat(os.path.join(place, name))
"""


def main() -> int:
    """Print both medians and their ratio; exit code 1 when the bar is missed."""
    folders = ("policy", "templates", "policypress", "outputs")
    paths = [str(ROOT / folder) for folder in folders]
    build = [sys.executable, str(ROOT / "build.py")]
    start = [sys.executable, "-c", LOOK.format(folders=paths)]
    for _ in range(2):  # the first may have work to do
        subprocess.run(build, check=True, capture_output=True)
    builds, starts = [], []
    for _ in range(ROUNDS):
        builds.append(seconds(build))
        starts.append(seconds(start))
    taken, bare = statistics.median(builds), statistics.median(starts)
    ratio = taken / bare
    print(
        f"build {taken * 1000:.0f} ms, start {bare * 1000:.0f} ms: {ratio:.2f} times"
    )
    return 0 if ratio <= BAR else 1


def seconds(command: list[str]) -> float:
    """How long a command takes."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
