"""Runs a share of the mutants of one kind: `python -m tests.hostile.serving …`.

A process of its own, without pytest, run inside a copy of the checkout. It imports
policypress and runs each command once, so that its forks are quick, then makes, runs
and judges one case after the other. One line of JSON for each complaint, and one at
the end.
"""

from __future__ import annotations

import gc
import io
import json
import os
import shlex
import shutil
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from tests.hostile import making, mutate_docx, running, settings
from tests.hostile.judging import Complaint, complaints
from tests.hostile.making import Bases
from tests.hostile.surroundings import Case, differences, lay_out, snapshot
from tests.support import small_policy as small

ONE_IN = 80  # real processes among the forks
_REAL = ONE_IN - 1


def main(words: list[str]) -> None:
    """words: kind, seed, first number, step, end, folder for the cases."""
    kind, folder = words[0], Path(words[5])
    seed, first, step, end = map(int, words[1:5])
    root = Path(__file__).resolve().parents[2]
    bases = warmed(root, folder)
    started = time.monotonic()
    hangs: dict[str, int] = {}
    count = 0
    processor = 0.0
    for number in range(first, end, step):
        case = making.make(
            kind, number, seed, folder / f"{kind}-{number}", bases
        )
        outcome, found = attack(case, root, real=number % ONE_IN == _REAL)
        count += 1
        processor += outcome.processor
        for complaint in found:
            _say(kind, number, case, complaint)
        if found and settings.KEEP:
            _keep(case, outcome, found[0], f"{kind}-{number}")
        shutil.rmtree(case.folder, ignore_errors=True)
        if outcome.hung:
            hangs[found[0].kind] = hangs.get(found[0].kind, 0) + 1
        if sum(hangs.values()) >= settings.MOST_HANGS:
            break
    seconds = time.monotonic() - started
    summary = {"count": count, "seconds": seconds, "processor": processor}
    print(json.dumps(summary), flush=True)


def attack(
    case: Case, root: Path, real: bool
) -> tuple[running.Outcome, list[Complaint]]:
    """Run a case and say what is wrong with what came of it."""
    before = snapshot(case.folder)
    try:
        outcome = (
            running.launch(case, root) if real else running.fork(case, root)
        )
    except (
        ValueError
    ) as problem:  # the system itself refuses such a command line
        return running.Outcome(2, b"", "错误：".encode()), _refused(problem)
    after = snapshot(case.folder)
    return outcome, complaints(
        case, outcome, differences(before, after, case.allowed)
    )


def _refused(problem: ValueError) -> list[Complaint]:
    if "null byte" in str(problem):
        return []
    return [Complaint("harness", str(problem))]


def warmed(root: Path, folder: Path) -> Bases:
    """Everything imported and used once; what the mutators start from."""
    sys.dont_write_bytecode = (
        False  # compiled templates are kept, as for a user
    )
    bases = Bases(root, [mutate_docx.base()])
    case = lay_out(folder / "warm")
    os.chdir(case.given)
    policy = small.write(case.given)
    (case.given / "answers.yaml").write_text(
        making.ANSWERS.replace("3", "1"), "utf-8"
    )
    texts = (("旧.docx", bases.docx[0]), ("新.docx", bases.docx[0]))
    for name, parts in texts:
        (case.given / name).write_bytes(mutate_docx.zipped(parts))
    out = ["--policy", str(policy), "--out", "out"]
    for words in (
        ["check", "--policy", str(policy)],
        ["build", "-j", "1", *out, "--marks"],
        [
            "build",
            "-j",
            "1",
            *out,
            "--format",
            "html,md",
            "--only",
            "措施正文",
        ],
        ["site", *out],
        ["calculate", "answers.yaml", *out],
        ["calculate", "answers.yaml", *out, "--letter", "prize"],
        [
            "compare",
            "旧.docx",
            "新.docx",
            "--policy",
            str(policy),
            "--out",
            "cmp",
        ],
        ["look", "gbt9704", "--dotx", "--out", "out"],
        ["new", "policy", "starter"],
    ):
        quietly(words)
    for name in ("措施正文.docx", "政策对照表.docx"):
        made = case.out / name
        if made.exists():
            bases.docx.append(mutate_docx.parts_of(made.read_bytes()))
    starter = case.given / "starter"
    for path in sorted(starter.rglob("*.yaml")):
        bases.starter[path.relative_to(starter).as_posix()] = path.read_text(
            "utf-8"
        )
    os.chdir(root)
    shutil.rmtree(case.folder)
    sys.dont_write_bytecode = True  # but those of hostile templates are not
    gc.collect()
    gc.freeze()  # forks share what is never collected
    gc.enable()
    return bases


def quietly(words: list[str]) -> int:
    """Run a command in this process; its words go nowhere."""
    from policypress.cli import main as run

    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return run(words)


def _say(kind: str, number: int, case: Case, complaint: Complaint) -> None:
    line = {
        "name": f"{kind}:{number}",
        "command": shlex.join(case.arguments)[:600],
        "kind": complaint.kind,
        "detail": complaint.detail[-2500:].replace(str(case.folder), "…"),
    }
    print(json.dumps(line), flush=True)


def _keep(
    case: Case, outcome: running.Outcome, first: Complaint, name: str
) -> None:
    """The case as it was, with what it printed, where a person can look at it."""
    safe = "".join(c if c.isalnum() else "-" for c in first.kind)[:90]
    target = Path(settings.KEEP) / safe / name
    if target.parent.exists() and len(list(target.parent.iterdir())) >= 3:
        return
    target.mkdir(parents=True, exist_ok=True)
    (target / "stdout").write_bytes(outcome.stdout)
    (target / "stderr").write_bytes(outcome.stderr)
    (target / "COMMAND").write_text(
        repr(case.arguments), "utf-8", "backslashreplace"
    )
    for path, about in snapshot(case.given).items():
        if (
            about[0] == "folder"
            or not Path(path).is_file()
            or Path(path).is_symlink()
        ):
            continue
        if int(str(about[1])) > 5_000_000:
            continue
        copy = target / os.path.relpath(path, case.given)
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        except OSError:
            continue


if __name__ == "__main__":
    main(sys.argv[1:])
