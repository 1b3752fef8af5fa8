"""What edits did to a policy, so that it can be taken back (改动记录).

One folder an edit below the user's cache, named by the policy and a number: entry.json,
and the files as they were. An entry is whole before the first file is replaced, and
marked done after the last. One that is not done tells of an edit that was cut off: the
next edit puts its files back first.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from policypress.system import atomic
from policypress.system.regular import read_regular
from policypress.system.user_cache import user_cache

MOST = (
    100  # edits of a policy that can be taken back; older ones are forgotten
)
_LARGEST = 4 * 1024 * 1024  # bytes of one file of ours
_ENTRY, _DONE = "entry.json", "done"


class FileState(Struct, frozen=True):
    """A file before and after an edit: its bytes, None where it is not there.

    name: in the policy folder, with / between.
    """

    name: str
    before: bytes | None
    after: bytes | None


class Entry(Struct, frozen=True):
    """An edit that was made. what: in words; when: as the clock said; files: by name,
    what they were and the digest of what they became (None: removed)."""

    folder: Path
    what: str
    when: str
    before: dict[str, bytes | None]
    after: dict[str, str | None]
    is_done: bool


def digest(data: bytes | None) -> str | None:
    """What tells one content from another; None for a file that is not there."""
    return None if data is None else sha256(data).hexdigest()


def home(root: Path) -> Path:
    """Where the edits of a policy are kept. Raises RuntimeError without a home."""
    whole = os.path.realpath(root)
    name = sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return user_cache() / "edits" / name


def begin(
    folder: Path,
    what: str,
    when: str,
    files: list[FileState],
) -> Path:
    """Writes down what is about to happen, whole; the entry's folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [number for number, _ in _numbered(folder)]
    target = folder / str(max(numbers, default=0) + 1)
    partial = folder / f"{atomic.PREFIX}{os.getpid()}-0{atomic.SUFFIX}"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    about: dict[str, Any] = {"what": what, "when": when, "files": []}
    for number, state in enumerate(files):
        blob = None if state.before is None else f"{number}.before"
        if blob and state.before is not None:
            atomic.write(partial / blob, state.before)
        after = digest(state.after)
        row = {"name": state.name, "before": blob, "after": after}
        about["files"].append(row)
    words = json.dumps(about, ensure_ascii=False, indent=1)
    atomic.write(partial / _ENTRY, words.encode())
    os.rename(partial, target)
    atomic.sync_folder(folder)
    return target


def finish(entry: Path) -> None:
    """Marks an entry as done, and forgets the oldest. Raises OSError."""
    atomic.write(entry / _DONE, b"")
    old = [path for _, path in _numbered(entry.parent)][:-MOST]
    for path in old:
        forget(path)


def forget(entry: Path) -> None:
    """Removes an entry; entry.json first, so that half an entry is none."""
    with suppress(OSError):
        (entry / _ENTRY).unlink(missing_ok=True)
    shutil.rmtree(entry, ignore_errors=True)


def entries(folder: Path) -> list[Entry]:
    """The edits that are remembered, oldest first; what is damaged is left out."""
    atomic.clean(folder) if folder.is_dir() else None
    found = (_read(path) for _, path in _numbered(folder))
    return [entry for entry in found if entry]


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    """The folders of entries with their numbers, in order."""
    return sorted(_numbers(folder))


def _numbers(folder: Path) -> Iterator[tuple[int, Path]]:
    """The same in any order."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.isascii() and name.isdigit():
                yield int(name), folder / name


def _read(path: Path) -> Entry | None:
    """An entry, None when it cannot be read or is not whole."""
    try:
        about = json.loads(read_regular(path / _ENTRY, _LARGEST))
        before = {
            str(row["name"]): _blob(path, row["before"])
            for row in about["files"]
        }
        after = {str(row["name"]): row["after"] for row in about["files"]}
        what, when = str(about["what"]), str(about["when"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_done = (path / _DONE).exists()
    return Entry(path, what, when, before, after, is_done)


def _blob(path: Path, name: str | None) -> bytes | None:
    """The bytes of a file before the edit. Raises OSError."""
    if name is None:
        return None
    return read_regular(path / Path(name).name, _LARGEST)
