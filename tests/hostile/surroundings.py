"""What lies around a command: the folders given to it, and what it must not touch."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

Snapshot = dict[str, tuple[object, ...]]


@dataclass(slots=True)
class Case:
    """One hostile input and the command that reads it.

    folder: all of it, with `given` (working folder, with the inputs and `out`), `home`,
    `tmp` and `neighbour` in it. arguments: the command line. as_json: whether standard
    output must be JSON.
    """

    folder: Path
    arguments: list[str] = field(default_factory=list)
    as_json: bool = False
    writes: tuple[Path, ...] = ()

    @property
    def given(self) -> Path:
        return self.folder / "given"

    @property
    def out(self) -> Path:
        return self.given / "out"

    @property
    def allowed(self) -> tuple[str, ...]:
        """The folders new files may come into."""
        return tuple(str(folder) for folder in self.writes or (self.out,))

    @property
    def tmp(self) -> Path:
        return self.folder / "tmp"

    @property
    def home(self) -> Path:
        return self.folder / "home"


def lay_out(folder: Path) -> Case:
    """The folders of a case, with a home, a neighbour and an own file among outputs."""
    case = Case(folder)
    for each in (
        case.out,
        case.tmp,
        case.home / ".config",
        folder / "neighbour",
    ):
        each.mkdir(parents=True)
    (case.home / ".config" / "settings.ini").write_text("mine = 1\n", "utf-8")
    (case.home / "日记.txt").write_text("不要动。\n", "utf-8")
    (folder / "neighbour" / "措施正文.docx").write_bytes(b"neighbour")
    (case.out / "我的笔记.txt").write_text("自己的文件。\n", "utf-8")
    return case


def snapshot(folder: Path) -> Snapshot:
    """Every entry below a folder: kind, size, and when and where it was written.

    The change time cannot be set by a program, so it shows every write without the
    contents being read.
    """
    found: Snapshot = {}
    waiting = [os.fspath(folder)]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            about = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(about.st_mode):
                found[entry.path] = ("folder",)
                waiting.append(entry.path)
                continue
            found[entry.path] = (
                about.st_mode,
                about.st_size,
                about.st_ino,
                about.st_mtime_ns,
                about.st_ctime_ns,
            )
    return found


def differences(
    before: Snapshot, after: Snapshot, allowed: tuple[str, ...]
) -> list[str]:
    """What was changed, removed, or made outside the folders `allowed`."""
    problems = []
    for path, was in before.items():
        if path not in after:
            problems.append(f"removed {path}")
        elif after[path] != was:
            problems.append(f"changed {path}")
    for path in sorted(after.keys() - before.keys()):
        if not any(
            path == folder or is_below(path, folder) for folder in allowed
        ):
            problems.append(f"made {path}")
    return problems


def is_below(path: str, folder: str) -> bool:
    """Whether a path lies in a folder, by its name."""
    return path.startswith(folder + os.sep)
