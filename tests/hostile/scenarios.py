"""Every command that writes, with the state it starts from and the one it reaches."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import making, mutate_docx, mutate_text
from tests.hostile.running import Outcome, fork
from tests.hostile.surroundings import Case, lay_out
from tests.support import small_policy as small

State = dict[str, str]  # path below the watched folder → digest, or "link"
FOLDERS = ["--policy", "policy", "--out", "out"]
# No outputs: the lock is never removed, by design (policypress/system/locks.py), and the
# record of an unchanged build holds times of files.
_OWN_RECORDS = (".policypress.lock", ".unchanged.json")


@dataclass(slots=True)
class Scenario:
    """One writing command.

    prepare: makes the state before the command in a case's folders. repeatable: whether
    the command may be given again once it has succeeded. watched: where it writes.
    """

    name: str
    arguments: list[str]
    prepare: Callable[[Case, Path], None]
    repeatable: bool = True
    in_checkout: bool = False


@dataclass(slots=True)
class Ready:
    """A scenario with its starting folder, and the states before and after it.

    seconds: how long the command takes. need: bytes it writes, in whole pages.
    """

    scenario: Scenario
    start: Path
    old: State = field(default_factory=dict)
    new: State = field(default_factory=dict)
    seconds: float = 0.0
    need: int = 0


def get_ready(scenario: Scenario, folder: Path, root: Path) -> Ready:
    """Makes the starting folder and runs the command once, undisturbed."""
    start = lay_out(folder / f"{scenario.name}-start")
    scenario.prepare(start, root)
    ready = Ready(scenario, start.folder)
    case = restored(ready, folder / f"{scenario.name}-whole", root)
    watched = watched_by(scenario, case, root)
    ready.old = state_of(watched)
    outcome = _done(case, root)
    ready.new = state_of(watched)
    assert ready.new != ready.old, f"{scenario.name} writes nothing"
    ready.seconds = outcome.seconds
    ready.need = _pages(ready, watched)
    shutil.rmtree(case.folder)
    return ready


def restored(ready: Ready, folder: Path, root: Path) -> Case:
    """A fresh copy of the starting folder, with the command to run in it."""
    shutil.copytree(ready.start, folder, symlinks=True)
    case = Case(folder, list(ready.scenario.arguments))
    case.writes = (case.given, root)
    if ready.scenario.in_checkout:
        kept = ready.start / "given" / "schemas"
        target = watched_by(ready.scenario, case, root)
        for each in target.iterdir():
            each.unlink()
        shutil.copytree(kept, target, dirs_exist_ok=True)
    return case


def watched_by(scenario: Scenario, case: Case, root: Path) -> Path:
    """The folder whose every file must be old or new."""
    if scenario.in_checkout:
        return root / "policypress" / "source" / "schemas"
    return case.given


def state_of(folder: Path) -> State:
    """Digest of every file below a folder, locks left out."""
    found: State = {}
    for home, _, files in os.walk(folder):
        if "/.git" in home:
            continue
        for name in files:
            path = Path(home, name)
            if name in _OWN_RECORDS:
                continue
            data = b"link" if path.is_symlink() else path.read_bytes()
            below = path.relative_to(folder).as_posix()
            found[below] = hashlib.sha256(data).hexdigest()
    return found


def changed(before: State, after: State) -> set[str]:
    """The visible files that are other than before; records of our own are hidden."""
    names = before.keys() | after.keys()
    return {
        name
        for name in names
        if before.get(name) != after.get(name) and not is_hidden(name)
    }


def is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _pages(ready: Ready, watched: Path) -> int:
    sizes = (
        (watched / name).stat().st_size
        for name, digest in ready.new.items()
        if ready.old.get(name) != digest
    )
    return sum(-(-size // 4096) * 4096 for size in sizes)


def _done(case: Case, root: Path) -> Outcome:
    """Run a command that has to succeed: without it there is nothing to interrupt."""
    outcome = fork(case, root)
    words = (outcome.stdout + outcome.stderr).decode("utf-8", "replace")
    assert outcome.code == 0, (
        f"{case.arguments}: {outcome.code}\n{words[-2000:]}"
    )
    return outcome


def _policy(case: Case, root: Path) -> None:
    small.write(case.given)
    (case.given / "answers.yaml").write_text(
        making.ANSWERS.replace("3", "1"), "utf-8"
    )
    for name, parts in (
        ("旧.docx", mutate_docx.base()),
        ("新.docx", mutate_docx.base()),
    ):
        if name == "新.docx":
            text = (
                parts["word/document.xml"].decode().replace("20万元", "25万元")
            )
            parts["word/document.xml"] = text.encode()
        (case.given / name).write_bytes(mutate_docx.zipped(parts))
    for name in ("旧.md", "新.md"):
        text = mutate_text.BASE.replace(
            "20万元", "30万元" if name == "新.md" else "20万元"
        )
        (case.given / name).write_text(text, "utf-8")


def _earlier(*arguments: str) -> Callable[[Case, Path], None]:
    """A folder that holds what the command made of an earlier source."""

    def prepare(case: Case, root: Path) -> None:
        _policy(case, root)
        earlier = Case(case.folder, list(arguments))
        earlier.writes = (case.given,)
        _done(earlier, root)
        _revise(case)

    return prepare


def _revise(case: Case) -> None:
    """Another title, another amount, and a measure less: everything is made anew, and
    some outputs are stale."""
    policy = case.given / "policy"
    main = small.edited(
        "policy.yaml",
        (
            "青石区关于促进手艺发展的若干措施",
            "青石区关于促进工艺发展的若干措施",
        ),
        ("measures: [prize, training]", "measures: [prize]"),
    )
    prize = small.edited("measures/prize.yaml", ("20万元", "25万元"))
    for name, text in (main | prize).items():
        (policy / name).write_text(text, "utf-8")
    answers = case.given / "answers.yaml"
    kept = answers.read_text("utf-8").replace("  cost: 8万元\n", "")
    answers.write_text(kept, "utf-8")
    (policy / "measures" / "training.yaml").unlink()
    (policy / "guides" / "training.yaml").unlink()
    text = (case.given / "新.md").read_text("utf-8").replace("银奖", "铜奖")
    (case.given / "新.md").write_text(text, "utf-8")


def _edited_by_hand(case: Case, root: Path) -> None:
    """Earlier outputs, one of which its reader has worked on."""
    _earlier("build", "-j", "1", *FOLDERS)(case, root)
    path = case.out / "措施正文.docx"
    path.write_bytes(path.read_bytes() + b"by hand")


def _repository(case: Case, root: Path) -> None:
    """The policy in git, then revised."""
    _policy(case, root)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    for words in (
        ["init", "-q"],
        ["add", "policy"],
        [*who, "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=case.given, check=True)
    _revise(case)


def _old_look(case: Case, root: Path) -> None:
    """A Word template made from the look as it was before somebody changed it."""
    shutil.copytree(root / "templates", case.given / "templates")
    look = case.given / "templates" / "looks" / "gbt9704.yaml"
    words = ["look", "--dotx", "--templates", "templates", "--out", "out"]
    earlier = Case(case.folder, words, writes=(case.given,))
    _done(earlier, root)
    text = look.read_text("utf-8")
    look.write_text(text.replace("bottom: 35毫米", "bottom: 36毫米"), "utf-8")


def _schemas(case: Case, root: Path) -> None:
    """Schemas of an earlier, much smaller model: on a full disk the new need space."""
    source = root / "policypress" / "source" / "schemas"
    target = Path(shutil.copytree(source, case.given / "schemas"))
    for path in target.iterdir():
        path.write_text("{}\n", "utf-8")


_COMPARE = ["compare", "旧.docx", "新.docx", *FOLDERS, "--date", "2024-01-01"]
_SINCE = ["compare", "HEAD", *FOLDERS, "--date", "2024-01-01"]
_TEXTS = ["compare", "旧.md", "新.md", *FOLDERS, "--date", "2024-01-01"]
_LETTER = ["calculate", "answers.yaml", *FOLDERS, "--letter", "prize"]
_SET = ["set", "prize#title", "支持名匠名店", "--policy", "policy"]
_LOOK = ["look", "--dotx", "--templates", "templates", "--out", "out"]
_PLAIN = ["build", "-j", "1", *FOLDERS, "--format", "html,md"]
SCENARIOS = (
    Scenario("build", ["build", "-j", "1", *FOLDERS], _policy),
    Scenario(
        "rebuild", ["build", "-j", "1", *FOLDERS], _earlier("build", *FOLDERS)
    ),
    Scenario(
        "with-jobs",
        ["build", "-j", "2", *FOLDERS],
        _earlier("build", *FOLDERS),
    ),
    Scenario("by-hand", ["build", "-j", "1", *FOLDERS], _edited_by_hand),
    Scenario("formats", _PLAIN, _earlier(*_PLAIN)),
    Scenario("site", ["site", *FOLDERS], _earlier("site", *FOLDERS)),
    Scenario("compare", _COMPARE, _policy),
    Scenario("recompare", _TEXTS, _earlier(*_TEXTS)),
    Scenario("since-git", _SINCE, _repository),
    Scenario("letter", _LETTER, _earlier(*_LETTER)),
    Scenario("look", _LOOK, _old_look),
    Scenario(
        "new-policy", ["new", "policy", "made"], _policy, repeatable=False
    ),
    Scenario(
        "new-measure",
        ["new", "measure", "loan", "--policy", "policy"],
        _policy,
        repeatable=False,
    ),
    Scenario("set", _SET, _policy),
    Scenario("schema", ["schema"], _schemas, in_checkout=True),
)
