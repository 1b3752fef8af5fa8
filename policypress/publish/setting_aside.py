"""Files that are not ours stand in the way.

Each is kept whole beside its place.

The copy is written to a temporary file and synced before anything is moved, so
that a file that looks like a backup is one.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.publish import files

EDITED = "手工修改"
FOREIGN = "原有文件"
# Copies of one file: whoever has as many does not know which one counts.
_MOST = 999
_LONGEST = 255  # bytes of a file name on the usual file systems


class TooMany(Exception):
    """All numbers for copies of a file are taken."""


class Aside(Struct, frozen=True):
    """The copy of a file that is about to be written over.

    copy: its temporary file, None when a copy with the same content is there
    already.
    """

    original: Path
    target: Path
    copy: Path | None
    edited: bool

    def put(self) -> Finding:
        """Give the copy its name, for good.

        Raises OSError. Returns what to report.
        """
        if self.copy is not None:
            files.move_new(self.copy, self.target)
            files.sync_folder(self.target.parent)
        return self._finding()

    def _finding(self) -> Finding:
        """The warning about a file that was kept under another name."""
        place = Place(str(self.original))
        name = self.target.name
        if self.edited:
            message = f"这个文件生成后被手工改过，改过的一份已另存为“{name}”"
            hint = "需要保留的改动请写进 policy/，否则下次生成还会覆盖"
            return Finding("edited-by-hand", message, place, hint, "warning")
        message = f"此处原有一个不是由这个命令生成的同名文件，已另存为“{name}”"
        hint = "请核对另存的一份；以后不要用输出文件的名称保存自己的文件"
        return Finding("set-aside", message, place, hint, "warning")


def prepare(
    original: Path,
    edited: bool,
    number: int,
) -> Aside:
    """Copy a file to a temporary file beside it; it keeps its place for now.

    edited: the file was ours before somebody changed it. number: of the
    temporary file. Raises TooMany and OSError.
    """
    label = EDITED if edited else FOREIGN
    target, is_there = _place_for(original, label)
    copy = None if is_there else files.stage_copy(original, number)
    return Aside(original, target, copy, edited)


def too_many(path: Path) -> Finding:
    """The finding for a file that could not be set aside any more."""
    message = (
        f"这个文件另存的副本已有 {_MOST} 份，没有再另存，也没有更新这个文件"
    )
    hint = "整理并移走旧的副本后重试"
    place = Place(str(path))
    return Finding("too-many-copies", message, place, hint)


def _place_for(
    original: Path,
    label: str,
) -> tuple[Path, bool]:
    """The first free name for a copy.

    Or that of a copy that has the same content.
    """
    for number in range(1, _MOST + 1):
        target = _named(original, f"（{label}{number}）")
        if not os.path.lexists(target):
            return target, False
        if _is_copy(target, original):
            return target, True
    raise TooMany


def _named(
    original: Path,
    mark: str,
) -> Path:
    """The name with a mark before its suffix, shortened where it would be too
    long.
    """
    stem = original.stem
    suffix = original.suffix
    while stem and len(f"{stem}{mark}{suffix}".encode()) > _LONGEST:
        stem = stem[:-1]
    return original.with_name(f"{stem}{mark}{suffix}")


def _is_copy(
    path: Path,
    original: Path,
) -> bool:
    """Whether a file is a copy of the other, e.g. of a run that was killed
    since.
    """
    if files.is_link(path) or not path.is_file():
        return False
    size = path.stat().st_size
    if size != original.stat().st_size:
        return False
    digest = files.digest_of(path)
    return digest == files.digest_of(original)
