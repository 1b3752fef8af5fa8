"""Compiled templates and prose, kept from one build to the next beside Python's own compiled modules (编译缓存).

Jinja turns a template into Python; for a whole set that takes longer than filling the templates. What is kept is found
by everything it was made from, so a changed template, sandbox, Jinja or Python simply is not found.
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

_FOLDER = Path(__file__).parent / "__pycache__"
_MAKERS = (
    *sorted(Path(__file__).parent.glob("*.py")),
    Path(jinja2.__file__).with_name("compiler.py"),
)
_MOST = 120  # pieces kept: three times what a whole set needs, read in two milliseconds
_LARGEST = 32 * 1024 * 1024  # bytes; a whole set takes half of one million
_DIGEST_LENGTH = sha256().digest_size
Code = dict[bytes, CodeType]


class Compiled:
    """The compiled code of templates and prose, this build's and those before; `folder` keeps it."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._file = folder / f"templates.{sys.implementation.cache_tag}"
        self._salt = repr(
            [(path.stat().st_size, path.stat().st_mtime_ns) for path in _MAKERS]
        ).encode()
        self._kept = self._read()
        self._used: Code = {}

    def code(
        self, made_from: tuple[str | int | None, ...], make: Callable[[], CodeType]
    ) -> CodeType:
        """What `make` makes of this, or what it made in an earlier build."""
        key = sha256(self._salt + repr(made_from).encode()).digest()
        code = self._used.get(key) or self._kept.get(key) or make()
        self._used[key] = code
        return code

    def keep(self) -> None:
        """Writes down what was used, for the next build, unless Python was told to keep nothing; what other policies
        used stays while there is room. A folder that cannot be written to is no mistake.
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

        marshal believes what it reads: one wrong bit ends the process without a word, so the digest comes first.
        """
        try:
            data = read_regular(self._file, _LARGEST)
            payload = data[_DIGEST_LENGTH:]
            if data[:_DIGEST_LENGTH] != _digest(payload):
                return {}
            kept = marshal.loads(payload)
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _digest(payload: bytes) -> bytes:
    """Of what is kept, by exactly this Python: another one's code may mean something else."""
    return sha256(sys.version.encode() + payload).digest()
