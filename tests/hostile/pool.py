"""Shares the mutants of a kind among processes and gathers what they complain of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import settings


@dataclass(slots=True)
class Gathered:
    """count, seconds: how many mutants ran in how long (the longest of the processes).
    kinds: kind of complaint → the lines about it."""

    count: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    kinds: dict[str, list[dict]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def as_text(self) -> str:
        """What a developer wants to read when the test has failed."""
        lines = [
            f"seed {settings.SEED}, {self.count} run",
            "POLICYPRESS_HOSTILE_KEEP=DIR keeps the cases,",
            "POLICYPRESS_HOSTILE_ONE=kind:number runs one alone",
        ]
        for kind, found in sorted(
            self.kinds.items(), key=lambda one: -len(one[1])
        ):
            names = ", ".join(line.get("name", "") for line in found[:5])
            lines.append(f"\n{len(found)} × {kind}   ({names})")
            lines.append(f"  build.py {found[0].get('command', '')}")
            lines += [
                f"    {line}" for line in found[0]["detail"].splitlines()[-12:]
            ]
        return "\n".join(lines)


def run(
    kind: str, count: int, root: Path, folder: Path, only: int = -1
) -> Gathered:
    """Run mutants of a kind in the copy of the checkout `root`; cases go below folder.

    only: one number alone.
    """
    processes = settings.processes()
    if only >= 0:
        shares = [(only, 1, only + 1)]
    else:
        shares = [
            (first, processes, count) for first in range(min(processes, count))
        ]
    running = []
    for first, step, end in shares:
        cases = folder / f"{kind}-{first}"
        cases.mkdir(parents=True)
        words = [kind, settings.SEED, first, step, end, cases]
        running.append(start("serving", root, words))
    return gather(running)


def start(
    module: str, root: Path, words: list[object], before: tuple[str, ...] = ()
) -> tuple:
    """A process of `python -m tests.hostile.<module>`; before: a program around it."""
    program = [
        *before,
        sys.executable,
        "-X",
        "utf8",
        "-m",
        f"tests.hostile.{module}",
    ]
    output, errors = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(root),
        "PYTHONHASHSEED": "0",
    }
    process = subprocess.Popen(
        [*program, *map(str, words)],
        cwd=root,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
    )
    return process, output, errors


def gather(running: list[tuple]) -> Gathered:
    """Wait for the processes and sort what they complain of by kind."""
    result = Gathered()
    for process, output, errors in running:
        process.wait()
        output.seek(0)
        errors.seek(0)
        for line in output.read().decode("utf-8").splitlines():
            _sort(result, json.loads(line))
        if process.returncode:
            detail = errors.read().decode("utf-8", "replace")
            result.kinds["the harness itself failed"].append(
                {"detail": detail}
            )
    return result


def _sort(result: Gathered, line: dict) -> None:
    if "kind" in line:
        result.kinds[line["kind"]].append(line)
        return
    result.count += line["count"]
    result.seconds = max(result.seconds, line["seconds"])
    result.processor += line["processor"]
