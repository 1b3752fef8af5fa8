"""Noticing that a source file has been saved, by looking again and again: it works on every disk and with every editor."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

INTERVAL = 0.1  # seconds
State = dict[str, tuple[int, int, int]]


def watch(
    folders: Iterable[Path], changed: Callable[[], None], end: threading.Event
) -> None:
    """Calls `changed` once at the beginning and after each change below the folders, until `end`.

    A change counts when two looks agree, so that nothing is read while it is being written; one that comes while
    `changed` works is seen right after.
    """
    folders = list(folders)
    known: State | None = None
    while True:
        now = state(folders)
        if now != known:
            if known is not None:
                while not end.wait(INTERVAL / 2) and (after := state(folders)) != now:
                    now = after
            known = now
            changed()
        if end.wait(INTERVAL):
            return


def state(folders: Iterable[Path]) -> State:
    """Time, size and inode of every file; what vanishes while it is looked at is not there."""
    found: State = {}
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [
                name
                for name in inner
                if not name.startswith(".") and name != "__pycache__"
            ]
            for name in names:
                try:
                    stat = os.stat(path := os.path.join(place, name))
                except OSError:
                    continue
                found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found
