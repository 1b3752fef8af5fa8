"""Work done in other processes beside this one (并行).

A worker is a fork: it inherits what has been read and composed so far, so nothing but
its result travels. Patterns that it compiles are kept apart from those of the command,
which never hears of them. Systems without fork and files in memory (all but Linux) do
everything in this process, with the same result. What it is worth:
docs/decisions/0005-rendering-in-other-processes.md.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any, BinaryIO

from policypress.system.kept_patterns import KeptPatterns

_CAN_FORK = hasattr(os, "fork") and hasattr(os, "memfd_create")
_MOST = 4  # eight are no faster: composing, which one process does, is then what takes long
_NAME = "work"
Work = Callable[[], Any]


def processors() -> int:
    """How many processes are worth having on this machine."""
    if not _CAN_FORK:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


class Workers:
    """A context in which up to `jobs` processes work, this one among them.

    Whatever still runs at its end is stopped.
    """

    def __init__(self, jobs: int) -> None:
        self._most = jobs - 1 if _CAN_FORK else 0
        self._running: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._running:
            worker.stop()

    def free(self) -> int:
        """How many processes may be started now."""
        self._running = [
            worker for worker in self._running if not worker.has_ended()
        ]
        return max(0, self._most - len(self._running))

    def wait_for_room(self) -> None:
        """Waits until a process may be started; not at all where none ever may."""
        while self._running and not self.free():
            # Looks at whoever ends first, and leaves it to be asked for its result.
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)

    def start(self, work: Work, name: str = _NAME) -> Work:
        """Has the work done, in a process of its own when one is free.

        name: of such work, by which the patterns that it compiles are kept. What comes
        back waits for the result, which must be picklable. Without a free process the
        work is done here, at once.
        """
        begun = self._begun(work, name)
        if begun:
            return begun
        done = work()
        return lambda: done

    def beside(self, work: Work, name: str = _NAME) -> Work:
        """The same, of work for which not all is there yet, such as reading what this
        process is going to pass on: without a free process it is done when it is asked
        for."""
        return self._begun(work, name) or work

    def _begun(self, work: Work, name: str) -> Work | None:
        """What waits for the result of a process of its own; None where none is free."""
        if not self.free():
            return None
        try:
            worker = _Worker(work, name)
        except OSError:  # no more processes, memory or open files for us
            self._most = 0
            return None
        self._running.append(worker)
        return worker.result


class _Worker:
    """One process.

    When it fails (killed, out of memory) its work is done again here, so that an error
    shows.
    """

    def __init__(self, work: Work, name: str) -> None:
        """Starts at once. work: what to do; its answer comes back through a
        file in memory. name: of such work."""
        self._work = work
        self._file = os.fdopen(os.memfd_create("policypress"), "w+b")
        self._status: int | None = None
        try:
            self._pid = _fork()
        except OSError:
            self._file.close()
            raise
        if not self._pid:
            _live(work, name, self._file)

    def has_ended(self) -> bool:
        self._wait(os.WNOHANG)
        return self._status is not None

    def result(self) -> Any:
        """Waits for the process. To be asked for once."""
        import pickle

        self._wait(0)
        with self._file as file:
            file.seek(0)
            return self._work() if self._status else pickle.load(file)

    def stop(self) -> None:
        if not self.has_ended():
            os.kill(self._pid, signal.SIGKILL)
            self._wait(0)

    def _wait(self, options: int) -> None:
        if self._status is None:
            pid, status = os.waitpid(self._pid, options)
            self._status = status if pid else None


def _fork() -> int:
    """Like os.fork, but Ctrl-C waits meanwhile.

    Python loses one that comes in the hooks that libraries run then. In the worker it
    waits for ever: the process it came from hears it as well, and stops its workers.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    pid = -1
    try:
        pid = os.fork()
    finally:
        if pid != 0:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return pid


def _live(work: Work, name: str, file: BinaryIO) -> None:
    """The life of a worker.

    It leaves without a word and without tidying up: that is for the process it came
    from.
    """
    import pickle

    failed = 1
    try:
        with KeptPatterns(name):
            pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
        failed = 0
    finally:
        os._exit(failed)
