"""The open connections of the preview.

None stays idle for long, and never too many.

A program that opens connections and sends nothing, or a byte now and then,
would otherwise hold a thread each for as long as it likes. When there are too
many, those that have been silent longest go, so that a browser always gets in.
"""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import suppress

READING = "reading"
ANSWERING = "answering"
WAITING = "waiting"
MOST = 64  # a browser opens six at a time, so this is ten browsers
# Seconds to send a request, or to follow one up: on this machine it takes
# milliseconds.
PATIENCE = 10.0


# What a connection is at, and since when (time.monotonic).
_Activity = tuple[str, float]


class Connections:
    """What each connection is at, and since when.

    May be asked from many threads.
    """

    def __init__(
        self,
        most: int = MOST,
        patience: float = PATIENCE,
    ) -> None:
        """patience: seconds that a request may take to come."""
        self._most = most
        self._patience = patience
        # What each is at, and since when; the longest silent first.
        self._open: dict[socket.socket, _Activity] = {}
        self._lock = threading.Lock()

    def admit(self, connection: socket.socket) -> bool:
        """Takes a new connection, in the place of a silent one if need be.

        False when all are being answered.
        """
        with self._lock:
            is_full = len(self._open) >= self._most
            if is_full and not self._drop_one():
                return False
            now = time.monotonic()
            self._open[connection] = (READING, now)
            return True

    def note(
        self,
        connection: socket.socket,
        doing: str,
    ) -> None:
        """The connection is READING a request, ANSWERING it, or WAITING for
        news.

        One that was dropped stays so.
        """
        with self._lock:
            if self._open.pop(connection, None):
                now = time.monotonic()
                self._open[connection] = (doing, now)

    def forget(self, connection: socket.socket) -> None:
        """The connection has ended."""
        with self._lock:
            self._open.pop(connection, None)

    def is_gone(self, connection: socket.socket) -> bool:
        """Whether nobody waits for an answer any more.

        The connection was dropped by us, or closed by the browser.
        """
        with self._lock:
            if connection not in self._open:
                return True
        try:
            readable, _, _ = select.select([connection], [], [], 0)
            if not readable:
                return False
            # A connection that is readable and has nothing was closed.
            sent = connection.recv(1, socket.MSG_PEEK)
            return not sent
        except (OSError, ValueError):
            return True

    def end_silent(self) -> None:
        """Drops every connection that has kept its request back
        for too long.
        """
        latest = time.monotonic() - self._patience
        with self._lock:
            for connection, activity in list(self._open.items()):
                doing, since = activity
                if doing == READING and since < latest:
                    self._drop(connection)

    def _drop_one(self) -> bool:
        """Drops the connection silent for longest, or else the one that has
        waited for news longest.
        """
        for what in (READING, WAITING):
            for connection, (doing, _) in self._open.items():
                if doing == what:
                    self._drop(connection)
                    return True
        return False

    def _drop(self, connection: socket.socket) -> None:
        """Wakes the thread that reads from the connection; it closes it."""
        del self._open[connection]
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
