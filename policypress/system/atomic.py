"""Files that appear whole or not at all: written beside their place, then moved into
it.

Stands below everything, so that the writers of every stage share one way of writing. A
file that is being written bears a name of its own
(``.policypress-<process>-<number>.tmp``); if the process is killed, the next one that
writes to the same folder removes it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

PREFIX, SUFFIX = ".policypress-", ".tmp"
_BLOCK = (
    1 << 20
)  # bytes copied at a time: large files must not fill the memory
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def temporary_name(folder: Path, number: int) -> Path:
    """Where this process writes its file `number` before it gets its real name."""
    return folder / f"{PREFIX}{os.getpid()}-{number}{SUFFIX}"


def stage(target: Path, data: bytes, number: int) -> Path:
    """Write the bytes to a temporary file beside `target`, not yet synced.

    Returns the temporary file. Raises OSError, and then leaves no file behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_name(target.parent, number)
    try:
        handle = _create(temporary)
        try:
            _write(handle, data)
        finally:
            os.close(handle)
    except OSError:
        discard(temporary)
        raise
    return temporary


def stage_copy(source: Path, number: int) -> Path:
    """A whole copy of `source` in a temporary file beside it, synced, with its times.

    Returns the temporary file. Raises OSError, and then leaves no file behind.
    """
    temporary = temporary_name(source.parent, number)
    try:
        with source.open("rb") as original:
            handle = _create(temporary)
            try:
                while block := original.read(_BLOCK):
                    _write(handle, block)
            finally:
                os.close(handle)
        shutil.copystat(source, temporary)
        sync(temporary)
    except OSError:
        discard(temporary)
        raise
    return temporary


def sync(path: Path) -> None:
    """Have the system bring a file to the disk.

    Raises OSError: a full disk may show only now.
    """
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system has that (not on Windows).

    Raises OSError only for a full or broken disk: some file systems know no such thing.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EIO):
            raise


def move_new(temporary: Path, target: Path) -> None:
    """Give a temporary file its real name, which nothing may bear yet.

    Raises FileExistsError when something does, and OSError.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except (
        OSError
    ):  # a file system without hard links (exFAT, some network drives)
        if os.path.lexists(target):
            raise FileExistsError(
                errno.EEXIST, "exists", str(target)
            ) from None
        os.rename(temporary, target)
        return
    discard(temporary)


def write(target: Path, data: bytes) -> None:
    """Put one file into place, over an older one, in one step. Raises OSError."""
    temporary = stage(target, data, 0)
    try:
        sync(temporary)
        os.replace(temporary, target)
    except OSError:
        discard(temporary)
        raise
    sync_folder(target.parent)


def discard(path: Path) -> None:
    """Remove a temporary file or folder if possible; a later run removes what stays."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        pass


def left_overs(folder: Path) -> list[Path]:
    """What killed processes left in a folder."""
    found = folder.glob(f"{PREFIX}*{SUFFIX}")
    return [path for path in found if not _is_living(_process(path))]


def clean(folder: Path, locked: bool = False) -> None:
    """Remove what killed processes left in a folder; a living one's files stay.

    locked: nobody else writes there now, so that everything is a left-over.
    """
    everything = folder.glob(f"{PREFIX}*{SUFFIX}")
    for path in everything if locked else left_overs(folder):
        discard(path)


def _process(temporary: Path) -> str:
    """The number of the process that wrote a temporary file."""
    return temporary.name.removeprefix(PREFIX).partition("-")[0]


def _create(path: Path) -> int:
    """A new file for writing, in place of a left-over of the same name."""
    try:
        return os.open(path, _NEW, 0o666)
    except FileExistsError:
        discard(path)
        return os.open(path, _NEW, 0o666)


def _write(handle: int, data: bytes) -> None:
    """All bytes: the system may take fewer than it is given."""
    rest = memoryview(data)
    while rest:
        count = os.write(handle, rest)
        rest = rest[count:]


def _is_living(process: str) -> bool:
    """Whether another process with this number runs now.

    Our own number means an earlier process that bore it: we clean before we write.
    """
    if not process.isdecimal() or int(process) == os.getpid():
        return False
    if sys.platform == "win32":
        return _is_living_on_windows(int(process))
    try:
        os.kill(int(process), 0)
    except PermissionError:  # somebody else's
        return True
    except (OSError, OverflowError):
        return False
    return True


def _is_living_on_windows(process: int) -> bool:
    """The same question; os.kill would end the process there."""
    import ctypes

    query_limited_information = 0x1000
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    handle = kernel.OpenProcess(query_limited_information, False, process)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)
