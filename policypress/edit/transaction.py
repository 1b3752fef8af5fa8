"""Files of a policy replaced together: all of them or none (事务).

In this order: the lock, what an edit that was cut off left, whether every file is still
what was read, new contents beside the old ones and on the disk, the journal, the
replacing. Killed anywhere, the next edit finds the journal and puts the old files back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from policypress.edit import journal
from policypress.edit.journal import FileState
from policypress.findings import Finding, Place
from policypress.system import atomic, locks
from policypress.system.refusals import explain

_PATIENCE = 20.0  # seconds that another edit may take
_LARGEST = 4 * 1024 * 1024


class Refused(Exception):
    """An edit that was not made. args: the findings that say why."""


class Held(Struct, frozen=True):
    """A policy that this process has for itself. folder: of its journal; put_back: the
    last edit that was cut off before and has now been taken back, if there was one."""

    folder: Path
    put_back: journal.Entry | None


@contextmanager
def held(root: Path) -> Iterator[Held]:
    """The policy for this process alone, and whole. Raises Refused."""
    try:
        folder = journal.home(root)
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as problem:
        raise Refused([_no_journal(problem)]) from None
    try:
        with locks.hold(folder / "lock", _PATIENCE):
            _sweep(root)
            yield Held(folder, _put_back_unfinished(root, folder))
    except locks.Busy:
        message = "另一个命令正在修改这套政策"
        hint = "等它结束后再试"
        finding = Finding("policy-busy", message, Place(root.name), hint)
        raise Refused([finding]) from None


def _sweep(root: Path) -> None:
    """Removes the temporary files that killed edits left in the policy and its
    folders."""
    with suppress(OSError):
        folders = [one for one in root.iterdir() if one.is_dir()]
        for folder in (root, *folders):
            atomic.clean(folder)


def replace(
    root: Path,
    folder: Path,
    what: str,
    when: str,
    files: list[FileState],
) -> None:
    """Replaces, makes and removes files of the policy, all or none.

    folder: of the journal, held. Raises Refused; then nothing has changed.
    """
    _check_unchanged(root, files)
    staged = _stage(root, files)
    try:
        entry = journal.begin(folder, what, when, files)
    except OSError as problem:
        _drop(staged)
        raise Refused([_no_journal(problem)]) from None
    try:
        _move(root, files, staged)
        journal.finish(entry)
    except OSError as problem:
        _drop(staged)
        _restore(root, files, problem)
        journal.forget(entry)
        raise Refused([explain(problem, root)]) from None


def undo(root: Path, held: Held) -> journal.Entry:
    """Takes the last edit back; what it was. One that was cut off is the last, and has
    been taken back already. Raises Refused."""
    if held.put_back:
        return held.put_back
    folder = held.folder
    known = [one for one in journal.entries(folder) if one.is_done]
    if not known:
        message = "没有可以撤销的改动"
        hint = "只有本工具的命令（set、review --apply 等）所作的改动可以撤销"
        finding = Finding("nothing-to-undo", message, Place(root.name), hint)
        raise Refused([finding])
    last = known[-1]
    changed = [
        _changed_since(root, name)
        for name, after in last.after.items()
        if journal.digest(_content(root / name)) != after
    ]
    if changed:
        raise Refused(changed)
    files = [
        FileState(name, _content(root / name), before)
        for name, before in last.before.items()
    ]
    staged = _stage(root, files)
    unfinished = last.folder / "done"
    try:
        # From here on the entry counts as cut off: whoever comes next puts back the rest.
        unfinished.unlink()
        _move(root, files, staged)
    except OSError as problem:
        _drop(staged)
        raise Refused([explain(problem, root)]) from None
    journal.forget(last.folder)
    return last


def _put_back_unfinished(
    root: Path,
    folder: Path,
) -> journal.Entry | None:
    """Undoes what a killed edit had begun, and gives it. A file that is neither what it
    was nor what it was to become is somebody's, and stays. Raises Refused."""
    undone = None
    for entry in reversed(journal.entries(folder)):
        if entry.is_done:
            continue
        for name, before in entry.before.items():
            content = journal.digest(_content(root / name))
            if content == entry.after[name] != journal.digest(before):
                _put(root / name, before)
                undone = entry
        journal.forget(entry.folder)
    return undone


def _check_unchanged(
    root: Path,
    files: list[FileState],
) -> None:
    """Raises Refused when a file is not what it was when it was read, or is a link."""
    wrong = [
        _changed_since(root, state.name)
        for state in files
        if _content(root / state.name) != state.before
    ]
    wrong += [
        _is_a_link(root, state.name)
        for state in files
        if (root / state.name).is_symlink()
    ]
    if wrong:
        raise Refused(wrong)


def _stage(
    root: Path,
    files: list[FileState],
) -> dict[str, Path]:
    """New contents beside their places, on the disk. Raises Refused."""
    staged: dict[str, Path] = {}
    for number, state in enumerate(files):
        target = root / state.name
        if state.after is None:
            continue
        try:
            staged[state.name] = atomic.stage(target, state.after, number)
            if target.exists():
                shutil.copymode(target, staged[state.name])
            atomic.sync(staged[state.name])
        except OSError as problem:
            _drop(staged)
            raise Refused([explain(problem, target)]) from None
    return staged


def _move(
    root: Path,
    files: list[FileState],
    staged: dict[str, Path],
) -> None:
    """Puts everything into place. Raises OSError."""
    for state in files:
        target = root / state.name
        if state.after is None:
            target.unlink(missing_ok=True)
        else:
            os.replace(staged[state.name], target)
    for folder in {(root / state.name).parent for state in files}:
        atomic.sync_folder(folder)


def _restore(
    root: Path,
    files: list[FileState],
    problem: OSError,
) -> None:
    """Puts files back as they were, those that are not. Raises Refused where that is
    refused too: then the journal keeps them, and the next edit does it."""
    try:
        for state in files:
            if _content(root / state.name) != state.before:
                _put(root / state.name, state.before)
    except Refused:
        message = "改动只写了一部分，原来的内容都在改动记录里，还没有复原"
        hint = (
            "清理磁盘、检查权限后运行 build.py undo 或任一修改命令，会先复原"
        )
        finding = Finding("half-written", message, Place(root.name), hint)
        raise Refused([finding, explain(problem, root)]) from None


def _put(target: Path, content: bytes | None) -> None:
    """One file as it was; a file that was not there goes. Raises Refused."""
    try:
        if content is None:
            target.unlink(missing_ok=True)
        else:
            atomic.write(target, content)
    except OSError as problem:
        raise Refused([explain(problem, target)]) from None


def _drop(staged: dict[str, Path]) -> None:
    """Removes what was staged and not moved."""
    for path in staged.values():
        atomic.discard(path)


def _content(path: Path) -> bytes | None:
    """What a file holds now; None when it is not there, or nothing one reads."""
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return None


def _changed_since(root: Path, name: str) -> Finding:
    """The finding about a file that somebody else has written to meanwhile."""
    place = Place(f"{root.name}/{name}")
    message = "这份文件在读取之后又有改动，没有写入"
    hint = "保存编辑器里的改动后，重新运行这个命令"
    return Finding("changed-since", message, place, hint)


def _is_a_link(root: Path, name: str) -> Finding:
    """The finding about a link: what it leads to may be shared with others."""
    place = Place(f"{root.name}/{name}")
    message = "这是一个链接，没有改动它指向的文件"
    return Finding("link-in-the-way", message, place, "换成文件本身")


def _no_journal(problem: Exception) -> Finding:
    """The finding when edits cannot be remembered: then none is made."""
    reason = getattr(problem, "strerror", None) or str(problem)
    message = f"不能记录改动（{reason}），没有写入"
    hint = "核对用户缓存文件夹（环境变量 XDG_CACHE_HOME、LOCALAPPDATA）可写、有空间"
    return Finding("no-journal", message, Place(""), hint)
