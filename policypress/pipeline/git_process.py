"""git in one folder, so that it only reads: it starts no other program, whatever the
repository's settings ask for.

The commands used here (rev-parse, ls-tree, cat-file) start something else in one case
only: an object that a partial clone has not fetched. GIT_NO_LAZY_FETCH stops that since
git 2.44; for older ones no protocol is allowed, and outside Windows and macOS git finds
no program to start. The caller's GIT_* variables would name another repository: they
go.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Timer

from msgspec import Struct

from policypress.system import temporary

PATIENCE = 60  # seconds for one call
_LONGEST_ANSWER = 16 * 1024 * 1024  # bytes; a list of 20,000 files is 4 MB
# Where to look for a repository is the caller's to say; which one it is, is not.
_KEPT = {"GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"}
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "diff.external": "",
    "core.sshCommand": "false",
    "core.askPass": "",
    "credential.helper": "",
    "protocol.allow": "never",
    "fetch.bundleURI": "",
    "gc.auto": "0",
    "maintenance.auto": "false",
    # A repository that lies inside another as plain files is not one that anybody made
    # on purpose.
    "safe.bareRepository": "explicit",
}


class Unusable(Exception):
    """git could not be run, took too long or answered too much: code, message and hint
    of the finding.
    """

    def __init__(
        self,
        code: str,
        message: str,
        hint: str,
    ) -> None:
        """code, message and hint as in a Finding; git has no place in a file."""
        super().__init__(message)
        self.code, self.hint = code, hint


class Answer(Struct, frozen=True):
    """What one call gave: exit code, and both outputs as bytes."""

    code: int
    output: bytes
    errors: bytes

    @property
    def text(self) -> str:
        """The output without its line end; bytes that are not UTF-8 as surrogates, as
        in file names.
        """
        return os.fsdecode(self.output).rstrip("\r\n")


class Git:
    """git in one folder: no prompts, no optional locks, messages in English, nothing
    started.
    """

    def __init__(
        self,
        program: Path,
        folder: Path,
    ) -> None:
        """folder: the one that git works in; the settings go with every call,
        before what a repository says."""
        self._start = [str(program), "--no-pager", "-C", str(folder)]
        for name, value in _SETTINGS.items():
            self._start += ["-c", f"{name}={value}"]

    def run(
        self,
        *words: str,
        give: bytes = b"",
        most: int = _LONGEST_ANSWER,
    ) -> Answer:
        """One call. give: its input; most: bytes of output. Raises Unusable."""
        try:
            with temporary.folder() as place:
                empty = place / "empty"
                empty.mkdir()
                return self._run(words, give, most, surroundings(empty))
        except (OSError, ValueError) as problem:  # ValueError: a NUL in a word
            reason = getattr(problem, "strerror", None) or problem
            raise Unusable(
                "git-failed",
                f"不能运行 git（{reason}）。",
                "核对 git 的安装和临时文件夹的空间。",
            ) from None

    def ask(self, *words: str) -> str | None:
        """The answer as text, None when git says no."""
        answer = self.run(*words)
        return answer.text if answer.code == 0 else None

    def _run(
        self,
        words: tuple[str, ...],
        give: bytes,
        most: int,
        environ: dict[str, str],
    ) -> Answer:
        """One call with these surroundings, its input and its errors in files,
        so that no pipe fills up. Raises Unusable."""
        with (
            tempfile.TemporaryFile() as given,
            tempfile.TemporaryFile() as errors,
        ):
            given.write(give)
            given.seek(0)
            command = [*self._start, *words]
            with subprocess.Popen(
                command,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environ,
            ) as process:
                output, late = _read(process, most)
            if late:
                raise Unusable(
                    "git-slow",
                    f"git 超过 {PATIENCE} 秒没有回应。",
                    "稍后重试，或者先导出旧版再比较。",
                )
            if len(output) > most:
                raise Unusable(
                    "revision-too-large",
                    "这个版本的文件太多或者太大，没有读取。",
                    "核对版本和政策文件夹；或者先导出旧版的政策文件夹再比较。",
                )
            errors.seek(0)
            return Answer(process.returncode, output, errors.read(100_000))


def _read(
    process: subprocess.Popen[bytes],
    most: int,
) -> tuple[bytes, bool]:
    """Output up to one byte more than `most`, and whether the time was over; the
    process has ended or been killed.
    """
    assert process.stdout is not None
    late = []

    def stop() -> None:
        late.append(True)
        process.kill()

    timer = Timer(PATIENCE, stop)
    timer.daemon = True
    timer.start()
    try:
        output = process.stdout.read(most + 1)
        if len(output) > most:
            process.kill()
        process.wait()
    finally:
        process.kill()
        timer.cancel()
    return output, bool(late)


def surroundings(empty: Path) -> dict[str, str]:
    """The variables git gets. empty: a folder without programs, where git looks for
    those it would start.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    kept |= {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_PAGER": "cat",
    }
    if sys.platform not in (
        "win32",
        "darwin",
    ):  # there `git` itself is a small program that looks for the real one
        kept |= {"PATH": str(empty), "GIT_EXEC_PATH": str(empty)}
    return kept
