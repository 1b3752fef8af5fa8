"""Kills commands while they write: `python -m tests.hostile.killing …`, see serving.py.

A third of the kills come just before the n-th change of a file (an audit hook counts
them), so that every step of publishing is met; a third come some microseconds after
one, while bytes are being written; a third after a part of the measured time. One in
ten is a process of its own, started as a user starts it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from random import Random

from tests.hostile import running, scenarios
from tests.hostile.scenarios import Ready
from tests.hostile.serving import warmed
from tests.hostile.surroundings import Case

_CHANGES = running.CHANGES | running.MOVES
_REAL_START = (
    0.35  # seconds a new interpreter takes before anything is written
)
ONE_IN = 10


def main(words: list[str]) -> None:
    """words: seed, first number, step, end, folder for the cases."""
    seed, first, step, end = map(int, words[:4])
    folder = Path(words[4])
    root = Path(__file__).resolve().parents[2]
    warmed(root, folder)
    ready: dict[str, Ready] = {}
    count = 0
    started = time.monotonic()
    for number in range(first, end, step):
        scenario = scenarios.SCENARIOS[
            number // step % len(scenarios.SCENARIOS)
        ]
        if scenario.name not in ready:
            ready[scenario.name] = scenarios.get_ready(scenario, folder, root)
        rng = Random(f"{seed}:kill:{number}")
        place = folder / f"kill-{number}"
        found = _kill_once(rng, ready[scenario.name], place, root, number)
        count += 1
        for kind, detail in found:
            line = {
                "name": f"kill:{number}",
                "command": " ".join(scenario.arguments),
            }
            kind = f"{scenario.name}: {kind}"
            print(
                json.dumps({**line, "kind": kind, "detail": detail}),
                flush=True,
            )
    seconds = time.monotonic() - started
    summary = {"count": count, "seconds": seconds, "processor": 0.0}
    print(json.dumps(summary), flush=True)


def _kill_once(
    rng: Random, ready: Ready, folder: Path, root: Path, number: int
) -> list[tuple[str, str]]:
    """One kill, what it left, and what the next run makes of that."""
    case = scenarios.restored(ready, folder, root)
    watched = scenarios.watched_by(ready.scenario, case, root)
    how = _interrupted(rng, ready, case, root, real=number % ONE_IN == 0)
    killed = scenarios.state_of(watched)
    found = left_by(ready, killed)
    again = running.fork(case, root)
    after = scenarios.state_of(watched)
    done = killed == ready.new and not ready.scenario.repeatable
    if again.code != 0 and not done:
        words = (again.stdout + again.stderr).decode("utf-8", "replace")
        found.append(("the next run fails", words[-1500:]))
    found += unlike(ready, after)
    litter = [str(path.relative_to(case.tmp)) for path in case.tmp.rglob("*")]
    if litter:
        found.append(("litter in the temporary folder", "\n".join(litter[:5])))
    shutil.rmtree(folder)
    return [(kind, f"{how}\n{detail}") for kind, detail in found]


def _interrupted(
    rng: Random, ready: Ready, case: Case, root: Path, real: bool
) -> str:
    """Runs the command and kills it; how, in words."""
    part = rng.random()
    if real:
        running.launch(case, root, _REAL_START + 1.5 * ready.seconds * part)
        return f"a process killed after {part:.3f} of its time"
    way = rng.randrange(3)
    if way == 0:
        running.fork(case, root, kill_after=max(0.001, ready.seconds * part))
        return f"killed after {part:.3f} of {ready.seconds:.3f} s"
    changes = max(1, _changes(ready, case, root))
    last = 1 + int(part * changes)
    delay = (
        rng.choice((0.000_005, 0.000_03, 0.000_2, 0.001)) if way == 1 else 0.0
    )
    running.fork(case, root, _Trap(last, delay).set)
    return f"killed {delay} s after change {last} of {changes} was asked for"


_counted: dict[str, int] = {}


def _changes(ready: Ready, case: Case, root: Path) -> int:
    """How many changes of files the whole command makes; counted once a scenario."""
    name = ready.scenario.name
    if name not in _counted:
        place = case.folder.with_name(f"{name}-count")
        counting = scenarios.restored(ready, place, root)
        path = counting.folder / "count"
        running.fork(counting, root, _Trap(0, path=path).set)
        _counted[name] = path.stat().st_size
        shutil.rmtree(counting.folder)
        # What is written in the checkout has to be as it was for the kill itself.
        shutil.rmtree(scenarios.restored(ready, counting.folder, root).folder)
    return _counted[name]


class _Trap:
    """An audit hook that counts changes of files and kills at the one numbered `last`.

    delay: seconds from its being asked for to the kill, 0.0 for just before it happens.
    path: where a byte is written for each change, when they are only counted.
    """

    def __init__(
        self, last: int, delay: float = 0.0, path: Path | None = None
    ) -> None:
        self._left = last
        self._delay = delay
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT) if path else -1

    def set(self) -> None:
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple) -> None:
        writes = event == "open" and running.opens_for_writing(arguments)
        if not writes and event not in _CHANGES:
            return
        if self._handle >= 0:
            os.write(self._handle, b".")
            return
        self._left -= 1
        if self._left:
            return
        if not self._delay:
            os.killpg(0, signal.SIGKILL)
        # Nobody handles SIGALRM: it ends the process as suddenly as SIGKILL does, and
        # the parent then kills the rest of the group.
        signal.setitimer(signal.ITIMER_REAL, self._delay)


def left_by(ready: Ready, state: scenarios.State) -> list[tuple[str, str]]:
    """Files that are neither old nor new, and files that are gone."""
    found = []
    for name, digest in state.items():
        if digest in (ready.old.get(name), ready.new.get(name)):
            continue
        if not scenarios.is_hidden(name):
            found.append(("a file neither old nor new", name))
    for name in ready.old.keys() & ready.new.keys():
        if name not in state:
            found.append(("a file is gone", name))
    if ready.scenario.repeatable:
        return found
    there = {name for name in state if not scenarios.is_hidden(name)}
    made = ready.new.keys() - ready.old.keys()
    if there & made and not made <= there:
        found.append(
            ("half of a new folder", f"{len(there & made)} of {len(made)}")
        )
    return found


def unlike(ready: Ready, state: scenarios.State) -> list[tuple[str, str]]:
    """In what the state after the next run differs from the complete new one."""
    found = []
    for name in sorted(state.keys() - ready.new.keys()):
        found.append(("left over after the next run", name))
    for name in sorted(ready.new.keys() - state.keys()):
        found.append(("missing after the next run", name))
    for name in sorted(state.keys() & ready.new.keys()):
        if state[name] != ready.new[name]:
            found.append(("not the new bytes after the next run", name))
    return found[:6]


if __name__ == "__main__":
    main(sys.argv[1:])
