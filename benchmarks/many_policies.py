"""Many policies in one go: time a policy and memory, as their number grows.

    python benchmarks/many_policies.py [--sizes 10,100,1000] [--only 措施正文]

`build.py build --all` over copies of the shipped policy, each with a title of its own,
10, 100, … of them, into an empty folder and again with nothing changed. Processor time of
all processes for one policy must stay flat (at most 1.5 times), and so must the peak
memory of the process that waits and of the largest of the others. --only: a document
instead of all, to see what the waiting process keeps of each without a night to spare.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FLAT = 1.5
SIZES = "10,100,1000"


def lay_out(folder: Path, count: int) -> None:
    """So many policies, none of the title of another."""
    for number in range(count):
        copy = folder / f"{number:04}"
        shutil.copytree(HERE / "policy", copy)
        file = copy / "policy.yaml"
        text = file.read_text("utf-8")
        old = "质量标准知识产权发展"
        file.write_text(text.replace(old, f"{old}（{number}）"), "utf-8")


def run(folder: Path, out: Path, only: str) -> tuple[float, float, int]:
    """Processor seconds of a whole run, and the peak memory in MB of the process that
    waits and of the largest of all."""
    command = [sys.executable, str(HERE / "build.py"), "build"]
    command += ["--all", str(folder), "--out", str(out)]
    command += ["--only", only, "--format", "docx"] if only else []
    surroundings = dict(os.environ)
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    waiting = 0.0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, env=surroundings
    ) as process:
        while process.poll() is None:
            waiting = peak_of(process.pid) or waiting
            time.sleep(0.05)
    assert process.returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user = after.ru_utime - before.ru_utime
    system = after.ru_stime - before.ru_stime
    return user + system, waiting, after.ru_maxrss // 1024


def peak_of(pid: int) -> float:
    """The most memory that a process has had, in MB; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    found = [one.split()[1] for one in lines if one.startswith("VmHWM")]
    return int(found[0]) / 1024 if found else 0


def measure(count: int, only: str) -> tuple[float, float, float, int]:
    """Seconds a policy when all is new, when nothing has changed, and memory in MB of the
    process that waits and of the largest."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "政策"), Path(name, "文件")
        lay_out(folder, count)
        new, waiting, memory = run(folder, out, only)
        again, *_ = run(folder, out, only)
    return new / count, again / count, waiting, memory


def main() -> int:
    """Prints a line for each number of policies; exit code 1 when a bar is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    sizes = [int(one) for one in given.sizes.split(",")]
    is_met = True
    first: list[float] = []
    for size in sizes:
        found = measure(size, given.only)
        first = first or list(found)
        new, again, waiting, memory = found
        ratios = [
            one / before for one, before in zip(found, first, strict=True)
        ]
        is_flat = max(ratios[0], ratios[2], ratios[3]) <= FLAT
        is_met = is_met and is_flat
        print(
            f"{size:5} policies: {new:.2f} s each ({ratios[0]:.2f} times), "
            f"unchanged {again:.3f} s ({ratios[1]:.2f}), "
            f"waiting {waiting:.1f} MB ({ratios[2]:.2f}), "
            f"largest {memory} MB ({ratios[3]:.2f})  "
            f"{'met' if is_flat else 'MISSED'}",
            flush=True,
        )
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
