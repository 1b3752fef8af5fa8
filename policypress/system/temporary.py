"""Temporary folders of our own, and the removal of those that killed processes left
(临时文件夹). Standard library only.

A folder is called policypress-<pid>-<random> and holds a file that its process keeps
locked. The system lets the lock go however the process ends, so a folder whose process
is gone and whose lock is free belongs to nobody.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from policypress.findings import Finding, Place
from policypress.system import locks

MARKER = ".policypress"
_NAME = re.compile(r"policypress-(\d{1,10})-[^/\\]+")
_HINT = "核对环境变量 TMPDIR（Windows：TEMP）指向的文件夹：要存在、可写、有空间；也可以让它指向别的文件夹"


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder that goes away at the end of the context.

    Raises OSError when the system has no place for it.

    What killed processes left is removed first, so that it never piles up.
    """
    home = Path(tempfile.gettempdir())
    sweep(home)
    made = Path(
        tempfile.mkdtemp(prefix=f"policypress-{os.getpid()}-", dir=home)
    )
    try:
        with locks.hold(made / MARKER, 0):
            yield made
    finally:
        _clear(made)


def _clear(folder: Path) -> None:
    """Removes one of our folders, its marker last: killed half-way it is still known
    for ours. What cannot be removed now is left to the next sweep.
    """
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name == MARKER:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with suppress(OSError):
                    os.unlink(entry.path)
        with suppress(FileNotFoundError):
            os.unlink(folder / MARKER)
        folder.rmdir()


def sweep(home: Path) -> None:
    """Removes the folders in `home` whose process has ended; nothing that is not
    certainly one of them.
    """
    try:
        with os.scandir(home) as entries:
            found = [
                Path(entry.path)
                for entry in entries
                if _NAME.fullmatch(entry.name)
            ]
    except OSError:
        return
    for left in found:
        if _is_abandoned(left):
            _remove(left)
        elif not (left / MARKER).exists() and _is_of_a_dead_process(left):
            # Killed before it was marked, or after the mark was taken off again: then
            # nothing is in it. rmdir removes an empty folder, never a link or a file.
            with suppress(OSError):
                left.rmdir()


def refusal(problem: OSError) -> Finding:
    """The finding for an OSError of `folder`, or of writing into it."""
    if problem.errno in _FULL:
        message = "临时文件夹所在的磁盘已满"
    elif problem.errno == errno.ENOENT:
        message = "没有可用的临时文件夹"
    else:
        message = f"临时文件夹不能使用（{problem.strerror or problem}）"
    return Finding("no-temporary-folder", message, Place(""), _HINT)


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def _is_abandoned(left: Path) -> bool:
    """Whether a folder is ours by name, kind, owner and marker, and its process has
    ended.
    """
    if not _is_of_a_dead_process(left):
        return False
    try:
        about, marker = left.lstat(), (left / MARKER).lstat()
    except OSError:
        return False
    if not (
        stat.S_ISDIR(about.st_mode) and stat.S_ISREG(marker.st_mode)
    ):  # a link is neither
        return False
    return (
        not hasattr(os, "geteuid")
        or about.st_uid == marker.st_uid == os.geteuid()
    )


def _is_of_a_dead_process(left: Path) -> bool:
    """Whether the name of a folder is one of ours and its process has ended."""
    named = _NAME.fullmatch(left.name)
    return named is not None and not _is_alive(int(named[1]))


def _is_alive(pid: int) -> bool:
    """Whether there is a process of this number.

    Windows knows by the lock alone: there the question would end it.
    """
    if os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove(left: Path) -> None:
    """Removes a folder if its lock is free. rmtree does not go behind links."""
    try:
        with locks.hold(left / MARKER, 0):
            if os.name != "nt":  # Windows removes no file that is open
                _clear(left)
        if os.name == "nt":
            _clear(left)
    except (OSError, locks.Busy):
        return
