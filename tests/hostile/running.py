"""One command, run as a child of this process under limits, with all it writes noted.

The child is a fork of a process that has imported policypress already: a hundred times
cheaper than a new interpreter, and each command still has a process of its own, so that
a hang, a crash or a memory limit ends that one alone.
"""

from __future__ import annotations

import faulthandler
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import settings
from tests.hostile.surroundings import Case

TRACEBACK = 70  # the exit code of a child whose command raised
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.mkdir",
    "os.rmdir",
    "os.remove",
    "os.truncate",
    "os.chmod",
    "os.utime",
}
MOVES = {"os.rename", "os.link", "os.symlink"}


@dataclass(slots=True)
class Outcome:
    """What came of a command. code: negative when a signal ended it."""

    code: int
    stdout: bytes
    stderr: bytes
    seconds: float = 0.0
    processor: float = 0.0
    memory: int = 0
    hung: bool = False
    touched: list[str] = field(default_factory=list)


def surroundings_of(case: Case, root: Path) -> dict[str, str]:
    """The environment of a command: a decoy home, its own temporary folder."""
    kept = {
        key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ
    }
    return kept | {
        "HOME": str(case.home),
        "TMPDIR": str(case.tmp),
        "POLICYPRESS_VENV": sys.prefix,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(case.folder),
        "PYTHONPATH": "",
    }


def fork(
    case: Case,
    root: Path,
    prepare: Callable[[], None] | None = None,
    kill_after: float = 0.0,
) -> Outcome:
    """Run the case's command in a forked child and wait for it.

    prepare: called in the child before the command, for tests that add a trap.
    kill_after: seconds after which the child and all it started are killed.
    """
    stdout, stderr, noted = (
        os.memfd_create(name) for name in ("out", "err", "noted")
    )
    start = time.monotonic()
    pid = os.fork()
    if not pid:
        _be_the_child(case, root, (stdout, stderr, noted), prepare)
    hung, status, usage = _wait(pid, kill_after)
    touched = _contents(noted).decode("utf-8", "replace").splitlines()
    return Outcome(
        code=os.waitstatus_to_exitcode(status),
        stdout=_contents(stdout),
        stderr=_contents(stderr),
        seconds=time.monotonic() - start,
        processor=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * 1024,
        hung=hung,
        touched=touched,
    )


def launch(case: Case, root: Path, kill_after: float = 0.0) -> Outcome:
    """The same as a new process through build.py, as a user starts it."""
    start = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (
        tempfile.TemporaryFile() as stdout,
        tempfile.TemporaryFile() as stderr,
    ):
        process = subprocess.Popen(
            [
                sys.executable,
                "-X",
                "utf8",
                str(root / "build.py"),
                *case.arguments,
            ],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            cwd=case.given,
            env=surroundings_of(case, root),
            start_new_session=True,
            preexec_fn=_limit,
        )
        hung = False
        try:
            process.wait(kill_after or settings.CLOCK_SECONDS)
        except subprocess.TimeoutExpired:
            hung = not kill_after
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        stdout.seek(0)
        stderr.seek(0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return Outcome(
            code=process.returncode,
            stdout=stdout.read(),
            stderr=stderr.read(),
            seconds=time.monotonic() - start,
            processor=after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime,
            hung=hung or process.returncode == -signal.SIGXCPU,
        )  # fmt: skip


def _wait(
    pid: int, kill_after: float
) -> tuple[bool, int, resource.struct_rusage]:
    """Wait for a child and end its whole group when the clock runs out."""
    seconds = kill_after or settings.CLOCK_SECONDS
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    late = not poll.poll(seconds * 1000)
    if late:
        _kill(pid)
    _, status, usage = os.wait4(pid, 0)
    os.close(handle)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(
            pid, signal.SIGKILL
        )  # what the command may have left running
    by_limit = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    return (late and not kill_after) or by_limit, status, usage


def _kill(pid: int) -> None:
    """Kill a child's whole group, or the child alone before it has one."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except PermissionError:
        pass
    except ProcessLookupError:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _be_the_child(
    case: Case,
    root: Path,
    handles: tuple[int, int, int],
    prepare: Callable[[], None] | None,
) -> None:
    """The whole life of the child: never returns."""
    code = TRACEBACK
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, handle in enumerate((nothing, *handles[:2])):
            os.dup2(handle, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)
        os.environ.clear()
        os.environ.update(surroundings_of(case, root))
        tempfile.tempdir = None
        os.chdir(case.given)
        _limit()
        seconds = settings.SECONDS - 1
        faulthandler.dump_traceback_later(seconds, file=sys.stderr)
        allowed = (*case.allowed, str(case.tmp))
        sys.addaudithook(_Watch(handles[2], allowed, str(root)))
        if prepare is not None:
            prepare()
        from policypress.cli import main

        code = main(case.arguments)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _limit() -> None:
    resource.setrlimit(
        resource.RLIMIT_CPU, (settings.SECONDS, settings.SECONDS + 2)
    )
    resource.setrlimit(resource.RLIMIT_AS, (settings.MEMORY, settings.MEMORY))
    largest = settings.LARGEST_FILE
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Watch:
    """An audit hook that notes each change outside the allowed folders, and each call
    to the network."""

    def __init__(
        self, handle: int, allowed: tuple[str, ...], root: str
    ) -> None:
        self._handle = handle
        self._allowed = allowed
        self._root = root

    def __call__(self, event: str, arguments: tuple) -> None:
        if event == "open":
            if opens_for_writing(arguments):
                self._note(event, arguments[0], -1)
        elif event in CHANGES:
            self._note(event, arguments[0], _folder_handle(event, arguments))
        elif event in MOVES:
            self._note(event, arguments[1], -1)
            if event == "os.rename":
                self._note(event, arguments[0], -1)
        elif event in ("socket.connect", "socket.bind"):
            os.write(self._handle, f"{event} {arguments[1:]!r}\n".encode())

    def _note(self, event: str, path: object, folder: int) -> None:
        if not isinstance(path, (str, bytes)):
            return  # an open file: its opening was noted
        name = os.fsdecode(path)
        if folder >= 0:
            name = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), name)
        real = os.path.join(
            os.path.realpath(os.path.dirname(os.path.abspath(name))),
            os.path.basename(name),
        )
        if real == os.devnull or f"{os.sep}__pycache__" in real:
            return
        for allowed in self._allowed:
            if real == allowed or real.startswith(allowed + os.sep):
                return
        os.write(self._handle, f"{event} {real}\n".encode("utf-8", "replace"))


def opens_for_writing(arguments: tuple) -> bool:
    """Whether an `open` audit event (path, mode, flags) may change a file."""
    path, _, flags = arguments
    named = isinstance(path, (str, bytes))
    return named and isinstance(flags, int) and bool(flags & _WRITES)


def _folder_handle(event: str, arguments: tuple) -> int:
    """The dir_fd of an audit event, -1 when the path is a plain one."""
    last = arguments[-1]
    return last if event != "os.truncate" and isinstance(last, int) else -1


def _contents(handle: int) -> bytes:
    """All that was written into a file in memory; closes it."""
    with os.fdopen(handle, "rb") as file:
        file.seek(0)
        return file.read()
