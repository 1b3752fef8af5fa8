"""A count of what the preview has shown, which others can wait for."""

from __future__ import annotations

import threading


class Revision:
    """Grows whenever there is something new to show.

    May be used by many threads.
    """

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    @property
    def count(self) -> int:
        """The revision that is shown now."""
        return self._count

    def advance(self) -> None:
        """There is something new: whoever waits goes on."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def after(
        self,
        count: int,
        patience: float,
    ) -> int:
        """The count as soon as it is another than `count`, or the same after
        `patience` seconds.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._count != count, patience)
            return self._count
