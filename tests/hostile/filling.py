"""Commands on a disk that is full: run below `unshare -m`, see serving.py for the rest.

`python -m tests.hostile.filling <first> <step> <folder>`. The working folder of each
case (or the folder of schemas) is a real file system in memory with little space left;
it belongs to this process's own mount namespace and goes away with it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.hostile import judging, running, scenarios
from tests.hostile.killing import left_by, unlike
from tests.hostile.scenarios import Ready
from tests.hostile.serving import warmed

# Parts of what the command writes that still fit; the last one nearly everything.
PARTS = (0.0, 0.03, 0.2, 0.5, 0.8, 0.97)
EVERY = 1
if float(os.environ.get("POLICYPRESS_TIMES") or 1) < 1:
    PARTS = (0.5,)
    EVERY = 2  # every second command
_PAGE = 4096
_NOTHING = (
    "没有更新任何文件",
    "没有写入文件",
    "没有写入任何文件",
    "磁盘已满，没有写入",
)
_PARTLY = re.compile(r"更新或移除了 (\d+) 个文件")
Found = list[tuple[str, str]]


def main(words: list[str]) -> None:
    """words: first scenario, step, folder for the cases."""
    first, step, folder = int(words[0]), int(words[1]), Path(words[2])
    root = Path(__file__).resolve().parents[2]
    warmed(root, folder)
    count, started = 0, time.monotonic()
    for scenario in scenarios.SCENARIOS[::EVERY][first::step]:
        ready = scenarios.get_ready(scenario, folder, root)
        for number, part in enumerate(PARTS):
            found = _filled(
                ready, folder / f"{scenario.name}-{number}", root, part
            )
            _say(scenario, f"{part:.0%} of the space", found)
            count += 1
        found = _no_space_for_notes(ready, folder, root)
        _say(scenario, "temporary folder full", found)
        count += 1
    seconds = time.monotonic() - started
    summary = {"count": count, "seconds": seconds, "processor": 0.0}
    print(json.dumps(summary), flush=True)


def _filled(ready: Ready, folder: Path, root: Path, part: float) -> Found:
    """The command with space for a part of its files; then with space, once more."""
    case = scenarios.restored(ready, folder, root)
    watched = scenarios.watched_by(ready.scenario, case, root)
    with Disk(watched) as disk:
        disk.leave(int(ready.need * part))
        outcome = running.fork(case, root)
        full = scenarios.state_of(watched)
        found = _on_a_full_disk(ready, outcome, full)
        disk.leave(ready.need * 4 + (8 << 20))
        again = running.fork(case, root)
        if again.code and (full != ready.new or ready.scenario.repeatable):
            words = (again.stdout + again.stderr).decode("utf-8", "replace")
            found.append(("with space again it fails", words[-1500:]))
        found += unlike(ready, scenarios.state_of(watched))
    shutil.rmtree(folder)
    return found


def _on_a_full_disk(
    ready: Ready, outcome: running.Outcome, state: scenarios.State
) -> Found:
    """What is wrong with the way a command met the full disk."""
    words = (outcome.stdout + outcome.stderr).decode("utf-8", "replace")
    if judging.is_a_fault(words) or outcome.code not in (0, 1):
        return [(f"exit code {outcome.code} on a full disk", words[-2500:])]
    found = left_by(ready, state)
    for name in state.keys() - ready.old.keys() - ready.new.keys():
        found.append(("litter on a full disk", name))
    if outcome.code == 0:
        if state != ready.new:
            found.append(
                ("exit code 0 though files are missing", words[-1500:])
            )
        return found
    if not judging.FINDING.search(words):
        found.append(("exit code 1 without a finding", words[-1500:]))
    return found + _claims(ready, words, state)


def _claims(ready: Ready, words: str, state: scenarios.State) -> Found:
    """Whether what is said about written files is one sentence, and true."""
    written = {
        name
        for name in scenarios.changed(ready.old, state)
        if name in state and state[name] == ready.new.get(name)
    }
    nothing = any(phrase in words for phrase in _NOTHING)
    numbers = [
        int(number) for number in re.findall(r"写入 (\d+) 个文件", words)
    ]
    numbers += [len(re.findall("^已写入 ", words, re.MULTILINE))]
    claimed = max(numbers)
    detail = f"changed: {sorted(written)[:5]} ({len(written)})\n{words[-900:]}"
    if nothing and claimed:
        return [("says that nothing and that something was written", detail)]
    if nothing and written:
        return [("says that nothing was written, and it was", detail)]
    if claimed and claimed != len(written):
        return [("counts other files than were written", detail)]
    done = len(scenarios.changed(ready.old, state))
    if any(int(number) != done for number in _PARTLY.findall(words)):
        return [("counts other files than were changed", detail)]
    return []


def _no_space_for_notes(ready: Ready, folder: Path, root: Path) -> Found:
    """A temporary folder without space: done all the same, or a finding."""
    case = scenarios.restored(
        ready, folder / f"{ready.scenario.name}-tmp", root
    )
    watched = scenarios.watched_by(ready.scenario, case, root)
    with Disk(case.tmp) as disk:
        disk.leave(0)
        outcome = running.fork(case, root)
        words = (outcome.stdout + outcome.stderr).decode("utf-8", "replace")
        found = []
        if judging.is_a_fault(words) or outcome.code not in (0, 1):
            kind = f"exit code {outcome.code}, temporary folder full"
            found.append((kind, words[-2500:]))
        elif outcome.code == 1 and not judging.FINDING.search(words):
            found.append(("exit code 1 without a finding", words[-1500:]))
        found += left_by(ready, scenarios.state_of(watched))
    shutil.rmtree(case.folder)
    return found


class Disk:
    """A file system of its own in the place of a folder, with what the folder held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Disk:
        kept = self._folder.with_name(f"{self._folder.name}-kept")
        shutil.copytree(self._folder, kept, symlinks=True)
        _mount(self._folder, "-t", "tmpfs", "-o", "size=256m", "none")
        shutil.copytree(kept, self._folder, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(kept)
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", "--lazy", self._folder], check=True)

    def leave(self, space: int) -> None:
        """Make the file system just so large that this many bytes are free."""
        about = os.statvfs(self._folder)
        used = (about.f_blocks - about.f_bfree) * about.f_frsize
        size = max(_PAGE, used + space // _PAGE * _PAGE)
        _mount(self._folder, "-o", f"remount,size={size}")


def _mount(folder: Path, *words: str) -> None:
    subprocess.run(["mount", *words, folder], check=True)


def _say(scenario: scenarios.Scenario, how: str, found: Found) -> None:
    for kind, detail in found:
        line = {
            "name": f"{scenario.name}, {how}",
            "command": " ".join(scenario.arguments),
            "kind": f"{scenario.name}: {kind}",
            "detail": detail,
        }
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
