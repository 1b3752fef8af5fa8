"""Programs of other makers that policypress can use when they are there.

Standard library only.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from subprocess import Popen


_ENDINGS = (
    (".exe", ".com", ".cmd", ".bat") if sys.platform == "win32" else ("",)
)
_USUAL = ("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin")


def find_program(name: str) -> Path | None:
    """A program by its name: on PATH, or where systems keep programs when PATH is bare
    (`env -i`).

    Only whole paths of PATH count: a program that lies in the folder somebody happens
    to work in is not the system's (shutil.which takes it on Windows always, elsewhere
    when PATH has an empty part or a dot).
    """
    on_path = os.environ.get("PATH", "").split(os.pathsep)
    for folder in (*on_path, *_USUAL):
        if not os.path.isabs(folder):
            continue
        for ending in _ENDINGS:
            path = os.path.join(folder, name + ending)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return Path(path)
    return None


def find_soffice() -> Path | None:
    """The soffice of LibreOffice: on PATH, or where its installers put it."""
    return (
        find_program("soffice")
        or find_program("libreoffice")
        or _newest(_installed())
    )


def _installed() -> Iterator[Path]:
    """Each soffice where the installers of LibreOffice put it."""
    if sys.platform == "darwin":
        places = [
            (Path("/Applications"), "LibreOffice*.app/Contents/MacOS/soffice")
        ]
    elif sys.platform == "win32":
        folders = {
            os.environ.get(name)
            for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
        }
        # soffice.com waits for the work to end and prints; soffice.exe does neither.
        places = [
            (Path(folder), "LibreOffice*/program/soffice.com")
            for folder in folders
            if folder
        ]
    else:
        places = [
            (Path("/usr/lib"), "libreoffice/program/soffice"),
            (Path("/opt"), "libreoffice*/program/soffice"),
        ]
    for folder, pattern in places:
        yield from folder.glob(pattern)


def _newest(installed: Iterable[Path]) -> Path | None:
    """The one with the highest version in its path (25.8 is newer than 7.4); None when
    there is none.
    """
    return max(
        installed,
        key=lambda path: (
            [int(number) for number in re.findall(r"\d+", str(path))],
            path,
        ),
        default=None,
    )


class Answer(NamedTuple):
    """What a program that ran to its end printed, and its exit code."""

    code: int
    out: bytes
    errors: bytes

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode("utf-8", "replace")


class NoAnswer(Exception):
    """A program did not start, or did not end in time. The text says so, in Chinese."""


def ask(
    command: Sequence[str | Path],
    seconds: float,
    give: bytes = b"",
    env: dict[str, str] | None = None,
) -> Answer:
    """Runs a program to its end and gives what it printed.

    Raises NoAnswer.

    When it does not end in time it is ended together with the processes it started, and
    so it is on Ctrl-C: a program found on PATH is often a script, whose own children
    would go on and hold the pipe open.
    """
    import subprocess

    name = Path(command[0]).name
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=env,
            start_new_session=True,
        )
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise NoAnswer(f"{name} 不能运行（{why}）") from None
    try:
        out, errors = process.communicate(give, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise NoAnswer(f"{name} 超过 {seconds:.0f} 秒没有回应") from None
    finally:
        end_process(process)
    return Answer(process.returncode, out, errors)


def end_process(process: Popen[bytes]) -> None:
    """Ends a process that was started in a session of its own, with all it started;
    nothing when it has ended.
    """
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        import signal

        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def find_pandoc() -> Path | None:
    """The pandoc named by PYPANDOC_PANDOC, else the one that pypandoc brings, else one
    on the machine.

    pypandoc's own search runs every pandoc it finds, without a time limit; looking is
    enough.
    """
    named = os.environ.get("PYPANDOC_PANDOC")
    if named:
        return find_program(named)
    from importlib.util import find_spec

    package = find_spec("pypandoc")
    if package is not None and package.origin:
        brought = shutil.which(
            "pandoc", path=str(Path(package.origin).parent / "files")
        )
        if brought:
            return Path(brought)
    return find_program("pandoc")
