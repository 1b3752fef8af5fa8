"""Many policies in one go: time a policy and memory, as their number grows.

    python benchmarks/many_policies.py [--most 1000]

`build.py build --all` over copies of the shipped policy, each with a title and a first
amount of its own, 10, 100, … of them, into an empty folder and again with nothing
changed. Processor time of all processes for one policy must stay flat (at most 1.5
times), and so must the peak memory of the process that waits and of the largest of the
others.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FLAT = 1.5
SIZES = (10, 100, 1000)


def lay_out(folder: Path, count: int) -> None:
    """So many policies, none of the title of another."""
    for number in range(count):
        copy = folder / f"{number:04}"
        shutil.copytree(HERE / "policy", copy)
        file = copy / "policy.yaml"
        text = file.read_text("utf-8")
        old = "质量标准知识产权发展"
        file.write_text(text.replace(old, f"{old}（{number}）"), "utf-8")


def run(folder: Path, out: Path) -> tuple[float, int]:
    """Processor seconds of a whole run, and the peak memory in MB of its largest
    process."""
    command = [sys.executable, str(HERE / "build.py"), "build"]
    command += ["--all", str(folder), "--out", str(out)]
    surroundings = dict(os.environ)
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env=surroundings
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user = after.ru_utime - before.ru_utime
    system = after.ru_stime - before.ru_stime
    return user + system, after.ru_maxrss // 1024


def measure(count: int) -> tuple[float, float, int]:
    """Seconds a policy when all is new, when nothing has changed, and memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "政策"), Path(name, "文件")
        lay_out(folder, count)
        new, memory = run(folder, out)
        again, _ = run(folder, out)
    return new / count, again / count, memory


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=SIZES[-1])
    most = parser.parse_args().most
    figures = [(size, *measure(size)) for size in SIZES if size <= most]
    is_met = True
    _, first_new, first_again, first_memory = figures[0]
    for size, new, again, memory in figures:
        ratios = new / first_new, again / first_again, memory / first_memory
        is_flat = max(ratios[0], ratios[2]) <= FLAT
        is_met = is_met and is_flat
        verdict = "met" if is_flat else "MISSED"
        print(
            f"{size:5} policies: {new:.2f} s each ({ratios[0]:.2f} times), "
            f"unchanged {again:.3f} s ({ratios[1]:.2f}), "
            f"peak {memory} MB ({ratios[2]:.2f})  {verdict}"
        )
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
