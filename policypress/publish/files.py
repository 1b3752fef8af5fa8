"""Single files of an output folder.

What they hold, and how they are written.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path

from policypress.publish.manifest import digest
from policypress.system.atomic import (
    clean,
    discard,
    move_new,
    stage,
    stage_copy,
    sync,
    sync_folder,
)

__all__ = [
    "clean",
    "digest_of",
    "discard",
    "folded",
    "is_link",
    "move_new",
    "same",
    "signature",
    "stage",
    "stage_copy",
    "sync",
    "sync_folder",
]

# What tells one state of a file from another: file number, time of change,
# size.
Signature = tuple[int, int, int]


def same(
    path: Path,
    data: bytes,
) -> bool:
    """True when the file already holds exactly these bytes."""
    try:
        if path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except OSError:
        return False


def digest_of(path: Path) -> str:
    """The digest of a file, "" when it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def signature(path: Path) -> Signature | None:
    """The state of a regular file, None when nothing is there.

    Raises IsADirectoryError for a folder and OSError for anything else in the
    way.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "此处不是普通文件", str(path))
    return found.st_ino, found.st_mtime_ns, found.st_size


def is_link(path: Path) -> bool:
    """A symbolic link, or what Windows calls a junction."""
    is_junction = getattr(os.path, "isjunction", None)  # from Python 3.12 on
    linked = os.path.islink(path)
    return linked or bool(is_junction and is_junction(path))


def folded(name: str) -> str:
    """Names that some file systems take for one and the same."""
    composed = unicodedata.normalize("NFC", name)
    return composed.casefold()
