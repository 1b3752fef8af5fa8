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

_FOLDER = Path(__file__).parent / "__pycache__"
_MAKERS = (
    Path(__file__).with_name("bounds.py"), Path(__file__).with_name("environment.py"),
    Path(jinja2.__file__).with_name("compiler.py"))
_MOST = 120  # pieces kept: three times what a whole set needs, read in two milliseconds
Code = dict[bytes, CodeType]


class Compiled:
    """The compiled code of templates and prose, this build's and those before; `folder` keeps it."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._file = folder / f"templates.{sys.implementation.cache_tag}"
        self._salt = repr([(path.stat().st_size, path.stat().st_mtime_ns) for path in _MAKERS]).encode()
        self._kept = self._read()
        self._used: Code = {}

    def code(self, made_from: tuple[str | int | None, ...], make: Callable[[], CodeType]) -> CodeType:
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
        partial = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            both = self._kept | self._used
            partial.write_bytes(marshal.dumps(both if len(both) <= _MOST else self._used))
            partial.replace(self._file)
        with suppress(OSError):
            partial.unlink()

    def _read(self) -> Code:
        try:
            kept = marshal.loads(self._file.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):  # none yet, or damaged: as good as none
            return {}
        return kept if isinstance(kept, dict) else {}
