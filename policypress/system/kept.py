"""Values that take long to make, kept from one run to the next beside Python's own
compiled modules.

A value is found by a digest of everything it was made from, so that one made from
something else simply is not found. Where Python keeps nothing (`compiled` says when),
nothing is kept.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from policypress.system.regular import read_regular

_LARGEST = (
    32 * 1024 * 1024
)  # bytes; the templates of a whole set take half of one million
_DIGEST_LENGTH = sha256().digest_size


class Kept:
    """Values in one file, by digest: those of earlier runs and those of this one.

    Values are what marshal takes: code, text, numbers, and dicts, lists and tuples of
    them. folder, name: of the file; most: values that are kept. size: bytes that earlier
    runs wrote.
    """

    def __init__(self, folder: Path, name: str, most: int) -> None:
        """Reads the file at once; one that is missing or damaged holds nothing."""
        self._file = folder / f"{name}.{sys.implementation.cache_tag}"
        self._most = most
        self.size = 0
        self._kept = self._read()
        self._used: dict[bytes, Any] = {}

    def get(self, key: bytes) -> Any:
        """The value that is kept under a digest, None when there is none."""
        value = self._used.get(key) or self._kept.get(key)
        if value is not None:
            self._used[key] = value
        return value

    def put(self, key: bytes, value: Any) -> None:
        """Keep one more value, once `keep` is called."""
        self._used[key] = value

    def replace(self, key: bytes, value: Any) -> None:
        """Keep another value under a digest, once `keep` is called."""
        self._kept.pop(key, None)
        self.put(key, value)

    def keep(self) -> None:
        """Write down what was used, for the next run.

        What others used stays while there is space, that of the latest runs first. A
        folder that cannot be written to is no mistake.
        """
        if sys.dont_write_bytecode or self._used.keys() <= self._kept.keys():
            return
        others = [key for key in self._kept if key not in self._used]
        space = max(self._most - len(self._used), 0)
        latest = others[max(len(others) - space, 0) :]
        self._kept = {key: self._kept[key] for key in latest} | self._used
        payload = marshal.dumps(self._kept)
        if len(payload) + _DIGEST_LENGTH > _LARGEST:
            return  # nobody would read it
        partial = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            partial.unlink(missing_ok=True)
            with partial.open("xb") as file:  # x: never through a link
                file.write(_digest(payload) + payload)
            partial.replace(self._file)
        with suppress(OSError):
            partial.unlink(missing_ok=True)

    def _read(self) -> dict[bytes, Any]:
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
            self.size = len(payload)
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}


def made_from(parts: Iterable[Any], makers: Iterable[Path]) -> bytes:
    """The digest of what a value is made from: its parts, and the modules that make it
    (by size and time). Raises OSError when a module is gone.
    """
    states = [path.stat() for path in makers]
    known = [(state.st_size, state.st_mtime_ns) for state in states]
    return sha256(repr((known, *parts)).encode("utf-8", "replace")).digest()


def _digest(payload: bytes) -> bytes:
    """Of what is kept, by exactly this Python: another one's code may mean something
    else.
    """
    return sha256(sys.version.encode() + payload).digest()
