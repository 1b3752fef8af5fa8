"""A lock on a file that the system itself lets go when the process ends, however it
ends.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Busy(Exception):
    """Another process holds the lock."""


@contextmanager
def hold(
    path: str | os.PathLike[str],
    patience: float,
    waiting: Callable[[], None] = lambda: None,
) -> Iterator[int]:
    """Hold the lock on the file `path` (made when missing, never removed: removing
    would let two in).

    Yields the file descriptor: a child process that inherits it keeps the lock as long
    as it lives. patience: seconds to wait for another holder; `waiting` is called once
    when there is one. Raises Busy when the patience is over, OSError when the file
    cannot be made or is a link to somewhere else.
    """
    handle = os.open(
        path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666
    )
    try:
        deadline = time.monotonic() + patience
        announced = False
        while True:
            try:
                _try_lock(handle)
                break
            except OSError as problem:
                if not isinstance(problem, (BlockingIOError, PermissionError)):
                    # A file system without locks (some network drives): better
                    # unlocked than unusable.
                    break
                if time.monotonic() >= deadline:
                    raise Busy(os.fspath(path)) from None
            if not announced:
                waiting()
                announced = True
            time.sleep(0.05)
        yield handle
    finally:
        os.close(handle)
