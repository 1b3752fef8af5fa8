"""Noticing that a source file has been saved, by looking again and again.

It works on every disk and with every editor.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

INTERVAL = 0.1  # seconds
State = dict[str, tuple[int, int, int]]


def watch(
    folders: Iterable[Path],
    changed: Callable[[], None],
    end: threading.Event,
) -> None:
    """Calls `changed` at the beginning and after each change below the
    folders.

    It goes on until `end`. A change counts when two looks agree, so that
    nothing is read while it is being written; one that comes while `changed`
    works is seen right after.
    """
    folders = list(folders)
    known: State | None = None
    while True:
        now = state(folders)
        if now != known:
            if known is not None:
                now = _settled(folders, now, end)
            known = now
            changed()
        if end.wait(INTERVAL):
            return


def _settled(
    folders: list[Path],
    now: State,
    end: threading.Event,
) -> State:
    """The state once two looks agree, or the last one when the
    preview ends.
    """
    while not end.wait(INTERVAL / 2):
        after = state(folders)
        if after == now:
            break
        now = after
    return now


def state(folders: Iterable[Path]) -> State:
    """Time, size and file number of every file.

    What vanishes while it is looked at is not there.
    """
    found: State = {}
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if _is_source(name)]
            for name in names:
                path = os.path.join(place, name)
                try:
                    about = os.stat(path)
                except OSError:
                    continue
                found[path] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def _is_source(name: str) -> bool:
    """Whether a folder of this name may hold sources."""
    return not name.startswith(".") and name != "__pycache__"
