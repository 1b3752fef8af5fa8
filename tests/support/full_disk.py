"""A disk that is full at the n-th thing the system is asked to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

CALLS = ("write", "fsync", "replace", "rename", "link", "mkdir")


class Disk:
    """Counts what is asked of the system. full_at: the call from which on it refuses."""

    def __init__(
        self, patch: pytest.MonkeyPatch, full_at: int, lasting: bool
    ) -> None:
        self.count, self._full_at, self._lasting = 0, full_at, lasting
        for name in CALLS:
            patch.setattr(os, name, self._refusing(getattr(os, name)))

    @property
    def was_full(self) -> bool:
        return self.count >= self._full_at

    def _refusing(self, real: Callable) -> Callable:
        def call(*arguments, **named):
            if real.__name__ == "write" and arguments[0] <= 2:
                return real(*arguments)  # the terminal
            self.count += 1
            refuses = (
                self.count == self._full_at or self._lasting and self.was_full
            )
            if not refuses:
                return real(*arguments, **named)
            if real.__name__ == "write":  # half of it still fitted
                real(
                    arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2]
                )
            raise OSError(errno.ENOSPC, "No space left on device")

        return call


def fill_at_every_call(
    run: Callable[[Path], object], prepare: Callable[[Path], object],
    check: Callable[[Path, bool], object], folder: Path, lasting: bool = False,
) -> int:  # fmt: skip
    """Run on a disk that is full at the first call, then at the second, and so on.

    prepare: makes the folder of each turn. check: gets it, and whether the run had met a
    full disk. Returns the number of turns: the last one met none.
    """
    for number in range(1, 1000):
        turn = folder / f"turn-{number}"
        turn.mkdir()
        prepare(turn)
        with pytest.MonkeyPatch.context() as patch:
            disk = Disk(patch, number, lasting)
            run(turn)
        check(turn, disk.was_full)
        if not disk.was_full:
            return number
    raise AssertionError("the disk is never large enough")


def files(folder: Path) -> dict[str, bytes]:
    """Every file that a user sees."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("[!.]*"))
        if path.is_file()
    }


def left_overs(folder: Path) -> list[str]:
    """Every temporary file or folder."""
    return sorted(path.name for path in folder.rglob(".policypress-*"))
