"""Compiled templates and prose, kept from one build to the next beside Python's own
compiled modules (编译缓存).

Jinja turns a template into Python; for a whole set that takes longer than filling the
templates. What is kept is found by everything it was made from, so that a changed
template, sandbox, filter, Jinja or Python simply is not found.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import CodeType

import jinja2

from policypress.system.regular import read_regular

_SANDBOX = Path(__file__).parent
_COMPOSE = _SANDBOX.parent
_FOLDER = _SANDBOX / "__pycache__"
# What the code of a template is made by, besides the template: a change of any of these
# makes other code.
_MAKERS = (
    *sorted(_SANDBOX.glob("*.py")),
    *sorted((_COMPOSE / "filters").glob("*.py")),
    _COMPOSE / "markdown" / "markers.py",
    Path(jinja2.__file__).with_name("compiler.py"),
)
_MOST = 120  # pieces kept: three times what a whole set needs, read in two milliseconds
_LARGEST = 32 * 1024 * 1024  # bytes; a whole set takes half of one million
_DIGEST_LENGTH = sha256().digest_size
Code = dict[bytes, CodeType]


class Compiled:
    """The compiled code of templates and prose, this build's and those before.

    folder: where it is kept.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._file = folder / f"templates.{sys.implementation.cache_tag}"
        self._salt = _makers_as_they_are()
        self._kept = self._read()
        self._used: Code = {}

    def code(
        self,
        made_from: tuple[str | int | None, ...],
        make: Callable[[], CodeType],
    ) -> CodeType:
        """What `make` makes of this, or what it made in an earlier build."""
        key = sha256(self._salt + repr(made_from).encode()).digest()
        code = self._used.get(key) or self._kept.get(key) or make()
        self._used[key] = code
        return code

    def keep(self) -> None:
        """Writes down what was used, for the next build.

        What other policies used stays while there is space. Nothing is written where
        Python was told to keep nothing; a folder that cannot be written to is no
        mistake.
        """
        if sys.dont_write_bytecode or self._used.keys() <= self._kept.keys():
            return
        both = self._kept | self._used
        payload = marshal.dumps(both if len(both) <= _MOST else self._used)
        partial = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            partial.unlink(missing_ok=True)
            with partial.open("xb") as file:  # x: never through a link
                file.write(_digest(payload) + payload)
            partial.replace(self._file)
        with suppress(OSError):
            partial.unlink(missing_ok=True)

    def _read(self) -> Code:
        """What was kept; nothing when there is none, or anything is odd about it.

        marshal believes what it reads: one wrong bit ends the process without a word,
        so the digest comes first.
        """
        try:
            data = read_regular(self._file, _LARGEST)
            digest, payload = data[:_DIGEST_LENGTH], data[_DIGEST_LENGTH:]
            if digest != _digest(payload):
                return {}
            kept = marshal.loads(payload)
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _makers_as_they_are() -> bytes:
    """Size and time of every file that takes part in compiling."""
    states = [path.stat() for path in _MAKERS]
    return repr(
        [(state.st_size, state.st_mtime_ns) for state in states]
    ).encode()


def _digest(payload: bytes) -> bytes:
    """Of what is kept, by exactly this Python: another one's code may mean something
    else."""
    return sha256(sys.version.encode() + payload).digest()
